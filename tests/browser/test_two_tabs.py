"""Two tabs of one course: what is done in one is neither lost to the other nor left standing there once it is removed."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.desk import FIRST, LAST, MINE, MODULE, RING, SPRING, UNREAD, Desk, answer, chosen, question
from tests.browser.page import inside, until
from tests.browser.records import KEY, kept, read, record

LEAVE = "document.hasFocus = () => false"
"""A window that was left for another keeps its active field, and has no focus; the test's browser gives it to every page."""


def two(open_page: Open, address: str) -> tuple[Page, Page]:
    one = open_page(address + MODULE, before=UNREAD).page
    other = one.context.new_page()
    other.add_init_script(UNREAD)
    other.goto(one.url)
    return one, other


@pytest.fixture
def tabs(open_page: Open, desk: Desk) -> tuple[Page, Page]:
    """Two tabs of a module, where the learner keeps things on the device."""
    one, other = two(open_page, desk.served)
    assert inside(one, "store.keepOn('device')")
    return one, other


def box(page: Page) -> Locator:
    return page.locator(".reflect__text").first


def hold(tabs: tuple[Page, Page], *ids: str) -> None:
    """Wait until both tabs hold answers to these questions alone, and one record between them."""
    for page in tabs:
        until(page, lambda page=page: sorted(read(page)["questions"]) == sorted(ids))
        until(page, lambda page=page: kept(page) == kept(tabs[0]))


def hears(page: Page, text: str) -> None:
    """Wait until a tab holds a note of this text."""
    until(page, lambda: text in (one["text"] for one in read(page)["notes"].values()))


@pytest.mark.parametrize("way", ["served", "opened"])
def test_what_each_has_done_adds_up_in_both_once_one_chooses_the_device(open_page: Open, desk: Desk, way: str) -> None:
    tabs = one, other = two(open_page, getattr(desk, way))
    answer(one, FIRST, RING)
    answer(other, LAST, SPRING)
    inside(one, "store.keepOn('device')")
    hold(tabs, FIRST, LAST)
    assert other.evaluate("(key) => sessionStorage.getItem(key)", KEY) is None
    for page in tabs:
        expect(page.locator(".questions-progress")).to_have_text("1 of 2 answered; 1 more for practice.")
        expect(page.locator("[data-answered]")).to_have_count(2)
    many = [f"q{number}" for number in range(12)]
    for number, name in enumerate(many):
        inside(tabs[number % 2], "store.answer(name, 'v', ['k'], true)", name=name)
    hold(tabs, FIRST, LAST, *many)


def test_what_two_wrote_apart_in_one_box_is_all_kept_once_one_chooses_the_device(open_page: Open, desk: Desk) -> None:
    tabs = one, other = two(open_page, desk.served)
    for page, text in ((one, "Hers first"), (other, "Then his")):
        box(page).fill(text)
        hears(page, text)
        box(page).blur()
    inside(one, "store.keepOn('device')")
    for page in tabs:
        expect(box(page)).to_have_value("Then his\n\nHers first")
    until(other, lambda: kept(other) == kept(one))
    inside(one, "store.keepOn('device')")
    expect(box(other)).to_have_value("Then his\n\nHers first")


def test_of_two_versions_of_one_text_the_newer_stands_and_what_was_cut_does_not_come_back(
    open_page: Open, desk: Desk
) -> None:
    one = open_page(desk.served + MODULE, before=UNREAD).page
    box(one).fill("Jo Bloggs missed three visits. I rang nobody.")
    hears(one, "Jo Bloggs missed three visits. I rang nobody.")
    with one.expect_popup() as copy:
        one.evaluate("window.open(location.href)")
    other = copy.value
    expect(box(other)).to_have_value("Jo Bloggs missed three visits. I rang nobody.")
    box(one).fill("I rang nobody.")
    hears(one, "I rang nobody.")
    box(one).blur()
    inside(one, "store.keepOn('device')")
    for page in (one, other):
        expect(box(page)).to_have_value("I rang nobody.")
    until(other, lambda: "Bloggs" not in json.dumps(kept(other)) + json.dumps(kept(one)))


def test_an_answer_takes_none_that_is_being_chosen_and_a_crossed_write_is_mended(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    question(other, LAST).get_by_label(SPRING).check()
    answer(one, FIRST, RING)
    hold(tabs, FIRST)
    until(other, lambda: chosen(other, FIRST) == [RING])
    assert chosen(other, LAST) == [SPRING], "what is being chosen stays"
    expect(question(other, FIRST).get_by_role("status")).to_be_empty()
    told = {"options": ["k"], "keyed": True, "at": 5}
    crossed = record(questions={"q": {"version": "v", "first": told, "last": told, "tries": 1}})
    other.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(crossed)])
    until(one, "(key) => Object.keys(JSON.parse(localStorage.getItem(key)).questions).length === 2", KEY)
    hold(tabs, FIRST, "q")


@pytest.mark.parametrize("forget", ["store.forget(['the-call-back'])", "localStorage.clear()"])
def test_what_is_forgotten_in_one_tab_does_not_come_back_from_another(tabs: tuple[Page, Page], forget: str) -> None:
    one, other = tabs
    answer(one, FIRST, RING)
    hold(tabs, FIRST)
    inside(one, forget)
    until(other, lambda: not read(other)["questions"])
    expect(question(other, FIRST)).not_to_have_attribute("data-answered", "")
    answer(other, LAST, SPRING)
    until(other, lambda: list(read(other)["questions"]) == [LAST])


def test_what_two_tabs_write_in_one_box_is_all_kept_and_one_left_in_hand_follows(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    box(other).focus()
    box(one).fill("Hers first")
    hears(other, "Hers first")
    box(other).press_sequentially("Then his")
    hears(one, "Then his\n\nHers first")
    box(one).blur()
    expect(box(one)).to_have_value("Then his\n\nHers first")
    other.evaluate(LEAVE)
    box(one).fill("Hers alone")
    expect(box(other)).to_have_value("Hers alone")
    hears(one, "Hers alone")
    one.goto(one.url.replace(MODULE, MINE))
    one.get_by_role("button", name="Remove everything").click()
    one.get_by_role("button", name="Yes, remove all of it now").click()
    expect(box(other)).to_have_value("")
    until(other, lambda: kept(other) == [[], []])


def test_what_two_tabs_write_in_one_answer_of_an_entry_is_all_kept(open_page: Open) -> None:
    one = open_page("cpd-record.html").page
    inside(one, "store.keepOn('device') && store.cpd('own1:type', 'Supervision')")
    other = one.context.new_page()
    other.goto(one.url)
    hers, his = fields = [page.locator(".cpd-piece [data-field=impact]") for page in (one, other)]
    for page, field in zip((one, other), fields, strict=True):
        page.locator(".cpd-piece > summary").click()
        field.focus()
    both = "Then his\n\nHers first"
    hers.fill("Hers first")
    until(other, "() => Object.values(localStorage).some((text) => text.includes('Hers first'))")
    his.press_sequentially("Then his")
    until(other, "(both) => Object.values(localStorage).some((text) => text.includes(JSON.stringify(both)))", both)
    hers.blur()
    expect(hers).to_have_value(both)
    expect(his).to_have_value(both)


def test_a_field_in_hand_shows_what_is_kept_once_it_is_left(open_page: Open) -> None:
    page = open_page("cpd-record.html").page
    field = page.get_by_label("Role", exact=True)
    field.focus()
    page.evaluate(LEAVE)
    inside(page, "store.cpd('me:role', 'Jo')")
    expect(field).to_have_value("Jo")
    page.evaluate("delete document.hasFocus")
    field.blur()
    field.focus()
    inside(page, "store.wipe()")
    field.blur()
    expect(field).to_have_value("")

"""Removing everything, being reminded to save a copy, and asking the browser not to clear what is kept."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open, beginning
from tests.browser.desk import MINE, Desk
from tests.browser.page import inside, until
from tests.browser.records import KEY, kept, load, note, read, record, save

ONE_ON_DEVICE = "store.note('one', 'x'), store.keepOn('device')"
visit = beginning("desk", MINE)


def told(page: Page) -> Locator:
    return page.locator("[data-module=record-wipe] [role=status]")


def wipe(page: Page) -> None:
    for words in ("Remove everything", "Yes, remove all of it now"):
        page.get_by_role("button", name=words).press("Enter")


LIVED = """
  store.note("one", "x"), store.note("two", "x"), store.note("gone", ""), store.answer("q", "v", ["k"], true),
  store.cpd("piece1:what", "x"), store.cpd("piece2:what", "x"), store.cpd("piece2:gone", "yes"), store.keepOn("device"),
  localStorage.setItem(key + ":aside-1", "broken"), localStorage.setItem(key + ":__palette", "dark")
"""
BOTH_AREAS = "for (const area of [localStorage, sessionStorage]) for (const end of [1, 9]) area.setItem(`${key}:aside-${end}`, 'x');"


def test_what_will_go_is_listed_before_it_goes_and_then_nothing_of_ours_is_left(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.opened + MINE).page
    inside(page, LIVED, key=KEY)
    before = kept(page)
    page.get_by_role("button", name="Remove everything").click()
    expect(page.get_by_role("heading", name="This will go, and cannot be brought back")).to_be_focused()
    goes = ["1 answer to a question", "2 notes and reflections", "1 field of your professional record",
            "1 copy of a record that could not be read", "the setting for light or dark colours",
            "what other open tabs of the course hold"]  # fmt: skip
    expect(page.locator("[data-module=record-wipe] section").get_by_role("listitem")).to_have_text(goes)
    assert kept(page) == before
    page.get_by_role("button", name="No, keep it").click()
    expect(told(page)).to_have_text("Nothing was removed.")
    expect(page.get_by_role("button", name="Remove everything")).to_be_focused()
    assert kept(page) == before
    for place in ("device", "tab"):
        more = f"{LIVED}, store.keepOn(place), localStorage.setItem('theirs', '1'), (() => {{ {BOTH_AREAS} }})()"
        inside(page, more, key=KEY, place=place)
        wipe(page)
        expect(told(page)).to_be_focused()
        expect(told(page)).to_contain_text("Everything is removed. The course keeps nothing in this browser now.")
        assert kept(page) == [[["theirs", "1"]], []]
        assert inside(page, "[store.place(), Object.keys(store.read().notes), store.trouble()]") == ["tab", [], None]
        page.reload()
        assert [name for area in kept(page) for name, _ in area if name.startswith("course-record")] == []


def test_a_record_that_cannot_be_read_goes_too_and_a_browser_that_lets_nothing_go_is_told(page: Page) -> None:
    for text in ("broken", json.dumps(record(version=9))):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
        page.get_by_role("button", name="Remove everything").click()
        expect(page.locator("[data-module=record-wipe] section")).to_contain_text("and this page cannot read")
        page.get_by_role("button", name="Yes, remove all of it now").click()
        assert kept(page) == [[], []]
    stuck = "Storage.prototype.removeItem = () => { throw new DOMException('no', 'SecurityError'); }"
    inside(page, f"store.note('mine', 'x'), {stuck}, 0")
    wipe(page)
    expect(told(page)).to_contain_text("The browser did not let the course remove everything.")


def test_nothing_on_the_page_can_bring_it_back(page: Page) -> None:
    save(page)
    said = page.locator("[data-module=record-save] [role=status]").first
    expect(said).to_contain_text("asked to save your record as")
    load(page, record(notes={"two": note("theirs"), "reflect:gone:reflect-x": note("Mine")}))
    page.get_by_role("button", name="Remove: reflect:gone:reflect-x").click()
    ways_back = page.get_by_role("button", name="Take it back").or_(page.get_by_role("button", name="Bring it back"))
    expect(ways_back).to_have_count(2)
    wipe(page)
    expect(ways_back).to_have_count(0)
    expect(page.get_by_text("No copy has been asked for yet.")).to_be_visible()
    expect(said).to_be_empty()
    assert kept(page) == [[], []]


def test_other_tabs_let_go_and_bring_nothing_back(page: Page) -> None:
    other, full = page.context.new_page(), page.context.new_page()
    full.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    for tab in (other, full):
        tab.goto(page.url)
        inside(tab, "store.note('theirs', 'in that tab alone')")
    inside(page, ONE_ON_DEVICE)
    until(other, lambda: "one" in read(other)["notes"])
    wipe(page)
    for tab in (other, full):
        until(tab, lambda tab=tab: not read(tab)["notes"])
    until(other, lambda: kept(other) == [[], []])
    inside(other, "store.note('later', 'x')")
    assert list(read(other)["notes"]) == ["later"]


def test_a_line_reminds_of_a_copy_that_is_missing_or_six_days_old(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + MINE, clock="2027-03-01T10:00:00Z").page
    reminder = page.locator("[data-module=record-reminder]")
    none = "There is no copy of your record yet, and some browsers clear what they keep. Save a copy."
    for act, line in (("0", ""), ("store.note('one', 'x')", ""), ("store.keepOn('device')", none)):
        inside(page, act)
        page.clock.run_for(1000)
        expect(reminder).to_have_text(line)
    save(page)
    expect(reminder).to_have_text("")
    page.clock.set_fixed_time("2027-03-07T12:00:00Z")
    page.reload()
    expect(page.get_by_text("A copy was last asked for on 1 March 2027.")).to_be_visible()
    expect(reminder).to_have_text("")
    inside(page, "store.note('two', 'x')")
    page.reload()
    old = "A copy was last asked for more than six days ago, and some browsers clear what they keep. Save a copy."
    expect(reminder).to_have_text(old)


KEEPER = """Object.defineProperty(navigator, "storage", {{
  value: {{ persisted: async () => {0}, persist: async () => {1} }}, configurable: true
}});"""
KEEPERS = {
    "it promises": (KEEPER.format("false", "true"), "The browser has promised not to clear it by itself."),
    "it does not": (KEEPER.format("false", "false"), "The browser made no promise."),
    "it has promised": (KEEPER.format("true", "true"), ""),
    "it cannot": ("Object.defineProperty(navigator, 'storage', { value: undefined });", ""),
}


@pytest.mark.parametrize("how", KEEPERS)
def test_the_browser_is_asked_where_it_can_promise_and_its_answer_told(open_page: Open, desk: Desk, how: str) -> None:
    before, sentence = KEEPERS[how]
    visit = open_page(desk.served + MINE, before=before)
    page, ask = visit.page, visit.page.get_by_role("button", name="Ask this browser to keep it")
    expect(ask).to_be_hidden()
    inside(page, ONE_ON_DEVICE)
    expect(page.get_by_text("Your record now holds:")).to_be_visible()
    if sentence:
        ask.click()
        expect(page.locator("[data-module=record-save] [role=status]", has_text=sentence)).to_be_focused()
        expect(page.locator("[data-module=record-reminder] a")).to_have_count(int(how == "it does not"))
    expect(ask).to_be_visible(visible=how == "it does not")
    assert visit.said == []

"""Two tabs of one course: what is written in one is neither lost to the other nor left standing there once it is removed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.waiting import until

MODULE, MINE, GUIDE, RECORD = (
    "modules/uncertainty.html",
    "my-learning.html",
    "guides/uncertainty.html",
    "cpd-record.html",
)
LEAVE = "document.hasFocus = () => false"
"""A window that was left for another keeps its active field, and has no focus; the test's browser gives it to every page."""


@pytest.fixture(params=["served", "folder"])
def tabs(request: pytest.FixtureRequest, open_page: Open) -> tuple[Page, Page]:
    """Two tabs of a module, where the learner keeps things on the device."""
    address = request.getfixturevalue(request.param) + MODULE
    first = open_page(address).page
    assert first.evaluate("course.store.keepOn('device')")
    second = first.context.new_page()
    second.goto(address)
    return first, second


def box(page: Page) -> Locator:
    return page.locator(".reflect__text").first


def kept(page: Page, text: str) -> None:
    until(page, "(text) => Object.values(course.store.read().notes).some((note) => note.text === text)", text)


def test_a_box_that_was_left_in_hand_shows_what_another_tab_wrote(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    box(other).focus()
    other.evaluate(LEAVE)
    box(one).fill("Hers first")
    expect(box(other)).to_have_value("Hers first")


def test_a_box_that_was_left_in_hand_is_emptied_when_another_tab_removes_everything(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    box(other).fill("Mine")
    kept(one, "Mine")
    other.evaluate(LEAVE)
    one.goto(one.url.replace(MODULE, MINE))
    one.get_by_role("button", name="Remove everything").click()
    one.get_by_role("button", name="Yes, remove all of it now").click()
    expect(box(other)).to_have_value("")
    assert other.evaluate("Object.keys(sessionStorage).concat(Object.keys(localStorage))") == []


def test_what_two_tabs_write_in_one_box_is_all_kept(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    box(other).focus()
    box(one).fill("Hers first")
    kept(other, "Hers first")
    box(other).press_sequentially("Then his")
    kept(one, "Then his\n\nHers first")
    box(one).blur()
    expect(box(one)).to_have_value("Then his\n\nHers first")


def test_answers_of_two_tabs_add_up_in_both(tabs: tuple[Page, Page]) -> None:
    for page, number in zip(tabs, (0, 1), strict=True):
        question = page.locator("[data-module=question]").nth(number)
        question.locator("fieldset input").first.check()
        question.get_by_role("button", name="Check my answer").click()
    for page in tabs:
        expect(page.locator(".questions-progress")).to_have_text("2 of 7 answered.")
        expect(page.locator("[data-answered]")).to_have_count(2)


@pytest.mark.parametrize(
    ("name", "label", "note"),
    [
        (GUIDE, "Who, line 1", "course.store.note('action:uncertainty:0:1', 'Jo')"),
        (RECORD, "Role", "course.store.cpd('me:role', 'Jo')"),
    ],
)
def test_a_field_that_was_left_in_hand_shows_what_is_kept(
    open_page: Open, served: str, name: str, label: str, note: str
) -> None:
    page = open_page(served + name).page
    page.get_by_label(label, exact=True).focus()
    page.evaluate(LEAVE)
    page.evaluate(note)
    expect(page.get_by_label(label, exact=True)).to_have_value("Jo")

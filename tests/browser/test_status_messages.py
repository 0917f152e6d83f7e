"""What a page says while the focus stays where it is: in a status that stood there before, so that a screen reader says it too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.access import drawn
from tests.browser.conftest import Open
from tests.browser.learner import MODULE, RECORD, settle
from tests.browser.records import choose, save
from tests.browser.stage import present
from tests.browser.states import MINE
from tests.browser.waiting import arrived, until

# Only what changes within a status that is on the page already, and can be seen by a screen reader, is heard.
LISTEN = """
window.heard = [];
const LIVE = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
new MutationObserver((changes) => {
  const told = new Set();
  const fresh = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node.nodeType === 1);
  for (const change of changes) {
    const holder = change.target.nodeType === 1 ? change.target : change.target.parentElement;
    const live = holder && holder.closest(LIVE);
    if (!live || fresh.some((node) => node.contains(live)) || !live.checkVisibility({ visibilityProperty: true }) || live.closest("[aria-hidden=true], [inert]") || told.has(live)) continue;
    told.add(live);
    const words = live.textContent.trim().replace(/\\s+/g, " ");
    if (words) window.heard.push(words);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
"""
HEARD = "(words) => window.heard.some((one) => new RegExp(words).test(one))"
COPIES = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.resolve()}});"


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def _entry(page: Page) -> None:
    page.locator(".cpd-entry").scroll_into_view_if_needed()
    _press(page, "Copy my CPD entry")


def _settle(number: int, *, in_line: bool) -> Callable[[Page], None]:
    return lambda page: settle(page.locator("[data-module=question]").nth(number), in_line=in_line)


def _cleared(page: Page) -> None:
    _press(page, "Clear my answers")
    _press(page, "Yes, clear them")


def _sheet_saved(page: Page) -> None:
    with page.expect_download():
        _press(page, "Save it as a file")


def _record_copied(page: Page) -> None:
    _press(page, "Write another entry")
    page.locator(".cpd-piece").get_by_label("What did you do?", exact=True).fill("To ring back.")
    _press(page, "Copy all as text")


def _note_removed(page: Page) -> None:
    page.evaluate("course.store.note('reflect:gone:reflect-x', 'Mine')")
    _press(page, "Remove: reflect:gone:reflect-x")


def _saved(page: Page) -> None:
    page.evaluate("course.store.note('one', 'x')")
    save(page)


def _slide(page: Page) -> None:
    present(page)
    page.keyboard.press("ArrowRight")


# By page, what a reader does one after another, and what is said of it; of the states, what is said stands with them.
SAID: dict[str, list[tuple[Callable[[Page], object], str]]] = {
    MODULE: [
        (lambda page: _press(page, "Check my answer"), r"Choose an answer first\."),
        (_settle(0, in_line=True), r"^Yes, and here is why\.$"),
        (_settle(1, in_line=True), r"2 of 3 answered; "),
        (_settle(2, in_line=False), r"^Not this one\. Here is why\.$"),
        (_cleared, r"Your answers on this page are cleared\."),
        (_entry, r"Your entry is copied"),
        (_slide, r"Slide 2 of \d+: "),
    ],
    "trainers/team-sheet.html": [
        (_sheet_saved, r"saved as team-sheet-.*It cannot be added up"),
        (lambda page: _press(page, "Remove this sheet"), r"The sheet is removed\."),
    ],
    RECORD: [
        (_record_copied, r"Copied: the whole record\."),
        (lambda page: _press(page, "Remove this entry"), r"The entry is removed\."),
    ],
    MINE: [
        (_note_removed, r"The note is removed\."),
        (lambda page: page.get_by_role("switch").check(), r"kept on this device"),
        (_saved, r"Your record is saved as my-learning-"),
        (lambda page: choose(page, "no record"), r"This file is not a record of this course"),
    ],
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_done_is_said_once_in_a_status(open_page: Open, name: str) -> None:
    page = open_page(name, before=COPIES + LISTEN).page
    arrived(page)
    for act, words in SAID[name]:
        page.evaluate("() => { window.heard.length = 0; }")
        act(page)
        until(page, HEARD, words, what=f"it is said: {words}")
        drawn(page)
        said = page.evaluate("window.heard")
        assert len(said) == len(set(said)), said


def test_a_status_that_comes_with_its_words_is_not_counted_as_heard(open_page: Open) -> None:
    page = open_page("about/support.html", before=LISTEN).page
    page.evaluate(
        """() => {
          const late = document.createElement("p");
          late.setAttribute("role", "status");
          late.textContent = "too late";
          document.querySelector("article").append(late);
        }"""
    )
    page.evaluate("document.querySelector('article [role=status]').append(' and in time')")
    until(page, "window.heard.includes('too late and in time')")
    assert page.evaluate("window.heard") == ["too late and in time"]

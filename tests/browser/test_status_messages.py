"""What a page says while the focus stays where it is: in a status that stood there before, so that a screen reader says it too."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.learner import MODULE, RECORD, REVIEW, begin, open_search, settle
from tests.browser.records import choose, note, record, save
from tests.browser.stage import present
from tests.browser.states import CASE, CHECK, GUIDE, MINE
from tests.browser.waiting import arrived, until

# Only what changes within a status that is on the page already, and can be seen by a screen reader, is heard.
LISTEN = """
window.heard = [];
const LIVE = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
new MutationObserver((changes) => {
  const fresh = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node.nodeType === 1);
  for (const change of changes) {
    const holder = change.target.nodeType === 1 ? change.target : change.target.parentElement;
    const live = holder && holder.closest(LIVE);
    if (!live || fresh.some((node) => node.contains(live)) || !live.checkVisibility({ visibilityProperty: true }) || live.closest("[aria-hidden=true], [inert]")) continue;
    const words = live.textContent.trim().replace(/\\s+/g, " ");
    if (words) window.heard.push(words);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
"""
COPIES = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.resolve()}});"


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def _settle(number: int, *, in_line: bool) -> Callable[[Page], None]:
    return lambda page: settle(page.locator("[data-module=question]").nth(number), in_line=in_line)


def _cleared(page: Page) -> None:
    _press(page, "Clear my answers")
    _press(page, "Yes, clear them")


def _search(words: str) -> Callable[[Page], None]:
    def searched(page: Page) -> None:
        open_search(page)
        page.locator("input[name=query]").fill("")
        page.locator("input[name=query]").press_sequentially(words)

    return searched


def _log_saved(page: Page) -> None:
    with page.expect_download():
        _press(page, "Save it as a file")


def _log_copied(page: Page) -> None:
    page.get_by_label("Who, line 1").fill("Jo")
    _press(page, "Copy the log as text")


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


def _review_verdict(page: Page) -> None:
    begin(page)
    settle(page.locator(".review__question [data-module=question]"), in_line=True)


# By page, what a reader does one after another, and what is said of it.
SAID: dict[str, list[tuple[Callable[[Page], object], str]]] = {
    MODULE: [
        (lambda page: _press(page, "Check my answer"), r"Choose an answer first\."),
        (_settle(0, in_line=True), r"^Yes\. The reviews point this way\.$"),
        (_settle(1, in_line=True), r"2 of \d+ answered\."),
        (_settle(2, in_line=False), r"^Not this one\. Here is why\.$"),
        (_cleared, r"Your answers on this page are cleared\."),
        (lambda page: _press(page, "Copy my CPD entry"), r"Your entry is copied"),
        (_slide, r"Slide 2 of \d+: "),
    ],
    REVIEW: [(_review_verdict, r"^Yes\. The reviews point this way\.$|you chose are in line\.")],
    CASE: [(_settle(0, in_line=False), r"2 of them are open")],
    "index.html": [(_search("threshold"), r"\d+ pages found"), (_search("zzzzqq"), r"course map")],
    "reference/points.html": [
        (lambda page: page.get_by_label("Show points that contain").fill("p147 brought"), r"^\d+ of 293 points$")
    ],
    GUIDE: [(_log_copied, r"The action log is copied\."), (_log_saved, r"The action log is saved as")],
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
    CHECK: [(lambda page: _press(page, "Check every file"), r"things? to do|Nothing to do")],
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_done_is_said_in_a_status(open_page: Open, served: str, name: str) -> None:
    page = open_page(served + name, before=COPIES + LISTEN).page
    arrived(page)
    for act, words in SAID[name]:
        page.evaluate("() => { window.heard.length = 0; }")
        act(page)
        heard = "(words) => window.heard.some((one) => new RegExp(words).test(one))"
        until(page, heard, words, what=f"it is said: {words}")


def test_what_was_loaded_has_the_focus_and_so_is_said(open_page: Open, served: str) -> None:
    page = open_page(served + MINE).page
    choose(page, record(notes={"two": note("theirs")}))
    expect(page.locator(":focus")).to_contain_text(re.compile("my-learning.json|would|added", re.I))
    page.get_by_role("button", name="Load it").click()
    expect(page.get_by_role("heading", name="The file is loaded")).to_be_focused()


def test_what_was_wiped_is_said_by_a_status_that_has_the_focus(open_page: Open, served: str) -> None:
    page = open_page(served + MINE).page
    page.get_by_role("button", name="Remove everything").click()
    page.get_by_role("button", name="Yes, remove all of it now").click()
    said = page.get_by_role("status").filter(has_text="Everything is removed.")
    expect(said).to_be_focused()


def test_a_status_that_comes_with_its_words_is_not_counted_as_heard(open_page: Open, served: str) -> None:
    page = open_page(f"{served}about/support.html", before=LISTEN).page
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

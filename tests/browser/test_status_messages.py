"""What a page says while the focus stays where it is: in a status that stood there before, so that a screen reader says it too."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.learner import MODULE, RECORD, REVIEW, begin, settle
from tests.browser.records import choose, note, record, save
from tests.browser.stage import present
from tests.browser.states import CASE, CHECK, GUIDE, MINE
from tests.browser.waiting import arrived, until

Open = Callable[..., Visit]
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


def _verdict(page: Page) -> None:
    settle(page.locator("[data-module=question]").first, in_line=True)


def _look_again(page: Page) -> None:
    settle(page.locator("[data-module=question]").first, in_line=False)


def _too_soon(page: Page) -> None:
    page.get_by_role("button", name="Check my answer").first.click()


def _cleared(page: Page) -> None:
    _verdict(page)
    page.get_by_role("button", name="Clear my answers").click()
    page.get_by_role("button", name="Yes, clear them").click()


def _searched(page: Page) -> None:
    page.keyboard.press("/")
    page.locator("input[name=query]").press_sequentially("threshold")


def _searched_in_vain(page: Page) -> None:
    page.keyboard.press("/")
    page.locator("input[name=query]").press_sequentially("zzzzqq")


def _filtered(page: Page) -> None:
    page.get_by_label("Show points that contain").fill("p147 brought")


def _log_copied(page: Page) -> None:
    page.get_by_label("Who, line 1").fill("Jo")
    page.get_by_role("button", name="Copy the log as text").click()


def _log_saved(page: Page) -> None:
    page.get_by_label("Who, line 1").fill("Jo")
    with page.expect_download():
        page.get_by_role("button", name="Save it as a file").click()


def _entry_copied(page: Page) -> None:
    page.get_by_role("button", name="Copy my CPD entry").click()


def _record_copied(page: Page) -> None:
    page.get_by_role("button", name="Add a piece of learning").click()
    page.locator(".cpd-piece").get_by_label("What you learnt", exact=True).fill("To ring back.")
    page.get_by_role("button", name="Copy all as text").click()


def _piece_removed(page: Page) -> None:
    page.get_by_role("button", name="Add a piece of learning").click()
    page.get_by_role("button", name="Remove this piece").click()


def _note_removed(page: Page) -> None:
    page.evaluate("course.store.note('reflect:gone:reflect-x', 'Mine')")
    page.get_by_role("button", name="Remove: reflect:gone:reflect-x").click()


def _kept(page: Page) -> None:
    page.get_by_role("button", name="Yes, keep them").click()


def _saved(page: Page) -> None:
    page.evaluate("course.store.note('one', 'x')")
    save(page)


def _refused(page: Page) -> None:
    choose(page, "no record")


def _case_opened(page: Page) -> None:
    _look_again(page)


def _checked(page: Page) -> None:
    page.get_by_role("button", name="Check every file").click()


def _slide(page: Page) -> None:
    present(page)
    page.keyboard.press("ArrowRight")


def _review_verdict(page: Page) -> None:
    begin(page)
    settle(page.locator(".review__question [data-module=question]"), in_line=True)


SAID = {
    "a verdict in line": (MODULE, _verdict, r"In line with the report's learning\. The reason is under your choice\."),
    "a verdict to look again": (MODULE, _look_again, r"Look again\. The reason is under your choice\."),
    "nothing chosen": (MODULE, _too_soon, r"Choose an answer first\."),
    "how many are answered": (MODULE, _verdict, r"1 of \d+ answered\."),
    "answers cleared": (MODULE, _cleared, r"Your answers on this page are cleared\."),
    "a verdict in a review": (REVIEW, _review_verdict, r"[Ii]n line with the report's learning\."),
    "a stage opened": (CASE, _case_opened, r"2 of them are open"),
    "pages found": ("index.html", _searched, r"\d+ pages found"),
    "nothing found": ("index.html", _searched_in_vain, r"course map"),
    "points left": ("reference/points.html", _filtered, r"^\d+ of 293 points$"),
    "a log copied": (GUIDE, _log_copied, r"The action log is copied\."),
    "a log saved": (GUIDE, _log_saved, r"The action log is saved as"),
    "an entry copied": (MODULE, _entry_copied, r"Your entry is copied"),
    "a record copied": (RECORD, _record_copied, r"Copied: the whole record\."),
    "a piece removed": (RECORD, _piece_removed, r"The piece is removed\."),
    "a note removed": (MINE, _note_removed, r"The note is removed\."),
    "where it is kept": (MINE, _kept, r"kept on this device"),
    "a record saved": (MINE, _saved, r"Your record is saved as my-learning-"),
    "a file refused": (MINE, _refused, r"\w"),
    "a copy checked": (CHECK, _checked, r"need a look|needs a look|Nothing wrong"),
    "the next slide": (MODULE, _slide, r"Slide 2 of \d+: "),
}


@pytest.mark.parametrize(("name", "act", "words"), SAID.values(), ids=SAID)
def test_it_is_said_in_a_status(
    open_page: Open, served: str, name: str, act: Callable[[Page], None], words: str
) -> None:
    page = open_page(served + name, before=COPIES + LISTEN).page
    arrived(page)
    page.evaluate("() => { window.heard.length = 0; }")
    act(page)
    until(page, "(words) => window.heard.some((one) => new RegExp(words).test(one))", words)


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

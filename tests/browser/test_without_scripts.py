"""Pages without JavaScript: every word that is there to be read stands there, no button is dead, and it says what scripts would add."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.learner import MODULE
from tests.browser.printed import on_paper
from tests.browser.test_cpd import ASKS, FAMILY, WORDS
from tests.browser.test_reference import LAW


class Page(NamedTuple):
    """What can be seen on a page, the first of each selector, and what of it cannot; after these folds are opened."""

    seen: tuple[str, ...]
    unseen: tuple[str, ...] = ()
    folds: tuple[str, ...] = ()


PARTS = ("check", "found", "since-2016", "practice", "reflect", "team")
FIELDS = [f"label:has-text({ASKS.get(label, label)!r})" for label in WORDS]
SHEET = Page((".team-sheet >> text=Never write here: a name", ".team-sheet th:has-text('How a child would notice')"))
HERE = ".md-tabs [aria-current]:has-text({!r})".format
WITHOUT = {
    "index.html": Page((HERE("Learn"), "a:has-text('Read on: ')"), (), ("text=Answers and why",)),
    MODULE: Page(
        (
            *(f"#{name}" for name in PARTS),
            f"#{LAW.id} .change-source:has-text({LAW.last_seen[1:] + '.'!r})",
            "a.term[href^='../reference/glossary.html#']",
            *(f'.cpd-entry >> text="{label}"' for label in (*WORDS, "Time in minutes")),
            HERE("Learn"),
        ),
        (),
        ("text=My CPD entry for this module", f"#{LAW.id} > summary"),
    ),
    "cpd-record.html": Page((*FIELDS, HERE("My record"))),
    "my-learning.html": Page(
        (
            "text=Without scripts nothing is kept, and the whole course can still be read.",
            "text=you can save your record to a file here",
            "text=What was kept before can be removed in the browser's own settings",
        )
    ),
    "review.html": Page(
        ("text=Without it, the questions stand at the end of each module", "h2:has-text('On paper')"),
        ("[data-keyed]", "[data-option]"),
    ),
    "guides/domestic-abuse.html": Page((".trainer-note > summary", HERE("Teach")), (".trainer-note > p",)),
    "notes.html": Page(("text=with N while you present",)),
    "reference/figures.html": Page((".figure__svg", ".figure table")),
    "reference/points.html": Page(("tbody tr >> nth=292",)),
    **dict.fromkeys(
        ("trainers/team-sheet.html", "guides/uncertainty.html", "briefings/sharing-information.html"), SHEET
    ),
}


def test_every_word_is_there_and_no_button_is_dead(open_page: Open, served: str) -> None:
    page = open_page("about:blank", java_script_enabled=False).page
    for name, (seen, unseen, folds) in WITHOUT.items():
        page.goto(served + name)
        for fold in folds:
            page.locator(fold).first.click()
        for selector in seen:
            expect(page.locator("body").locator(selector).first, f"{name}: {selector}").to_be_visible()
        for selector in ("main button:not([popovertarget])", *unseen):
            expect(page.locator(selector).filter(visible=True), f"{name}: {selector}").to_have_count(0)


def test_the_record_is_a_form_to_fill_in_on_paper(open_page: Open) -> None:
    text = on_paper(open_page("cpd-record.html", java_script_enabled=False).page)
    asked = (*WORDS, "Name", "Employer", FAMILY, "In supervision: What you did, and why you chose it")
    assert [label for label in asked if label not in text] == []


def test_few_links_stand_before_the_words_and_the_way_back_to_the_top_is_a_link(open_page: Open, served: str) -> None:
    page = open_page("", java_script_enabled=False).page
    before = page.locator("a:visible").evaluate_all(
        "all => all.filter((one) => one.compareDocumentPosition(document.querySelector('article')) & 4).length"
    )
    assert before < 10
    expect(page.locator(".md-tabs a")).to_have_text(["Learn", "Cases", "My record", "Teach"])
    foot = page.get_by_role("contentinfo").get_by_role("link").all_inner_texts()
    assert {"Course map", "Since 2016", "Privacy"} <= set(foot)
    page.goto(served + MODULE)
    page.get_by_role("link", name="Back to top").click()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()

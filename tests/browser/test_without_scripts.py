"""Pages without JavaScript, and on paper: every word is there to be read, and nothing to press that is dead or printed."""

from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import KINDS, Open
from tests.browser.learner import MODULE, do_module
from tests.browser.page import on_paper, sheets
from tests.browser.test_cpd import ASKS, FAMILY, WORDS
from tests.browser.test_reference import LAW
from tests.conftest import Once, few
from tests.start.test_new import old_house


class Words(NamedTuple):
    """What can be seen on a page, the first of each selector, and what of it cannot; after these folds are opened."""

    seen: tuple[str, ...]
    unseen: tuple[str, ...] = ()
    folds: tuple[str, ...] = ()


PARTS = ("check", "found", "since-2016", "practice", "reflect", "team")
FIELDS = [f"label:has-text({ASKS.get(label, label)!r})" for label in WORDS]
SHEET = Words((".team-sheet >> text=Never write here: a name", ".team-sheet th:has-text('How a child would notice')"))
CASE = "cases/health-matters.html"
HERE = ".md-tabs [aria-current]:has-text({!r})".format
WITHOUT = {
    "index.html": Words((HERE("Learn"), "a:has-text('Read on: ')"), (), ("text=Answers and why",)),
    MODULE: Words(
        (
            *(f"#{name}" for name in PARTS),
            f"#{LAW.id} .change-source:has-text({LAW.last_seen[1:] + '.'!r})",
            "a.term[href^='../reference/glossary.html#']",
            *(f'.cpd-entry >> text="{label}"' for label in (*WORDS, "Time in minutes")),
            ".question__answers [data-option]",
            ".question__explanation",
            HERE("Learn"),
        ),
        (),
        ("text=My CPD entry for this module", f"#{LAW.id} > summary", "text=Answers and why"),
    ),
    CASE: Words(("#stage-2", "#stage-5", ".case-road[open] p", ".case-road[open] >> nth=1", "#childs-day")),
    "cpd-record.html": Words((*FIELDS, HERE("My record"))),
    "my-learning.html": Words(
        (
            "text=Without scripts nothing is kept, and the whole course can still be read.",
            "text=you can save your record to a file here",
            "text=What was kept before can be removed in the browser's own settings",
        )
    ),
    "review.html": Words(
        ("text=Without it, the questions stand at the end of each module", "h2:has-text('On paper')"),
        ("[data-keyed]", "[data-option]"),
    ),
    "guides/domestic-abuse.html": Words((".trainer-note > summary", HERE("Teach")), (".trainer-note > p",)),
    "notes.html": Words(("text=with N while you present",)),
    "reference/figures.html": Words((".figure__svg", ".figure table")),
    "reference/points.html": Words(("tbody tr >> nth=292",)),
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
    page.goto(served + "cpd-record.html")
    text, told = on_paper(page), "In supervision: What you did, and why you chose it"
    assert [label for label in (*WORDS, "Name", "Employer", FAMILY, told) if label not in text] == []


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


PARTS = """(all, parts) => all.map((one) => Array.from(
  one.querySelectorAll(parts), (part) => part.textContent.trim().replace(/\\s+/g, " ")
))"""


def test_nothing_to_press_is_printed(open_page: Open, served: str) -> None:
    page = open_page("about:blank").page
    do_module(page, served, MODULE)
    for name in (MODULE, CASE, "guides/domestic-abuse.html"):
        page.goto(served + name)
        page.emulate_media(media="print")
        assert page.locator("button:visible").all_inner_texts() == [], name
        page.emulate_media(media="screen")


def test_a_draft_says_so_on_paper_too(open_page: Open, once: Once) -> None:
    site = once("begun", old_house) / "an old house" / "site"
    page = open_page((site / "modules" / "hall.html").as_uri()).page
    page.emulate_media(media="print")
    expect(page.get_by_text("Draft. This page is not finished.")).to_be_visible()


@pytest.mark.parametrize("name", [MODULE, CASE])
def test_a_question_and_its_options_stand_on_one_sheet(open_page: Open, name: str) -> None:
    page = open_page(name).page
    asked = page.locator("[data-module=question] fieldset").evaluate_all(PARTS, "legend, label")
    for mode in ("questions", "place"):
        page.evaluate("(mode) => { document.documentElement.dataset.print = mode; }", mode)
        printed = sheets(page)
        assert [one[0] for one in asked if not any(all(part in sheet for part in one) for sheet in printed)] == [], mode


def test_a_guide_s_timetables_and_sheet_stand_whole_on_numbered_sheets(open_page: Open) -> None:
    page = open_page("guides/uncertainty.html").page
    tables = ["".join(one).replace(" ", "") for one in page.locator("article table").evaluate_all(PARTS, "th, td")]
    printed = [sheet.replace(" ", "") for sheet in sheets(page)]
    assert len(tables) == 5
    assert [one for one in tables if not any(one in sheet for sheet in printed)] == []
    assert [number for number, sheet in enumerate(printed, 1) if not sheet.startswith(str(number))] == []


def test_a_heading_stands_with_what_follows_it_and_a_long_table_with_what_says_what_it_is(open_page: Open) -> None:
    for name, head, then in (
        ("modules/assessment.html", "The other decisions", "The families are fictional"),
        ("cases/changing-workers.html", "What is known by now.", "Who knew"),
    ):
        printed = sheets(open_page(name).page)
        assert any(head in sheet for sheet in printed)
        assert [sheet for sheet in printed if head in sheet and then not in sheet] == [], name


NOT_ON_PAPER = "[hidden], .present-start, .slides-link, .page-foot, .end__ways, .team-sheet__way, .page-head__draws-on, .trainer-note, .question__answers > summary, .map > h2"
BLOCKS = """(all, not) => {
  const parts = "h2, h3, h4, p, li, td, th, dt, dd, summary, legend, label, figcaption";
  const own = (one) => { const copy = one.cloneNode(true); copy.querySelectorAll(not).forEach((gone) => gone.remove()); return copy.textContent; };
  return all.filter((one) => one.matches(parts) && !one.querySelector(`${parts}, details`) && !one.closest(not)).map((one) => own(one).replace(/\\s+/g, "").slice(0, 40));
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_what_can_be_read_is_all_on_paper_without_scripts_too(open_page: Open, site: Path, kind: str) -> None:
    name = max(KINDS[kind], key=lambda name: (site / name).stat().st_size)
    plain, page = open_page(name, java_script_enabled=False).page, open_page(name).page
    wanted = plain.locator("article *").evaluate_all(BLOCKS, NOT_ON_PAPER)
    assert len(wanted) > 30
    for how, shown in (("with scripts", page), ("without", plain)):
        printed = on_paper(shown).replace(" ", "")
        assert [words for words in wanted if words not in printed] == [], (name, how)


def test_a_briefing_is_two_sheets_one_to_read_and_one_to_talk_and_write(open_page: Open, site: Path) -> None:
    for name in few(site, KINDS["briefings"]):
        page = open_page(name).page
        *first, talk, sheet = page.locator("article h2").all_inner_texts()
        printed = sheets(page)
        assert len(printed) == 2, name
        assert [one for one in first if one not in printed[0]] == [], name
        assert talk in printed[1] and sheet in printed[1], name

"""A page on paper: nothing to press is printed, and a question is not torn apart between two sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.learner import MODULE, do_module
from tests.browser.printed import on_paper, sheets
from tests.browser.sample import KINDS, few
from tests.conftest import Once
from tests.start.test_new import old_house

CASE = "cases/health-matters.html"


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
    asked: list[list[str]] = page.locator("[data-module=question] fieldset").evaluate_all(
        "all => all.map((one) => Array.from(one.querySelectorAll('legend, label'), (part) => part.textContent.trim().replace(/\\s+/g, ' ')))"
    )
    for mode in ("questions", "place"):
        page.evaluate("(mode) => { document.documentElement.dataset.print = mode; }", mode)
        printed = sheets(page)
        assert [one[0] for one in asked if not any(all(part in sheet for part in one) for sheet in printed)] == [], mode


def test_a_guide_s_timetables_and_sheet_stand_whole_on_numbered_sheets(open_page: Open) -> None:
    page = open_page("guides/uncertainty.html").page
    tables = page.locator("article table").evaluate_all(
        "all => all.map((one) => Array.from(one.querySelectorAll('th, td'), (cell) => cell.textContent.replace(/\\s+/g, '')).join(''))"
    )
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


def test_what_can_be_read_without_scripts_is_all_on_paper(open_page: Open, served: str, site: Path) -> None:
    plain, page = open_page("about:blank", java_script_enabled=False).page, open_page("about:blank").page
    for kind in KINDS.values():
        name = max(kind, key=lambda name: (site / name).stat().st_size)
        plain.goto(served + name)
        page.goto(served + name)
        wanted, printed = plain.locator("article *").evaluate_all(BLOCKS, NOT_ON_PAPER), on_paper(page).replace(" ", "")
        assert len(wanted) > 30
        assert [words for words in wanted if words not in printed] == [], name


def test_a_briefing_is_two_sheets_one_to_read_and_one_to_talk_and_write(open_page: Open, site: Path) -> None:
    for name in few(site, KINDS["briefings"]):
        page = open_page(name).page
        *first, talk, sheet = page.locator("article h2").all_inner_texts()
        printed = sheets(page)
        assert len(printed) == 2, name
        assert [one for one in first if one not in printed[0]] == [], name
        assert talk in printed[1] and sheet in printed[1], name

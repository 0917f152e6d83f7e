"""A page on paper: nothing to press is printed, and a question is not torn apart between two sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.learner import MODULE, do_module
from tests.browser.printed import sheets
from tests.browser.sample import KINDS, few

CASE = "cases/health-matters.html"


@pytest.mark.parametrize("name", [MODULE, CASE, "guides/domestic-abuse.html"])
def test_nothing_to_press_is_printed(open_page: Open, served: str, name: str) -> None:
    page = open_page(served + name).page
    if name == MODULE:
        do_module(page, served, name)
    page.emulate_media(media="print")
    assert page.locator("button:visible").all_inner_texts() == []


@pytest.mark.parametrize("name", [MODULE, CASE])
def test_a_question_and_its_options_stand_on_one_sheet(open_page: Open, served: str, name: str) -> None:
    page = open_page(served + name).page
    asked: list[list[str]] = page.locator("[data-module=question] fieldset").evaluate_all(
        "all => all.map((one) => Array.from(one.querySelectorAll('legend, label'), (part) => part.textContent.trim().replace(/\\s+/g, ' ')))"
    )
    for mode in ("questions", "place"):
        page.evaluate("(mode) => { document.documentElement.dataset.print = mode; }", mode)
        printed = sheets(page)
        assert [one[0] for one in asked if not any(all(part in sheet for part in one) for sheet in printed)] == [], mode


def test_a_briefing_is_two_sheets_one_to_read_and_one_to_talk_and_write(
    open_page: Open, served: str, site: Path
) -> None:
    for name in few(site, KINDS["briefings"]):
        page = open_page(served + name).page
        *first, talk, sheet = page.locator("article h2").all_inner_texts()
        printed = sheets(page)
        assert len(printed) == 2, name
        assert [one for one in first if one not in printed[0]] == [], name
        assert talk in printed[1] and sheet in printed[1], name

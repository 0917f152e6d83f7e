"""A page on paper: nothing to press is printed, and a question is not torn apart between two sheets."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.learner import MODULE, do_module
from tests.browser.printed import sheets

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

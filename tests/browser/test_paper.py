"""A page on paper: nothing to press is printed, and a question is not torn apart between two sheets."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import Visit
from tests.browser.learner import MODULE, do_module

Open = Callable[..., Visit]
CASE = "cases/health-matters.html"


def sheets(page: Page) -> list[str]:
    """The words of each printed page, with single spaces."""
    return [" ".join(part.extract_text().split()) for part in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]


@pytest.mark.parametrize("name", [MODULE, CASE, "guides/domestic-abuse.html"])
def test_nothing_to_press_is_printed(open_page: Open, served: str, name: str) -> None:
    page = open_page(served + name).page
    if name == MODULE:
        do_module(page, served, name)
    page.emulate_media(media="print")
    assert page.locator("button:visible").all_inner_texts() == []


@pytest.mark.parametrize("name", [MODULE, CASE])
@pytest.mark.parametrize("mode", ["questions", "place"])
def test_a_question_and_its_options_stand_on_one_sheet(open_page: Open, served: str, name: str, mode: str) -> None:
    page = open_page(served + name).page
    asked: list[list[str]] = page.locator("[data-module=question] fieldset").evaluate_all(
        "all => all.map((one) => Array.from(one.querySelectorAll('legend, label'), (part) => part.textContent.trim().replace(/\\s+/g, ' ')))"
    )
    page.evaluate("(mode) => { document.documentElement.dataset.print = mode; }", mode)
    printed = sheets(page)
    assert [one[0] for one in asked if not any(all(part in sheet for part in one) for sheet in printed)] == []

"""Storage that is blocked, full, corrupt or strange never stops the page, the search or the colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.learner import ask
from tests.browser.test_store import MISSING, REFUSES, THROWS

STATES = {
    "throwing": THROWS.format("localStorage"),
    "missing": MISSING.format("localStorage"),
    "full": REFUSES.format("setItem", "QuotaExceededError"),
    "sessions throwing": THROWS.format("sessionStorage"),
}


def darken(page: Page) -> None:
    """Choose the dark colours where the device asks for light ones."""
    for scheme in ("light", "dark"):
        page.locator(f"label[title*='switch to {scheme}']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("before", STATES.values(), ids=STATES)
def test_a_store_that_fails_leaves_search_and_colours_working(open_page: Open, served: str, before: str) -> None:
    visit = open_page(f"{served}index.html", before=before, color_scheme="light")
    ask(visit.page, "threshold")
    expect(visit.page.locator(".md-search-result__item").first).to_be_visible()
    visit.page.keyboard.press("Escape")
    darken(visit.page)
    assert visit.said == []


def test_a_choice_of_colours_is_kept_from_page_to_page(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}index.html", color_scheme="light")
    darken(visit.page)
    visit.page.goto(f"{served}modules/uncertainty.html")
    expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert visit.said == []


WRONG = [
    "not json",
    "5",
    '{"index": 99}',
    '{"index": 1, "color": {"media": "<b>"}}',
    '{"color": null}',
    "[]",
    '{"__proto__": {"index": 1}}',
    '"text"',
]
KEEP = "(value) => localStorage.setItem(new URL('.', location).pathname + '.__palette', value)"


def test_a_corrupt_choice_of_colours_is_dropped(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}index.html", color_scheme="dark")
    for value in WRONG:
        visit.page.evaluate(KEEP, value)
        visit.page.reload()
        expect(visit.page.locator("body"), value).to_have_attribute("data-md-color-scheme", "slate")
    assert visit.said == []

"""Storage that is blocked, full, corrupt or strange never stops the page, the search or the colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.learner import ask

THROWS = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
MISSING = "Object.defineProperty(window, 'localStorage', { value: null });"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


STATES = {
    "throwing": THROWS,
    "missing": MISSING,
    "full": FULL,
    "sessions throwing": THROWS.replace("localStorage", "sessionStorage"),
}


@pytest.mark.parametrize("before", STATES.values(), ids=STATES)
def test_a_store_that_fails_leaves_search_and_colours_working(open_page: Open, served: str, before: str) -> None:
    visit = open_page(f"{served}index.html", before=before, color_scheme="light")
    page = visit.page
    ask(page, "threshold")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("label[title*='switch to light']").click()
    page.locator("label[title*='switch to dark']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
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


def test_a_corrupt_choice_of_colours_is_dropped(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}index.html", color_scheme="dark")
    for value in WRONG:
        visit.page.evaluate(
            "(value) => localStorage.setItem(new URL('.', location).pathname + '.__palette', value)", value
        )
        visit.page.reload()
        expect(visit.page.locator("body"), value).to_have_attribute("data-md-color-scheme", "slate")
    assert visit.said == []


def test_a_choice_of_colours_is_kept_from_page_to_page(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}index.html", color_scheme="light")
    page = visit.page
    page.locator("label[title*='switch to light']").click()
    page.locator("label[title*='switch to dark']").click()
    page.goto(f"{served}modules/uncertainty.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert visit.said == []

"""Storage that is blocked, full, corrupt or strange never stops the page, the search or the colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.learner import KEY, PAGES_FOUND, ask
from tests.browser.test_store import MISSING, REFUSES, THROWS
from tests.browser.waiting import until

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
    page = visit.page
    ask(page, "threshold")
    expect(page.locator(PAGES_FOUND).first).to_be_visible()
    page.keyboard.press("Escape")
    darken(page)
    assert visit.said == []


WRONG = [
    "not json",
    "5",
    "slate",
    '"light"',
    '"] *',
    "LIGHT",
    "",
]


def test_a_corrupt_choice_of_colours_is_dropped(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}index.html", color_scheme="dark")
    for value in WRONG:
        visit.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"{KEY}:__palette", value])
        visit.page.reload()
        expect(visit.page.locator("body"), value).to_have_attribute("data-md-color-scheme", "slate")
        expect(visit.page.get_by_role("radio", name="Colours follow this device")).to_be_checked()
    assert visit.said == []


# The colours that a page has whenever it is about to be painted, from its first frame on.
FRAMES = """
window.worn = new Set();
const note = () => { if (document.body) window.worn.add(document.body.dataset.mdColorScheme); requestAnimationFrame(note); };
requestAnimationFrame(note);
"""


@pytest.mark.parametrize("at", ["served", "folder"])
def test_a_choice_of_colours_is_kept_from_page_to_page_and_worn_from_the_first_frame_on(
    open_page: Open, served: str, folder: str, at: str
) -> None:
    address = {"served": served, "folder": folder}[at]
    visit = open_page(f"{address}index.html", color_scheme="light", before=FRAMES)
    page = visit.page
    darken(page)
    page.goto(f"{address}modules/uncertainty.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("radio", name="Dark colours")).to_be_checked()
    until(page, "window.worn.size > 0")
    assert page.evaluate("[...window.worn]") == ["slate"]
    page.get_by_role("radio", name="Dark colours").press("ArrowDown")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert visit.said == []

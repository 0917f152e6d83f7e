"""The meaning of a term, by pointer, keyboard and touch."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

MODULE = "modules/poor-engagement.html"


def test_the_keyboard_opens_a_meaning_and_escape_closes_it(open_page: Callable[..., Visit], served: str) -> None:
    page = open_page(served + MODULE).page
    term = page.locator("a.term").first
    term.focus()
    tip = page.get_by_role("tooltip")
    expect(tip).to_have_text(term.get_attribute("data-meaning") or "")
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()
    assert term.get_attribute("aria-describedby") is None


def test_a_pointer_can_move_onto_the_meaning_without_losing_it(open_page: Callable[..., Visit], served: str) -> None:
    page = open_page(served + MODULE, clock="2027-03-01T10:00:00Z").page
    page.locator("a.term").first.hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    tip.hover()
    page.clock.run_for(60_000)
    expect(tip).to_be_visible()
    page.mouse.move(5, 5)
    page.clock.run_for(60_000)
    expect(tip).to_be_hidden()


def test_a_first_touch_shows_the_meaning_and_a_second_follows_the_link(
    open_page: Callable[..., Visit], served: str
) -> None:
    page = open_page(served + MODULE, has_touch=True, viewport={"width": 360, "height": 740}).page
    term = page.locator("a.term").first
    term.tap()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert page.url == served + MODULE
    term.tap()
    page.wait_for_url("**/reference/glossary.html#*")


def test_a_meaning_under_the_pointer_goes_with_escape_and_nothing_else_moves(
    open_page: Callable[..., Visit], served: str
) -> None:
    page = open_page(served + MODULE).page
    page.locator("a.term").first.hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    before = page.evaluate("[document.activeElement.tagName, scrollY, location.href]")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    assert page.evaluate("[document.activeElement.tagName, scrollY, location.href]") == before


@pytest.mark.parametrize("way", ["hover", "focus", "tap"])
def test_a_meaning_stays_until_it_is_left(open_page: Callable[..., Visit], served: str, way: str) -> None:
    page = open_page(served + MODULE, clock="2027-03-01T10:00:00Z", has_touch=way == "tap").page
    getattr(page.locator("a.term").first, way)()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    page.clock.run_for(600_000)
    expect(tip).to_be_visible()


@pytest.mark.parametrize("way", ["outside", "Escape"])
def test_a_meaning_that_a_touch_opened_can_be_sent_away(open_page: Callable[..., Visit], served: str, way: str) -> None:
    page = open_page(served + MODULE, has_touch=True, viewport={"width": 360, "height": 740}).page
    page.locator("a.term").first.tap()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.locator("h1").tap()
    expect(tip).to_be_hidden()
    assert page.url == served + MODULE


def test_a_meaning_goes_when_the_focus_goes_on(open_page: Callable[..., Visit], served: str) -> None:
    page = open_page(served + MODULE).page
    page.locator("a.term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("a.term").first).not_to_be_focused()
    assert page.locator("a.term").first.get_attribute("aria-describedby") is None


def test_a_meaning_stays_within_a_narrow_screen(open_page: Callable[..., Visit], served: str) -> None:
    page = open_page(served + MODULE, viewport={"width": 320, "height": 640}).page
    for term in page.locator("a.term").all():
        term.focus()
        box = page.get_by_role("tooltip").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320


def test_no_heading_or_link_holds_a_term(open_page: Callable[..., Visit], served: str) -> None:
    page = open_page(served + MODULE).page
    assert page.locator(":is(h1, h2, h3, a, button) a.term").count() == 0
    hrefs = [term.get_attribute("href") for term in page.locator("a.term").all()]
    assert len(hrefs) == len(set(hrefs)) > 3

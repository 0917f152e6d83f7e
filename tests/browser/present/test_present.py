"""Present in a real browser: every slide of every page, moving through a deck, its address, its overview, and leaving."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.access import axe, drawn, faults
from tests.browser.conftest import Open, Visit
from tests.browser.sample import few_of_each
from tests.browser.stage import (
    CASE,
    GUIDE,
    MODULE,
    NAMES,
    SCREEN,
    VOTE,
    at,
    go,
    misfits,
    notes_of,
    present,
    press,
    slides,
    stages,
)
from tests.browser.waiting import arrived, until

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


def shows(page: Page, number: int) -> None:
    expect(page.locator(".deck__count")).to_contain_text(f"Slide {number} of")


def left(page: Page) -> None:
    expect(page.locator(".deck")).to_have_count(0)


WIDER = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".slide, .slide * { letter-spacing: 0.05em; }");
  document.adoptedStyleSheets = [sheet];
}"""


def fitting(visit: Visit, served: str, names: Iterable[str]) -> list[str]:
    """What does not fit on the slides of these pages, as they are and where the machine's type is wider."""
    found = []
    for name in names:
        visit.page.goto(f"{served}{name}.html")
        present(visit.page)
        found += [f"{name}: {line}" for line in misfits(visit.page, name) + visit.refused()]
        visit.page.evaluate(WIDER)
        visit.page.keyboard.press("End")
        found += [f"{name}, in wider type: {line}" for line in misfits(visit.page, name)]
    return found + visit.said


def test_slides_fit_and_are_large_enough(open_page: Open, served: str, site: Path) -> None:
    few = few_of_each(site, (f"{name}.html" for name in NAMES))
    visit = open_page("about:blank", **SCREEN)
    assert fitting(visit, served, (name.removesuffix(".html") for name in few)) == []


@pytest.mark.full
@pytest.mark.parametrize("size", [SCREEN["viewport"], {"width": 1920, "height": 1080}], ids=str)
def test_every_slide_fits_and_is_large_enough(open_page: Open, served: str, size: ViewportSize) -> None:
    assert fitting(open_page("about:blank", viewport=size), served, NAMES) == []


def test_a_whole_deck_is_walked_by_keyboard_and_each_slide_announced(open_page: Open) -> None:
    visit = open_page(f"{MODULE}.html", reduced_motion="reduce", **SCREEN)
    page = visit.page
    page.get_by_role("button", name="Present").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Presentation: ")).to_be_focused()
    page.get_by_role("radio", name="All slides").check()
    wanted, last = stages(page, MODULE), len(slides(page, MODULE))
    expect(page.locator(".slide")).to_have_attribute("aria-roledescription", "slide")
    page.get_by_role("region", name="Presentation: ").focus()
    number = 0
    for place, slide in enumerate(wanted):
        number += place == 0 or slide["kind"] != "vote" or slide["part"] == "Choose"
        title = " ".join(str(slide[part]) for part in ("title", "part") if slide[part])
        expect(page.locator(".deck__count")).to_have_text(f"Slide {number} of {last}")
        expect(page.locator(".deck h1")).to_have_text(title)
        named = re.compile(f"Slide {number} of {last}: {re.escape(slide['title'])}")
        expect(page.locator(".slide")).to_have_attribute("aria-label", named)
        if place:
            expect(page.locator(".deck__said[role=status]")).to_have_text(named)
        page.keyboard.press("ArrowRight")
    shows(page, last)
    visit.quiet()


# Moving

KEYS = {
    **dict.fromkeys(("ArrowRight", "ArrowDown", "PageDown", "Space", "Enter"), 5),
    **dict.fromkeys(("ArrowLeft", "ArrowUp", "PageUp", "Shift+Space"), 3),
    "Home": 1,
}


def test_keys_a_clicker_and_the_buttons_move(page: Page) -> None:
    found = {}
    for key in KEYS:
        go(page, "check")
        page.keyboard.press(key)
        found[key] = at(page)
    assert found == KEYS
    press(page, "End", "ArrowRight")
    expect(page.get_by_role("heading", name="What we agree")).to_be_visible()
    go(page, "check")
    page.get_by_role("button", name="Next slide").click()
    page.keyboard.press("Space")
    assert at(page) == 6
    page.get_by_role("button", name="Previous slide").click()
    assert at(page) == 5


def swipe(page: Page, start: int, end: int) -> None:
    """A finger on the glass, as the browser itself is told of it, so that its own gestures are there too."""
    glass = page.context.new_cdp_session(page)
    moves = [("touchMove", start + (end - start) * step // 5) for step in range(1, 6)]
    for kind, x in [("touchStart", start), *moves, ("touchEnd", None)]:
        glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if x is None else [{"x": x, "y": 300}]})
    glass.detach()


def test_a_swipe_moves_a_tap_does_not_and_neither_leaves_the_slides(open_page: Open) -> None:
    page = open_page(f"{GUIDE}.html", **PHONE).page
    present(page)
    for start, end, to in ((300, 60, 2), (300, 60, 3), (180, 175, 3), (60, 300, 2), (60, 300, 1), (60, 300, 1)):
        swipe(page, start, end)
        shows(page, to)
        expect(page.get_by_role("region", name="Presentation: ")).to_be_visible()


def test_two_fingers_enlarge_a_slide_and_one_then_moves_about_in_it(open_page: Open) -> None:
    page = open_page(f"{MODULE}.html", **PHONE).page
    present(page)
    assert "pinch-zoom" in page.locator(".slide").evaluate("(slide) => getComputedStyle(slide).touchAction")
    page.context.new_cdp_session(page).send("Emulation.setPageScaleFactor", {"pageScaleFactor": 2})
    until(page, "() => visualViewport.scale > 1.9")
    swipe(page, 300, 60)
    shows(page, 1)


def test_b_makes_the_screen_black_and_any_key_brings_the_slide_back_and_does_nothing_else(page: Page) -> None:
    for key in ("ArrowRight", "x", "7", "F9"):
        page.keyboard.press("b")
        expect(page.locator(".deck__black")).to_be_visible()
        expect(page.get_by_text("The screen is black.")).to_be_attached()
        page.keyboard.press(key)
        expect(page.locator(".deck__black"), key).to_be_hidden()
        assert at(page) == 1, key


def test_the_theme_s_own_keys_sleep_meanwhile_and_the_page_behind_cannot_be_reached(page: Page) -> None:
    address = page.url.split("#")[0]
    press(page, "f", "/", ",", "s", "ArrowRight")
    shows(page, 2)
    assert page.url.split("#")[0] == address
    expect(page.locator("#search")).to_be_hidden()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('body, .deck *')")


# The address


def test_the_address_names_the_slide_and_reload_stays(page: Page) -> None:
    go(page, "for-information-only.2")
    number = at(page)
    page.reload()
    expect(page.get_by_role("heading", name="A Tuesday afternoon", level=1)).to_be_visible()
    assert at(page) == number
    assert page.url.endswith("#slide=for-information-only.2")


def test_back_leaves_too(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    page.go_back()
    left(page)
    assert "#" not in page.url


def test_the_way_at_a_module_s_top_opens_the_slides_once_and_where_they_were_left(page: Page) -> None:
    page.keyboard.press("Escape")
    left(page)
    way = page.get_by_role("link", name="Present", exact=True)
    for number, leave in ((1, page.go_back), (2, lambda: page.keyboard.press("Escape"))):
        way.click()
        shows(page, number)
        press(page, "Home", "PageDown")
        shows(page, 2)
        leave()
        left(page)
        expect(way).to_be_focused()
    assert not page.url.endswith("#present")


def test_an_address_may_say_a_number_or_nonsense(page: Page) -> None:
    address, last = page.url.split("#")[0], len([one for one in slides(page, MODULE) if 30 in one["lengths"]])
    for place, number in (("5", 5), ("nowhere", 1), ("__proto__", 1), ("-3", 1), ("99999", last)):
        page.goto("about:blank")
        page.goto(f"{address}#slide={place}")
        expect(page.locator(".deck"), place).to_be_visible()
        assert at(page) == number, place
    page.goto("about:blank")
    page.goto(f"{address}#slide=%E0%A4%A")
    arrived(page)
    left(page)
    present(page)
    assert at(page) == 1


# Leaving


def test_escape_leaves_where_you_are_and_gives_focus_back(page: Page) -> None:
    go(page, "silence")
    page.keyboard.press("Escape")
    left(page)
    expect(page.get_by_role("button", name="Present")).to_be_focused()
    expect(page.locator("#silence")).to_be_in_viewport()
    assert page.url.endswith("#silence")
    assert page.locator("[inert]").count() == 0
    present(page)
    assert page.url.endswith("#slide=silence")


def test_leaving_in_a_stage_of_a_case_that_was_closed_opens_the_page_there(open_page: Open) -> None:
    page = open_page(f"{CASE}.html", **SCREEN).page
    present(page, "All slides")
    press(page, "End", "Escape")
    expect(page.get_by_role("heading", name="Take it to your team")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Present")).to_be_focused()


# Overview, sizes


def test_the_overview_lists_every_slide_of_the_length_and_goes_there(page: Page) -> None:
    page.keyboard.press("o")
    panel = page.get_by_role("dialog", name="Overview")
    expect(panel).to_contain_text("talk, then vote again")
    every = slides(page, MODULE)
    expect(panel.locator(".deck__list button")).to_have_count(len([one for one in every if 30 in one["lengths"]]))
    expect(panel.locator("[aria-current]")).to_be_focused()
    panel.get_by_role("radio", name="All slides").check()
    expect(panel.locator(".deck__list button")).to_have_count(len(every))
    panel.get_by_role("button", name="Before you share", exact=True).click()
    expect(panel).to_be_hidden()
    expect(page.get_by_role("heading", name="Before you share", level=1)).to_be_visible()
    press(page, "?", "Escape")
    expect(panel).to_be_hidden()
    expect(page.get_by_role("region", name="Presentation: ")).to_be_focused()


def test_a_slide_fits_again_when_the_window_changes_and_scrolls_on_a_phone(page: Page) -> None:
    go(page, "gaps")
    body = page.locator(".slide__body")
    for width, height in ((1920, 1080), (1024, 768), (900, 600), (1280, 720), (320, 480)):
        page.set_viewport_size({"width": width, "height": height})
        drawn(page)
        if width > 320:
            assert body.evaluate("(body) => body.scrollHeight <= body.clientHeight + 1"), width
        assert page.locator(".deck").evaluate("(deck) => deck.scrollWidth <= innerWidth"), width
    expect(body).to_have_attribute("tabindex", "0")


def test_axe_finds_nothing_on_a_slide_of_each_kind(open_page: Open, served: str) -> None:
    visit = open_page("about:blank", reduced_motion="reduce", **SCREEN)
    page, seen, found = visit.page, set(), {}
    for name in (MODULE, CASE, GUIDE):
        page.goto(f"{served}{name}.html")
        present(page)
        places = {one["kind"]: one["id"] for one in reversed(stages(page, name)) if one["kind"] not in seen}
        seen |= set(places)
        for place in places.values():
            go(page, place)
            if place == VOTE:
                press(page, "a", "b")
            found[place] = faults(page, ("desktop",))
    assert {place: lines for place, lines in found.items() if lines} == {}
    assert len(seen) > 8 and visit.said == []


def test_axe_finds_nothing_in_the_notes_window_or_trainer_s_notes(open_page: Open) -> None:
    page = open_page(f"{GUIDE}.html?trainer=1", reduced_motion="reduce", **SCREEN).page
    found = faults(page, ("desktop",))
    present(page)
    go(page, "scenario.3")
    assert found + faults(notes_of(page), ("desktop",)) == []


@pytest.mark.parametrize("options", [{"forced_colors": "active"}, {"contrast": "more"}], ids=str)
def test_a_deck_holds_for_who_asks_for_other_colours(open_page: Open, options: dict[str, Any]) -> None:
    page = open_page(f"{MODULE}.html", **SCREEN, **options).page
    present(page)
    go(page, VOTE)
    press(page, "a")
    expect(page.locator(".option__share").first).to_be_visible()
    assert axe(page) == []

"""Present in a real browser: every slide of every page, moving through a deck, its address, its overview, and leaving."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.access import drawn
from tests.browser.conftest import Open, Visit
from tests.browser.sample import few_of_each
from tests.browser.stage import CASE, EVERY, GUIDE, MODULE, NAMES, SCREEN, WAYS, at, go, present, titles
from tests.browser.waiting import arrived


@pytest.fixture
def visit(open_page: Open, served: str) -> Visit:
    visit = open_page(f"{served}{MODULE}.html", **SCREEN)
    present(visit.page)
    return visit


# Every slide


def fits(visit: Visit, served: str, name: str) -> list[str]:
    """What does not fit on the slides of a page, on two screens."""
    visit.page.set_viewport_size(SCREEN["viewport"])
    visit.page.goto(f"{served}{name}.html")
    present(visit.page)
    found = visit.page.evaluate(EVERY, name)
    visit.page.set_viewport_size({"width": 1920, "height": 1080})
    return [f"{name}: {line}" for line in found + visit.page.evaluate(EVERY, name) + visit.refused()]


def test_every_slide_of_a_few_pages_fits_and_is_read_from_the_back_of_the_room(
    open_page: Open, served: str, site: Path
) -> None:
    visit = open_page("about:blank", **SCREEN)
    names = few_of_each(site, [f"{name}.html" for name in NAMES])
    assert [line for name in names for line in fits(visit, served, name.removesuffix(".html"))] == []
    assert visit.said == []


@pytest.mark.full
def test_every_slide_of_every_page_fits_and_is_read_from_the_back_of_the_room(open_page: Open, served: str) -> None:
    visit = open_page("about:blank", **SCREEN)
    assert [line for name in NAMES for line in fits(visit, served, name)] == []
    assert visit.said == []


WIDER = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".slide, .slide * { letter-spacing: 0.05em; }");
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize("name", [MODULE, CASE, GUIDE, "modules/vulnerability-and-risk"])
def test_slides_fit_where_the_machine_s_type_is_wider(open_page: Open, served: str, name: str) -> None:
    page = open_page(f"{served}{name}.html", **SCREEN).page
    present(page)
    page.evaluate(WIDER)
    assert page.evaluate(EVERY, name) == []


@pytest.mark.parametrize("way", WAYS)
def test_a_whole_deck_is_walked_through_by_keyboard(open_page: Open, request: pytest.FixtureRequest, way: str) -> None:
    visit = open_page(f"{request.getfixturevalue(way)}{MODULE}.html", **SCREEN)
    page = visit.page
    page.get_by_role("button", name="Present").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Presentation: ")).to_be_focused()
    wanted = titles(page, MODULE)
    for number, title in enumerate(wanted, 1):
        expect(page.locator(".deck__count")).to_have_text(f"Slide {number} of {len(wanted)}")
        assert page.locator(".deck h1").inner_text().startswith(title)
        page.keyboard.press("ArrowRight")
    expect(page.locator(".deck__count")).to_have_text(f"Slide {len(wanted)} of {len(wanted)}")
    visit.quiet()


# Moving


KEYS = {
    **dict.fromkeys(("ArrowRight", "ArrowDown", "PageDown", "Space", "Enter"), 4),
    **dict.fromkeys(("ArrowLeft", "ArrowUp", "PageUp", "Shift+Space"), 2),
    "Home": 1,
}


def test_keys_a_clicker_and_the_buttons_move(visit: Visit) -> None:
    page = visit.page
    found = {}
    for key in KEYS:
        for before in ("Home", "PageDown", "PageDown", key):
            page.keyboard.press(before)
        found[key] = at(page)
    assert found == KEYS
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    assert at(page) == len(titles(page, MODULE))
    page.keyboard.press("Home")
    page.get_by_role("button", name="Next slide").click()
    page.keyboard.press("Space")
    assert at(page) == 3
    page.get_by_role("button", name="Previous slide").click()
    assert at(page) == 2


SWIPE = """(across) => {
  const stage = document.querySelector(".deck__stage");
  const touch = (x) => new Touch({ identifier: 1, target: stage, clientX: x, clientY: 300 });
  stage.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(600)], changedTouches: [touch(600)] }));
  stage.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(600 + across)] }));
}"""


def test_a_swipe_moves_and_a_tap_does_not(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{MODULE}.html", has_touch=True, **SCREEN).page
    present(page)
    for across, to in ((-200, 2), (-10, 2), (200, 1)):
        page.evaluate(SWIPE, across)
        assert at(page) == to


def test_b_makes_the_screen_black_and_the_next_key_brings_the_slide_back(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("b")
    expect(page.locator(".deck__black")).to_be_visible()
    expect(page.get_by_text("The screen is black.")).to_be_attached()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".deck__black")).to_be_hidden()
    assert at(page) == 1


def test_the_keys_of_the_page_sleep_meanwhile(visit: Visit) -> None:
    page = visit.page
    address = page.url.split("#")[0]
    for key in ("Control+k", "/", ","):
        page.keyboard.press(key)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".deck__count")).to_contain_text("Slide 2 of")
    assert page.url.split("#")[0] == address
    expect(page.locator("#search")).to_be_hidden()


# The address


def test_the_address_names_the_slide_and_reload_stays(visit: Visit) -> None:
    page = visit.page
    go(page, "for-information-only.2")
    number = at(page)
    page.reload()
    expect(page.get_by_role("heading", name="A Tuesday afternoon", level=1)).to_be_visible()
    assert at(page) == number
    page.keyboard.press("ArrowRight")
    assert page.url.endswith("#slide=asked-without-reason")


def test_an_address_may_say_a_number_or_nonsense(open_page: Open, served: str) -> None:
    page = open_page("about:blank", **SCREEN).page
    for place, number in (("5", 5), ("nowhere", 1), ("__proto__", 1), ("-3", 1), ("99999", "last")):
        page.goto("about:blank")
        page.goto(f"{served}{MODULE}.html#slide={place}")
        expect(page.locator(".deck")).to_be_visible()
        assert at(page) == (number if number != "last" else int(page.locator(".deck__count").inner_text().split()[-1]))
    page.goto("about:blank")
    page.goto(f"{served}{MODULE}.html#slide=%E0%A4%A")
    arrived(page)
    expect(page.locator(".deck")).to_have_count(0)
    present(page)
    assert at(page) == 1


def test_who_reads_pays_for_no_slides(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}{MODULE}.html")
    arrived(visit.page)
    assert [one for one in visit.asked if "decks" in one or "present" in one] == []
    present(visit.page)
    assert [one for one in visit.asked if "decks" in one] != []


def test_slides_that_do_not_arrive_are_said(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}index.html")
    visit.page.route("**/decks/**", lambda route: route.abort())
    visit.page.goto(f"{served}{MODULE}.html")
    visit.page.get_by_role("button", name="Present").click()
    expect(visit.page.get_by_text("The slides could not be loaded.")).to_be_visible()


# Leaving


@pytest.mark.parametrize("way", WAYS)
def test_escape_leaves_where_you_are_and_gives_focus_back(
    open_page: Open, request: pytest.FixtureRequest, way: str
) -> None:
    page = open_page(f"{request.getfixturevalue(way)}{MODULE}.html", **SCREEN).page
    present(page)
    go(page, "silence")
    page.keyboard.press("Escape")
    expect(page.locator(".deck")).to_have_count(0)
    expect(page.get_by_role("button", name="Present")).to_be_focused()
    expect(page.locator("#silence")).to_be_in_viewport()
    assert page.url.endswith("#silence")
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0
    present(page)
    assert page.url.endswith("#slide=silence")


def test_back_leaves_too(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("ArrowRight")
    page.go_back()
    expect(page.locator(".deck")).to_have_count(0)
    assert "#" not in page.url


def test_the_page_behind_cannot_be_reached(visit: Visit) -> None:
    for _ in range(12):
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate(
            "document.activeElement === document.body || Boolean(document.activeElement.closest('.deck'))"
        )


# Overview, resize


def test_the_overview_lists_every_slide_and_goes_there(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("o")
    panel = page.get_by_role("dialog", name="Overview")
    expect(panel.locator(".deck__list button")).to_have_count(len(titles(page, MODULE)))
    expect(panel.locator("[aria-current]")).to_be_focused()
    panel.get_by_role("button", name="Close the loop", exact=True).click()
    expect(panel).to_be_hidden()
    expect(page.get_by_role("heading", name="Close the loop", level=1)).to_be_visible()
    page.keyboard.press("o")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.get_by_role("region", name="Presentation: ")).to_be_focused()


def test_a_slide_fits_again_when_the_window_changes(visit: Visit) -> None:
    page = visit.page
    go(page, "gaps")
    for width, height in ((1920, 1080), (1024, 768), (900, 600), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        drawn(page)
        assert page.evaluate(
            "(() => { const body = document.querySelector('.slide__body'); return body.scrollHeight <= body.clientHeight + 1; })()"
        )
        assert page.evaluate("document.querySelector('.deck').scrollWidth <= innerWidth")


def test_on_a_phone_a_slide_that_is_too_long_scrolls(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{MODULE}.html#slide=gaps", viewport={"width": 320, "height": 480}).page
    body = page.locator(".slide__body")
    expect(body).to_have_attribute("tabindex", "0")
    assert page.evaluate("document.querySelector('.deck').scrollWidth <= innerWidth")

"""What ends a slide by mistake, and where one is after it: a swipe on a telephone, any key on a black screen, the end of a case."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.stage import CASE, MODULE, SCREEN, at, present

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


def swipe(page: Page, start: int, end: int) -> None:
    """A finger on the glass, as the browser itself is told of it, so that its own gestures are there too."""
    glass = page.context.new_cdp_session(page)
    for kind, x in [
        ("touchStart", start),
        *(("touchMove", start + (end - start) * step // 5) for step in range(1, 6)),
        ("touchEnd", None),
    ]:
        glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if x is None else [{"x": x, "y": 300}]})
    glass.detach()


def test_a_swipe_back_on_a_telephone_shows_the_slide_before_and_stays_in_the_slides(
    open_page: Open, served: str
) -> None:
    page = open_page(f"{served}{MODULE}.html", **PHONE).page
    present(page)
    for start, end, to in ((300, 60, 2), (300, 60, 3), (60, 300, 2), (60, 300, 1), (60, 300, 1)):
        swipe(page, start, end)
        expect(page.locator(".deck__count")).to_contain_text(f"Slide {to} of")
        expect(page.get_by_role("region", name="Presentation: ")).to_be_visible()


def test_any_key_brings_the_slide_back_and_does_nothing_else(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{MODULE}.html", **SCREEN).page
    present(page)
    for key in ("x", "7", "F9"):
        page.keyboard.press("b")
        expect(page.locator(".deck__black")).to_be_visible()
        page.keyboard.press(key)
        expect(page.locator(".deck__black"), key).to_be_hidden()
        assert at(page) == 1


def test_leaving_in_a_stage_of_a_case_that_was_closed_opens_the_page_there(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{CASE}.html", **SCREEN).page
    present(page)
    page.keyboard.press("End")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Take it to your team")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Present")).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_notes_window_without_slides_says_what_it_is_and_has_nothing_to_press(
    open_page: Open, served: str, scripts: bool
) -> None:
    page = open_page(f"{served}notes.html", java_script_enabled=scripts).page
    expect(page.get_by_text(re.compile("with N while you present"))).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)

"""Wait until a page, or what a test holds, says yes; the one limit of every wait in a browser is set here."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Error, Frame, Page, expect

from tests import patience

_PAUSE = 40  # milliseconds between two looks
_limit = float(patience.SECONDS)


def measure(browser: Browser) -> None:
    """Set the limit of every wait by what an empty page takes now."""
    global _limit
    began = time.monotonic()
    page = browser.new_page()
    page.goto("about:blank", timeout=milliseconds())
    page.close()
    _limit = patience.scaled(time.monotonic() - began)
    expect.set_options(timeout=milliseconds())


def milliseconds() -> float:
    """The limit, as Playwright takes it."""
    return _limit * 1000


def until(page: Page | Frame, asked: str | Callable[[], object], arg: Any = None, *, what: str = "") -> None:
    """Ask again and again until an expression of the page, a function of it that is given arg, or one of ours is true.

    Playwright's own wait_for_function asks by eval, which the policy refuses from the second look on.
    """
    end = time.monotonic() + _limit
    while not (_says_yes(page, asked, arg) if isinstance(asked, str) else asked()):
        assert time.monotonic() < end, f"it never came about: {what or asked}; {_state(page)}"
        page.wait_for_timeout(_PAUSE)


def _state(page: Page | Frame) -> str:
    """How a page stands that has not done what was waited for."""
    state = page.evaluate(
        "[document.readyState, document.hidden ? 'hidden' : 'shown', document.hasFocus() ? 'in focus' : 'out of focus',"
        " `focus on ${document.activeElement && document.activeElement.outerHTML.slice(0, 120)}`,"
        " `templates ${document.querySelectorAll('template[data-late]').length}`,"
        " `search ${(document.querySelector('#search') || {}).open}`].join(', ')"
    )
    return f"{page.url}: {state}"


def arrived(page: Page) -> None:
    """Wait until a page has asked for all that it asks for by itself, and its scripts have begun."""
    until(page, "!document.querySelector('body > iframe[inert], template[data-late], [data-dormant]')")


def _says_yes(page: Page | Frame, asked: str, arg: Any) -> bool:
    try:
        return bool(page.evaluate(asked, arg))
    except Error as error:
        if "context was destroyed" in str(error):  # the page is on its way to another
            return False
        raise

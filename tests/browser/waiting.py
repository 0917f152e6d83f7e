"""Wait until a page says yes, under a policy that forbids eval."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Error, Frame, Page

PATIENCE, PAUSE = 15.0, 40  # seconds in all, milliseconds between two looks


def until(page: Page | Frame, asked: str, arg: Any = None) -> None:
    """Ask the page again and again until the expression, or the function given arg, is true.

    Playwright's own wait_for_function asks by eval, which the policy refuses from the second look on.
    """
    end = time.monotonic() + PATIENCE
    while not _says_yes(page, asked, arg):
        assert time.monotonic() < end, f"not within {PATIENCE:.0f} seconds: {asked}"
        page.wait_for_timeout(PAUSE)


def _says_yes(page: Page | Frame, asked: str, arg: Any) -> bool:
    try:
        return bool(page.evaluate(asked, arg))
    except Error as error:
        if "context was destroyed" in str(error):  # the page is on its way to another
            return False
        raise

"""Finding a browser for the tests: one that is installed, else Playwright's own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
NEEDED = "browser: the tests need a browser; install Chromium, Chrome or Edge (on Debian: apt-get install chromium)"
FIREFOX_NEEDED = "browser: the tests need Firefox too; install it (on Debian: apt-get install firefox-esr)"

WEBKIT_NEEDED = "webkit: the tests need WebKitGTK too; install it (on Debian: apt-get install webkit2gtk-driver xvfb)"


def find_firefox() -> str | None:
    """The program of an installed Firefox."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def find_webkit() -> bool:
    """Whether the driver of WebKitGTK is installed, and a screen that nobody sees for it."""
    return all(map(shutil.which, ("WebKitWebDriver", "Xvfb")))


def find_browser() -> str | None:
    """The program of an installed Chromium, Chrome or Edge, or of Playwright's own; BROWSER names another."""
    own = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache" / "ms-playwright"))
    playwrights = map(str, sorted(own.glob("chromium-*/chrome-linux*/chrome")))
    every = (os.environ.get("BROWSER", ""), *_NAMES, *_PLACES, *playwrights)
    return next(filter(None, map(shutil.which, every)), None)

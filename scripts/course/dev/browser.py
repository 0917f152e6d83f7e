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


def find_firefox() -> str | None:
    """The program of an installed Firefox."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def find_browser() -> str | None:
    """The program of an installed Chromium, Chrome or Edge, or of Playwright's own; BROWSER names another."""
    named = os.environ.get("BROWSER", "")
    if named and shutil.which(named):
        return shutil.which(named)
    for name in _NAMES:
        if shutil.which(name):
            return shutil.which(name)
    return next((place for place in (*_PLACES, *_playwrights_own()) if Path(place).exists()), None)


def _playwrights_own() -> list[str]:
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache" / "ms-playwright"))
    return [str(path) for path in sorted(cache.glob("chromium-*/chrome-linux*/chrome"))]

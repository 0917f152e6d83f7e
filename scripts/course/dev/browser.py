"""Finding a browser for the tests: one that is installed, else Playwright's own."""

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


def find_browser() -> str | None:
    """The program of an installed Chromium, Chrome or Edge, or of Playwright's own; BROWSER names another."""
    own = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache" / "ms-playwright"))
    playwrights = map(str, sorted(own.glob("chromium-*/chrome-linux*/chrome")))
    every = (os.environ.get("BROWSER", ""), *_NAMES, *_PLACES, *playwrights)
    return next(filter(None, map(shutil.which, every)), None)

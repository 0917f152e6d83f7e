"""Finding a browser for the tests: one that is installed, else Debian's package, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "chrome",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
NEEDED = "browser: the tests need a browser; install Chromium, Chrome or Edge (on Debian: apt-get install chromium)"


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


def _install_debians() -> bool:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print("browser: installing Debian's chromium package")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)  # type: ignore[call-overload]
    done = subprocess.run(
        ["apt-get", "install", "-y", "-qq", "chromium"],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        **quiet,
    )  # type: ignore[call-overload]
    return bool(done.returncode == 0)


def _install_playwrights() -> bool:
    print("browser: fetching Playwright's Chromium")
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True, check=False)
    return done.returncode == 0


def browser_command() -> int:
    """See that there is a browser for the tests; 1 and one line that names what to install where there is none."""
    if find_browser():
        return 0
    if (_install_debians() or _install_playwrights()) and find_browser():
        return 0
    print(NEEDED, file=sys.stderr)
    return 1

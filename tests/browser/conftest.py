"""A real browser, and the built site served at a path of its own under the strict policy, or opened from a folder."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from course.browser import NEEDED, find_browser
from course.csp import POLICY
from tests.browser.desk import Desk, lay
from tests.browser.lms import system, unpacked_scorm  # noqa: F401
from tests.browser.scormscripts import ask_scorm  # noqa: F401

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MOUNT = "/a partnership/course/"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site under MOUNT with the policy as a header."""

    def translate_path(self, path: str) -> str:
        from urllib.parse import unquote

        path = unquote(path.split("?")[0])
        return super().translate_path("/" + path.removeprefix(MOUNT)) if path.startswith(MOUNT) else "/nowhere"

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", f"{POLICY}; frame-ancestors 'self'")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for the tests."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{MOUNT.replace(' ', '%20')}"
    server.shutdown()


@pytest.fixture(scope="session")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the site copied into a folder whose path has spaces and accents."""
    place = tmp_path_factory.mktemp("share") / "Équipe été 1" / "the course"
    shutil.copytree(site, place)
    return place.as_uri() + "/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_browser()
    assert program, NEEDED
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


@dataclass
class Visit:
    """A page with what its console said, what it asked of the network and what its policy refused."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def refused(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.refused || []")
        return found


REPORT_REFUSALS = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile));
"""


# While it is read, a page believes that nobody looks at it: so late.js brings its scripts in before it counts as loaded,
# and no test has to wait for them.
UNSEEN = """
Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
window.addEventListener("DOMContentLoaded", () => { delete document.hidden; });
"""


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """A function that opens an address in a context of its own, with `drawn_first` as late.js has it for learners; keywords go to the context."""
    contexts: list[BrowserContext] = []

    def opened(address: str, *, before: str = "", drawn_first: bool = False, **options: Any) -> Visit:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.add_init_script(REPORT_REFUSALS + ("" if drawn_first else UNSEEN) + before)
        page = context.new_page()
        visit = Visit(page)
        page.on("console", lambda message: visit.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: visit.said.append(f"error: {error}"))
        page.on("request", lambda request: visit.asked.append(request.url))
        page.goto(address)
        return visit

    yield opened
    for context in contexts:
        context.close()


class _Fresh(_Handler):
    """Serves pages that change between visits."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


@pytest.fixture(scope="session")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder of all desks and the address where it is served."""
    place = tmp_path_factory.mktemp("desks")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Fresh, directory=str(place)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield place, f"http://127.0.0.1:{server.server_address[1]}{MOUNT.replace(' ', '%20')}"
    server.shutdown()


@pytest.fixture
def desk(desks: tuple[Path, str]) -> Desk:
    """A small site of its own, in a folder with a space in its name."""
    place, served = desks
    name = f"desk {len(list(place.iterdir())) + 1}"
    lay(place / name)
    return Desk(place / name, f"{served}{name.replace(' ', '%20')}/")

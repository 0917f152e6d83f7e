"""A real browser, and the built site served at a path of its own under the strict policy, or opened from a folder."""

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from course.dev.browser import NEEDED, find_browser
from course.dev.links import Quiet
from course.dev.links import served as at_root
from course.pages.policy import POLICY
from course.site.build import build_site
from tests.browser.desk import Desk, lay
from tests.browser.lms import launch, system, unpacked_scorm  # noqa: F401
from tests.browser.page import ask, measure, milliseconds  # noqa: F401
from tests.conftest import Once, few, page_names

ROOMY = 1 << 30
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
MOUNT = "/a partnership/course/"


class Handler(Quiet):
    """Serves a site under MOUNT with the policy as a header."""

    protocol_version = "HTTP/1.1"
    cache = "no-store"

    def translate_path(self, path: str) -> str:
        path = unquote(path.split("?")[0])
        return super().translate_path("/" + path.removeprefix(MOUNT)) if path.startswith(MOUNT) else "/nowhere"

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", f"{POLICY}; frame-ancestors 'self'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", self.cache)
        super().end_headers()


class Lasting(Handler):
    """Serves a site that stays as it is for the whole run."""

    cache = "max-age=86400"


@contextmanager
def serving(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """The address at which a folder is served, on a free port."""
    with at_root(folder, handler) as address:
        yield address + MOUNT.removeprefix("/").replace(" ", "%20")


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    with serving(site, Lasting) as address:
        yield address


@pytest.fixture(scope="session")
def folder(site: Path, once: Once) -> str:
    """The address of the site copied into a folder whose path has spaces and accents."""
    place = "Équipe été 1/the course"
    return (once("share", lambda share: shutil.copytree(site, share / place)) / place).as_uri() + "/"


@pytest.fixture(params=["served", "folder"])
def anywhere(request: pytest.FixtureRequest) -> str:
    """The address of the site as it is served, and as it is opened from a folder."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    with sync_playwright() as play:
        yield play


@pytest.fixture(scope="session")
def browser(play: Playwright) -> Iterator[Browser]:
    """The browser that all tests of a worker share."""
    program = find_browser()
    assert program, NEEDED
    room = os.statvfs("/dev/shm") if Path("/dev/shm").is_dir() else None
    # With room in memory, nothing shared goes to the disk.
    spared = ["--disable-dev-shm-usage"] if room and room.f_bavail * room.f_frsize > ROOMY else []
    how = {"args": FLAGS, "ignore_default_args": spared, "timeout": milliseconds()}
    with play.chromium.launch(executable_path=program, **how) as running:
        measure(running)
        yield running


@dataclass
class Visit:
    """A page with what its console said, what it asked of the network and what its policy refused."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def refused(self) -> list[str]:
        return self.page.evaluate("window.refused || []")

    def outside(self, site: str) -> list[str]:
        """The requests that left a site."""
        return [url for url in self.asked if not url.startswith((site, "data:", "blob:"))]

    def quiet(self) -> None:
        """That the console said nothing and the policy refused nothing."""
        assert (self.said, self.refused()) == ([], [])


Open = Callable[..., Visit]
"""What open_page gives."""
REPORT_REFUSALS = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile));
"""
# What the page has asked for and has come, or failed: a script has run, and what waited for it follows at once.
# A window that another opens keeps this of the empty page that it begins with, and WebKit's driver runs it too late.
NOTE_COMING = """
window.here = Object.assign(new WeakSet(), { of: document.readyState === "loading" ? document : null });
for (const end of ["load", "error"]) document.addEventListener(end, (event) => window.here.add(event.target), true);
"""
# A page tells who shows it of its record, once: so tests can ask `course.store`. That of a learning system tells it the frame around it.
TAKE_STORE = """
for (const place of new Set([window, window.parent])) {
  const take = (event) => { window.course = Object.assign(window.course || {}, { store: event.detail }); };
  try { place.addEventListener("course:store", take, { once: true }); } catch (error) { /* another site's window */ }
}
"""
# While it is read, a page believes that nobody looks at it: so late.js brings its scripts in before it counts as loaded,
# and no test has to wait for them.
UNSEEN = """
Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
window.addEventListener("DOMContentLoaded", () => { delete document.hidden; });
"""
HERE = {"timezone_id": "Europe/London", "locale": "en-GB"}
SCREEN = {"width": 1280, "height": 800}
# What a page can be told after it is opened; whoever asks for anything else has a context of its own.
MEDIA = {"color_scheme", "reduced_motion", "forced_colors", "contrast"}


def _context(browser: Browser, script: str, **options: Any) -> BrowserContext:
    context = browser.new_context(**{"viewport": SCREEN, **HERE, **options})
    context.set_default_timeout(milliseconds())
    context.add_init_script(REPORT_REFUSALS + NOTE_COMING + TAKE_STORE + script)
    return context


@dataclass
class Shared:
    """A context for one test after another: a new one starts a process and fetches every file, and costs three times a page."""

    context: BrowserContext
    origins: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.context.on("request", lambda request: self.origins.add("://".join(urlsplit(request.url)[:2])))
        self.rest = self.context.new_page()

    def clear(self) -> None:
        """Leave nothing of a test: no page, no route, no permission, nothing stored."""
        hours = self.rest.evaluate("(now) => Math.abs(Date.now() - now) / 3.6e6", time.time() * 1000)
        assert hours < 1, "a test moved the clock of every page to come; give it a context: open_page(..., alone=True)"
        for page in {*self.context.pages} - {self.rest}:
            page.close()
        self.context.unroute_all()
        self.context.clear_permissions()
        self.context.clear_cookies()
        session = self.context.new_cdp_session(self.rest)
        for origin in self.origins:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage,indexeddb"})
        session.detach()
        self.origins.clear()


@pytest.fixture(scope="session")
def shared(browser: Browser) -> Iterator[Shared]:
    with _context(browser, UNSEEN) as context:
        yield Shared(context)


@pytest.fixture
def open_page(browser: Browser, shared: Shared, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """A function that opens an address, or a page of the served site, in a tab of its own that finds nothing stored.

    `before` is a script that runs before those of the page, `clock` the time of a clock that the test moves, `drawn_first`
    has late.js as it is for learners, `alone` has a context of its own, and other keywords go to the context.
    """
    contexts: list[BrowserContext] = []
    opened_here = False

    def opened(address: str, *, before="", clock="", drawn_first=False, alone=False, **options: Any) -> Visit:
        nonlocal opened_here
        more = {name for name in options if name not in {*MEDIA, "viewport"} and HERE.get(name) != options[name]}
        if alone or drawn_first or clock or more or opened_here:
            context = _context(browser, "" if drawn_first else UNSEEN, **options)
            contexts.append(context)
            page = context.new_page()
        else:
            opened_here = True
            page = shared.context.new_page()
            page.set_viewport_size(options.get("viewport", SCREEN))
            page.emulate_media(**{name: options[name] for name in MEDIA & set(options)})
        if before:
            page.add_init_script(before)
        visit = Visit(page)
        if clock:
            page.clock.install(time=clock)
        page.goto(address if urlsplit(address).scheme else request.getfixturevalue("served") + address)
        return visit

    yield opened
    for context in contexts:
        context.close()
    if opened_here:
        shared.clear()


def beginning(at: str, name: str = "", then: Callable[[Page], object] = bool, **options: Any) -> Any:
    """A fixture `visit` for a file of tests: the page of this name where the fixture `at` has the site, opened, and brought on."""

    @pytest.fixture
    def visit(open_page: Open, request: pytest.FixtureRequest) -> Visit:
        place = request.getfixturevalue(at) if at else ""
        visit = open_page((place if isinstance(place, str) else place.served) + name, **options)
        then(visit.page)
        return visit

    return visit


@pytest.fixture
def page(visit: Visit) -> Page:
    """The page at which the tests of a file begin."""
    return visit.page


KINDS: dict[str, list[str]] = {}
"""Every page by its folder."""
for _name in [*page_names(), "notes.html"]:
    KINDS.setdefault(_name.rpartition("/")[0] or "course", []).append(_name)


def few_of_each(site: Path, names: Iterable[str]) -> list[str]:
    """Of pages, the heaviest, the lightest and the one between of each folder that they are in."""
    wanted = set(names)
    return [name for kind in KINDS.values() if wanted & set(kind) for name in few(site, wanted & set(kind))]


@pytest.fixture(scope="session")
def small_site(once: Once) -> Path:
    """The small course of the desk as it is built."""

    def build(folder: Path) -> None:
        assert build_site(lay(folder / "course"), folder / "site", trimmed=False) == 0

    return once("desk", build) / "site"


@pytest.fixture(scope="session")
def desk(small_site: Path) -> Iterator[Desk]:
    """A small site that stays as it is."""
    with serving(small_site, Lasting) as address:
        yield Desk(small_site, address)


@pytest.fixture
def own_desk(small_site: Path, tmp_path: Path) -> Iterator[Desk]:
    """A small site to edit or to move, in a folder with a space in its name."""
    shutil.copytree(small_site, tmp_path / "own desk")
    with serving(tmp_path) as address:
        yield Desk(tmp_path / "own desk", f"{address}own%20desk/")

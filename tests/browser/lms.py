"""A learning system for the tests: scorm-again in its own page, a server that keeps what it is sent, and packages to open."""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from course.dev.links import Quiet, served
from course.packages.bill import release_of
from course.packages.scorm import ScormSettings, scorm_packages
from course.pages.policy import POLICY
from tests.browser.page import inside, until
from tests.browser.scripts import FIXTURES
from tests.conftest import ROOT, Once

SCORM_AGAIN = ROOT / "tests" / "node_modules" / "scorm-again" / "dist"
STANDARDS = ("1.2", "2004")
WAYS = ("iframe", "window")
NAMES = {"1.2": {"status": "lesson_status", "location": "lesson_location"}, "2004": {"status": "completion_status"}}
"""Under which names each standard keeps things, where they have other ones."""
SHOWN = """([way, name]) => {
  const top = way === "window" ? window : document.querySelector("#sco").contentWindow;
  const { location, document: { readyState, title } } = top.document.querySelector("iframe").contentWindow;
  return location.href.endsWith(name) && readyState === "complete" && top.document.title === title;
}"""
TAKEN = """([name, value]) => {
  const sets = (call) => /SetValue$/.test(call[0]) && call[1] === name && (!value || call[2] === value);
  const at = window.calls.findLastIndex(sets);
  return at >= 0 && window.calls.slice(at).some((call) => /Commit$/.test(call[0]));
}"""
OF_THESE = "contents.modules.filter((one) => slugs.includes(one.slug))"


@dataclass
class System:
    """What the server of a learning system keeps: for each learner's attempt the last commit, and all commits."""

    address: str
    folder: Path
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    commits: list[dict[str, Any]] = field(default_factory=list)
    refuses: bool = False

    def set_up(self, package: str, name: str, edit: Callable[[str], str]) -> str:
        """A package under another name, with the file of its settings edited."""
        file = shutil.copytree(self.folder / package, self.folder / name) / "scorm-settings.js"
        before = file.read_text(encoding="utf-8")
        file.write_text(edit(before), encoding="utf-8")
        assert file.read_text(encoding="utf-8") != before
        return name


class _Handler(Quiet):
    """Serves packages from the folder, the player under /lms/, and takes commits."""

    def __init__(self, *args: Any, system: System, **more: Any) -> None:
        self.system = system
        super().__init__(*args, **more)

    def do_GET(self) -> None:  # noqa: N802
        if self.path.startswith("/lms/kept.json"):
            self.say(self.system.kept.get(self.key()))
        else:
            super().do_GET()

    def do_POST(self) -> None:  # noqa: N802
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        refused = self.system.refuses
        if not refused:
            self.system.kept[self.key()] = sent
            self.system.commits.append(sent)
        self.say({"result": str(not refused).lower(), "errorCode": 101 * refused})

    def key(self) -> str:
        return parse_qs(urlsplit(self.path).query)["key"][0]

    def say(self, what: object) -> None:
        data = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        if not self.path.startswith("/lms/"):
            self.send_header("Content-Security-Policy", f"{POLICY}; frame-ancestors 'self'")
        super().end_headers()


MODULE = "assessment"
PAGE, FIRST = f"modules/{MODULE}.html", "boots-in-the-hall"
TROUBLE = "Your learning system does not take what the course reports just now."
ANSWER = "store.answer(id, contents.questions[id].version, [key], true)"
ANSWERED = "Object.values(store.read().questions).map((one) => one.last.options[0])"
SEEN = "store.seen('assessment:check')"


@pytest.fixture(scope="session")
def unpacked_scorm(site: Path, once: Once) -> Path:
    """A folder of unpacked packages: the whole course and one module, in both standards."""
    kinds = {
        f"{kind}{end}": f"{name}-{standard}"
        for kind, standard in (("scorm12", "1.2"), ("scorm2004", "2004"))
        for end, name in (("", "whole"), (f"-{MODULE}", "module"))
    }

    def unpack(folder: Path) -> None:
        for package in scorm_packages(ROOT, site, folder / "dist", release_of(ROOT), ScormSettings(), kinds):
            (name,) = [name for kind, name in kinds.items() if package.stem.endswith(f"-{kind}")]
            zipfile.ZipFile(package).extractall(folder / name)
        shutil.copytree(FIXTURES / "lms", folder / "lms")
        shutil.copytree(SCORM_AGAIN, folder / "lms/scorm-again")

    return once("scorm", unpack)


@pytest.fixture
def system(unpacked_scorm: Path) -> Iterator[System]:
    """A learning system with these packages, and nobody's data yet."""
    system = System("", unpacked_scorm)
    with served(unpacked_scorm, _Handler, system=system) as system.address:
        yield system


@dataclass
class Launch:
    """One opening of a package: the system's page, the page that holds the course, and how it was opened."""

    system: System
    player: Page
    page: Page
    standard: str
    way: str
    key: str

    def holds(self, name: str) -> Any:
        """What the system's server keeps of the learner."""
        cmi = self.system.kept[self.key]["cmi"]
        return cmi["suspend_data"] if name == "data" else cmi.get("core", cmi)[NAMES[self.standard].get(name, name)]

    @property
    def top(self) -> Page | FrameLocator:
        """Where the package's own page is."""
        return self.page if self.way == "window" else self.page.frame_locator("#sco")

    @property
    def course(self) -> FrameLocator:
        """Where the course's pages are."""
        return self.top.frame_locator("iframe[title='The course']")

    def script(self, expression: str, **given: Any) -> Any:
        """What an expression gives in the package's own page."""
        return inside(self.frame("scorm.html"), expression, **given)

    def frame(self, end: str) -> Any:
        (found,) = [one for one in self.page.frames if one.url.split("#")[0].endswith(end)]
        return found

    def go(self, name: str) -> None:
        """Open another page of the course inside."""
        there = "document.querySelector('iframe').contentWindow.location.href = new URL(name, location.href).href"
        self.script(there, name=name)
        self.shows(name)

    def shows(self, name: str) -> None:
        """Wait until the course shows a page, loaded."""
        expect(self.course.locator("main h1, article h1").first).to_be_visible()
        until(self.page, SHOWN, [self.way, name])

    def read(self, *slugs: str) -> None:
        """Read every section of modules, as their pages note it."""
        seen = "one.sections.forEach((part) => store.seen(one.slug + ':' + part.id))"
        self.script(f"{OF_THESE}.forEach((one) => {seen})", slugs=slugs)

    def try_core(self, *slugs: str, keyed: bool = False) -> None:
        """Answer the core questions of modules."""
        answer = "store.answer(id, contents.questions[id].version, ['k12345'], keyed)"
        self.script(f"{OF_THESE}.forEach((one) => one.core.forEach((id) => {answer}))", slugs=slugs, keyed=keyed)

    def calls(self) -> list[list[str]]:
        """Every call to the system so far, with what was given and what came back."""
        return self.player.evaluate("window.calls")

    def told(self, name: str, value: str) -> None:
        """Wait until the system was told a value and took a commit after it."""
        until(self.player, TAKEN, [self.element(name), value])

    def element(self, name: str) -> str:
        """What the standard calls a thing that is told."""
        if name == "data":
            return "cmi.suspend_data"
        return ("cmi.core." if self.standard == "1.2" else "cmi.") + NAMES[self.standard].get(name, name)

    def does(self, expression: str, **given: Any) -> None:
        """Do in the package's own page what changes the record, and wait until the system was told of it."""
        told = "window.calls.filter((call) => /SetValue$/.test(call[0]) && call[1] === 'cmi.suspend_data').length"
        before = self.player.evaluate(told)
        self.script(expression, **given)
        until(self.player, f"{told} > {before} && /Commit$/.test(window.calls.at(-1)[0])")

    def blank(self) -> None:
        """Take the course out of its frame, as a system may that hears nothing of it."""
        self.player.evaluate("document.querySelector('#sco').src = 'about:blank'")
        expect(self.page.frame_locator("#sco").locator("body")).to_be_empty()

    def leave(self, *, reported: bool = True) -> None:
        """Close what holds the course, as a learner does, and wait for the system to have heard of it."""
        before = len(self.system.commits)
        if self.way == "window":
            self.page.close(run_before_unload=True)
        else:
            self.player.evaluate("document.querySelector('#sco').src = 'about:blank'")
        until(self.player, "window.calls.some((call) => /Finish$|Terminate$/.test(call[0]))")
        if reported and not self.system.refuses:
            until(self.player, lambda: len(self.system.commits) > before)


Launching = Callable[..., Launch]
"""What the fixture `launch` gives."""


@pytest.fixture
def launch(open_page: Callable[..., Any], system: System) -> Launching:
    """A function that opens a package in the system as a learner, in an attempt; with `page`, in the browser where that page is."""

    def launched(
        standard: str,
        way: str = "iframe",
        *,
        package: str = "whole",
        learner: str = "anna",
        attempt: str = "",
        fault: str = "",
        page: Page | None = None,
        **options: Any,
    ) -> Launch:
        name = package if (system.folder / package).exists() else f"{package}-{standard}"
        address = f"{system.address}lms/player.html?standard={standard}&package={name}&learner={learner}&attempt={attempt}&fault={fault}"
        player = page or open_page("about:blank", **options).page
        player.goto(address)
        if way == "iframe":
            player.evaluate("openHere()")
            opened = player
        else:
            with player.expect_popup() as popup:
                player.evaluate("openWindow()")
            opened = popup.value
        one = Launch(system, player, opened, standard, way, learner + attempt)
        expect(one.course.locator("h1").first).to_be_visible()
        return one

    return launched

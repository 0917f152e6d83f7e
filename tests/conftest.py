"""The built site, a small course to build and to break, and what is made of them: each made once a run and shared by all workers."""

import fcntl
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from course.course import Course
from course.packages.all import package_command
from course.pages.generated import generated_pages
from course.site.build import build_site

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "summer-disorder"
COURSE = Course(ROOT)
SMALL = ROOT / "tests" / "fixtures" / "course"
HOST = """INHERIT: mkdocs.yml
site_name: Parks in Northshire
extra:
  local:
    front-door: 01632 960001
    colours: {header: "#4a1942"}
"""
PROCESSOR = "processor seconds"

# Property tests take the time they need: a busy machine is no failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

Once = Callable[[str, Callable[[Path], object]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", help="the folder of a site of this course that is built; without it, one is built")


def pytest_xdist_auto_num_workers() -> int:
    """Two workers for each core: a test in a browser mostly waits, and on a busy machine more hands get more of it."""
    return 2 * (os.cpu_count() or 1)


def page_names() -> list[str]:
    """Every page of the site by its address."""
    return sorted(name.replace(".md", ".html") for name in {**COURSE.pages, **generated_pages(COURSE)})


def few(site: Path, names: Iterable[str]) -> list[str]:
    """Of pages, the heaviest, the lightest and the one between, by the size of what is built."""
    by_size = sorted(names, key=lambda name: (site / name).stat().st_size)
    return sorted({by_size[0], by_size[len(by_size) // 2], by_size[-1]})


def small_course(folder: Path) -> Path:
    """The small course of tests/fixtures in a new folder, with a copy of what it takes from this one."""
    shutil.copytree(SMALL, folder)
    for name in ("overrides", "packaging"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "hooks.py", folder / "scripts")
    shutil.copy(ROOT / "machine.yml", folder)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("../../../machine.yml", "machine.yml"), encoding="utf-8")
    return folder


def edit(path: Path, old: str, new: str) -> int:
    """Replace the first `old` in a file by `new` and give back the line on which it stood."""
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def scripted(text: str) -> dict[str, Any]:
    """What a script of data hands to a page, by name."""
    found: dict[str, Any] = json.loads(text.partition("||{},")[2].removesuffix(");\n"))
    return found


@pytest.fixture
def root() -> Path:
    return ROOT


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small course of one's own, to change. It builds; the check tells of what is too short in it."""
    return small_course(tmp_path / "small")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A function that gives the folder of a name, filled by whichever worker asks first; the lock of one that dies is free."""
    base = tmp_path_factory.getbasetemp()
    place = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        done = place / f"{name}.done"
        with (place / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(place / name, ignore_errors=True)
                (place / name).mkdir()
                make(place / name)
                done.touch()
        return place / name

    return made


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, once: Once) -> Path:
    """The built site: the one that --site names, or one that is built for this run."""
    given = request.config.getoption("site")
    if given:
        assert (ROOT / given / "index.html").exists(), f"--site {given}: there is no site; run `course build` first"
        return (ROOT / given).resolve()

    def build(folder: Path) -> None:
        assert build_site(ROOT, folder / "site") == 0

    return once("built", build) / "site"


@pytest.fixture(scope="session")
def taken(once: Once) -> Path:
    """The small course as a host builds it, with its files to take away."""

    def build(folder: Path) -> None:
        root = small_course(folder / "course")
        (root / "local.yml").write_text(HOST, encoding="utf-8")
        assert build_site(root, root / "site", config="local.yml", trimmed=False, take_away=True) == 0

    return once("taken", build) / "course" / "site"


@pytest.fixture(scope="session")
def example(once: Once) -> Path:
    """The second course, built and packaged: `site` and `dist` stand in the folder."""

    def make(folder: Path) -> None:
        assert build_site(EXAMPLE, folder / "site") == 0
        assert package_command(EXAMPLE, folder / "site", folder / "dist") == 0

    return once("example", make)


_began: dict[str, float] = {}


def _processor() -> float:
    """The processor seconds of this process and of those that it has waited for."""
    return sum(os.times()[:4])


def pytest_runtest_logstart(nodeid: str) -> None:
    _began[nodeid] = _processor()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report: pytest.TestReport = yield  # type: ignore[assignment,misc]
    if call.when == "teardown":
        report.user_properties.append((PROCESSOR, _processor() - _began.pop(item.nodeid)))
    return report  # type: ignore[return-value]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say where the processors' seconds went."""
    folders: Counter[str] = Counter()
    for report in (one for reports in terminalreporter.stats.values() for one in reports):
        for name, seconds in getattr(report, "user_properties", ()):
            if name == PROCESSOR:
                folders["/".join(report.nodeid.split("/")[:2])] += seconds
    say, whole = terminalreporter.write_line, _processor()
    terminalreporter.section("seconds of processors, by folder")
    for folder, seconds in folders.most_common():
        say(f"{seconds:7.1f} {folder}")
    say(f"{whole - sum(folders.values()):7.1f} collecting, and what outlives a test, such as a browser")
    say(f"{whole:7.1f} in all")

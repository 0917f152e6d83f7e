"""The course's own files, a small course to break, and the built site, for every test that asks."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from course.build import build_site
from course.content import Course
from course.generated import generated_pages

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("docs", "quizzes", "overrides", "packaging", "scripts", "mkdocs.yml")
HOST = """INHERIT: mkdocs.yml
site_name: Learning in Northshire
extra:
  local:
    front-door: 01632 960001
"""


def page_names() -> list[str]:
    """Every page of the site by its address, for tests that run once a page."""
    course = Course(ROOT)
    return sorted(name.replace(".md", ".html") for name in {**course.pages, **generated_pages(course)})


def copied(folder: Path) -> Path:
    """The course's sources, copied into a new folder."""
    folder.mkdir()
    for source in SOURCES:
        origin = ROOT / source
        if origin.is_dir():
            shutil.copytree(
                origin, folder / source, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info", "node_modules")
            )
        else:
            shutil.copy(origin, folder / source)
    return folder


@pytest.fixture
def root() -> Path:
    return ROOT


@pytest.fixture
def copy_course(tmp_path: Path) -> Callable[[str], Path]:
    """A function that copies the course's sources into a new folder of the given name."""

    def copy(name: str) -> Path:
        return copied(tmp_path / name)

    return copy


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, made once a session."""
    out = tmp_path_factory.mktemp("built") / "site"
    assert build_site(ROOT, out) == 0
    return out


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what tests that passed have counted, under names that begin with "count of"; the sum where several did."""
    counts: Counter[str] = Counter()
    for done in terminalreporter.stats.get("passed", []):
        counts.update({name: number for name, number in done.user_properties if name.startswith("count of ")})
    for name, number in sorted(counts.items()):
        terminalreporter.write_line(f"{name}: {number:,}")


@pytest.fixture(scope="session")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with its files to take away; the tests that ask for it share a worker, so that it is made once."""
    root = copied(tmp_path_factory.mktemp("host") / "course")
    (root / "local.yml").write_text(HOST, encoding="utf-8")
    assert build_site(root, root / "site", config="local.yml", trimmed=False, take_away=True) == 0
    return root / "site"

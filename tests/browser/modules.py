"""The site's scripts bundled for tests: the entries in fixtures/entries stand beside those of pages."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from playwright.sync_api import Frame, Page

from course.course import Course
from course.site.bundles import Bundles, bundle
from course.site.catalogue import data
from tests.conftest import ROOT

FIXTURES = Path(__file__).parent / "fixtures"
FACTS = '<script id="page-facts" type="application/json">{"root": "https://parks.example", "course": "learning-from-reviews"}</script>'
BANK = Course(ROOT)
DATA = data(
    BANK,
    "The course",
    [f"{folder}/{slug}.md" for folder, pages in (("modules", BANK.modules), ("cases", BANK.cases)) for slug in pages],
)


def bundles(contents: object, **more: object) -> Bundles:
    """Every script of the site and of the tests, with these contents of a course."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("overrides/assets", "packaging/scorm"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        shutil.copytree(FIXTURES / "entries", Path(folder) / "overrides/assets/pages", dirs_exist_ok=True)
        return bundle(Path(folder), {**DATA, **more, "contents": contents})


@cache
def _pure() -> str:
    made = bundles(**DATA)
    return made.files[made.places["pure.js"]].decode()


def with_modules(page: Page | Frame) -> None:
    """Give a page `parts`, with what computes and draws nothing, and the contents of the course."""
    if page.evaluate("Boolean(window.parts)"):
        return
    page.evaluate(
        "(facts) => document.querySelector('#page-facts') || document.body.insertAdjacentHTML('beforeend', facts)",
        FACTS,
    )
    page.evaluate(_pure())
    page.evaluate("(contents) => { window.parts.contents = contents; }", DATA["contents"])

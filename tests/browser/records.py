"""What the tests of the record's file share: records, files of them, and the steps that a learner takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.page import inside, until
from tests.conftest import ROOT

KEY = "course-record:learning-from-reviews"
SAVED = ROOT / "tests" / "data" / "records" / "record.json"
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "reference" / "record.schema.json").read_text(encoding="utf-8"))
RANDOM = (Path(__file__).parent / "fixtures" / "random.js").read_text(encoding="utf-8")
"""A script that gives a page records and files by chance, the same for the same seed."""
FULL = "void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })"


def record(**parts: Any) -> dict[str, Any]:
    """A record of this course with these parts, and nothing else."""
    empty = {part: {} for part in ["forgotten", "questions", "notes", "seen", "reviews", "counts", "cpd", "settings"]}
    return {"course": "learning-from-reviews", "version": 1, "cleared": 0, **empty, **parts}


def note(text: str, at: int = 5) -> dict[str, Any]:
    return {"text": text, "at": at}


def read(page: Page) -> Any:
    return inside(page, "JSON.parse(JSON.stringify(store.read()))")


def kept(page: Page) -> Any:
    """All that stands in the browser's two areas."""
    return page.evaluate("[localStorage, sessionStorage].map((area) => Object.entries(area).sort())")


def choose(page: Page, content: Any, name: str = "my-learning.json") -> None:
    """Choose a file of this content: bytes, a text or a record."""
    text = content if isinstance(content, bytes | str) else json.dumps(content)
    body = text.encode() if isinstance(text, str) else text
    place = page.locator("[data-module=record-load]")
    file = {"name": name, "mimeType": "application/json", "buffer": body}
    page.get_by_label("Choose the file that you saved").set_input_files(file)
    until(page, "(place) => !place.hasAttribute('aria-busy')", place.element_handle())


def load(page: Page, content: Any) -> None:
    """Choose a file and load it."""
    choose(page, content)
    page.get_by_role("button", name="Load it").click()


def save(page: Page) -> tuple[str, str]:
    """What the learner saves: the file's name and its text."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my record to a file").click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")

"""The course's scripts, asked by themselves or in a page that is open: the one place where tests reach into them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

from course.course import Course
from course.site.catalogue import contents
from tests.conftest import ROOT

Ask = Callable[..., Any]
LIMIT = 4096
DAY = 24 * 3600 * 1000
NOW = 1_795_000_000_000
OWN, SCORM = ROOT / "overrides" / "assets" / "js", ROOT / "packaging" / "scorm"
SCRIPTS = [
    *(OWN / f"{name}.js" for name in ("store", "crc32", "calendar", "zip", "docx", "schedule")),
    *(SCORM / f"scorm-{name}.js" for name in ("resume", "rules", "session")),
]
BANK = Course(ROOT)
CONTENTS = contents(
    BANK,
    "The course",
    [f"{folder}/{slug}.md" for folder, pages in (("modules", BANK.modules), ("cases", BANK.cases)) for slug in pages],
)
KEYS = {
    question.id: [question.key(option) for option in question.body.options]
    for bank in BANK.banks.values()
    for question in bank.questions
}
NAMES = "store, contents, schedule, review, recordFile, calendar, zip, docx, decks, local, localFile, scormResume, scormRules, scormSession"
"""What tests ask by name: parts of the scripts, as they call each other."""


def inside(page: Page | Frame, code: str, **given: Any) -> Any:
    """What an expression gives in a page, with the course's scripts and what is given by their names."""
    names = ", ".join(given)
    return page.evaluate(
        f"(values) => {{ const {{ {NAMES} }} = course; {{ const {{ {names} }} = values; return ({code}); }} }}", given
    )


@pytest.fixture(scope="session")
def ask(browser: Browser) -> Iterator[Ask]:
    """A function that evaluates an expression beside the scripts that need no page; the clock is London's."""
    context = browser.new_context(timezone_id="Europe/London", locale="en-GB")
    page = context.new_page()
    for script in SCRIPTS:
        page.add_script_tag(path=script)
    page.evaluate("(contents) => { window.course.contents = contents; }", CONTENTS)
    yield functools.partial(inside, page)
    context.close()


def entry(
    name: str,
    *,
    at: int = NOW,
    keyed: bool = True,
    options: list[str] | None = None,
    first: list[str] | None = None,
    version: str = "",
) -> dict[str, Any]:
    last = options if options is not None else KEYS[name][:1]
    return {
        "version": version or CONTENTS["questions"][name]["version"],
        "first": {"options": last if first is None else first, "keyed": keyed, "at": at},
        "last": {"options": last, "keyed": keyed, "at": at},
        "tries": 2 if first else 1,
    }


def sections() -> list[str]:
    return [
        f"{item['slug']}:{part['id']}" for item in CONTENTS["modules"] + CONTENTS["cases"] for part in item["sections"]
    ]


def record(questions: dict[str, Any], seen: list[str] | None = None) -> dict[str, Any]:
    return {"questions": questions, "seen": {name: {"at": NOW} for name in seen or []}}


def everything() -> dict[str, Any]:
    """All questions answered, each first with another choice, several where it has several; all sections read."""
    found = {}
    for number, (name, keys) in enumerate(KEYS.items()):
        several = CONTENTS["questions"][name]["kind"] == "multiple"
        found[name] = entry(
            name,
            at=NOW - number * DAY,
            options=keys[:2] if several else keys[:1],
            first=keys[1:] if several else keys[1:2],
        )
    return record(found, sections())

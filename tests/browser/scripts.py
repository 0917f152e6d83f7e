"""The course's scripts, asked by themselves or in a page that is open: the one place where tests reach into them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.browser.modules import BANK, DATA, with_modules

Ask = Callable[..., Any]
LIMIT = 4096
DAY = 24 * 3600 * 1000
NOW = 1_795_000_000_000
CONTENTS = DATA["contents"]
KEYS = {
    question.id: [question.key(option) for option in question.body.options]
    for bank in BANK.banks.values()
    for question in bank.questions
}
PARTS = "addUp, contents, schedule, review, recordFile, calendar, zip, docx, hostSettings, scormResume, scormRules, scormSession"
"""What tests ask by name beside the store of the page: parts of the scripts that compute and draw nothing."""
_ASKS_PARTS = re.compile(rf"\b({PARTS.replace(', ', '|')})\b")


def inside(page: Page | Frame, code: str, **given: Any) -> Any:
    """What an expression gives in a page, with its store, the parts of the scripts and what is given by their names."""
    if _ASKS_PARTS.search(code) or not page.evaluate("Boolean(window.course || window.parts)"):
        with_modules(page)
    names = ", ".join(given)
    return page.evaluate(
        f"(values) => {{ const {{ store, {PARTS} }} = {{ ...window.parts, ...window.course }};"
        f" {{ const {{ {names} }} = values; return ({code}); }} }}",
        given,
    )


@pytest.fixture(scope="session")
def ask(browser: Browser) -> Iterator[Ask]:
    """A function that evaluates an expression beside the scripts that need no page; the clock is London's."""
    context = browser.new_context(timezone_id="Europe/London", locale="en-GB")
    page = context.new_page()
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
    """All questions answered, each first with another choice, several where it has several, all acts in an order; all sections read."""
    found = {}
    for number, (name, keys) in enumerate(KEYS.items()):
        kind = CONTENTS["questions"][name]["kind"]
        if kind == "rank":
            last, first = ([f"{key}-{place}" for key in keys] for place in ("next", "not-yet"))
        else:
            last, first = (keys[:2], keys[1:]) if kind == "multiple" else (keys[:1], keys[1:2])
        found[name] = entry(name, at=NOW - number * DAY, options=last, first=first)
    return record(found, sections())

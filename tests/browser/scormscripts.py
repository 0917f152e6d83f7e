"""The scripts of the SCORM packages by themselves in a browser, and records and contents to give them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

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


@pytest.fixture(scope="module")
def ask_scorm(browser: Browser) -> Iterator[Ask]:
    """A function that evaluates an expression beside the scripts, with `data` as its values."""
    context = browser.new_context()
    page = context.new_page()
    with_modules(page)
    page.evaluate(
        "(contents) => { window.contents = contents; window.none = { answers: [], seen: {} }; window.plain = (value) => JSON.parse(JSON.stringify(value)); }",
        CONTENTS,
    )

    def asked(expression: str, **data: Any) -> Any:
        return page.evaluate(
            f"(data) => {{ const {{ {', '.join(data)} }} = data; const {{ scormResume: resume, scormRules: rules, scormSession: session, store }} = course; return {expression}; }}",
            data,
        )

    yield asked
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

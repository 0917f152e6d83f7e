"""The site's scripts, bundled with those in fixtures/entries, and records that fit what the course holds."""

import json
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from course.course import Course
from course.site.bundles import bundle
from course.site.catalogue import data
from tests.conftest import ROOT

FIXTURES = Path(__file__).parent / "fixtures"
BANK = Course(ROOT)
PAGES = [*(f"modules/{slug}.md" for slug in BANK.modules), *(f"cases/{slug}.md" for slug in BANK.cases)]
DATA = data(BANK, "The course", PAGES)
CONTENTS = DATA["contents"]
QUESTIONS = [question for bank in BANK.banks.values() for question in bank.questions]
KEYS = {one.id: [one.key(option) for option in one.body.options] for one in QUESTIONS}
DAY, NOW = 24 * 3600 * 1000, 1_795_000_000_000
FACTS = '<script id="page-facts" type="application/json">{"root": "https://parks.example", "course": "learning-from-reviews"}</script>'


@cache
def parts() -> str:
    """A script that gives a page `parts`: what computes and draws nothing, and the contents of the course."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("overrides/assets", "packaging/scorm"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        shutil.copytree(FIXTURES / "entries", Path(folder) / "overrides/assets/pages", dirs_exist_ok=True)
        made = bundle(Path(folder), DATA)
    facts = f"document.querySelector('#page-facts') || document.body.insertAdjacentHTML('beforeend', {FACTS!r});"
    return f"{facts} {made.files[made.places['pure.js']].decode()}; window.parts.contents = {json.dumps(CONTENTS)}; 0"


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
    every = CONTENTS["modules"] + CONTENTS["cases"]
    return [f"{item['slug']}:{part['id']}" for item in every for part in item["sections"]]


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

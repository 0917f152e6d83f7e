"""What has changed since the briefing: one entry a change, drawn in the modules it bears on and on a page of its own."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from dataclasses import dataclass

from course.problems import Problem
from course.yamlfile import Shape, Value, check_shape, read

STATUSES = ("in force", "guidance", "published", "before Parliament", "not seen in force")
_SHAPE = Shape(
    required=("id", "then", "now", "status", "source", "url", "reviewed", "modules"),
    lists=("modules",),
    may_be_empty=("url",),
)


@dataclass(frozen=True)
class Change:
    """A change: what the briefing had, what holds now, its standing, source and address, and when it was last reviewed."""

    id: str
    then: str
    now: str
    status: str
    source: str
    url: str
    reviewed: datetime.date
    modules: tuple[str, ...]
    line: int


def read_changes(text: str, path: str) -> tuple[list[Change], list[Problem]]:
    """The changes that the YAML `text` holds and what is wrong with them."""
    value, problems = read(text, path)
    if value is None or not isinstance(value.data, list):
        return [], problems or [Problem(path, 1, "the file must be a list of changes, each `- id: ...`")]
    changes: list[Change] = []
    for entry in value.data:
        change, found = _read_change(entry, path)
        problems += found
        if change and any(change.id == other.id for other in changes):
            problems.append(Problem(path, change.line, f"the id {change.id!r} stands twice; an id names one change"))
        changes += [change] if change else []
    return changes, problems


def _read_change(entry: Value, path: str) -> tuple[Change | None, list[Problem]]:
    problems = check_shape(entry, _SHAPE, path, "a change")
    if problems:
        return None, problems
    plain = entry.plain()
    if plain["status"] not in STATUSES:
        message = f"the status {plain['status']!r} must be one of {', '.join(STATUSES)}"
        return None, [Problem(path, entry.line, message)]
    if plain["url"] and not re.fullmatch(r"https?://[^\s()<>\"]+", plain["url"]):
        return None, [
            Problem(path, entry.line, f"{plain['url']!r} is no web address; write https://www.legislation.gov.uk/...")
        ]
    try:
        plain["reviewed"] = datetime.date.fromisoformat(plain["reviewed"])
    except ValueError:
        return None, [Problem(path, entry.line, f"{plain['reviewed']!r} is not a date; write 2026-11-22")]
    plain["modules"] = tuple(plain["modules"])
    return Change(**plain, line=entry.line), []


def check_modules(changes: list[Change], slugs: Collection[str], path: str) -> list[Problem]:
    """Where a change names a module that does not exist, or a module has no change."""
    problems = [
        Problem(path, change.line, f"{change.id} names the module {slug!r}, which does not exist")
        for change in changes
        for slug in change.modules
        if slug not in slugs
    ]
    named = {slug for change in changes for slug in change.modules}
    missing = sorted(set(slugs) - named)
    return problems + [
        Problem(path, 1, f"the module {slug!r} has no change; name it under `modules:`") for slug in missing
    ]


def draw(changes: list[Change]) -> str:
    """The changes as Markdown: what the briefing had, what holds now, where it stands and when it was last reviewed."""
    return "\n\n".join(_draw_change(change) for change in changes)


def _draw_change(change: Change) -> str:
    source = f"[{change.source}]({change.url})" if change.url else change.source
    reviewed = f"{change.reviewed.day} {change.reviewed:%B %Y}"
    return "\n".join(
        [
            f'<div class="change" id="{change.id}" markdown>',
            "",
            f"**Then.** {change.then}",
            "",
            f"**Now.** {change.now}",
            "",
            f"{change.status[0].upper()}{change.status[1:]}. Source: {source}. Last reviewed {reviewed}.",
            "{ .change-source }",
            "",
            "</div>",
        ]
    )

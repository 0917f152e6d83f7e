"""What has changed since the briefing: one entry a change, drawn in the modules it bears on and on a page of its own."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from course.text.dates import in_words
from course.text.problems import Problem
from course.text.yaml_files import Shape, Value, check_shape, read_list

STATUSES = ("in force", "guidance", "published", "before Parliament", "not seen in force")
NOT_YET = frozenset({"before Parliament", "not seen in force"})
HALF_A_YEAR, A_YEAR = datetime.timedelta(days=183), datetime.timedelta(days=365)
SOON = datetime.timedelta(days=90)
_SHAPE = Shape(
    required=("id", "now", "status", "source", "url", "seen"),
    optional=("then", "do", "check_by", "modules"),
    lists=("modules",),
)


@dataclass(frozen=True)
class Change:
    """A change: what the briefing had, what holds now and what to do, its standing, its source, and when that was last seen.

    `seen` is a day or a month, as written; by `check_by` somebody looks again. A change of one line has no `then` and no module.
    """

    id: str
    now: str
    status: str
    source: str
    url: str
    seen: str
    check_by: datetime.date
    line: int
    then: str = ""
    do: str = ""
    modules: tuple[str, ...] = ()

    @property
    def last_seen(self) -> str:
        """When the source was last seen, in words: `last seen in May 2026` or `last seen on 28 May 2026`."""
        day = _day(self.seen)
        return f"last seen in {day:%B %Y}" if len(self.seen) == len("2026-05") else f"last seen on {in_words(day)}"


def _day(written: str) -> datetime.date:
    """The day that is written, or the first of the month that is; a ValueError where it is neither."""
    return datetime.date.fromisoformat(f"{written}-01" if re.fullmatch(r"\d{4}-\d\d", written) else written)


def read_changes(text: str, path: str) -> tuple[list[Change], list[Problem]]:
    """The changes that the YAML `text` holds and what is wrong with them."""
    entries, problems = read_list(text, path, "the file must be a list of changes, each `- id: ...`")
    changes: list[Change] = []
    for entry in entries:
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
    if message := _fault(plain):
        return None, [Problem(path, entry.line, message)]
    by = plain.pop("check_by", "")
    lasts = HALF_A_YEAR if plain["status"] in NOT_YET else A_YEAR
    plain["check_by"] = _day(by) if by else _day(plain["seen"]) + lasts
    plain["modules"] = tuple(plain.get("modules", ()))
    return Change(**plain, line=entry.line), []


def _fault(plain: dict[str, str]) -> str:
    """What is wrong with a change whose keys are right; nothing where all is well."""
    if plain["status"] not in STATUSES:
        return f"the status {plain['status']!r} must be one of {', '.join(STATUSES)}"
    if not re.fullmatch(r"https?://[^\s()<>\"]+", plain["url"]):
        return f"{plain['url']!r} is no web address; write https://www.legislation.gov.uk/..."
    if ("then" in plain) != ("modules" in plain):
        return "`then` and `modules` go together; a change of one line has neither, and stands on the page of changes alone"
    for name, example in (("seen", "2026-05-28, or 2026-05"), ("check_by", "2026-11-28")):
        try:
            _day(plain[name])
        except KeyError:
            continue
        except ValueError:
            return f"{plain[name]!r} is not a date for {name!r}; write {example}"
    return ""


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


def due(changes: Iterable[Change], today: datetime.date, path: str) -> list[str]:
    """A line for each change that somebody has to look at again within ninety days of `today`, the most pressing first."""
    pressing = sorted((change for change in changes if change.check_by <= today + SOON), key=lambda one: one.check_by)
    return [
        f"{path}:{change.line}: {change.id} was {change.last_seen}; "
        f"look again by {in_words(change.check_by)}, then write when you saw it"
        for change in pressing
    ]


def draw(changes: Iterable[Change]) -> str:
    """The changes as Markdown: what the briefing had, what holds now, what to do, where it stands and when it was last seen."""
    return "\n\n".join(_draw_change(change) for change in changes)


def draw_lines(changes: Iterable[Change]) -> str:
    """The changes of one line each, as a list."""
    return "\n".join(f"- {change.now} {_standing(change)}\n    {{ #{change.id} }}" for change in changes)


def _draw_change(change: Change) -> str:
    parts = [
        f'<div class="change" id="{change.id}" markdown>',
        f"**Then.** {change.then}",
        f"**Now.** {change.now}",
        f"**What to do.** {change.do}" if change.do else "",
        f"{_standing(change)}\n{{ .change-source }}",
        "</div>",
    ]
    return "\n\n".join(filter(None, parts))


def _standing(change: Change) -> str:
    """Where a change stands. Past `check_by`, check-by.js says in the reader's browser that it is to be checked."""
    seen = f'<span data-check-by="{change.check_by}">{_capital(change.last_seen)}</span>'
    return f"{_capital(change.status)}. Source: [{change.source}]({change.url}). {seen}."


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]

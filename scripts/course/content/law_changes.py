"""What has changed since the source: one entry a change, drawn in the modules it bears on and on a page of its own."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Annotated

from course.content.settings import Status
from course.text.dates import in_words
from course.text.problems import Problem, problems_in
from course.text.readability import capital
from course.text.records import Address, Form, Id, is_date, read_list

SOON = datetime.timedelta(days=90)
Seen = Annotated[str, Form(r"\d{4}-\d\d(?:-\d\d)?", "a date such as 2026-05-28, or a month such as 2026-05")]


@dataclass(frozen=True)
class Change:
    """A change: what the source had, what holds now and what to do, its standing, its source, and when that was last seen.

    By `check_by` somebody looks again. A change of one line has no `title`, no `then` and no module.
    """

    id: Id
    now: str
    status: str
    source: str
    url: Address
    seen: Seen
    title: str = ""
    then: str = ""
    do: str = ""
    check_by: datetime.date = datetime.date.max
    modules: tuple[str, ...] = ()
    line: int = 0

    @property
    def day(self) -> datetime.date:
        """The day on which it was last seen, or the first of that month."""
        return datetime.date.fromisoformat(f"{self.seen}-01"[:10])

    @property
    def last_seen(self) -> str:
        """When the source was last seen, in words: `last seen in May 2026` or `last seen on 28 May 2026`."""
        return f"last seen in {self.day:%B %Y}" if self.seen.count("-") == 1 else f"last seen on {in_words(self.day)}"


def read_changes(text: str, path: str, statuses: Sequence[Status]) -> tuple[list[Change], list[Problem]]:
    """The changes that the YAML `text` holds and what is wrong with them."""
    changes, problems = read_list(text, path, Change, "change")
    lasts = {status.name: datetime.timedelta(status.days) for status in statuses}
    faults = {change: message for change in changes if (message := _fault(change, lasts))}
    sound = [
        replace(change, check_by=change.day + lasts[change.status]) if change.check_by == datetime.date.max else change
        for change in changes
        if change not in faults
    ]
    return sound, problems + problems_in(path, ((change.line, message) for change, message in faults.items()))


def _fault(change: Change, statuses: Collection[str]) -> str:
    if change.status not in statuses:
        return f"the status {change.status!r} must be one of {', '.join(statuses)}"
    if not is_date(f"{change.seen}-01"[:10]):
        return f"{change.seen!r} is not a date for 'seen'; write 2026-05-28, or 2026-05"
    if not bool(change.title) == bool(change.then) == bool(change.modules):
        return "`title`, `then` and `modules` go together; a change of one line has none, and stands on the page of changes alone"
    return ""


def check_modules(changes: Sequence[Change], slugs: Collection[str], path: str) -> list[Problem]:
    """Where a change names a module that does not exist, or a module has no change, though the course has some."""
    named = [(slug, change.id, change.line) for change in changes for slug in change.modules]
    missing = sorted(set(slugs).difference(slug for slug, *_ in named)) if changes else []
    faults = [
        (at, f"{id} names the module {slug!r}, which does not exist") for slug, id, at in named if slug not in slugs
    ]
    faults += [(1, f"the module {slug!r} has no change; name it under `modules:`") for slug in missing]
    return problems_in(path, faults)


def due(changes: Iterable[Change], today: datetime.date, path: str) -> list[str]:
    """A line for each change that somebody has to look at again within ninety days of `today`, the most pressing first."""
    pressing = sorted((change for change in changes if change.check_by <= today + SOON), key=lambda one: one.check_by)
    right = "look again by {}, then write when you saw it".format
    pressed = (("overdue" if one.check_by < today else "soon", one) for one in pressing)
    return [
        f"{how}: {path}:{one.line}: {one.id} was {one.last_seen}; {right(in_words(one.check_by))}"
        for how, one in pressed
    ]


def draw(changes: Iterable[Change], *, opened: bool = True) -> str:
    """The changes as Markdown, each a fold under what holds now: then and now, what to do, its source, when it was last seen."""
    return "\n\n".join(_draw(change, " open" if opened else "") for change in changes)


def draw_lines(changes: Iterable[Change]) -> str:
    """The changes of one line each, as a list."""
    return "\n".join(f"- {change.now} {_standing(change)}\n    {{ #{change.id} }}" for change in changes)


def _draw(change: Change, opened: str) -> str:
    standing = f'<span class="change__standing">{capital(change.status)}</span>'
    parts = [
        f'<details class="change" id="{change.id}"{opened} markdown>',
        f"<summary data-search-exclude>{escape(change.title)} {standing}</summary>",
        '<div class="change__strip" markdown>',
        f"**Then.** {change.then}",
        f"**Now.** {change.now}",
        "</div>",
        f"**What to do.** {change.do}" if change.do else "",
        f"{_standing(change)}\n{{ .change-source }}",
        "</details>",
    ]
    return "\n\n".join(filter(None, parts))


def _standing(change: Change) -> str:
    """Where a change stands. Past `check_by`, a script says in the reader's browser that it is to be checked."""
    seen = f'<span data-check-by="{change.check_by}">{capital(change.last_seen)}</span>'
    return f"{capital(change.status)}. Source: [{change.source}]({change.url}). {seen}."

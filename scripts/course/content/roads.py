"""A case walked by each of its roads from beginning to end: what comes when, how old people are, and who knows what."""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence

from course.content.cases import Road, Stage, stages
from course.text.numbers import numbers_in
from course.text.page import Page
from course.text.problems import Faults, Problem, problems_in
from course.text.reading import Block

_MONTHS, _DAYS = list(calendar.month_name)[1:], list(calendar.day_name)
_TIME = re.compile(
    rf"(?:Year (?P<year>\d+), )?(?P<end>End of )?(?P<month>{'|'.join(_MONTHS)})(?: and [A-Z][a-z]+)?(?:, week (?P<week>\d))?"
    rf"|(?P<unit>Week|Day)s? (?P<first>\d+)(?: (?:to|and) (?P<last>\d+))?(?:, (?P<day>{'|'.join(_DAYS)})\b.*)?"
)
_TIMES = (
    "`Week 3`, `Week 3, Monday`, `Weeks 1 to 3`, `Day 2`, `March`, `March, week 2`, `End of March` or `Year 2, March`"
)
_AGED = re.compile(r"\b([A-Z][\w-]+)(?:,? who)? (?:is|was) (\w+)\b(?! (?:week|month|minute|hour|day|of)s?\b)")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_KNEW = re.compile(r"\b[A-Z][\w-]+\b(?! [a-z])")
_NAME = re.compile(rf"(?<=[\w,;:–-] )(?!(?:{'|'.join(_DAYS + _MONTHS)})\b)[A-Z][\w-]+")
Line = tuple[str, int, str, str]
"""A line of a decision: the path of its file, its number, the stage in which it is asked, and what it says."""


def check_roads(page: Page, asked: Sequence[Line]) -> list[Problem]:
    """What is wrong with the roads of a case, and on each of them; `asked` are the lines of its decisions."""
    every = stages(page)
    roads = [road for stage in every for road in stage.roads]
    faults, problems = list(_check_places(page, every, roads)), list[Problem]()
    for road in roads or (None,):
        hidden = [other for other in roads if other != road]
        told = [block for block in page.blocks if not any(other.line < block.line < other.end for other in hidden)]
        rows = [row for stage in every for _, rows in stage.tables for row in rows if row in told]
        texts = " ".join(block.text.rpartition(" |")[0].rpartition("|")[0] or block.text for block in told)
        met = {word.lower() for word in _WORD.findall(" ".join([texts, *(line[-1] for line in asked)]))}
        faults += [*_check_times(rows), *_check_known(rows, met, road)]
        if road:
            faults += _check_ages(told, road)
            problems += _check_joined(page, told, asked, road, max(one.end for one in roads))
    return sorted({*problems, *problems_in(page.path, faults)})


def _check_places(page: Page, every: Sequence[Stage], roads: Sequence[Road]) -> Faults:
    """Roads where none may stand, and what one of them lacks."""
    parting = [stage for stage in every if stage.roads]
    boxes = [box.line for box in page.reading.boxes if box.name == "road"]
    if boxes and ((len(boxes), len(roads), len(parting)) != (2, 2, 1) or parting == every[:1]):
        yield boxes[0], "a case parts once, into two roads, in a stage after the first: what its people did comes first"
    for road in roads:
        after = (block.text for block in page.blocks if road.rows and block.line > road.rows[-1].line)
        if not road.id:
            yield road.line, "the road has no id; end its title with { #an-id-that-stays }"
        if not next(after, "").startswith("**"):
            yield road.line, "after its table a road has the child's day, which begins in bold: **Ama's Tuesday.**"
    for stage in parting:
        if stage.head and stage.head.line < stage.roads[-1].line:
            yield stage.head.line, "the table that both roads share stands below them"


def _check_times(rows: Iterable[Block]) -> Faults:
    """Rows that end before an earlier one begins; weeks are compared with weeks and months with months."""
    latest: dict[str, tuple[int, str]] = {}
    for row in rows:
        said = row.text.strip("| ").partition("|")[0].strip()
        found = _TIME.fullmatch(said)
        if not found:
            yield row.line, f"{said!r} is no time that can be put in order; write {_TIMES}"
            continue
        unit, begins, ends = _span(found, latest.get("month", (0, ""))[0] // 10)
        before = latest.get(unit, (begins, said))
        if ends < before[0]:
            yield row.line, f"{said} comes after {before[1]}; put the rows of each road in order of time"
        latest[unit] = max(before, (begins, said))


def _span(found: re.Match[str], latest: int) -> tuple[str, int, int]:
    """The unit of a time, and when it begins and ends: ten steps a week or a month, months counted from the `latest`."""
    if not found["month"]:
        day = _DAYS.index(found["day"]) + 1 if found["day"] else 0
        return found["unit"], 10 * int(found["first"]) + day, 10 * int(found["last"] or found["first"]) + (day or 9)
    month = _MONTHS.index(found["month"]) + 12 * int(found["year"] or 1)
    if latest and not found["year"]:  # Half a year ahead at the most; what seems further lies behind.
        month = latest + (month - latest + 5) % 12 - 5
    begins = 10 * month + (int(found["week"] or 0) or (6 if found["end"] else 0))
    return "month", begins, begins if found["week"] else 10 * month + 9


def _check_known(rows: Iterable[Block], met: set[str], road: Road | None) -> Faults:
    """Who knew of something, and is nobody whom a reader of this road has `met`."""
    on = f" on the road {road.title!r}" if road else ""
    for row in rows:
        for name in _KNEW.findall(row.text.strip("| ").rpartition("|")[2]):
            if name.lower() not in met:
                yield row.line, f"{name} is said to know, and nobody of that name is in the case{on}"


def _check_ages(told: Iterable[Block], road: Road) -> Faults:
    """Ages on a road that are not those of the rest of the case."""
    said = [(one.line, name, numbers_in(word)) for one in told for name, word in _AGED.findall(one.text)]
    for line, name, age in said:
        ages = [other for at, who, other in said if other and who == name and not road.line < at < road.end]
        if age and ages and road.line < line < road.end and age not in ages:
            right = " or ".join(sorted({min(one) for one in ages}))
            yield line, f"{name} is {min(age)} on this road and {right} elsewhere in the case"


def _check_joined(page: Page, told: Sequence[Block], asked: Sequence[Line], road: Road, end: int) -> Iterator[Problem]:
    """Names from one road alone in what follows where both have joined, and in the decisions from there on."""
    stage = next(one.heading.id for one in stages(page) if road in one.roads)
    before = [one.text for one in page.blocks if one.line < end and not road.line < one.line < road.end]
    before += [text for *_, name, text in asked if name < stage]
    said = {word for block in page.blocks for word in _WORD.findall(block.text)}
    own = {name for one in told if road.line < one.line < road.end for name in _NAME.findall(one.text)}
    own = {name for name in own.difference(*map(_NAME.findall, before)) if name.lower() not in said}
    after = [(page.path, block.line, stage, block.text) for block in page.blocks if block.line >= end]
    for path, line, name, text in (*after, *asked):
        for one in sorted(own.intersection(_NAME.findall(text)) if name >= stage else ()):
            message = f"only the road {road.title!r} has told of {one}; readers of the other road come here too"
            yield Problem(path, line, message)

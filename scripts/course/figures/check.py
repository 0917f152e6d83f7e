"""Whether the numbers of the figures hold together, agree with the points that carry them, and stand where they say."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from course.content.points import Point
from course.figures.data import NO_PAGE, Figure, Row
from course.text.numbers import numbers_in
from course.text.page import Page
from course.text.problems import Faults, Problem, problems_in

_LOOSE = re.compile(r"\[\s*figure\b[^\]]*\](?!\()", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_MOST_UNITS = 500


def check_figures(figures: Sequence[Figure], points: Sequence[Point], path: str) -> list[Problem]:
    """Where numbers do not hold together, or are not what the points carry; `path` is the figures' own."""
    known = {point.id: point for point in points}
    problems = []
    for figure in figures:
        faults = [*map(_check_share, figure.rows), _check_against_points(figure, known)]
        faults += [_SUMS[figure.kind](figure)] if figure.kind in _SUMS else []
        problems += [problem for found in faults for problem in problems_in(path, found)]
    return problems


def _check_share(row: Row) -> Faults:
    number = row.number
    if row.unit == "%" and (number is None or not 0 <= number <= 100):
        right = "write a whole number from 0 to 100, or words without a unit"
        yield row.line, f"{row.shown!r} is no share; {right}"
    if row.unit == "%" and row.count and row.base and number is not None:
        share = round(100 * int(row.count) / int(row.base))
        if share != number:
            yield row.line, f"{row.count} of {row.base} is {share}%, and the row says {row.shown}"
    if row.base and row.base not in numbers_in(row.of):
        yield row.line, f"the row is a share of {row.base}, and its `of` does not say so: {row.of!r}"


def _check_parts(figure: Figure) -> Faults:
    parts = [row.width for row in figure.parts]
    said = f"and `adds_to` says {figure.adds_to or 'nothing'}"
    if str(sum(parts)) != figure.adds_to:
        yield figure.line, f"the parts add up to {sum(parts)}, {said}"
    if figure.parts[0].unit == "%" and figure.adds_to != "100":
        yield figure.line, f"parts in percent add up to 100, {said}"
    if len({(row.unit, row.of) for row in figure.rows}) > 1:
        right = "draw shares of different wholes as bars"
        yield figure.line, f"parts of one whole have one unit and one `of`; {right}"
    inside = sum(row.width for row in figure.at("inside"))
    if inside > parts[0]:
        yield figure.line, f"the parts inside the first add up to {inside}, which is more than its {parts[0]}"
    sums = {sum(parts[:count]) for count in range(2, len(parts) + 1)}
    for row in figure.at("together"):
        if row.number not in sums:
            yield row.line, f"{row.shown} is not the sum of the first parts; they are {', '.join(map(str, parts))}"


def _check_bars(figure: Figure) -> Faults:
    before: Row | None = None
    for row in figure.rows:
        if row.reach is None or (row.number is not None and row.unit != "%"):
            yield row.line, f"{row.shown!r} is no bar; write a percentage, or `almost two-thirds` or `almost half`"
        if row.place == "inside" and (before is None or not before.count or row.base != before.count):
            yield row.line, "a bar inside the bar before it has that bar's `count` as its `base`"
        before = row


def _check_units(figure: Figure) -> Faults:
    row = figure.rows[0]
    if row.number is None or not row.base or row.number > int(row.base) or int(row.base) > _MOST_UNITS:
        right = f"a number of at most its `base`, and whose `base` is at most {_MOST_UNITS}, each drawn alone"
        yield figure.line, f"units have one row, whose value is {right}"


def _check_nested(figure: Figure) -> Faults:
    for outer, inner in pairwise(figure.rows):
        if outer.number is None or inner.number is None or inner.number >= outer.number:
            right = "each row is smaller than the one before it"
            yield inner.line, f"{inner.value} does not lie inside {outer.value}; {right}"
        elif outer.value not in numbers_in(inner.of):
            yield inner.line, f"the row lies inside {outer.value}, and its `of` does not say so: {inner.of!r}"


_SUMS: dict[str, Callable[[Figure], Faults]] = {
    "parts": _check_parts,
    "bars": _check_bars,
    "units": _check_units,
    "nested": _check_nested,
}


def _check_against_points(figure: Figure, known: Mapping[str, Point]) -> Faults:
    """Where a number or a page of a figure is not one that its points carry."""
    named = [(row.line, name) for row in figure.rows for name in row.points]
    named += [(figure.line, name) for name in figure.also]
    for line, name in named:
        if name not in known:
            yield line, f"{figure.id} names the point {name}, which the points do not have; write L080"
    for row in figure.rows:
        yield from _check_row(row, [known[name] for name in row.points if name in known])
    said = [figure.title, figure.caveat, figure.description]
    said += [word for row in figure.rows for word in (row.label, row.means, row.of, row.count, row.base)]
    digits = numbers_in(_WORD.sub(" ", " ".join(said)))
    for number in sorted(digits - _numbers([known[name] for _, name in named if name in known])):
        right = "name the point under `also:`"
        yield figure.line, f"{figure.id} says {number}, which none of its points carries; {right}"


def _check_row(row: Row, points: Sequence[Point]) -> Faults:
    named = ", ".join(row.points)
    for number in sorted(numbers_in(row.shown) - _numbers(points)):
        yield row.line, f"{row.shown} differs from its point: {named} has no {number}"
    pages = {ref.written for point in points for ref in point.pages} or {NO_PAGE}
    if row.page not in pages:
        wrong = "has a page" if row.page == NO_PAGE else f"does not carry {row.page}"
        yield row.line, f"{named} {wrong}; write `page: {min(pages)}`"


def _numbers(points: Sequence[Point]) -> frozenset[str]:
    return numbers_in(" ; ".join(f"{point.numbers} ; {point.statement}" for point in points))


def check_places(figures: Sequence[Figure], pages: Mapping[str, Page], path: str) -> list[Problem]:
    """Lines that place an unknown figure, or one twice or in no line of its own; figures that do not stand where they say."""
    placed: dict[str, set[str]] = {figure.id: set() for figure in figures}
    problems = []
    for name, page in pages.items():
        problems += problems_in(page.path, _check_lines(page, sorted(placed)))
        for number, figure_id in page.figures:
            heading = page.heading_at(number)
            placed.get(figure_id, set()).add(f"{name}#{heading.id if heading else ''}")
    for figure in figures:
        if figure.stands not in placed[figure.id]:
            stands = f"{figure.id} stands {', '.join(sorted(placed[figure.id])) or 'nowhere'}"
            right = f"place it there with [figure: {figure.id}]"
            problems.append(Problem(path, figure.line, f"{stands}, and `stands` says {figure.stands}; {right}"))
    return problems


def _check_lines(page: Page, known: Sequence[str]) -> Faults:
    first: dict[str, int] = {}
    for number, name in page.figures:
        around = page.lines[max(number - 2, 0) : number - 1] + page.lines[number : number + 1]
        if name not in known:
            yield number, f"there is no figure {name!r}; there are {', '.join(known)}"
        elif first.setdefault(name, number) != number:
            yield number, f"the figure {name!r} stands on line {first[name]} already; a page shows it once"
        elif "".join(around).strip():
            yield number, "a figure stands in a paragraph by itself; leave an empty line before and after it"
    for number, line in enumerate(page.lines, 1):
        if loose := _LOOSE.search(line):
            yield number, f"{loose[0]} places no figure; write [figure: a-name] in a line by itself"

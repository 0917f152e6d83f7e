"""Whether the numbers of the figures hold together, agree with the points that carry them, and stand where they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from course.content.points import Point
from course.figures.data import NO_PAGE, Figure, Row
from course.text.numbers import numbers_in
from course.text.page import Page
from course.text.problems import Problem

_LOOSE = re.compile(r"\[\s*figure\b[^\]]*\](?!\()", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def check_sums(figures: Sequence[Figure], path: str) -> list[Problem]:
    """Where numbers do not hold together: parts that do not add up, shares that are not what their counts give."""
    complain = _Complaints(path)
    for figure in figures:
        for row in figure.rows:
            _check_share(row, complain)
        if figure.kind in _SUMS:
            _SUMS[figure.kind](figure, complain)
    return complain.problems


class _Complaints:
    """Collects problems of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def __call__(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.path, line, message))


def _check_share(row: Row, complain: _Complaints) -> None:
    number = row.number
    if row.unit == "%" and (number is None or not 0 <= number <= 100):
        complain(row.line, f"{row.shown!r} is no share; write a whole number from 0 to 100, or words without a unit")
    if row.unit == "%" and row.count and row.base and number is not None:
        share = round(100 * Fraction(row.count) / Fraction(row.base))
        if share != number:
            complain(row.line, f"{row.count} of {row.base} is {share}%, and the row says {row.shown}")
    if row.base and row.base not in numbers_in(row.of):
        complain(row.line, f"the row is a share of {row.base}, and its `of` does not say so: {row.of!r}")


def _check_parts(figure: Figure, complain: _Complaints) -> None:
    parts = [row.number or Fraction(0) for row in figure.parts]
    if str(sum(parts)) != figure.adds_to:
        complain(figure.line, f"the parts add up to {sum(parts)}, and `adds_to` says {figure.adds_to or 'nothing'}")
    if figure.parts[0].unit == "%" and figure.adds_to != "100":
        complain(figure.line, f"parts in percent add up to 100, and `adds_to` says {figure.adds_to or 'nothing'}")
    units = {(row.unit, row.of) for row in figure.rows}
    if len(units) > 1:
        complain(figure.line, "parts of one whole have one unit and one `of`; draw shares of different wholes as bars")
    inside = sum(row.number or Fraction(0) for row in figure.at("inside"))
    if parts and inside > parts[0]:
        complain(figure.line, f"the parts inside the first add up to {inside}, which is more than its {parts[0]}")
    for row in figure.at("together"):
        if not any(row.number == sum(parts[:count]) for count in range(2, len(parts) + 1)):
            complain(row.line, f"{row.shown} is not the sum of the first parts; they are {', '.join(map(str, parts))}")


def _check_bars(figure: Figure, complain: _Complaints) -> None:
    before: Row | None = None
    for row in figure.rows:
        if row.reach is None or (row.number is not None and row.unit != "%"):
            complain(row.line, f"{row.shown!r} is no bar; write a percentage, or `almost two-thirds` or `almost half`")
        if row.place == "inside" and (before is None or not before.count or row.base != before.count):
            complain(row.line, "a bar inside the bar before it has that bar's `count` as its `base`")
        before = row


def _check_units(figure: Figure, complain: _Complaints) -> None:
    row = figure.rows[0]
    if len(figure.rows) != 1 or row.number is None or not row.base.isdecimal() or row.number > int(row.base):
        complain(figure.line, "units have one row, whose value is a number of at most its `base`")


def _check_nested(figure: Figure, complain: _Complaints) -> None:
    for outer, inner in zip(figure.rows, figure.rows[1:], strict=False):
        if outer.number is None or inner.number is None or inner.number >= outer.number:
            complain(
                inner.line,
                f"{inner.value} does not lie inside {outer.value}; each row is smaller than the one before it",
            )
        elif outer.value not in numbers_in(inner.of):
            complain(inner.line, f"the row lies inside {outer.value}, and its `of` does not say so: {inner.of!r}")


_SUMS: dict[str, Callable[[Figure, _Complaints], None]] = {
    "parts": _check_parts,
    "bars": _check_bars,
    "units": _check_units,
    "nested": _check_nested,
}


def check_against_points(figures: Sequence[Figure], points: Sequence[Point], path: str) -> list[Problem]:
    """Where a figure's number or page is not one that its points carry; `path` is the figures' own."""
    known = {point.id: point for point in points}
    problems = []
    for figure in figures:
        named = [(row.line, name) for row in figure.rows for name in row.points]
        named += [(figure.line, name) for name in figure.also]
        problems += [
            Problem(path, line, f"{figure.id} names the point {name}, which the points do not have; write L080")
            for line, name in named
            if name not in known
        ]
        carried = [known[name] for _, name in named if name in known]
        for row in figure.rows:
            problems += _check_row(row, [known[name] for name in row.points if name in known], path)
        problems += _check_words(figure, carried, path)
    return problems


def _check_row(row: Row, points: list[Point], path: str) -> list[Problem]:
    problems = []
    for number in sorted(numbers_in(row.shown) - _numbers(points)):
        problems.append(
            Problem(path, row.line, f"{row.shown} differs from its point: {', '.join(row.points)} has no {number}")
        )
    pages = {ref.id for point in points for ref in point.pages}
    if row.page != NO_PAGE and row.page not in pages:
        problems.append(
            Problem(path, row.line, f"{', '.join(row.points)} does not carry {row.page}; write {_first(pages)}")
        )
    if row.page == NO_PAGE and pages:
        problems.append(Problem(path, row.line, f"{', '.join(row.points)} has a page; write {_first(pages)}"))
    return problems


def _first(pages: set[str]) -> str:
    return f"`page: {min(pages, default=NO_PAGE)}`"


def _check_words(figure: Figure, points: list[Point], path: str) -> list[Problem]:
    """Numbers in digits, anywhere in the figure's words, that none of its points carries."""
    said = [figure.title, figure.caveat, figure.description]
    said += [word for row in figure.rows for word in (row.label, row.means, row.of, row.count, row.base)]
    digits = numbers_in(_WORD.sub(" ", " ".join(said)))
    return [
        Problem(
            path,
            figure.line,
            f"{figure.id} says {number}, which none of its points carries; name the point under `also:`",
        )
        for number in sorted(digits - _numbers(points))
    ]


def _numbers(points: Sequence[Point]) -> frozenset[str]:
    return numbers_in(" ; ".join(f"{point.numbers} ; {point.statement}" for point in points))


def check_places(figures: Sequence[Figure], pages: Mapping[str, Page], path: str) -> list[Problem]:
    """Lines that place an unknown figure, or one twice or in no line of its own; figures that do not stand where they say."""
    known = {figure.id for figure in figures}
    placed: dict[str, set[str]] = {}
    problems = []
    for name, page in pages.items():
        problems += _check_lines(page, known)
        for number, called in page.figures:
            heading = page.heading_at(number)
            placed.setdefault(called, set()).add(f"{name}#{heading.id if heading else ''}")
    for figure in figures:
        if figure.stands not in placed.get(figure.id, ()):
            where = ", ".join(sorted(placed.get(figure.id, ()))) or "nowhere"
            message = f"{figure.id} stands {where}, and `stands` says {figure.stands}; place it there with [figure: {figure.id}]"
            problems.append(Problem(path, figure.line, message))
    return problems


def _check_lines(page: Page, known: set[str]) -> list[Problem]:
    problems = []
    first: dict[str, int] = {}
    for number, name in page.figures:
        if name not in known:
            problems.append(
                Problem(page.path, number, f"there is no figure {name!r}; there are {', '.join(sorted(known))}")
            )
        elif name in first:
            problems.append(
                Problem(
                    page.path, number, f"the figure {name!r} stands on line {first[name]} already; a page shows it once"
                )
            )
        elif (number > 1 and page.lines[number - 2].strip()) or "".join(page.lines[number : number + 1]).strip():
            problems.append(
                Problem(
                    page.path,
                    number,
                    "a figure stands in a paragraph by itself; leave an empty line before and after it",
                )
            )
        first.setdefault(name, number)
    for number, line in enumerate(page.lines, 1):
        loose = _LOOSE.search(line)
        if loose:
            problems.append(
                Problem(page.path, number, f"{loose[0]} places no figure; write [figure: a-name] in a line by itself")
            )
    return problems

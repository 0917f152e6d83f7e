"""The figures: what each says, its rows with their wholes and pages, and whether its numbers hold together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from course.numbers import numbers_in
from course.problems import Problem
from course.yamlfile import Shape, Value, check_shape, read

COUNTED = ("parts", "bars", "units", "nested")
PICTURED = ("pile", "circles", "triangle", "steps")
PLACES = ("", "inside", "together")
NO_PAGE = "no page"
_FIGURE = Shape(
    required=("id", "kind", "title", "stands", "caveat", "description", "rows"),
    optional=("adds_to", "levels", "also"),
    lists=("rows", "levels", "also"),
)
_ROW = Shape(
    required=("label", "page", "points"),
    optional=("means", "value", "unit", "of", "count", "base", "rest", "place"),
    lists=("points",),
)


@dataclass(frozen=True)
class Row:
    """One line of a figure: a value with its whole, or an idea in words, and the points of the briefing that carry it.

    `value`, `count` and `base` are as printed; `place` says where it lies: on its own, `inside` the row before
    it that is on its own, or `together`, a sum of the parts so far.
    """

    label: str
    page: str
    points: tuple[str, ...]
    line: int
    means: str = ""
    value: str = ""
    unit: str = ""
    of: str = ""
    count: str = ""
    base: str = ""
    rest: str = ""
    place: str = ""

    @property
    def number(self) -> Fraction | None:
        """The value as a number; None where it is in words."""
        return Fraction(self.value) if self.value.isdecimal() else None

    @property
    def shown(self) -> str:
        """The value as a reader meets it: `41%`, `65 reports`, `almost two-thirds`."""
        return f"{self.value}{'' if self.unit == '%' or not self.unit else ' '}{self.unit}"

    @property
    def whole(self) -> str:
        """What the value is a share of: `120 of the 293 children`, `of those 120 babies`."""
        return f"{self.count} of {self.of}" if self.count else f"of {self.of}"


@dataclass(frozen=True)
class Figure:
    """A figure: its id, kind and words, the heading where it stands (`modules/a.md#b`), and its rows."""

    id: str
    kind: str
    title: str
    stands: str
    caveat: str
    description: str
    rows: tuple[Row, ...]
    line: int
    adds_to: str = ""
    levels: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def parts(self) -> list[Row]:
        """The rows that stand on their own."""
        return [row for row in self.rows if not row.place]

    def at(self, place: str) -> list[Row]:
        """The rows that lie at `place`."""
        return [row for row in self.rows if row.place == place]


def read_figures(text: str, path: str) -> tuple[list[Figure], list[Problem]]:
    """The figures that the YAML `text` holds and what is wrong with them."""
    value, problems = read(text, path)
    if value is None or not isinstance(value.data, list):
        return [], problems or [Problem(path, 1, "the figures must be a list, each `- id: ...`")]
    figures: list[Figure] = []
    for entry in value.data:
        figure, found = _read_figure(entry, path)
        problems += found
        if figure and any(figure.id == other.id for other in figures):
            problems.append(Problem(path, figure.line, f"the id {figure.id!r} stands twice; an id names one figure"))
        elif figure:
            figures.append(figure)
            problems += check_sums(figure, path)
    return figures, problems


def _read_figure(entry: Value, path: str) -> tuple[Figure | None, list[Problem]]:
    problems = check_shape(entry, _FIGURE, path, "a figure")
    rows: list[Row] = []
    if isinstance(entry.data, dict) and "rows" in entry.data and isinstance(entry.data["rows"].data, list):
        for item in entry.data["rows"].data:
            found = check_shape(item, _ROW, path, "a row")
            problems += found
            rows += [] if found else [_row(item)]
    if problems:
        return None, problems
    plain = {**entry.plain(), "rows": tuple(rows)}
    for name in ("levels", "also"):
        plain[name] = tuple(plain.get(name, ()))
    figure = Figure(line=entry.line, **plain)
    return figure, _check_kind(figure, path)


def _row(item: Value) -> Row:
    plain = item.plain()
    return Row(line=item.line, **{**plain, "points": tuple(plain["points"])})


def _check_kind(figure: Figure, path: str) -> list[Problem]:
    if figure.kind not in COUNTED + PICTURED:
        message = f"the kind {figure.kind!r} must be one of {', '.join(COUNTED + PICTURED)}"
        return [Problem(path, figure.line, message)]
    needed = ("value", "of") if figure.kind in COUNTED else ("means",)
    problems = []
    for row in figure.rows:
        if row.place not in PLACES:
            problems.append(Problem(path, row.line, f"the place {row.place!r} must be inside or together; leave it out for a part of its own"))
        for name in needed:
            if not getattr(row, name):
                problems.append(Problem(path, row.line, f"a row of a figure of the kind {figure.kind!r} has no {name!r}; add `{name}: ...`"))
    return problems


def check_sums(figure: Figure, path: str) -> list[Problem]:
    """Where the numbers of a figure do not hold together: parts that do not add up, shares that are not what their counts give."""
    complain = _Complaints(path)
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
    units = {(row.unit, row.of) for row in figure.rows}
    if len(units) > 1:
        complain(figure.line, "parts of one whole have one unit and one `of`; draw shares of different wholes as bars")
    inside = sum(row.number or Fraction(0) for row in figure.at("inside"))
    if parts and inside > parts[0]:
        complain(figure.line, f"the parts inside the first add up to {inside}, which is more than its {parts[0]}")
    for row in figure.at("together"):
        if row.number not in (sum(parts[:count]) for count in range(2, len(parts) + 1)):
            complain(row.line, f"{row.shown} is not the sum of the first parts; they are {', '.join(map(str, parts))}")


def _check_bars(figure: Figure, complain: _Complaints) -> None:
    before: Row | None = None
    for row in figure.rows:
        if row.number is None and not row.value.startswith(f"{ALMOST} ") or row.number is None and reach(row) is None:
            complain(row.line, f"{row.value!r} cannot be drawn; write a number, or `almost two-thirds` or `almost half`")
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
            complain(inner.line, f"{inner.value} does not lie inside {outer.value}; each row is smaller than the one before it")
        elif outer.value not in numbers_in(inner.of):
            complain(inner.line, f"the row lies inside {outer.value}, and its `of` does not say so: {inner.of!r}")


_SUMS: dict[str, Callable[[Figure, _Complaints], None]] = {
    "parts": _check_parts,
    "bars": _check_bars,
    "units": _check_units,
    "nested": _check_nested,
}
ALMOST = "almost"
_FRACTIONS = {"2/3": Fraction(200, 3), "1/2": Fraction(50)}


def reach(row: Row) -> Fraction | None:
    """How far a bar reaches in percent: its value, or for `almost two-thirds` the mark that it stays short of."""
    if row.number is not None:
        return row.number
    found = [_FRACTIONS[name] for name in numbers_in(row.value) if name in _FRACTIONS]
    return found[0] if found else None

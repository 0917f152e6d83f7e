"""The figures: what each says, its rows with their wholes and pages, and whether its numbers hold together."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from course.text.numbers import numbers_in
from course.text.problems import Problem
from course.text.yaml_files import Shape, Value, check_shape, read_list

COUNTED = ("parts", "bars", "units", "nested")
PICTURED = ("pile", "circles", "triangle", "steps")
PLACES = ("", "inside", "together")
NO_PAGE = "no page"
_ROWS = {"units": 1, "pile": 2, "circles": 3, "triangle": 4, "steps": 3}
_MARKS = {"pile": 1, "steps": 2}
ALMOST = "almost "
_FRACTIONS = {"2/3": Fraction(200, 3), "1/2": Fraction(50)}
_FIGURE = Shape(
    required=("id", "kind", "title", "stands", "caveat", "description", "rows"),
    optional=("adds_to", "marks", "also"),
    lists=("rows", "marks", "also"),
    of_mappings=("rows",),
)
_ROW = Shape(
    required=("label", "page", "points"),
    optional=("means", "value", "unit", "of", "count", "base", "rest", "place"),
    lists=("points",),
    may_be_empty=("points",),
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
    marks: tuple[str, ...] = ()
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
    entries, problems = read_list(text, path, "the figures must be a list, each `- id: ...`")
    figures: list[Figure] = []
    for entry in entries:
        figure, found = _read_figure(entry, path)
        problems += found
        if figure and any(figure.id == other.id for other in figures):
            problems.append(Problem(path, figure.line, f"the id {figure.id!r} stands twice; an id names one figure"))
        elif figure:
            figures.append(figure)
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
    for name in ("marks", "also"):
        plain[name] = tuple(plain.get(name, ()))
    figure = Figure(line=entry.line, **plain)
    problems = _check_kind(figure, path)
    return None if problems else figure, problems


def _row(item: Value) -> Row:
    plain = item.plain()
    return Row(line=item.line, **{**plain, "points": tuple(plain["points"])})


def _check_kind(figure: Figure, path: str) -> list[Problem]:
    """Whether the figure has what its kind is drawn from."""
    if figure.kind not in COUNTED + PICTURED:
        message = f"the kind {figure.kind!r} must be one of {', '.join(COUNTED + PICTURED)}"
        return [Problem(path, figure.line, message)]
    problems = []
    rows, marks = _ROWS.get(figure.kind, len(figure.rows)), _MARKS.get(figure.kind, 0)
    if len(figure.rows) != rows:
        problems.append(Problem(path, figure.line, f"{len(figure.rows)} rows; the kind {figure.kind!r} has {rows}"))
    if len(figure.marks) < marks:
        message = f"the kind {figure.kind!r} has words in its drawing; add at least {marks} under `marks:`"
        problems.append(Problem(path, figure.line, message))
    for row in figure.rows:
        problems += [Problem(path, row.line, message) for message in _row_messages(row, figure.kind)]
    return problems


def _row_messages(row: Row, kind: str) -> list[str]:
    needed = ("value", "of") if kind in COUNTED else ("means",)
    messages = [
        f"a row of the kind {kind!r} has no {name!r}; add `{name}: ...`" for name in needed if not getattr(row, name)
    ]
    if row.place not in PLACES:
        messages.append(f"the place {row.place!r} must be inside or together; a part of its own has none")
    for name in ("count", "base"):
        number = getattr(row, name)
        if number and not (number.isdecimal() and int(number)):
            messages.append(f"{name!r} is {number!r}; write a whole number such as 120")
    return messages


def reach(row: Row) -> Fraction | None:
    """How far a bar reaches in percent: its value, or for `almost two-thirds` the mark that it stays short of."""
    if row.number is not None or not row.value.startswith(ALMOST):
        return row.number
    found = [_FRACTIONS[name] for name in numbers_in(row.value) if name in _FRACTIONS]
    return found[0] if found else None

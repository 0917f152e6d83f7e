"""The figures: what each says, and its rows with their wholes and pages."""

from dataclasses import dataclass
from itertools import product
from typing import Annotated, Literal

from course.text.numbers import numbers_in
from course.text.problems import Faults, Problem, problems_in
from course.text.records import MAY_BE_EMPTY, Form, Id, read_list

COUNTED = ("parts", "bars", "units", "nested")
Kind = Literal["parts", "bars", "units", "nested", "pile", "circles", "triangle", "steps"]
NO_PAGE = "no page"
_ROWS = {"units": 1, "pile": 2, "circles": 3, "triangle": 4, "steps": 3}
_MARKS = {"pile": 1, "steps": 2}
ALMOST = "almost "
_FRACTIONS = {"2/3": 200 / 3, "1/2": 50}
Whole = Annotated[str, Form(r"[1-9]\d{0,8}", "a whole number such as 120")]


@dataclass(frozen=True)
class Row:
    """One line of a figure: a value with its whole, or an idea in words, and the points of the source that carry it.

    `value`, `count` and `base` are as printed; `place` says where it lies: on its own, `inside` the row before
    it that is on its own, or `together`, a sum of the parts so far.
    """

    label: str
    page: str
    points: Annotated[tuple[str, ...], MAY_BE_EMPTY]
    line: int = 0
    means: str = ""
    value: str = ""
    unit: str = ""
    of: str = ""
    count: Whole = ""
    base: Whole = ""
    rest: str = ""
    place: Literal["", "inside", "together"] = ""

    @property
    def number(self) -> int | None:
        """The value as a number; None where it is in words."""
        return int(self.value) if self.value.isdecimal() else None

    @property
    def width(self) -> int:
        """How wide the value is drawn: nothing where it is in words."""
        return self.number or 0

    @property
    def shown(self) -> str:
        """The value as a reader meets it: `41%`, `65 reports`, `almost two-thirds`."""
        return f"{self.value}{'' if self.unit == '%' or not self.unit else ' '}{self.unit}"

    @property
    def whole(self) -> str:
        """What the value is a share of: `120 of the 293 children`, `of those 120 babies`."""
        return f"{self.count} of {self.of}" if self.count else f"of {self.of}"

    @property
    def reach(self) -> float | None:
        """How far a bar reaches in percent: its value, or for `almost two-thirds` the mark that it stays short of."""
        if self.number is not None or not self.value.startswith(ALMOST):
            return self.number
        return next((_FRACTIONS[name] for name in numbers_in(self.value) if name in _FRACTIONS), None)


@dataclass(frozen=True)
class Figure:
    """A figure: its id, kind and words, the heading where it stands (`modules/a.md#b`), and its rows."""

    id: Id
    kind: Kind
    title: str
    stands: str
    caveat: str
    description: str
    rows: tuple[Row, ...]
    line: int = 0
    adds_to: str = ""
    marks: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def parts(self) -> list[Row]:
        """The rows that stand on their own."""
        return self.at("")

    def at(self, place: str) -> list[Row]:
        """The rows that lie at `place`."""
        return [row for row in self.rows if row.place == place]


def read_figures(text: str, path: str) -> tuple[list[Figure], list[Problem]]:
    """The figures that the YAML `text` holds and what is wrong with them; those that lack what their kind is drawn from are left out."""
    figures, problems = read_list(text, path, Figure, "figure")
    lacking = {figure.id: problems_in(path, _lacking(figure)) for figure in figures}
    problems += [problem for found in lacking.values() for problem in found]
    return [figure for figure in figures if not lacking[figure.id]], problems


def _lacking(figure: Figure) -> Faults:
    """What the figure has not, and its kind is drawn from."""
    rows, marks = _ROWS.get(figure.kind, len(figure.rows)), _MARKS.get(figure.kind, 0)
    if len(figure.rows) != rows:
        yield figure.line, f"{len(figure.rows)} rows; the kind {figure.kind!r} has {rows}"
    if len(figure.marks) < marks:
        right = f"add at least {marks} under `marks:`"
        yield figure.line, f"the kind {figure.kind!r} has words in its drawing; {right}"
    for row, name in product(figure.rows, ("value", "of") if figure.kind in COUNTED else ("means",)):
        if not getattr(row, name):
            yield row.line, f"a row of the kind {figure.kind!r} has no {name!r}; add `{name}: ...`"

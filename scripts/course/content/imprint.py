"""What a course says of itself wherever its words are taken along: its source, its pages, its licence, whom to ring everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from course.text.problems import Problem
from course.text.yaml_files import Shape, check_shape, read

_SHAPE = Shape(
    required=("title", "source"),
    optional=(
        "pages",
        "procedure",
        "not_reviewed",
        "licence",
        "licence_name",
        "licence_url",
        "to_fill_in",
        "everywhere",
    ),
    lists=("to_fill_in", "everywhere"),
)
_BETWEEN = ": "


@dataclass(frozen=True)
class Imprint:
    """`pages` explains the page references; `to_fill_in` are contacts that a reader without a host's writes in by hand.

    `everywhere` are labels with numbers that hold wherever the reader is. A text that is empty is left out.
    """

    title: str = ""
    source: str = ""
    pages: str = ""
    procedure: str = ""
    not_reviewed: str = "Nobody has reviewed this yet."
    licence: str = ""
    licence_name: str = ""
    licence_url: str = ""
    to_fill_in: tuple[str, ...] = ()
    everywhere: tuple[tuple[str, str], ...] = ()


NO_IMPRINT = Imprint()


def read_imprint(text: str, path: str) -> tuple[Imprint, list[Problem]]:
    """The imprint that the YAML `text` holds and what is wrong with it; a course without one has an empty text."""
    if not text:
        return NO_IMPRINT, []
    value, problems = read(text, path)
    if value is None or (problems := problems + check_shape(value, _SHAPE, path, "the imprint")):
        return NO_IMPRINT, problems
    plain = value.plain()
    numbers = plain.pop("everywhere", [])
    wrong = [line for line in numbers if _BETWEEN not in line]
    if wrong:
        message = f"'everywhere' has lines such as `Immediate danger: 999`; {wrong[0]!r} names no number"
        return NO_IMPRINT, [Problem(path, value.line, message)]
    pairs = [line.split(_BETWEEN, 1) for line in numbers]
    labels = tuple(plain.pop("to_fill_in", ()))
    return Imprint(**plain, to_fill_in=labels, everywhere=tuple((label, number) for label, number in pairs)), []

"""What a course says of itself wherever its words are taken along: its source, its pages, its licence, whom to ring everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from course.text.problems import Problem
from course.text.records import Form, read_record
from course.text.yaml_files import read

_BETWEEN = ": "
Number = Annotated[str, Form(r"[^:]+: .+", "a label and a number, such as `Reception: extension 12`")]


@dataclass(frozen=True)
class Imprint:
    """`pages` explains the page references; `to_fill_in` are contacts that a reader without a host's writes in by hand.

    `everywhere` are labels with numbers that hold wherever the reader is. A text that is empty is left out.
    """

    title: str
    source: str
    pages: str = ""
    procedure: str = ""
    not_reviewed: str = "Nobody has reviewed this yet."
    licence: str = ""
    licence_name: str = ""
    licence_url: str = ""
    to_fill_in: tuple[str, ...] = ()
    everywhere: tuple[Number, ...] = ()

    @property
    def numbers(self) -> dict[str, str]:
        """The numbers that hold wherever the reader is, by their labels."""
        return {label: number for label, _, number in (line.partition(_BETWEEN) for line in self.everywhere)}


NO_IMPRINT = Imprint("", "")


def read_imprint(text: str, path: str) -> tuple[Imprint, list[Problem]]:
    """The imprint that the YAML `text` holds and what is wrong with it; a course without one has an empty text."""
    value, problems = read(text, path)
    found, wrong = read_record(value, Imprint, path, "imprint") if value else (None, [])
    return found or NO_IMPRINT, problems + wrong

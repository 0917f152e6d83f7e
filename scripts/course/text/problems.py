"""What is wrong with the content, where, and how it is told."""

import os
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
Fault = tuple[int, str]
"""A line of a file that is known already, and what is wrong there."""
Faults = Iterator[Fault]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: a path as the reader knows it, a line from 1, and a message that says what is right."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"

    def annotation(self) -> str:
        """The same in the form that a forge shows beside the line of a change."""
        message = self.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return f"::error file={self.path},line={self.line}::{message}"


def problems_in(path: str, faults: Iterable[Fault]) -> list[Problem]:
    """The faults of one file as problems."""
    return [Problem(path, line, message) for line, message in faults]


def again(named: Iterable[tuple[Hashable, T]]) -> Iterator[tuple[T, T]]:
    """Of things with their names, each whose name another has before it, and that other."""
    first: dict[Hashable, T] = {}
    for name, thing in named:
        if name in first:
            yield thing, first[name]
        first.setdefault(name, thing)


def report(problems: Iterable[Problem], *, annotate: bool | None = None) -> list[str]:
    """The lines to print for `problems`, sorted and each once; annotations too where CI is set, or as `annotate` says."""
    annotate = bool(os.environ.get("CI")) if annotate is None else annotate
    ordered = sorted(set(problems))
    lines = [str(problem) for problem in ordered]
    return lines + [problem.annotation() for problem in ordered] if annotate else lines

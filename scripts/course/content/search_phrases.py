"""What practitioners type into the search box, and the page or heading to show them first."""

from __future__ import annotations

from dataclasses import dataclass

from course.text.problems import Problem
from course.text.records import read_list


@dataclass(frozen=True)
class SearchWord:
    """Phrases that people type and the address under docs that answers them, with the line that says so."""

    asked: tuple[str, ...]
    show: str
    line: int = 0


def read_search_words(text: str, path: str) -> tuple[list[SearchWord], list[Problem]]:
    """The entries that the YAML `text` holds and what is wrong with them."""
    words, problems = read_list(text, path, SearchWord, "entry")
    seen: dict[str, int] = {}
    for word in words:
        for phrase in map(str.lower, word.asked):
            if phrase in seen:
                problems.append(Problem(path, word.line, f"{phrase!r} is answered on line {seen[phrase]} already"))
            seen[phrase] = word.line
    return words, problems

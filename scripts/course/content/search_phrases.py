"""What practitioners type into the search box, and the page or heading to show them first."""

from __future__ import annotations

from dataclasses import dataclass

from course.text.problems import Problem
from course.text.yaml_files import Shape, check_shape, read_list

_SHAPE = Shape(required=("asked", "show"), lists=("asked",))


@dataclass(frozen=True)
class SearchWord:
    """Phrases that people type and the address under docs that answers them, with the line that says so."""

    asked: tuple[str, ...]
    show: str
    line: int


def read_search_words(text: str, path: str) -> tuple[list[SearchWord], list[Problem]]:
    """The entries that the YAML `text` holds and what is wrong with them."""
    entries, problems = read_list(text, path, "the file must be a list of entries, each `- asked: [...]`")
    words = []
    seen: dict[str, int] = {}
    for entry in entries:
        found = check_shape(entry, _SHAPE, path, "an entry")
        problems += found
        if found:
            continue
        plain = entry.plain()
        words.append(SearchWord(tuple(plain["asked"]), plain["show"], entry.line))
        for phrase in plain["asked"]:
            if phrase.lower() in seen:
                problems.append(
                    Problem(path, entry.line, f"{phrase!r} is answered on line {seen[phrase.lower()]} already")
                )
            seen[phrase.lower()] = entry.line
    return words, problems

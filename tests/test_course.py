"""What the course says, where a slip would read as well as the truth: keys, and the wholes of its counts."""

from __future__ import annotations

import re
from pathlib import Path

from course.course import Course

KEYS = Path(__file__).resolve().parent / "data" / "keys.tsv"
_COUNT = re.compile(r"\b(\d+%?)\D{0,9} of (?:the|those) (\d+)\b")


def test_each_question_has_the_key_that_was_read(root: Path) -> None:
    """A line of keys.tsv is a question's id and how an option that is keyed begins. Read before you change a line."""
    read = [line.split("\t") for line in KEYS.read_text(encoding="utf-8").splitlines()]
    questions = [question for bank in Course(root).banks.values() for question in bank.questions]
    keyed = [(question.id, option.text) for question in questions for option in question.body.options if option.keyed]
    lacks = [
        f"{id}\t{text}" for id, text in keyed if not any(id == one and text.startswith(start) for one, start in read)
    ]
    stale = [
        f"{id}\t{start}" for id, start in read if not any(id == one and text.startswith(start) for one, text in keyed)
    ]
    assert (lacks, stale) == ([], [])


def test_a_count_has_the_whole_that_a_point_or_a_figure_gives_it(root: Path) -> None:
    course = Course(root)
    rows = [row for figure in course.figures for row in figure.rows]
    given = [f"{row.value}{row.unit} {row.whole}" for row in rows] + [p.statement for p in course.points]
    known = {pair for text in given for pair in _COUNT.findall(text)}
    pages = [*course.pages.values(), *(bank.page for bank in course.banks.values())]
    said = {(page.path, *pair) for page in pages for pair in _COUNT.findall(page.text)}
    assert said
    assert sorted(f"{path}: {count} of {whole}" for path, count, whole in said if (count, whole) not in known) == []

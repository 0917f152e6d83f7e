"""What the course says, where a slip would read as well as the truth: keys, and the wholes of its counts."""

from __future__ import annotations

import re
from pathlib import Path

from course.content import Course

KEYS = Path(__file__).resolve().parent.parent / "data" / "keys.tsv"
_COUNT = re.compile(r"\b(\d+%?)\D{0,9} of (?:the|those) (\d+)\b")


def test_each_question_has_the_key_that_was_read(root: Path) -> None:
    """A line of keys.tsv is a question's id and how an option that is keyed begins; a new question adds its own."""
    read = {tuple(line.split("\t")) for line in KEYS.read_text(encoding="utf-8").splitlines()}
    questions = [question for bank in Course(root).banks.values() for question in bank.questions]
    found = {
        (question.id, next((start for id, start in read if id == question.id and option.text.startswith(start)), ""))
        for question in questions
        for option in question.body.options
        if option.keyed
    }
    assert sorted(found ^ read) == []


def test_a_count_has_the_whole_that_a_point_or_a_figure_gives_it(root: Path) -> None:
    course = Course(root)
    rows = [row for figure in course.figures for row in figure.rows]
    given = [f"{row.value}{row.unit} {row.whole}" for row in rows] + [p.statement for p in course.points]
    known = {pair for text in given for pair in _COUNT.findall(text)}
    pages = [*course.pages.values(), *(bank.page for bank in course.banks.values())]
    said = {(page.path, *pair) for page in pages for pair in _COUNT.findall(page.text)}
    assert said
    assert sorted(f"{path}: {count} of {whole}" for path, count, whole in said if (count, whole) not in known) == []

"""The glossary: terms, the other forms that readers meet, and what each means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from course.text.problems import Problem
from course.text.records import Id, read_list

MOST_WORDS = 40


@dataclass(frozen=True)
class Term:
    """A term: how it is written, its id, its meaning in one or two sentences, and its other forms."""

    term: str
    id: Id
    meaning: str
    also: tuple[str, ...] = ()
    line: int = 0

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in which the term may stand in a text."""
        return (self.term, *self.also)


def read_glossary(text: str, path: str) -> tuple[list[Term], list[Problem]]:
    """The terms that the YAML `text` holds and what is wrong with them."""
    terms, problems = read_list(text, path, Term, "term")
    seen: dict[str, str] = {}
    for term in terms:
        count = len(term.meaning.split())
        if count > MOST_WORDS:
            message = f"{term.term!r} has {count} words of meaning; at most {MOST_WORDS} fit a tooltip"
            problems.append(Problem(path, term.line, message))
        for form in map(str.lower, term.forms):
            if form in seen:
                message = f"{form!r} belongs to {seen[form]!r} already; a form has one term"
                problems.append(Problem(path, term.line, message))
            seen[form] = term.term
    return terms, problems


def pattern(terms: Sequence[Term]) -> re.Pattern[str]:
    """What finds any form of any term in running text, the longest first; abbreviations only as they are written."""
    return _pattern(tuple(terms))


@cache
def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str]:
    forms = sorted({form for term in terms for form in term.forms}, key=lambda form: (-len(form), form))
    parts = [re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})" for form in forms]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts) or '(?!)'})(?![\w-])")


def by_form(terms: Sequence[Term]) -> dict[str, Term]:
    """Each term by each of its forms in lower case."""
    return {form.lower(): term for term in terms for form in term.forms}

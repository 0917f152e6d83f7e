"""The words of readers: terms with their forms and meanings, and the phrases that people type into the search."""

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
        for form in (f"#{term.id}", *map(str.lower, term.forms)):
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


@dataclass(frozen=True)
class SearchWord:
    """Phrases that people type and the page or heading under docs to show them first, with the line that says so."""

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

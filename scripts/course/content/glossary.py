"""The glossary: terms, the other forms that readers meet, and what each means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from course.text.markdown import slip_in_id
from course.text.problems import Problem
from course.text.yaml_files import Shape, check_shape, read_list

_SHAPE = Shape(required=("term", "id", "meaning"), optional=("also",), lists=("also",))
MOST_WORDS = 40


@dataclass(frozen=True)
class Term:
    """A term: how it is written, its id, its other forms, and its meaning in one or two sentences."""

    term: str
    id: str
    also: tuple[str, ...]
    meaning: str

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in which the term may stand in a text."""
        return (self.term, *self.also)


def read_glossary(text: str, path: str) -> tuple[list[Term], list[Problem]]:
    """The terms that the YAML `text` holds and what is wrong with them."""
    entries, problems = read_list(text, path, "the glossary must be a list of terms, each `- term: ...`")
    terms = []
    seen: dict[str, str] = {}
    for entry in entries:
        found = check_shape(entry, _SHAPE, path, "a term")
        problems += found
        if found:
            continue
        plain = entry.plain()
        term = Term(plain["term"], plain["id"], tuple(plain.get("also", ())), plain["meaning"])
        terms.append(term)
        if len(term.meaning.split()) > MOST_WORDS:
            message = (
                f"{term.term!r} has {len(term.meaning.split())} words of meaning; at most {MOST_WORDS} fit a tooltip"
            )
            problems.append(Problem(path, entry.line, message))
        if slip_in_id(term.id):
            problems.append(Problem(path, entry.line, f"the id {slip_in_id(term.id)}"))
        for form in (f"#{term.id}", *(form.lower() for form in term.forms)):
            if form in seen:
                problems.append(
                    Problem(path, entry.line, f"{form!r} belongs to {seen[form]!r} already; a form has one term")
                )
            seen[form] = term.term
    return terms, problems


def pattern(terms: list[Term]) -> re.Pattern[str]:
    """What finds any form of any term in running text, the longest first; abbreviations only as they are written."""
    return _pattern(tuple(terms))


@cache
def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str]:
    forms = sorted({form for term in terms for form in term.forms}, key=lambda form: (-len(form), form))
    parts = [re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})" for form in forms]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts) or '(?!)'})(?![\w-])")


def by_form(terms: list[Term]) -> dict[str, Term]:
    """Each term by each of its forms in lower case."""
    return {form.lower(): term for term in terms for form in term.forms}

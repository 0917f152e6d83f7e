"""The words of readers: terms with their forms and meanings, and the phrases that people type into the search."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from course.text.problems import Faults, Problem, again, problems_in
from course.text.records import Id, read_list

MOST_WORDS = 40
_MARKUP = re.compile(r"\*+\w|`|\]\(|(?<!\w)_\w|<\w|&\w+;")


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
    return terms, problems + problems_in(path, _check_terms(terms))


def _check_terms(terms: Sequence[Term]) -> Faults:
    for term in terms:
        if (count := len(term.meaning.split())) > MOST_WORDS:
            yield term.line, f"{term.term!r} has {count} words of meaning; at most {MOST_WORDS} fit a tooltip"
        if mark := _MARKUP.search(term.meaning):
            yield term.line, f"the meaning of {term.term!r} has {mark[0]!r}; a tooltip has plain words alone"
        if term.id not in map(named, term.forms) and get_close_matches(named(term.term), [term.id], cutoff=0.8):
            yield term.line, f"{term.term!r} and its id {term.id!r} are spelt in two ways; write one as the other"
    forms = [(form, (term, form)) for term in terms for form in (f"#{term.id}", *map(str.lower, term.forms))]
    for (term, form), (other, _) in again(forms):
        yield term.line, f"{form!r} belongs to {other.term!r} already; a form has one term"


def named(form: str) -> str:
    """The id that a form of a term would have."""
    return re.sub(r"[^a-z0-9]+", "-", form.lower()).strip("-")


def pattern(terms: Sequence[Term]) -> re.Pattern[str]:
    """What finds any form of any term in running text, the longest first; abbreviations only as they are written."""
    forms = sorted({form for term in terms for form in term.forms}, key=lambda form: (-len(form), form))
    # A class of first letters is found faster than a letter of either case, and the pattern is long.
    parts = [
        re.escape(form)
        if form.isupper()
        else f"[{re.escape(form[0].lower() + form[0].upper())}](?i:{re.escape(form[1:])})"
        for form in forms
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts) or '(?!)'})(?![\w-])")


@dataclass(frozen=True)
class SearchWord:
    """Phrases that people type and the page or heading under docs to show them first, with the line that says so."""

    asked: tuple[str, ...]
    show: str
    line: int = 0


def read_search_words(text: str, path: str) -> tuple[list[SearchWord], list[Problem]]:
    """The entries that the YAML `text` holds and what is wrong with them."""
    words, problems = read_list(text, path, SearchWord, "entry")
    asked = ((phrase.lower(), (word.line, phrase.lower())) for word in words for phrase in word.asked)
    twice = [(line, f"{phrase!r} is answered on line {first} already") for (line, phrase), (first, _) in again(asked)]
    return words, problems + problems_in(path, twice)

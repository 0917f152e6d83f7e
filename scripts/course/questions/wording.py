"""How a question is worded, whatever its type: plain words, nothing that gives the key away, nothing hard to read."""

from __future__ import annotations

import re

from course.questions.question import Question
from course.text.page import Page
from course.text.page_refs import find, malformed
from course.text.problems import Faults, Problem, problems_in
from course.text.readability import check_acronyms, check_sentences

TITLE = 50
_NEGATION = re.compile(r"\b(?:not|never|except|least|cannot)\b|n['’]t\b", re.IGNORECASE)
_BOLD = re.compile(r"\*\*.+?\*\*|__.+?__")
_REASON = re.compile(r"why\b", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-z/!][^>]*>|!?\[[^\]]*\]\([^)]*\)|^\s*#{1,6}\s|`[^`]*`?|^\s*~{3,}", re.IGNORECASE)
INCLUDE = re.compile(r"^\s*(?:;?-{1,}8<-{1,}|\{!|\{%\s*include)")


def check_wording(page: Page, question: Question) -> list[Problem]:
    """What is wrong with the words of one question of the bank file `page`."""
    blocks = question.body.blocks
    faults = [*_markup(question), *_export(question), *_stem(question)]
    return problems_in(page.path, faults) + check_sentences(page, blocks) + check_acronyms(page, blocks)


def _markup(question: Question) -> Faults:
    for number, line in question.body.lines:
        for match in _MARKUP.finditer(line):
            right = "write plain Markdown without code, and let data-section make the link"
            yield number, f"{match[0].strip()!r} stands in a question; {right}"
        for _, text in malformed(line):
            yield number, f"{text} is not a page reference; write (p208) or (p71-72), one to a bracket"
        yield from included(number, line)


def included(number: int, line: str) -> Faults:
    """A line that would include a file."""
    if INCLUDE.match(line):
        yield number, f"{line.strip()!r} includes nothing: no such file is read here; write the text itself"


def _export(question: Question) -> Faults:
    """The package names an exported question by its first characters, and a quotation mark among them breaks the file."""
    if '"' in question.body.source.strip()[:TITLE]:
        message = f"a quotation mark in the first {TITLE} characters breaks mkdocs-quiz's export"
        yield question.body.blocks[0].line, f"{message}; begin the situation with more words"


def _stem(question: Question) -> Faults:
    """A page in the stem; or a stem that asks for what is not so, but not one that asks for a reason."""
    stem, line = question.body.stem, question.body.stem_line
    if find(stem):
        yield line, "a page in the stem or in an option points to the key; cite it in the feedback"
    match = _NEGATION.search(_BOLD.sub("", stem))
    if match and not _REASON.match(stem.strip()):
        yield line, f"the stem turns on {match[0]!r}; put it in bold, or ask for what is so"

"""Where questions stand (Markdown): a module begins with one and has the others near its end; a case has a decision a stage."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from course.content.cases import Stage, stages
from course.content.settings import Questions
from course.questions.bank import Bank
from course.questions.drawing import draw
from course.questions.question import Question
from course.text.page import Page
from course.text.readability import MINUTES_A_QUESTION

QUIZ = "The other decisions"
SO_FAR = "What is known by now. A row that is marked **New** came to light in this stage."
NEW = "**New**{ .new }"
ROADS = "Had the last choice been another"
GOES_ON = "Here the story goes on from what the people in it did."
_FIRST = re.compile(r"^## ", re.MULTILINE)
_REFLECT = re.compile(r"^## .*\{[^{}]*#reflect\b[^{}]*\}", re.MULTILINE)


def shown(bank: Bank) -> list[Question]:
    """The questions in the order in which their page shows them: a case's by their stages, the core of a module first.

    A module begins with one that has no table, if it can: its options then stand on the first screen of a phone.
    """
    if bank.case:
        return sorted(bank.questions, key=lambda question: question.section)
    short = (one for one in bank.questions if one.core and not any(block.kind == "row" for block in one.body.blocks))
    first = next(short, None)
    return sorted(bank.questions, key=lambda question: (question is not first, not question.core))


def in_module(bank: Bank, markdown: str, pages: Mapping[str, Page], words: Questions) -> str:
    """The Markdown of a module with its first question at its beginning, and the others before what the reader takes along.

    `pages` are the course's pages by path under docs, `words` what this course says around questions.
    """
    begins = _FIRST.search(markdown)
    start = begins.start() if begins else len(markdown)
    ends = _REFLECT.search(markdown)
    end = ends.start() if ends else len(markdown)
    first, *others = shown(bank)
    before = _draw(bank, first, pages, words, level=2)
    after = _others(bank, others, pages, words) if others else ""
    parts = (markdown[:start].rstrip(), before, markdown[start:end].rstrip(), after, markdown[end:])
    return "\n\n".join(filter(None, parts))


def _others(bank: Bank, others: Sequence[Question], pages: Mapping[str, Page], words: Questions) -> str:
    """The questions after the first: the core ones in the open, the further ones in a fold; all in the open where none is core."""
    drawn = {question.id: _draw(bank, question, pages, words) for question in others}
    more = [question for question in others if not question.core] if any(one.core for one in bank.questions) else []
    in_the_open = [drawn[question.id] for question in others if question not in more]
    parts = [f"## {QUIZ} {{ #quiz }}", words.lead, *in_the_open]
    if more:
        summary = f"<summary data-search-exclude>{len(more)} more, for practice, {math.ceil(len(more) * MINUTES_A_QUESTION)} minutes</summary>"
        folded = (drawn[question.id] for question in more)
        parts += ['<details class="more" markdown>', summary, *folded, "</details>"]
    return "\n\n".join(parts)


def _draw(bank: Bank, question: Question, pages: Mapping[str, Page], words: Questions, level: int = 3) -> str:
    """A question under its heading, with the link back to what teaches it."""
    name, _, anchor = bank.teaches(question).partition("#")
    heading = pages[name].heading(anchor)
    title = heading.text if heading else pages[name].title
    link = (
        f"[Read again: {title}](#{anchor})"
        if bank.module
        else f"[Read again: {pages[name].title}: {title}](/{name}#{anchor})"
    )
    return f"{'#' * level} {question.title} {{ #{question.id} }}\n\n{draw(question, link, words)}"


def elsewhere(bank: Bank, question: Question, pages: Mapping[str, Page], words: Questions) -> str:
    """A question, without a heading, on a page that is not its own, with the link that leads on to what teaches it."""
    name, _, anchor = bank.teaches(question).partition("#")
    return draw(question, f"[Read on: {pages[name].title}](/{name}#{anchor})", words)


def in_case(bank: Bank, markdown: str, pages: Mapping[str, Page], words: Questions) -> str:
    """The Markdown of a case: each stage in a section of its own, with all that is known by then and its decision."""
    body = Page(bank.place, markdown)
    lines = markdown.split("\n")
    drawn: list[str] = []
    known: list[str] = []
    roads: list[str] = []
    at = 0
    for number, stage in enumerate(stages(body), 1):
        start, end = stage.heading.line - 1, body.section(stage.heading)[1] - 1
        told = _with_known(lines, start, end, stage, known)
        asked = [question for question in shown(bank) if question.section == stage.heading.id]
        decisions = [_draw(bank, question, pages, words) for question in asked]
        parts = [told[0], *roads, "\n".join(told[1:]).strip(), *decisions]
        drawn += [*lines[at:start], _section(number, stage, parts), ""]
        known += [row.text for row in stage.rows]
        roads = [_roads(question) for question in asked if any(option.then for option in question.body.options)]
        at = end
    return "\n".join([*drawn, *roads, "", *lines[at:]])


def _roads(question: Question) -> str:
    """What would have followed from the other choices at the decision before, each named by its choice."""
    others = "\n".join(
        f'<li data-option="{question.key(option)}" markdown><strong>{option.text}</strong> {option.then}</li>'
        for option in question.body.options
        if option.then
    )
    return f"""\
<div class="roads" data-module="roads" data-question="{question.id}" data-version="{question.version}" data-search-exclude markdown="block">

<p class="roads__lead">{ROADS}</p>

<ul markdown="span">
{others}
</ul>

<p>{GOES_ON}</p>

</div>"""


def _with_known(lines: list[str], start: int, end: int, stage: Stage, known: list[str]) -> list[str]:
    """The lines of a stage, its table begun with the rows that are known already and its own rows marked as new."""
    if not known or not stage.head or not stage.rows:
        return lines[start:end]
    head, last = stage.head.line - 1, stage.rows[-1].line
    new = [f"| {NEW} {row.text.removeprefix('|').lstrip()}" for row in stage.rows]
    return [*lines[start:head], SO_FAR, "", *lines[head : head + 2], *known, *new, *lines[last:end]]


def _section(number: int, stage: Stage, parts: list[str]) -> str:
    opened = f'<section class="stage" data-module="stage" data-stage="{number}" id="part-{number}" aria-labelledby="{stage.heading.id}" markdown>'
    return "\n\n".join((opened, *parts, "</section>"))

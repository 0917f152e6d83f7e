"""Where questions stand: at the end of a module, or a decision a stage in a case, with what is known by then (Markdown)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from course.content.cases import Stage, named_modules, stages
from course.content.kinds import CASE
from course.content.settings import Questions
from course.questions.bank import Bank
from course.questions.drawing import draw
from course.questions.question import Question
from course.text.page import Page

QUIZ = "## Scenario quiz { #quiz }"
SO_FAR = "What is known by now. A row that is marked **New** came to light in this stage."
NEW = "**New**{ .new }"
ROADS = "Had the last choice been another"
GOES_ON = "Here the story goes on from what the people in it did."
_TEAM = re.compile(r"^## .*\{[^{}]*#team\b[^{}]*\}", re.MULTILINE)


def shown(bank: Bank) -> list[Question]:
    """The questions in the order in which their page shows them: the core of a module first, a case's by their stages."""
    return sorted(bank.questions, key=lambda question: not question.core if bank.module else question.section)


def in_module(bank: Bank, markdown: str, pages: Mapping[str, Page], words: Questions) -> str:
    """The Markdown of a module with its quiz before what it takes to the team.

    `pages` are the course's pages by path under docs, `words` what this course says around questions.
    """
    drawn = (_draw(bank, question, pages, words) for question in shown(bank))
    quiz = "\n\n".join((QUIZ, words.lead, *drawn, _next(bank, pages)))
    team = _TEAM.search(markdown)
    at = team.start() if team else len(markdown)
    return f"{markdown[:at].rstrip()}\n\n{quiz}\n\n{markdown[at:]}"


def _draw(bank: Bank, question: Question, pages: Mapping[str, Page], words: Questions) -> str:
    """A question under its heading, with the link back to what teaches it."""
    name, _, anchor = bank.teaches(question).partition("#")
    heading = pages[name].heading(anchor)
    title = heading.text if heading else pages[name].title
    link = (
        f"[Read again: {title}](#{anchor})"
        if bank.module
        else f"[Read again: {pages[name].title}: {title}](/{name}#{anchor})"
    )
    return f"### {question.title} {{ #{question.id} }}\n\n{draw(question, link, words)}"


def elsewhere(bank: Bank, question: Question, pages: Mapping[str, Page], words: Questions) -> str:
    """A question, without a heading, on a page that is not its own, with the link that leads on to what teaches it."""
    name, _, anchor = bank.teaches(question).partition("#")
    return draw(question, f"[Read on: {pages[name].title}](/{name}#{anchor})", words)


def _next(bank: Bank, pages: Mapping[str, Page]) -> str:
    """Where to go from a module's quiz: the cases that draw on the module, and the team."""
    cases = [
        f"[{page.title}](/{name})"
        for name, page in pages.items()
        if CASE.has(name) and bank.module in named_modules(page)
    ]
    ways = [f"- Follow a family over time: {' or '.join(cases)}."] if cases else []
    ways.append("- Talk it over: [Take it to your team](#team).")
    return (
        '<div class="question-next" data-module="question-next" data-search-exclude markdown>\n\nWhere to go from here:\n\n'
        + "\n".join(ways)
        + "\n\n</div>"
    )


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

"""Where questions stand (Markdown): a module begins with one and has the others near its end; a case has a decision a stage."""

import math
import re
from collections.abc import Mapping, Sequence

from course.content.cases import Road, Stage, stages
from course.content.settings import Questions
from course.questions.bank import Bank
from course.questions.drawing import draw
from course.questions.question import Question
from course.text.markdown import ROADS as NAMES
from course.text.page import Page
from course.text.readability import MINUTES_A_QUESTION
from course.text.reading import Block

QUIZ = "The other decisions"
SO_FAR = "What is known by now. A row that is marked **New** came to light in this stage."
ON_ROADS = "A row that names a road is known on that road alone."
NEW = "**New**{ .new }"
ROADS = "Had the last choice been another"
GOES_ON = "Here the story goes on from what the people in it did."
PARTS = "Here the story parts into two roads. Every other choice leads to the first."
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
    """The Markdown of a module with its first question at its beginning, and the others before what the reader takes along."""
    begins, ends = _FIRST.search(markdown), _REFLECT.search(markdown)
    start, end = (found.start() if found else len(markdown) for found in (begins, ends))
    first, *others = shown(bank)
    before = _draw(bank, first, pages, words, level=2)
    after = _others(bank, others, pages, words) if others else ""
    parts = (markdown[:start].rstrip(), before, markdown[start:end].rstrip(), after, markdown[end:])
    return "\n\n".join(filter(None, parts))


def _others(bank: Bank, others: Sequence[Question], pages: Mapping[str, Page], words: Questions) -> str:
    """The questions after the first: the core ones in the open, the further ones in a fold; all in the open where none is core."""
    drawn = {question.id: _draw(bank, question, pages, words) for question in others}
    more = [question for question in others if not question.core] if any(one.core for one in bank.questions) else []
    parts = [f"## {QUIZ} {{ #quiz }}", words.lead, *(drawn[one.id] for one in others if one not in more)]
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
    whole = f"{pages[name].title}: {title}](/{name}"
    link = f"[Read again: {f'{title}](' if bank.module else whole}#{anchor})"
    drawn = draw(question, link, words, own=bool(bank.module))
    return f"{'#' * level} {question.title} {{ #{question.id} }}\n\n{drawn}"


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
    before: list[Question] = []
    at = 0
    for number, stage in enumerate(stages(body), 1):
        start, end = stage.heading.line - 1, body.section(stage.heading)[1] - 1
        for name, road in zip(NAMES, stage.roads, strict=False):
            known += [_marked(f"**{name}**{{ .by-road data-road={road.id} }}", row) for row in road.rows]
        told = _with_known(lines, start, end, stage, known)
        asked = [question for question in shown(bank) if question.section == stage.heading.id]
        decisions = [_draw(bank, question, pages, words) for question in asked]
        opened = f'<section class="stage" data-module="stage" data-stage="{number}" id="part-{number}" aria-labelledby="{stage.heading.id}" markdown>'
        others = (_others_then(one, stage.roads) for one in before)
        parts = (opened, told[0], *others, "\n".join(told[1:]).strip(), *decisions, "</section>")
        drawn += [*lines[at:start], "\n\n".join(parts), ""]
        known += [row.text for row in stage.rows]
        before, at = [one for one in asked if any(option.then for option in one.body.options)], end
    return "\n".join([*drawn, *map(_others_then, before), "", *lines[at:]])


def _said(option: str) -> str:
    """An option before what follows from it: with a colon where it does not end as a sentence."""
    return option if option.rstrip('"').endswith((".", "?", "!")) else f"{option}:"


def _others_then(question: Question, roads: Sequence[Road] = ()) -> str:
    """What would have followed from the other choices at the decision before, each named by its choice."""
    links = {f"{road.title}.": f"[{road.title}](#{road.id})" for road in roads}
    others = "\n".join(
        f'<li data-option="{question.key(option)}" markdown><strong>{_said(option.text)}</strong> {links.get(option.then, option.then)}</li>'
        for option in question.body.options
        if option.then
    )
    return f"""\
<div class="roads" data-module="roads" data-question="{question.id}" data-version="{question.version}" data-search-exclude markdown="block">

<p class="roads__lead">{ROADS}</p>

<ul markdown="span">
{others}
</ul>

<p>{PARTS if roads else GOES_ON}</p>

</div>"""


def _with_known(lines: list[str], start: int, end: int, stage: Stage, known: list[str]) -> list[str]:
    """The lines of a stage, the table that all share begun with what is known already and its own rows marked as new."""
    if not known or not stage.head or not stage.rows:
        return lines[start:end]
    head, last = stage.head.line - 1, stage.rows[-1].line
    new = [_marked(NEW, row) for row in stage.rows]
    lead = f"{SO_FAR} {ON_ROADS}" if "data-road=" in "".join(known) else SO_FAR
    return [*lines[start:head], lead, "", *lines[head : head + 2], *known, *new, *lines[last:end]]


def _marked(mark: str, row: Block) -> str:
    return f"| {mark} {row.text.removeprefix('|').lstrip()}"

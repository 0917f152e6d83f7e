"""A question for a group as slides: what happened, the choice to count hands for, each option with its feedback, and the talk after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from bs4.element import Tag

from course.slides.fit import gathered, lines_of, pieces, share
from course.text.html import attribute, emitted, inner, tags, text_of

ASK = "What would make this hard here?"
LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class Part:
    """One slide of a question: what its id ends in, its kind, the words beside the title and the label above it."""

    name: str
    kind: str
    html: str
    title: str = ""
    label: str = ""
    sources: tuple[Tag, ...] = ()


def question_parts(question: Tag) -> Iterator[Part]:
    """The slides of a question in the course's markup."""
    stem = question.find("legend")
    asked = f'<p class="stem">{inner(stem)}</p>' if stem else ""
    yield from _situation(question, asked)
    options = question.select(".question__options label")
    answers = question.select(".question__answers > ul > li")
    if options:
        items = "".join(f'<li data-option="{_key(label)}">{inner(label)}</li>' for label in options)
        yield Part("choose", "vote", f'{asked}<ol class="options">{items}</ol>', "Choose", "Show of hands")
    for number, answer in enumerate(answers):
        yield _answer(answer, number, many=len(answers) > 1)
    yield from _talk(question)


def _situation(question: Tag, asked: str) -> Iterator[Part]:
    box = question.select_one(".question__situation")
    blocks = list(tags(box)) if box else []
    every = pieces([block for block in blocks if block.name != "table"], cut=True)
    tables = "".join(f"<table>{inner(table)}</table>" for table in (box.find_all("table") if box else ()))
    parts = [gathered(part) for part in share(every, taken=lines_of(asked))] or [""]
    parts[-1] += tables + asked
    for number, html in enumerate(parts, 1):
        title = f"{number} of {len(parts)}" if len(parts) > 1 else ""
        yield Part(
            "" if number == 1 else str(number),
            "question",
            html,
            title,
            "Question",
            (box,) if box and number == 1 else (),
        )


def _answer(answer: Tag, number: int, *, many: bool) -> Part:
    """An option with what lies behind it."""
    letter = LETTERS[number] if many else ""
    keyed = attribute(answer, "data-keyed") == "yes"
    text, *rest = list(tags(answer))
    html = (
        f'<p class="option" data-option="{escape(attribute(answer, "data-option"))}">{text_of(text.find("strong") or text)}</p>'
        f'<div class="verdict" data-keyed="{"yes" if keyed else "no"}">{emitted(rest[:1])}</div>{emitted(rest[1:])}'
    )
    return Part(
        letter.lower() or "answer", "answer", html, f"Option {letter}" if letter else "Answer", "Why", tuple(rest)
    )


def _talk(question: Tag) -> Iterator[Part]:
    """What to take from it and to talk about; the link back to the section is for readers."""
    box = question.select_one(".question__explanation")
    blocks = [block for block in tags(box) if not _is_link(block)] if box else []
    if blocks:
        yield Part(
            "discuss", "discuss", f'{emitted(blocks)}<p class="ask">{ASK}</p>', "Discuss", "Discuss", tuple(blocks)
        )


def _is_link(block: Tag) -> bool:
    link = block.find("a")
    return link is not None and text_of(link) == text_of(block)


def _key(label: Tag) -> str:
    return escape(attribute(label, "for").rpartition("--")[2])

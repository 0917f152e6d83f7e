"""A question for a group as slides: what happened, the choice to count hands for, each option with its feedback, and the talk after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bs4.element import Tag

from course.slides.blocks import Block, Paragraph, blocks_of
from course.slides.fit import share_words
from course.text.html import attribute, classes, tags, text_of

ASK = "What would make this hard here?"
LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class Part:
    """One slide of a question: what its id ends in, its kind, the words beside the title and the label above it."""

    name: str
    kind: str
    blocks: list[Block]
    title: str
    label: str


def question_parts(question: Tag) -> Iterator[Part]:
    """The slides of a question in the course's markup."""
    stems: list[Block] = [Paragraph.of(stem, "stem") for stem in question.find_all("legend")]
    situation = [block for box in question.select(".question__situation") for block in blocks_of(box)]
    slides = share_words(situation, stems)
    for number, blocks in enumerate(slides, 1):
        title = f"{number} of {len(slides)}" if len(slides) > 1 else ""
        yield Part(str(number) if number > 1 else "", "question", blocks, title, "Question")
    options = question.select(".question__options > li > :is(label, .question__act)")
    if options:
        named = ((one, attribute(one, "for") or attribute(one, "id")) for one in options)
        keyed = [Paragraph.of(one, "letter", name.rpartition("--")[2]) for one, name in named]
        yield Part("choose", "vote", [*stems, *keyed], "Choose", "Show of hands")
    answers = question.select(".question__answers > ul > li")
    for letter, answer in zip(LETTERS, answers, strict=False):
        yield _answer(answer, letter if len(answers) > 1 else "")
    told = [block for box in question.select(".question__explanation") for one in tags(box) for block in _told(one)]
    if told:
        yield Part("discuss", "discuss", [*told, Paragraph.said(ASK, "ask")], "Discuss", "Discuss")


def _answer(answer: Tag, letter: str) -> Part:
    """An option with what lies behind it."""
    option, *rest = tags(answer)
    blocks: list[Block] = [Paragraph.of(option, "option", attribute(answer, "data-option"))]
    for part in rest:
        is_verdict = "question__verdict" in classes(part)
        blocks += [Paragraph.of(part, "verdict", attribute(answer, "data-keyed"))] if is_verdict else blocks_of(part)
    title = f"Option {letter}" if letter else "Answer"
    return Part(letter.lower() or "answer", "answer", blocks, title, "Why")


def _told(block: Tag) -> list[Block]:
    """What a block of the explanation says; the link back to the section is for readers."""
    return [] if any(text_of(link) == text_of(block) for link in block.find_all("a")) else blocks_of(block)

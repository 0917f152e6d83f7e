"""A question for a group as slides: what happened, the choice to count hands for, the talk and the choice again, each option
with its feedback, and what to take from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bs4.element import Tag

from course.slides.blocks import Block, Paragraph, blocks_of
from course.slides.fit import share_words
from course.text.html import attribute, classes, tags, text_of

ASK = "What would make this hard here?"
TALK = ("Turn to somebody who chose another letter.", "What did each of you look at, and what would change your mind?")
LETTERS = "ABCDEFGH"
VOTE = "choose"


@dataclass(frozen=True)
class Part:
    """One slide of a question: what its id ends in, its kind, the words beside the title and the label above it.

    A step is shown on the slide of the choice.
    """

    name: str
    kind: str
    blocks: list[Block]
    title: str
    label: str
    is_step: bool = False


def question_parts(question: Tag) -> Iterator[Part]:
    """The slides of a question in the course's markup."""
    stems: list[Block] = [Paragraph.of(stem, "stem") for stem in question.find_all("legend")]
    situation = [block for box in question.select(".question__situation") for block in blocks_of(box)]
    slides = share_words(situation, stems)
    for number, blocks in enumerate(slides, 1):
        title = f"{number} of {len(slides)}" if len(slides) > 1 else ""
        yield Part(str(number) if number > 1 else "", "question", blocks, title, "Question")
    keyed = [_option(item) for item in question.select(".question__options > li")]
    letters = {option.key: letter for option, letter in zip(keyed, LETTERS, strict=False)}
    if keyed:
        yield Part(VOTE, "vote", [*stems, *keyed], "Choose", "Show of hands")
        yield Part("talk", "talk", [Paragraph.said(words) for words in TALK], "Talk", "Talk", is_step=True)
        yield Part("again", "vote", [*stems, *keyed], "Choose again", "Show of hands", is_step=True)
    for answer in question.select(".question__answers > ul > li"):
        yield _answer(answer, letters.get(attribute(answer, "data-option"), ""))
    told = [block for box in question.select(".question__explanation") for one in tags(box) for block in _told(one)]
    if told:
        blocks = [*told, Paragraph.said(ASK, "ask")]
        yield Part("discuss", "discuss", blocks, "Discuss", "Discuss", is_step=bool(keyed))


def _option(item: Tag) -> Paragraph:
    """An option with its key: the label of a button, or an act that stands beside its places."""
    words = item.select_one(".question__act") or item.select_one("label") or item
    return Paragraph.of(words, "letter", (attribute(words, "for") or attribute(words, "id")).rpartition("--")[2])


def _answer(answer: Tag, letter: str) -> Part:
    """An option with what lies behind it."""
    option, *rest = tags(answer)
    blocks: list[Block] = [Paragraph.of(option, "option", attribute(answer, "data-option"))]
    for part in rest:
        is_verdict = "question__verdict" in classes(part)
        blocks += [Paragraph.of(part, "verdict", attribute(answer, "data-keyed"))] if is_verdict else blocks_of(part)
    title = f"Option {letter}" if letter else "Answer"
    return Part(letter.lower() or "answer", "answer", blocks, title, "Why", is_step=bool(letter))


def _told(block: Tag) -> list[Block]:
    """What a block of the explanation says; the link back to the section is for readers."""
    return [] if any(text_of(link) == text_of(block) for link in block.find_all("a")) else blocks_of(block)

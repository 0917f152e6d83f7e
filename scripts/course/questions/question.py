"""What a question is: its heading, the parts between its tags, and the type by which it is answered."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from course.content.settings import Verdicts
from course.text.problems import Fault, Faults
from course.text.readability import capital
from course.text.reading import Block

Line = tuple[int, str]
DEFENSIBLE = "Defensible"
THEN = " Then: "
_WITH = re.compile(r' With "([^"]+)": ')
PLACES = ("First", "Next", "Not yet")
"""The places of an act in the agreed order of a question that asks for one."""


@dataclass(frozen=True)
class Option:
    """An option: its text, whether it is keyed, its feedback, and its line."""

    text: str
    keyed: bool
    feedback: str
    line: int

    @property
    def mark(self) -> str:
        """The word that judges it at the beginning of its feedback, before a colon: `Defensible`, or one of `PLACES`."""
        word, colon, _ = self.feedback.partition(": ")
        return word if colon and word in (DEFENSIBLE, *PLACES) else ""

    @property
    def reason(self) -> str:
        """Its feedback without that word, without what is said of pairs, and without what follows from it in a case."""
        rest = self.feedback.removeprefix(f"{self.mark}: ") if self.mark else self.feedback
        return _WITH.split(capital(rest).partition(THEN)[0])[0]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What is said of it and another that is chosen with it, after `With "how that begins": `."""
        _, *parts = _WITH.split(self.feedback.partition(THEN)[0])
        return list(zip(parts[::2], parts[1::2], strict=True))

    @property
    def then(self) -> str:
        """What would have followed from it in a case: the end of its feedback, after `Then: `."""
        return self.feedback.partition(THEN)[2]

    @property
    def keyed_as(self) -> str:
        """How far it is in line, as pages and scripts say it: `yes`, `partly` or `no`."""
        return "yes" if self.keyed else "partly" if self.mark in (DEFENSIBLE, PLACES[1]) else "no"


@dataclass(frozen=True)
class Parts:
    """The lines before the answers and after them, the answers that stand between or in them, and what is wrong with those."""

    asked: Sequence[Line]
    rest: Sequence[Line]
    options: tuple[Option, ...] = ()
    blanks: tuple[str, ...] = ()
    faults: Sequence[Fault] = ()


class QuestionType(Protocol):
    """How questions of a type are written, drawn and checked.

    What stands between the tags stays plain mkdocs-quiz: `options`, which other systems ask as a choice, or one of `blanks`, which they ask as a gap.
    `form` and `answers` are Markdown for md_in_html. Pages, slides and paper all take what they draw: the stem is the
    `legend`, an option a `label` or `.question__act` in an item of `.question__options`, an answer a list item that begins with a paragraph of its own words.
    """

    def parse(self, lines: Sequence[Line]) -> Parts | None:
        """The parts of a question in these lines; None where they hold none of this type."""

    def kind(self, question: Question) -> str:
        """The name by which styles and scripts know how it is answered."""

    def form(self, question: Question) -> str:
        """The stem with what is to be filled in or chosen."""

    def answers(self, question: Question, verdicts: Verdicts) -> str:
        """The list of answers with the verdict on each and what lies behind it."""

    def check(self, question: Question) -> Faults:
        """What is wrong with its answers."""


@dataclass(frozen=True)
class Body:
    """What stands between the tags: its numbered lines, its parts, and every paragraph, option and feedback as a block."""

    type: QuestionType
    lines: tuple[Line, ...]
    situation: str
    stem: str
    stem_line: int
    options: tuple[Option, ...]
    blanks: tuple[str, ...]
    explanation: str
    blocks: tuple[Block, ...]

    @property
    def source(self) -> str:
        """What stands between the tags, as it is written."""
        return "\n".join(line for _, line in self.lines)


@dataclass(frozen=True)
class Question:
    """A question: its id, its title, what its heading says of it, and what stands between its tags.

    `own_words` asks for an answer of the reader's own, which is kept and judged by nobody, before the options.
    """

    id: str
    title: str
    line: int
    core: bool
    own_words: bool
    section: str
    asks: str
    teaches: str
    accept: tuple[str, ...]
    twin: str
    tests: tuple[str, ...]
    body: Body

    @property
    def kind(self) -> str:
        """How it is answered: `single`, `multiple`, `blank`, or what another type says."""
        return self.body.type.kind(self)

    def key(self, option: Option) -> str:
        """The name of an option, which lasts as long as its words do and wherever it stands."""
        return f"k{_digest(self.id, option.text)[:5]}"

    @property
    def version(self) -> str:
        """A mark that changes when the stem, the options or how they are judged changes: then the question is asked afresh."""
        options = sorted(f"{'x' if option.keyed else option.mark or ' '} {option.text}" for option in self.body.options)
        return _digest(self.body.stem, *options, *self.accept)


def _digest(*texts: str) -> str:
    folded = "\n".join(" ".join(text.split()) for text in texts)
    return f"{zlib.crc32(folded.encode()):08x}"

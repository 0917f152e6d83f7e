"""What stands between a question's tags, as mkdocs-quiz reads it: situation, stem, answers with feedback, explanation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from course.questions.question import Body, Line, Parts, QuestionType
from course.questions.types import NAMED, TYPES
from course.text.problems import Fault, Faults
from course.text.reading import Block

OPEN, CLOSE = "<quiz>", "</quiz>"
TAG = re.compile(r"<\s*(/?)\s*quiz\b[^>]*>?", re.IGNORECASE)


def read_body(lines: Sequence[str], first: int, named: str = "") -> tuple[Body, list[Fault]]:
    """The one question that `lines` hold, the first of them being line `first` of its file, and what is wrong with its form.

    `named` is the type that its heading names, where it names one.
    """
    inner, faults = _between_tags(list(enumerate(lines, first)), first - 1)
    asked_by, parts = _parted(inner, named)
    asked, after = _paragraphs(parts.asked), _paragraphs(parts.rest)
    stem_line, stem = asked[-1] if asked else (first - 1, "")
    answers = [
        Block(text, line, "item", "")
        for option in parts.options
        for line, text in ((option.line, option.text), (option.line + 1, option.feedback))
        if text
    ]
    body = Body(
        type=asked_by,
        lines=tuple(inner),
        situation="\n\n".join(text for _, text in asked[:-1]),
        stem=stem,
        stem_line=stem_line,
        options=parts.options,
        blanks=parts.blanks,
        explanation="\n\n".join(text for _, text in after),
        blocks=(*_blocks(asked), *answers, *_blocks(after)),
    )
    return body, [*faults, *parts.faults, *_missing(body, first - 1)]


def _parted(lines: Sequence[Line], named: str) -> tuple[QuestionType, Parts]:
    """The type that is named, or else the first that knows a question in these lines, and its parts."""
    types = [NAMED[named]] if named in NAMED else TYPES
    return next((kind, parts) for kind in types if (parts := kind.parse(lines)))


def _between_tags(lines: Sequence[Line], heading: int) -> tuple[list[Line], list[Fault]]:
    """The lines between the tags, and what is wrong with the tags and around them."""
    tags = [(number, line, match[1]) for number, line in lines if (match := TAG.search(line))]
    faults = [
        (number, f"{line.strip()!r} is not read as a question; write {CLOSE if end else OPEN} alone on its line")
        for number, line, end in tags
        if line not in (OPEN, CLOSE)
    ]
    opened = [number for number, _, end in tags if not end]
    if not opened:
        message = f"no question stands under this heading; open one with {OPEN} alone on its line"
        return [], [*faults, (heading, message)]
    again = "a second question under one heading; give it a heading and an id of its own"
    faults += [(number, again) for number in opened[1:]]
    start, end = opened[0], next((number for number, _, end in tags if end and number > opened[0]), 0)
    if not end:
        faults.append((start, f"this {OPEN} is not closed; end the question with {CLOSE} alone on its line"))
    words = [(number, line) for number, line in lines if not TAG.search(line)]
    outside = [number for number, line in words if line.strip() and (number < start or 0 < end < number)]
    message = f"this stands outside {OPEN} and {CLOSE}, where exports drop it; move it inside"
    faults += [(number, message) for number in outside[:1]]
    return [(number, line) for number, line in words if start < number < (end or number + 1)], faults


def _missing(body: Body, heading: int) -> Faults:
    """What every question must have and this one lacks."""
    if not body.source.strip():
        return
    if not body.situation:
        parts = "a situation and, as the last paragraph before the options, a stem"
        yield body.stem_line, f"{parts}: here stands only one of them"
    if body.stem.startswith("|"):
        right = "a paragraph of its own after the table, with an empty line between"
        yield body.stem_line, f"the stem must be {right}"
    if not body.explanation:
        right = "close it with a paragraph that generalises, after an empty line"
        yield heading, f"this question has no explanation; {right}"


def _paragraphs(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs of `lines` as written, each with its first line."""
    found: list[Line] = []
    joined = False
    for number, line in lines:
        if line.strip() and joined:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{line}")
        elif line.strip():
            found.append((number, line))
        joined = bool(line.strip())
    return found


def _blocks(paragraphs: Sequence[Line]) -> list[Block]:
    """Each paragraph as a block, and each line of a table as one of its own."""
    blocks = []
    for first, text in paragraphs:
        lines = text.split("\n")
        if lines[0].startswith("|"):
            blocks += [Block(line, number, "row", "") for number, line in enumerate(lines, first)]
        else:
            blocks.append(Block(" ".join(line.strip() for line in lines), first, "paragraph", ""))
    return blocks

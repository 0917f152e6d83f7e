"""What stands between a question's tags, as mkdocs-quiz reads it: situation, stem, options with feedback, explanation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from course.text.problems import Problem
from course.text.reading import Block

OPEN, CLOSE = "<quiz>", "</quiz>"
TAG = re.compile(r"<\s*(/?)\s*quiz\b[^>]*>?", re.IGNORECASE)
BLANK = re.compile(r"\[\[([^\]]+)\]\]")
_OPTION = re.compile(r"^\s*(?:(?:[-*+]|\d+[.)])\s*\[([^\]]{0,3})\]|\[([ xX]{0,3})\])(?!\()\s*(.*)$")
_SOUND_OPTION = re.compile(r"^- \[([ x])\] (\S.*)$")
_FEEDBACK = re.compile(r"^\s*>\s?(.*)$")
_RULE = "---"

Line = tuple[int, str]


@dataclass(frozen=True)
class Option:
    """An option: its text, whether it is keyed, its feedback, and its line."""

    text: str
    keyed: bool
    feedback: str
    line: int


@dataclass(frozen=True)
class Body:
    """What stands between the tags: its numbered lines, its parts, and every paragraph, option and feedback as a block."""

    lines: tuple[Line, ...]
    situation: str
    stem: str
    stem_line: int
    options: tuple[Option, ...]
    explanation: str
    blocks: tuple[Block, ...]

    @property
    def source(self) -> str:
        """What stands between the tags, as it is written."""
        return "\n".join(line for _, line in self.lines)

    @property
    def blanks(self) -> tuple[str, ...]:
        """The answers that stand in the stem of a question to be filled in."""
        return tuple(answer.strip() for answer in BLANK.findall(self.stem)) if not self.options else ()


def read_body(lines: list[str], first: int, path: str) -> tuple[Body, list[Problem]]:
    """The one question that `lines` hold, the first of them being line `first` of `path`, and what is wrong with its form."""
    numbered = list(enumerate(lines, first))
    inner, problems = _between_tags(numbered, first - 1)
    asked, answers, rest, found = _parts(inner)
    options, more = _options(answers)
    paragraphs, after = _paragraphs(asked), _paragraphs(rest)
    stem_line, stem = paragraphs[-1] if paragraphs else (first - 1, "")
    feedback = [
        Block(text, line, "item", "")
        for option in options
        for line, text in ((option.line, option.text), (option.line + 1, option.feedback))
        if text
    ]
    body = Body(
        lines=tuple(inner),
        situation="\n\n".join(text for _, text in paragraphs[:-1]),
        stem=stem,
        stem_line=stem_line,
        options=tuple(options),
        explanation="\n\n".join(text for _, text in after),
        blocks=(*_blocks(paragraphs), *feedback, *_blocks(after)),
    )
    slips = problems + found + more + _missing(body, paragraphs, first - 1)
    return body, [Problem(path, line, message) for line, message in slips]


def _between_tags(lines: list[Line], heading: int) -> tuple[list[Line], list[Line]]:
    """The lines between the tags, and what is wrong with the tags and around them."""
    tags = [(number, line, TAG.search(line)) for number, line in lines if TAG.search(line)]
    slips = [
        (
            number,
            f"{line.strip()!r} is not read as a question; write {CLOSE if match and match[1] else OPEN} alone on its line",
        )
        for number, line, match in tags
        if line not in (OPEN, CLOSE)
    ]
    opened = [number for number, _, match in tags if match and not match[1]]
    closed = [number for number, _, match in tags if match and match[1]]
    if not opened:
        return [], [*slips, (heading, f"no question stands under this heading; open one with {OPEN} alone on its line")]
    start, end = opened[0], next((number for number in closed if number > opened[0]), 0)
    slips += [
        (number, "a second question under one heading; give it a heading and an id of its own") for number in opened[1:]
    ]
    if not end:
        slips.append((start, f"this {OPEN} is not closed; end the question with {CLOSE} alone on its line"))
    outside = [
        number
        for number, line in lines
        if line.strip() and not TAG.search(line) and (number < start or 0 < end < number)
    ]
    slips += [
        (number, f"this stands outside {OPEN} and {CLOSE}, where exports drop it; move it inside")
        for number in outside[:1]
    ]
    inner = [
        (number, line) for number, line in lines if start < number < (end or lines[-1][0] + 1) and not TAG.search(line)
    ]
    return inner, slips


def _parts(lines: list[Line]) -> tuple[list[Line], list[Line], list[Line], list[Line]]:
    """The lines before the options, of the options with their feedback, and after them; and what is wrong with where they stand."""
    marked = [at for at, (_, line) in enumerate(lines) if _OPTION.match(line)]
    if not marked:
        rule = next((at for at, (_, line) in enumerate(lines) if line.strip() == _RULE), len(lines))
        return lines[:rule], [], lines[rule + 1 :], []
    end = marked[-1] + 1
    while end < len(lines) and _FEEDBACK.match(lines[end][1]):
        end += 1
    rest = lines[end:]
    slips = []
    if rest and rest[0][1].strip():
        slips.append(
            (rest[0][0], "an empty line belongs here; or begin the line with two spaces and > if it is feedback")
        )
    apart = next((number for number, line in rest if _FEEDBACK.match(line)), 0)
    if apart:
        slips.append((apart, "this feedback stands apart from its option; put it on the line right below it"))
    return lines[: marked[0]], lines[marked[0] : end], [item for item in rest if not _FEEDBACK.match(item[1])], slips


def _options(lines: list[Line]) -> tuple[list[Option], list[Line]]:
    """The options with their feedback, and what is wrong with their form."""
    options: list[Option] = []
    slips: list[Line] = []
    before = ""
    for number, line in lines:
        near, sound, feedback = _OPTION.match(line), _SOUND_OPTION.match(line), _FEEDBACK.match(line)
        if near:
            mark, text = (sound[1], sound[2]) if sound else (near[1] or near[2] or "", near[3])
            options.append(Option(" ".join(text.split()), mark.strip().lower() == "x", "", number))
            if not sound:
                slips.append(
                    (
                        number,
                        f"{line.strip()[:20]!r} is not an option; write `- [ ] text` or `- [x] text` from the line's beginning",
                    )
                )
        elif feedback and before in ("option", "feedback"):
            last = options[-1]
            options[-1] = Option(last.text, last.keyed, f"{last.feedback} {feedback[1].strip()}".strip(), last.line)
        elif feedback:
            slips.append((number, "this feedback stands apart from its option; put it on the line right below it"))
        elif line.strip():
            slips.append(
                (
                    number,
                    f"{line.strip()[:30]!r} belongs to no option; write `- [ ] text`, or two spaces and > for feedback",
                )
            )
        else:
            slips.append((number, "no empty line stands between options; take it out"))
        before = "option" if near else "feedback" if feedback and before else ""
    return options, slips


def _missing(body: Body, paragraphs: list[Line], heading: int) -> list[Line]:
    """What a question must have and this one lacks."""
    if not body.source.strip():
        return []
    slips = []
    if len(paragraphs) < 2:
        slips.append(
            (
                body.stem_line,
                "a situation and, as the last paragraph before the options, a stem: here stands only one of them",
            )
        )
    if body.stem.startswith("|"):
        slips.append(
            (body.stem_line, "the stem must be a paragraph of its own after the table, with an empty line between")
        )
    if not body.options and not body.blanks:
        slips.append(
            (
                body.stem_line,
                "this question has no options; write `- [ ] text`, one to a line, with `- [x]` for what is keyed",
            )
        )
    if not body.explanation:
        slips.append(
            (
                heading,
                "this question has no explanation; close it with a paragraph that generalises, after an empty line",
            )
        )
    slips += [
        (option.line, "this option has no feedback; say why on the next line, after two spaces and >")
        for option in body.options
        if not option.feedback
    ]
    return slips


def _paragraphs(lines: list[Line]) -> list[Line]:
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


def _blocks(paragraphs: list[Line]) -> list[Block]:
    """Each paragraph as a block, and each line of a table as one of its own."""
    blocks = []
    for first, text in paragraphs:
        lines = text.split("\n")
        if lines[0].startswith("|"):
            blocks += [Block(line, number, "row", "") for number, line in enumerate(lines, first)]
        else:
            blocks.append(Block(" ".join(line.strip() for line in lines), first, "paragraph", ""))
    return blocks

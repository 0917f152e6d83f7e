"""Pieces of a source: its paragraphs, items and marked headings, put together from lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from course.briefing.printed_refs import to_course_form
from course.briefing.source import SOFT_HYPHEN, Line, ends_sentence, starts_low

ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,64}@\S+", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-–—*+](?:\s?>)?(?=\s|$)|[•◦▪▫‣●○■□·](?:\s?>)?)\s*")
_ARROW = re.compile(r">\s*")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s(?=\S)")
_MARKED = re.compile(r"(#{1,6})\s+(?=\S)")
_ATTRIBUTES = re.compile(r"\s\{[^{}]{0,200}\}$")
_RULE = frozenset("-_*= ")


@dataclass(frozen=True)
class Piece:
    """A paragraph, an item or a marked heading: its mark, its text, and (offset, source line) where each line begins.

    The mark is empty, `bullet`, `number`, `quote` or the `#` of a heading.
    """

    mark: str
    text: str
    starts: tuple[tuple[int, int], ...]

    @property
    def alone(self) -> bool:
        """Whether the piece is one line of the source."""
        return len(self.starts) == 1


@dataclass
class _Gathering:
    """Lines that are being put together."""

    mark: str
    page: int
    lines: list[tuple[str, int]] = field(default_factory=list)


def is_markdown(lines: Iterable[Line]) -> bool:
    """Whether the source marks its headings with `#`."""
    return any(_MARKED.match(line.text) for line in lines)


def pieces(lines: Sequence[Line], *, markdown: bool) -> list[Piece]:
    """The pieces of the text in order; a sentence that a page or a column cut in two is whole again."""
    return [_piece(gathered) for gathered in _mended(_gathered(lines, markdown))]


def _gathered(lines: Sequence[Line], markdown: bool) -> Iterator[_Gathering]:
    """Lines without a blank one between them, each item and each marked heading apart."""
    held: _Gathering | None = None
    for line in lines:
        if held and held.lines and (not line.text or held.page != line.page):
            yield held
            held = None
        if not line.text or _is_rule(line.text):
            continue
        mark, text = _marked(line.text, markdown)
        if held and held.lines and mark and not (mark == held.mark == "quote"):
            yield held
            held = None
        if held is None or (mark and not held.lines):
            held = _Gathering(mark, line.page)
        if text:
            held.page = line.page
            held.lines.append((text, line.number))
        if mark.startswith("#"):
            yield held
            held = None
    if held and held.lines:
        yield held


def _is_rule(text: str) -> bool:
    """Whether the line is drawn and not written."""
    return len(text) > 2 and _RULE.issuperset(text)


def _marked(text: str, markdown: bool) -> tuple[str, str]:
    """The mark at the start of a line and the text behind it."""
    if markdown and (match := _MARKED.match(text)):
        return match[1], _ATTRIBUTES.sub("", text[match.end() :]).rstrip("# ")
    if match := _ARROW.match(text):
        return ("quote" if markdown else "bullet"), text[match.end() :]
    if match := _BULLET.match(text):
        return "bullet", text[match.end() :]
    if match := _NUMBERED.match(text):
        return "number", text
    return "", text


def _mended(gathered: Iterable[_Gathering]) -> Iterator[_Gathering]:
    """The same with the two halves of a broken sentence in one."""
    held: _Gathering | None = None
    for following in gathered:
        if held and _continues(held, following):
            held.lines += following.lines
            held.page = following.page
            continue
        if held:
            yield held
        held = following
    if held:
        yield held


def _continues(held: _Gathering, following: _Gathering) -> bool:
    """Whether a paragraph is the rest of the one before: that has no end, and this begins with a small letter.

    What breaks off inside a bracket has no end however it looks, as in "(pp." and "12-14)".
    """
    first, last = following.lines[0][0], held.lines[-1][0]
    apart = held.mark not in ("", "quote") and held.page == following.page
    if held.mark.startswith("#") or following.mark or apart:
        return False
    if last.rfind("(") > last.rfind(")"):
        return first.find(")") > first.rfind("(", 0, first.find(")"))
    return not ends_sentence(last) and starts_low(first) and not ADDRESS.match(first)


def _piece(gathered: _Gathering) -> Piece:
    """The lines as one text with its page references in the course's form."""
    parts: list[str] = []
    starts, length = [], 0
    for text, number in gathered.lines:
        last = parts[-1] if parts else ""
        if last.endswith(SOFT_HYPHEN):
            parts[-1] = last[:-1]
            length -= 1
        elif last and not _splits_word(last):
            parts.append(" ")
            length += 1
        starts.append((length, number))
        parts.append(text)
        length += len(text)
    text, marks = to_course_form("".join(parts).replace(SOFT_HYPHEN, "-"), [start for start, _ in starts])
    return Piece(gathered.mark, text, tuple(zip(marks, (number for _, number in starts), strict=True)))


def _splits_word(text: str) -> bool:
    """Whether a line ends inside a word or a range, at a hyphen or a dash."""
    return (text[-1] == "-" and text[-2:-1].isalnum()) or bool(re.search(r"\d[–‑]$", text[-2:]))

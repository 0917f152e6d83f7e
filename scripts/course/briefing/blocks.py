"""Pieces of a source: its paragraphs, items and marked headings, put together from lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from course.briefing.joins import Joins
from course.briefing.printed_refs import to_course_form
from course.briefing.source import SOFT_HYPHEN, Line, ends_sentence, starts_low

ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,64}@\S+", re.IGNORECASE)
_SIGNS = "•◦▪▫‣●○■□·∙◆◇❖⁃➢➤►▶✓✔✗✘☑\u27a2\uf020-\uf0ff"
_BULLET = re.compile(rf"(?:[-–—*+](?:\s?>)?(?=\s|$)|[{_SIGNS}](?:\s?>)?)\s*(?:[{_SIGNS}]\s*)?")
_LETTER_O = re.compile(r"o\s+(?=[A-Z])")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]\s?")
_ARROW = re.compile(r">\s*")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s(?=\S)")
_RECOMMENDATION = re.compile(r"(Recommendation \d{1,3}(?:\.\d+)?[a-z]?)\s?[:.–-](?:\s+(?=\S)|$)")
_DEEPEST, _LONGER_THAN_TITLE = "#######", 60
_RULE = frozenset("-_*= ")


@dataclass(frozen=True)
class Piece:
    """A paragraph, an item or a marked heading: its mark, its text, and (offset, source line) where each line begins.

    The mark is empty, `bullet`, `number`, `quote`, `table`, `note` or the `#` of a heading. `pages` are the printed
    pages on which it begins and ends, as far as they are known.
    """

    mark: str
    text: str
    starts: tuple[tuple[int, int], ...]
    pages: tuple[str, str] = ("", "")

    @property
    def level(self) -> int:
        """The level of a marked heading, else 0."""
        return len(self.mark) if self.mark.startswith("#") else 0

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
    printed: list[str] = field(default_factory=list)


def pieces(lines: Sequence[Line], *, marked: bool = False) -> list[Piece]:
    """The pieces of the text in order; a sentence that a page or a column cut in two is whole again.

    Where the lines are `marked`, nothing else is a bullet, and none is cut in two.
    """
    gathered = _gathered(lines, marked)
    joins = Joins(line.text for line in lines)
    return [_piece(one, joins) for one in (gathered if marked else _mended(gathered))]


def with_recommendations(found: Sequence[Piece]) -> list[Piece]:
    """The pieces, where each numbered recommendation that opens a paragraph has a heading of its own in its section."""
    made: list[Piece] = []
    seen = {match[1] for piece in found if piece.level and (match := _RECOMMENDATION.match(piece.text))}
    for piece in found:
        match = _RECOMMENDATION.match(piece.text)
        if (
            match
            and not piece.mark
            and match[1] not in seen
            and (len(piece.text) > _LONGER_THAN_TITLE or match.end() == len(piece.text))
        ):
            seen.add(match[1])
            made.append(Piece(_DEEPEST, match[1], piece.starts[:1], piece.pages))
            if match.end() == len(piece.text):
                continue
            starts = tuple((max(0, offset - match.end()), line) for offset, line in piece.starts)
            piece = Piece(piece.mark, piece.text[match.end() :], starts, piece.pages)
        made.append(piece)
    return made


def _gathered(lines: Sequence[Line], marked: bool) -> Iterator[_Gathering]:
    """Lines without a blank one between them, each item and each marked line apart."""
    held: _Gathering | None = None
    letters = sum(bool(_LETTER_O.match(line.text)) for line in lines) > 1
    for line in lines:
        if held and held.lines and (not line.text or held.page != line.page):
            yield held
            held = None
        if not line.text or _is_rule(line.text):
            continue
        mark, text = (line.mark, line.text) if line.mark or marked else _marked(line.text, letters)
        whole = mark[:1] == "#" or mark in ("table", "note")
        recommends = (
            not mark and held and held.lines and _RECOMMENDATION.match(text) and ends_sentence(held.lines[-1][0])
        )
        if held and held.lines and (mark or whole or recommends):
            yield held
            held = None
        if held is None or (mark and not held.lines):
            held = _Gathering(mark, line.page)
        if text:
            held.page = line.page
            held.lines.append((text if mark == "table" else _PRIVATE.sub("", text), line.number))
            held.printed.append(line.printed)
        if whole and held.lines:
            yield held
            held = None
    if held and held.lines:
        yield held


def _is_rule(text: str) -> bool:
    """Whether the line is drawn and not written."""
    return len(text) > 2 and _RULE.issuperset(text)


def _marked(text: str, letters: bool) -> tuple[str, str]:
    """The mark at the start of a line and the text behind it; the letter "o" is a bullet where several lines have it."""
    if match := _ARROW.match(text):
        return "bullet", text[match.end() :]
    if match := _BULLET.match(text) or (_LETTER_O.match(text) if letters else None):
        return "bullet", text[match.end() :]
    if match := _NUMBERED.match(text):
        return "number", text
    return "", text


def _mended(gathered: Iterable[_Gathering]) -> Iterator[_Gathering]:
    """The same with the two halves of a broken sentence in one."""
    held: _Gathering | None = None
    aside: list[_Gathering] = []
    for following in gathered:
        if held and following.mark == "note":
            aside.append(following)
        elif held and _continues(held, following):
            held.lines += following.lines
            held.printed += following.printed
            held.page = following.page
        else:
            yield from (*([held] if held else ()), *aside)
            held, aside = following, []
    yield from (*([held] if held else ()), *aside)


def _continues(held: _Gathering, following: _Gathering) -> bool:
    """Whether a paragraph is the rest of the one before: that has no end, and this begins with a small letter.

    What breaks off inside a bracket has no end however it looks, as in "(pp." and "12-14)".
    """
    first, last = following.lines[0][0], held.lines[-1][0]
    apart = held.mark not in ("", "quote") and held.page == following.page
    if held.mark.startswith("#") or held.mark in ("table", "note") or following.mark or apart:
        return False
    if last.rfind("(") > last.rfind(")"):
        return first.find(")") > first.rfind("(", 0, first.find(")"))
    return not ends_sentence(last) and starts_low(first) and not ADDRESS.match(first)


def _piece(gathered: _Gathering, joins: Joins) -> Piece:
    """The lines as one text with its page references in the course's form."""
    parts: list[str] = []
    starts, length = [], 0
    for text, number in gathered.lines:
        if parts:
            before = len(parts[-1])
            kept, between = joins.between(parts[-1], text)
            parts[-1] = kept + between
            length += len(parts[-1]) - before
        starts.append((length, number))
        parts.append(text)
        length += len(text)
    whole = "".join(parts).replace(SOFT_HYPHEN, "-")
    text, marks = (whole, [0]) if gathered.mark == "table" else to_course_form(whole, [start for start, _ in starts])
    pages = (gathered.printed[0], gathered.printed[-1]) if gathered.printed else ("", "")
    numbers = [number for _, number in starts][: len(marks)]
    return Piece(gathered.mark, text, tuple(zip(marks, numbers, strict=True)), pages)

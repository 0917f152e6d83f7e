"""Blocks of a source: its paragraphs, items and marked headings, put together from lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from course.briefing.joins import Joins
from course.briefing.printed_refs import to_course_form
from course.briefing.source import BULLETS, SOFT_HYPHEN, Line, ends_sentence, starts_low
from course.text.numbers import numbers_in
from course.text.page_refs import REFERENCE, PageRef, find
from course.text.readability import split_sentences

ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,64}@\S+", re.IGNORECASE)
_BULLET = re.compile(rf"(?:[-–—*+](?:\s?>)?(?=\s|$)|[{BULLETS}](?:\s?>)?)\s*(?:[{BULLETS}]\s*)?|>\s*")
_LETTER_O = re.compile(r"o\s+(?=[A-Z])")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]\s?")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s(?=\S)")
_RECOMMENDATION = re.compile(r"(Recommendation \d{1,3}(?:\.\d+)?[a-z]?)\s?[:.–-](?:\s+(?=\S)|$)")
_DEEPEST, _LONGER_THAN_TITLE = "#######", 60
_RULE = frozenset("-_*= ")
_FIGURE = re.compile(
    r"\b(?:19|20)\d\d\s?[-–]\s?\d\d\b(?![\d%])|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,])"
    r"|(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:\s?(?:%|per cent\b))?",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(
    r"\[\d{1,3}\]|\([^()]*\b(?:19|20)\d\d[a-z]?: ?\d+(?:[-–]\d+)?\)|(?<!\d)\d{1,2},\d{1,2}(?![\d,])"
    r"|(?<!\d)0\d{2,4}[ -]\d{3}[ -]?\d{3,4}(?!\d)|(?:call|dial|ring|phone|telephone|text)(?: \w+){0,2} \d{3,}"
    r"|\bo[rn] (?:999|111|101|112)\b|^(?:\w{1,4}\))?\s?(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}\.)(?=\s)",
    re.IGNORECASE,
)
_PARAGRAPH_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}\.|\d{1,2}[a-z]\)(?: ?[ivx]{1,5}[.)])?)\s*(?=\S)")


@dataclass(frozen=True)
class Block:
    """A `paragraph`, `bullet`, `quote`, `table` or `note`: its text, and (offset, source line) where each source line begins.

    The text has straight quotes, single spaces, no bullet mark, and page references in the course's form. While a source
    is read, the kind may also be empty, `number`, or the `#` of a heading. The page is the reference to where it stands.
    """

    kind: str
    text: str
    starts: tuple[tuple[int, int], ...]
    page: str = ""

    @property
    def level(self) -> int:
        """The level of a marked heading, else 0."""
        return len(self.kind) if self.kind.startswith("#") else 0

    @property
    def number(self) -> str:
        """The number that the source gives the paragraph, as 2.17, 104. or 4a) ii., else nothing."""
        match = _PARAGRAPH_NUMBER.match(self.text) if self.kind in ("paragraph", "bullet", "quote") else None
        return match[1] if match else ""

    @property
    def line(self) -> int:
        """The first source line."""
        return self.starts[0][1]

    def line_at(self, offset: int) -> int:
        """The source line of the character at `offset`."""
        return self.starts[max(0, bisect_right(self.starts, (offset, float("inf"))) - 1)][1]

    @property
    def points(self) -> list[str]:
        """What the block says, point by point: a bullet is one point, any other block one point a sentence."""
        return [self.text] if self.kind == "bullet" else split_sentences(self.text)

    @property
    def references(self) -> list[tuple[int, PageRef]]:
        """The page references, each with its source line."""
        return [(self.line_at(offset), reference) for offset, reference in find(self.text)]

    @property
    def figures(self) -> list[tuple[int, str]]:
        """The numbers written in digits, in the form of `numbers_in`, each with its source line; page and web addresses aside."""
        return [
            (self.line_at(match.start()), value)
            for match in _FIGURE.finditer(masked(self.text, REFERENCE, ADDRESS, _NO_FIGURE))
            for value in sorted(numbers_in(re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d)", "", match[0])))
        ]


def masked(text: str, *forms: re.Pattern[str]) -> str:
    """The text with blanks in the place of what has one of the forms."""
    for form in forms:
        text = form.sub(lambda match: " " * len(match[0]), text)
    return text


def blocks_of(lines: Sequence[Line], *, marked: bool = False) -> list[Block]:
    """The blocks of the text in order; a sentence that a page or a column cut in two is whole again.

    Where the lines are `marked`, nothing else is a bullet, and none is cut in two.
    """
    groups = _groups(lines, marked)
    joins = Joins(line.text for line in lines)
    return [_block(group, joins) for group in (groups if marked else _mended(groups))]


def with_recommendations(found: Sequence[Block]) -> list[Block]:
    """The blocks, where each numbered recommendation that opens a paragraph has a heading of its own in its section."""
    made: list[Block] = []
    seen = {match[1] for block in found if block.level and (match := _RECOMMENDATION.match(block.text))}
    for block in found:
        match = None if block.kind else _RECOMMENDATION.match(block.text)
        rest = block.text[match.end() :] if match else block.text
        if match and match[1] not in seen and (len(block.text) > _LONGER_THAN_TITLE or not rest):
            seen.add(match[1])
            made.append(replace(block, kind=_DEEPEST, text=match[1], starts=block.starts[:1]))
            starts = tuple((max(0, offset - match.end()), line) for offset, line in block.starts)
            block = replace(block, text=rest, starts=starts)
        if block.text:
            made.append(block)
    return made


def _groups(lines: Sequence[Line], marked: bool) -> Iterator[list[Line]]:
    """Lines without a blank one between them, each item and each marked line apart."""
    held: list[Line] = []
    waiting = ""
    letters = sum(bool(_LETTER_O.match(line.text)) for line in lines) > 1
    for line in lines:
        drawn = len(line.text) > 2 and _RULE.issuperset(line.text)
        mark, text = (line.mark, line.text) if line.mark or marked else _marked(line.text, letters)
        turned = held and (not line.text or held[-1].page != line.page)
        recommends = held and _RECOMMENDATION.match(text) and ends_sentence(held[-1].text)
        if turned or (held and not drawn and (mark or recommends)):
            yield held
            held = []
        if not text or drawn:
            waiting = waiting if drawn else mark or waiting
            continue
        held.append(replace(line, text=text if mark == "table" else _PRIVATE.sub("", text), mark=mark or waiting))
        waiting = ""
        if mark[:1] == "#" or mark in ("table", "note"):
            yield held
            held = []
    if held:
        yield held


def _marked(text: str, letters: bool) -> tuple[str, str]:
    """The mark at the start of a line and the text behind it; the letter "o" is a bullet where several lines have it."""
    if match := _BULLET.match(text) or (_LETTER_O.match(text) if letters else None):
        return "bullet", text[match.end() :]
    return "number" if _NUMBERED.match(text) else "", text


def _mended(groups: Iterable[list[Line]]) -> Iterator[list[Line]]:
    """The same with the two halves of a broken sentence in one."""
    held: list[Line] = []
    aside: list[list[Line]] = []
    for following in groups:
        if held and following[0].mark == "note":
            aside.append(following)
        elif held and _continues(held, following[0]):
            held += following
        else:
            yield from (*([held] if held else ()), *aside)
            held, aside = following, []
    yield from (*([held] if held else ()), *aside)


def _continues(held: list[Line], following: Line) -> bool:
    """Whether a paragraph is the rest of the one before: that has no end, and this begins with a small letter.

    What breaks off inside a bracket has no end however it looks, as in "(pp." and "12-14)".
    """
    first, last, mark = following.text, held[-1].text, held[0].mark
    apart = mark not in ("", "quote") and held[-1].page == following.page
    if mark.startswith("#") or mark in ("table", "note") or following.mark or apart:
        return False
    if last.rfind("(") > last.rfind(")"):
        return first.find(")") > first.rfind("(", 0, first.find(")"))
    return not ends_sentence(last) and starts_low(first) and not ADDRESS.match(first)


def _block(group: list[Line], joins: Joins) -> Block:
    """The lines as one text with its page references in the course's form."""
    whole, starts, last = "", list[int](), ""
    for line in group:
        if starts:
            kept, between = joins.between(last, line.text)
            whole = whole[: len(whole) - len(last)] + kept + between
        starts.append(len(whole))
        whole, last = whole + line.text, line.text
    whole = whole.replace(SOFT_HYPHEN, "-")
    text, marks = (whole, starts) if group[0].mark == "table" else to_course_form(whole, starts)
    numbered = tuple(zip(marks, [line.number for line in group], strict=True))
    return Block(group[0].mark, text, numbered, _page(group[0].printed, group[-1].printed))


def _page(first: str, last: str) -> str:
    """The reference to printed pages, as (p12-13); nothing for pages that are not figures."""
    if not first.isdigit() or int(first) > 1999:
        return ""
    return f"(p{first}-{last})" if last.isdigit() and int(last) > int(first) else f"(p{first})"

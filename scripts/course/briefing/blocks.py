"""Blocks of a source: its paragraphs, items and marked headings, put together from lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from course.briefing.source import BULLETS, HYPHENS, SOFT_HYPHEN, Line, cut, ends_sentence, starts_low, to_course_form
from course.text.numbers import numbers_in
from course.text.page_refs import REFERENCE, PageRef, find
from course.text.readability import split_sentences

ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,64}@\S+", re.IGNORECASE)
_BULLET = re.compile(rf"(?:[-–—*+](?:\s?>)?(?=\s|$)|[{BULLETS}](?:\s?>)?)\s*(?:[{BULLETS}]\s*)?|>\s*")
_LETTER_O = re.compile(r"o\s+(?=[A-Z])")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]\s?")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s(?=\S)")
_COUNTED = r"\d{1,3}(?:\.\d+)?[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten"
_RECOMMENDATION = re.compile(rf"(?i)(recommendation (?:{_COUNTED}))\s?[:.–-](?:\s+(?=\S)|$)")
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
_OF_PARAGRAPH = re.compile(r"(\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?=\.))\.?\s*(?=[^\W\d])")
_NEXT, _FEWEST_PARAGRAPHS = 3, 10
_PARAGRAPH_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}\.|\d{1,2}[a-z]\)(?: ?[ivx]{1,5}[.)])?)\s*(?=\S)")

_WORDS = re.compile(rf"[^\W\d_]+(?:[{HYPHENS}][^\W\d_]+)*")
_HALF = re.compile(rf"((?:[^\W_]+[{HYPHENS}])*[^\W_]+)[{HYPHENS}]$")
_REST = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)*")
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
# Words that stand before a hyphen for good: where a text never has the whole word, the hyphen stays behind these.
_KEEPS = re.compile(
    r"all|anti|co|counter|cross|decision|eight|ex|face|fast|first|five|four|full|half|hard|high|ill|inter|joint|key|large|last"
    r"|late|life|long|low|mid|multi|near|new|nine|non|off|old|on|one|out|over|part|peer|person|place|post|pre|pro|problem|quasi"
    r"|second|self|semi|seven|short|single|six|small|so|solution|strength|sub|ten|third|three|trauma|two|ultra|under|value|well"
    r"|whole|wide|year|young"
)


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
    held = (line.text[:100_000].rstrip(HYPHENS) for line in lines)
    words = {word.casefold() for text in held for word in _WORDS.findall(text)}
    return [_block(group, words) for group in (_groups(lines, marked) if marked else _mended(_groups(lines, marked)))]


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


def with_paragraphs(found: Sequence[Block], headings: Collection[int]) -> list[Block]:
    """The blocks, each with a reference to the numbered paragraph that it opens or is a part of, if the source numbers these.

    Numbers such as 2.17 are of paragraphs; numbers such as 104. only in a row through the whole source, for a list has those too.
    """
    texts = ["" if one.level or one.kind in ("table", "note") else one.text for one in found]
    own = [match[1] if (match := _OF_PARAGRAPH.match(text)) else "" for text in texts]
    last = 0
    for place, number in enumerate(own):
        if number.isdigit():
            own[place] = number if last < int(number) <= last + _NEXT else ""
            last = int(own[place] or last)
    if last < _FEWEST_PARAGRAPHS > sum("." in number for number in own):
        return list(found)
    made, here = list[Block](), ""
    for place, (block, number) in enumerate(zip(found, own, strict=True)):
        here = "" if place in headings else number or here
        cited = here and block.kind != "note"
        kind = "" if number and block.kind == "number" else block.kind
        made.append(replace(block, kind=kind, page=f"(para {here})") if cited else block)
    return made


def _groups(lines: Sequence[Line], marked: bool) -> Iterator[list[Line]]:
    """Lines without a blank one between them, each item and each marked line apart."""

    def begins(held: list[Line], line: Line) -> object:
        last = held[-1]
        whole = not last.text or last.mark[:1] == "#" or last.mark == "table" or last.page != line.page
        return whole or not line.text or line.mark or (_RECOMMENDATION.match(line.text) and ends_sentence(last.text))

    yield from (group for group in cut(_with_own_marks(lines, marked), begins) if group[0].text)


def _with_own_marks(lines: Sequence[Line], marked: bool) -> Iterator[Line]:
    """The lines without rules that are drawn, each with its mark; one that stands alone is that of the next."""
    letters = sum(bool(_LETTER_O.match(line.text)) for line in lines) > 1
    waiting = ""
    for line in lines:
        if len(line.text) < 3 or not _RULE.issuperset(line.text):
            mark, text = (line.mark, line.text) if line.mark or marked else _marked(line.text, letters)
            waiting = mark or waiting
            shown = text if mark == "table" else _PRIVATE.sub("", text)
            yield replace(line, text=shown, mark=waiting if text else "")
            waiting = "" if text else waiting


def _marked(text: str, letters: bool) -> tuple[str, str]:
    """The mark at the start of a line and the text behind it; the letter "o" is a bullet where several lines have it."""
    if match := _BULLET.match(text) or (_LETTER_O.match(text) if letters else None):
        return "bullet", text[match.end() :]
    return "number" if _NUMBERED.match(text) else "", text


def _mended(groups: Iterable[list[Line]]) -> list[list[Line]]:
    """The same with the two halves of a broken sentence in one."""
    made, whole = list[list[Line]](), list[Line]()
    for following in groups:
        if whole and _continues(whole, following[0]):
            whole += following
        else:
            made.append(following)
            whole = whole if whole and following[0].mark == "note" else following
    return made


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
    whole = ends_sentence(last) and not last.endswith(",")
    return not whole and starts_low(first) and not ADDRESS.match(first)


def _block(group: list[Line], words: Collection[str]) -> Block:
    """The lines as one text with its page references in the course's form, and the reference to their printed pages."""
    whole, starts, last = "", list[int](), ""
    for line in group:
        if starts:
            kept, between = _between(last, line.text, words)
            whole = whole[: len(whole) - len(last)] + kept + between
        starts.append(len(whole))
        whole, last = whole + line.text, line.text
    whole = whole.replace(SOFT_HYPHEN, "-")
    text, marks = (whole, starts) if group[0].mark == "table" else to_course_form(whole, starts)
    numbered = tuple(zip(marks, [line.number for line in group], strict=True))
    from_page, to_page, page = group[0].printed, group[-1].printed, ""
    if from_page.isdigit() and int(from_page) < 2000:
        page = f"(p{from_page}-{to_page})" if to_page.isdigit() and int(to_page) > int(from_page) else f"(p{from_page})"
    return Block(group[0].mark, text, numbered, page)


def _between(first: str, second: str, words: Collection[str]) -> tuple[str, str]:
    """The first of two lines as it stays, and what stands between it and the second; a word of the text decides."""
    if first.endswith(SOFT_HYPHEN):
        return first[:-1], ""
    if _ADDRESS_END.search(first):
        goes_on = first[-1] in "/-_=&?#.%" or "/" in second.split(" ")[0] or re.match(r"\w*[._-]\w", second)
        return first, "" if goes_on and second[:1].isascii() and not ADDRESS.match(second) else " "
    half, rest = _HALF.search(first), _REST.match(second)
    if not half or not rest:
        return first, "" if re.search(r"\d[–‑]$|[^\W_][-/]$", first[-2:]) else " "
    before, after = half[1].casefold(), rest[0].casefold()
    hyphened = f"{first[:-1]}-"
    figures = before[-1].isdigit() or after[0].isdigit()
    if figures or not rest[0][0].islower() or f"{before}-{after}" in words:
        return hyphened, ""
    if f"{before}{after}" in words:
        return first[:-1], ""
    if after in ("and", "or"):
        return hyphened, " "
    last = re.split(rf"[{HYPHENS}]", before)[-1]
    keeps = _KEEPS.fullmatch(last) or before != last or re.match(r"(?:to|term|based|led|year)\b", after)
    return hyphened if keeps else first[:-1], ""

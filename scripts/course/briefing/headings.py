"""Which blocks of a source are headings, and how the headings nest, where a source marks neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from course.briefing.blocks import ADDRESS, Block
from course.briefing.readers.contents import CONTENTS
from course.briefing.readers.headers_and_footers import MOST_HEADING_WORDS, is_long
from course.briefing.source import cut, ends_sentence, starts_low

_BACK = re.compile(
    r"(?:references|bibliography|works cited|endnotes|acknowledge?ments?|références|bibliographie|remerciements|cyfeiriadau"
    r"|llyfryddiaeth|diolchiadau)(?: and (?:references|acknowledge?ments?|bibliography))?"
)
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[^\W\d])")
_CHAPTER = re.compile(r"(?:chapter|part|section|pennod|rhan|chapitre|partie)\s\S+", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:table|figure|box|chart|graph|tabl|ffigur|tableau)\s\d|(?:source|sources|note|notes|ffynhonnell)\s?:",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"(?:it|these|this|they|we|he|she|you|there|the following|our|some|many|in|for|as|and|but|to|by|with|that|those|see|ask)\b"
    r"|.*\b(?:is|are|was|were|include|includes|should|must|can|may|had|have|has|said|found|asked)\b",
    re.IGNORECASE,
)
_GUESSED = 6
_WRAPPED_AT, _MOST_COLON_WORDS = 40, 6
_REFERENCE = re.compile(r"\(p(?:ara )?\d")
_BRACKETED = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "it", "its", "of", "on", "or", "the", "their", "to", "what", "with"])  # fmt: skip


@dataclass
class Heading:
    """A heading: the index of its block and its title; what says where it stands: the level of its mark or 0, its number,
    its words and those of its own text; then its level from 1, the place of its parent among the headings, its part.

    The part is `front` (a list of contents), `body` or `back`.
    """

    index: int
    title: str
    mark: int
    number: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    announced: frozenset[str] = frozenset()
    level: int = 1
    parent: int | None = None
    part: str = "body"


def find_headings(blocks: Sequence[Block], *, marked: bool) -> list[Heading]:
    """The headings of a source in order, none where it has none; where all are `marked` they are taken at their word.

    Elsewhere one is marked where a contents page names it, and a heading is also a short line of its own that is no
    sentence, no caption and holds no address or page reference. Of the short lines before the first prose only the last
    is one, the others are title lines; elsewhere two in a row are a heading and its first child, and of three or more
    the last is one. A heading stands in the section before it (or in the one that holds that) by their numbers (1, 1.1);
    if its title has every word of that section's title and more; if that section's own text is one short paragraph that
    names at least the next two headings; or if nothing stands between the two. What stands under references,
    bibliography or acknowledgements is back matter.
    """
    return _marked_headings(blocks) if marked else _guessed_headings(blocks)


def _title(block: Block) -> str:
    return block.text.strip("*_ ").removesuffix(":").rstrip() or block.text


def _is_back(title: str) -> bool:
    return bool(_BACK.fullmatch(title.casefold().strip(" .:")))


def _marked_headings(blocks: Sequence[Block]) -> list[Heading]:
    """The headings that `#` marks; a first one that alone is at the top level and has no text is the title and none."""
    levels = {index: block.level for index, block in enumerate(blocks) if block.level}
    first, *rest = levels or (0,)
    if rest and levels[first] < (top := min(levels[index] for index in rest)):
        levels[first] = top
        if rest[0] == first + 1:
            del levels[first]
    depths = {index: len(_number(_title(blocks[index]))) for index in levels}
    if len(set(levels.values())) == 1 and sum(map(bool, depths.values())) > 2:
        levels = {index: depth or 1 for index, depth in depths.items()}
    return _nested([Heading(index, _title(blocks[index]), level) for index, level in levels.items()], blocks)


def _heading_lines(blocks: Sequence[Block]) -> list[int]:
    """The indexes of the blocks that are headings, though nothing marks most of them: of a run of three short lines or
    more the numbered ones and the last."""
    titles = next((i for i, block in enumerate(blocks) if block.level or not is_title_line(block)), len(blocks))
    could = [index for index in range(len(blocks)) if _could_be(blocks, index)]
    found = [titles - 1] if titles < len(blocks) and not blocks[titles].level and titles - 1 in could else []
    if found and titles > 1 and _CHAPTER.fullmatch(blocks[titles - 2].text):
        found.insert(0, titles - 2)
    last = [i for i in could if i >= titles and _is_back(_title(blocks[i]))]
    lines = sorted({*could, *(i for i, block in enumerate(blocks) if block.level)} - set(range(titles)))
    back = next((i for i in last if i > lines[0]), len(blocks))
    body = (i for i in lines if i < back)
    for run in cut(body, lambda run, i: i > run[-1] + 1 or blocks[i].level or blocks[run[-1]].level):
        found += [i for i in run if len(run) < 3 or i == run[-1] or _NUMBER.match(blocks[i].text)]
    return found + [i for i in last if i >= back]


def is_title_line(block: Block) -> bool:
    """Whether the block could stand among the title lines: a marked heading, or a short text that is no sentence."""
    return bool(block.level) or (not block.kind and not ends_sentence(block.text) and not is_long(block.text))


def _could_be(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    if index + 1 == len(blocks) or not _looks_like_heading(block):
        return False
    before, after = blocks[index - 1] if index else None, blocks[index + 1]
    if block.kind == "number":
        return after.kind != "number" and not (before and before.kind == "number")
    if block.text.endswith(":"):
        return not after.kind
    if block.text.endswith("?"):
        asked = before and len(before.starts) == 1 and before.text.endswith("?")
        return not asked and not _looks_like_heading(after)
    return True


def _looks_like_heading(block: Block) -> bool:
    """Whether the block by itself could be a heading: one line, or one that was too long for the page and its rest."""
    text, bare, lines = block.text, block.text.rstrip("*_ "), len(block.starts)
    wrapped = lines == 2 and len(text) - _WRAPPED_AT < block.starts[1][0] >= _WRAPPED_AT
    if block.kind not in ("", "number") or not (lines == 1 or wrapped) or _CAPTION.match(text) or starts_low(text):
        return False
    if len(text.split()) > lines * MOST_HEADING_WORDS or ADDRESS.search(text) or _REFERENCE.search(text):
        return False
    if bare.endswith(":"):
        return len(bare.split()) <= _MOST_COLON_WORDS and not _LEADS_ON.match(bare)
    return any(map(str.isalpha, text)) and (not ends_sentence(text) or bare.endswith("?"))


def _guessed_headings(blocks: Sequence[Block]) -> list[Heading]:
    """The headings that few or no marks tell, each with what its words say of where it stands."""
    titles = {index: _title(blocks[index]) for index in _heading_lines(blocks)}
    words = {index: _keywords(_BRACKETED.sub(" ", title)) for index, title in titles.items()}
    found = [Heading(i, title, blocks[i].level, _number(title), words[i]) for i, title in titles.items()]
    for own, first, second in zip(found, found[1:], found[2:], strict=False):
        text = blocks[own.index + 1]
        if first.index == own.index + 2 and not text.kind and len(text.text) <= 600 and len(text.points) < 3:
            named = _keywords(text.text)
            own.announced = named if all(one.words and one.words <= named for one in (first, second)) else frozenset()
    return _nested(found, blocks)


def _nested(found: list[Heading], blocks: Sequence[Block]) -> list[Heading]:
    open_places: list[int] = []
    for place, own in enumerate(found):
        before = found[place - 1] if place else None
        if _is_back(own.title) or (before and before.part == "back" and not own.mark):
            own.part = "back" if before else "body"
        elif own.title.casefold() in CONTENTS:
            own.part = "front"
        bare = before is not None and before.index == own.index - 1 and not (own.number and before.number)
        below = blocks[own.index + 1].text if own.index + 1 < len(blocks) else ""
        alone = own.part == "back" and not own.mark
        while open_places and (alone or not _is_inside(found[open_places[-1]], own, below, bare=bare)):
            open_places.pop()
        if open_places:
            own.parent = open_places[-1]
            own.part = "back" if found[own.parent].part == "back" else own.part
        open_places.append(place)
        own.level = len(open_places)
    return found


def _number(title: str) -> tuple[str, ...]:
    """The parts of the number before a title: 1.2 is ("1", "2")."""
    match = _NUMBER.match(title)
    return tuple(match[1].removesuffix(".0").split(".")) if match else ()


def _is_inside(outer: Heading, own: Heading, below: str, *, bare: bool) -> bool:
    """Whether a heading stands in an open section: 1.1 in 1, level 2 in level 1, words in words."""
    if own.number and outer.number:
        return len(own.number) > len(outer.number) and own.number[: len(outer.number)] == outer.number
    if own.mark > _GUESSED:
        return outer.mark <= _GUESSED
    if own.mark:
        return 0 < outer.mark < own.mark
    if own.number:
        return bare
    counts_on = outer.number and re.match(rf"{re.escape('.'.join(outer.number))}\.\d", below)
    named = own.words and ((outer.words and outer.words < own.words) or own.words <= outer.announced)
    return bool(0 < outer.mark < _GUESSED or counts_on or bare or named)


def _keywords(text: str) -> frozenset[str]:
    """The words that count, in small letters and without a plural "s"."""
    words = (word for word in _WORD.findall(text.casefold()) if word not in _SMALL_WORDS)
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in words)

"""Which blocks of a source are headings, and how the headings nest, where a source marks neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from course.briefing.blocks import ADDRESS, Block
from course.briefing.readers.contents import CONTENTS
from course.briefing.readers.headers_and_footers import MOST_HEADING_WORDS, is_long
from course.briefing.source import ends_sentence, starts_low
from course.text.readability import split_sentences

_MOST_CHARACTERS = 120
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
    r"|.*\b(?:is|are|was|were|be|include|includes|including|following|should|must|can|may|had|have|has|said|says|found|saw|asked)\b",
    re.IGNORECASE,
)
_GUESSED = 6
_WRAPPED_AT, _MOST_COLON_WORDS, _MOST_WRAPPED_WORDS = 40, 6, 24
_REFERENCE = re.compile(r"\(p\d")
_BRACKETED = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "it", "its", "of", "on", "or", "the", "their", "to", "what", "with"])  # fmt: skip


@dataclass(frozen=True)
class Heading:
    """A heading: the index of its block, its title, its level from 1, the place of its parent among the headings, its part.

    The part is `front` (a list of contents), `body` or `back`.
    """

    index: int
    title: str
    level: int
    parent: int | None
    part: str


def find_headings(blocks: Sequence[Block], *, marked: bool) -> list[Heading]:
    """The headings of a source in order, none where it has none.

    Where all are `marked` they are taken at their word. Elsewhere one is marked where a contents page names it, and a
    heading is also a line of its own of at most twelve words (or two lines, the first of them full) that begins with a
    capital or a digit, ends without a stop, comma, colon or semicolon, holds no address and no page reference, is no
    caption, and has text after it; one to six words may end in a colon where they lead on to nothing. Of the short
    lines before the first prose only the last is a heading, the others are title lines; elsewhere two in a row are a
    heading and its first child, and of three or more the last is one. A question is a heading only where no other
    question or heading touches it.

    A heading stands in the section before it (or in the section that holds that one) if its title has every word of
    that section's title and more ("Flats", then "Flats for rent"); or if that section's own text is one paragraph of
    one or two sentences that names every word of the next two headings at least, this one among them ("Two things
    matter, rent and heat.", then "Rent" and "Heat"); or if nothing stands between the two. Small words, brackets and a
    plural "s" do not count. Numbers (1, 1.1) go before words. From the first heading that says references,
    bibliography or acknowledgements on, all is back matter and only such lines are headings.
    """
    return _marked_headings(blocks) if marked else _nested(_heading_lines(blocks), blocks)


def _title(block: Block) -> str:
    return block.text.strip("*_ ").removesuffix(" :").removesuffix(":") or block.text


def _is_back(title: str) -> bool:
    return bool(_BACK.fullmatch(title.casefold().strip(" .:")))


def _part(title: str, before: Sequence[Heading]) -> str:
    """The part that a heading after those `before` opens or goes on with."""
    if before and (before[-1].part == "back" or _is_back(title)):
        return "back"
    return "front" if title.casefold() in CONTENTS else "body"


def _marked_headings(blocks: Sequence[Block]) -> list[Heading]:
    """The headings that `#` marks; a first one that alone is at the top level and has no text is the title and none."""
    marked = [(index, block.level) for index, block in enumerate(blocks) if block.level]
    levels = [level for _, level in marked]
    if len(levels) > 1 and levels[0] < min(levels[1:]):
        adjoining = marked[1][0] == marked[0][0] + 1
        marked[:1] = [] if adjoining else [(marked[0][0], min(levels[1:]))]
    depths = [len(_number(_title(blocks[index]))) for index, _ in marked]
    if len({level for _, level in marked}) == 1 and max(depths, default=0) > 1 and sum(map(bool, depths)) > 2:
        marked = [(index, level + max(depth, 1) - 1) for (index, level), depth in zip(marked, depths, strict=True)]
    found: list[Heading] = []
    open_levels: list[tuple[int, int]] = []
    for index, level in marked:
        open_levels = [outer for outer in open_levels if outer[0] < level]
        parent = open_levels[-1][1] if open_levels else None
        open_levels.append((level, len(found)))
        title = _title(blocks[index])
        found.append(Heading(index, title, len(open_levels), parent, _part(title, found)))
    return found


def _heading_lines(blocks: Sequence[Block]) -> list[int]:
    """The indexes of the blocks that are headings, though nothing marks most of them."""
    candidates = [_could_be(blocks, index) for index in range(len(blocks))]
    titles = next((i for i, block in enumerate(blocks) if block.level or not is_title_line(block)), len(blocks))
    found = [titles - 1] if 0 < titles < len(blocks) and not blocks[titles].level and candidates[titles - 1] else []
    if found and titles > 1 and _CHAPTER.fullmatch(blocks[titles - 2].text):
        found.insert(0, titles - 2)
    run: list[int] = []
    for index in range(titles, len(blocks)):
        if found and candidates[index] and _is_back(_title(blocks[index])):
            rest = range(index, len(blocks))
            return found + _chosen(run, blocks) + [i for i in rest if candidates[i] and _is_back(_title(blocks[i]))]
        if candidates[index]:
            run.append(index)
        else:
            found += [*_chosen(run, blocks), *([index] if blocks[index].level else [])]
            run = []
    return found


def _chosen(run: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """The headings in a run of short lines: both of two; of more the numbered ones and the last."""
    return [index for index in run if len(run) < 3 or index == run[-1] or _NUMBER.match(blocks[index].text)]


def is_title_line(block: Block) -> bool:
    """Whether the block could stand among the title lines: a marked heading, or a short text that is no sentence."""
    return bool(block.level) or (not block.kind and not ends_sentence(block.text) and not is_long(block.text))


def _could_be(blocks: Sequence[Block], index: int) -> bool:
    """Whether the block could be a heading, seen from its text and its neighbours."""
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
    text, alone = block.text, len(block.starts) == 1
    wrapped = len(block.starts) == 2 and len(text) - _WRAPPED_AT < block.starts[1][0] >= _WRAPPED_AT
    most = MOST_HEADING_WORDS if alone else _MOST_WRAPPED_WORDS
    long = len(text) > _MOST_CHARACTERS + 80 * (not alone) or len(text.split()) > most
    if block.kind not in ("", "number") or not (alone or wrapped) or long or _CAPTION.match(text):
        return False
    if starts_low(text) or not any(char.isalpha() for char in text) or ADDRESS.search(text) or _REFERENCE.search(text):
        return False
    bare = text.rstrip("*_ ")
    if bare.endswith(":"):
        return len(bare.split()) <= _MOST_COLON_WORDS and not _LEADS_ON.match(bare)
    return not ends_sentence(text) or bare.endswith("?")


@dataclass
class _Title:
    """A heading on its way to its place: what of it and of the text below it says where it stands."""

    index: int
    text: str
    level: int
    number: tuple[str, ...]
    words: frozenset[str]
    announced: frozenset[str] = frozenset()


def _nested(indexes: Sequence[int], blocks: Sequence[Block]) -> list[Heading]:
    """The headings with their levels and parents."""
    titles = [
        _Title(index, title, blocks[index].level, _number(title), _keywords(_BRACKETED.sub(" ", title)))
        for index in indexes
        for title in [_title(blocks[index])]
    ]
    found: list[Heading] = []
    open_places: list[int] = []
    for place, own in enumerate(titles):
        part = _part(own.text, found)
        before = titles[place - 1] if place else None
        bare = before is not None and before.index == own.index - 1 and not (own.number and before.number)
        below = blocks[own.index + 1].text if own.index + 1 < len(blocks) else ""
        while open_places and (part == "back" or not _is_inside(titles[open_places[-1]], own, below, bare=bare)):
            open_places.pop()
        parent = open_places[-1] if open_places else None
        found.append(Heading(own.index, own.text, len(open_places) + 1, parent, part))
        end = titles[place + 1].index if place + 1 < len(titles) else len(blocks)
        own.announced = _announced(blocks[own.index + 1 : end], titles[place + 1 : place + 3])
        open_places.append(place)
    return found


def _number(title: str) -> tuple[str, ...]:
    """The parts of the number before a title: 1.2 is ("1", "2")."""
    match = _NUMBER.match(title)
    return tuple(match[1].removesuffix(".0").split(".")) if match else ()


def _is_inside(outer: _Title, own: _Title, below: str, *, bare: bool) -> bool:
    """Whether a heading stands in an open section: 1.1 in 1, level 2 in level 1, words in words."""
    if own.number and outer.number:
        return len(own.number) > len(outer.number) and own.number[: len(outer.number)] == outer.number
    if own.level > _GUESSED:
        return outer.level <= _GUESSED
    if own.level:
        return 0 < outer.level < own.level
    if own.number:
        return bare
    counts_on = outer.number and re.match(rf"{re.escape('.'.join(outer.number))}\.\d", below)
    named = own.words and ((outer.words and outer.words < own.words) or own.words <= outer.announced)
    return bool(0 < outer.level < _GUESSED or counts_on or bare or named)


def _announced(own: Sequence[Block], following: Sequence[_Title]) -> frozenset[str]:
    """The words of a section's own text where that is one short paragraph and names the two headings that follow."""
    if len(own) != 1 or own[0].kind or len(own[0].text) > 600 or len(split_sentences(own[0].text)) > 2:
        return frozenset()
    named = _keywords(own[0].text)
    return named if len(following) == 2 and all(one.words and one.words <= named for one in following) else frozenset()


def _keywords(text: str) -> frozenset[str]:
    """The words that count, in small letters and without a plural "s"."""
    words = (word for word in _WORD.findall(text.casefold()) if word not in _SMALL_WORDS)
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in words)

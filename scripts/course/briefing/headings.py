"""Which pieces of a source are headings, and how the headings nest, where a source marks neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from course.briefing.blocks import ADDRESS, Piece
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
    """A heading: the index of its piece, its title, its level from 1, the place of its parent among the headings, its part.

    The part is `front` (a list of contents), `body` or `back`.
    """

    index: int
    title: str
    level: int
    parent: int | None
    part: str


def find_headings(pieces: Sequence[Piece], *, marked: bool) -> list[Heading]:
    """The headings of a source in order, none where it has none.

    Where all are `marked` they are taken at their word. Elsewhere one is marked where a contents page names it, and a
    heading is also a line of its own of at most twelve words (or two lines, the first of them full)
    that begins with a capital or a digit, ends without a stop, comma, colon or semicolon, holds no address and no page
    reference, is no caption, and has text after it; one to six words may end in a colon where they lead on to nothing. Of the short lines before the first prose only the last is a heading, the others
    are title lines; elsewhere two in a row are a heading and its first child, and of three or more the last is one.
    A question is a heading only where no other question or heading touches it.

    A heading stands in the section before it (or in the section that holds that one) if its title has every word of
    that section's title and more ("Flats", then "Flats for rent"); or if that section's own text is one paragraph of one
    or two sentences that names every word of the next two headings at least, this one among them ("Two things matter,
    rent and heat.", then "Rent" and "Heat"); or if nothing stands between the two. Small words, brackets and a plural
    "s" do not count. Numbers (1, 1.1) go before words. From the first heading that says references, bibliography or acknowledgements on, all is back
    matter and only such lines are headings.
    """
    if marked:
        return _marked_headings(pieces)
    return _nested([(index, _title(pieces[index])) for index in _heading_lines(pieces)], pieces)


def _title(piece: Piece) -> str:
    """The words of a heading without emphasis around them."""
    return piece.text.strip("*_ ").removesuffix(" :").removesuffix(":") or piece.text


def _is_back(title: str) -> bool:
    """Whether a title opens the back matter: references, bibliography, acknowledgements."""
    return bool(_BACK.fullmatch(title.casefold().strip(" .:")))


def _part(title: str, before: Sequence[Heading]) -> str:
    """The part that a heading after those `before` opens or goes on with."""
    if before and (before[-1].part == "back" or _is_back(title)):
        return "back"
    return "front" if title.casefold() in CONTENTS else "body"


def _marked_headings(pieces: Sequence[Piece]) -> list[Heading]:
    """The headings that `#` marks; a first one that alone is at the top level and has no text is the title and none."""
    marked = [(index, len(piece.mark)) for index, piece in enumerate(pieces) if piece.mark.startswith("#")]
    levels = [level for _, level in marked]
    if len(levels) > 1 and levels.count(min(levels)) == 1 and levels[0] == min(levels):
        if marked[1][0] == marked[0][0] + 1:
            marked = marked[1:]
        else:
            marked[0] = (marked[0][0], min(levels[1:]))
    depths = [len(_number(_title(pieces[index]))) for index, _ in marked]
    if len({level for _, level in marked}) == 1 and max(depths, default=0) > 1 and sum(map(bool, depths)) > 2:
        marked = [(index, level + max(depth, 1) - 1) for (index, level), depth in zip(marked, depths, strict=True)]
    found: list[Heading] = []
    open_levels: list[tuple[int, int]] = []
    for index, level in marked:
        while open_levels and open_levels[-1][0] >= level:
            open_levels.pop()
        parent = open_levels[-1][1] if open_levels else None
        open_levels.append((level, len(found)))
        title = _title(pieces[index])
        found.append(Heading(index, title, len(open_levels), parent, _part(title, found)))
    return found


def _heading_lines(pieces: Sequence[Piece]) -> list[int]:
    """The indexes of the pieces that are headings though nothing marks them."""
    candidates = [_could_be(pieces, index) for index in range(len(pieces))]
    title_end = next((i for i, p in enumerate(pieces) if p.mark.startswith("#") or not is_title_line(p)), len(pieces))
    above = title_end < len(pieces) and not pieces[title_end].mark.startswith("#") and title_end > 0
    found = [title_end - 1] if above and candidates[title_end - 1] else []
    if found and title_end > 1 and _CHAPTER.fullmatch(pieces[title_end - 2].text):
        found.insert(0, title_end - 2)
    run: list[int] = []
    for index in range(title_end, len(pieces)):
        if found and candidates[index] and _is_back(_title(pieces[index])):
            return found + _chosen(run, pieces) + _back_lines(pieces, candidates, index)
        if pieces[index].mark.startswith("#"):
            found += [*_chosen(run, pieces), index]
            run = []
        elif candidates[index]:
            run.append(index)
        else:
            found += _chosen(run, pieces)
            run = []
    return found


def _chosen(run: Sequence[int], pieces: Sequence[Piece]) -> list[int]:
    """The headings in a run of short lines: numbered ones, else both of two and the last of more."""
    numbered = [index for index in run if _NUMBER.match(pieces[index].text)]
    return list(run) if len(run) < 3 else [*(index for index in numbered if index != run[-1]), run[-1]]


def _back_lines(pieces: Sequence[Piece], candidates: Sequence[bool], first: int) -> list[int]:
    """The headings of the back matter."""
    return [index for index in range(first, len(pieces)) if candidates[index] and _is_back(_title(pieces[index]))]


def is_title_line(piece: Piece) -> bool:
    """Whether the piece could stand among the title lines: a marked heading, or a short text that is no sentence."""
    plain = not piece.mark and not ends_sentence(piece.text) and not is_long(piece.text)
    return plain or piece.mark.startswith("#")


def _could_be(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the piece could be a heading, seen from its text and its neighbours."""
    piece = pieces[index]
    if index + 1 == len(pieces) or not _looks_like_heading(piece):
        return False
    beside = (pieces[index - 1] if index else None, pieces[index + 1])
    if piece.mark == "number":
        return not any(neighbour and neighbour.mark == "number" for neighbour in beside)
    if piece.text.endswith(":"):
        return pieces[index + 1].mark == ""
    if piece.text.endswith("?"):
        return not _looks_like_heading(pieces[index + 1]) and not (
            beside[0] and beside[0].alone and beside[0].text.endswith("?")
        )
    return True


def _looks_like_heading(piece: Piece) -> bool:
    """Whether the piece by itself could be a heading."""
    text = piece.text
    if (
        piece.mark not in ("", "number")
        or not (piece.alone or _is_wrapped(piece))
        or len(text) > _MOST_CHARACTERS + 80 * (not piece.alone)
        or len(text.split()) > (MOST_HEADING_WORDS if piece.alone else _MOST_WRAPPED_WORDS)
        or _CAPTION.match(text)
    ):
        return False
    if starts_low(text) or not any(char.isalpha() for char in text) or ADDRESS.search(text) or _REFERENCE.search(text):
        return False
    bare = text.rstrip("*_ ")
    if bare.endswith(":"):
        return len(bare.split()) <= _MOST_COLON_WORDS and not _LEADS_ON.match(bare)
    return not ends_sentence(text) or bare.endswith("?")


def _is_wrapped(piece: Piece) -> bool:
    """Whether a piece is one line that was too long for the page, and its rest."""
    return (
        len(piece.starts) == 2
        and piece.starts[1][0] >= _WRAPPED_AT
        and len(piece.text) - piece.starts[1][0] < _WRAPPED_AT
    )


def _nested(titles: Sequence[tuple[int, str]], pieces: Sequence[Piece]) -> list[Heading]:
    """The headings with their levels and parents."""
    words = [_keywords(title) for _, title in titles]
    numbers = [_number(title) for _, title in titles]
    found: list[Heading] = []
    open_places: list[int] = []
    announced: list[frozenset[str]] = []
    for place, (index, title) in enumerate(titles):
        part = _part(title, found)
        bare = bool(found) and found[-1].index == index - 1 and not (numbers[place] and numbers[place - 1])
        marked = pieces[index].level
        while open_places and not (
            part != "back" and _stands_in(open_places[-1], place, numbers, marked, bare, found, pieces)
            if numbers[place] or marked
            else part != "back"
            and (
                0 < pieces[found[open_places[-1]].index].level < _GUESSED
                or _counts_on(numbers[open_places[-1]], pieces[index + 1 : index + 2])
                or bare
                or _holds(words[open_places[-1]], announced[open_places[-1]], words[place])
            )
        ):
            open_places.pop()
        parent = open_places[-1] if open_places else None
        found.append(Heading(index, title, len(open_places) + 1, parent, part))
        end = titles[place + 1][0] if place + 1 < len(titles) else len(pieces)
        announced.append(_announced(pieces[index + 1 : end], words[place + 1 : place + 3]))
        open_places.append(place)
    return found


def _number(title: str) -> tuple[str, ...]:
    """The parts of the number before a title: 1.2 is ("1", "2")."""
    match = _NUMBER.match(title)
    return tuple(match[1].removesuffix(".0").split(".")) if match else ()


def _counts_on(number: tuple[str, ...], following: Sequence[Piece]) -> bool:
    """Whether the paragraph below a heading has the number of a section and one of its own: 2.7 in 2."""
    return bool(
        number
        and following
        and following[0].text.startswith(".".join(number) + ".")
        and following[0].text[len(".".join(number)) + 1].isdigit()
    )


def _stands_in(
    outer: int,
    place: int,
    numbers: Sequence[tuple[str, ...]],
    marked: int,
    bare: bool,
    found: Sequence[Heading],
    pieces: Sequence[Piece],
) -> bool:
    """Whether a numbered or a marked heading stands in an open section: 1.1 in 1, level 2 in level 1."""
    mine, outers = numbers[place], numbers[outer]
    if mine and outers:
        return len(mine) > len(outers) and mine[: len(outers)] == outers
    level = pieces[found[outer].index].level
    if marked > _GUESSED:
        return level <= _GUESSED
    if marked and level:
        return marked > level
    return bare and not marked


def _holds(title: frozenset[str], announced: frozenset[str], words: frozenset[str]) -> bool:
    """Whether a section with this title and these announced words holds a heading of `words`."""
    return bool(words) and ((bool(title) and title < words) or words <= announced)


def _announced(own: Sequence[Piece], following: Sequence[frozenset[str]]) -> frozenset[str]:
    """The words of a section's own text where that is one short paragraph and names the two headings that follow."""
    if len(own) != 1 or own[0].mark or len(own[0].text) > 600 or len(split_sentences(own[0].text)) > 2:
        return frozenset()
    named = _keywords(own[0].text, brackets=True)
    return named if len(following) == 2 and all(words and words <= named for words in following) else frozenset()


def _keywords(text: str, *, brackets: bool = False) -> frozenset[str]:
    """The words that count, in small letters and without a plural "s"."""
    kept: Iterable[str] = _WORD.findall((text if brackets else _BRACKETED.sub(" ", text)).casefold())
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in kept if word not in _SMALL_WORDS)

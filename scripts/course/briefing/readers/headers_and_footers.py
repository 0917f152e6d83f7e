"""Running headers, footers and page numbers: the lines of a source that belong to its pages and not to its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from course.briefing.readers.contents import CONTENTS, squeezed
from course.briefing.source import Line, ends_sentence, starts_low

MOST_HEADING_WORDS = 12
_MOST_TITLE_WORDS = 30
_MOST_TITLE_CHARACTERS = 240
_MOST_LINES = 3
_WIDE_GAP = 3
_ROUNDS = 3
_NUMBER_AT_END = re.compile(r"(\d{1,4})\s(\D{6,})|(\D{6,})\s(\d{1,4})")
_BARE_NUMBER = re.compile(r"[-–—|\s]*(\d{1,4})(?:\s?(?:of|/)\s?\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[-–—|\s]*page\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"(?:page\s?)?\d{1,4}(?:\s*[|•·–—]\s*|\s{3,})(?=\S)", re.IGNORECASE)
_WITHIN = re.compile(r"\bpage\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\b|\b\d{1,4}\s?(?:of|/)\s?\d{1,4}$", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"(?:\s*[|•·–—]\s*(?:page\s)?|\s{3,}|\spage\s)\d{1,4}$", re.IGNORECASE)
_LISTED = re.compile(r"[-–—*+•◦▪▫‣●○■□·>]\s|[•◦▪▫‣●○■□]")


@dataclass(frozen=True, slots=True)
class _Place:
    """One of the places where a running line could stand: its lines' indexes and what can be seen around it."""

    lines: range
    in_title: bool
    at_edge: bool
    interrupts: bool
    before_list: bool
    like_heading: bool
    at_top: bool
    page: int
    prose: bool


def leave_out(lines: Sequence[Line], titles: frozenset[str] = frozenset()) -> tuple[list[Line], list[Line]]:
    """The lines of the text itself and, apart, the running lines and page numbers; each one left out begins a new page.

    A line, or up to three in one block, runs when it stands at least twice (page numbers aside), between blank lines or
    at the edge of a page (beside a form feed or three blank lines), does not end as a sentence does, and cuts a
    sentence in two; or when it does not open a list each time and stands at two page edges, or three times, or nowhere
    that a heading could. Among the title lines, which are all that stands before the first prose, the first one stays;
    so does the first one that opens a page as a heading does where the others stand elsewhere or on a few pages alone.
    A sentence runs where it stands at the edges of three pages. At the edge of a page, one of the `titles` runs where
    a marked heading has it.
    """
    out: set[int] = set()
    for _ in range(_ROUNDS):
        left = [index for index in range(len(lines)) if index not in out]
        view = [lines[index] for index in left]
        blocks = _blocks(view)
        found = _running(view, blocks, titles) | _page_numbers(view, blocks)
        if not found:
            break
        out |= {left[index] for index in found}
    return list(_without(lines, out)), [lines[index] for index in sorted(out)]


def _without(lines: Sequence[Line], out: set[int]) -> Iterator[Line]:
    """The lines but those at the indexes `out`, each of which begins a page."""
    pages = 0
    for index, line in enumerate(lines):
        if index in out:
            pages += 1
        else:
            yield replace(line, page=line.page + pages) if pages else line


def _blocks(lines: Sequence[Line]) -> list[range]:
    """The indexes of filled lines without a blank one or a new page between them."""
    blocks: list[range] = []
    for index, line in enumerate(lines):
        if not line.text:
            continue
        if blocks and blocks[-1].stop == index and lines[index - 1].page == line.page:
            blocks[-1] = range(blocks[-1].start, index + 1)
        else:
            blocks.append(range(index, index + 1))
    return blocks


def _running(lines: Sequence[Line], blocks: Sequence[range], titles: frozenset[str]) -> set[int]:
    """The indexes of running headers and footers."""
    places: dict[str, list[_Place]] = defaultdict(list)
    for place in _places(lines, blocks):
        places[_key(lines, place.lines)].append(place)
    last = lines[-1].page if lines else 0
    running = [place for found in places.values() if _runs(found) for place in _after_heading(found, last)]
    edges = [place for found in places.values() for place in found if place.at_edge and not place.prose]
    running += _counted(lines, edges)
    known = {squeezed(line.text) for line in lines if line.mark} & titles
    running += [
        p for key, found in places.items() if squeezed(key) in known for p in found if p.at_edge and not p.prose
    ]
    return {index for place in running for index in place.lines}


def _counted(lines: Sequence[Line], places: Sequence[_Place]) -> list[_Place]:
    """Of places at the edges of pages those where the same words stand with a number that goes up with the pages."""
    found: dict[tuple[str, int], list[_Place]] = defaultdict(list)
    for place in places:
        text = _text(lines, place.lines)
        if match := _NUMBER_AT_END.fullmatch(text):
            words = (match[2] or match[3]).casefold()
            found[words, int(match[1] or match[4]) - place.page].append(place)
    return [place for same in found.values() if len(same) > 1 and len({one.page for one in same}) > 1 for place in same]


def _after_heading(places: Sequence[_Place], last: int) -> Sequence[_Place]:
    """The places but the first one, where that is a title line or a heading: it opens a page, and the others do not,
    or they all stand on a few pages alone."""
    first, others = places[0], places[1:]
    few = last > 4 and others and others[-1].page - first.page < 0.6 * last
    heads = first.at_top and first.like_heading and (few or not any(place.at_top for place in others))
    return others if first.in_title or heads else places


def _after_title(places: Sequence[_Place]) -> Sequence[_Place]:
    """The places but the first one that is a title line."""
    return places[1:] if places[0].in_title else places


def _runs(places: Sequence[_Place]) -> bool:
    """Whether a line that stands at `places` is a running one."""
    later = _after_title(places)
    if len(places) < 2 or (places[0].prose and sum(place.at_edge for place in places) < 3):
        return False
    if places[0].prose:
        return all(place.at_edge for place in places) and len({place.page for place in places}) > 2
    if any(place.interrupts for place in later):
        return True
    if all(place.before_list for place in places):
        return False
    at_edges = sum(place.at_edge for place in places)
    return at_edges > 1 or len(places) > 2 or not any(place.like_heading for place in later)


def _places(lines: Sequence[Line], blocks: Sequence[range]) -> Iterator[_Place]:
    """Every place where a running line could stand: short blocks, and the lines of longer ones at the edges of pages."""
    first_prose = next((place for place, block in enumerate(blocks) if _is_prose(lines, block)), len(blocks))
    prose = blocks[first_prose].start if first_prose < len(blocks) else len(lines)
    listed = _contents(lines[:prose])
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        whole = [block] if len(block) <= _MOST_LINES else []
        turning = _edges(lines, before, block, after) or (
            [block] if _turns(lines, before, block) or _turns(lines, block, after) else []
        )
        for unit in dict.fromkeys([*whole, *turning] if len(block) > 1 else whole):
            if (
                unit.start in listed
                or lines[unit.start].mark
                or _is_item(lines[unit.start].text)
                or len(_text(lines, unit)) > 300
            ):
                continue
            if _is_prose(lines, unit) and (lines[-1].page < 2 or unit not in turning):
                continue
            above = range(block.start, unit.start) or before
            below = range(unit.stop, block.stop) or after
            yield _place(lines, (above, unit, below), in_title=unit.start < prose)


def _edges(lines: Sequence[Line], before: range | None, block: range, after: range | None) -> list[range]:
    """The first and the last line of a block of several, where a page begins or ends there."""
    if len(block) == 1:
        return []
    first = [block[:1]] if _turns(lines, before, block) else []
    return first + ([block[-1:]] if _turns(lines, block, after) else [])


def _place(lines: Sequence[Line], around: tuple[range | None, range, range | None], *, in_title: bool) -> _Place:
    """What can be seen around the lines in the middle of `around`."""
    before, unit, after = around
    follower = lines[after.start].text if after else ""
    interrupts = before is not None and not ends_sentence(lines[before[-1]].text) and starts_low(follower)
    wide = max(_gap(before, unit), _gap(unit, after)) >= _WIDE_GAP
    text = _text(lines, unit)
    heads = after is not None and (len(after) > 1 or _is_prose(lines, after))
    return _Place(
        lines=unit,
        in_title=in_title and not interrupts,
        at_edge=wide or _turns(lines, before, unit) or _turns(lines, unit, after),
        interrupts=interrupts,
        before_list=bool(_LISTED.match(follower)),
        like_heading=heads and not starts_low(text) and len(text.split()) <= MOST_HEADING_WORDS,
        at_top=before is not None and _turns(lines, before, unit),
        page=lines[unit.start].page,
        prose=_is_prose(lines, unit),
    )


def _contents(title_lines: Sequence[Line]) -> range:
    """The indexes of a list of contents among the title lines, which ends with its page."""
    first = next(
        (index for index, line in enumerate(title_lines) if line.text.casefold().strip(" :.") in CONTENTS),
        len(title_lines),
    )
    rest = range(first, len(title_lines))
    return range(
        first, next((index for index in rest if title_lines[index].page != title_lines[first].page), rest.stop)
    )


def _gap(first: range | None, second: range | None) -> int:
    """The number of blank lines between two blocks; at either end of the text, none."""
    return second.start - first.stop if first is not None and second is not None else 0


def _turns(lines: Sequence[Line], first: range | None, second: range | None) -> bool:
    """Whether a page begins between two blocks; where there are pages, also at either end of the text."""
    if first is None or second is None:
        return lines[-1].page > 0
    return lines[first[-1]].page != lines[second[0]].page


def is_long(text: str) -> bool:
    """Whether a line is too long for a title."""
    return len(text) > _MOST_TITLE_CHARACTERS or len(text.split()) > _MOST_TITLE_WORDS


def _text(lines: Sequence[Line], block: range) -> str:
    """The text of a block, or of as much of it as tells that it is long."""
    return " ".join(lines[index].text for index in block[: _MOST_TITLE_WORDS + 1])


def _is_prose(lines: Sequence[Line], block: range) -> bool:
    """Whether a block has the end of a sentence, is an item of a list or a marked heading, or is too long for a title."""
    first = lines[block.start].text
    if _is_item(first) or lines[block.start].mark:
        return True
    if any(lines[index].text.endswith((".", "!", "?")) for index in block[:-1]):
        return True
    return ends_sentence(lines[block[-1]].text) or is_long(_text(lines, block))


def _is_item(text: str) -> bool:
    """Whether a line is an item of a list."""
    return _LISTED.match(text) is not None


def _key(lines: Sequence[Line], block: range) -> str:
    """What two running lines share: their words, without the page number at either end."""
    text = (" " * _WIDE_GAP).join(lines[index].raw.strip() for index in block)
    if len(text) < 300:
        text = _NUMBER_BEHIND.sub("", _NUMBER_BEFORE.sub("", _WITHIN.sub("page", text), count=1))
    return " ".join(text.split()).casefold()


def _page_numbers(lines: Sequence[Line], blocks: Sequence[range]) -> set[int]:
    """The indexes of page numbers: those that say so, those at the edge of a page, and a run that counts up by one."""
    said: set[int] = set()
    bare: list[tuple[int, int]] = []
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        edges = _edges(lines, before, block, after)
        for unit in edges or ([block] if len(block) == 1 else []):
            text = lines[unit.start].text[:40]
            turned = edges or _turns(lines, before, block) or _turns(lines, block, after)
            number = _BARE_NUMBER.fullmatch(text)
            if _PAGE_NUMBER.fullmatch(text) or (turned and number):
                said.add(unit.start)
            elif number:
                bare.append((unit.start, int(number[1])))
    return said | _counting(bare)


def _counting(bare: Sequence[tuple[int, int]]) -> set[int]:
    """The indexes of bare numbers that, all of them, count up by one."""
    counts = len(bare) > 1 and all(second[1] == first[1] + 1 for first, second in pairwise(bare))
    return {index for index, _ in bare} if counts else set()

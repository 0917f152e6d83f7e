"""Running headers, footers and page numbers: the lines of a source that belong to its pages and not to its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from course.briefing.readers.contents import names_contents, squeezed
from course.briefing.source import Line, ends_sentence, starts_low

MOST_HEADING_WORDS = 12
_MOST_TITLE_WORDS, _MOST_TITLE_CHARACTERS = 30, 240
_MOST_LINES, _WIDE_GAP, _ROUNDS = 3, 3, 3
_NUMBER_AT_END = re.compile(r"(\d{1,4})\s(\D{6,})|(\D{6,})\s(\d{1,4})")
_NUMBER = re.compile(r"[-–—|\s]*(page\s?)?(\d{1,4})(?:\s?(?:of|/)\s?\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"(?:page\s?)?\d{1,4}(?:\s*[|•·–—]\s*|\s{3,})(?=\S)", re.IGNORECASE)
_WITHIN = re.compile(r"\bpage\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\b|\b\d{1,4}\s?(?:of|/)\s?\d{1,4}$", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"(?:\s*[|•·–—]\s*(?:page\s)?|\s{3,}|\spage\s)\d{1,4}$", re.IGNORECASE)
_LISTED = re.compile(r"[-–—*+•◦▪▫‣●○■□·>]\s|[•◦▪▫‣●○■□]")


@dataclass(frozen=True, slots=True)
class _Place:
    """One of the places where a running line could stand: its lines' indexes, its page, and what can be seen around it."""

    lines: range
    page: int
    prose: bool
    in_title: bool
    at_edge: bool
    at_top: bool
    interrupts: bool
    before_list: bool
    like_heading: bool


def leave_out(lines: Sequence[Line], titles: frozenset[str] = frozenset()) -> tuple[list[Line], list[Line]]:
    """The lines of the text itself and, apart, the running lines and page numbers; each one left out begins a new page.

    A line, or up to three in one block, runs when it stands at least twice (page numbers aside), between blank lines or
    at the edge of a page (beside a form feed or three blank lines), does not end as a sentence does, and cuts a
    sentence in two; or when it does not open a list each time and stands at two page edges, or three times, or nowhere
    that a heading could. Among the title lines, which are all that stands before the first prose, the first one stays;
    so does the first one that opens a page as a heading does where the others do not. A sentence runs where it stands
    at the edges of three pages. At the edge of a page, one of the `titles` runs where a marked heading has it.
    """
    out: set[int] = set()
    for _ in range(_ROUNDS):
        left = [index for index in range(len(lines)) if index not in out]
        view = _View([lines[index] for index in left])
        found = view.running(titles) | view.numbers()
        if not found:
            break
        out |= {left[index] for index in found}
    before = accumulate(index in out for index in range(len(lines)))
    numbered = zip(lines, before, strict=True)
    kept = [replace(line, page=line.page + turned) for i, (line, turned) in enumerate(numbered) if i not in out]
    return kept, [lines[index] for index in sorted(out)]


class _View:
    """The lines that are left, in blocks without a blank line or a new page between them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.last = lines[-1].page if lines else 0
        self.blocks: list[range] = []
        for index, line in enumerate(lines):
            if not line.text:
                continue
            if self.blocks and self.blocks[-1].stop == index and lines[index - 1].page == line.page:
                self.blocks[-1] = range(self.blocks[-1].start, index + 1)
            else:
                self.blocks.append(range(index, index + 1))

    def _turns(self, first: range | None, second: range | None) -> bool:
        """Whether a page begins between two blocks; where there are pages, also at either end of the text."""
        if first is None or second is None:
            return self.last > 0
        return self.lines[first[-1]].page != self.lines[second[0]].page

    def _units(self) -> Iterator[tuple[range | None, range, range | None]]:
        """Short blocks, and the lines of longer ones at the edges of pages, each with what stands above and below."""
        for before, block, after in zip([None, *self.blocks], self.blocks, [*self.blocks[1:], None], strict=False):
            if len(block) <= _MOST_LINES:
                yield before, block, after
            if len(block) > 1 and self._turns(before, block):
                yield before, block[:1], block[1:]
            if len(block) > 1 and self._turns(block, after):
                yield block[:-1], block[-1:], after

    def numbers(self) -> set[int]:
        """The indexes of page numbers: those that say so, those at the edge of a page, and a run that counts up by one."""
        said: set[int] = set()
        bare: list[tuple[int, int]] = []
        for above, unit, below in self._units():
            match = _NUMBER.fullmatch(self.lines[unit.start].text[:40]) if len(unit) == 1 else None
            if match and (match[1] or self._turns(above, unit) or self._turns(unit, below)):
                said.add(unit.start)
            elif match:
                bare.append((unit.start, int(match[2])))
        counts = len(bare) > 1 and all(second[1] == first[1] + 1 for first, second in pairwise(bare))
        return said | ({index for index, _ in bare} if counts else set())

    def running(self, titles: frozenset[str]) -> set[int]:
        """The indexes of running headers and footers."""
        places: dict[str, list[_Place]] = defaultdict(list)
        counted: dict[tuple[str, int], list[_Place]] = defaultdict(list)
        for place in self._places():
            places[self._key(place.lines)].append(place)
            if place.at_edge and not place.prose and (match := _NUMBER_AT_END.fullmatch(self._text(place.lines))):
                counted[(match[2] or match[3]).casefold(), int(match[1] or match[4]) - place.page].append(place)
        known = {squeezed(line.text) for line in self.lines if line.mark} & titles
        found = [place for same in places.values() if _runs(same) for place in _after_heading(same)]
        found += [place for same in counted.values() if len({one.page for one in same}) > 1 for place in same]
        found += [place for key, same in places.items() if squeezed(key) in known for place in same if place.at_edge]
        return {index for place in found for index in place.lines}

    def _places(self) -> Iterator[_Place]:
        prose = next((block.start for block in self.blocks if self._is_prose(block)), len(self.lines))
        listed = next((i for i in range(prose) if names_contents(self.lines[i].text)), len(self.lines))
        for above, unit, below in self._units():
            line, text = self.lines[unit.start], self._text(unit)
            contents = listed <= unit.start < prose and line.page == self.lines[listed].page
            if contents or line.mark or _LISTED.match(line.text) or len(text) > 300:
                continue
            follower = self.lines[below.start].text if below else ""
            gap = max(unit.start - above.stop if above else 0, below.start - unit.stop if below else 0)
            turned = self._turns(above, unit) or self._turns(unit, below)
            interrupts = above is not None and not ends_sentence(self.lines[above[-1]].text) and starts_low(follower)
            heads = below is not None and (len(below) > 1 or self._is_prose(below))
            place = _Place(
                lines=unit,
                page=line.page,
                prose=self._is_prose(unit),
                in_title=unit.start < prose and not interrupts,
                at_edge=gap >= _WIDE_GAP or turned,
                at_top=above is not None and self._turns(above, unit),
                interrupts=interrupts,
                before_list=bool(_LISTED.match(follower)),
                like_heading=heads and not starts_low(text) and len(text.split()) <= MOST_HEADING_WORDS,
            )
            if not place.prose or (self.last > 1 and turned and len(unit) == 1):
                yield place

    def _text(self, block: range) -> str:
        """The text of a block, or of as much of it as tells that it is long."""
        return " ".join(self.lines[index].text for index in block[: _MOST_TITLE_WORDS + 1])

    def _is_prose(self, block: range) -> bool:
        """Whether a block has the end of a sentence, is an item of a list or a marked heading, or is too long for a title."""
        first = self.lines[block.start]
        ends = any(self.lines[index].text.endswith((".", "!", "?")) for index in block[:-1])
        told = ends or ends_sentence(self.lines[block[-1]].text) or is_long(self._text(block))
        return bool(told or first.mark or _LISTED.match(first.text))

    def _key(self, block: range) -> str:
        """What two running lines share: their words, without the page number at either end."""
        text = (" " * _WIDE_GAP).join(self.lines[index].raw.strip() for index in block)
        text = _NUMBER_BEHIND.sub("", _NUMBER_BEFORE.sub("", _WITHIN.sub("page", text), count=1))
        return " ".join(text.split()).casefold()


def _after_heading(places: Sequence[_Place]) -> Sequence[_Place]:
    """The places but the first one, where that is a title line, or a heading that opens a page as the others do not."""
    heads = places[0].at_top and places[0].like_heading and not any(place.at_top for place in places[1:])
    return places[1:] if places[0].in_title or heads else places


def _runs(places: Sequence[_Place]) -> bool:
    """Whether a line that stands at `places` is a running one."""
    later = places[1:] if places[0].in_title else places
    edges = sum(place.at_edge for place in places)
    if len(places) < 2 or (places[0].prose and edges < 3):
        return False
    if any(place.interrupts for place in later):
        return True
    often = edges > 1 or len(places) > 2 or not any(place.like_heading for place in later)
    return often and not all(place.before_list for place in places)


def is_long(text: str) -> bool:
    """Whether a line is too long for a title."""
    return len(text) > _MOST_TITLE_CHARACTERS or len(text.split()) > _MOST_TITLE_WORDS

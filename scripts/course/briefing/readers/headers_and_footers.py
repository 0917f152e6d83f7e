"""Running headers, footers and page numbers: the lines of a source that belong to its pages and not to its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from course.briefing.readers.contents import names_contents, squeezed
from course.briefing.source import Line, cut, ends_sentence, starts_low

MOST_HEADING_WORDS = 12
_MOST_TITLE_WORDS = 30
_MOST_LINES, _WIDE_GAP, _ROUNDS = 3, 3, 3
_NUMBER_AT_END = re.compile(r"(\d{1,4})\s(\D{6,})|(\D{6,})\s(\d{1,4})")
_NUMBER = re.compile(r"[-–—|\s]*(page\s?)?(\d{1,4})(?:\s?(?:of|/)\s?\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"(?:page\s?)?\d{1,4}(?:\s*[|•·–—]\s*|\s{3,})(?=\S)", re.IGNORECASE)
_WITHIN = re.compile(r"\bpage\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\b|\b\d{1,4}\s?(?:of|/)\s?\d{1,4}$", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"(?:\s*[|•·–—]\s*(?:page\s)?|\s{3,}|\spage\s)\d{1,4}$", re.IGNORECASE)
_LINE_NUMBER = re.compile(r"(\d{1,3})(?:\s+|$)")
_FEWEST_NUMBERED = 10
_LISTED = re.compile(r"[-–—*+•◦▪▫‣●○■□·>]\s|[•◦▪▫‣●○■□]")


@dataclass(frozen=True, slots=True)
class _Place:
    """A place where a running line could stand: its lines' indexes, and what can be seen around it."""

    lines: range
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
        out |= {left[index] for index in _View([lines[index] for index in left]).running(titles)}
    turned = accumulate(index in out for index in range(len(lines)))
    numbered = zip(lines, turned, strict=True)
    kept = [replace(line, page=line.page + turns) for i, (line, turns) in enumerate(numbered) if i not in out]
    return kept, [lines[index] for index in sorted(out)]


def line_numbers(texts: Sequence[str]) -> dict[int, str]:
    """The numbers, with what parts them from their lines, that count most lines down the margin, by the places of these.

    On each page they may begin again; they count lines and no items where one in five goes on within a sentence.
    """
    found, last = dict[int, str](), 0
    for place, text in enumerate(texts):
        if (match := _LINE_NUMBER.match(text)) and int(match[1]) in (1, last + 1):
            found[place], last = match[0], int(match[1])
    rests = [texts[place].removeprefix(number) for place, number in found.items()]
    many = len(found) >= max(_FEWEST_NUMBERED, 0.7 * sum(map(bool, texts)))
    return found if many and 5 * sum(map(starts_low, rests)) > sum(map(bool, rests)) else {}


class _View:
    """The lines that are left, in blocks without a blank line or a new page between them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        filled = [index for index, line in enumerate(lines) if line.text]
        runs = cut(filled, lambda run, index: index > run[-1] + 1 or lines[index].page != lines[run[-1]].page)
        self.blocks = [range(run[0], run[-1] + 1) for run in runs]
        self.prose = next((block.start for block in self.blocks if self._is_prose(block)), len(lines))
        self.contents = next((i for i in range(self.prose) if names_contents(lines[i].text)), len(lines))

    def _turns(self, first: range | None, second: range | None) -> bool:
        """Whether a page begins between two blocks; where there are pages, also at either end of the text."""
        if first is None or second is None:
            return self.lines[-1].page > 0
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

    def running(self, titles: frozenset[str]) -> set[int]:
        """The indexes of running headers and footers, and of page numbers: those that say so, those at the edge of a
        page, and a run that counts up by one."""
        found: set[int] = set()
        bare: dict[int, int] = {}
        places: dict[str, list[_Place]] = defaultdict(list)
        counted: dict[tuple[str, int], list[_Place]] = defaultdict(list)
        for above, unit, below in self._units():
            turned = self._turns(above, unit) or self._turns(unit, below)
            number = _NUMBER.fullmatch(self.lines[unit.start].text[:40]) if len(unit) == 1 else None
            if number and (number[1] or turned):
                found.add(unit.start)
            elif number:
                bare[unit.start] = int(number[2])
            for place in self._places(above, unit, below, turned):
                places[self._key(unit)].append(place)
                if turned and (match := _NUMBER_AT_END.fullmatch(self._text(unit))):
                    step = int(match[1] or match[4]) - self.lines[unit.start].page
                    words = (match[2] or match[3]).casefold().strip()
                    counted["" if words.strip("|•·") != words else words, step].append(place)
        if len(bare) > 1 and all(second == first + 1 for first, second in pairwise(bare.values())):
            found |= set(bare)
        known = {squeezed(line.text) for line in self.lines if line.mark} & titles
        run = [place for same in places.values() if _runs(same) for place in _after_heading(same)]
        often = (same for (words, _), same in counted.items() if len({one.lines for one in same}) > (1 if words else 2))
        run += [place for same in often for place in same]
        run += [place for key, same in places.items() if squeezed(key) in known for place in same if place.at_edge]
        return found | {index for place in run for index in place.lines}

    def _places(self, above: range | None, unit: range, below: range | None, turned: bool) -> Iterator[_Place]:
        line, text, prose = self.lines[unit.start], self._text(unit), self._is_prose(unit)
        listed = self.contents <= unit.start < self.prose and line.page == self.lines[self.contents].page
        if listed or line.mark or _LISTED.match(line.text) or (prose and not (turned and len(unit) == 1)):
            return
        follower = self.lines[below.start].text if below else ""
        gap = max(unit.start - above.stop if above else 0, below.start - unit.stop if below else 0)
        interrupts = above is not None and not ends_sentence(self.lines[above[-1]].text) and starts_low(follower)
        heads = below is not None and self._is_prose(below)
        yield _Place(
            lines=unit,
            prose=prose,
            in_title=unit.start < self.prose and not interrupts,
            at_edge=gap >= _WIDE_GAP or turned,
            at_top=above is not None and self._turns(above, unit),
            interrupts=interrupts,
            before_list=bool(_LISTED.match(follower)),
            like_heading=heads and not starts_low(text) and len(text.split()) <= MOST_HEADING_WORDS,
        )

    def _text(self, block: range) -> str:
        """The text of a block, or of as much of it as tells that it is long."""
        return " ".join(self.lines[index].text for index in block[: _MOST_TITLE_WORDS + 1])

    def _is_prose(self, block: range) -> bool:
        """Whether a block has the end of a sentence, is an item of a list or a marked heading, or is too long for a title."""
        first, text = self.lines[block.start], self._text(block)
        ends = ends_sentence(text) or any(self.lines[index].text.endswith((".", "!", "?")) for index in block)
        return bool(ends or is_long(text) or first.mark or _LISTED.match(first.text))

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
    return len(text.split()) > _MOST_TITLE_WORDS

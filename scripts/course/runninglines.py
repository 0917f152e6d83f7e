"""Running headers, footers and page numbers: the lines of a source that belong to its pages and not to its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from course.sourcetext import Line, ends_sentence, starts_low

MOST_HEADING_WORDS = 12
_MOST_TITLE_WORDS = 30
_MOST_TITLE_CHARACTERS = 240
_WIDE_GAP = 3
_ROUNDS = 3
_BARE_NUMBER = re.compile(r"[-–—|\s]*(\d{1,4})(?:\s?(?:of|/)\s?\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[-–—|\s]*page\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"(?:page\s?)?\d{1,4}(?:\s*[|•·–—]\s*|\s{3,})(?=\S)", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"(?:\s*[|•·–—]\s*(?:page\s)?|\s{3,}|\spage\s)\d{1,4}$", re.IGNORECASE)
_LISTED = re.compile(r"[-–—*+•◦▪▫‣●○■□·>]\s|[•◦▪▫‣●○■□]")
_MARKED_HEADING = re.compile(r"#{1,6}\s")
CONTENTS = frozenset({"contents", "table of contents"})


@dataclass(frozen=True, slots=True)
class _Place:
    """One of the places where a line stands: what can be seen around it."""

    index: int
    in_title: bool
    at_edge: bool
    interrupts: bool
    before_list: bool
    like_heading: bool


def leave_out(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text itself and, apart, the running lines and page numbers; each one left out begins a new page.

    A line runs when it stands at least twice (page numbers aside), alone or at the edge of a page (beside a form feed or
    three blank lines), does not end as a sentence does, and cuts a sentence in two; or when it does not open a list
    each time and stands at two page edges, or three times, or nowhere that a heading could. The title lines, all that
    stands before the first prose, keep theirs.
    """
    kept, dropped = list(lines), []
    for _ in range(_ROUNDS):
        out = _running(kept) | _page_numbers(kept)
        if not out:
            break
        dropped += [kept[index] for index in sorted(out)]
        kept = list(_without(kept, out))
    return kept, sorted(dropped, key=lambda line: line.number)


def _without(lines: Sequence[Line], out: set[int]) -> Iterator[Line]:
    """The lines but those at the indexes `out`, each of which begins a page."""
    pages = 0
    for index, line in enumerate(lines):
        if index in out:
            pages += 1
        else:
            yield replace(line, page=line.page + pages)


def _running(lines: Sequence[Line]) -> set[int]:
    """The indexes of running headers and footers."""
    places: dict[str, list[_Place]] = defaultdict(list)
    for key, place in _places(lines):
        places[key].append(place)
    return {place.index for found in places.values() if _runs(found) for place in found if not place.in_title}


def _runs(places: Sequence[_Place]) -> bool:
    """Whether a line that stands at `places` is a running one."""
    later = [place for place in places if not place.in_title]
    if len(places) < 2 or not later:
        return False
    if any(place.interrupts for place in later):
        return True
    if all(place.before_list for place in later):
        return False
    at_edges = sum(place.at_edge for place in places)
    return at_edges > 1 or len(places) > 2 or not any(place.like_heading for place in later)


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[int | None, int, int | None]]:
    """The index of every filled line between those of the filled lines before and after it."""
    filled = [index for index, line in enumerate(lines) if line.text]
    return zip([None, *filled], filled, [*filled[1:], None], strict=False)


def _places(lines: Sequence[Line]) -> Iterator[tuple[str, _Place]]:
    """Every place where a line could be a running one, with what makes two such lines the same."""
    prose = next((index for index, line in enumerate(lines) if line.text and _is_prose(line)), len(lines))
    contents = next((index for index in range(prose) if lines[index].text.casefold() in CONTENTS), prose)
    for before, index, after in _neighbours(lines):
        if contents < index < prose or _is_prose(lines[index]):
            continue
        stands = _stands(lines, before, index, after)
        if stands:
            follower = lines[after].text if after is not None else ""
            yield (
                _key(lines[index]),
                _Place(
                    index=index,
                    in_title=index < prose,
                    at_edge=stands == "edge",
                    interrupts=before is not None and not ends_sentence(lines[before].text) and starts_low(follower),
                    before_list=bool(_LISTED.match(follower)),
                    like_heading=after is not None and _like_heading(lines, index, after),
                ),
            )


def _stands(lines: Sequence[Line], before: int | None, index: int, after: int | None) -> str:
    """How the line stands: at the "edge" of a page, "alone" between blank lines, or, in the middle of a text, neither."""
    above, below = _gap(lines, before, index), _gap(lines, index, after)
    if _turns(lines, before, index) or _turns(lines, index, after):
        return "edge"
    if not (above and below):
        return ""
    return "edge" if max(above, below) >= _WIDE_GAP else "alone"


def _like_heading(lines: Sequence[Line], index: int, after: int) -> bool:
    """Whether the line at `index` could be a heading of what begins at `after`: prose, or the first of several lines."""
    text = lines[index].text
    if starts_low(text) or len(text.split()) > MOST_HEADING_WORDS:
        return False
    return _is_prose(lines[after]) or (after + 1 < len(lines) and bool(lines[after + 1].text))


def _gap(lines: Sequence[Line], first: int | None, second: int | None) -> int:
    """The number of blank lines between two filled ones; at either end of the text, one."""
    return second - first - 1 if first is not None and second is not None else 1


def _turns(lines: Sequence[Line], first: int | None, second: int | None) -> bool:
    """Whether a page begins between two filled lines; where there are pages, also at either end of the text."""
    if first is None or second is None:
        return lines[-1].page > 0
    return lines[first].page != lines[second].page


def is_long(text: str) -> bool:
    """Whether a line is too long for a title."""
    return len(text) > _MOST_TITLE_CHARACTERS or len(text.split()) > _MOST_TITLE_WORDS


def _is_prose(line: Line) -> bool:
    """Whether the line ends as a sentence does, is an item of a list or a marked heading, or is too long for a title."""
    marked = _LISTED.match(line.text) or _MARKED_HEADING.match(line.text)
    return ends_sentence(line.text) or bool(marked) or is_long(line.text)


def _key(line: Line) -> str:
    """What two running lines share: their words, without the page number at either end."""
    text = line.raw.strip()
    if len(text) < 300:
        text = _NUMBER_BEHIND.sub("", _NUMBER_BEFORE.sub("", text, count=1))
    return " ".join(text.split()).casefold()


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """The indexes of page numbers: those that say so, those at the edge of a page, and a run that counts up by one."""
    said: set[int] = set()
    bare: list[tuple[int, int]] = []
    for before, index, after in _neighbours(lines):
        text = lines[index].text
        if len(text) > 30:
            continue
        turned = _turns(lines, before, index) or _turns(lines, index, after)
        alone = _gap(lines, before, index) and _gap(lines, index, after)
        number = _BARE_NUMBER.fullmatch(text)
        if (turned and number) or ((turned or alone) and _PAGE_NUMBER.fullmatch(text)):
            said.add(index)
        elif alone and number:
            bare.append((index, int(number[1])))
    return said | _counting(bare)


def _counting(bare: Sequence[tuple[int, int]]) -> set[int]:
    """The indexes of bare numbers that, all of them, count up by one."""
    counts = len(bare) > 1 and all(second[1] == first[1] + 1 for first, second in pairwise(bare))
    return {index for index, _ in bare} if counts else set()

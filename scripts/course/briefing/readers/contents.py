"""What a contents page lists: titles with their pages and levels, whichever way it is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from course.briefing.source import Line

CONTENTS = frozenset(
    {
        "contents",
        "table of contents",
        "index",
        "list of contents",
        "contents page",
        "cynnwys",
        "sommaire",
        "table des matières",
    }
)
PAGE = r"\d{1,4}|(?=[ivxl])(?:x[lc]|l?x{0,3})(?:ix|iv|v?i{0,3})"
_BEHIND = re.compile(rf"(.*?)(?:[\s.…·_]*[.…·_]{{2,}}\s*|\s+|\t)({PAGE})$")
_LEADERS = re.compile(rf"(.*?)[\s.…·_]*[.…·_]{{2,}}\s*({PAGE})$")
_BEFORE = re.compile(r"(\d{1,4})(?:\s?[-–]\s?\d{1,4})?\s+(\D.*)")
_ALONE = re.compile(rf"({PAGE})(?:\s?[-–]\s?\d{{1,4}})?")
_PREFIX = re.compile(
    r"^(?:(?:recommendation|chapter|part|section|appendix|annex)\s+)?(?:\d{1,3}(?:\.\d{1,3})*|[a-z](?=[.):]))[.):]*\s+",
    re.IGNORECASE,
)
_HEADS = frozenset({"page", "content", "page content", "contents page", "page no", "page no."})
_NO_SPACE = 1.75


@dataclass(frozen=True)
class Entry:
    """A title that a list names: its page in the file from 0, its level from 1, its page as it is printed."""

    title: str
    page: int | None
    level: int = 1
    printed: str = ""


def title_key(title: str) -> str:
    """What two forms of a title share: its words, without a number or "Chapter 3:" before them."""
    plain = unicodedata.normalize("NFKD", _PREFIX.sub("", title.casefold()))
    return " ".join(re.findall(r"[^\W_]+", plain)) or title.casefold()


def squeezed(title: str) -> str:
    """The key without its spaces, which some tools set wrongly."""
    return title_key(title).replace(" ", "")


def without_contents(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Marked lines without their contents page, and its lines: those below its name that end in a page or name a heading."""
    titles = {squeezed(line.text) for line in lines if line.mark.startswith("#")}
    kept: list[Line] = []
    gone: list[Line] = []
    inside = False
    for line in lines:
        named = line.text.casefold().strip(" :.") in CONTENTS
        match = _BEHIND.fullmatch(line.text) if inside else None
        listed = inside and line.mark[:1] != "#" and squeezed(match[1] if match else line.text) in titles
        inside = named or (inside and (listed or not line.text or bool(match)))
        (gone if inside and line.text and (named or listed or match) else kept).append(line)
    return (kept, gone) if len(gone) > 2 else (list(lines), [])


def entries(lines: Sequence[tuple[str, float, float]]) -> list[Entry]:
    """The entries of a contents page from its lines: their text, left edge, and the distance to the next in sizes of type.

    A title may go over lines; its page stands behind it, before it, or on a line of its own between its lines.
    """
    lines = [line for line in lines if line[0] and line[0].casefold() not in _HEADS]
    before = sum(bool(_BEFORE.fullmatch(text) or _ALONE.fullmatch(text)) for text, _, _ in lines)
    behind = sum(bool(_LEADERS.search(text)) for text, _, _ in lines)
    leading = (
        before > len(lines) / 3 and before > behind and not any(_BEHIND.fullmatch(text) for text, _, _ in lines[:2])
    )
    found = list(_page_first(lines) if leading else _page_last(lines, _LEADERS if behind > len(lines) / 3 else _BEHIND))
    edges = _edges(edge for _, _, edge in found)
    return [
        Entry(title, None, 1 + edges.index(min(edges, key=lambda e: abs(e - edge))), page)
        for title, page, edge in found
    ]


def _edges(places: Iterable[float]) -> list[float]:
    """The left edges of entries, those nearly the same once."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place > edges[-1] + 6:
            edges.append(place)
    return edges


def _page_last(lines: Sequence[tuple[str, float, float]], ending: re.Pattern[str]) -> Iterator[tuple[str, str, float]]:
    held, edge = "", 0.0
    for text, left, _ in lines:
        edge = edge if held else left
        match = ending.fullmatch(text)
        if match or (held and _ALONE.fullmatch(text)):
            title = f"{held} {match[1] if match else ''}".strip(" .…·_")
            if any(char.isalpha() for char in title):
                yield title, match[2] if match else text, edge
            held = ""
        else:
            held = f"{held} {text}".strip()
            if len(held.split()) > 45:
                return


def _page_first(lines: Sequence[tuple[str, float, float]]) -> Iterator[tuple[str, str, float]]:
    held, page, edge = "", "", 0.0
    for text, _, step in lines:
        match = _BEFORE.fullmatch(text)
        if match and held:
            yield held, page, edge
            held, page = "", ""
        if match or (alone := _ALONE.fullmatch(text)):
            page = match[1] if match else alone[1] if alone else ""
        held = f"{held} {match[2] if match else '' if _ALONE.fullmatch(text) else text}".strip()
        if step > _NO_SPACE and held:
            yield held, page, 0.0
            held, page = "", ""
    if held:
        yield held, page, edge

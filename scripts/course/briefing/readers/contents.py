"""What a contents page lists: titles with their pages and levels, whichever way it is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from course.briefing.source import Line, Reading, blank, cut, ends_sentence, starts_low

CONTENTS = frozenset(
    ["contents", "table of contents", "index", "list of contents", "contents page", "cynnwys", "sommaire", "table des matières"]
)  # fmt: skip
_PAGE = r"\d{1,4}|(?=[ivxl])(?:x[lc]|l?x{0,3})(?:ix|iv|v?i{0,3})"
_BEHIND = re.compile(rf"(.*?)(?:[\s.…·_]*[.…·_]{{2,}}\s*|\s+|\t)({_PAGE})$")
_LEADERS = re.compile(rf"(.*?)[\s.…·_]*[.…·_]{{2,}}\s*({_PAGE})$")
_BEFORE = re.compile(r"^(\d{1,4})(?:\s?[-–]\s?\d{1,4})?\s+(\D.*)")
_ALONE = re.compile(rf"({_PAGE})(?:\s?[-–]\s?\d{{1,4}})?")
_PARAGRAPH_BEHIND = re.compile(r"\s\d{1,3}\.\d{1,3}$")
_NUMBERED = re.compile(r"(?:[.…\s]{2,}|^|\s)(?:\d{1,4}|[ivxlc]{1,6})$")
_PREFIX = re.compile(
    r"^(?:(?:recommendation|chapter|part|section|appendix|annex)\s+)?(?:\d{1,3}(?:\.\d{1,3})*|[a-z](?=[.):]))(?:[.):]+\s*|\s+)",
    re.IGNORECASE,
)
_HEADS = frozenset({"page", "paragraph page", "content", "page content", "contents page", "page no", "page no."})
_NO_SPACE, _MOST_LINES, _MOST_WORDS = 1.75, 3, 14
Seen = tuple[str, float, float]


@dataclass(frozen=True)
class Entry:
    """A title that a list names: its page in the file from 0, its level from 1, its page as it is printed."""

    title: str
    page: int | None
    level: int = 1
    printed: str = ""


def names_contents(text: str) -> bool:
    """Whether a line is the name of a contents page."""
    return text.casefold().strip(" :.") in CONTENTS


def is_titled(text: str) -> bool:
    """Whether a line could be a title by itself."""
    plain = len(text.split()) <= _MOST_WORDS and any(char.isalpha() for char in text)
    return plain and not ends_sentence(text) and not starts_low(text)


def title_key(title: str) -> str:
    """What two forms of a title share: its words, without a number or "Chapter 3:" before them."""
    plain = unicodedata.normalize("NFKD", _PREFIX.sub("", title.casefold()))
    return " ".join(re.findall(r"[^\W_]+", plain)) or title.casefold()


def squeezed(title: str) -> str:
    """The key without its spaces, which some tools set wrongly."""
    return title_key(title).replace(" ", "")


def without_contents(reading: Reading) -> dict[str, Entry]:
    """The titles that a contents page names, by their squeezed form; its lines are left out."""
    lines = reading.lines
    first = next((index for index, line in enumerate(lines[:600]) if names_contents(line.text)), len(lines))
    found, end = _numbered(lines, first)
    if len(found) < 2:
        found, end = _bare(lines, first)
    if found:
        reading.leave("contents page", *lines[first:end])
        reading.lines = [*lines[:first], blank(lines[end - 1]), *lines[end:]]
    return found


def _numbered(lines: Sequence[Line], first: int) -> tuple[dict[str, Entry], int]:
    """The entries of a contents page with page numbers, and where it ends."""
    listed: list[Seen] = []
    waiting, end = 0, first + 1
    for index in range(first + 1, min(len(lines), first + 300)):
        line = lines[index]
        if line.text:
            listed.append((line.text, 4.0 * (len(line.raw) - len(line.raw.lstrip())), 1.0))
            waiting, end = (0, index + 1) if _NUMBERED.search(line.text) else (waiting + 1, end)
        if waiting > _MOST_LINES or (line.page > lines[first].page and waiting > 1):
            break
    read = entries(listed[: len(listed) - waiting])
    return {squeezed(entry.title): entry for entry in read if len(entry.title.split()) <= 40}, end


def _bare(lines: Sequence[Line], first: int) -> tuple[dict[str, Entry], int]:
    """The same for a contents page without page numbers: its lines go to the first that stands a second time."""
    listed: dict[str, Entry] = {}
    for index in range(first + 1, min(len(lines), first + 120)):
        line = lines[index]
        key = squeezed(line.text) if line.text else ""
        turned = line.page > lines[first].page
        if (key in listed or turned) and len(listed) > 1:
            later = {squeezed(line.text) for line in lines[index:] if line.text}
            return (listed, index) if later.issuperset(listed) else ({}, 0)
        if turned or (key and not is_titled(line.text)):
            break
        listed |= {key: Entry(line.text, None)} if key else {}
    return {}, 0


def entries(lines: Sequence[Seen], known: Collection[str] = ()) -> list[Entry]:
    """The entries of a contents page from its lines: their text, left edge, and the distance to the next in sizes of type.

    A title may go over lines; its page stands behind it, before it, or on a line of its own between its lines. One whose
    key is `known` may have no page.
    """
    lines = [line for line in lines if line[0] and line[0].casefold() not in _HEADS]
    before = sum(bool(_BEFORE.fullmatch(text) or _ALONE.fullmatch(text)) for text, _, _ in lines)
    behind = sum(bool(_LEADERS.search(text)) for text, _, _ in lines)
    led = any(_BEHIND.fullmatch(text) for text, _, _ in lines[:2])
    if before > len(lines) / 3 and before > behind and not led:
        return [Entry(title, None, 1, page) for title, page in _page_first(lines)]
    found = list(_page_last(lines, _LEADERS if behind > len(lines) / 3 else _BEHIND, known))
    edges: list[float] = []
    for _, _, edge in sorted(found, key=lambda one: one[2]):
        edges += [edge] if not edges or edge > edges[-1] + 6 else []
    levels = [1 + edges.index(min(edges, key=lambda e: abs(e - edge))) for _, _, edge in found]
    return [Entry(title, None, level, page) for (title, page, _), level in zip(found, levels, strict=True)]


def _page_last(
    lines: Sequence[Seen], ending: re.Pattern[str], known: Collection[str]
) -> Iterator[tuple[str, str, float]]:
    held, edge = "", 0.0
    for text, left, _ in lines:
        if title_key(held) in known and left != edge and any(map(str.isalpha, text)):
            yield held, "", edge
            held = ""
        edge = edge if held else left
        match = ending.fullmatch(text)
        if match or (held and _ALONE.fullmatch(text)):
            title = _PARAGRAPH_BEHIND.sub("", f"{held} {match[1] if match else ''}".strip(" .…·_"))
            if any(char.isalpha() for char in title):
                yield title, match[2] if match else text, edge
            held = ""
        else:
            held = f"{held} {text}".strip()
            if len(held.split()) > 45:
                return


def _page_first(lines: Sequence[Seen]) -> Iterator[tuple[str, str]]:
    def begins(run: Sequence[Seen], line: Seen) -> bool:
        titled = not all(_ALONE.fullmatch(text) for text, _, _ in run)
        return titled and (run[-1][2] > _NO_SPACE or _BEFORE.fullmatch(line[0]) is not None)

    for run in cut(lines, begins):
        pages = [match[1] for text, _, _ in run if (match := _BEFORE.fullmatch(text) or _ALONE.fullmatch(text))]
        if words := [_BEFORE.sub(r"\2", text) for text, _, _ in run if not _ALONE.fullmatch(text)]:
            yield " ".join(words), pages[-1] if pages else ""

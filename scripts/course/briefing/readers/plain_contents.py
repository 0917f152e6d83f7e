"""The contents page of a plain text, and the headings that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from course.briefing.readers.contents import CONTENTS, Entry, entries, squeezed
from course.briefing.source import LeftOut, Line, Reading, ends_sentence, starts_low

_MOST_LINES, _MOST_WORDS = 3, 14


def is_titled(text: str) -> bool:
    """Whether a line could be a title by itself."""
    return (
        bool(text)
        and len(text.split()) <= _MOST_WORDS
        and not ends_sentence(text)
        and not starts_low(text)
        and any(c.isalpha() for c in text)
    )


def contents_of(lines: Sequence[Line]) -> tuple[dict[str, Entry], int, int]:
    """The titles that a contents page names, with their levels, and where it begins and ends."""
    first = next((i for i, line in enumerate(lines[:600]) if line.text.casefold().strip(" :.") in CONTENTS), None)
    if first is None:
        return {}, 0, 0
    listed: list[tuple[str, float, float]] = []
    waiting, end = 0, first + 1
    for index in range(first + 1, min(len(lines), first + 300)):
        text = lines[index].text
        if not text:
            continue
        numbered = re.search(r"(?:[.…\s]{2,}|^|\s)(?:\d{1,4}|[ivxlc]{1,6})$", text) is not None
        listed.append((text, 4.0 * (len(lines[index].raw) - len(lines[index].raw.lstrip())), 1.0))
        waiting, end = (0, index + 1) if numbered else (waiting + 1, end)
        if waiting > _MOST_LINES or (lines[index].page > lines[first].page and not numbered and waiting > 1):
            break
    listed = listed[: len(listed) - waiting] if waiting else listed
    found = {squeezed(entry.title): entry for entry in entries(listed) if len(entry.title.split()) <= 40}
    return (found, first, end) if len(found) > 1 else _bare_contents(lines, first)


def _bare_contents(lines: Sequence[Line], first: int) -> tuple[dict[str, Entry], int, int]:
    """The same for a contents page without page numbers: its lines go to the first that stands a second time."""
    listed: dict[str, Entry] = {}
    for index in range(first + 1, min(len(lines), first + 120)):
        key = squeezed(lines[index].text) if lines[index].text else ""
        turned = lines[index].page > lines[first].page
        if (key in listed or turned) and len(listed) > 1:
            later = {squeezed(line.text) for line in lines[index:] if line.text}
            return (listed, first, index) if later.issuperset(listed) else ({}, 0, 0)
        if turned or (key and not is_titled(lines[index].text)):
            break
        listed |= {key: Entry(lines[index].text, None)} if key else {}
    return {}, 0, 0


def with_known_headings(
    lines: list[Line], titles: dict[str, Entry], listed: tuple[int, int], reading: Reading
) -> list[Line]:
    """The lines without the contents page, and the headings that it names marked at their first standing; a repeat right below goes."""
    if not titles:
        return lines
    reading.left_out += [
        LeftOut(line.number, line.text, "contents page") for line in lines[slice(*listed)] if line.text
    ]
    found, seen, index, last = lines[: listed[0]], set[str](), listed[1], -99
    while index < len(lines):
        key, length = _title_at(lines, index, titles)
        if key and key not in seen:
            seen.add(key)
            text = " ".join(line.text for line in lines[index : index + length])
            found += [
                Line(lines[index].number, "", "", lines[index].page),
                replace(lines[index], text=text, raw=text, mark="#" * titles[key].level),
            ]
            found.append(Line(lines[index].number, "", "", lines[index].page))
            last = index + length
        elif key and index - last < 6 and index > last - 1 and length > 0 and _page_start(lines, index, last):
            reading.left_out += [
                LeftOut(line.number, line.text, "repeats the heading") for line in lines[index : index + length]
            ]
        else:
            length = 1
            found.append(lines[index])
        index += length
    lost = [entry.title for key, entry in titles.items() if key not in seen]
    if lost:
        reading.warnings.append(
            (0, f"the contents page names {len(lost)} headings that were not found: {'; '.join(lost)[:300]}")
        )
    return found


def _page_start(lines: Sequence[Line], index: int, last: int) -> bool:
    return not any(line.text for line in lines[last:index])


def _title_at(lines: Sequence[Line], index: int, titles: dict[str, Entry]) -> tuple[str, int]:
    """The title that begins at a line, and over how many lines it goes."""
    if not lines[index].text or starts_low(lines[index].text):
        return "", 0
    for length in range(1, _MOST_LINES + 2):
        part = lines[index : index + length]
        if len(part) < length or not part[-1].text or part[-1].page != lines[index].page:
            break
        key = squeezed(" ".join(line.text for line in part))
        if key in titles:
            return key, length
    return "", 0

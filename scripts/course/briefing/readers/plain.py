"""Plain text, as people write it or as a PDF-to-text tool leaves it, as lines without what belongs to the page alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from course.briefing.readers.headers_and_footers import leave_out
from course.briefing.readers.plain_contents import contents_of, is_titled, with_known_headings
from course.briefing.source import LeftOut, Line, Reading, ends_sentence, source_lines, starts_low

_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_MARKED = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_SIGNS = re.compile(
    r"^\|.+\|\s*$\n^\|[-:| ]+\|\s*$|\[[^\]\n]+\]\([^)\s]+\)|^(?:```|~~~)|!\[|<!--|\*\*[^*\n]+\*\*|<span ", re.MULTILINE
)
_ALONE = re.compile(r"(?:chapter |part |section )?\d{1,3}(?:\.\d{1,3})*[.)]?", re.IGNORECASE)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]")
_NUMBERED_TITLE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-Z]")
_FOOT = re.compile(r"(.*\S)\s+(page \d{1,4} (?:of|/) \d{1,4})", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_GAP = re.compile(r"(\S)( {3,})(?=\S)")
_MARK = re.compile(
    r"(?<=[a-z]{3})(\d{1,3})(?=[\s,.;:)]|$)|(?<=[a-z)\"'][.,;:])(\d{1,3})(?=\s|$)|(?<=\d{4},)(\d{1,2})(?=\s)|(?<=\w)\[(\d{1,3})\]"
)
_NOTE = re.compile(r"(\d{1,3})\s+(?=[^\W\d_]|[\"'(])|([*†‡])\s+(?=[A-Z])")
_SYMBOLS = re.compile(r"(?<=\w)[*†‡](?=\s|\.|,|$)|\s[†‡](?=\s|[.,]|$)")
GUESSED = "######"
"""The mark of a heading that only its place tells: it stands in any that a contents page names."""
_MOST_LINES, _MOST_WORDS, _MOST_APART = 3, 14, 4


def is_markdown(text: str) -> bool:
    """Whether the text is Markdown: it marks headings over text, more than it has lines that look like headings unmarked."""
    bare = _FENCE.sub("", text)
    lines = [line.strip() for line in bare.splitlines()]
    marked = plain = 0
    filled = [index for index, line in enumerate(lines) if line]
    for index, after in zip(filled, [*filled[1:], None], strict=False):
        below = lines[after] if after is not None else ""
        heads = len(below.split()) > 4 or ends_sentence(below) or _MARKED.match(below) is not None or below[:1] in "-*|"
        if _MARKED.match(lines[index]):
            marked += heads and (after == index + 2 or after == index + 1)
        elif heads and is_titled(lines[index]) and (index == 0 or not lines[index - 1]) and after != index + 1:
            plain += not _MARKED.match(below)
    return marked + min(len(_SIGNS.findall(text)), 3) * (marked > 0 or "```" in text or "~~~" in text) > plain and (
        marked > 0 or bare != text
    )


def read_plain(text: str) -> Reading:
    """The text as lines: running lines and page numbers are left out, notes apart, headings that its contents name marked."""
    reading = Reading("text", text, [])
    lines = _columns(_feet_apart(source_lines(text)), reading)
    lines = list(_with_numbers(lines))
    titles, first, end = contents_of(lines)
    lines = with_known_headings(lines, titles, (first, end), reading)
    kept, dropped = leave_out(lines, frozenset(titles) if titles else frozenset())
    reading.left_out += [LeftOut(line.number, line.text, "running line or page number") for line in dropped]
    reading.lines = _notes(list(_page_tops(kept)), reading)
    return reading


def _feet_apart(lines: list[Line]) -> list[Line]:
    """The lines with a foot that is glued to the end of the text above, "... Page 3 of 9", on a line and a page of its own.

    What belongs to the foot are the words that stand before its number on at least three pages.
    """
    glued = [(index, match) for index, line in enumerate(lines) if (match := _FOOT.fullmatch(line.text))]
    before = [_DIGITS.sub("#", match[1]).split() for _, match in glued]
    shared = 0
    while (
        before
        and shared < 40
        and _most(words[-shared - 1 :] for words in before if len(words) > shared) > max(2, len(before) / 2)
    ):
        shared += 1
    if not shared or lines[-1].page:
        return lines
    found, pages, feet = list[Line](), 0, {index: match for index, match in glued}
    for index, line in enumerate(lines):
        if index in feet:
            words = feet[index][1].split()
            cut = max(0, len(words) - shared)
            text, foot = " ".join(words[:cut]), " ".join([*words[cut:], feet[index][2]])
            found += [
                replace(line, text=text, raw=text, page=pages),
                replace(line, text=foot, raw=foot, page=pages + 1),
            ]
            pages += 1
        else:
            found.append(replace(line, page=pages))
    return found


def _most(texts: Iterable[Sequence[str]]) -> int:
    """How often the most frequent of some texts stands."""
    return max(Counter(map(tuple, texts)).values(), default=0)


def _columns(lines: list[Line], reading: Reading) -> list[Line]:
    """The lines with two columns one after the other, where at least four begin their second half at one place."""
    gaps: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        for match in _GAP.finditer(line.raw.rstrip()):
            gaps.setdefault(match.end(), []).append(index)
    regions = [(place, region) for place, found in gaps.items() for region in _regions(found, lines, place)]
    for place, region in sorted(regions, key=lambda one: -one[1].start):
        part = lines[region.start : region.stop]
        left, right = (
            [replace(line, raw=half, text=" ".join(half.split())) for line in part for half in [line.raw[cut]]]
            for cut in (slice(place), slice(place, None))
        )
        first, last = part[0], part[-1]
        said = f"lines {first.number} to {last.number} look like two columns; they were read one after the other"
        reading.warnings.append((first.number, said))
        end = Line(last.number, "", "", last.page)
        if (
            len(right) > 1
            and is_titled(right[0].text)
            and len(right[1].text) > len(right[0].text)
            and not starts_low(right[1].text)
        ):
            right[0:1] = [replace(right[0], mark=GUESSED), end]
        lines = [*lines[: region.start], *left, end, *right, end, *lines[region.stop :]]
    return lines


def _regions(found: Sequence[int], lines: Sequence[Line], place: int) -> Iterator[range]:
    """Where the lines go on in two columns at a place: prose on both its sides, and nothing across."""
    groups: list[list[int]] = []
    for index in found:
        if groups and index - groups[-1][-1] <= _MOST_APART and lines[index].page == lines[groups[-1][-1]].page:
            groups[-1].append(index)
        else:
            groups.append([index])
    for group in groups:
        stop = group[-1] + 1
        while stop < len(lines) and lines[stop].text and len(lines[stop].raw.rstrip()) < place:
            stop += 1
        part = lines[group[0] : stop]
        prose = sum(len(line.raw[:place].split()) > 3 < len(line.raw[place:].split()) for line in part)
        across = any(len(line.raw) > place and line.raw[place - 2 : place].strip() for line in part)
        if len(group) > 3 and prose > 2 and prose >= len(group) / 2 and not across:
            yield range(group[0], stop)


def _with_numbers(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with a number that stands alone put before its heading or its paragraph."""
    held: Line | None = None
    blank = 0
    for index, line in enumerate(lines):
        if held:
            if not line.text and blank < 2:
                blank += 1
                continue
            same = line.page == held.page
            if (
                same
                and line.text
                and not starts_low(line.text)
                and line.text[0].isalpha()
                and (not blank or _DOTTED.fullmatch(held.text))
            ):
                yield Line(held.number, "", "", held.page)
                yield replace(line, text=f"{held.text} {line.text}", raw=f"{held.raw} {line.raw}")
                held, blank = None, 0
                continue
            yield held
            yield from (Line(held.number, "", "", held.page) for _ in range(blank))
            held, blank = None, 0
        after = lines[index + 1] if index + 1 < len(lines) else None
        edge = after is None or after.page != line.page
        title = after is not None and (is_titled(after.text) or bool(_DOTTED.fullmatch(line.text)))
        first = (
            index == 0
            or not lines[index - 1].text
            or lines[index - 1].page != line.page
            or bool(_DOTTED.fullmatch(line.text))
        )
        if _ALONE.fullmatch(line.text) and after is not None and not edge and first and (title or not after.text):
            held = line
        else:
            yield line
    if held:
        yield held


def _page_tops(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with a heading that is glued to the text below it marked: at the top of a page, in capitals, or numbered."""
    before: Line | None = None
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        turned = before is not None and line.page > before.page
        apart = before is None or turned or not before.text or ends_sentence(before.text)
        told = turned or line.text.isupper() or _NUMBERED_TITLE.match(line.text) is not None
        if told and apart and after and _glued(line, after):
            yield Line(line.number, "", "", line.page)
            yield replace(line, mark=GUESSED if not _NUMBERED_TITLE.match(line.text) else "")
            yield Line(line.number, "", "", line.page)
        else:
            yield line
        before = line


def _glued(line: Line, after: Line) -> bool:
    """Whether a line is a title and the next one the text below it."""
    text = after.page == line.page and bool(after.text) and not starts_low(after.text) and not after.text.isupper()
    longer = len(after.text) > (1.0 if line.text.isupper() else 1.3) * len(line.text)
    return text and longer and not line.mark and is_titled(line.text) and line.text[0].isalnum() and len(line.text) < 60


def _notes(lines: list[Line], reading: Reading) -> list[Line]:
    """The lines with notes marked and kept apart, and their marks in square brackets."""
    marks = {next(filter(None, found.groups())) for line in lines for found in _MARK.finditer(line.text)}
    symbols = any(_SYMBOLS.search(line.text) for line in lines)
    found: list[Line] = []
    noted: set[str] = set()
    note = False
    for index, line in enumerate(lines):
        opens = note or index == 0 or not lines[index - 1].text or lines[index - 1].page != line.page
        match = _NOTE.match(line.text) if opens and not line.mark else None
        alone = line.text in marks and not line.mark
        below = next((after.text for after in lines[index + 1 : index + 3] if after.text), "")
        if match and ((match[1] in marks and _is_note(lines, index)) or (match[2] and symbols)):
            noted.add(match[1] or match[2])
            found.append(replace(line, mark="note"))
            note = True
        elif alone and note and starts_low(below):
            reading.left_out.append(LeftOut(line.number, line.text, "a number that stands alone among the notes"))
            noted.add(line.text)
            note = False
        elif alone and below and not starts_low(below) and line.text not in noted and len(below.split()) < 40:
            noted.add(line.text)
            found.append(replace(line, mark="note"))
            note = True
        elif note and line.text and not line.mark and found[-1].text:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text}")
        elif note and not line.text and found[-1].mark == "note" and found[-1].text.isdigit():
            continue
        else:
            note = note and not line.text
            found.append(line)
    if not noted:
        return lines
    return [line if line.mark else replace(line, text=with_marks(line.text, noted)) for line in found]


def _is_note(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that begins with a number is a note and no heading: it is a sentence, or goes on."""
    return (
        ends_sentence(lines[index].text)
        or (index + 1 < len(lines) and bool(lines[index + 1].text))
        or len(lines[index].text.split()) > _MOST_WORDS
    )


def with_marks(text: str, noted: set[str]) -> str:
    """The text with the marks of notes that are `noted` in square brackets."""
    return _MARK.sub(lambda match: _bracketed(match, noted), text)


def _bracketed(match: re.Match[str], noted: set[str]) -> str:
    number = next(filter(None, match.groups()))
    return f"[{number}]" if number in noted or match[4] else match[0]

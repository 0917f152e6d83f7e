"""Plain text, as people write it or as a PDF-to-text tool leaves it, as lines without what belongs to the page alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from course.briefing.readers.contents import Entry, is_titled, squeezed, without_contents
from course.briefing.readers.headers_and_footers import leave_out
from course.briefing.source import Line, Reading, blank, ends_sentence, source_lines, starts_low

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
_GAP = re.compile(r"\S( {3,})(?=\S)")
_MARK = re.compile(
    r"(?<=[a-z]{3})(\d{1,3})(?=[\s,.;:)]|$)|(?<=[a-z)\"'][.,;:])(\d{1,3})(?=\s|$)|(?<=\d{4},)(\d{1,2})(?=\s)|(?<=\w)\[(\d{1,3})\]"
)
_NOTE = re.compile(r"(\d{1,3})\s+(?=[^\W\d_]|[\"'(])|([*†‡])\s+(?=[A-Z])")
_SYMBOLS = re.compile(r"(?<=\w)[*†‡](?=\s|\.|,|$)|\s[†‡](?=\s|[.,]|$)")
GUESSED = "######"
"""The mark of a heading that only its place tells: it stands in any that a contents page names."""
_MOST_WORDS, _MOST_APART, _MOST_TITLE_LINES, _NEAR = 14, 4, 4, 6


def is_markdown(text: str) -> bool:
    """Whether the text is Markdown: it marks headings over text, more than it has lines that look like headings unmarked."""
    bare = _FENCE.sub("", text)
    lines = ["", *(line.strip() for line in bare.splitlines()), ""]
    marked = plain = 0
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if _MARKED.match(line):
            marked += 1
        elif not above and not below and is_titled(line):
            plain += 1
    signs = min(len(_SIGNS.findall(text)), 3) if marked or bare != text else 0
    return marked + signs > plain


def read_plain(text: str) -> Reading:
    """The text as lines: running lines and page numbers are left out, notes apart, headings that its contents name marked."""
    reading = Reading(text)
    reading.lines = list(_with_numbers(_columns(_feet_apart(source_lines(text)), reading)))
    titles = without_contents(reading)
    lines, dropped = leave_out(_with_known_headings(titles, reading), frozenset(titles))
    reading.leave("running line or page number", *dropped)
    reading.lines = _notes(list(_page_tops(lines)), reading)
    return reading


def _with_known_headings(titles: dict[str, Entry], reading: Reading) -> list[Line]:
    """The lines with the headings that a contents page names marked at their first standing; a repeat right below goes."""
    lines, found, seen = reading.lines, list[Line](), set[str]()
    index, last = 0, -1
    while index < len(lines):
        key, part = _title_at(lines, index, titles)
        repeats = last >= 0 and index - last < _NEAR and not any(line.text for line in lines[last:index])
        if key in seen and repeats:
            reading.leave("repeats the heading", *part)
        elif key and key not in seen:
            seen.add(key)
            text = " ".join(line.text for line in part)
            heading = replace(part[0], text=text, raw=text, mark="#" * titles[key].level)
            found += [blank(heading), heading, blank(heading)]
            last = index + len(part)
        else:
            part = lines[index : index + 1]
            found += part
        index += len(part)
    lost = [entry.title for key, entry in titles.items() if key not in seen]
    if lost:
        said = f"the contents page names {len(lost)} headings that were not found: {'; '.join(lost)[:300]}"
        reading.warnings.append((0, said))
    return found


def _title_at(lines: Sequence[Line], index: int, titles: dict[str, Entry]) -> tuple[str, Sequence[Line]]:
    """The title that begins at a line, and the lines over which it goes."""
    for end in range(index + 1, min(index + _MOST_TITLE_LINES, len(lines)) + 1) if titles else ():
        part = lines[index:end]
        if not part[-1].text or part[-1].page != part[0].page or starts_low(part[0].text):
            break
        key = squeezed(" ".join(line.text for line in part))
        if key in titles:
            return key, part
    return "", ()


def _feet_apart(lines: list[Line]) -> list[Line]:
    """The lines with a foot that is glued to the end of the text above, "... Page 3 of 9", on a line and a page of its own.

    What belongs to the foot are the words that stand before its number on most of at least three pages.
    """
    feet = {index: match for index, line in enumerate(lines) if (match := _FOOT.fullmatch(line.text))}
    before = [_DIGITS.sub("#", match[1]).split() for match in feet.values()]
    shared = 0
    while before:
        ends = Counter(tuple(words[-shared - 1 :]) for words in before if len(words) > shared)
        if max(ends.values(), default=0) <= max(2, len(before) / 2):
            break
        shared += 1
    if not shared or lines[-1].page:
        return lines
    found, pages = list[Line](), 0
    for index, line in enumerate(lines):
        if index in feet:
            words = feet[index][1].split()
            text, foot = " ".join(words[:-shared]), " ".join([*words[-shared:], feet[index][2]])
            found.append(replace(line, text=text, raw=text, page=pages))
            pages += 1
            line = replace(line, text=foot, raw=foot)
        found.append(replace(line, page=pages))
    return found


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
            [replace(line, raw=line.raw[cut], text=" ".join(line.raw[cut].split())) for line in part]
            for cut in (slice(place), slice(place, None))
        )
        said = f"lines {part[0].number} to {part[-1].number} look like two columns; they were read one after the other"
        reading.warnings.append((part[0].number, said))
        end = blank(part[-1])
        if is_titled(right[0].text) and len(right[1].text) > len(right[0].text):
            right[:1] = [replace(right[0], mark=GUESSED), end]
        lines = [*lines[: region.start], *left, end, *right, end, *lines[region.stop :]]
    return lines


def _regions(found: Sequence[int], lines: Sequence[Line], place: int) -> Iterator[range]:
    """Where the lines go on in two columns at a place: prose on both its sides."""
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
        prose = sum(len(lines[i].raw[:place].split()) > 3 < len(lines[i].raw[place:].split()) for i in group)
        across = any(line.raw[place - 2 : place].strip() for line in lines[group[0] : stop] if len(line.raw) > place)
        if len(group) > 3 and prose > 2 and prose >= len(group) / 2 and not across:
            yield range(group[0], stop)


def _with_numbers(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with a number that stands alone put before its heading or its paragraph."""
    held: list[Line] = []
    for index, line in enumerate(lines):
        if held and not line.text and len(held) < 3:
            held.append(line)
            continue
        if held:
            first, dotted = held[0], _DOTTED.fullmatch(held[0].text)
            opens = line.page == first.page and line.text[:1].isalpha() and not starts_low(line.text)
            if opens and (len(held) == 1 or dotted):
                yield blank(first)
                yield replace(line, text=f"{first.text} {line.text}", raw=f"{first.raw} {line.raw}")
                held = []
                continue
            yield from held
            held = []
        after = lines[index + 1] if index + 1 < len(lines) else None
        dotted = _DOTTED.fullmatch(line.text)
        below = after and after.page == line.page and (dotted or not after.text or is_titled(after.text))
        if below and _ALONE.fullmatch(line.text) and (dotted or _opens(lines, index)):
            held = [line]
        else:
            yield line
    yield from held


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands below a blank one or at the top of a page."""
    return index == 0 or not lines[index - 1].text or lines[index - 1].page != lines[index].page


def _page_tops(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with a heading that is glued to the text below it marked: at the top of a page, in capitals, or numbered."""
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        turned = before is not None and line.page > before.page
        apart = before is None or turned or not before.text or ends_sentence(before.text)
        numbered = _NUMBERED_TITLE.match(line.text) is not None
        if after and apart and (turned or numbered or line.text.isupper()) and _glued(line, after):
            yield from (blank(line), replace(line, mark="" if numbered else GUESSED), blank(line))
        else:
            yield line


def _glued(line: Line, after: Line) -> bool:
    """Whether a line is a title and the next one the text below it."""
    text = after.page == line.page and not starts_low(after.text) and not after.text.isupper()
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
        match = _NOTE.match(line.text) if not line.mark and (note or _opens(lines, index)) else None
        below = next((after.text for after in lines[index + 1 : index + 3] if after.text), "")
        alone = line.text in marks and not line.mark and bool(below)
        if match and ((match[1] in marks and _is_note(lines, index)) or (match[2] and symbols)):
            noted.add(match[1] or match[2])
            note = True
            found.append(replace(line, mark="note"))
        elif alone and note and starts_low(below):
            reading.leave("a number that stands alone among the notes", line)
            noted.add(line.text)
            note = False
        elif alone and not starts_low(below) and line.text not in noted and len(below.split()) < 40:
            noted.add(line.text)
            note = True
            found.append(replace(line, mark="note"))
        elif note and line.text and not line.mark and found[-1].text:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text}")
        elif line.text or not note or not found[-1].text.isdigit():
            note = note and not line.text
            found.append(line)
    return [line if line.mark else replace(line, text=with_marks(line.text, noted)) for line in found]


def _is_note(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that begins with a number is a note and no heading: it is a sentence, or goes on."""
    text, goes_on = lines[index].text, index + 1 < len(lines) and lines[index + 1].text
    return bool(goes_on) or ends_sentence(text) or len(text.split()) > _MOST_WORDS


def with_marks(text: str, noted: set[str]) -> str:
    """The text with the marks of notes that are `noted` in square brackets."""

    def bracketed(match: re.Match[str]) -> str:
        number = next(filter(None, match.groups()))
        return f"[{number}]" if number in noted or match[4] else match[0]

    return _MARK.sub(bracketed, text)

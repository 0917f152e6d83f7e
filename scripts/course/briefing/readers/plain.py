"""Plain text, as people write it or as a PDF-to-text tool leaves it, as lines without what belongs to the page alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, takewhile

from course.briefing.readers.contents import Entry, is_titled, squeezed, without_contents
from course.briefing.readers.headers_and_footers import leave_out, line_numbers
from course.briefing.source import Line, Reading, blank, cut, ends_sentence, source_lines, starts_low

_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_MARKED = re.compile(r"#{1,6}[ \t]+\S")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_SIGNS = re.compile(r"^\|[-:| ]+\|\s*$|\]\(|^(?:```|~~~)|<!--|\*\*[^*\n]+\*\*|<span ", re.MULTILINE)
_ALONE = re.compile(r"(?:chapter |part |section )?\d{1,3}(?:\.\d{1,3})*[.)]?", re.IGNORECASE)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]")
_NUMBERED_TITLE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z][.)])\s+[A-Z]")
_FOOT = re.compile(r"(.*\S)\s+(page \d{1,4} (?:of|/) \d{1,4})", re.IGNORECASE)
_PAGE_MARK = re.compile(r"[-–—=<(\[{* ]+(?:page|pp?)[ .]*(\d{1,4})[-–—=>)\]}* ]+", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_GAP = re.compile(r"\S( {3,})(?=\S)")
_MARK = re.compile(
    r"(?<=[a-z]{3})(\d{1,3})(?=[\s,.;:)]|$)|(?<=[a-z)\"'][.,;:])(\d{1,3})(?=\s|$)|(?<=\d{4},)(\d{1,2})(?=\s)|(?<=\w)\[(\d{1,3})\]"
)
_NOTE = re.compile(r"(\d{1,3})\s+(?=[^\W\d_]|[\"'(])|([*†‡])\s+(?=[A-Z])")
_SYMBOLS = re.compile(r"(?<=\w)[*†‡](?=\s|\.|,|$)|\s[†‡](?=\s|[.,]|$)")
GUESSED = "######"
"""The mark of a heading that only its place tells: it stands in any that a contents page names."""
_MOST_APART, _MOST_TITLE_LINES, _TOO_LONG, _COUNTED_MARKS = 4, 4, 200, 3


def is_markdown(text: str) -> bool:
    """Whether the text is Markdown: it marks headings over text, more than it has lines that look like headings unmarked."""
    lines = ["", *(line.strip() for line in _FENCE.sub("", text).splitlines()), ""]
    around = list(zip(lines, lines[1:], lines[2:], strict=False))
    marked = sum(bool(_MARKED.match(line)) for line in lines)
    marked += sum(is_titled(line) and not above and bool(_UNDERLINE.fullmatch(below)) for above, line, below in around)
    plain = sum(is_titled(line) for above, line, below in around if not above + below and not _MARKED.match(line))
    signs = min(len(_SIGNS.findall(text)), 3) if marked else 0
    return marked + signs > plain


def read_plain(text: str) -> Reading:
    """The text as lines: running lines and page numbers are left out, notes apart, headings that its contents name marked."""
    reading = Reading(text)
    lines = _with_page_marks(_a_line_a_paragraph(_without_numbers(source_lines(text), reading)), reading)
    reading.lines = _with_numbers(_columns(_feet_apart(lines), reading))
    titles = without_contents(reading)
    lines, dropped = leave_out(_with_known_headings(titles, reading), frozenset(titles))
    reading.leave("running line or page number", *dropped)
    reading.lines = _notes(list(_page_tops(lines)), reading)
    return reading


def _without_numbers(lines: list[Line], reading: Reading) -> list[Line]:
    """The lines without the numbers that count them down the margin."""
    numbers = line_numbers([line.text for line in lines])
    reading.leave("line number", *(replace(lines[place], text=number.strip()) for place, number in numbers.items()))
    for place, number in numbers.items():
        line, raw = lines[place], re.sub(r"\d+", lambda match: " " * len(match[0]), lines[place].raw, count=1)
        lines[place] = replace(line, text=line.text.removeprefix(number), raw=raw)
    return lines


def _a_line_a_paragraph(lines: list[Line]) -> list[Line]:
    """The lines with blank ones between them, where most of the text stands in lines too long for any page; or where more
    paragraphs are told by an indent alone than by a blank line, with one before each and around the title above it."""
    sizes = [len(line.text) for line in lines]
    if 2 * sum(size for size in sizes if size > _TOO_LONG) < sum(sizes):
        return _indents_apart(lines)
    pairs = zip(lines, [*lines[1:], blank(lines[-1])], strict=True)
    return [one for line, after in pairs for one in ((line, blank(line)) if line.text and after.text else (line,))]


def _indents_apart(lines: list[Line]) -> list[Line]:
    insets = [len(raw) - len(raw.lstrip()) for raw in (line.raw.expandtabs(4) for line in lines)]
    margin = Counter(inset for inset, line in zip(insets, lines, strict=True) if line.text).most_common(1)[0][0]
    firsts, ends = set[int](), 0
    for at in range(1, len(lines)):
        above, ends = lines[at - 1].text, ends + (not lines[at].text)
        inset = lines[at].text and 1 < insets[at] - margin < 9 and (insets[at - 1] == margin or at - 1 in firsts)
        if inset and above and (ends_sentence(above) or is_titled(above)):
            firsts |= {at}
            titled = is_titled(above) and insets[at - 1] == margin and (at < 2 or ends_sentence(lines[at - 2].text))
            firsts |= {at - 1} if titled else set()
    apart = firsts if len(firsts) > ends else ()
    return [one for at, line in enumerate(lines) for one in ([blank(line)] * (at in apart) + [line])]


def _with_page_marks(lines: list[Line], reading: Reading) -> list[Line]:
    """The lines with the page that a mark of its own line has said last, as "[p12]" or "--- Page 12 ---", and without those."""
    marks = [_PAGE_MARK.fullmatch(line.text) for line in lines]
    pages = [int(mark[1]) for mark in marks if mark]
    if len(pages) < 3 or pages != sorted(set(pages)):
        return lines
    reading.leave("page mark", *(line for line, mark in zip(lines, marks, strict=True) if mark))
    seen = zip(lines, marks, accumulate((int(mark[1]) if mark else 0 for mark in marks), max), strict=True)
    return [replace(blank(line) if mark else line, printed=str(page or "")) for line, mark, page in seen]


def _with_known_headings(titles: dict[str, Entry], reading: Reading) -> list[Line]:
    """The lines with the headings that a contents page names marked at their first standing; a repeat right below goes."""
    lines, found, seen = reading.lines, list[Line](), set[str]()
    index, bare = 0, False
    while index < len(lines):
        key, part = _title_at(lines, index, titles)
        index += len(part)
        if key and key not in seen:
            seen.add(key)
            bare = True
            text = " ".join(line.text for line in part)
            heading = replace(part[0], text=text, raw=text, mark="#" * titles[key].level)
            found += [blank(heading), heading, blank(heading)]
        elif key and bare:
            reading.leave("repeats the heading", *part)
        else:
            bare = bare and not part[0].text
            found += part
    if lost := [entry.title for key, entry in titles.items() if key not in seen]:
        said = f"the contents page names {len(lost)} headings that were not found: {'; '.join(lost)[:300]}"
        reading.warnings.append((0, said))
    return found


def _title_at(lines: Sequence[Line], index: int, titles: dict[str, Entry]) -> tuple[str, Sequence[Line]]:
    for end in range(index + 1, min(index + _MOST_TITLE_LINES, len(lines)) + 1) if titles else ():
        part = lines[index:end]
        if not part[-1].text or part[-1].page != part[0].page or starts_low(part[0].text):
            break
        key = squeezed(" ".join(line.text for line in part))
        if key in titles:
            return key, part
    return "", lines[index : index + 1]


def _feet_apart(lines: list[Line]) -> list[Line]:
    """The lines with a foot that is glued to the end of the text above, "... Page 3 of 9", on a line and a page of its own.

    What belongs to the foot are the words that stand before its number on most of at least three pages.
    """
    feet = {index: match for index, line in enumerate(lines) if (match := _FOOT.fullmatch(line.text))}
    before = [_DIGITS.sub("#", match[1]).split() for match in feet.values()]
    ends = Counter(tuple(words[-size:]) for words in before for size in range(1, min(len(words), 40) + 1))
    shared = max((len(end) for end, times in ends.items() if times > max(2, len(before) / 2)), default=0)
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
    for group in cut(found, lambda g, i: i - g[-1] > _MOST_APART or lines[i].page != lines[g[-1]].page):
        stop = group[-1] + 1
        while stop < len(lines) and lines[stop].text and len(lines[stop].raw.rstrip()) < place:
            stop += 1
        prose = sum(len(lines[i].raw[:place].split()) > 3 < len(lines[i].raw[place:].split()) for i in group)
        across = any(line.raw[place - 2 : place].strip() for line in lines[group[0] : stop] if len(line.raw) > place)
        if len(group) > 3 and prose > 2 and prose >= len(group) / 2 and not across:
            yield range(group[0], stop)


def _with_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines with a number that stands alone put before its heading or its paragraph."""
    found: dict[int, Line] = dict(enumerate(lines))
    for index, line in enumerate(lines):
        dotted = _DOTTED.fullmatch(line.text)
        if not _ALONE.fullmatch(line.text) or not (dotted or _opens(lines, index)):
            continue
        near = range(index + 1, min(index + (4 if dotted else 2), len(lines)))
        at = next((place for place in near if lines[place].text), index)
        below = lines[at]
        titled = below.text[:1].isalpha() and not starts_low(below.text) and (dotted or is_titled(below.text))
        if at > index and below.page == line.page and titled:
            found[index] = blank(line)
            found[at] = replace(below, text=f"{line.text} {below.text}", raw=f"{line.raw} {below.raw}")
            for between in range(index + 1, at):
                del found[between]
    return list(found.values())


def _opens(lines: Sequence[Line], index: int) -> bool:
    return index == 0 or not lines[index - 1].text or lines[index - 1].page != lines[index].page


def _page_tops(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with a heading that is glued to the text below it marked: at the top of a page, in capitals, numbered, or
    under a blank line and over a paragraph."""
    nothing = Line(0, "", "", -1)
    for index, (before, line) in enumerate(zip([nothing, *lines], lines, strict=False)):
        below = list(takewhile(lambda one: one.text, lines[index + 1 : index + 40]))
        after = below[0] if below else nothing
        over = not before.text and line.text[:1].isalpha() and len(below) > 1 and len(after.text) > 50
        over = over and ends_sentence(below[-1].text) and (after.text[0].isalpha() or starts_low(below[1].text))
        numbered, upper = _NUMBERED_TITLE.match(line.text), line.text.isupper()
        title = is_titled(line.text) and line.text[:1].isalnum() and len(line.text) < 60 and not line.mark
        apart = before.page != line.page or not before.text or ends_sentence(before.text)
        longer = after.page == line.page and len(after.text) > (1.0 if upper else 1.3) * len(line.text)
        glued = longer and not starts_low(after.text) and not after.text.isupper()
        if title and glued and apart and (line.page > before.page >= 0 or numbered or upper or over):
            yield from (blank(line), replace(line, mark="" if numbered else GUESSED), blank(line))
        else:
            yield line


def _notes(lines: list[Line], reading: Reading) -> list[Line]:
    """The lines with notes marked and kept apart, and their marks in square brackets."""
    symbols = any(_SYMBOLS.search(line.text) for line in lines)
    found: list[Line] = []
    marks, noted = list[str](), set[str]()
    note, count = False, 0
    for index, line in enumerate(lines):
        marks += [mark[mark.lastindex or 0] for mark in _MARK.finditer(line.text)]  # a note stands behind its mark
        match = _NOTE.match(line.text) if not line.mark and (note or _opens(lines, index)) else None
        below = [after.text for after in lines[index + 1 : index + 3] if after.text][:1]
        whole = ends_sentence(line.text) or (index + 1 < len(lines) and lines[index + 1].text)
        listed = match and ((match[1] in marks and whole) or (match[2] and symbols))
        alone = bool(below) and line.text in marks and not line.mark
        if listed or (alone and line.text not in noted and not starts_low(below[0]) and len(below[0].split()) < 40):
            noted.add(line.text.split()[0])
            note = True
            found.append(replace(line, mark="note"))
        elif alone and note and starts_low(below[0]):
            reading.leave("a number that stands alone among the notes", line)
            noted.add(line.text)
            note = False
        elif note and line.text and not line.mark and found[-1].text:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text}")
        elif line.text or not note or not found[-1].text.isdigit():
            note = note and not line.text
            found.append(line)
    for mark in marks:
        count += mark == str(count + 1)
    noted |= set(map(str, range(1, count + 1))) if count >= _COUNTED_MARKS else set()
    return [line if line.mark else replace(line, text=with_marks(line.text, noted)) for line in found]


def with_marks(text: str, noted: set[str]) -> str:
    """The text with the marks of notes that are `noted` in square brackets."""
    return _MARK.sub(lambda mark: f"[{number}]" if (number := mark[mark.lastindex or 0]) in noted else mark[0], text)

"""A PDF as lines: its headings marked, its columns in order, its tables whole, its notes apart, and its margins left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2

from course.briefing.readers.contents import Entry, title_key
from course.briefing.readers.headers_and_footers import line_numbers
from course.briefing.readers.pdf_pages import Row, Sheet, sheets
from course.briefing.readers.pdf_paragraphs import Paragraph, headings_of, paragraphs_of, printed_by_contents, table_of
from course.briefing.readers.plain import with_marks
from course.briefing.source import BriefingError, LeftOut, Line, Progress, Reading, cleaned, starts_low

_MARGIN, _WIDEST, _TIMES, _NUMBERED_PAGES = 0.11, 0.15, 3, 0.25
_NUMBER = re.compile(
    r"(?i)(?:page\s?)?[-–—|\s([]*(\d{1,4}|[ivxlc]{1,7}|[a-z]-?\d{1,3})[-–—|\s)\]]*(?:(?:of|/)\s?\d{1,4})?"
)
_NUMBERS_IN = re.compile(r"(?:^|page\s|\|\s?)(\d{1,4})\b|\b(\d{1,4})$", re.IGNORECASE)
_EDGE_NUMBER = re.compile(r"^\d{1,4}(?:\s?[|•·–—])?\s|\s?(?:[|•·–—]\s?)?\d{1,4}$")
_SET_APART = re.compile(r"^\d{1,4}\s?[|•·–—]|\s\d{1,4}$")
_ONE_FOOT = re.compile(r"^\d{1,4}\s?[|•·–—]\s|[|•·–—]\s?(?:page\s)?\d{1,4}$", re.IGNORECASE)
_BRACKETED = re.compile(r"\[(\d{1,3})\]")
_NOTE_NUMBER = re.compile(r"^(\d{1,3})\.?\s?(?=\D)")
_FIGURES = re.compile(r"\d+")
_NOT_RUNNING = re.compile(r"(?:recommendation|case study)\s\d", re.IGNORECASE)
_UNREADABLE = ("\ufffd", "\0", *map(chr, range(0xE000, 0xE020)))
_NO_LETTERS = "has type that does not say which letters it shows; make them with `ocrmypdf --force-ocr {name} read.pdf`, and split that"
_SCAN = "has pages but no text, as a scan has; make its text with `ocrmypdf {name} read.pdf`, and split that"
_LOCKED, _BROKEN = (
    "is locked by a password; save a copy without one",
    "is a broken PDF; open it and save or print it anew as PDF",
)
_RUNS, _CONTENTS = "running head or foot", "contents page"


def read_pdf(path: Path, progress: Progress) -> Reading:
    """The PDF at `path`; BriefingError where it is broken, locked or a scan."""
    try:
        document = pypdfium2.PdfDocument(path)
        total = len(document)
    except pypdfium2.PdfiumError as error:
        raise BriefingError(_LOCKED if "assword" in str(error) else _BROKEN) from error
    pages = []
    for number, sheet in enumerate(sheets(document), 1):
        pages.append(sheet)
        progress(number, total)
    empty = [number for number, sheet in enumerate(pages, 1) if sheet.pictures and len(sheet.raw.split()) < 3]
    if not any(sheet.rows for sheet in pages) or len(empty) > max(1, len(pages) / 2):
        raise BriefingError(_SCAN.format(name=path.name))
    text = "".join(sheet.raw for sheet in pages)
    if sum(map(text.count, _UNREADABLE)) > 0.2 * len(text):
        raise BriefingError(_NO_LETTERS.format(name=path.name))
    places = [(item, item.get_dest()) for item in document.get_toc(max_depth=8)]
    bookmarks = [Entry(cleaned(i.get_title()), at.get_index() if at else None, i.level + 1) for i, at in places]
    reading = _read(pages, bookmarks)
    reading.warnings += [(number, "this page is a picture without text; see whether it matters") for number in empty]
    document.close()
    return reading


def _read(pages: Sequence[Sheet], bookmarks: list[Entry]) -> Reading:
    sizes: Counter[float] = Counter()
    every = [row for sheet in pages for row in sheet.rows]
    counted = line_numbers([row.text for row in every])
    for place, row in enumerate(every):
        sizes[row.size] += len(row.text)
        row.text = row.text.removeprefix(counted.get(place, ""))
    body = sizes.most_common(1)[0][0]
    reading = Reading("\f".join(sheet.raw for sheet in pages), unit="page")
    _find_margins(pages, body)
    margins = [row for row in every if row.margin]
    rows = ([row for row in sheet.rows if row.text and not row.margin] for sheet in pages)
    paragraphs = [paragraph for own in rows for paragraph in paragraphs_of(own, body)]
    labels, said = [sheet.label for sheet in pages], _printed(pages, margins)
    labelled = any(label and label != str(number) for number, label in enumerate(labels, 1))
    printed = labels if labelled else said or printed_by_contents(paragraphs, len(pages))
    reading.told, reading.warnings = headings_of(paragraphs, bookmarks, printed, body)
    both = enumerate(zip(labels, said, strict=False), 1) if labelled else ()
    differ = [(number, *one) for number, one in both if one[0].isdigit() and one[1] and one[0] != one[1]]
    told = "this page is labelled {} and has {} printed on it; see which is cited"
    reading.warnings += [(number, told.format(*one)) for number, *one in differ[:1]]
    titles = {title_key(p.text) for p in paragraphs if p.level}
    for p in (p for p in paragraphs if not p.level and p.kind != _CONTENTS):
        if _at_edge(p.rows[0], pages[p.page]) and title_key(_EDGE_NUMBER.sub("", p.text)) in titles:
            p.kind = _RUNS  # the head of a short section
    reading.left_out = [
        *(LeftOut(r.page + 1, r.text, "page number" if _NUMBER.fullmatch(r.text) else _RUNS) for r in margins),
        *(LeftOut(every[place].page + 1, number.strip(), "line number") for place, number in counted.items()),
        *(LeftOut(p.page + 1, p.text, p.kind) for p in paragraphs if p.kind in (_CONTENTS, _RUNS) and p.text),
        *(LeftOut(n, f"{s.pictures} picture(s)", "picture") for n, s in enumerate(pages, 1) if s.pictures),
    ]
    reading.lines = list(_lines([p for p in paragraphs if p.kind not in (_CONTENTS, _RUNS)], printed))
    return reading


def _at_edge(row: Row, sheet: Sheet) -> bool:
    """Whether a row is in a margin, or is the outermost of its page and a little further in."""
    share = min(row.y, sheet.height - row.y) / sheet.height
    if share < _MARGIN or share > _WIDEST:
        return 0 < share < _MARGIN
    outward = -1 if row.y < sheet.height / 2 else 1
    return not any(outward * (other.y - row.y) > 1 for other in sheet.rows) and not _goes_on(row, sheet, row.size)


def _find_margins(pages: Sequence[Sheet], body: float) -> None:
    """Say of each row in a margin whether it belongs there: tagged as no text, at one height on several pages, or a number."""
    places: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for sheet in pages:
        for row in (row for row in sheet.rows if _at_edge(row, sheet)):
            marked = row.tag[:1] == "H" or "Note" in row.tag
            if row.tag == "Artifact":
                row.margin = True
            elif row.size < 1.3 * body and not marked and not _goes_on(row, sheet, body):
                places[_FIGURES.sub("#", row.text.casefold()), round(row.y / 6)].append(row)
                if _SET_APART.search(row.text):
                    places["", round(row.y / 6)].append(row)
                lowest = row.y < sheet.height / 2 and row.y < min(other.y for other in sheet.rows) + row.size
                numbered = _NUMBER.fullmatch(row.text) or (len(pages) == 1 and _ONE_FOOT.search(row.text))
                row.margin = row.margin or bool(lowest and numbered)
    enough = min(_TIMES, max(2, len(pages) // 2))
    for rows in places.values():
        runs = len({row.page for row in rows}) >= enough and _runs(rows)
        for row in rows:
            row.margin = row.margin or runs


def _runs(rows: Sequence[Row]) -> bool:
    """Whether rows at one height run: they are the same, or a number in them goes up with the pages."""
    steps = Counter(
        (place, int(value) - row.page) for row in rows for place, value in enumerate(_FIGURES.findall(row.text))
    )
    counted = max(steps.values(), default=0) > len(rows) / 2 and not _NOT_RUNNING.match(rows[0].text)
    return counted or len({row.text for row in rows}) == 1


def _goes_on(row: Row, sheet: Sheet, body: float) -> bool:
    """Whether a row at the edge is the last or the first line of the text: of its size, and right below or above it."""
    inward = 1 if row.y < sheet.height / 2 else -1
    near = (other for other in sheet.rows if 0 < inward * (other.y - row.y) < 1.6 * row.size)
    return abs(row.size - body) < 0.5 and any(other.x0 < row.x1 and row.x0 < other.x1 for other in near)


def _printed(pages: Sequence[Sheet], margins: Sequence[Row]) -> list[str]:
    """The printed number of each page, as most margins say it; nothing where nothing says it."""
    said: dict[int, set[int]] = defaultdict(set)
    for row in margins:
        match = _NUMBER.fullmatch(row.text)
        numbers = [match[1]] if match else [one[1] or one[2] for one in _NUMBERS_IN.finditer(row.text)]
        said[row.page] |= {int(one) if one.isdigit() else 0 for one in numbers}
    steps = Counter(number - page for page, numbers in said.items() for number in numbers if number)
    step, times = steps.most_common(1)[0] if steps else (0, 0)
    if times < max(2, 0.5 * sum(map(any, said.values())), _NUMBERED_PAGES * len(pages)):
        return []
    return [str(n + step) if n + step > 0 and n + step in (said[n] or {n + step}) else "" for n in range(len(pages))]


def _lines(paragraphs: Sequence[Paragraph], printed: Sequence[str]) -> Iterator[Line]:
    """The paragraphs as lines with blank ones between them; a heading, a table or a note is one line with its mark."""
    marked = {mark for p in paragraphs for mark in _BRACKETED.findall(p.text)}
    noted = {match[1] for p in paragraphs if p.kind == "note" and (match := _NOTE_NUMBER.match(p.text))} - marked
    last = 0
    for paragraph in paragraphs:
        page, texts = paragraph.page, [cleaned(row.text) for row in paragraph.rows]
        nothing = Line(page + 1, "", "", page, "", printed[page] if printed else "")
        mark = "#" * paragraph.level or paragraph.kind
        if paragraph.level:
            texts = [cleaned("\n".join(row.text for row in paragraph.rows).replace("-\n", "-"))]
        elif mark == "table":
            texts = [table_of(paragraph.rows)]
        elif mark:
            texts[0] = _NOTE_NUMBER.sub(r"\1 ", texts[0])
        else:
            texts = [with_marks(text, noted) for text in texts]
        goes_on = page > last and paragraph.own_mark == "bullet" and starts_low(texts[0])
        marks, last = ["" if goes_on else mark or paragraph.own_mark, *[""] * len(texts)], page
        yield from (replace(nothing, text=text, raw=text, mark=own) for text, own in zip(texts, marks, strict=False))
        yield nothing

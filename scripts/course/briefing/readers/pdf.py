"""A PDF as lines: its headings marked, its columns in order, its tables whole, its notes apart, and its margins left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2

from course.briefing.readers.contents import Entry, title_key
from course.briefing.readers.pdf_pages import Row, Sheet, sheets
from course.briefing.readers.pdf_paragraphs import Paragraph, headings_of, paragraphs_of, printed_by_contents, table_of
from course.briefing.readers.plain import with_marks
from course.briefing.source import BriefingError, LeftOut, Line, Progress, Reading, cleaned

_MARGIN, _TIMES, _NUMBERED_PAGES = 0.11, 3, 0.25
_NUMBER = re.compile(r"(?:page\s?)?[-–—|\s]*(\d{1,4}|[ivxlc]{1,7})[-–—|\s]*(?:(?:of|/)\s?\d{1,4})?", re.IGNORECASE)
_NUMBER_IN = re.compile(r"(?:page\s|^|\|\s?)(\d{1,4})(?:\s?of\s?\d+)?(?:$|\s{2}|\s\|)", re.IGNORECASE)
_EDGE_NUMBER = re.compile(r"^\d{1,4}\s|\s\d{1,4}$")
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
        raise BriefingError(f"{path}: {_LOCKED if 'assword' in str(error) else _BROKEN}") from error
    pages = []
    for number, sheet in enumerate(sheets(document), 1):
        pages.append(sheet)
        progress(number, total)
    empty = [number for number, sheet in enumerate(pages, 1) if sheet.pictures and len(sheet.raw.split()) < 3]
    if not any(sheet.rows for sheet in pages) or len(empty) > max(1, len(pages) / 2):
        raise BriefingError(f"{path}: {_SCAN.format(name=path.name)}")
    text = "".join(sheet.raw for sheet in pages)
    if sum(map(text.count, _UNREADABLE)) > 0.2 * len(text):
        raise BriefingError(f"{path}: {_NO_LETTERS.format(name=path.name)}")
    places = [(item, item.get_dest()) for item in document.get_toc(max_depth=8)]
    bookmarks = [Entry(cleaned(i.get_title()), at.get_index() if at else None, i.level + 1) for i, at in places]
    reading = _read(pages, bookmarks)
    reading.warnings += [(number, "this page is a picture without text; see whether it matters") for number in empty]
    document.close()
    return reading


def _read(pages: Sequence[Sheet], bookmarks: list[Entry]) -> Reading:
    sizes: Counter[float] = Counter()
    for row in (row for sheet in pages for row in sheet.rows):
        sizes[row.size] += len(row.text)
    body = sizes.most_common(1)[0][0]
    reading = Reading("\f".join(sheet.raw for sheet in pages), unit="page")
    _find_margins(pages, body)
    margins = [row for sheet in pages for row in sheet.rows if row.margin]
    paragraphs = [p for sheet in pages for p in paragraphs_of([row for row in sheet.rows if not row.margin], body)]
    printed = _printed(pages, margins) or printed_by_contents(paragraphs, len(pages))
    reading.told, reading.warnings = headings_of(paragraphs, bookmarks, printed, body)
    titles = {title_key(p.text) for p in paragraphs if p.level}
    for p in (p for p in paragraphs if not p.level and p.kind != _CONTENTS):
        if _at_edge(p.rows[0], pages[p.page]) and title_key(_EDGE_NUMBER.sub("", p.text)) in titles:
            p.kind = _RUNS  # the head of a short section
    reading.left_out = [
        *(LeftOut(r.page + 1, r.text, "page number" if _NUMBER.fullmatch(r.text) else _RUNS) for r in margins),
        *(LeftOut(p.page + 1, p.text, p.kind) for p in paragraphs if p.kind in (_CONTENTS, _RUNS) and p.text),
        *(LeftOut(n, f"{s.pictures} picture(s)", "picture") for n, s in enumerate(pages, 1) if s.pictures),
    ]
    reading.lines = list(_lines([p for p in paragraphs if p.kind not in (_CONTENTS, _RUNS)], printed))
    return reading


def _at_edge(row: Row, sheet: Sheet) -> bool:
    return row.y > 0 and not _MARGIN * sheet.height < row.y < (1 - _MARGIN) * sheet.height


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
                row.margin = row.y < _MARGIN * sheet.height and _NUMBER.fullmatch(row.text) is not None
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
    """The printed number of each page: its label, else what most margins say; nothing where nothing says it."""
    labels = [sheet.label for sheet in pages]
    if any(label and label != str(number) for number, label in enumerate(labels, 1)):
        return labels
    said: dict[int, int] = {}
    for row in margins:
        match = _NUMBER.fullmatch(row.text) or _NUMBER_IN.search(row.text)
        if match and match[1].isdigit():
            said[row.page] = int(match[1]) - row.page
    shift, times = Counter(said.values()).most_common(1)[0] if said else (0, 0)
    enough = times >= max(2, 0.5 * len(said), _NUMBERED_PAGES * len(pages))
    return [str(number + shift) if number + shift > 0 else "" for number in range(len(pages))] if enough else []


def _lines(paragraphs: Sequence[Paragraph], printed: Sequence[str]) -> Iterator[Line]:
    """The paragraphs as lines with blank ones between them; a heading, a table or a note is one line with its mark."""
    marked = {mark for p in paragraphs for mark in _BRACKETED.findall(p.text)}
    noted = {match[1] for p in paragraphs if p.kind == "note" and (match := _NOTE_NUMBER.match(p.text))} - marked
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
        marks = [mark or ("quote" if paragraph.boxed else ""), *[""] * len(texts)]
        yield from (replace(nothing, text=text, raw=text, mark=own) for text, own in zip(texts, marks, strict=False))
        yield nothing

"""A PDF as lines: its headings marked, its columns in order, its tables whole, its notes apart, and its margins left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from course.briefing.readers.contents import Entry, title_key
from course.briefing.readers.pdf_headings import headings_of
from course.briefing.readers.pdf_layout import Paragraph, paragraphs_of, table_of
from course.briefing.readers.pdf_pages import Row, Sheet, sheets
from course.briefing.readers.plain import with_marks
from course.briefing.source import BriefingError, LeftOut, Line, Progress, Reading, cleaned

_MARGIN, _TIMES = 0.11, 3
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
_RUNS = "running head or foot"


def read_pdf(path: Path, progress: Progress) -> Reading:
    """The PDF at `path`; BriefingError where it is broken, locked or a scan."""
    try:
        document = pypdfium2.PdfDocument(path)
        total = len(document)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error)
        broken = "is a broken PDF; open it and save or print it anew as PDF"
        raise BriefingError(
            f"{path}: {'is locked by a password; save a copy without one' if locked else broken}"
        ) from error
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
    gone = _margins(pages, body, reading)
    printed = _printed(pages, gone)
    paragraphs: list[Paragraph] = []
    for sheet in pages:
        paragraphs += paragraphs_of([row for row in sheet.rows if id(row) not in gone], body)
    reading.told, reading.warnings = headings_of(paragraphs, bookmarks, printed, body)
    reading.leave("contents page", *(Line(p.page + 1, p.text, "", 0) for p in paragraphs if p.kind == "contents"))
    reading.left_out += [
        LeftOut(n, f"{s.pictures} picture(s)", "picture") for n, s in enumerate(pages, 1) if s.pictures
    ]
    titles = {title_key(p.text) for p in paragraphs if p.level}
    kept: list[Paragraph] = []
    for p in (p for p in paragraphs if p.kind != "contents"):
        if not p.level and _at_edge(p.rows[0], pages[p.page]) and title_key(_EDGE_NUMBER.sub("", p.text)) in titles:
            reading.left_out.append(LeftOut(p.page + 1, p.text, _RUNS))  # the head of a short section
        else:
            kept.append(p)
    reading.lines = list(_lines(kept, printed))
    return reading


def _at_edge(row: Row, sheet: Sheet) -> bool:
    return not _MARGIN * sheet.height < row.y < (1 - _MARGIN) * sheet.height


def _margins(pages: Sequence[Sheet], body: float, reading: Reading) -> set[int]:
    """The ids of the rows in the margins: tagged as no text, or at one height on several pages, or page numbers."""
    found: dict[tuple[int, int], str] = {}
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for number, sheet in enumerate(pages):
        for index, row in enumerate(sheet.rows):
            if not _at_edge(row, sheet):
                continue
            if row.tag == "Artifact":
                found[number, index] = _RUNS
            elif row.size < 1.3 * body and row.tag[:1] != "H" and not _goes_on(row, sheet, body):
                places[_FIGURES.sub("#", row.text.casefold()), round(row.y / 6)].append((number, index))
                if _NUMBER.fullmatch(row.text) and row.y < _MARGIN * sheet.height:
                    found[number, index] = "page number"
    enough = min(_TIMES, max(2, len(pages) // 2))
    for spots in places.values():
        texts = [(number, pages[number].rows[index].text) for number, index in spots]
        if len({number for number, _ in spots}) >= enough and _runs(texts):
            found |= dict.fromkeys(spots, _RUNS)
    for number, index in found:
        text = pages[number].rows[index].text
        reason = "page number" if _NUMBER.fullmatch(text) else found[number, index]
        reading.left_out.append(LeftOut(number + 1, text, reason))
    return {id(pages[number].rows[index]) for number, index in found}


def _runs(texts: Sequence[tuple[int, str]]) -> bool:
    """Whether texts at one height run: they are the same, or a number in them goes up with the pages."""
    steps = Counter(
        (place, int(value) - number) for number, text in texts for place, value in enumerate(_FIGURES.findall(text))
    )
    counted = max(steps.values(), default=0) > len(texts) / 2 and not _NOT_RUNNING.match(texts[0][1])
    return counted or len({text for _, text in texts}) == 1


def _goes_on(row: Row, sheet: Sheet, body: float) -> bool:
    """Whether a row at the edge is the last or the first line of the text: of its size, and right below or above it."""
    inward = 1 if row.y < sheet.height / 2 else -1
    near = (other for other in sheet.rows if 0 < inward * (other.y - row.y) < 1.6 * row.size)
    return abs(row.size - body) < 0.5 and any(other.x0 < row.x1 and row.x0 < other.x1 for other in near)


def _printed(pages: Sequence[Sheet], gone: set[int]) -> list[str]:
    """The printed number of each page: its label, else what most margins say; nothing where nothing says it."""
    labels = [sheet.label for sheet in pages]
    if any(label and label != str(number) for number, label in enumerate(labels, 1)):
        return labels
    said: dict[int, int] = {}
    for row in (row for sheet in pages for row in sheet.rows if id(row) in gone):
        match = _NUMBER.fullmatch(row.text) or _NUMBER_IN.search(row.text)
        if match and match[1].isdigit():
            said[row.page] = int(match[1])
    shift, times = Counter(value - number for number, value in said.items()).most_common(1)[0] if said else (0, 0)
    enough = times > 1 and times >= 0.5 * len(said)
    return [str(number + shift) if number + shift > 0 else "" for number in range(len(pages))] if enough else []


def _lines(paragraphs: Sequence[Paragraph], printed: Sequence[str]) -> Iterator[Line]:
    """The paragraphs as lines with blank ones between them; a heading, a table or a note is one line with its mark."""
    marked = {mark for p in paragraphs for mark in _BRACKETED.findall(p.text)}
    noted = {match[1] for p in paragraphs if p.kind == "note" and (match := _NOTE_NUMBER.match(p.text))} - marked
    for paragraph in paragraphs:
        page, rows = paragraph.page, [row.text for row in paragraph.rows]
        label = printed[page] if printed else ""
        mark = "#" * paragraph.level or paragraph.kind
        if mark == "table":
            yield Line(page + 1, table := table_of(paragraph.rows), table, page, mark, label)
        elif mark:
            text = cleaned("\n".join(rows).replace("-\n", "-"))
            text = _NOTE_NUMBER.sub(r"\1 ", text) if mark == "note" else text
            yield Line(page + 1, text, text, page, mark, label)
        else:
            for number, text in enumerate(rows):
                quote = "quote" if paragraph.boxed and not number else ""
                yield Line(page + 1, with_marks(cleaned(text), noted), text, page, quote, label)
        yield Line(page + 1, "", "", page, "", label)

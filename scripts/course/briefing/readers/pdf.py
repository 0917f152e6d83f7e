"""A PDF as lines: its headings marked, its columns in order, its tables whole, its notes apart, and its margins left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from course.briefing.readers.contents import Entry, title_key
from course.briefing.readers.pdf_headings import Evidence, Paragraph, headings_of
from course.briefing.readers.pdf_layout import (
    begins_item,
    in_order,
    leading_of,
    notes_from,
    parts,
    table_of,
    with_tables,
)
from course.briefing.readers.pdf_pages import Row, Sheet, sheets
from course.briefing.readers.plain import with_marks
from course.briefing.source import BriefingError, LeftOut, Line, Reading, cleaned

_MARGIN, _TIMES = 0.11, 3
_NUMBER = re.compile(r"(?:page\s?)?[-–—|\s]*(\d{1,4}|[ivxlc]{1,7})[-–—|\s]*(?:(?:of|/)\s?\d{1,4})?", re.IGNORECASE)
_EDGE_NUMBER = re.compile(r"^\d{1,4}\s|\s\d{1,4}$")
_BRACKETED = re.compile(r"\[(\d{1,3})\]")
_NOTE_NUMBER = re.compile(r"^(\d{1,3})\.?\s?(?=\D)")
_FIGURES = re.compile(r"\d+")
_NOT_RUNNING = re.compile(r"(?:recommendation|case study)\s\d", re.IGNORECASE)
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡])\s?\S")
_UNREADABLE = ("\ufffd", "\0", *map(chr, range(0xE000, 0xE020)))
_NO_LETTERS = "has type that does not say which letters it shows; make them with `ocrmypdf --force-ocr {name} read.pdf`, and split that"
SCAN = "has pages but no text, as a scan has; make its text with `ocrmypdf {name} read.pdf`, and split that"


def read_pdf(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """The PDF at `path`; BriefingError where it is broken, locked or a scan."""
    try:
        document = pypdfium2.PdfDocument(path)
        total = len(document)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error)
        said = (
            "is locked by a password; save a copy without one"
            if locked
            else "is a broken PDF; open it and save or print it anew as PDF"
        )
        raise BriefingError(f"{path}: {said}") from error
    pages = []
    for number, sheet in enumerate(sheets(document), 1):
        pages.append(sheet)
        progress(number, total)
    empty = [number for number, sheet in enumerate(pages, 1) if sheet.pictures and len(sheet.raw.split()) < 3]
    if not any(sheet.rows for sheet in pages) or (len(empty) > len(pages) / 2 and len(empty) > 1):
        raise BriefingError(f"{path}: {SCAN.format(name=path.name)}")
    text = "".join(sheet.raw for sheet in pages)
    if sum(map(text.count, _UNREADABLE)) > 0.2 * len(text):
        raise BriefingError(f"{path}: {_NO_LETTERS.format(name=path.name)}")
    reading = _Reader(pages, _bookmarks(document)).reading()
    reading.warnings += [(number, "this page is a picture without text; see whether it matters") for number in empty]
    document.close()
    return reading


def _bookmarks(document: pypdfium2.PdfDocument) -> list[Entry]:
    found = []
    for item in document.get_toc(max_depth=8):
        target = item.get_dest()
        index = target.get_index() if target else None
        found.append(Entry(cleaned(item.get_title()), index, item.level + 1))
    return found


class _Reader:
    """The pages of a PDF on their way to lines."""

    def __init__(self, pages: Sequence[Sheet], bookmarks: list[Entry]) -> None:
        self.pages, self.bookmarks = pages, bookmarks
        self.left: list[LeftOut] = []
        self.warnings: list[tuple[int, str]] = []
        sizes: Counter[float] = Counter()
        for sheet in pages:
            for row in sheet.rows:
                sizes[row.size] += len(row.text)
        self.body = sizes.most_common(1)[0][0]

    def reading(self) -> Reading:
        """The whole of it."""
        margins = self._margins()
        self.printed = self._printed(margins)
        paragraphs: list[Paragraph] = []
        for number, sheet in enumerate(self.pages):
            kept = [row for index, row in enumerate(sheet.rows) if (number, index) not in margins]
            paragraphs += self._paragraphs(in_order(kept, self.body))
        evidence = Evidence(self.bookmarks, self.printed, self.body)
        told = headings_of(paragraphs, evidence)
        self.warnings += evidence.warnings
        self.left += [LeftOut(p.page + 1, p.text, "contents page") for p in paragraphs if p.kind == "contents"]
        self.left += [
            LeftOut(n, f"{s.pictures} picture(s)", "picture") for n, s in enumerate(self.pages, 1) if s.pictures
        ]
        paragraphs = self._without_heads([p for p in paragraphs if p.kind != "contents"])
        lines = list(self._lines(paragraphs))
        raw = "\f".join(sheet.raw for sheet in self.pages)
        return Reading("pdf", raw, lines, self.left, self.warnings, told, unit="page")

    def _margins(self) -> dict[tuple[int, int], str]:
        """What stands in the margins: what is tagged as no text, what stands at one height on several pages, and page numbers."""
        found: dict[tuple[int, int], str] = {}
        places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        for number, sheet in enumerate(self.pages):
            for index, row in enumerate(sheet.rows):
                edge = not _MARGIN * sheet.height < row.y < (1 - _MARGIN) * sheet.height
                if row.tag == "Artifact" and sheet.tagged and edge:
                    found[number, index] = "running head or foot"
                elif edge and row.size < 1.3 * self.body and row.tag[:1] != "H" and not self._goes_on(row, sheet):
                    key = _FIGURES.sub("#", row.text.casefold())
                    places[key, round(row.y / 6)].append((number, index))
                    if _NUMBER.fullmatch(row.text) and row.y < _MARGIN * sheet.height:
                        found[number, index] = "page number"
        enough = min(_TIMES, max(2, len(self.pages) // 2))
        for spots in places.values():
            if len({number for number, _ in spots}) >= enough and self._runs(spots):
                found |= dict.fromkeys(spots, "running head or foot")
        for number, index in found:
            text = self.pages[number].rows[index].text
            self.left.append(
                LeftOut(number + 1, text, "page number" if _NUMBER.fullmatch(text) else found[number, index])
            )
        return found

    def _runs(self, spots: Sequence[tuple[int, int]]) -> bool:
        """Whether texts at one height run: they are the same, or a number in them goes up with the pages."""
        texts = [self.pages[number].rows[index].text for number, index in spots]
        if len(set(texts)) == 1:
            return True
        steps: Counter[tuple[int, int]] = Counter()
        for (number, _), text in zip(spots, texts, strict=True):
            steps.update((place, int(value) - number) for place, value in enumerate(_FIGURES.findall(text)))
        return max(steps.values(), default=0) > len(spots) / 2 and not _NOT_RUNNING.match(texts[0])

    def _goes_on(self, row: Row, sheet: Sheet) -> bool:
        """Whether a row at the edge is the last or the first line of the text: of its size, and right below or above it."""
        inward = 1 if row.y < sheet.height / 2 else -1
        return abs(row.size - self.body) < 0.5 and any(
            0 < inward * (other.y - row.y) < 1.6 * row.size and other.x0 < row.x1 and row.x0 < other.x1
            for other in sheet.rows
        )

    def _printed(self, margins: dict[tuple[int, int], str]) -> list[str]:
        """The printed number of each page: its label, else what its margin says, else what the pages around it make it."""
        labels = [sheet.label for sheet in self.pages]
        if any(label and label != str(number) for number, label in enumerate(labels, 1)):
            return labels
        said: dict[int, int] = {}
        for number, index in margins:
            row = self.pages[number].rows[index]
            match = _NUMBER.fullmatch(row.text) or re.search(
                r"(?:page\s|^|\|\s?)(\d{1,4})(?:\s?of\s?\d+)?(?:$|\s{2}|\s\|)", row.text, re.IGNORECASE
            )
            if match and match[1].isdigit():
                said[number] = int(match[1])
        if not said:
            return []
        shift, times = Counter(value - number for number, value in said.items()).most_common(1)[0]
        if times < 2 or times < 0.5 * len(said):
            return []
        return [str(number + shift) if number + shift > 0 else "" for number in range(len(self.pages))]

    def _paragraphs(self, rows: Sequence[Row]) -> Iterator[Paragraph]:
        """The rows of a page as paragraphs, tables and notes."""
        notes = notes_from(rows, self.body)
        held: list[Row] = []
        leading = leading_of(rows)
        for kind, group in groupby(with_tables(rows[:notes], self.body), key=lambda pair: pair[0]):
            members = [row for _, row in group]
            if kind:
                yield Paragraph("table", members)
                continue
            held = []
            for row in members:
                if held and parts(held, row, leading):
                    yield Paragraph("", held)
                    held = []
                held.append(row)
            if held:
                yield Paragraph("", held)
        for row in rows[notes:]:
            if _NOTE.match(row.text) or not held or held[0] not in rows[notes:]:
                held = [row]
                yield Paragraph("note", held)
            else:
                held.append(row)

    def _without_heads(self, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
        """The paragraphs but those in a margin that say what a heading says: the head of a short section."""
        titles = {title_key(p.text) for p in paragraphs if p.level}
        heads = [p for p in paragraphs if self._in_margin(p) and title_key(_EDGE_NUMBER.sub("", p.text)) in titles]
        self.left += [LeftOut(p.page + 1, p.text, "running head or foot") for p in heads]
        gone = {id(p) for p in heads}
        return [p for p in paragraphs if id(p) not in gone]

    def _in_margin(self, paragraph: Paragraph) -> bool:
        row, height = paragraph.rows[0], self.pages[paragraph.page].height
        edge = not _MARGIN * height < row.y < (1 - _MARGIN) * height
        return edge and not paragraph.level and len(paragraph.rows) == 1

    def _lines(self, paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
        """The paragraphs as lines with blank ones between them; a heading, a table or a note is one line with its mark."""
        marked = {mark for p in paragraphs for mark in _BRACKETED.findall(p.text)}
        noted = {match[1] for p in paragraphs if p.kind == "note" and (match := _NOTE_NUMBER.match(p.text))} - marked
        for paragraph in paragraphs:
            page = paragraph.page
            printed = self.printed[page] if self.printed else ""
            mark = "#" * paragraph.level if paragraph.level else paragraph.kind
            boxed = not mark and paragraph.rows[0].box and not begins_item(paragraph.rows[0].text)
            for number, text in enumerate(_texts(paragraph, mark)):
                clean = text if mark == "table" else with_marks(cleaned(text), noted) if not mark else cleaned(text)
                clean = _NOTE_NUMBER.sub(r"\1 ", clean) if mark == "note" else clean
                yield Line(page + 1, clean, text, page, "quote" if boxed and not number else mark, printed)
            yield Line(page + 1, "", "", page, "", printed)


def _texts(paragraph: Paragraph, mark: str) -> list[str]:
    """The rows of a paragraph, or in one what is a table, a heading or a note."""
    if mark == "table":
        return [table_of(paragraph.rows)]
    texts = [row.text for row in paragraph.rows]
    return [_joined_texts(texts)] if mark else texts


def _joined_texts(texts: Sequence[str]) -> str:
    """The rows of a heading or a note in one; a hyphen at a row's end is kept for who joins words."""
    return " ".join(texts).replace("- ", "-") if any(text.endswith("-") for text in texts) else " ".join(texts)

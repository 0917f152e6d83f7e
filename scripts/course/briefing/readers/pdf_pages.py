"""The pages of a PDF as rows of text that know where they stand, in which type, and under which tag."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, islice, pairwise
from math import hypot
from statistics import median
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from course.briefing.source import BULLETS, cut

_WIDE, _RAISED, _SMALL, _LOWER, _SPACE, _HANGS, _ASLANT = 1.2, 0.15, 0.8, 0.45, 0.2, 8, 0.1
_MARK = 0xE000
_MARKS = re.compile(r"[\ue000-\ue009]+")
_THIN, _TALL, _BROAD, _MOST_DRAWN = 4.0, 30.0, 150.0, 1500
_LONE = re.compile(rf"[{BULLETS}o–—-]|\(?(?:\d{{1,3}}[a-z]?|[a-z]|[ivx]{{1,4}})[.)]|\d{{1,3}}(?:\.\d{{1,3}})*\.?|[A-Z]")
_NO_GAP = re.compile(r"[\s\d]")
_HYPHENS = (2, 0xFFFE)
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_BLOCKS = ("P", "LI", "Note", "Caption", "TOCI", "FENote")
_Cell = tuple[int, int, int] | None
_Tags = dict[int, tuple[str, int, _Cell]]
_Type = tuple[tuple[float, float], float, bool, str, int, _Cell]


@dataclass(slots=True)
class Row:
    """What stands on one line of a column: its page from 0, its place, its text, its type, its tag and element."""

    page: int
    x0: float
    x1: float
    y: float
    text: str
    size: float
    bold: bool
    tag: str = ""
    element: int = 0
    cell: _Cell = None
    box: int = 0
    margin: bool = False


@dataclass(slots=True)
class Sheet:
    """A page: its height, its label, its rows in the order of the file, its raw text, how many pictures it has."""

    height: float
    label: str
    rows: list[Row]
    raw: str
    pictures: int


def sheets(document: pypdfium2.PdfDocument) -> Iterator[Sheet]:
    """The pages one at a time, each closed before the next is opened."""
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        rows = _joined(_rows(number, text, _tags(page)))
        _put_into_boxes(rows, page)
        left, bottom, right, top = page.get_bbox()  # the page as it is seen may be cut, or turned
        across, up = {90: (-bottom, right), 270: (top, -left)}.get(page.get_rotation(), (-left, -bottom))
        for row in rows:
            row.x0, row.x1, row.y = row.x0 + across, row.x1 + across, row.y + up
        pictures = sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))
        label = document.get_page_label(number) or ""
        yield Sheet(page.get_height(), label, rows, text.get_text_range(), pictures)
        text.close()
        page.close()


def _tags(page: pypdfium2.PdfPage) -> _Tags:
    """What each piece of marked content on a page is: its heading, note or table cell, by its number."""
    found: _Tags = {}
    if tree := pdfium.FPDF_StructTree_GetForPage(page):
        numbers = count(1)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            if child := pdfium.FPDF_StructTree_GetChildAtIndex(tree, index):
                _walk(child, found, numbers)
        pdfium.FPDF_StructTree_Close(tree)
    return found


def _walk(
    element: Any, found: _Tags, numbers: Iterator[int], tag: str = "", own: int = 0, cell: _Cell = None, place: int = 0
) -> None:
    """Take in an element and what it holds; its type is that of the document's own map of roles."""
    here = next(numbers)
    held = ctypes.create_string_buffer(pdfium.FPDF_StructElement_GetType(element, None, 0))
    pdfium.FPDF_StructElement_GetType(element, held, len(held))
    kind = held.raw.decode("utf-16le", "replace").strip("\0")
    if kind == "Table":
        cell = (here, 0, 0)
    elif cell and kind in ("TR", "TH", "TD"):
        cell = (cell[0], here, 0) if kind == "TR" else (*cell[:2], place)
    if (kind[:1] == "H" or kind in _BLOCKS) and tag[:1] != "H" and "Note" not in tag:
        tag, own = kind, here
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        marked = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if marked >= 0:
            found[marked] = (tag, own, cell)
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
            _walk(child, found, numbers, tag, own, cell, index)


def _put_into_boxes(rows: list[Row], page: pypdfium2.PdfPage) -> None:
    """Say of each row in which box it stands, drawn or between two lines down, that holds some of the rows and not all."""
    objects = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2)
    drawn = [one.get_bounds() for one in islice(objects, _MOST_DRAWN)]
    drawn = [shape for shape in drawn if _TALL < shape[3] - shape[1] < 0.85 * page.get_height()]
    lines = [shape for shape in drawn if shape[2] - shape[0] < _THIN]
    level = [(a, b) for a in lines for b in lines if abs(a[1] - b[1]) < _THIN > abs(a[3] - b[3])]
    boxes = [*drawn, *((a[0], a[1], b[2], a[3]) for a, b in level)]
    boxes = [box for box in boxes if box[2] - box[0] > _BROAD]
    for number, (left, bottom, right, top) in enumerate(boxes, 1):
        across = [row for row in rows if left - 2 <= row.x0 and row.x1 <= right + 2]
        inside = [row for row in across if bottom <= row.y and row.y + row.size * 0.6 <= top]
        for row in inside if len(inside) < 0.9 * len(rows) else ():
            row.box = number


def _rows(number: int, text: pypdfium2.PdfTextPage, tags: _Tags) -> Iterator[Row]:
    """The rows in the order of the file; one ends at another cell, at a wide gap, or where the next char is elsewhere."""
    for chars in cut(_chars(number, text, tags), _apart):
        if any(not char.text.isspace() for char in chars):
            yield _row(chars)


def _apart(chars: list[Row], char: Row) -> bool:
    first, last = chars[0], chars[-1]
    size = max(last.size, char.size)
    level = char.cell == last.cell and abs(char.y - first.y) < _LOWER * max(first.size, char.size)
    return not level or not -size <= char.x0 - last.x0 or char.x0 - last.x1 > _WIDE * size


def _chars(number: int, text: pypdfium2.PdfTextPage, tags: _Tags) -> Iterator[Row]:
    """Each char with its place and type, as a row of its own."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    types: dict[int, _Type] = {}
    last: Row | None = None
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        made = code in _HYPHENS or pdfium.FPDFText_IsGenerated(text, index) == 1
        if made and code not in (10, 13) and last:
            yield replace(last, x0=last.x1, text="-" if code in _HYPHENS else " ")
        if code in (10, 13):
            last = None
        elif not made and code not in _HYPHENS:
            pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            held = pdfium.FPDFText_GetTextObject(text, index)
            key = ctypes.addressof(held.contents) if held else 0
            if key not in types:
                types[key] = _type(text, index, held, tags)
            char = " " if chr(code).isspace() else chr(code)
            (along, up), size, bold, tag, element, cell = types[key]
            start, end = sorted((left.value * along + bottom.value * up, right.value * along + top.value * up))
            if char == " ":
                start = end = x.value * along + y.value * up
            base = y.value * along - x.value * up
            last = Row(number, start, end, base, char, size, bold, tag, element, cell)
            yield last


def _type(text: pypdfium2.PdfTextPage, index: int, held: Any, tags: _Tags) -> _Type:
    """Which way a char is read (across and up), its size as it is seen, whether it is bold, and what its marked content
    is; what is read aslant is a watermark."""
    name, matrix = ctypes.create_string_buffer(200), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetFontInfo(text, index, name, 200, ctypes.c_int())
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * (max(abs(matrix.c), abs(matrix.d)) or 1.0)
    font = name.value.decode("utf-8", "replace").casefold()
    heavy = any(word in font for word in _BOLD_NAMES) or pdfium.FPDFText_GetFontWeight(text, index) >= 600
    drawn = bool(held) and pdfium.FPDFTextObj_GetTextRenderMode(held) == 2
    mark = pdfium.FPDFPageObj_GetMarkedContentID(held) if held else -1
    length = hypot(matrix.a, matrix.b)
    way = (matrix.a / length, matrix.b / length) if length else (1.0, 0.0)
    tag, element, cell = tags.get(mark, ("" if mark >= 0 or not tags else "Artifact", 0, None))
    return way, size, heavy or drawn, "Watermark" if min(map(abs, way)) > _ASLANT else tag, element, cell


def _row(chars: list[Row]) -> Row:
    """The chars as a row; raised figures are a note's mark: behind a word in square brackets, before the note alone."""
    seen = [char for char in chars if not char.text.isspace()]
    size = Counter(round(char.size, 1) for char in seen).most_common(1)[0][0]
    base = Counter(round(char.y, 1) for char in seen if char.size > _SMALL * size).most_common(1)[0][0]
    raised = [char.text.isdigit() and char.size < _SMALL * size and char.y > base + _RAISED * size for char in chars]
    gaps = [0.0, *(0.0 if _NO_GAP.search(a.text + b.text) else b.x0 - a.x1 for a, b in pairwise(chars))]
    wide = median(gaps) + _SPACE * size  # a space that the file does not say
    parts = zip(gaps, chars, raised, strict=True)
    text = "".join(" " * (gap > wide) + (chr(_MARK + int(c.text)) if up else c.text) for gap, c, up in parts)

    def marked(found: re.Match[str]) -> str:
        figures = "".join(str(ord(figure) - _MARK) for figure in found[0])
        return f"[{figures}]" if found.start() else f"{figures} "

    bold = 2 * sum(char.bold for char in seen) > len(seen)
    left, right = min(c.x0 for c in seen), max(c.x1 for c in seen)
    text = _MARKS.sub(marked, text).strip()
    aslant = seen[0].tag == "Watermark"
    return replace(seen[0], x0=left, x1=right, y=base, text=text, size=size, bold=bold, margin=aslant)


def _joined(rows: Iterator[Row]) -> list[Row]:
    """The rows; a number, a bullet or a large first letter goes with what it stands before, and a note's mark, which is
    small and raised, to the row on its line: before the note, behind a word."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else row
        large, gap = max(row.size, last.size), row.x0 - last.x1
        up, small = (row.y - last.y) / large, min(row.size, last.size) < _SMALL * large and abs(gap) < large
        if small and _RAISED < up < _LOWER + _RAISED and row.text.isdigit() and row.size < last.size:
            last.text, last.x1 = f"{last.text}[{row.text}]", row.x1
        elif small and _RAISED < -up < _LOWER + _RAISED and last.text.isdigit() and last.size < row.size:
            found[-1] = replace(row, text=f"{last.text} {row.text}", x0=last.x0)
        else:
            found.append(row)
    for mark in [row for row in found if _LONE.fullmatch(row.text)]:
        if behind := _behind(mark, found):
            behind.text, behind.x0 = f"{mark.text}{'' if mark.text.isupper() else ' '}{behind.text}", mark.x0
            found.remove(mark)
    return found


def _behind(mark: Row, rows: list[Row]) -> Row | None:
    """The row before which a mark stands on its line, wherever it is in the file; a number in the cells of a table is none."""
    right = [r for r in rows if r is not mark and r.cell == mark.cell and -1 < r.x0 - mark.x1 < _HANGS * r.size]
    if mark.text.isupper():
        right = [r for r in right if 2 * r.size < mark.size and mark.y - 1 < r.y < mark.y + mark.size]
        return max(right, key=lambda r: r.y, default=None)
    first = min((r for r in right if abs(mark.y - r.y) < 0.3 * r.size), key=lambda r: r.x0, default=None)
    before = rows[rows.index(mark) - 1]
    inside = abs(before.y - mark.y) < 0.3 * mark.size and before.x1 <= mark.x0
    return None if first and mark.text[0].isalnum() and (inside or first.text[0].isdigit()) else first

"""The pages of a PDF as rows of text that know where they stand, in which type, and under which tag."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from course.briefing.source import cut

_WIDE, _RAISED, _SMALL, _LOWER = 1.6, 0.15, 0.8, 0.45
_MARK = 0xE000
_MARKS = re.compile(r"[\ue000-\ue009]+")
_THIN, _TALL, _BROAD, _MOST_DRAWN = 4.0, 30.0, 150.0, 1500
_HYPHENS = (2, 0xFFFE)
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_BLOCKS = ("P", "LI", "Note", "Caption", "TOCI", "FENote")
_Cell = tuple[int, int, int] | None
_Tags = dict[int, tuple[str, int, _Cell]]


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


def _walk(element: Any, found: _Tags, numbers: Iterator[int], tag: str = "", own: int = 0, cell: _Cell = None) -> None:
    """Take in an element and what it holds; its type is that of the document's own map of roles."""
    here = next(numbers)
    held = ctypes.create_string_buffer(pdfium.FPDF_StructElement_GetType(element, None, 0))
    pdfium.FPDF_StructElement_GetType(element, held, len(held))
    kind = held.raw.decode("utf-16le", "replace").strip("\0")
    if kind == "Table":
        cell = (here, 0, 0)
    elif cell and kind in ("TR", "TH", "TD"):
        cell = (cell[0], here, 0) if kind == "TR" else (*cell[:2], here)
    if (kind[:1] == "H" or kind in _BLOCKS) and tag[:1] != "H" and "Note" not in tag:
        tag, own = kind, here
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        marked = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if marked >= 0:
            found[marked] = (tag, own, cell)
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
            _walk(child, found, numbers, tag, own, cell)


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
    types: dict[int, tuple[int, float, bool, str, int, _Cell]] = {}
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
            turned, kind = types[key][0], types[key][1:]
            places = (left.value, right.value, x.value, y.value)
            if turned:  # it is read up the page, or down
                places = (bottom.value, top.value, y.value, -x.value)
                places = places if turned > 0 else (-places[1], -places[0], -places[2], -places[3])
            start, end = places[2:3] * 2 if char == " " else places[:2]
            last = Row(number, start, end, places[3], char, *kind)
            yield last


def _type(text: pypdfium2.PdfTextPage, index: int, held: Any, tags: _Tags) -> tuple[int, float, bool, str, int, _Cell]:
    """Whether a char stands on its side (1: read upwards, -1: downwards), its size as it is seen, whether it is bold, and
    what its marked content is."""
    name, matrix = ctypes.create_string_buffer(200), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetFontInfo(text, index, name, 200, ctypes.c_int())
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * (abs(matrix.d) or abs(matrix.b) or 1.0)
    font = name.value.decode("utf-8", "replace").casefold()
    heavy = any(word in font for word in _BOLD_NAMES) or pdfium.FPDFText_GetFontWeight(text, index) >= 600
    drawn = bool(held) and pdfium.FPDFTextObj_GetTextRenderMode(held) == 2
    mark = pdfium.FPDFPageObj_GetMarkedContentID(held) if held else -1
    turned = 0 if abs(matrix.b) <= abs(matrix.a) else 1 if matrix.b > 0 else -1
    return turned, size, heavy or drawn, *tags.get(mark, ("" if mark >= 0 or not tags else "Artifact", 0, None))


def _row(chars: list[Row]) -> Row:
    """The chars as a row; raised figures are a note's mark: behind a word in square brackets, before the note alone."""
    seen = [char for char in chars if not char.text.isspace()]
    size = Counter(round(char.size, 1) for char in seen).most_common(1)[0][0]
    base = Counter(round(char.y, 1) for char in seen if char.size > _SMALL * size).most_common(1)[0][0]
    raised = [char.text.isdigit() and char.size < _SMALL * size and char.y > base + _RAISED * size for char in chars]
    text = "".join(chr(_MARK + int(c.text)) if up else c.text for c, up in zip(chars, raised, strict=True))

    def marked(found: re.Match[str]) -> str:
        figures = "".join(str(ord(figure) - _MARK) for figure in found[0])
        return f"[{figures}]" if found.start() else f"{figures} "

    bold = 2 * sum(char.bold for char in seen) > len(seen)
    left, right = min(c.x0 for c in seen), max(c.x1 for c in seen)
    text = _MARKS.sub(marked, text).strip()
    return replace(seen[0], x0=left, x1=right, y=base, text=text, size=size, bold=bold)


def _joined(rows: Iterator[Row]) -> list[Row]:
    """The rows; a number or a bullet goes with what it stands before, and a note's mark, which is small and raised, to the
    row on its line: before the note, behind a word."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else row
        large, gap = max(row.size, last.size), row.x0 - last.x1
        up, small = (row.y - last.y) / large, min(row.size, last.size) < _SMALL * large and abs(gap) < large
        marker = _is_marker(last.text) and -1 < gap / row.size < 3.5 and abs(row.y - last.y) < 0.3 * row.size
        if small and _RAISED < up < _LOWER + _RAISED and row.text.isdigit() and row.size < last.size:
            last.text, last.x1 = f"{last.text}[{row.text}]", row.x1
        elif small and _RAISED < -up < _LOWER + _RAISED and last.text.isdigit() and last.size < row.size:
            found[-1] = replace(row, text=f"{last.text} {row.text}", x0=last.x0)
        elif found and marker and last.cell == row.cell:
            last.text, last.x1 = f"{last.text} {row.text}", max(last.x1, row.x1)
        else:
            found.append(row)
    return found


def _is_marker(text: str) -> bool:
    return len(text) <= 8 and (len(text) == 1 or (text.rstrip(".)").replace(".", "").isalnum() and not text.isalpha()))

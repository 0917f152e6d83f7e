"""The pages of a PDF as rows of text that know where they stand, in which type, and under which tag."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

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


@dataclass(slots=True)
class Sheet:
    """A page: its size, its label, its rows in the order of the file, whether it is tagged, its raw text, its pictures."""

    width: float
    height: float
    label: str
    rows: list[Row]
    tagged: bool
    raw: str
    pictures: int


def sheets(document: pypdfium2.PdfDocument) -> Iterator[Sheet]:
    """The pages one at a time, each closed before the next is opened."""
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        tags = _tags(page)
        rows = _joined(_rows(number, text, tags))
        _put_into_boxes(rows, page)
        pictures = sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))
        label = document.get_page_label(number) or ""
        width, height = page.get_size()
        yield Sheet(width, height, label, rows, bool(tags), text.get_text_range(), pictures)
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


@dataclass(slots=True)
class _Char:
    char: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    mark: int


def _rows(number: int, text: pypdfium2.PdfTextPage, tags: _Tags) -> Iterator[Row]:
    """The rows in the order of the file; one ends where the file ends it, at a wide gap, or where the next char is elsewhere."""
    held: list[_Char] = []
    nothing = ("", 0, None)
    for char in (*_chars(text), None):
        cut = char and held and tags.get(char.mark, nothing)[2] != tags.get(held[-1].mark, nothing)[2]
        if held and (char is None or cut or _apart(held[0], held[-1], char)):
            yield _row(number, held, tags)
            held = []
        if char and (held or not char.char.isspace()):
            held.append(char)


def _apart(first: _Char, last: _Char, char: _Char) -> bool:
    """Whether a char stands on another line or in another column than the last one."""
    size = max(last.size, char.size)
    same_line = abs(char.y - first.y) < _LOWER * max(first.size, char.size) or abs(char.y - last.y) < 0.2 * size
    leaders = char.char in ".…" or last.char in ".…"
    return not same_line or char.x0 < last.x0 - size or (char.x0 - last.x1 > _WIDE * size and not leaders)


def _chars(text: pypdfium2.PdfTextPage) -> Iterator[_Char | None]:
    """Each char with its place and type; None where a line ends."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    types: dict[int, tuple[float, bool, int]] = {}
    last: _Char | None = None
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        made = code in _HYPHENS or pdfium.FPDFText_IsGenerated(text, index) == 1
        if made and code not in (10, 13) and last:
            sign = "-" if code in _HYPHENS else " "
            yield _Char(sign, last.x1, last.x1, last.y, last.size, last.bold, last.mark)
        if code in (10, 13, *_HYPHENS):
            last = last if code in _HYPHENS else None
            yield None
        elif not made:
            pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            held = pdfium.FPDFText_GetTextObject(text, index)
            key = ctypes.addressof(held.contents) if held else 0
            if key not in types:
                types[key] = _type(text, index, held)
            space = chr(code).isspace()
            start, end = (x.value, x.value) if space else (left.value, right.value)
            last = _Char(" " if space else chr(code), start, end, y.value, *types[key])
            yield last


def _type(text: pypdfium2.PdfTextPage, index: int, held: Any) -> tuple[float, bool, int]:
    """The size of a char as it is seen, whether it is bold, and the number of its marked content."""
    name, matrix = ctypes.create_string_buffer(200), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetFontInfo(text, index, name, 200, ctypes.c_int())
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * (abs(matrix.d) or abs(matrix.b) or 1.0)
    font = name.value.decode("utf-8", "replace").casefold()
    heavy = any(word in font for word in _BOLD_NAMES) or pdfium.FPDFText_GetFontWeight(text, index) >= 600
    drawn = bool(held) and pdfium.FPDFTextObj_GetTextRenderMode(held) == 2
    return size, heavy or drawn, pdfium.FPDFPageObj_GetMarkedContentID(held) if held else -1


def _row(number: int, chars: list[_Char], tags: _Tags) -> Row:
    """The chars as a row; raised figures are a note's mark: behind a word in square brackets, before the note alone."""
    seen = [char for char in chars if not char.char.isspace()]
    size = Counter(round(char.size, 1) for char in seen).most_common(1)[0][0]
    base = Counter(round(char.y, 1) for char in seen if char.size > _SMALL * size).most_common(1)[0][0]
    raised = [char.char.isdigit() and char.size < _SMALL * size and char.y > base + _RAISED * size for char in chars]
    text = "".join(chr(_MARK + int(c.char)) if up else c.char for c, up in zip(chars, raised, strict=True))

    def marked(found: re.Match[str]) -> str:
        figures = "".join(str(ord(figure) - _MARK) for figure in found[0])
        return f"[{figures}]" if found.start() else f"{figures} "

    tag, element, cell = tags.get(seen[0].mark, ("" if seen[0].mark >= 0 or not tags else "Artifact", 0, None))
    bold = 2 * sum(char.bold for char in seen) > len(seen)
    left, right = min(c.x0 for c in seen), max(c.x1 for c in seen)
    return Row(number, left, right, base, _MARKS.sub(marked, text).strip(), size, bold, tag, element, cell)


def _joined(rows: Iterator[Row]) -> list[Row]:
    """The rows, those that go on in the same place put together; a number or a bullet goes with what it stands before."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        if _is_marker(row.text) and (marked := _beside(found, row)):
            marked.text, marked.x0 = f"{row.text} {marked.text}", row.x0
            continue
        level = last is not None and abs(last.y - row.y) < 0.3 * row.size and last.cell == row.cell
        if last and level and -1 < (row.x0 - last.x1) / row.size < (3.5 if _is_marker(last.text) else 0.9):
            glued = row.x0 - last.x1 < 0.15 * row.size and not (last.text.isdigit() and row.text[:1].isalpha())
            last.text = f"{last.text}{'' if glued else ' '}{row.text}"
            last.x1 = max(last.x1, row.x1)
            last.size, last.bold = (row.size, row.bold) if _is_marker(last.text) else (last.size, last.bold)
        else:
            found.append(row)
    return found


def _beside(found: list[Row], marker: Row) -> Row | None:
    """The row that a marker stands before, where the file has the marker after it."""
    near = (row for row in reversed(found[-60:]) if abs(row.y - marker.y) < 0.3 * row.size and row.cell == marker.cell)
    return next((row for row in near if 0 < row.x0 - marker.x1 < 3 * row.size and not row.text[:1].isdigit()), None)


def _is_marker(text: str) -> bool:
    """Whether a text is a bullet or the number of what follows."""
    return len(text) <= 8 and (len(text) == 1 or (text.rstrip(".)").replace(".", "").isalnum() and not text.isalpha()))

"""The pages of a PDF as rows of text that know where they stand, in which type, and under which tag."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_WIDE, _RAISED, _SMALL, _LOWER = 1.6, 0.15, 0.8, 0.45
_MARK = 0xE000
_MARKS = re.compile(r"[\ue000-\ue009]+")
_THIN, _TALL, _BROAD, _MOST_DRAWN = 4.0, 30.0, 150.0, 1500
_NOTHING = ("", 0, None)
_HYPHENS = (2, 0xFFFE)
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")


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
    cell: tuple[int, int, int] | None = None
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


@dataclass
class _Tags:
    """What each piece of marked content on a page is: its heading, note or table cell, by its number."""

    found: dict[int, tuple[str, int, tuple[int, int, int] | None]] = field(default_factory=dict)
    elements: int = 0

    def walk(self, element: Any, tag: str = "", cell: tuple[int, int, int] | None = None) -> None:
        """Take in an element and what it holds."""
        self.elements += 1
        here, own = self.elements, _type_of(element)
        if own == "Table":
            cell = (here, 0, 0)
        elif own == "TR" and cell:
            cell = (cell[0], here, 0)
        elif own in ("TH", "TD") and cell:
            cell = (*cell[:2], here)
        block = own[:1] == "H" or own in ("P", "LI", "Note", "Caption", "TOCI", "FENote")
        tag, number = (own, here) if block and tag[:1] != "H" and "Note" not in tag else (tag, 0)
        for index in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
            marked = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if marked >= 0:
                self.found[marked] = (tag, number or self.parent, cell)
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                before, self.parent = self.parent, number or self.parent
                self.walk(child, tag, cell)
                self.parent = before

    parent: int = 0


def _type_of(element: Any) -> str:
    """The type of an element, by the document's own map of roles."""
    length = pdfium.FPDF_StructElement_GetType(element, None, 0)
    held = ctypes.create_string_buffer(length)
    pdfium.FPDF_StructElement_GetType(element, held, length)
    return held.raw.decode("utf-16le", "replace").strip("\0")


def _tags(page: pypdfium2.PdfPage) -> _Tags:
    tags = _Tags()
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if tree:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            if child:
                tags.walk(child)
        pdfium.FPDF_StructTree_Close(tree)
    return tags


def sheets(document: pypdfium2.PdfDocument) -> Iterator[Sheet]:
    """The pages one at a time, each closed before the next is opened."""
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        tags = _tags(page)
        rows = _joined(list(_rows(number, text, tags.found)))
        _put_into_boxes(rows, _boxes(page))
        pictures = sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))
        width, height = page.get_size()
        yield Sheet(
            width,
            height,
            document.get_page_label(number) or "",
            rows,
            bool(tags.found),
            text.get_text_range(),
            pictures,
        )
        text.close()
        page.close()


def _boxes(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """The boxes that are drawn on a page, as left, bottom, right and top: filled, or between two lines down."""
    drawn = (
        one.get_bounds()
        for one in islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2), _MOST_DRAWN)
    )
    shapes = [
        (float(a), float(b), float(c), float(d)) for a, b, c, d in drawn if _TALL < d - b < 0.85 * page.get_height()
    ]
    lines = [shape for shape in shapes if shape[2] - shape[0] < _THIN]
    pairs = [
        (a[0], a[1], b[2], a[3])
        for a in lines
        for b in lines
        if b[0] - a[0] > _BROAD and abs(a[1] - b[1]) < _THIN and abs(a[3] - b[3]) < _THIN
    ]
    return [shape for shape in shapes if shape[2] - shape[0] > _BROAD] + pairs


def _put_into_boxes(rows: list[Row], boxes: list[tuple[float, float, float, float]]) -> None:
    """Say of each row in which box it stands, if a box holds some of the rows and not all."""
    for number, (left, bottom, right, top) in enumerate(boxes, 1):
        inside = [
            row
            for row in rows
            if left - 2 <= row.x0 and row.x1 <= right + 2 and bottom <= row.y and row.y + row.size * 0.6 <= top
        ]
        if inside and len(inside) < 0.9 * len(rows):
            for row in inside:
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


def _rows(number: int, text: pypdfium2.PdfTextPage, tags: dict[int, Any]) -> Iterator[Row]:
    """The rows in the order of the file; one ends where the file ends it, at a wide gap, or where the next char is elsewhere."""
    held: list[_Char] = []
    for char in _chars(text):
        last = held[-1] if held else None
        cells = char and last and tags and tags.get(char.mark, _NOTHING)[2] != tags.get(last.mark, _NOTHING)[2]
        if char is None or cells or (last and _apart(held[0], last, char)):
            if held:
                yield _row(number, held, tags)
            held = []
        if char and (held or not char.char.isspace()):
            held.append(char)
    if held:
        yield _row(number, held, tags)


def _apart(first: _Char, last: _Char, char: _Char) -> bool:
    """Whether a char stands on another line or in another column than the last one."""
    size = max(last.size, char.size)
    same_line = abs(char.y - first.y) < _LOWER * max(first.size, char.size) or abs(char.y - last.y) < 0.2 * size
    leaders = char.char in ".…" or last.char in ".…"
    return not same_line or char.x0 < last.x0 - size or (char.x0 - last.x1 > _WIDE * size and not leaders)


def _chars(text: pypdfium2.PdfTextPage) -> Iterator[_Char | None]:
    """Each char with its place and type; None where a line ends."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    types: dict[int, tuple[float, bool, int]] = {}
    last: _Char | None = None
    page = text.raw
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if code in _HYPHENS and last:
            yield _Char("-", last.x1, last.x1, last.y, last.size, last.bold, last.mark)
            yield None
        if code in (10, 13, *_HYPHENS):
            last = None if code in (10, 13) else last
            yield None
            continue
        if pdfium.FPDFText_IsGenerated(page, index) == 1:
            if last:
                yield _Char(" ", last.x1, last.x1, last.y, last.size, last.bold, last.mark)
            continue
        pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        held = pdfium.FPDFText_GetTextObject(page, index)
        key = ctypes.addressof(held.contents) if held else 0
        if key not in types:
            types[key] = _type(text, index, held)
        char = chr(code) if code <= 0x10FFFF else "\ufffd"
        space = char.isspace()
        last = _Char(
            " " if space else char,
            x.value if space else left.value,
            x.value if space else right.value,
            y.value,
            *types[key],
        )
        yield last


def _type(text: pypdfium2.PdfTextPage, index: int, held: Any) -> tuple[float, bool, int]:
    """The size of a char as it is seen, whether it is bold, and the number of its marked content."""
    name, flags, matrix = ctypes.create_string_buffer(200), ctypes.c_int(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetFontInfo(text, index, name, 200, flags)
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * (abs(matrix.d) or abs(matrix.b) or 1.0)
    font = name.value.decode("utf-8", "replace").casefold()
    heavy = any(word in font for word in _BOLD_NAMES) or pdfium.FPDFText_GetFontWeight(text, index) >= 600
    drawn = bool(held) and pdfium.FPDFTextObj_GetTextRenderMode(held) == 2
    return size, heavy or drawn, pdfium.FPDFPageObj_GetMarkedContentID(held) if held else -1


def _row(number: int, chars: list[_Char], tags: dict[int, Any]) -> Row:
    """The chars as a row; raised figures behind a word are a note's mark, in square brackets."""
    seen = [char for char in chars if not char.char.isspace()]
    size = Counter(round(char.size, 1) for char in seen).most_common(1)[0][0]
    base = Counter(round(char.y, 1) for char in seen if char.size > _SMALL * size).most_common(1)[0][0]
    raised = [char.char.isdigit() and char.size < _SMALL * size and char.y > base + _RAISED * size for char in chars]
    text = "".join(chr(_MARK + int(c.char)) if up else c.char for c, up in zip(chars, raised, strict=True))
    text = _MARKS.sub(lambda found: _mark(found[0], start=not found.start()), text).strip()
    tag, element, cell = tags.get(seen[0].mark, ("" if seen[0].mark >= 0 or not tags else "Artifact", 0, None))
    bold = 2 * sum(char.bold for char in seen) > len(seen)
    return Row(number, min(c.x0 for c in seen), max(c.x1 for c in seen), base, text, size, bold, tag, element, cell)


def _mark(figures: str, *, start: bool) -> str:
    """A note's mark: before the note its number alone, behind a word in square brackets."""
    number = "".join(str(ord(figure) - _MARK) for figure in figures)
    return f"{number} " if start else f"[{number}]"


def _joined(rows: list[Row]) -> list[Row]:
    """The rows, those that go on in the same place put together; a number or a bullet goes with what it stands before."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        if _is_marker(row.text) and (marked := _beside(found, row)):
            marked.text, marked.x0 = f"{row.text} {marked.text}", row.x0
            continue
        level = last is not None and abs(last.y - row.y) < 0.3 * row.size and last.cell == row.cell
        if (
            last
            and level
            and last.x1 - row.size < row.x0 < last.x1 + (3.5 if _is_marker(last.text) else 0.9) * row.size
        ):
            mark = last.text.isdigit() and row.text[:1].isalpha()
            glue = "" if row.x0 - last.x1 < 0.15 * row.size and not mark else " "
            last.text = f"{last.text}{glue}{row.text}"
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

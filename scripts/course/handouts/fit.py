"""Whether words fit a box of a slide: their width by the measures of Helvetica, which are those of Arial, broken into lines as a renderer does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from course.handouts.blocks import Paragraph, Table
from course.slides.fit import column_widths

LINE = 1.17
"""The height of a line of Arial, as a share of its size, with a little to spare."""
GAP = 0.4
"""The space before a paragraph, as a share of its size."""
INDENT = 0.9
"""The indent of a bullet as a share of its size; that of a letter is wider."""
LETTERED = 1.35
CELL = (6.0, 4.0)
"""The margins of a cell, across and down, in points."""
SIZES = (28, 26, 24, 22, 20, 18, 16)
BIG_SIZES = (34, 32, 30, *SIZES)
TABLE_SIZES = (24, 22, 20, 18, 16, 14)
TITLES = (34, 32, 30, 28, 26, 24, 22)
SMALLEST = 14
_SMALLER = {"small": 0.6, "change-source": 0.75, "pages": 0.75}
_SPARE = 0.97
"""The share of a box's width that a line may take: renderers differ a little."""

# What Helvetica and its bold give each character, in thousandths of the size; another character counts as a square.
_CHARACTERS = "".join(map(chr, range(32, 127))) + "£·–—‘’“”•…"
_HELVETICA = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
    "278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 "
    "611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 "
    "556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584 556 278 556 1000 222 222 333 333 350 "
    "1000 "
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
    "333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 "
    "611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 "
    "611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584 556 278 556 1000 278 278 500 500 350 "
    "1000 "
)
_WIDTHS = [dict(zip(_CHARACTERS, map(int, font.split()), strict=True)) for font in (_HELVETICA, _BOLD)]


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in points."""

    x: float
    y: float
    width: float
    height: float


def size_of(paragraph: Paragraph, size: float) -> float:
    """The size of a paragraph where the slide's text has `size`."""
    scale = _SMALLER.get(paragraph.role)
    return max(SMALLEST, round(size * scale)) if scale else size


@cache
def _width(text: str, bold: bool) -> float:
    """The width of `text` in points at a size of one point."""
    return sum(_WIDTHS[bold].get(letter, 1000) for letter in text) / 1000


def indent_of(paragraph: Paragraph, size: float) -> float:
    """The room that a bullet or a letter takes beside a paragraph."""
    return size * (INDENT if paragraph.bullet else LETTERED if paragraph.letter else 0)


def lines_of(paragraph: Paragraph, size: float, width: float) -> int:
    """The lines that a paragraph takes at `size` in `width` points."""
    room = (width - indent_of(paragraph, size)) * _SPARE / size
    lines, used, word = 1, 0.0, 0.0
    for text, bold in _words(paragraph):
        if text == " ":
            used, word = used + word + _width(" ", bold), 0.0
            continue
        word += _width(text, bold)
        if used and used + word > room:
            lines, used = lines + 1, 0.0
    return lines


def _words(paragraph: Paragraph) -> Iterable[tuple[str, bool]]:
    """The words and the spaces between them, each with its weight; a word may come in parts of different weights."""
    for run in paragraph.runs:
        for number, text in enumerate(run.text.split(" ")):
            if number:
                yield " ", run.bold
            if text:
                yield text, run.bold


def text_height(paragraphs: Sequence[Paragraph], size: float, width: float) -> float:
    """The height of paragraphs at `size` in `width` points."""
    height = 0.0
    for number, paragraph in enumerate(paragraphs):
        mine = size_of(paragraph, size)
        height += lines_of(paragraph, mine, width) * mine * LINE + (mine * GAP if number else 0)
    return height


def columns(table: Table, width: float, size: float) -> list[float]:
    """The widths of a table's columns in points: each has room for its longest word, and the rest goes by the words in it."""
    texts = [[cell.text for cell in row] for row in (table.head, *table.rows) if row]
    count = max(map(len, texts))
    if table.empty:
        return [width / count] * count
    least = [max(_longest(row[column]) for row in texts) * size / _SPARE + 2 * CELL[0] + 1 for column in range(count)]
    weights = column_widths(texts)
    spare = max(width - sum(least), 0)
    return [low + spare * weight / sum(weights) for low, weight in zip(least, weights, strict=True)]


def _longest(text: str) -> float:
    return max((_width(word, True) for word in text.split()), default=0.0)


def row_heights(table: Table, widths: Sequence[float], size: float) -> list[float]:
    """The heights of a table's rows in points, its head first."""
    return [
        max(lines_of(cell, size, width - 2 * CELL[0]) for cell, width in zip(row, widths, strict=False))
        * size
        * LINE
        * (2 if table.empty and row is not table.head else 1)
        + 2 * CELL[1]
        for row in (table.head, *table.rows)
        if row
    ]


def fitting(paragraphs: Sequence[Paragraph], box: Box, sizes: Sequence[int] = SIZES) -> int:
    """The largest of `sizes` at which the paragraphs fit the box; 0 where none does."""
    return next((size for size in sizes if text_height(paragraphs, size, box.width) <= box.height), 0)

"""How much fits: the one ruler of slides. The cut asks what a slide holds, and the PowerPoint which size of type fits a box.

A slide's words stand in 840 by 352 points. Words are as wide as those of Arial at the most, and break as a renderer breaks them.
The browser chooses the largest type that fits by itself, never under 28 pixels on 720 lines: tests look at every slide.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from course.slides.blocks import Block, Paragraph, Table, joined

WIDTH, HEIGHT = 840, 352
SIZE, TABLE_SIZE, PLAN_SIZE = 26, 23, 21
"""The type in which a slide of words, with a table or with a plan is full, in points."""
BESIDE = 620
"""The width beside the bars of a vote, where type is as small as in a plan."""
MOST_ITEMS, MOST_ROWS = 6, 8
SMALLEST = 14
Piece = TypeVar("Piece")
_SCALES = {"small": 0.6, "change-source": 0.75}
_LINE, _GAP = 1.17, 0.47
"""A line, and the space before a paragraph, as shares of the size."""
_INDENT = {"bullet": 27, "number": 27, "letter": 36}
"""The room beside an item of a list."""
_CELL = (14.4, 7.2)
"""What the margins of a cell take, across and down."""
_EMS = (
    dict.fromkeys("ijl.,:;'‘’!|I ", 0.28)
    | dict.fromkeys('ftr()[]/-"“”', 0.36)
    | dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&w", 0.75)
    | dict.fromkeys("mMW%@…—", 0.95)
)
_EM, _BOLD = 0.56, 1.08
_EMPTY = 20
"""The characters that may be written into an empty cell."""


def size_of(paragraph: Paragraph, size: float) -> float:
    """The size of a paragraph where the slide's text has `size`."""
    scale = _SCALES.get(paragraph.role)
    return max(SMALLEST, round(size * scale)) if scale else size


@lru_cache(maxsize=20_000)
def _width(word: str, bold: bool) -> float:
    return sum(_EMS.get(letter, _EM) for letter in word) * (_BOLD if bold else 1)


@lru_cache(maxsize=20_000)
def lines_of(paragraph: Paragraph, size: float, width: float) -> int:
    """The lines that a paragraph takes at `size` in `width` points."""
    room = (width - _INDENT.get(paragraph.role, 0)) / size
    lines, used = 1, 0.0
    for run in paragraph.runs:
        for word in run.text.split():
            wide = _width(word, run.bold)
            if used and used + _EMS[" "] + wide > room:
                lines, used = lines + 1, wide
            else:
                used += wide + (_EMS[" "] if used else 0)
    return lines


def height_of(blocks: Sequence[Block], size: float, width: float = WIDTH) -> float:
    """The height of blocks at `size` in `width` points; a picture brings its own."""
    height = 0.0
    for block in blocks:
        if isinstance(block, Table):
            height += sum(row_heights(block, size, width))
        elif isinstance(block, Paragraph):
            mine = size_of(block, size)
            height += (lines_of(block, mine, width) * _LINE + (_GAP if height else 0)) * mine
    return height


def columns(table: Table, size: float, width: float = WIDTH) -> list[float]:
    """The widths of a table's columns: each has room for its longest word, and the rest goes by the words in it."""
    texts = [[cell.text for cell in column] for column in zip(*table.lines, strict=False)]
    longest = [max((_width(word, True) for text in column for word in text.split()), default=0) for column in texts]
    least = [length * size + _CELL[0] + 1 for length in longest]
    lengths = [[len(text) or _EMPTY for text in column] for column in texts]
    weights = [math.sqrt(sum(column) / len(column) * max(column)) for column in lengths]
    spare = max(width - sum(least), 0)
    return [low + spare * weight / sum(weights) for low, weight in zip(least, weights, strict=True)]


def row_heights(table: Table, size: float, width: float = WIDTH) -> list[float]:
    """The heights of a table's rows, its head first; a row to be filled in has two lines."""
    room = [wide - _CELL[0] for wide in columns(table, size, width)]
    lines = [
        max(map(lines_of, row, [size] * len(row), room)) if any(cell.text for cell in row) else 2 for row in table.lines
    ]
    return [count * size * _LINE + _CELL[1] for count in lines]


def fitting(blocks: Sequence[Block], sizes: Sequence[int], width: float, height: float) -> int:
    """The largest of `sizes` at which the blocks fit; 0 where none does."""
    return next((size for size in sizes if height_of(blocks, size, width) <= height), 0)


def share(
    pieces: Sequence[Piece],
    build: Callable[[Sequence[Piece]], list[Block]],
    *,
    size: float = SIZE,
    most: int = MOST_ITEMS,
    width: float = WIDTH,
) -> list[list[Block]]:
    """The pieces over as few slides as hold them, as evenly as they go; `build` makes the blocks of a slide of some pieces."""

    def parts(height: float) -> list[list[Piece]]:
        found: list[list[Piece]] = []
        for piece in pieces:
            if not found or len(found[-1]) >= most or height_of(build([*found[-1], piece]), size, width) > height:
                found.append([])
            found[-1].append(piece)
        return found

    fewest = parts(HEIGHT)
    tries = (parts(HEIGHT * step / 20) for step in range(1, 20) if len(fewest) > 1)
    return [build(part) for part in next((tried for tried in tries if len(tried) == len(fewest)), fewest)]


def share_words(
    blocks: Sequence[Block], below: Sequence[Block] = (), *, size: float = 0, width: float = WIDTH
) -> list[list[Block]]:
    """Blocks over slides with room for what stands below the last.

    A paragraph that fills a slide goes by its sentences, and a table by its rows, each under its head.
    """
    size = size or (TABLE_SIZE if any(isinstance(block, Table) for block in blocks) else SIZE)
    pieces: list[tuple[int, Block]] = []
    for number, block in enumerate(blocks):
        parts: Sequence[Block] = [block]
        if height_of([block, *below], size, width) > HEIGHT:
            parts = _parts(block)
        pieces += [(number, part) for part in parts]
    shared = share(pieces, lambda part: [*_whole(part), *below], size=size, width=width)
    return [part[: len(part) - len(below)] for part in shared[:-1]] + shared[-1:] if shared else [list(below)]


def _parts(block: Block) -> Sequence[Block]:
    if isinstance(block, Table):
        return [replace(block, rows=(row,)) for row in block.rows]
    return block.sentences() if isinstance(block, Paragraph) and not block.role else [block]


def _whole(pieces: Sequence[tuple[int, Block]]) -> list[Block]:
    """Sentences of one paragraph as a paragraph again, and rows of one table as a table."""
    found: list[Block] = []
    for _, group in groupby(pieces, key=lambda piece: piece[0]):
        parts = [part for _, part in group]
        sentences = [part for part in parts if isinstance(part, Paragraph)]
        tables = [part for part in parts if isinstance(part, Table)]
        if len(tables) > 1:
            found.append(replace(tables[0], rows=tuple(row for table in tables for row in table.rows)))
        else:
            found += [joined(sentences)] if len(sentences) > 1 else parts
    return found

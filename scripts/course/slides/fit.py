"""How much a slide holds: a measure in lines, and the splitting of what does not fit on one.

A line is about 62 characters, which is what a screen of 1280 by 720 takes at 34 pixels; eleven stand below a title of one line.
The browser then chooses the largest type that fits, never under 24 pixels on 720 lines: the tests look at every slide.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bs4.element import Tag

from course.text.html import emitted, joined, sentences_of, tags, text_of

CHARACTERS = 62
LINES = 11.0
MOST_ITEMS = 6
TABLE_CHARACTERS = 70
TABLE_LINES = 13.0
_ITEM_GAP = 0.3
_ROW_GAP = 0.5
_MARGIN = 3
"""Characters that a cell's padding takes."""


@dataclass(frozen=True)
class Piece:
    """A part of a slide that is never cut: its element and the lines that it takes; a sentence names its paragraph too."""

    element: Tag
    lines: float
    paragraph: Tag | None = None


def lines_of(text: str, characters: int = CHARACTERS) -> float:
    """The lines that `text` takes."""
    return math.ceil(len(text) / characters)


def pieces(blocks: Sequence[Tag], *, cut: bool) -> list[Piece]:
    """The paragraphs and list items of `blocks` as pieces; with `cut`, a paragraph that fills a slide by itself goes by sentences."""
    found: list[Piece] = []
    for block in blocks:
        if block.name in ("ul", "ol"):
            found += [Piece(item, lines_of(text_of(item)) + _ITEM_GAP) for item in tags(block) if item.name == "li"]
        elif cut and lines_of(text_of(block)) > LINES and block.name == "p":
            found += [Piece(part, len(text_of(part)) / CHARACTERS, block) for part in sentences_of(block)]
        else:
            found.append(Piece(block, lines_of(text_of(block)) + _ITEM_GAP))
    return found


def rows(table: Tag) -> list[Piece]:
    """The rows of a table's body as pieces."""
    body = table.find("tbody") or table
    every = [row for row in body.find_all("tr") if row.find("td")]
    widths = column_widths([[text_of(cell) for cell in row.find_all(["td", "th"])] for row in table.find_all("tr")])
    return [Piece(row, _row_lines(row, widths)) for row in every]


def column_widths(table: list[list[str]]) -> list[float]:
    """The characters that each column gets: its share of the width by the words in it, and room for its longest word."""
    count = max((len(row) for row in table), default=0)
    columns = [[row[index] for row in table if index < len(row)] for index in range(count)]
    weights = [
        math.sqrt(max(sum(map(len, column)) / len(column), 1) * max(len(cell) for cell in column)) for column in columns
    ]
    total = sum(weights) or 1
    longest = [max((len(word) for cell in column for word in cell.split()), default=1) for column in columns]
    return [max(TABLE_CHARACTERS * weight / total, word) for weight, word in zip(weights, longest, strict=True)]


def _row_lines(row: Tag, widths: list[float]) -> float:
    cells = [text_of(cell) for cell in row.find_all(["td", "th"])]
    taken = (math.ceil((len(cell) + _MARGIN) / width) for cell, width in zip(cells, widths, strict=False))
    return max(taken, default=1) + _ROW_GAP


def share(
    every: Sequence[Piece], *, taken: float = 0.0, most: int = MOST_ITEMS, lines: float = LINES
) -> list[list[Piece]]:
    """The pieces over as few slides as hold them, as evenly as they go; `taken` lines of each slide are in use already."""
    room = max(lines - taken, 1.0)
    least = _parts(every, room, most)
    caps = sorted(
        {
            sum(piece.lines for piece in every[start:end])
            for start in range(len(every))
            for end in range(start + 1, len(every) + 1)
        }
    )
    fitting = (parts for cap in caps if len(parts := _parts(every, min(cap, room), most)) == len(least))
    return next(fitting, least)


def _parts(every: Sequence[Piece], room: float, most: int) -> list[list[Piece]]:
    """The pieces in order, a new part where the next does not fit; a piece that is too big alone stands alone."""
    found: list[list[Piece]] = []
    used = 0.0
    for piece in every:
        if not found or used + piece.lines > room + 1e-9 or len(found[-1]) >= most:
            found.append([])
            used = 0.0
        found[-1].append(piece)
        used += piece.lines
    return found


def gathered(part: Sequence[Piece]) -> str:
    """The pieces as HTML, list items in lists and sentences in paragraphs again."""
    html = []
    for owner, group in groupby(part, key=_owner):
        elements = [piece.element for piece in group]
        if owner is not None and owner.name in ("ul", "ol"):
            html.append(f"<{owner.name}>{emitted(elements)}</{owner.name}>")
        else:
            html.append(emitted([joined(elements)]) if owner is not None else emitted(elements))
    return "".join(html)


def _owner(piece: Piece) -> Tag | None:
    """The list or the paragraph that the piece is a part of."""
    return piece.element.parent if piece.element.name == "li" else piece.paragraph

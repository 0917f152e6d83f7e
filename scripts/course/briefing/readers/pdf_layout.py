"""The layout of a page of a PDF: its columns in order, its paragraphs, its tables and its notes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from course.briefing.readers.pandoc import as_table
from course.briefing.readers.pdf_pages import Row
from course.briefing.source import BULLETS, cleaned, ends_sentence

_NEW_PARAGRAPH = 1.35
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡])\s?\S")
_STARTS = re.compile(
    rf"[{BULLETS}\uf000-\uf01f]|[-–—]\s|\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,4}})[.)]\s|\d{{1,3}}(?:\.\d{{1,3}})+\.?\s"
)


@dataclass
class Paragraph:
    """Rows that belong together: a paragraph, a `table`, a `note` or a line of the `contents`; with a level it is a heading."""

    kind: str
    rows: list[Row]
    level: int = 0

    @property
    def text(self) -> str:
        """Its rows in one."""
        return cleaned(" ".join(row.text for row in self.rows))

    @property
    def page(self) -> int:
        """The page on which it begins, from 0."""
        return self.rows[0].page

    @property
    def style(self) -> tuple[float, bool]:
        """Its size, in half points, and whether it is bold."""
        return round(self.rows[0].size * 2) / 2, all(row.bold for row in self.rows)

    @property
    def boxed(self) -> bool:
        """Whether it stands in a box, and is no item of a list."""
        return self.rows[0].box > 0 and not _STARTS.match(self.rows[0].text)


def paragraphs_of(rows: list[Row], body: float) -> Iterator[Paragraph]:
    """The rows of a page, where the text has the size `body`, as paragraphs, tables and notes."""
    rows = _in_order(rows, body)
    notes = _notes_from(rows, body)
    steps = [(a.y - b.y) / a.size for a, b in pairwise(rows) if a.size == b.size]
    usual = Counter(round(step, 1) for step in steps if 0.8 < step < 2.2).most_common(1)
    guessed = {} if any(row.cell for row in rows[:notes]) else _guessed_tables(rows[:notes], body)
    told = [(row.cell[0] if row.cell else guessed.get(index, 0), row) for index, row in enumerate(rows[:notes])]
    for table, group in groupby(told, key=lambda pair: pair[0]):
        held: list[Row] = []
        for _, row in group:
            if held and not table and _begins(held, row, usual[0][0] if usual else 1.2):
                yield Paragraph("", held)
                held = []
            held.append(row)
        yield Paragraph("table" if table else "", held)
    note: list[Row] = []
    for row in rows[notes:]:
        if note and _NOTE.match(row.text):
            yield Paragraph("note", note)
            note = []
        note.append(row)
    if note:
        yield Paragraph("note", note)


def _begins(held: Sequence[Row], row: Row, leading: float) -> bool:
    """Whether a new paragraph begins with `row`."""
    last = held[-1]
    step = (last.y - row.y) / max(last.size, 1)
    item, told = _STARTS.match(held[0].text), last.element and row.element
    if told and last.tag[:1] == row.tag[:1] == "H":
        return last.element != row.element
    weight = last.bold != row.bold and step > 0.5 and not item
    indented = row.x0 - last.x0 > 0.8 * row.size and ends_sentence(last.text) and not item
    return bool(
        (last.box > 0) != (row.box > 0)
        or abs(last.size - row.size) > 0.08 * last.size
        or weight
        or not -0.3 <= step <= _NEW_PARAGRAPH * leading
        or (told and last.element != row.element)
        or indented
        or _STARTS.match(row.text)
    )


def _notes_from(rows: Sequence[Row], body: float) -> int:
    """Where the notes at the foot of a page begin: in small type with a number, or by their tag."""
    for index, row in enumerate(rows):
        small = row.y < rows[0].y and _NOTE.match(row.text) and row.size < 0.93 * body
        if all("Note" in one.tag for one in rows[index:]) or (
            small and all(r.size < 0.95 * body for r in rows[index:])
        ):
            return index
    return len(rows)


def _in_order(rows: list[Row], body: float) -> list[Row]:
    """The rows as they are read: as the file has them, but the left column first where the file jumps about."""
    jumps = sum(b.y > a.y + 0.5 * body and b.x0 < a.x1 for a, b in pairwise(rows))
    gutter = _gutter(rows) if jumps > max(2, len(rows) // 10) else 0.0
    if not gutter:
        return rows
    found: list[Row] = []
    down = sorted(rows, key=lambda row: (-row.y, row.x0))
    for _, group in groupby(down, key=lambda row: row.x0 < gutter < row.x1):
        found += sorted(group, key=lambda row: row.x0 >= gutter)
    return found


def _gutter(rows: Sequence[Row]) -> float:
    """Where a gutter runs down through rows with text on both its sides, else 0."""
    edges = Counter(round(row.x0) for row in rows if len(row.text) > 12)
    for x, count in sorted(edges.items(), reverse=True):
        right, left = sum(row.x0 >= x - 3 for row in rows), sum(row.x1 < x for row in rows)
        if min(count, left, right) > 3 and left + right > 0.8 * len(rows):
            return float(x - 2)
    return 0.0


def _guessed_tables(rows: Sequence[Row], body: float) -> dict[int, int]:
    """The tables that nothing marks, at least three lines in the same columns, by the index of their rows; their cells are set."""
    lines: list[list[int]] = []
    for index, row in enumerate(rows):
        if lines and abs(rows[lines[-1][0]].y - row.y) < 0.35 * body and row.x0 > rows[lines[-1][-1]].x1:
            lines[-1].append(index)
        else:
            lines.append([index])
    found: dict[int, int] = {}
    run: list[list[int]] = []
    for line in [*lines, []]:
        if len(line) > 1 and (not run or _same_columns(rows, run[0], line)):
            run.append(line)
            continue
        for height, cells in enumerate(run if len(run) > 2 else [], 1):
            for column, index in enumerate(cells, 1):
                found[index] = run[0][0] + 1
                rows[index].cell = (found[index], height, column)
        run = [line] if len(line) > 1 else []
    return found


def _same_columns(rows: Sequence[Row], first: Sequence[int], line: Sequence[int]) -> bool:
    """Whether two lines have as many cells, each under the other."""
    pairs = [(rows[a], rows[b]) for a, b in zip(first, line, strict=False)]
    return len(first) == len(line) and all(
        abs(a.x0 - b.x0) < 12 or abs(a.x1 - b.x1) < 6 or min(a.x1, b.x1) > max(a.x0, b.x0) for a, b in pairs
    )


def table_of(rows: Sequence[Row]) -> str:
    """The rows of a table as Markdown."""
    grid: dict[int, dict[int, str]] = defaultdict(dict)
    for row in rows:
        _, height, column = row.cell or (0, 0, 0)
        grid[height][column] = f"{grid[height].get(column, '')} {cleaned(row.text)}".strip().replace("|", "\\|")
    return as_table([list(cells.values()) for cells in grid.values()])

"""The layout of a page of a PDF: its columns in order, its paragraphs, its tables and its notes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from course.briefing.readers.pandoc import as_table
from course.briefing.readers.pdf_pages import Row
from course.briefing.source import cleaned, ends_sentence

_NEW_PARAGRAPH = 1.35
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡])\s?\S")
_STARTS = re.compile(
    r"[•◦▪▫‣●○■□·\uf000-\uf0ff➢✓✔❖]|[-–—]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|\d{1,3}(?:\.\d{1,3})+\.?\s"
)


def leading_of(rows: Sequence[Row]) -> float:
    """The usual distance of lines, in sizes of type."""
    steps = [
        round((a.y - b.y) / a.size, 1)
        for a, b in pairwise(rows)
        if a.size == b.size and 0.8 < (a.y - b.y) / a.size < 2.2
    ]
    return Counter(steps).most_common(1)[0][0] if steps else 1.2


def parts(held: Sequence[Row], row: Row, leading: float) -> bool:
    """Whether a new paragraph begins with `row`."""
    last = held[-1]
    if bool(last.box) != bool(row.box):
        return True
    step = (last.y - row.y) / max(last.size, 1)
    if last.element and row.element and last.tag[:1] == row.tag[:1] == "H":
        return last.element != row.element
    if abs(last.size - row.size) > 0.08 * last.size or (
        last.bold != row.bold and step > 0.5 and _STARTS.match(held[0].text) is None
    ):
        return True
    if step < -0.3 or step > _NEW_PARAGRAPH * leading or (last.element and row.element and last.element != row.element):
        return True
    indented = row.x0 - last.x0 > 0.8 * row.size and ends_sentence(last.text) and not begins_item(held[0].text)
    return indented or begins_item(row.text)


def begins_item(text: str) -> bool:
    """Whether a row begins with a bullet or a number of its own."""
    return _STARTS.match(text) is not None


def notes_from(rows: Sequence[Row], body: float) -> int:
    """Where the notes at the foot of a page begin: in small type with a number, or by their tag."""
    for index in range(len(rows)):
        rest = rows[index:]
        tagged = all("Note" in row.tag for row in rest)
        small = rest[0].size < 0.93 * body and _NOTE.match(rest[0].text) and all(row.size < 0.95 * body for row in rest)
        if rest and (tagged or (small and rest[0].y < rows[0].y)):
            return index
    return len(rows)


def in_order(rows: list[Row], body: float) -> list[Row]:
    """The rows as they are read: as the file has them, but cut by columns where the file jumps about."""
    jumps = sum(1 for a, b in pairwise(rows) if b.y > a.y + 0.5 * body and b.x0 < a.x1)
    beside = sum(
        1 for a, b in pairwise(rows) if abs(a.y - b.y) < 0.3 * body and len(a.text) > 20 < len(b.text) and b.x0 > a.x1
    )
    if jumps > max(2, len(rows) // 10) or (beside > 3 and _gutter(rows)):
        return list(_cut(sorted(rows, key=lambda row: (-row.y, row.x0))))
    return rows


def _gutter(rows: Sequence[Row]) -> float:
    """Where a gutter runs down through rows with text on both its sides, else 0."""
    edges = Counter(round(row.x0) for row in rows if len(row.text) > 12)
    for x, count in sorted(edges.items(), reverse=True):
        right = [row for row in rows if row.x0 >= x - 3]
        left = [row for row in rows if row.x1 < x]
        if count > 3 and len(left) > 3 and len(right) > 3 and len(left) + len(right) > 0.8 * len(rows):
            return float(x - 2)
    return 0.0


def _cut(rows: list[Row]) -> Iterator[Row]:
    """The rows by columns: those above and below a gutter as they stand, those beside it left side first."""
    gutter = _gutter(rows)
    if not gutter:
        yield from rows
        return
    for crosses, group in groupby(rows, key=lambda row: row.x0 < gutter < row.x1):
        members = list(group)
        if crosses:
            yield from members
        else:
            yield from (row for row in members if row.x0 < gutter)
            yield from (row for row in members if row.x0 >= gutter)


def with_tables(rows: Sequence[Row], body: float) -> Iterator[tuple[int, Row]]:
    """Each row with the number of its table, or 0: tables are tagged, or at least three lines in the same columns."""
    guessed = _guessed_tables(rows, body) if not any(row.cell for row in rows) else {}
    for index, row in enumerate(rows):
        yield (row.cell[0] if row.cell else guessed.get(index, 0)), row


def _guessed_tables(rows: Sequence[Row], body: float) -> dict[int, int]:
    """The tables that nothing marks, by the index of their rows; their cells are set."""
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
        if len(run) > 2:
            columns = sorted({round(rows[i].x0) for i in run[0]})
            for height, cells in enumerate(run, 1):
                for index in cells:
                    column = min(range(len(columns)), key=lambda c: abs(columns[c] - rows[index].x0))
                    rows[index].cell = (run[0][0] + 1, height, column + 1)
                    found[index] = run[0][0] + 1
        run = [line] if len(line) > 1 else []
    return found


def _same_columns(rows: Sequence[Row], first: Sequence[int], line: Sequence[int]) -> bool:
    """Whether two lines have as many cells, each under the other."""
    pairs = list(zip(first, line, strict=False))
    return len(first) == len(line) and all(
        abs(rows[a].x0 - rows[b].x0) < 12
        or abs(rows[a].x1 - rows[b].x1) < 6
        or min(rows[a].x1, rows[b].x1) > max(rows[a].x0, rows[b].x0)
        for a, b in pairs
    )


def table_of(rows: Sequence[Row]) -> str:
    """The rows of a table as Markdown."""
    grid: dict[int, dict[int, str]] = defaultdict(dict)
    for row in rows:
        _, height, column = row.cell or (0, 0, 0)
        grid[height][column] = f"{grid[height].get(column, '')} {cleaned(row.text)}".strip().replace("|", "\\|")
    return as_table([list(cells.values()) for cells in grid.values()])

"""The pictures of numbers: parts of one whole, shares of several, a small whole one by one, and groups inside groups."""

from __future__ import annotations

from fractions import Fraction

from course.figures.canvas import LINE, Canvas
from course.figures.data import ALMOST, Figure, Row

_BAR = 2.2
_STRIPES_FROM = 9


def draw_parts(figure: Figure, canvas: Canvas) -> None:
    """One bar in parts of one whole; sums as brackets above it, parts inside the first as blocks below it."""
    for row in figure.at("together"):
        canvas.text(row.label, canvas.y + 1, strong=row.shown)
        y, extent = canvas.y + 1.75, row.number or 0
        canvas.line(0, y, extent, y)
        canvas.line(0, y, 0, y + 0.4)
        canvas.line(extent, y, extent, y + 0.4)
        canvas.y = y + 0.6
    start = Fraction(0)
    for number, row in enumerate(figure.parts, 1):
        canvas.box(start, row.number or 0, canvas.y, _BAR, f"f-part-{number}")
        canvas.text("", canvas.y + _BAR / 2 + 0.35, start, strong=row.shown, indent=0.5, kind=f"f-on-{number}")
        start += row.number or 0
    canvas.y += _BAR
    _draw_inside(figure, canvas)
    canvas.y += 0.7
    part = inside = 0
    for row in figure.rows:
        if row.place == "inside":
            inside += 1
            canvas.entry(f"f-inside-{inside}", row.label, row.shown, indent=1.6)
        elif not row.place:
            part, inside = part + 1, 0
            canvas.entry(f"f-part-{part}", row.label, row.shown)
    canvas.y += 0.2
    canvas.paragraph(figure.parts[0].whole, kind="f-quiet")


def _draw_inside(figure: Figure, canvas: Canvas) -> None:
    """The blocks that lie inside the first part, in a frame as wide as it."""
    if not figure.at("inside"):
        return
    canvas.box(0, figure.parts[0].number or 0, canvas.y, 1.9, "f-frame")
    start = Fraction(0)
    for number, row in enumerate(figure.at("inside"), 1):
        width = row.number or Fraction(0)
        canvas.box(start, width, canvas.y, 1.9, f"f-inside-{number}")
        on = f"f-on-inside-{number}"
        canvas.text("", canvas.y + 1.3, start + width / 2, strong=row.shown, kind=on, anchor="middle")
        start += width
    canvas.y += 1.9


def draw_bars(figure: Figure, canvas: Canvas) -> None:
    """A bar a row, each the share of a whole of its own; one inside another hangs from the part that is its whole."""
    before: Row | None = None
    for row in figure.rows:
        if before and row.place == "inside":
            y, extent = canvas.y, before.reach or 0
            canvas.line(0, y, 0, y + 1.6, "f-line f-dashed")
            canvas.line(extent, y, 100, y + 1.6, "f-line f-dashed")
            canvas.y += 1.6
            _draw_bar(row, canvas, "f-track f-track-inside")
            canvas.y += 0.3
            _draw_label(row, canvas)
        else:
            canvas.y += 0.9 if before else 0
            _draw_label(row, canvas)
            canvas.y += 0.3
            _draw_bar(row, canvas, "f-track")
        before = row


def _draw_label(row: Row, canvas: Canvas) -> None:
    canvas.paragraph(row.label, strong=True)
    canvas.paragraph(row.whole, kind="f-quiet")


def _draw_bar(row: Row, canvas: Canvas, track: str) -> None:
    extent, y = row.reach or Fraction(0), canvas.y
    canvas.box(0, 100, y, _BAR, track)
    solid = extent if row.number is not None else extent - _STRIPES_FROM
    canvas.box(0, solid, y, _BAR, "f-part-1")
    if row.number is None:
        canvas.box(solid, extent - solid, y, _BAR, "f-striped", striped=True)
        canvas.line(extent, y - 0.2, extent, y + _BAR + 0.4)
        canvas.text(row.value.removeprefix(ALMOST), y + _BAR + 1.3, extent, kind="f-quiet", anchor="middle")
    canvas.text("", y + _BAR / 2 + 0.35, strong=row.shown, indent=0.5, kind="f-on-1")
    canvas.y += _BAR + (1.5 if row.number is None else 0)


def draw_units(figure: Figure, canvas: Canvas) -> None:
    """A block for each of a small whole, filled where the row holds."""
    row, across = figure.rows[0], 11
    whole, filled = int(row.base), int(row.number or 0)
    for number in range(whole):
        down, along = divmod(number, across)
        kind = "f-part-1" if number < filled else "f-part-3"
        canvas.box(along * 1.75 + 0.05, 1.3, canvas.y + 0.1 + down * 2.0, 1.6, kind, unit="em")
    canvas.y += 2.0 * -(-whole // across) + 0.5
    canvas.entry("f-part-1", row.label, row.value)
    canvas.entry("f-part-3", row.rest, str(whole - filled))
    canvas.paragraph(row.whole, kind="f-quiet")


def draw_nested(figure: Figure, canvas: Canvas) -> None:
    """Boxes that share a corner, each inside the one before, with widths to scale."""
    largest = figure.rows[0].number or Fraction(1)
    wide = [100 * (row.number or 0) / largest for row in figure.rows]
    labels = [canvas.broken(row.label, width, 0.9) for row, width in zip(figure.rows, wide, strict=True)]
    heights = [1.9 + LINE * len(lines) + 0.5 for lines in labels]
    top, bottom = canvas.y + 0.05, canvas.y + sum(heights) + 0.05
    for number, row in enumerate(figure.rows, 1):
        canvas.box(0, wide[number - 1], top, bottom - top, f"f-set-{number}")
        canvas.text("", top + 1.6, strong=row.value, indent=0.6, kind=f"f-big f-on-set-{number}")
        for down, line in enumerate(labels[number - 1], 1):
            canvas.text(line, top + 1.6 + down * LINE, indent=0.6, kind=f"f-on-set-{number}")
        top += heights[number - 1]
    canvas.y = bottom

"""The pictures of the figures: SVG whose widths are percentages and whose heights are ems, so that text keeps its size on any screen."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable
from fractions import Fraction
from typing import Literal

import svg

from course.figures.data import ALMOST, Figure, Row

NARROWEST = 20.0
"""The width in em of the narrowest place where a figure stands: a phone's column. Text is broken to fit it."""
_CHARACTER = 0.5
_LINE = 1.35
_BAR = 2.2
_STRIPES_FROM = 9
Number = float | Fraction


def em(value: Number) -> svg.Length:
    """A length in ems, in one spelling."""
    return svg.Length(_round(value), "em")


def percent(value: Number) -> svg.Length:
    """A share of the width, in one spelling."""
    return svg.Length(_round(value), "%")


def _round(value: Number) -> float | int:
    rounded = round(float(value), 2)
    return int(rounded) if rounded == int(rounded) else rounded


class Canvas:
    """Takes shapes from the top down: across in percent of the width, down in em; `y` is how far it has come.

    `across` is the least width in em that it will have: words are broken to fit it.
    """

    def __init__(self, figure: Figure, across: float = NARROWEST) -> None:
        self.name = f"figure-{figure.id}"
        self.across = across
        self.y = 0.0
        self.shapes: list[svg.Element] = []

    def text(
        self,
        words: str,
        y: Number,
        x: Number = 0,
        *,
        kind: str = "",
        strong: str = "",
        indent: Number = 0,
        anchor: Literal["start", "middle", "end"] = "start",
    ) -> None:
        """One line on the base line `y`, `strong` words first and heavier."""
        parts: list[svg.Element] = []
        if strong:
            parts.append(svg.TSpan(class_=["f-strong"], text=html.escape(strong, quote=False)))
        if words:
            parts.append(svg.TSpan(text=html.escape(f" {words}" if strong else words, quote=False)))
        self.shapes.append(
            svg.Text(
                x=percent(x),
                y=em(y),
                dx=em(indent) if indent else None,
                text_anchor=None if anchor == "start" else anchor,
                class_=["f-text", *kind.split()],
                elements=parts,
            )
        )

    def broken(self, words: str, width: Number = 100, indent: Number = 0) -> list[str]:
        """The words in lines that fit `width` percent less `indent` em."""
        room = self.across * float(width) / 100 - float(indent)
        return textwrap.wrap(words, int(room / _CHARACTER), break_long_words=False) or [""]

    def paragraph(
        self,
        words: str,
        x: Number = 0,
        width: Number = 100,
        *,
        kind: str = "",
        indent: Number = 0,
    ) -> None:
        """Words broken into lines, from `y` down."""
        for line in self.broken(words, width, indent):
            self.text(line, self.y + 1, x, kind=kind, indent=indent)
            self.y += _LINE

    def box(self, x: Number, width: Number, y: Number, height: Number, kind: str, *, striped: bool = False) -> None:
        """A rectangle."""
        fill = f"url(#{self.name}-stripes)" if striped else None
        self.shapes.append(
            svg.Rect(x=percent(x), y=em(y), width=percent(width), height=em(height), class_=kind.split(), fill=fill)
        )

    def block(self, x: Number, y: Number, width: Number, height: Number, kind: str) -> None:
        """A rectangle whose place and width are in em too."""
        self.shapes.append(svg.Rect(x=em(x), y=em(y), width=em(width), height=em(height), class_=kind.split()))

    def line(
        self,
        x1: Number,
        y1: Number,
        x2: Number,
        y2: Number,
        kind: str = "f-line",
        *,
        arrows: Literal["", "end", "both"] = "",
    ) -> None:
        """A straight line, with an arrow at its end or at both."""
        arrow = f"url(#{self.name}-arrow)"
        ends = {"marker-end": arrow} if arrows else None
        if ends and arrows == "both":
            ends["marker-start"] = arrow
        self.shapes.append(
            svg.Line(x1=percent(x1), y1=em(y1), x2=percent(x2), y2=em(y2), class_=kind.split(), extra=ends)
        )

    def group(self, x: Number, y: Number, shapes: list[svg.Element]) -> None:
        """Shapes measured in em from a point at `x` percent of the width."""
        self.shapes.append(svg.SVG(xmlns=None, x=percent(x), y=em(y), overflow="visible", elements=shapes))


def draw_parts(figure: Figure, canvas: Canvas) -> None:
    """One bar in parts of one whole; sums as brackets above it, parts inside the first as blocks below it."""
    for row in figure.at("together"):
        canvas.text(row.label, canvas.y + 1, strong=row.shown)
        y = canvas.y + 1.75
        extent = row.number or 0
        canvas.line(0, y, extent, y)
        canvas.line(0, y, 0, y + 0.4)
        canvas.line(extent, y, extent, y + 0.4)
        canvas.y = y + 0.6
    start = Fraction(0)
    for number, row in enumerate(figure.parts, 1):
        width = row.number or Fraction(0)
        canvas.box(start, width, canvas.y, _BAR, f"f-part-{number}")
        canvas.text("", canvas.y + _BAR / 2 + 0.35, start, strong=row.shown, indent=0.5, kind=f"f-on-{number}")
        start += width
    canvas.y += _BAR
    _draw_inside(figure, canvas)
    canvas.y += 0.7
    _draw_legend(figure, canvas)
    canvas.y += 0.2
    canvas.paragraph(figure.parts[0].whole, kind="f-quiet")


def _draw_inside(figure: Figure, canvas: Canvas) -> None:
    """The blocks that lie inside the first part, in a frame as wide as it."""
    inside = figure.at("inside")
    if not inside:
        return
    canvas.box(0, figure.parts[0].number or 0, canvas.y, 1.9, "f-frame")
    start = Fraction(0)
    for number, row in enumerate(inside, 1):
        canvas.box(start, row.number or 0, canvas.y, 1.9, f"f-inside-{number}")
        canvas.text(
            "",
            canvas.y + 1.3,
            start + (row.number or 0) / 2,
            strong=row.shown,
            kind=f"f-on-inside-{number}",
            anchor="middle",
        )
        start += row.number or 0
    canvas.y += 1.9


def _draw_legend(figure: Figure, canvas: Canvas) -> None:
    """One line a row: its block, its value and its words."""
    part = inside = 0
    for row in figure.rows:
        if row.place == "together":
            continue
        inside, part = (inside + 1, part) if row.place else (0, part + 1)
        indent = 1.6 if row.place else 0.0
        canvas.block(indent, canvas.y + 0.1, 1, 1, f"f-inside-{inside}" if row.place else f"f-part-{part}")
        canvas.text(row.label, canvas.y + 1, strong=row.shown, indent=indent + 1.6)
        canvas.y += 1.55


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
    for line in canvas.broken(row.label):
        canvas.text("", canvas.y + 1, strong=line)
        canvas.y += _LINE
    canvas.paragraph(row.whole, kind="f-quiet")


def _draw_bar(row: Row, canvas: Canvas, track: str) -> None:
    extent = row.reach or Fraction(0)
    canvas.box(0, 100, canvas.y, _BAR, track)
    if row.number is None:
        solid = extent - _STRIPES_FROM
        canvas.box(0, solid, canvas.y, _BAR, "f-part-1")
        canvas.box(solid, extent - solid, canvas.y, _BAR, "f-striped", striped=True)
        canvas.line(extent, canvas.y - 0.2, extent, canvas.y + _BAR + 0.4)
        canvas.text(row.value.removeprefix(ALMOST), canvas.y + _BAR + 1.3, extent, kind="f-quiet", anchor="middle")
    else:
        canvas.box(0, extent, canvas.y, _BAR, "f-part-1")
    canvas.text("", canvas.y + _BAR / 2 + 0.35, strong=row.shown, indent=0.5, kind="f-on-1")
    canvas.y += _BAR + (1.5 if row.number is None else 0)


def draw_units(figure: Figure, canvas: Canvas) -> None:
    """A block for each of a small whole, filled where the row holds."""
    row = figure.rows[0]
    across, held = 11, int(row.number or 0)
    for number in range(int(row.base)):
        down, along = divmod(number, across)
        canvas.block(
            along * 1.75 + 0.05, canvas.y + 0.1 + down * 2.0, 1.3, 1.6, "f-part-1" if number < held else "f-part-3"
        )
    canvas.y += 2.0 * -(-int(row.base) // across) + 0.5
    for value, words, kind in ((row.value, row.label, "f-part-1"), (str(int(row.base) - held), row.rest, "f-part-3")):
        canvas.block(0.05, canvas.y + 0.1, 1, 1, kind)
        canvas.text(words, canvas.y + 1, strong=value, indent=1.6)
        canvas.y += 1.55
    canvas.paragraph(row.whole, kind="f-quiet")


def draw_nested(figure: Figure, canvas: Canvas) -> None:
    """Boxes that share a corner, each inside the one before, with widths to scale."""
    largest = figure.rows[0].number or Fraction(1)
    wide = [100 * (row.number or 0) / largest for row in figure.rows]
    words = [canvas.broken(row.label, width, 0.9) for row, width in zip(figure.rows, wide, strict=True)]
    heights = [1.9 + _LINE * len(lines) + 0.5 for lines in words]
    top, bottom = canvas.y + 0.05, canvas.y + sum(heights) + 0.05
    for number, (row, width, lines) in enumerate(zip(figure.rows, wide, words, strict=True), 1):
        canvas.box(0, width, top, bottom - top, f"f-set-{number}")
        canvas.text("", top + 1.6, strong=row.value, indent=0.6, kind=f"f-big f-on-set-{number}")
        for down, line in enumerate(lines, 1):
            canvas.text(line, top + 1.6 + down * _LINE, indent=0.6, kind=f"f-on-set-{number}")
        top += heights[number - 1]
    canvas.y = bottom


CHARTS: dict[str, Callable[[Figure, Canvas], None]] = {
    "parts": draw_parts,
    "bars": draw_bars,
    "units": draw_units,
    "nested": draw_nested,
}

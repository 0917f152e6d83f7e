"""The pictures of ideas: what adds up over time, who sees the child, how accounts are checked, and steps up and down."""

from __future__ import annotations

from collections.abc import Callable

import svg

from course.figures.data import Figure
from course.figures.drawing import Canvas, Number, em

_LINE = 1.35
_INCIDENTS = 5


def draw_pile(figure: Figure, canvas: Canvas) -> None:
    """The same blocks in a row, and laid on one another as time goes on."""
    apart, together = figure.rows
    across = 100 / _INCIDENTS
    canvas.text("", canvas.y + 1, strong=apart.label)
    canvas.y += 1.6
    for number in range(_INCIDENTS):
        canvas.box(number * across, across - 3, canvas.y, 1.1, "f-part-1")
    canvas.y += 2.2
    canvas.text("", canvas.y + 1, strong=together.label)
    bottom = canvas.y + 0.6 + _INCIDENTS * 1.3
    for number in range(_INCIDENTS):
        for below in range(number + 1):
            kind = "f-part-1" if below == number else "f-past"
            canvas.box(number * across, across - 3, bottom - (below + 1) * 1.3, 1.1, kind)
    canvas.line(0, bottom + 0.4, 100, bottom + 0.4, arrows="end")
    canvas.text(figure.marks[0], bottom + 1.7, 100, kind="f-quiet", anchor="end")
    canvas.y = bottom + 2


def draw_circles(figure: Figure, canvas: Canvas) -> None:
    """Two groups side by side, the child's and the parents', and what joins them."""
    start = canvas.y
    ends = []
    for x, row in ((0, figure.rows[0]), (52, figure.rows[1])):
        canvas.y = start
        frame = canvas.y
        canvas.y += 0.5
        canvas.paragraph(row.label, x, 48, kind="f-strong", indent=0.55)
        canvas.y += 0.2
        for name in row.means.split("; "):
            canvas.group(x, canvas.y + 0.65, [svg.Circle(cx=em(0.8), cy=em(0), r=em(0.25), class_=["f-dot"])])
            canvas.paragraph(name, x, 48, indent=1.35)
            canvas.y += 0.2
        ends.append((x, frame, canvas.y + 0.3))
    bottom = max(end for _, _, end in ends)
    for x, frame, _ in ends:
        canvas.shapes.insert(0, _frame(x, 48, frame, bottom - frame))
        canvas.line(x + 24, bottom, 50, bottom + 1.6)
    canvas.y = bottom + 1.6
    _draw_box(canvas, 15, 70, (figure.rows[2].label, figure.rows[2].means), "f-part-1", "f-on-1")


def _frame(x: Number, width: Number, y: Number, height: Number) -> svg.Rect:
    return svg.Rect(
        x=svg.Length(float(x), "%"), width=svg.Length(float(width), "%"), y=em(y), height=em(height), class_=["f-frame"]
    )


def _draw_box(canvas: Canvas, x: Number, width: Number, words: tuple[str, ...], kind: str, on: str) -> None:
    """A box with its words in the middle, the first heavier; it begins at `y` and moves it to its end."""
    lines = [(line, not number) for number, part in enumerate(words) for line in canvas.broken(part, width, 1)]
    height = len(lines) * _LINE + 0.9
    canvas.box(x, width, canvas.y, height, kind)
    for number, (line, heavy) in enumerate(lines):
        y = canvas.y + 0.45 + number * _LINE + 1
        canvas.text(
            "" if heavy else line,
            y,
            float(x) + float(width) / 2,
            strong=line if heavy else "",
            kind=on,
            anchor="middle",
        )
    canvas.y += height


def draw_triangle(figure: Figure, canvas: Canvas) -> None:
    """Three accounts at the corners, each checked against the others, and what is written down in the middle."""
    top, left, right, middle = figure.rows
    _draw_box(canvas, 20, 60, (top.label,), "f-frame", "")
    upper = canvas.y
    canvas.y += 1.8
    _draw_box(canvas, 25, 50, (middle.label,), "f-part-1", "f-on-1")
    lower = canvas.y + 1.8
    ends = []
    for x, row in ((0, left), (54, right)):
        canvas.y = lower
        _draw_box(canvas, x, 46, (row.label,), "f-frame", "")
        ends.append(canvas.y)
    canvas.line(24, upper, 10, lower, arrows="both")
    canvas.line(76, upper, 90, lower, arrows="both")
    canvas.line(46, lower + 1.1, 54, lower + 1.1, arrows="both")
    canvas.y = max(ends)


def draw_steps(figure: Figure, canvas: Canvas) -> None:
    """Levels as stairs, with arrows of one size up and down between neighbours, and the decisions below."""
    levels, rise = figure.marks, 2.4
    width = 100 / len(levels)
    bottom = canvas.y + 1 + rise * (len(levels) - 1) + 3.4
    for number, level in enumerate(levels):
        top = bottom - 3.4 - rise * number
        canvas.box(number * width, width, top, bottom - top, f"f-level-{min(number + 1, 3)}")
        for down, line in enumerate(canvas.broken(level, width, 0.9)):
            canvas.text(
                "",
                top + 1.5 + down * _LINE,
                number * width,
                strong=line,
                indent=0.5,
                kind=f"f-on-level-{min(number + 1, 3)}",
            )
        if number + 1 < len(levels):
            edge = (number + 1) * width
            canvas.line(edge - 12, top - 0.2, edge - 12, top - rise + 0.1, "f-line f-heavy", arrows="end")
            canvas.line(edge - 4, top - rise + 0.1, edge - 4, top - 0.2, "f-line f-heavy", arrows="end")
    canvas.y = bottom + 0.7
    arrows, pause, record = figure.rows
    canvas.group(0, canvas.y, [_arrow(canvas, 0.4, 1.15, 0.0), _arrow(canvas, 1.3, 0.0, 1.15)])
    canvas.text(arrows.label, canvas.y + 1, indent=2.4)
    canvas.y += 1.6
    canvas.block(0.1, canvas.y + 0.1, 0.5, 1, "f-pause")
    canvas.block(1.1, canvas.y + 0.1, 0.5, 1, "f-pause")
    canvas.paragraph(pause.label, indent=2.4)
    canvas.y += 0.7
    _draw_box(canvas, 0, 100, (record.label,), "f-part-1", "f-on-1")


def _arrow(canvas: Canvas, x: float, y1: float, y2: float) -> svg.Line:
    ends = {"marker-end": f"url(#{canvas.name}-arrow)"}
    return svg.Line(x1=em(x), x2=em(x), y1=em(y1), y2=em(y2), class_=["f-line", "f-heavy"], extra=ends)


PICTURES: dict[str, Callable[[Figure, Canvas], None]] = {
    "pile": draw_pile,
    "circles": draw_circles,
    "triangle": draw_triangle,
    "steps": draw_steps,
}

"""The pictures of ideas: what adds up over time, who sees the child, how accounts are checked, and steps up and down."""

from __future__ import annotations

from course.figures.canvas import LINE, Canvas, length, tag
from course.figures.data import Figure

_INCIDENTS = 5
_RISE = 2.4


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
    """Two groups of people side by side, and what joins them."""
    start = canvas.y
    dot = tag("circle", class_="f-dot", cx="0.8em", cy="0em", r="0.25em")
    ends = []
    for x, row in ((0, figure.rows[0]), (52, figure.rows[1])):
        canvas.y = start + 0.5
        canvas.paragraph(row.label, x, 48, kind="f-strong", indent=0.55)
        canvas.y += 0.2
        for name in row.means.split("; "):
            canvas.group(x, canvas.y + 0.65, dot)
            canvas.paragraph(name, x, 48, indent=1.35)
            canvas.y += 0.2
        ends.append(canvas.y + 0.3)
    bottom = max(ends)
    for x in (0, 52):
        canvas.box(x, 48, start, bottom - start, "f-frame")
        canvas.shapes.insert(0, canvas.shapes.pop())
        canvas.line(x + 24, bottom, 50, bottom + 1.6)
    canvas.y = bottom + 1.6
    joined = figure.rows[2]
    canvas.words_in_box(15, 70, (joined.label, joined.means), "f-part-1", "f-on-1")


def draw_triangle(figure: Figure, canvas: Canvas) -> None:
    """Three accounts at the corners, each checked against the others, and what is written down in the middle."""
    top, left, right, middle = (row.label for row in figure.rows)
    canvas.words_in_box(20, 60, [top], "f-frame")
    upper = canvas.y
    canvas.y += 1.8
    canvas.words_in_box(25, 50, [middle], "f-part-1", "f-on-1")
    lower = canvas.y + 1.8
    ends = []
    for x, label in ((0, left), (54, right)):
        canvas.y = lower
        canvas.words_in_box(x, 46, [label], "f-frame")
        ends.append(canvas.y)
    canvas.line(24, upper, 10, lower, arrows="both")
    canvas.line(76, upper, 90, lower, arrows="both")
    canvas.line(46, lower + 1.1, 54, lower + 1.1, arrows="both")
    canvas.y = max(ends)


def draw_steps(figure: Figure, canvas: Canvas) -> None:
    """Levels as stairs, with arrows of one size up and down between neighbours, and the decisions below."""
    width = 100 / len(figure.marks)
    bottom = canvas.y + 1 + _RISE * (len(figure.marks) - 1) + 3.4
    for number, level in enumerate(figure.marks):
        top, left, shade = bottom - 3.4 - _RISE * number, number * width, min(number + 1, 3)
        canvas.box(left, width, top, bottom - top, f"f-level-{shade}")
        for down, line in enumerate(canvas.broken(level, width, 0.9)):
            canvas.text("", top + 1.5 + down * LINE, left, strong=line, indent=0.5, kind=f"f-on-level-{shade}")
        if number + 1 < len(figure.marks):
            edge, low, high = left + width, top - 0.2, top - _RISE + 0.1
            canvas.line(edge - 12, low, edge - 12, high, "f-line f-heavy", arrows="end")
            canvas.line(edge - 4, high, edge - 4, low, "f-line f-heavy", arrows="end")
    canvas.y = bottom + 0.7
    arrows, pause, record = figure.rows
    canvas.group(0, canvas.y, _arrow(canvas, 0.4, 1.15, 0) + _arrow(canvas, 1.3, 0, 1.15))
    canvas.text(arrows.label, canvas.y + 1, indent=2.4)
    canvas.y += 1.6
    for x in (0.1, 1.1):
        canvas.box(x, 0.5, canvas.y + 0.1, 1, "f-pause", unit="em")
    canvas.paragraph(pause.label, indent=2.4)
    canvas.y += 0.7
    canvas.words_in_box(0, 100, [record.label], "f-part-1", "f-on-1")


def _arrow(canvas: Canvas, x: float, start: float, end: float) -> str:
    places = {"x1": length(x), "y1": length(start), "x2": length(x), "y2": length(end)}
    return tag("line", class_="f-line f-heavy", **places, marker_end=f"url(#{canvas.name}-arrow)")

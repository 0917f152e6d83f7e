"""The pictures: of numbers (parts, shares, a small whole, groups inside groups) and of ideas (a pile, circles, a triangle, steps)."""

from collections.abc import Callable

from course.figures.canvas import LINE, Canvas, length, tag
from course.figures.data import ALMOST, Figure, Row

_BAR = 2.2
_STRIPES_FROM = 9
_INCIDENTS = 5
_RISE = 2.4
_PAUSE = "".join(tag("rect", class_="f-pause", x=x, width="0.35em", height="1em") for x in ("0.1em", "0.7em"))


def _parts(figure: Figure, canvas: Canvas) -> None:
    """One bar in parts of one whole; sums as brackets above it, parts inside the first as blocks below it."""
    for row in figure.at("together"):
        canvas.text(row.label, canvas.y + 1, strong=row.shown)
        y, extent = canvas.y + 1.75, row.width
        canvas.line(0, y, extent, y)
        canvas.line(0, y, 0, y + 0.4)
        canvas.line(extent, y, extent, y + 0.4)
        canvas.y = y + 0.6
    start = 0
    for number, row in enumerate(figure.parts, 1):
        canvas.box(start, row.width, canvas.y, _BAR, f"f-part-{number}")
        canvas.text("", canvas.y + _BAR / 2 + 0.35, start, strong=row.shown, indent=0.5, kind=f"f-on-{number}")
        start += row.width
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
    canvas.box(0, figure.parts[0].width, canvas.y, 1.9, "f-frame")
    start = 0
    for number, row in enumerate(figure.at("inside"), 1):
        canvas.box(start, row.width, canvas.y, 1.9, f"f-inside-{number}")
        on = f"f-on-inside-{number}"
        canvas.text("", canvas.y + 1.3, start + row.width / 2, strong=row.shown, kind=on, anchor="middle")
        start += row.width
    canvas.y += 1.9


def _bars(figure: Figure, canvas: Canvas) -> None:
    """A bar a row, each the share of a whole of its own; one inside another hangs from the part that is its whole, as wide as it."""
    before: Row | None = None
    for row in figure.rows:
        if before and row.place == "inside":
            y, extent = canvas.y, before.reach or 0
            for x in (0, extent):
                canvas.line(x, y, x, y + 1.2, "f-line f-dashed")
            canvas.y += 1.2
            _draw_bar(row, canvas, extent)
            canvas.y += 0.3
            _draw_label(row, canvas)
        else:
            canvas.y += 0.9 if before else 0
            _draw_label(row, canvas)
            canvas.y += 0.3
            _draw_bar(row, canvas)
        before = row


def _draw_label(row: Row, canvas: Canvas) -> None:
    canvas.paragraph(row.label, strong=True)
    canvas.paragraph(row.whole, kind="f-quiet")


def _draw_bar(row: Row, canvas: Canvas, whole: float = 100) -> None:
    """The row's share of a bar that is `whole` percent of the width."""
    extent, y = (row.reach or 0) * whole / 100, canvas.y
    canvas.box(0, whole, y, _BAR, "f-track")
    solid = extent if row.number is not None else extent - _STRIPES_FROM
    canvas.box(0, solid, y, _BAR, "f-part-1")
    if row.number is None:
        canvas.box(solid, extent - solid, y, _BAR, "f-striped", striped=True)
        canvas.line(extent, y - 0.2, extent, y + _BAR + 0.4)
        canvas.text(row.value.removeprefix(ALMOST), y + _BAR + 1.3, extent, kind="f-quiet", anchor="middle")
    canvas.text("", y + _BAR / 2 + 0.35, strong=row.shown, indent=0.5, kind="f-on-1")
    canvas.y += _BAR + (1.5 if row.number is None else 0)


def _units(figure: Figure, canvas: Canvas) -> None:
    """How many of a small whole, in large; a page for each, filled where the row holds; what the others are, under the last."""
    row, across = figure.rows[0], 11
    whole, filled = int(row.base), int(row.width)
    canvas.text("", canvas.y + 1.5, strong=f"{row.value} of {row.base}", kind="f-big")
    canvas.y += 2
    canvas.paragraph(row.label)
    canvas.y += 0.4
    for number in range(whole):
        down, along = divmod(number, across)
        kind = "f-part-1" if number < filled else "f-part-3"
        canvas.box(along * 1.75 + 0.05, 1.3, canvas.y + 0.1 + down * 2.0, 1.6, kind, unit="em")
    canvas.y += 2.0 * -(-whole // across) + 0.2
    canvas.entry("f-part-3", row.rest, str(whole - filled))
    canvas.paragraph(row.whole, kind="f-quiet")


def _nested(figure: Figure, canvas: Canvas) -> None:
    """Boxes that share a corner, each inside the one before, with widths to scale."""
    largest = figure.rows[0].number or 1
    wide = [100 * row.width / largest for row in figure.rows]
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


def _pile(figure: Figure, canvas: Canvas) -> None:
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


def _circles(figure: Figure, canvas: Canvas) -> None:
    """Two groups of people who overlap, and what stands where they do."""
    start = canvas.y
    dot = tag("circle", class_="f-dot", cx="0.8em", cy="0em", r="0.25em")
    ends = []
    for x, row in ((0, figure.rows[0]), (54, figure.rows[1])):
        canvas.y = start + 0.5
        canvas.paragraph(row.label, x, 46, kind="f-strong", indent=0.55)
        canvas.y += 0.2
        for name in row.means.split("; "):
            canvas.group(x, canvas.y + 0.65, dot)
            canvas.paragraph(name, x, 46, indent=1.35)
            canvas.y += 0.2
        ends.append(canvas.y + 0.3)
    bottom = max(ends)
    canvas.box(46, 8, start, bottom - start + 0.7, "f-part-1")
    for x in (0, 46):
        canvas.box(x, 54, start, bottom - start, "f-frame")
    canvas.y = bottom + 0.6
    joined = figure.rows[2]
    canvas.words_in_box(15, 70, (joined.label, joined.means), "f-part-1", "f-on-1")


def _triangle(figure: Figure, canvas: Canvas) -> None:
    """Three accounts at the corners, each checked against the others, and in the middle what is asked of them."""
    top, left, right, middle = (row.label for row in figure.rows)
    canvas.words_in_box(20, 60, [top], "f-frame")
    upper = canvas.y
    canvas.y += 1.8
    for line in canvas.broken(middle, 46):
        canvas.text("", canvas.y + 1, 50, strong=line, anchor="middle")
        canvas.y += LINE
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


def _steps(figure: Figure, canvas: Canvas) -> None:
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
            canvas.line(edge - 16, low, edge - 16, high, "f-line f-heavy", arrows="end")
            canvas.line(edge - 10, high, edge - 10, low, "f-line f-heavy", arrows="end")
            canvas.group(edge - 6, high + 0.6, _PAUSE)
    canvas.y = bottom + 0.7
    arrows, pause, record = figure.rows
    canvas.group(0, canvas.y, _arrow(canvas, 0.4, 1.15, 0) + _arrow(canvas, 1.3, 0, 1.15))
    canvas.text(arrows.label, canvas.y + 1, indent=2.4)
    canvas.y += 1.6
    canvas.group(0, canvas.y + 0.1, _PAUSE)
    canvas.paragraph(pause.label, indent=2.4)
    canvas.y += 0.7
    canvas.words_in_box(0, 100, [record.label], "f-part-1", "f-on-1")


def _arrow(canvas: Canvas, x: float, start: float, end: float) -> str:
    places = {"x1": length(x), "y1": length(start), "x2": length(x), "y2": length(end)}
    return tag("line", class_="f-line f-heavy", **places, marker_end=f"url(#{canvas.name}-arrow)")


DRAWN: dict[str, Callable[[Figure, Canvas], None]] = {
    "parts": _parts,
    "bars": _bars,
    "units": _units,
    "nested": _nested,
    "pile": _pile,
    "circles": _circles,
    "triangle": _triangle,
    "steps": _steps,
}

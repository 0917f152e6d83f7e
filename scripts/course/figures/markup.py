"""A figure on a page: its title, picture, caveat and table, set where an author's line asks for it."""

from __future__ import annotations

import html
from collections.abc import Sequence

import svg

from course.figures.data import COUNTED, NO_PAGE, Figure, Row
from course.figures.drawing import CHARTS, NARROWEST, Canvas, em, percent
from course.figures.pictures import PICTURES
from course.text.page import Page


def canvas_of(figure: Figure, across: float = NARROWEST) -> Canvas:
    """The canvas on which the figure is drawn, with words broken to fit `across` em."""
    canvas = Canvas(figure, across)
    (CHARTS | PICTURES)[figure.kind](figure, canvas)
    return canvas


def draw_svg(figure: Figure, across: float = NARROWEST) -> str:
    """The picture for a page or a slide of at least `across` em: named by its description, since its title stands above it, and coloured by classes alone."""
    canvas = canvas_of(figure, across)
    title, description = f"{canvas.name}-title", f"{canvas.name}-desc"
    words: list[svg.Element] = [
        svg.Title(id=title, text=html.escape(figure.title, quote=False)),
        svg.Desc(id=description, text=html.escape(figure.description, quote=False)),
    ]
    root = svg.SVG(
        xmlns=None,
        class_=["figure__svg"],
        width=percent(100),
        height=em(canvas.y + 0.3),
        extra={"role": "img", "aria-labelledby": description},
        elements=[*words, *definitions(canvas), *canvas.shapes],
    )
    return str(root)


def definitions(canvas: Canvas) -> list[svg.Element]:
    """The stripes and the arrow, where a shape uses them."""
    drawn = "".join(map(str, canvas.shapes))
    found: list[svg.Element] = []
    if f"#{canvas.name}-stripes" in drawn:
        lines: list[svg.Element] = [svg.Rect(width=em(0.25), height=em(0.5), class_=["f-stripe"])]
        found.append(
            svg.Pattern(
                id=f"{canvas.name}-stripes",
                width=em(0.5),
                height=em(0.5),
                patternUnits="userSpaceOnUse",
                patternTransform=[svg.Rotate(45)],
                elements=lines,
            )
        )
    if f"#{canvas.name}-arrow" in drawn:
        head: list[svg.Element] = [svg.Path(d=[svg.M(0, 1), svg.L(10, 5), svg.L(0, 9), svg.Z()], class_=["f-arrow"])]
        found.append(
            svg.Marker(
                id=f"{canvas.name}-arrow",
                viewBox=svg.ViewBoxSpec(0, 0, 10, 10),
                refX=9,
                refY=5,
                markerWidth=em(0.8),
                markerHeight=em(0.8),
                markerUnits="userSpaceOnUse",
                orient="auto-start-reverse",
                elements=head,
            )
        )
    return [svg.Defs(elements=found)] if found else []


def draw_figure(figure: Figure, *, titled: bool = True) -> str:
    """The figure as Markdown with HTML around it: title, picture, caveat, table."""
    caption = f'<figcaption class="figure__title" markdown="span">{figure.title}</figcaption>\n\n' if titled else ""
    return (
        f'<figure class="figure figure--{figure.kind}" markdown>\n\n{caption}'
        f'<div class="figure__picture" data-search-exclude>{draw_svg(figure)}</div>\n\n'
        f"{figure.caveat}\n{{ .figure__caveat }}\n\n{_table(figure)}\n\n</figure>\n"
    )


def _table(figure: Figure) -> str:
    """The rows as a table; a whole that they all share stands once, in its head."""
    if figure.kind not in COUNTED:
        return _rows(("In the picture", "In words"), [(row.label, f"{row.means} {mark(row)}") for row in figure.rows])
    wholes = {row.whole for row in figure.rows}
    if len(wholes) == 1:
        return _rows(
            ("What", f"Share {wholes.pop()}"), [(_what(row), f"{row.shown} {mark(row)}") for row in figure.rows]
        )
    cells = [(_what(row), row.shown, f"{row.whole.removeprefix('of ')} {mark(row)}") for row in figure.rows]
    values = "Share" if all(row.unit == "%" for row in figure.rows) else "How many"
    return _rows(("What", values, "Of what"), cells)


def _rows(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _what(row: Row) -> str:
    label = f"{row.label[0].upper()}{row.label[1:]}"
    return f"{label}: {row.means}" if row.means else label


def mark(row: Row) -> str:
    """The row's page as an author writes it, such as `(p13)`; nothing where the source gives none."""
    return f"({row.page})" if row.page != NO_PAGE else ""


def place_figures(figures: Sequence[Figure], markdown: str, *, titled: bool = True) -> str:
    """The Markdown with each line such as `[figure: involvement]` replaced by its figure; an unknown name stays as it is."""
    known = {figure.id: figure for figure in figures}
    lines = markdown.split("\n")
    for number, name in Page("", markdown).figures:
        if name in known:
            lines[number - 1] = f"\n{draw_figure(known[name], titled=titled)}\n"
    return "\n".join(lines)

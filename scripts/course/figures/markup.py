"""A figure on a page: its title, picture, caveat and table, set where an author's line asks for it."""

from collections.abc import Sequence

from course.figures.canvas import NARROWEST, Canvas, length, tag, words
from course.figures.data import COUNTED, NO_PAGE, Figure, Row
from course.figures.drawings import DRAWN
from course.text.page import Page


def canvas_of(figure: Figure, across: float = NARROWEST) -> Canvas:
    """The canvas on which the figure is drawn, with words broken to fit `across` em."""
    canvas = Canvas(figure.id, across)
    DRAWN[figure.kind](figure, canvas)
    return canvas


def draw_svg(figure: Figure) -> str:
    """The picture for a page or a slide: named by its description, since its title stands above it, and coloured by classes alone."""
    canvas = canvas_of(figure)
    title = tag("title", words(figure.title), id=f"{canvas.name}-title")
    description = tag("desc", words(figure.description), id=f"{canvas.name}-desc")
    named = {"class_": "figure__svg", "role": "img", "aria_labelledby": f"{canvas.name}-desc"}
    inside = f"{title}{description}{canvas}"
    return tag("svg", inside, width="100%", height=length(canvas.y + 0.3), **named)


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
    wholes = {row.whole for row in figure.rows}
    if figure.kind not in COUNTED:
        head: tuple[str, ...] = ("In the picture", "In words")
        rows: list[tuple[str, ...]] = [(row.label, f"{row.means} {_page(row)}") for row in figure.rows]
    elif len(wholes) == 1:
        head = ("What", f"Share {wholes.pop()}")
        rows = [(_what(row), f"{row.shown} {_page(row)}") for row in figure.rows]
    else:
        head = ("What", "Share" if all(row.unit == "%" for row in figure.rows) else "How many", "Of what")
        rows = [(_what(row), row.shown, f"{row.whole.removeprefix('of ')} {_page(row)}") for row in figure.rows]
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _what(row: Row) -> str:
    label = f"{row.label[0].upper()}{row.label[1:]}"
    return f"{label}: {row.means}" if row.means else label


def _page(row: Row) -> str:
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

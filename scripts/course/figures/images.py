"""A figure by itself, for slides and Word: an SVG that carries its colours and its caveat, and a bitmap of it."""

from __future__ import annotations

import html
from importlib.resources import as_file, files

import resvg_py
import svg

from course.figures.data import Figure
from course.figures.markup import canvas_of, definitions
from course.text.colours import plain_rules, properties, resolved

_EM = 16
_ACROSS = 36
_FONT = "Lato"


def figure_svg(figure: Figure, scheme: str, css: str, *, caveat: bool = True) -> str:
    """The figure as an SVG file in the colours of `scheme` (light or dark); `css` is the text of the course's style sheets.

    The caveat stands under the drawing, because a picture is copied without the words around it; where it cannot be, not.
    """
    canvas = canvas_of(figure, _ACROSS)
    if caveat:
        canvas.y += 0.5
        canvas.paragraph(figure.caveat, kind="f-quiet")
    width, height, edge = _ACROSS * _EM, round((canvas.y + 0.2) * _EM), _EM
    drawing = svg.SVG(
        xmlns=None,
        x=edge,
        y=edge,
        width=width,
        height=height,
        viewBox=svg.ViewBoxSpec(0, 0, width, height),
        elements=canvas.shapes,
    )
    words: list[svg.Element] = [
        svg.Title(text=html.escape(figure.title, quote=False)),
        svg.Desc(text=html.escape(figure.description, quote=False)),
        svg.Style(text=html.escape(_style(scheme, css), quote=False)),
    ]
    root = svg.SVG(
        width=width + 2 * edge,
        height=height + 2 * edge,
        viewBox=svg.ViewBoxSpec(0, 0, width + 2 * edge, height + 2 * edge),
        class_=["figure__svg"],
        elements=[*words, *definitions(canvas), drawing],
    )
    return str(root)


def _style(scheme: str, css: str) -> str:
    """The rules of the drawing's own classes, colours filled in."""
    known = properties(css, scheme)
    rules = [f".figure__svg{{font-family:{_FONT},sans-serif;font-size:{_EM}px}}"]
    for selector, body in plain_rules(css):
        if selector.startswith(".f-"):
            rules.append(f"{selector}{{{' '.join(resolved(body, known).split())}}}")
    return "\n".join(rules)


def figure_png(figure: Figure, width: int, scheme: str, css: str) -> bytes:
    """The figure as a PNG `width` pixels wide; its letters come with the packages, so the bytes are the same on any machine."""
    ground = properties(css, scheme)["--figure-ground"]
    with as_file(files("font_lato") / "files") as folder:
        fonts = [str(folder / f"Lato-{weight}.ttf") for weight in ("Regular", "Bold")]
        drawn = resvg_py.svg_to_bytes(
            svg_string=figure_svg(figure, scheme, css),
            width=width,
            background=ground,
            font_family=_FONT,
            sans_serif_family=_FONT,
            skip_system_fonts=True,
            font_files=fonts,
        )
    return bytes(drawn)

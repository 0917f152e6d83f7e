"""A figure by itself, for slides and Word: an SVG that carries its colours and its caveat, and a bitmap of it."""

from importlib.resources import files
from pathlib import Path

import resvg_py

from course.figures.canvas import tag, words
from course.figures.data import Figure
from course.figures.markup import canvas_of
from course.text.colours import plain_rules, properties, resolved

_EM = 16
_ACROSS = 36
_FONT = "Lato"
LETTERS = Path(str(files("font_lato") / "files"))
"""The folder of its files."""


def figure_svg(figure: Figure, css: str, *, caveat: bool = True) -> str:
    """The figure as an SVG file in light colours; `css` is the text of the course's style sheets.

    The caveat stands under the drawing, because a picture is copied without the words around it; where it cannot be, not.
    """
    canvas = canvas_of(figure, _ACROSS)
    if caveat:
        canvas.y += 0.5
        canvas.paragraph(figure.caveat, kind="f-quiet")
    width, height = _ACROSS * _EM, round((canvas.y + 0.2) * _EM)
    drawing = tag("svg", "".join(canvas.shapes), **_sized(width, height), x=str(_EM), y=str(_EM))
    named = tag("title", words(figure.title)) + tag("desc", words(figure.description))
    style = tag("style", words(_style(css)))
    whole = _sized(width + 2 * _EM, height + 2 * _EM)
    inside = named + style + canvas.definitions + drawing
    return tag("svg", inside, xmlns="http://www.w3.org/2000/svg", **whole, class_="figure__svg")


def _sized(width: int, height: int) -> dict[str, str]:
    return {"viewBox": f"0 0 {width} {height}", "width": str(width), "height": str(height)}


def _style(css: str) -> str:
    """The rules of the drawing's own classes, colours filled in."""
    known = properties(css, "light")
    rules = [f".figure__svg{{font-family:{_FONT},sans-serif;font-size:{_EM}px}}"]
    for selector, body in plain_rules(css):
        if selector.startswith(".f-"):
            rules.append(f"{selector}{{{' '.join(resolved(body, known).split())}}}")
    return "\n".join(rules)


def figure_png(figure: Figure, width: int, css: str) -> bytes:
    """The figure as a PNG `width` pixels wide; its letters come with the packages, so the bytes are the same on any machine."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=figure_svg(figure, css),
        width=width,
        background=properties(css, "light")["--figure-ground"],
        font_family=_FONT,
        sans_serif_family=_FONT,
        skip_system_fonts=True,
        font_files=[str(LETTERS / f"Lato-{weight}.ttf") for weight in ("Regular", "Bold")],
    )
    return bytes(drawn)

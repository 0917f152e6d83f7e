"""A drawing from the top down: SVG whose widths are percentages and whose heights are ems, so that text keeps its size on any screen."""

import textwrap
from collections.abc import Iterable
from html import escape

NARROWEST = 20.0
"""The width in em of the narrowest place where a figure stands: a phone's column. Text is broken to fit it."""
LINE = 1.35
_CHARACTER = 0.5
_DEFINITIONS = {
    "stripes": '<pattern id="{}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" width="0.5em" height="0.5em">'
    '<rect class="f-stripe" width="0.25em" height="0.5em"/></pattern>',
    "arrow": '<marker id="{}" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="0.8em"'
    ' markerHeight="0.8em" orient="auto-start-reverse"><path class="f-arrow" d="M 0 1 L 10 5 L 0 9 Z "/></marker>',
}


def tag(name: str, inside: str = "", **attributes: str) -> str:
    """An element; attributes that are empty are left out, and `_` stands for a hyphen."""
    said = "".join(f' {key.strip("_").replace("_", "-")}="{value}"' for key, value in attributes.items() if value)
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def words(text: str) -> str:
    """A text as it stands in an element."""
    return escape(text, quote=False)


def length(value: float, unit: str = "em") -> str:
    """A length in one spelling."""
    return f"{round(value, 2):g}{unit}"


class Canvas:
    """Takes shapes: across in percent of the width, down in em; `y` is how far it has come.

    `across` is the least width in em that it will have: words are broken to fit it.
    """

    def __init__(self, name: str, across: float = NARROWEST) -> None:
        self.name = f"figure-{name}"
        self.across = across
        self.y = 0.0
        self.shapes: list[str] = []

    def text(
        self,
        said: str,
        y: float,
        x: float = 0,
        *,
        kind: str = "",
        strong: str = "",
        indent: float = 0,
        anchor: str = "",
    ) -> None:
        """One line on the base line `y`, `strong` words first and heavier."""
        first = tag("tspan", words(strong), class_="f-strong") if strong else ""
        then = tag("tspan", words(f" {said}" if strong else said)) if said else ""
        place = {"x": length(x, "%"), "y": length(y), "dx": length(indent) if indent else ""}
        self.shapes.append(tag("text", first + then, text_anchor=anchor, class_=f"f-text {kind}".strip(), **place))

    def broken(self, said: str, width: float = 100, indent: float = 0) -> list[str]:
        """The words in lines that fit `width` percent less `indent` em."""
        room = self.across * width / 100 - indent
        return textwrap.wrap(said, int(room / _CHARACTER), break_long_words=False) or [""]

    def paragraph(
        self, said: str, x: float = 0, width: float = 100, *, kind: str = "", indent: float = 0, strong: bool = False
    ) -> None:
        """Words broken into lines, from `y` down."""
        for line in self.broken(said, width, indent):
            self.text("" if strong else line, self.y + 1, x, kind=kind, strong=line if strong else "", indent=indent)
            self.y += LINE

    def entry(self, kind: str, said: str, strong: str, indent: float = 0) -> None:
        """A line of a legend: the block that it explains, a value and words."""
        self.box(indent, 1, self.y + 0.1, 1, kind, unit="em")
        self.text(said, self.y + 1, strong=strong, indent=indent + 1.6)
        self.y += 1.55

    def box(
        self, x: float, width: float, y: float, height: float, kind: str, *, unit: str = "%", striped: bool = False
    ) -> None:
        """A rectangle, whose place and width are in percent, or in em too."""
        fill = f"url(#{self.name}-stripes)" if striped else ""
        sizes = {"width": length(width, unit), "height": length(height), "fill": fill}
        self.shapes.append(tag("rect", class_=kind, x=length(x, unit), y=length(y), **sizes))

    def words_in_box(self, x: float, width: float, said: Iterable[str], kind: str, on: str = "") -> None:
        """A box with its words in the middle, the first heavier; it begins at `y` and moves it to its end."""
        lines = [(line, not number) for number, part in enumerate(said) for line in self.broken(part, width, 1)]
        height = len(lines) * LINE + 0.9
        self.box(x, width, self.y, height, kind)
        middle = x + width / 2
        for number, (line, heavy) in enumerate(lines):
            plain, strong = ("", line) if heavy else (line, "")
            self.text(plain, self.y + 1.45 + number * LINE, middle, strong=strong, kind=on, anchor="middle")
        self.y += height

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str = "f-line", *, arrows: str = "") -> None:
        """A straight line, with an arrow at its `end` or at `both`."""
        arrow = f"url(#{self.name}-arrow)"
        ends = {"marker_end": arrow if arrows else "", "marker_start": arrow if arrows == "both" else ""}
        places = {"x1": length(x1, "%"), "y1": length(y1), "x2": length(x2, "%"), "y2": length(y2)}
        self.shapes.append(tag("line", class_=kind, **places, **ends))

    def group(self, x: float, y: float, shapes: str) -> None:
        """Shapes measured in em from a point at `x` percent of the width."""
        self.shapes.append(tag("svg", shapes, x=length(x, "%"), y=length(y), overflow="visible"))

    @property
    def definitions(self) -> str:
        """The stripes and the arrow, where a shape uses them."""
        drawn = "".join(self.shapes)
        used = [name for name in _DEFINITIONS if f"#{self.name}-{name})" in drawn]
        found = "".join(_DEFINITIONS[name].format(f"{self.name}-{name}") for name in used)
        return tag("defs", found) if found else ""

    def __str__(self) -> str:
        return self.definitions + "".join(self.shapes)

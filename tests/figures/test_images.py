"""Figures by themselves, for slides and Word."""

from __future__ import annotations

import struct
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

from course.course import Course
from course.figures.data import Figure
from course.figures.images import figure_png, figure_svg
from course.text.colours import properties

ROOT = Path(__file__).resolve().parents[2]
CSS = "".join(
    (ROOT / "overrides/assets/theme" / name).read_text(encoding="utf-8") for name in ("course.css", "figures.css")
)
FIGURES = {figure.id: figure for figure in Course(ROOT).figures}
NAMESPACE = "{http://www.w3.org/2000/svg}"


def test_a_picture_by_itself_carries_its_words_its_caveat_and_its_colours() -> None:
    for figure, scheme in product(FIGURES.values(), ("light", "dark")):
        root = ElementTree.fromstring(figure_svg(figure, scheme, CSS))
        told = [root.findtext(f"{NAMESPACE}{part}") for part in ("title", "desc")]
        assert told == [figure.title, figure.description]
        said = " ".join(" ".join("".join(text.itertext()).split()) for text in root.iter(f"{NAMESPACE}text"))
        style = root.findtext(f"{NAMESPACE}style") or ""
        assert figure.caveat in said
        assert "var(" not in style and properties(CSS, scheme)["--figure-strong"] in style


def test_a_bitmap_has_the_width_asked_for_and_the_same_bytes_twice() -> None:
    figure = FIGURES["information-shared"]
    png = figure_png(figure, 800, "light", CSS)
    assert (png[:8], struct.unpack(">I", png[16:20])[0]) == (b"\x89PNG\r\n\x1a\n", 800)
    assert png == figure_png(figure, 800, "light", CSS)
    assert png != figure_png(figure, 800, "dark", CSS)


def test_the_letters_are_in_a_bitmap_whatever_the_machine_has() -> None:
    figure = FIGURES["babies"]
    other = Figure(**{**vars(figure), "caveat": "".join(reversed(figure.caveat))})
    assert figure_png(figure, 400, "light", CSS) != figure_png(other, 400, "light", CSS)

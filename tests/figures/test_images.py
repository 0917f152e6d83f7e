"""Figures by themselves, for slides and Word."""

from __future__ import annotations

import struct
from pathlib import Path
from xml.etree import ElementTree

from course.figures.images import figure_png, figure_svg
from course.text.colours import properties
from tests.conftest import COURSE

ROOT = Path(__file__).resolve().parents[2]
CSS = "".join(
    (ROOT / "overrides/assets/theme" / name).read_text(encoding="utf-8") for name in ("course.css", "figures.css")
)
FIGURES = {figure.id: figure for figure in COURSE.figures}
NAMESPACE = "{http://www.w3.org/2000/svg}"


def test_a_picture_by_itself_carries_its_words_its_caveat_and_its_colours() -> None:
    for figure in FIGURES.values():
        root = ElementTree.fromstring(figure_svg(figure, CSS))
        told = [root.findtext(f"{NAMESPACE}{part}") for part in ("title", "desc")]
        assert told == [figure.title, figure.description]
        said = " ".join(" ".join("".join(text.itertext()).split()) for text in root.iter(f"{NAMESPACE}text"))
        style = root.findtext(f"{NAMESPACE}style") or ""
        assert figure.caveat in said
        assert "var(" not in style and properties(CSS, "light")["--figure-strong"] in style


def test_a_bitmap_has_the_width_asked_for_and_the_same_bytes_twice() -> None:
    figure = FIGURES["information-shared"]
    png = figure_png(figure, 800, CSS)
    assert (png[:8], struct.unpack(">I", png[16:20])[0]) == (b"\x89PNG\r\n\x1a\n", 800)
    assert png == figure_png(figure, 800, CSS)

"""The file that a designer changes: what our code asks of it is there, and the site's colours reach the slides."""

from __future__ import annotations

import re

from pptx import Presentation

from course.content.host_settings import style_sheet
from course.handouts.templates import (
    ABOUT_ID,
    AFTER_ID,
    EDITION,
    LABEL_ID,
    LAYOUTS,
    SLIDES,
    layout_of,
    slides_template,
)
from course.text.colours import SCHEMES, properties
from course.text.zips import unpacked
from tests.conftest import ROOT

CSS = (ROOT / "overrides/assets/theme/course.css").read_text(encoding="utf-8")


def test_each_kind_of_slide_has_its_layout_with_the_placeholders_that_are_filled() -> None:
    layouts = {layout.name: layout for layout in Presentation(str(SLIDES)).slide_layouts}
    found = {
        kind: {holder.placeholder_format.idx for holder in layouts[name].placeholders} for kind, name in LAYOUTS.items()
    }
    special = {"title": {0, 1, ABOUT_ID}, "section": {0}}
    assert found == {kind: special.get(kind, {0, 1, LABEL_ID, AFTER_ID}) for kind in LAYOUTS}


def test_a_kind_without_a_layout_of_its_own_takes_that_of_another() -> None:
    assert [layout_of(kind) for kind in ("vote", "discuss", "key", "list")] == [
        "Question",
        "Try this",
        "Key line",
        "Title and words",
    ]


def test_it_has_a_place_for_the_edition_at_the_foot() -> None:
    texts = [shape.text_frame.text for shape in Presentation(str(SLIDES)).slide_masters[0].shapes]
    assert sum(EDITION in text for text in texts) == 1


def theme(css: str) -> str:
    return unpacked(slides_template(css))["ppt/theme/theme1.xml"].decode()


def test_a_colour_that_is_not_the_theme_s_is_the_site_s() -> None:
    ours = {value.upper() for scheme in SCHEMES for value in properties(CSS, scheme).values()}
    parts = unpacked(SLIDES.read_bytes())
    shown = "".join(
        parts[name].decode() for name in parts if name.startswith(("ppt/slideLayouts/", "ppt/slideMasters/"))
    )
    assert {f"#{colour}" for colour in re.findall(r'srgbClr val="(\w+)"', shown)} <= ours


def test_the_slides_take_a_host_s_colours() -> None:
    made = theme(CSS + style_sheet(ROOT, {"header": "#4a1942", "links": "#5a2952"}))
    for name, colour in (("dk1", "1E2A2B"), ("dk2", "4A1942"), ("hlink", "5A2952"), ("folHlink", "5A2952")):
        assert f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' in made

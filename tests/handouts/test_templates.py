"""The files that a designer changes: what our code asks of them is there, and the site's colours and the edition reach them."""

from __future__ import annotations

import re

import pytest
from docx import Document
from pptx import Presentation

from course.content.host_settings import style_sheet
from course.handouts.powerpoint import LIKE
from course.handouts.templates import AFTER_ID, LABEL_ID, TABLE_STYLE, template, template_file
from course.handouts.word import BOXES
from course.text.colours import SCHEMES, properties
from course.tools.zips import unpacked
from tests.conftest import ROOT

CSS = (ROOT / "overrides/assets/theme/course.css").read_text(encoding="utf-8")
KINDS = ("title", "section", "words", "key", "scene", "note", "try", "since", "question")
ENDINGS = ("pptx", "docx")


def text_of(made: bytes) -> str:
    return "".join(part.decode() for name, part in unpacked(made).items() if name.endswith(".xml"))


def test_each_kind_of_slide_has_its_layout_with_the_placeholders_that_are_filled() -> None:
    layouts = {layout.name: layout for layout in Presentation(str(template_file("pptx"))).slide_layouts}
    found = {
        name: {holder.placeholder_format.idx for holder in layout.placeholders} for name, layout in layouts.items()
    }
    special = {"title": {0, 1}, "section": {0}}
    assert found == {kind: special.get(kind, {0, 1, LABEL_ID, AFTER_ID}) for kind in KINDS}
    assert set(LIKE.values()) <= set(KINDS)


def test_words_have_bullets_and_letters_by_their_level_and_tables_their_style() -> None:
    parts = unpacked(template_file("pptx").read_bytes())
    body = parts["ppt/slideLayouts/slideLayout3.xml"].decode()
    assert re.search(r"<a:lvl2pPr.*?<a:buChar .*?</a:lvl2pPr><a:lvl3pPr.*?alphaUcPeriod.*?</a:lvl3pPr>", body)
    assert f'styleId="{TABLE_STYLE}"' in parts["ppt/tableStyles.xml"].decode()


def test_each_box_has_its_style_in_word() -> None:
    names = {str(style.name) for style in Document(str(template_file("docx"))).styles}
    boxes = {kind.replace("-", " ").title() for kind in BOXES}
    assert boxes | {"Title", "Subtitle", "Heading 1", "Heading 2", "Body Text", "Compact", "Table"} <= names


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_edition_stands_at_the_foot(ending: str) -> None:
    made = text_of(template(ending, CSS, "Parks & ponds, version 2"))
    assert made.count(">Parks &amp; ponds, version 2<") == 1
    assert text_of(template_file(ending).read_bytes()).count(">Edition<") == 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_colour_that_is_not_the_theme_s_is_the_site_s(ending: str) -> None:
    ours = {value.upper() for scheme in SCHEMES for value in properties(CSS, scheme).values()} | {"#FFFFFF"}
    parts = unpacked(template_file(ending).read_bytes()).items()
    shown = "".join(part.decode() for name, part in parts if name.endswith(".xml") and "/theme/" not in name)
    found = re.findall(r'(?:srgbClr val|w:fill|w:color|w:color w:val)="([0-9A-Fa-f]{6})"', shown)
    assert {f"#{colour}" for colour in found} <= ours


@pytest.mark.parametrize("ending", ENDINGS)
def test_files_take_a_host_s_colours(ending: str) -> None:
    made = text_of(template(ending, CSS + style_sheet(ROOT, {"header": "#4a1942", "links": "#5a2952"}), ""))
    for name, colour in (("dk1", "1E2A2B"), ("dk2", "4A1942"), ("hlink", "5A2952"), ("folHlink", "5A2952")):
        assert f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' in made

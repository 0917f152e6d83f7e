"""The ruler of slides, and slides as PowerPoint has them: one that holds too much, contacts of a host, a table to fill in."""

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from pptx import Presentation

from course.handouts.facts import Facts
from course.handouts.powerpoint import LIKE, pptx_of
from course.handouts.templates import AFTER_ID, LABEL_ID, TABLE_STYLE, template, template_file
from course.handouts.word import BOXES
from course.hosts.settings import style_sheet
from course.slides.blocks import Block, Paragraph, Run, Table
from course.slides.cut import Slide
from course.slides.decks import Deck
from course.slides.fit import columns, fitting, height_of, lines_of
from course.text.colours import SCHEMES, properties
from course.tools.zips import unpacked
from tests.conftest import ROOT
from tests.handouts import FACTS

TABLE = Table((Paragraph.said("Who"), Paragraph.said("What")), ((Paragraph.said("A"), Paragraph.said("word " * 60)),))


def made(*slides: list[Block], facts: Facts = FACTS) -> list[Any]:
    every = [Slide(f"s{number}", "Benches", "list", tuple(blocks)) for number, blocks in enumerate(slides, 1)]
    return list(
        Presentation(io.BytesIO(pptx_of(Deck("modules/parks", "Parks", tuple(every), ()), facts, {}, ""))).slides
    )


def rows(slide: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for shape in slide.shapes if shape.has_table for row in shape.table.rows]


def test_longer_words_bold_words_and_items_take_more_lines() -> None:
    text = "the bench by the pond " * 30
    lines = lines_of(Paragraph.said(text), 20, 400)
    assert lines_of(Paragraph.said("bench " * 3), 20, 200) == 1 < lines_of(Paragraph.said("bench " * 12), 20, 200)
    assert lines_of(Paragraph((Run(text, bold=True),)), 20, 400) > lines
    assert lines_of(Paragraph.said(text, "bullet"), 20, 400) > lines


def test_the_largest_size_that_fits_is_taken_and_none_where_none_does() -> None:
    sizes = (28, 24, 20, 16)
    assert fitting([Paragraph.said("Short")], sizes, 400, 100) == 28
    size = fitting([Paragraph.said("bench " * 22)], sizes, 400, 100)
    assert size in (16, 20, 24) and height_of([Paragraph.said("bench " * 22)], size, 400) <= 100
    assert fitting([Paragraph.said("bench " * 400)], sizes, 400, 100) == 0


def test_columns_have_room_for_their_longest_word() -> None:
    widths = columns(TABLE, 20, 600)
    assert sum(widths) == pytest.approx(600) and widths[1] > widths[0]
    assert lines_of(Paragraph.said("Who"), 20, widths[0]) == 1


def test_a_slide_that_is_too_full_is_named_and_nothing_is_made() -> None:
    full: list[Block] = [Paragraph.said("bench " * 400)]
    with pytest.raises(ValueError) as error:
        made([Paragraph.said("Short.")], full, full)
    told = str(error.value).splitlines()
    assert [line.split("slide ")[1][:4] for line in told] == ["'s2'", "'s3'"]
    assert all("modules/parks" in line and "shorter" in line for line in told)


def test_the_last_slides_hold_every_contact_of_a_host() -> None:
    contacts = tuple((f"Desk {number}", f"01632 960 {number:03}, at any time of day or night") for number in range(20))
    last = [slide for slide in made([Paragraph.said("Short.")], facts=replace(FACTS, contacts=contacts)) if rows(slide)]
    assert len(last) > 1 and len({slide.shapes.title.text for slide in last}) == len(last)
    assert {f"Desk {number}" for number in range(20)} <= {row[0] for slide in last for row in rows(slide)}


def test_words_below_a_table_are_read_after_it() -> None:
    slide = made([Paragraph.said("Above."), TABLE, Paragraph.said("Below.", "stem")])[0]
    read = ["table" if shape.has_table else shape.text_frame.text for shape in slide.shapes]
    assert read == ["Benches", "Above.", "table", "Below."]


def test_a_length_of_the_session_and_a_road_of_a_case_is_a_show_of_its_slides() -> None:
    told = [((7, 15), ""), ((15,), "shut"), ((15,), "open"), ((15,), "")]
    slides = tuple(
        Slide(f"s{number}", "Benches", "list", (Paragraph.said("Old."),), lengths=lengths, road=road)
        for number, (lengths, road) in enumerate(told)
    )
    made = Presentation(io.BytesIO(pptx_of(Deck("cases/gate", "Gate", slides, (), (7, 15)), FACTS, {}, "")))
    ids = {one.rId: made.part.related_part(one.rId).slide.slide_id for one in made.slides._sldIdLst}
    shows = {one.get("name"): [ids[slide.values()[0]] for slide in one[0]] for one in made.element.iter("{*}custShow")}
    first, shut, opened, last = (slide.slide_id for slide in list(made.slides)[:4])
    roads = {"First road": [first, shut, last], "Second road": [first, opened, last]}
    assert shows == {"7 minutes": [first], "15 minutes": [first, shut, opened, last], **roads}


def test_each_line_of_a_fork_leads_to_the_first_slide_of_its_road() -> None:
    lines = tuple(Paragraph.said(f"Road {road}", "letter") for road in "ab")
    told = [Slide(road * 2, f"Road {road}", "list", (Paragraph.said("Old."),), road=road) for road in "aab"]
    slides = (Slide("f", "Two roads", "fork", lines), *told, Slide("z", "End", "list", lines))
    made = Presentation(io.BytesIO(pptx_of(Deck("cases/gate", "Gate", slides, ()), FACTS, {}, "")))
    every = list(made.slides)
    links = [line.runs[0]._r.rPr.hlinkClick for line in every[0].placeholders[1].text_frame.paragraphs]
    assert [every[0].part.related_part(link.rId) for link in links] == [every[1].part, every[3].part]
    assert {link.get("action") for link in links} == {"ppaction://hlinksldjump"}


def test_items_have_bullets_and_options_letters() -> None:
    slide = made([Paragraph.said("One", "bullet"), Paragraph.said("Two", "letter"), Paragraph.said("Three")])[0]
    assert [line.level for line in slide.placeholders[1].text_frame.paragraphs] == [1, 2, 0]


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
    styles = Document(str(template_file("docx"))).styles
    names = {str(style.name) for style in styles}
    boxes = {kind.replace("-", " ").title() for kind in BOXES}
    assert boxes | {"Title", "Subtitle", "Heading 1", "Heading 2", "Body Text", "Compact", "Table"} <= names
    edged = [{side.tag.split("}")[1] for side in styles[box].element.xpath("w:pPr/w:pBdr/*")} for box in boxes]
    assert edged == [{"top", "left", "bottom", "right", "between"}] * len(boxes)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_colour_that_is_not_the_theme_s_is_the_site_s(ending: str) -> None:
    ours = {value.upper() for scheme in SCHEMES for value in properties(CSS, scheme).values()} | {"#FFFFFF"}
    parts = unpacked(template_file(ending).read_bytes()).items()
    shown = "".join(part.decode() for name, part in parts if name.endswith(".xml") and "/theme/" not in name)
    found = re.findall(r'(?:srgbClr val|w:fill|w:color|w:color w:val)="([0-9A-Fa-f]{6})"', shown)
    assert {f"#{colour}" for colour in found} <= ours


@pytest.mark.parametrize("ending", ENDINGS)
def test_files_take_a_host_s_colours_and_the_edition_stands_at_their_foot(ending: str) -> None:
    css = CSS + style_sheet(ROOT, {"header": "#4a1942", "links": "#5a2952"})
    made = text_of(template(ending, css, "Parks & ponds, version 2"))
    assert made.count(">Parks &amp; ponds, version 2<") == 1
    for name, colour in (("dk1", "1E2A2B"), ("dk2", "4A1942"), ("hlink", "5A2952"), ("folHlink", "5A2952")):
        assert f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' in made

"""Slides as words with a look, the measure of a box, and a slide that holds too much."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from course.course import Course
from course.handouts.blocks import Paragraph, Run, Table, blocks_of, notes_of
from course.handouts.deck import pptx_of
from course.handouts.facts import Facts
from course.handouts.fit import Box, columns, fitting, lines_of, row_heights, text_height
from course.slides.cut import Slide
from course.slides.decks import Deck
from tests.conftest import ROOT

FACTS = Facts("Parks", "1.2.3", "1 May 2026", "", (), 1767225600, Course(ROOT).imprint)


def paragraph(text: str, **marks: bool) -> Paragraph:
    return Paragraph((Run(text),), **marks)


def deck(*htmls: str, kind: str = "list") -> Deck:
    slides = [Slide(f"s{number}", "Benches", kind, html, "", "") for number, html in enumerate(htmls, 1)]
    return Deck("modules/parks", "Parks", tuple(slides), ())


def test_words_keep_their_look_and_single_spaces() -> None:
    (found,) = blocks_of('<p>A  <strong>wet</strong> <em>bench</em>\n<a class="page-ref">(p12)</a>.</p>')
    assert isinstance(found, Paragraph)
    assert found.text == "A wet bench (p12)."
    looks = [(run.text.strip(), run.bold, run.italic) for run in found.runs if run.text.strip()]
    assert looks[:3] == [("A", False, False), ("wet", True, False), ("bench", False, True)]


def test_items_get_bullets_and_options_letters() -> None:
    found = blocks_of('<ul><li>One</li></ul><ol class="options"><li>Two</li></ol>')
    assert found == (paragraph("One", bullet=True), paragraph("Two", letter=True))


def test_a_table_keeps_its_head_and_its_empty_cells() -> None:
    (found,) = blocks_of(
        "<table><thead><tr><th>Who</th><th>When</th></tr></thead><tbody><tr><td></td><td></td></tr></tbody></table>"
    )
    assert isinstance(found, Table)
    assert [cell.text for cell in found.head] == ["Who", "When"]
    assert found.empty


def test_notes_are_a_line_a_paragraph() -> None:
    assert notes_of("<p>One.</p><ul><li>Two.</li></ul>") == ["One.", "Two."]


def test_a_line_breaks_where_the_width_ends() -> None:
    assert lines_of(paragraph("bench " * 3), 20, 200) == 1
    assert lines_of(paragraph("bench " * 12), 20, 200) > lines_of(paragraph("bench " * 6), 20, 200) > 1


def test_bold_words_and_bullets_take_more_room() -> None:
    text = "the bench by the pond " * 30
    assert lines_of(Paragraph((Run(text, bold=True),)), 20, 400) > lines_of(paragraph(text), 20, 400)
    assert lines_of(paragraph(text, bullet=True), 20, 400) > lines_of(paragraph(text), 20, 400)


def test_the_largest_size_that_fits_is_taken_and_none_where_none_does() -> None:
    box = Box(0, 0, 400, 100)
    assert fitting([paragraph("Short")], box) == 28
    size = fitting([paragraph("bench " * 22)], box)
    assert 18 <= size < 28
    assert text_height([paragraph("bench " * 22)], size, 400) <= 100
    assert fitting([paragraph("bench " * 400)], box) == 0


def test_columns_have_room_for_their_longest_word() -> None:
    table = Table((paragraph("Who"), paragraph("What")), ((paragraph("A"), paragraph("word " * 60)),))
    widths = columns(table, 600, 20)
    assert sum(widths) == pytest.approx(600)
    assert widths[1] > widths[0]
    assert lines_of(paragraph("Who"), 20, widths[0]) == 1
    assert len(row_heights(table, widths, 20)) == 2


def test_a_slide_that_is_too_full_is_named_and_nothing_is_made() -> None:
    full = f"<p>{'bench ' * 400}</p>"
    with pytest.raises(ValueError) as error:
        pptx_of(deck("<p>Short.</p>", full, full), FACTS, {}, "")
    told = str(error.value).splitlines()
    assert [line.split("slide ")[1][:4] for line in told] == ["'s2'", "'s3'"]
    assert all("modules/parks" in line and "shorter" in line for line in told)


def test_many_contacts_are_cut_on_the_slide_and_whole_in_its_notes() -> None:
    contacts = tuple((f"Desk {number}", f"01632 960 {number:03}, at any time of day or night") for number in range(20))
    made = pptx_of(
        deck("<p>On benches.</p>", kind="title"),
        Facts("Parks", "1", "", "", contacts, 1767225600, FACTS.imprint),
        {},
        "",
    )
    slide = Presentation(io.BytesIO(made)).slides[0]
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    assert table.cell(len(table.rows) - 1, 0).text == "More in the notes of this slide"
    assert "Desk 19: 01632 960 019" in slide.notes_slide.notes_text_frame.text


def test_an_empty_cell_is_no_taller_than_the_words_beside_it() -> None:
    html = "<table><thead><tr><th>Who</th></tr></thead><tbody><tr><td></td></tr></tbody></table>"
    slide = Presentation(io.BytesIO(pptx_of(deck(html), FACTS, {}, ""))).slides[0]
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    sizes = {end.get("sz") for end in table.cell(1, 0)._tc.iter() if end.tag.endswith("endParaRPr")}
    assert sizes == {str(int(table.cell(0, 0).text_frame.paragraphs[0].runs[0].font.size.pt * 100))}

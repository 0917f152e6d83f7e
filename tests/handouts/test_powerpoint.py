"""The ruler of slides, and slides as PowerPoint has them: one that holds too much, contacts of a host, a table to fill in."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation

from course.course import Course
from course.handouts.facts import Facts
from course.handouts.powerpoint import pptx_of
from course.slides.blocks import Block, Paragraph, Run, Table
from course.slides.cut import Slide
from course.slides.decks import Deck
from course.slides.fit import columns, fitting, height_of, lines_of
from tests.conftest import ROOT

FACTS = Facts("Parks", "1.2.3", "1 May 2026", "", (), 1767225600, Course(ROOT).imprint)
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


def test_a_length_of_the_session_is_a_show_of_its_slides() -> None:
    slides = tuple(Slide(f"s{n}", "Benches", "list", (Paragraph.said("Old."),), lengths=(7, 15)[n:]) for n in range(2))
    made = Presentation(io.BytesIO(pptx_of(Deck("modules/parks", "Parks", slides, (), (7, 15)), FACTS, {}, "")))
    ids = {one.rId: made.part.related_part(one.rId).slide.slide_id for one in made.slides._sldIdLst}
    shows = {one.get("name"): [ids[slide.values()[0]] for slide in one[0]] for one in made.element.iter("{*}custShow")}
    first, second = (slide.slide_id for slide in list(made.slides)[:2])
    assert shows == {"7 minutes": [first], "15 minutes": [first, second]}


def test_items_have_bullets_and_options_letters() -> None:
    slide = made([Paragraph.said("One", "bullet"), Paragraph.said("Two", "letter"), Paragraph.said("Three")])[0]
    assert [line.level for line in slide.placeholders[1].text_frame.paragraphs] == [1, 2, 0]

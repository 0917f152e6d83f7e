"""The PowerPoint files, opened with a reader: the slides of Present, each with its title and notes, nothing over the edge of its box."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from course.content import Course
from course.decks import Deck, guides_of, read_decks
from course.slidehtml import parse, text_of
from course.takeaway import subjects
from course.takeawayfit import text_height
from course.takeawaytheme import HEIGHT, POINT, WIDTH
from course.takeawaywords import Paragraph, Run
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("takeaway")
COURSE = Course(ROOT)
SLIDES = {file.path: file.page for subject in subjects(COURSE) for file in subject.files if file.format == "pptx"}


@cache
def decks(site: Path) -> dict[str, Deck]:
    return {deck.name: deck for deck in read_decks(site, guides_of(COURSE))}


@cache
def opened(path: Path) -> Any:
    return Presentation(str(path))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", SLIDES)
def test_the_slides_and_their_titles_are_those_of_present(taken: Path, name: str) -> None:
    deck = decks(taken)[SLIDES[name]]
    assert [slide.shapes.title.text for slide in opened(taken / name).slides] == [
        slide.full_title for slide in deck.slides
    ]


@pytest.mark.parametrize("name", SLIDES)
def test_every_word_of_a_slide_is_on_it(taken: Path, name: str) -> None:
    for slide, made in zip(decks(taken)[SLIDES[name]].slides, opened(taken / name).slides, strict=True):
        if slide.kind == "title":
            continue
        tree = parse(slide.html)
        for picture in tree.select(".figure__picture, .beside .figure__caveat"):
            picture.decompose()
        shown = squeezed(" ".join(words(made)))
        blocks = [one for one in tree.find_all(["p", "li", "td", "th"]) if not one.find(["p", "li"])]
        assert [text_of(one) for one in blocks if squeezed(text_of(one)) not in shown] == [], slide.id


def words(slide: Any) -> list[str]:
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    return found + [
        cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells
    ]


@pytest.mark.parametrize("name", SLIDES)
def test_notes_travel_and_trainer_s_notes_after_them(taken: Path, name: str) -> None:
    for slide, made in zip(decks(taken)[SLIDES[name]].slides, opened(taken / name).slides, strict=True):
        notes = squeezed(made.notes_slide.notes_text_frame.text) if made.has_notes_slide else ""
        for html in (slide.notes, slide.trainer_notes):
            assert all(squeezed(text_of(p)) in notes for p in parse(html).find_all("p")), slide.id
        assert ("Forthetrainer:" in notes) == bool(slide.trainer_notes)


@pytest.mark.parametrize("name", SLIDES)
def test_every_picture_and_table_has_words_for_who_cannot_see_it(taken: Path, name: str) -> None:
    figures = {figure.id: figure for figure in COURSE.figures}
    for slide, made in zip(decks(taken)[SLIDES[name]].slides, opened(taken / name).slides, strict=True):
        pictures = [shape for shape in made.shapes if shape.shape_type == 13]
        assert len(pictures) == bool(slide.figure)
        for picture in pictures:
            described = picture._element.nvPicPr.cNvPr.get("descr")
            assert figures[slide.figure].description in described
            assert figures[slide.figure].caveat in described
        assert all(shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in made.shapes if shape.has_table)


def paragraphs(frame: Any) -> tuple[list[Paragraph], float]:
    """The paragraphs of a frame as the measure takes them, and their largest size."""
    lines = [line for line in frame.paragraphs if line.runs]
    made = [
        Paragraph(
            tuple(Run(run.text, bool(run.font.bold)) for run in line.runs),
            bullet=line.level > 0,
            letter=b"buAutoNum" in xml(line),
        )
        for line in lines
    ]
    return made, max((run.font.size.pt for line in lines for run in line.runs if run.font.size), default=0)


def xml(line: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(line._p))


@pytest.mark.parametrize("name", SLIDES)
def test_no_words_run_over_the_edge_of_their_box(taken: Path, name: str) -> None:
    for made in opened(taken / name).slides:
        for shape in made.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= WIDTH * POINT and shape.top + shape.height <= HEIGHT * POINT
            if shape.has_text_frame:
                held, size = paragraphs(shape.text_frame)
                assert not size or text_height(held, size, shape.width / POINT) <= shape.height / POINT + 1, (
                    shape.text_frame.text
                )


@pytest.mark.parametrize("name", SLIDES)
def test_no_box_lies_over_another(taken: Path, name: str) -> None:
    for made in opened(taken / name).slides:
        shapes = list(made.shapes)
        over = [
            (one.name, other.name)
            for number, one in enumerate(shapes)
            for other in shapes[number + 1 :]
            if lies_over(one, other)
        ]
        assert over == []


def lies_over(one: Any, other: Any) -> bool:
    across = one.left < other.left + other.width - POINT and other.left < one.left + one.width - POINT
    return bool(across and one.top < other.top + other.height - POINT and other.top < one.top + one.height - POINT)


@pytest.mark.parametrize("name", SLIDES)
def test_the_deck_says_what_it_is_and_has_the_contacts(taken: Path, name: str) -> None:
    deck = opened(taken / name)
    core, first = deck.core_properties, deck.slides[0]
    notes = first.notes_slide.notes_text_frame.text
    assert core.title == decks(taken)[SLIDES[name]].title
    assert core.language == "en-GB"
    for part in (
        "version",
        "22 November 2026",
        "No safeguarding practitioner has reviewed this yet",
        "CC BY 4.0",
        "Sidebotham",
        "is a page of the full report",
    ):
        assert part in notes
    assert "No safeguarding practitioner has reviewed this yet" in " ".join(words(first))
    assert "01632 960001" in words(first)


@pytest.mark.parametrize("name", SLIDES)
def test_no_placeholder_is_left_empty(taken: Path, name: str) -> None:
    empty = [
        (number, holder.name)
        for number, made in enumerate(opened(taken / name).slides, 1)
        for holder in made.placeholders
        if not holder.text_frame.text
    ]
    assert empty == []

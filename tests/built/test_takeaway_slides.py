"""The PowerPoint files, opened with a reader: the slides of Present, each with its title and notes, nothing over the edge of its box."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation

from course.handouts.blocks import Paragraph, Run
from course.handouts.downloads import File
from course.handouts.fit import GAP, text_height
from course.handouts.templates import POINT
from course.slides.cut import Slide
from course.text.html import parse, text_of
from tests.built.conftest import Taken


@cache
def opened(path: Path) -> Any:
    return Presentation(str(path))


def squeezed(text: str) -> str:
    return "".join(text.split())


def bad(handed_out: Taken, check: Callable[[Slide, Any], Iterable[object]]) -> dict[str, Any]:
    """What `check` finds in the slides of Present and those that were made of them, by file."""

    def found(file: File) -> list[tuple[str, object]]:
        pairs = zip(handed_out.deck(file.page).slides, opened(handed_out.made / file.path).slides, strict=True)
        return [(slide.id, one) for slide, made in pairs for one in check(slide, made)]

    return handed_out.wrong(handed_out.of("pptx"), found)


def test_the_slides_and_their_titles_are_those_of_present(handed_out: Taken) -> None:
    def other(slide: Slide, made: Any) -> list[str]:
        return [] if made.shapes.title.text == slide.full_title else [made.shapes.title.text]

    assert bad(handed_out, other) == {}


def words(slide: Any) -> list[str]:
    cells = [cell for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame] + [cell.text for cell in cells]


def test_every_word_of_a_slide_is_on_it(handed_out: Taken) -> None:
    def missing(slide: Slide, made: Any) -> list[str]:
        tree = parse("" if slide.kind == "title" else slide.html)
        for picture in tree.select(".figure__picture, .beside .figure__caveat"):
            picture.decompose()
        shown = squeezed(" ".join(words(made)))
        blocks = [one for one in tree.find_all(["p", "li", "td", "th"]) if not one.find(["p", "li"])]
        return [text_of(one) for one in blocks if squeezed(text_of(one)) not in shown]

    assert bad(handed_out, missing) == {}


def test_notes_travel_and_trainer_s_notes_after_them(handed_out: Taken) -> None:
    def missing(slide: Slide, made: Any) -> list[str]:
        notes = squeezed(made.notes_slide.notes_text_frame.text) if made.has_notes_slide else ""
        texts = [text_of(p) for html in (slide.notes, slide.trainer_notes) for p in parse(html).find_all("p")]
        headed = ("Forthetrainer:" in notes) == bool(slide.trainer_notes)
        return [text for text in texts if squeezed(text) not in notes] + ([] if headed else [notes])

    assert bad(handed_out, missing) == {}


def test_every_picture_and_table_has_words_for_who_cannot_see_it(handed_out: Taken) -> None:
    figures = {figure.id: figure for figure in handed_out.course.figures}

    def silent(slide: Slide, made: Any) -> list[str]:
        pictures = [shape for shape in made.shapes if shape.shape_type == 13]
        said = [picture._element.nvPicPr.cNvPr.get("descr") for picture in pictures]
        told = (figures[slide.figure].description, figures[slide.figure].caveat) if slide.figure else ()
        tables = [shape for shape in made.shapes if shape.has_table]
        found = [shape.name for shape in tables if not shape._element.nvGraphicFramePr.cNvPr.get("descr")]
        found += [text for text in said if not all(part in text for part in told)]
        return found if len(pictures) == bool(slide.figure) else [*found, f"{len(pictures)} pictures"]

    assert bad(handed_out, silent) == {}


def height_of(frame: Any, width: float) -> float:
    """The height that the words of a frame take, each paragraph at its own size; nothing where none has a size of its own."""
    height = 0.0
    for line in (line for line in frame.paragraphs if line.runs):
        runs = tuple(Run(run.text, bool(run.font.bold)) for run in line.runs)
        letter = b"buAutoNum" in etree.tostring(line._p)
        size = max((run.font.size.pt for run in line.runs if run.font.size), default=0)
        words = Paragraph(runs, bullet=line.level > 0, letter=letter)
        height += text_height([words], size, width) + (size * GAP if height else 0) if size else 0
    return height


def test_no_words_run_over_the_edge_of_their_box_and_no_box_over_that_of_its_slide(handed_out: Taken) -> None:
    def over(slide: Slide, made: Any) -> list[str]:
        found, deck = [], made.part.package.presentation_part.presentation
        for shape in made.shapes:
            right, bottom = shape.left + shape.width, shape.top + shape.height
            inside = min(shape.left, shape.top) >= 0 and right <= deck.slide_width and bottom <= deck.slide_height
            height = height_of(shape.text_frame, shape.width / POINT) if shape.has_text_frame else 0
            found += [] if inside and height <= shape.height / POINT + 1 else [shape.name]
        return found

    assert bad(handed_out, over) == {}


def test_no_box_lies_over_another(handed_out: Taken) -> None:
    def over(slide: Slide, made: Any) -> list[tuple[str, str]]:
        return [(one.name, other.name) for one, other in combinations(made.shapes, 2) if lies_over(one, other)]

    assert bad(handed_out, over) == {}


def lies_over(one: Any, other: Any) -> bool:
    across = one.left < other.left + other.width - POINT and other.left < one.left + one.width - POINT
    return bool(across and one.top < other.top + other.height - POINT and other.top < one.top + one.height - POINT)


def test_the_deck_says_what_it_is_and_has_the_contacts(handed_out: Taken) -> None:
    review = "No safeguarding practitioner has reviewed this yet"

    def lacks(file: File) -> list[str]:
        deck = opened(handed_out.made / file.path)
        core, first = deck.core_properties, deck.slides[0]
        notes, face = first.notes_slide.notes_text_frame.text, words(first)
        told = ("version", handed_out.checked(file.page), review, "CC BY 4.0", *handed_out.own_words)
        titled = (core.title, core.language) == (handed_out.deck(file.page).title, "en-GB")
        found = [part for part in told if part not in notes] + ([] if titled else [core.title])
        return found + [part for part in (review, "01632 960001") if not any(part in text for text in face)]

    assert handed_out.wrong(handed_out.of("pptx"), lacks) == {}


def test_no_placeholder_is_left_empty(handed_out: Taken) -> None:
    def empty(slide: Slide, made: Any) -> list[str]:
        return [holder.name for holder in made.placeholders if not holder.text_frame.text]

    assert bad(handed_out, empty) == {}

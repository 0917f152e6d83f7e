"""The PowerPoint and Word files, opened with a reader: the slides of Present, and guides with real headings and a log to fill in."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from course.content.briefings import AGREED, ROWS
from course.handouts.downloads import File
from course.handouts.powerpoint import POINT
from course.handouts.word import BOXES
from course.slides.blocks import Paragraph, Picture, Run, text_of_blocks
from course.slides.cut import Slide
from course.slides.fit import height_of
from course.text.html import text_of
from tests.built.conftest import OURS, Taken

opened = cache(Presentation)


def squeezed(text: str) -> str:
    return "".join(text.split())


def slides_of(handed_out: Taken, file: File) -> list[tuple[Slide | None, Any]]:
    """The slides of Present with those that were made of them, and the slides that the file has beside them at its end."""
    cut, made = handed_out.deck(file.page).slides, list(opened(str(handed_out.made / file.path)).slides)
    return [*zip(cut, made, strict=False), *((None, slide) for slide in made[len(cut) :])]


def bad_slides(handed_out: Taken, check: Callable[[Slide, Any], Iterable[object]], *, all_too: bool = False) -> Any:
    """What `check` finds in the slides, by file; `all_too` asks about those at the end too."""

    def found(file: File) -> list[object]:
        every = [
            (slide or Slide("end", "", "closing", ()), made)
            for slide, made in slides_of(handed_out, file)
            if slide or all_too
        ]
        return [(slide.id, one) for slide, made in every for one in check(slide, made)]

    return handed_out.wrong(handed_out.of("pptx"), found)


def words(made: Any) -> str:
    cells = [cell for shape in made.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    frames = [shape.text_frame for shape in made.shapes if shape.has_text_frame]
    return "\n".join(frame.text for frame in [*frames, *(cell.text_frame for cell in cells)])


def test_the_slides_are_those_of_present_with_their_titles_words_and_notes(handed_out: Taken) -> None:
    def other(slide: Slide, made: Any) -> list[str]:
        found = [] if made.shapes.title.text == slide.full_title else [made.shapes.title.text]
        caveats = {figure.caveat for figure in handed_out.course.figures}
        lines = [line for line in text_of_blocks(slide.blocks).replace(" | ", "\n").split("\n") if line not in caveats]
        found += [line for line in lines if squeezed(line) not in squeezed(words(made))]
        notes = made.notes_slide.notes_text_frame.text if made.has_notes_slide else ""
        told = text_of_blocks((*slide.notes, *slide.trainer_notes)).split("\n")
        headed = ("For the trainer:" in notes) == bool(slide.trainer_notes)
        return found + [line for line in told if squeezed(line) not in squeezed(notes)] + ([] if headed else [notes])

    assert bad_slides(handed_out, other) == {}


def test_every_picture_and_table_has_words_for_who_cannot_see_it(handed_out: Taken) -> None:
    figures = {figure.id: figure for figure in handed_out.course.figures}

    def silent(slide: Slide, made: Any) -> list[str]:
        drawn = [figures[block.figure] for block in slide.blocks if isinstance(block, Picture)]
        said = [shape._element.nvPicPr.cNvPr.get("descr") for shape in made.shapes if shape.shape_type == 13]
        tables = [shape for shape in made.shapes if shape.has_table]
        found = [shape.name for shape in tables if not shape._element.nvGraphicFramePr.cNvPr.get("descr")]
        return found + ([] if said == [f"{figure.description} {figure.caveat}" for figure in drawn] else said)

    assert bad_slides(handed_out, silent, all_too=True) == {}


def height_in(frame: Any, width: float) -> float:
    """The height that the words of a frame take, each paragraph at its own size."""
    height = 0.0
    for line in (line for line in frame.paragraphs if line.runs and line.runs[0].font.size):
        runs = tuple(Run(run.text, bool(run.font.bold)) for run in line.runs)
        height += height_of([Paragraph(runs, "bullet" if line.level else "")], line.runs[0].font.size.pt, width)
    return height


def test_no_words_run_over_their_box_no_box_over_another_or_over_its_slide_and_none_is_empty(handed_out: Taken) -> None:
    def over(slide: Slide, made: Any) -> list[object]:
        deck, boxes = made.part.package.presentation_part.presentation, list(made.shapes)
        edges = [(box.left, box.top, box.left + box.width, box.top + box.height) for box in boxes]
        found: list[object] = []
        for box, (left, top, right, low) in zip(boxes, edges, strict=True):
            inside = 0 <= left < right <= deck.slide_width and 0 <= top < low <= deck.slide_height
            high = height_in(box.text_frame, box.width / POINT) if box.has_text_frame else 0
            found += [] if inside and high <= box.height / POINT + 1 else [box.name]
        found += [(one, other) for one, other in combinations(edges, 2) if lies_over(one, other)]
        return found + [holder.name for holder in made.placeholders if not holder.text_frame.text]

    assert bad_slides(handed_out, over, all_too=True) == {}


def lies_over(one: Sequence[int], other: Sequence[int]) -> bool:
    across = one[0] < other[2] - POINT and other[0] < one[2] - POINT
    return across and one[1] < other[3] - POINT and other[1] < one[3] - POINT


def test_the_deck_says_what_it_is_and_has_the_contacts(handed_out: Taken) -> None:
    def lacks(file: File) -> list[str]:
        core, every = opened(str(handed_out.made / file.path)).core_properties, slides_of(handed_out, file)
        said = squeezed(" ".join(words(made) for slide, made in every if slide is None))
        found = [part for part in (*handed_out.said(file.page), "01632 960001") if squeezed(part) not in said]
        titled = (core.title, core.language) == (handed_out.deck(file.page).title, "en-GB")
        first = "No safeguarding practitioner has reviewed this yet" in words(every[0][1])
        return found + ([] if titled and first else [core.title])

    assert handed_out.wrong(handed_out.of("pptx"), lacks) == {}


def bad_guides(handed_out: Taken, check: Callable[[File, Any], Any]) -> dict[str, Any]:
    """What `check` finds in the guides and their documents, by file."""
    guides = [file for file in handed_out.of("docx") if file.page.startswith("guides/")]
    return handed_out.wrong(guides, lambda file: check(file, Document(str(handed_out.made / file.path))))


def styled(document: Any, style: str) -> list[tuple[str, str]]:
    every = [(str(p.style.name), " ".join(p.text.split())) for p in document.paragraphs if p.style is not None]
    return [one for one in every if one[0].startswith(style)]


def test_a_guide_keeps_its_headings_and_every_table_has_a_head(handed_out: Taken) -> None:
    def differing(file: File, document: Any) -> list[object]:
        titles = [("Title", text_of(handed_out.article(file.page).find("h1")))]
        wanted = [*titles, *((f"Heading {level}", text) for level, text in handed_out.levels(file.page))]
        found = styled(document, "Title") + [one for one in styled(document, "Heading") if one[1] not in OURS]
        rows = [table.rows[0] for table in document.tables]
        headless = [row.cells[0].text for row in rows if row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None]
        return [*headless, *(found if found != wanted else [])]

    assert bad_guides(handed_out, differing) == {}


def test_the_sheet_and_empty_contacts_can_be_filled_in(handed_out: Taken) -> None:
    def wanting(file: File, document: Any) -> list[str]:
        *_, log, contacts = document.tables
        named = [one.get(qn("w:val")) for one in log._tbl.iter(qn("w:alias"))]
        ids = document.element.xpath(".//w:sdtPr/w:id/@w:val")
        rows = {row.cells[0].text: row.cells[1] for row in contacts.rows[1:]}
        given = rows["Front door of children's social care"].text == "01632 960001"
        empty = rows["Out of hours"]._tc.find(f".//{qn('w:sdt')}") is not None
        fields = named == list(AGREED) * ROWS and len(ids) == len(set(ids))
        return [] if given and empty and fields else named or ["no field"]

    assert bad_guides(handed_out, wanting) == {}


def test_a_guide_says_what_it_is_and_in_which_language(handed_out: Taken) -> None:
    def lacks(file: File, document: Any) -> list[str]:
        core, said = document.core_properties, "\n".join(p.text for p in document.paragraphs)
        languages = {str(one.get(qn("w:val"))) for one in document.styles.element.iter(qn("w:lang"))}
        named = (core.language, core.author, languages) == ("en-GB", "Parks in Northshire", {"en-GB"})
        footer = document.sections[0].footer.paragraphs[0].text
        found = [part for part in handed_out.said(file.page) if part not in said]
        found += [] if "Parks in Northshire, version" in footer and "CC BY 4.0" in footer else [footer]
        return found + ([] if core.title and named else ["properties"])

    assert bad_guides(handed_out, lacks) == {}


def test_no_page_parts_a_row_of_a_table_or_the_title_of_a_box_from_its_words(handed_out: Taken) -> None:
    styles = {kind.replace("-", " ").title() for kind in BOXES}

    def parted(file: File, document: Any) -> list[str]:
        rows = [row for table in document.tables for row in table.rows[1:]]
        found = [row.cells[0].text for row in rows if not row._tr.xpath("w:trPr/w:cantSplit")]
        titles = [one for one in document.paragraphs if one.style.name in styles and all(run.bold for run in one.runs)]
        return found + [one.text for one in titles if not one.paragraph_format.keep_with_next]

    assert bad_guides(handed_out, parted) == {}


def test_trainer_s_notes_stand_in_boxes_of_their_own(handed_out: Taken) -> None:
    def missing(file: File, document: Any) -> list[str]:
        notes = [text_of(p) for p in handed_out.article(file.page).select(".trainer-note p")]
        boxed = [text for _, text in styled(document, "Trainer Note")]
        return [note for note in notes if note not in boxed] if notes else ["no note"]

    assert bad_guides(handed_out, missing) == {}

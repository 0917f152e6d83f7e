"""The guides in Word, opened with a reader: real headings, tables with head rows, and an action log to fill in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from course.content.guides import LOG_COLUMNS, LOG_ROWS
from course.handouts.downloads import File
from course.text.html import text_of
from tests.built.conftest import Taken

OURS = ("Local contacts", "Words in this guide", "About this guide")


def bad(handed_out: Taken, check: Callable[[File, Any], Any]) -> dict[str, Any]:
    """What `check` finds in the guides and their documents, by file."""
    return handed_out.wrong(handed_out.of("docx"), lambda file: check(file, Document(str(handed_out.made / file.path))))


def styled(document: Any, style: str) -> list[tuple[str, str]]:
    every = [(str(p.style.name), " ".join(p.text.split())) for p in document.paragraphs if p.style is not None]
    return [one for one in every if one[0].startswith(style)]


def test_a_guide_keeps_its_headings_as_real_headings(handed_out: Taken) -> None:
    def differing(file: File, document: Any) -> list[tuple[str, str]]:
        page = handed_out.article(file.page)
        inside = [one for one in page.find_all(["h2", "h3"]) if not one.find_parent(class_="take-away")]
        wanted = [("Title", text_of(page.find("h1")))]
        wanted += [(f"Heading {int(one.name[1]) - 1}", text_of(one)) for one in inside]
        headings = [one for one in styled(document, "Heading") if one[1] not in OURS]
        found = styled(document, "Title") + headings
        return found if found != wanted else []

    assert bad(handed_out, differing) == {}


def test_every_table_has_a_head_row(handed_out: Taken) -> None:
    def headless(file: File, document: Any) -> list[str]:
        rows = [table.rows[0] for table in document.tables]
        return [
            row.cells[0].text for row in rows if row._tr.trPr is None or row._tr.trPr.find(qn("w:tblHeader")) is None
        ]

    assert bad(handed_out, headless) == {}


def test_the_action_log_can_be_filled_in(handed_out: Taken) -> None:
    def wanting(file: File, document: Any) -> list[str]:
        log = next(one for one in document.tables if tuple(cell.text for cell in one.rows[0].cells) == LOG_COLUMNS)
        controls = log._tbl.iter(qn("w:sdt"))
        named = [str(one.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val"))) for one in controls]
        ids = [
            one.get(qn("w:val")) for one in document.element.iter(qn("w:id")) if one.getparent().tag == qn("w:sdtPr")
        ]
        return [] if named == list(LOG_COLUMNS) * LOG_ROWS and len(ids) == len(set(ids)) else named

    assert bad(handed_out, wanting) == {}


def test_it_says_what_it_is_and_in_which_language(handed_out: Taken) -> None:
    def lacks(file: File, document: Any) -> list[str]:
        core, said = document.core_properties, "\n".join(p.text for p in document.paragraphs)
        languages = {str(one.get(qn("w:val"))) for one in document.styles.element.iter(qn("w:lang"))}
        named = (core.language, core.author, languages) == ("en-GB", "Parks in Northshire", {"en-GB"})
        footer = document.sections[0].footer.paragraphs[0].text
        parts = (
            handed_out.checked(file.page),
            "No safeguarding practitioner has reviewed this yet",
            "CC BY 4.0",
            *handed_out.own_words,
        )
        found = [part for part in parts if part not in said]
        return (
            found
            + [footer] * ("Parks in Northshire, version" not in footer)
            + ["properties"] * (not core.title or not named)
        )

    assert bad(handed_out, lacks) == {}


def test_contacts_that_a_host_gave_stand_there_and_the_others_can_be_filled_in(handed_out: Taken) -> None:
    def wanting(file: File, document: Any) -> bool:
        table = next(table for table in document.tables if table.rows[0].cells[0].text == "Contact")
        rows = {row.cells[0].text: row.cells[1] for row in table.rows[1:]}
        given = rows["Front door of children's social care"].text == "01632 960001"
        return not given or rows["Out of hours"]._tc.find(f".//{qn('w:sdt')}") is None

    assert bad(handed_out, wanting) == {}


def test_trainer_s_notes_stand_in_boxes_of_their_own(handed_out: Taken) -> None:
    def missing(file: File, document: Any) -> list[str]:
        notes = [text_of(p) for p in handed_out.article(file.page).select(".trainer-note p")]
        boxed = [text for _, text in styled(document, "Trainer Note")]
        return [note for note in notes if note not in boxed] if notes else ["no note"]

    assert bad(handed_out, missing) == {}

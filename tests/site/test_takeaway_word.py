"""The guides in Word, opened with a reader: real headings, tables with head rows, and an action log to fill in."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from course.content import Course
from course.guides import LOG_COLUMNS, LOG_ROWS
from course.slidehtml import article_of, text_of
from course.takeaway import subjects
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("takeaway")
GUIDES = {file.path: file.page for subject in subjects(Course(ROOT)) for file in subject.files if file.format == "docx"}


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_keeps_its_headings_as_real_headings(taken: Path, name: str) -> None:
    article = article_of((taken / f"{GUIDES[name]}.html").read_text(encoding="utf-8"))
    wanted = [
        (f"Heading {int(one.name[1]) - 1}", text_of(one))
        for one in article.find_all(["h2", "h3"])
        if not one.find_parent(class_="take-away")
    ]
    document = Document(str(taken / name))
    found = [
        (p.style.name, p.text)
        for p in document.paragraphs
        if p.style is not None and str(p.style.name).startswith("Heading")
    ]
    assert [
        one for one in found if one[1] not in ("Local contacts", "Words in this guide", "About this guide")
    ] == wanted
    assert [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Title"] == [
        text_of(article.find("h1"))
    ]


@pytest.mark.parametrize("name", GUIDES)
def test_every_table_has_a_head_row(taken: Path, name: str) -> None:
    for table in Document(str(taken / name)).tables:
        properties = table.rows[0]._tr.trPr
        assert properties is not None and properties.find(qn("w:tblHeader")) is not None


@pytest.mark.parametrize("name", GUIDES)
def test_the_action_log_can_be_filled_in(taken: Path, name: str) -> None:
    document = Document(str(taken / name))
    log = next(table for table in document.tables if tuple(cell.text for cell in table.rows[0].cells) == LOG_COLUMNS)
    controls = list(log._tbl.iter(qn("w:sdt")))
    named = [str(control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val"))) for control in controls]
    assert named == list(LOG_COLUMNS) * LOG_ROWS
    numbers = [
        one.get(qn("w:val")) for one in document.element.iter(qn("w:id")) if one.getparent().tag == qn("w:sdtPr")
    ]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("name", GUIDES)
def test_it_says_what_it_is_and_in_which_language(taken: Path, name: str) -> None:
    document = Document(str(taken / name))
    core = document.core_properties
    said = "\n".join(p.text for p in document.paragraphs)
    assert core.title and core.language == "en-GB"
    assert core.author == "Learning in Northshire"
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    for part in (
        "22 November 2026",
        "No safeguarding practitioner has reviewed this yet",
        "CC BY 4.0",
        "is a page of the full report",
        "Sidebotham",
    ):
        assert part in said
    footer = document.sections[0].footer.paragraphs[0].text
    assert "Learning in Northshire, version" in footer


def test_contacts_that_a_host_gave_stand_there_and_the_others_can_be_filled_in(taken: Path) -> None:
    document = Document(str(taken / next(iter(GUIDES))))
    table = next(table for table in document.tables if table.rows[0].cells[0].text == "Contact")
    rows = {row.cells[0].text: row.cells[1] for row in table.rows[1:]}
    assert rows["Front door of children's social care"].text == "01632 960001"
    assert rows["Out of hours"]._tc.find(f".//{qn('w:sdt')}") is not None


@pytest.mark.parametrize("name", GUIDES)
def test_trainer_s_notes_stand_in_boxes_of_their_own(taken: Path, name: str) -> None:
    article = article_of((taken / f"{GUIDES[name]}.html").read_text(encoding="utf-8"))
    notes = [text_of(p) for p in article.select(".trainer-note p")]
    boxed = [
        " ".join(p.text.split())
        for p in Document(str(taken / name)).paragraphs
        if p.style is not None and p.style.name == "Trainer Note"
    ]
    assert [note for note in notes if note not in boxed] == []

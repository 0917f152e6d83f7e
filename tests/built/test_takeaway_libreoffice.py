"""The Word and PowerPoint files in LibreOffice: they open as they are, go to OpenDocument, and come back as a reader had them."""

import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from pptx import Presentation
from pypdf import PdfReader

from course.handouts.word import docx_of
from course.text.html import parse, text_of
from tests.built.conftest import Taken
from tests.built.test_takeaway_briefings import brief, briefings
from tests.built.test_takeaway_office import styled

pytestmark = [pytest.mark.full, pytest.mark.parametrize("handed_out", ["longest"], indirect=True)]


def converted(files: Sequence[Path], ending: str, folder: Path) -> list[Path]:
    """The files as LibreOffice writes them; one that it would have to repair is not opened, and so is not there."""
    program = shutil.which("soffice")
    assert program, "soffice is not here; run sh scripts/system-packages.sh python office"
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, "--headless", own, "--convert-to", ending, "--outdir", str(folder / ending), *map(str, files)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    made = [folder / ending / f"{file.stem}.{ending}" for file in files]
    assert [path.name for path in made if not path.exists()] == [], said.stderr
    return made


def within(path: Path, name: str) -> Any:
    """The elements of that name in an OpenDocument file."""
    with zipfile.ZipFile(path) as held:
        return parse(held.read("content.xml").decode().partition("?>")[2]).find_all(name)


def lines(path: Path) -> list[tuple[str, list[str], str]]:
    """Each paragraph of a Word file, those of tables too: its style, its depth and mark where it is of a list, and its words."""
    document: Any = Document(str(path))
    lists, found = document.part.numbering_part.element, []
    for one in document.element.body.iter(qn("w:p")):
        mark = []
        for part in one.xpath("./w:pPr/w:numPr"):
            kind, depth = lists.num_having_numId(part.numId.val).abstractNumId.val, part.ilvl.val
            level = f"w:abstractNum[@w:abstractNumId='{kind}']/w:lvl[@w:ilvl='{depth}']"
            mark = [str(depth), *lists.xpath(f"{level}/w:numFmt/@w:val")]
        found.append((Paragraph(one, document).style.name, mark, "".join(one.xpath(".//w:t/text()"))))
    return found


def slides(path: Path) -> list[tuple[str, list[object], str]]:
    """Each slide of a PowerPoint file: its title, the words of its shapes in the order of reading, and its notes."""

    def said(shape: Any) -> object:
        if shape.has_table:
            return [[cell.text for cell in row.cells] for row in shape.table.rows]
        return [(line.level, line.text) for line in shape.text_frame.paragraphs] if shape.has_text_frame else "picture"

    found = []
    for one in Presentation(str(path)).slides:
        notes = one.notes_slide.notes_text_frame.text if one.has_notes_slide else ""
        found.append((one.shapes.title.text, [said(shape) for shape in one.shapes], notes))
    return found


def test_word_keeps_headings_lists_order_and_descriptions_and_a_briefing_two_sides(
    handed_out: Taken, tmp_path: Path
) -> None:
    folder, made = handed_out.made, briefings(handed_out, "docx")
    sheet, facts = brief(handed_out.site, handed_out.course, made[0].page, address="https://northshire.example")
    coded = tmp_path / "with-a-code.docx"
    coded.write_bytes(docx_of(sheet, facts, {}, ""))
    files = [coded, *(folder / file.path for file in handed_out.of("docx"))]
    there = converted(files, "odt", tmp_path)
    for file, between, back in zip(files, there, converted(there, "docx", tmp_path), strict=True):
        headings = [(f"Heading {one['text:outline-level']}", text_of(one)) for one in within(between, "text:h")]
        assert headings == styled(Document(str(file)), "Heading") != []
        assert lines(back) == lines(file)
    assert list(map(text_of, within(there[0], "svg:desc"))) == [f"A code with the address {facts.address}"]
    sides = converted([coded, *(folder / file.path for file in made)], "pdf", tmp_path)
    assert {path.name: len(PdfReader(path).pages) for path in sides} == dict.fromkeys([one.name for one in sides], 2)


def test_powerpoint_keeps_titles_order_notes_and_descriptions(handed_out: Taken, tmp_path: Path) -> None:
    files = [handed_out.made / file.path for file in handed_out.of("pptx")]
    there = converted(files, "odp", tmp_path)
    for file, between, back in zip(files, there, converted(there, "pptx", tmp_path), strict=True):
        assert slides(back) == slides(file)
        every: Any = [slide._element for slide in Presentation(str(file)).slides]
        described = [words for slide in every for words in slide.xpath(".//p:cNvPr/@descr")]
        # Writing PowerPoint, LibreOffice leaves out what describes a table: it is asked before.
        assert list(map(text_of, within(between, "svg:desc"))) == described != []

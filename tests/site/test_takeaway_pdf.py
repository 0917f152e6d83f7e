"""The handouts, opened with a reader: tags, title, language, bookmarks, and what is for whom."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4.element import Tag
from pypdf import PdfReader

from course.content import Course
from course.slidehtml import article_of, text_of
from course.takeaway import subjects, trainers_files
from course.takeawaysheet import PARTICIPANTS, TRAINER, sheet_of
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("takeaway")
COURSE = Course(ROOT)
SAMPLE = ("modules/assessment", "cases/out-of-school", "guides/domestic-abuse")
"""Reading the words of a PDF is slow: these are read, and of the others the sheets that they are drawn from."""
HANDOUTS = {file.path: file for subject in subjects(COURSE) for file in subject.files if file.format == "pdf"}
ASKING = [path for path, file in HANDOUTS.items() if not file.page.startswith("guides/")]


@cache
def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@cache
def reader_of(path: Path) -> PdfReader:
    return PdfReader(path)


@cache
def article(site: Path, page: str) -> Tag:
    return article_of((site / f"{page}.html").read_text(encoding="utf-8"))


@cache
def sheet(site: Path, page: str, audience: str) -> str:
    return text_of(sheet_of((site / f"{page}.html").read_text(encoding="utf-8"), audience).body)


def elements(reader: PdfReader) -> list[dict[str, Any]]:
    """Every element of the document's structure."""
    found: list[dict[str, Any]] = []
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            found += [one] if "/S" in one else []
            waiting += [one["/K"]] if "/K" in one else []
    return found


@pytest.mark.parametrize("name", [*HANDOUTS, *(file.path for file in trainers_files())])
def test_a_handout_is_tagged_and_has_title_language_and_bookmarks(taken: Path, name: str) -> None:
    reader = reader_of(taken / name)
    root = reader.trailer["/Root"]
    kinds = {str(element["/S"]) for element in elements(reader)}
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert 'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data().decode()
    assert {"/H1", "/H2", "/P", "/TH"} <= kinds
    assert reader.metadata is not None and reader.metadata.title
    assert reader.outline


@pytest.mark.parametrize("name", HANDOUTS)
def test_a_handout_has_the_headings_of_its_page_as_bookmarks(taken: Path, name: str) -> None:
    file = HANDOUTS[name]
    page = article(taken, file.page)
    marks = flat(reader_of(taken / name).outline)
    assert marks[0] == text_of(page.find("h1"))
    if file.kind == "trainer":
        inside = [heading for heading in page.find_all(["h2", "h3"]) if not heading.find_parent(class_="take-away")]
        assert [text_of(heading) for heading in inside] == [mark for mark in marks[1:] if mark not in OURS]


OURS = ("Local contacts", "Words on these pages", "About this handout")


def flat(outline: Any) -> list[str]:
    return [
        title
        for one in outline
        for title in (flat(one) if isinstance(one, list) else [" ".join(str(one["/Title"]).split())])
    ]


@pytest.mark.parametrize("name", [name for name, file in HANDOUTS.items() if file.page in SAMPLE])
def test_a_handout_says_what_it_is_and_has_the_contacts(taken: Path, name: str) -> None:
    said = words(taken / name)
    for part in (
        "Learning in Northshire, version",
        "Last checked against its sources on 22 November 2026",
        "No safeguarding practitioner has reviewed this yet",
        "CC BY 4.0",
        "Sidebotham and others",
        "is a page of the full report",
        "Front door of children's social care 01632 960001",
        "Out of hours",
    ):
        assert part in said, part


@pytest.mark.parametrize("name", [name for name, file in HANDOUTS.items() if file.page in SAMPLE])
def test_the_words_of_the_sheet_are_those_of_the_pdf(taken: Path, name: str) -> None:
    file = HANDOUTS[name]
    said = "".join(words(taken / name).replace("-", "").split())
    body = sheet_of((taken / f"{file.page}.html").read_text(encoding="utf-8"), file.kind).body
    texts = [text_of(one) for one in body.find_all(["p", "h2", "h3"])]
    assert [text for text in texts if "".join(" ".join(text.split()[:6]).replace("-", "").split()) not in said] == []


@pytest.mark.parametrize("page", sorted({file.page for file in HANDOUTS.values() if file.page.startswith("guides/")}))
def test_participants_get_no_trainer_s_note(taken: Path, page: str) -> None:
    notes = [text_of(p) for p in article(taken, page).select(".trainer-note p")]
    participants, trainers = sheet(taken, page, PARTICIPANTS), sheet(taken, page, TRAINER)
    assert notes
    assert [note for note in notes if note in participants] == []
    assert [note for note in notes if note not in trainers] == []
    for heading in ("Likely wrong turns", "In supervision", "Remotely"):
        assert heading not in participants
        assert heading in trainers


@pytest.mark.parametrize(
    "page", sorted({file.page for file in HANDOUTS.values() if not file.page.startswith("guides/")})
)
def test_participants_get_the_questions_without_the_answers(taken: Path, page: str) -> None:
    participants, trainers = sheet(taken, page, PARTICIPANTS), sheet(taken, page, TRAINER)
    questions = article(taken, page).select(".question")
    assert questions
    for question in questions:
        assert text_of(question.find("legend")) in participants
        assert [text_of(one) for one in question.select("label") if text_of(one) not in participants] == []
        behind = [text_of(p) for p in question.select(".question__answers li > p") if not p.find("strong")]
        told = [text_of(p) for p in question.select(".question__explanation p") if not p.find("a")]
        assert [text for text in (*behind, *told) if text in participants] == []
        assert [text for text in (*behind, *told) if text not in trainers] == []


@pytest.mark.parametrize("name", ASKING)
def test_every_figure_is_described(taken: Path, name: str) -> None:
    page = article(taken, HANDOUTS[name].page)
    described = [
        str(element.get("/Alt", "")) for element in elements(reader_of(taken / name)) if element["/S"] == "/Figure"
    ]
    drawn = [text_of(picture.find("desc")) for picture in page.select("figure svg[role=img]")]
    assert len(described) == len(drawn)
    assert all(any(text in given for given in described) for text in drawn)


@pytest.mark.parametrize("name", HANDOUTS)
def test_every_letter_comes_with_the_packages(taken: Path, name: str) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in reader_of(taken / name).pages
        for font in page["/Resources"].get_object().get("/Font", {}).values()
    }
    assert fonts
    assert all(font.startswith("Lato") for font in fonts), fonts

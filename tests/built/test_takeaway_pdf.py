"""The handouts, opened with a reader: tags, title, language, bookmarks, and what is for whom."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from bs4 import Tag
from pypdf import PdfReader

from course.handouts.job import File
from course.handouts.sheet import PARTICIPANTS, TRAINER, sheet_of
from course.text.html import text_of
from tests.built.conftest import OURS, Taken


@cache
def reader_of(path: Path) -> PdfReader:
    return PdfReader(path)


@cache
def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader_of(path).pages).split())


@cache
def body(handed_out: Taken, page: str, audience: str) -> Tag:
    return sheet_of(handed_out.html(page), audience, handed_out.facts).body


def both(handed_out: Taken, page: str) -> tuple[str, str]:
    """The words of a page's sheets for the trainer and for participants."""
    mine, theirs = (text_of(body(handed_out, page, audience)) for audience in (TRAINER, PARTICIPANTS))
    return mine, theirs


def handouts(handed_out: Taken) -> list[File]:
    """The handouts but those of pages for trainers, which have no page of a subject."""
    return [file for file in handed_out.of("pdf") if not file.page.startswith("trainers/")]


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


def test_a_handout_is_tagged_and_has_title_language_and_bookmarks(handed_out: Taken) -> None:
    def lacks(file: File) -> list[str]:
        reader = reader_of(handed_out.made / file.path)
        root = reader.trailer["/Root"]
        kinds = {str(element["/S"]) for element in elements(reader)}
        has = {
            "language": root["/Lang"] == "en-GB",
            "tags": root["/MarkInfo"]["/Marked"] and {"/H1", "/H2", "/P", "/TH"} <= kinds,
            "title": root["/ViewerPreferences"]["/DisplayDocTitle"] and reader.metadata and reader.metadata.title,
            "PDF/UA": 'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data().decode(),
            "bookmarks": reader.outline,
        }
        return [what for what, held in has.items() if not held]

    assert handed_out.wrong(handed_out.of("pdf"), lacks) == {}


def flat(outline: Any) -> list[str]:
    every = [flat(one) if isinstance(one, list) else [" ".join(str(one["/Title"]).split())] for one in outline]
    return [title for titles in every for title in titles]


def test_a_handout_has_the_headings_of_its_page_as_bookmarks(handed_out: Taken) -> None:
    def differing(file: File) -> list[str]:
        first, *marks = flat(reader_of(handed_out.made / file.path).outline)
        same = handed_out.headings(file.page) == [mark for mark in marks if mark not in OURS]
        titled = first == text_of(handed_out.article(file.page).find("h1"))
        return [] if titled and (same or file.kind != "trainer") else [first, *marks]

    assert handed_out.wrong(handouts(handed_out), differing) == {}


def test_a_handout_says_what_it_is_and_has_the_contacts(handed_out: Taken) -> None:
    def lacks(file: File) -> list[str]:
        parts = ("Front door of children's social care 01632 960001", "Out of hours", *handed_out.said(file.page))
        return [part for part in parts if part not in words(handed_out.made / file.path)]

    assert handed_out.wrong(handed_out.of("pdf"), lacks) == {}


def test_the_words_of_the_sheet_are_those_of_the_pdf(handed_out: Taken) -> None:
    def missing(file: File) -> list[str]:
        said = "".join(words(handed_out.made / file.path).replace("-", "").split())
        texts = [text_of(one) for one in body(handed_out, file.page, file.kind).find_all(["p", "h2", "h3"])]
        return [text for text in texts if "".join("".join(text.split()[:6]).replace("-", "").split()) not in said]

    assert handed_out.wrong(handouts(handed_out), missing) == {}


def test_participants_get_no_trainer_s_note(handed_out: Taken) -> None:
    def strange(file: File) -> list[str]:
        notes = [text_of(p) for p in handed_out.article(file.page).select(".trainer-note p")]
        mine, theirs = both(handed_out, file.page)
        hidden = [*notes, "Likely wrong turns", "In supervision", "Remotely"]
        return [text for text in hidden if text in theirs or text not in mine] if notes else ["no note"]

    assert handed_out.wrong([file for file in handouts(handed_out) if file.page.startswith("guides/")], strange) == {}


def test_participants_get_the_questions_without_the_answers(handed_out: Taken) -> None:
    def strange(file: File) -> list[str]:
        mine, theirs = both(handed_out, file.page)
        page = handed_out.article(file.page)
        asked = [text_of(one) for one in page.select(".question legend, .question label")]
        behind = [text_of(p) for p in page.select(".question__answers li > p") if not p.find("strong")]
        told = [text_of(p) for p in page.select(".question__explanation p") if not p.find("a")]
        found = [text for text in asked if text not in theirs]
        return found + [text for text in (*behind, *told) if text in theirs or text not in mine]

    asking = [file for file in handouts(handed_out) if handed_out.article(file.page).select(".question")]
    assert handed_out.wrong(asking, strange) == {}


def test_every_figure_is_described(handed_out: Taken) -> None:
    def silent(file: File) -> list[str]:
        every = elements(reader_of(handed_out.made / file.path))
        described = [str(element.get("/Alt", "")) for element in every if element["/S"] == "/Figure"]
        drawn = [text_of(one.find("desc")) for one in handed_out.article(file.page).select("figure svg[role=img]")]
        told = len(described) == len(drawn) and all(any(text in given for given in described) for text in drawn)
        return [] if told else described or ["nothing"]

    assert handed_out.wrong([one for one in handouts(handed_out) if not one.page.startswith("guides/")], silent) == {}


def test_every_letter_comes_with_the_packages(handed_out: Taken) -> None:
    def strange(file: File) -> set[str]:
        pages = [page["/Resources"].get("/Font", {}) for page in reader_of(handed_out.made / file.path).pages]
        fonts = {str(font.get_object()["/BaseFont"]).partition("+")[2] for page in pages for font in page.values()}
        return {font for font in fonts if not font.startswith("Lato")} if fonts else {"no font"}

    assert handed_out.wrong(handed_out.of("pdf"), strange) == {}

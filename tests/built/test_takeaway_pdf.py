"""The handouts, asked by a checker of PDF/UA and opened with a reader: tags, language, bookmarks, and what is for whom."""

from functools import cache
from pathlib import Path
from typing import Any

from page import validate_pdf
from pypdf import PdfReader

from course.handouts.downloads import File
from course.handouts.sheet import sheet_of
from course.text.html import text_of
from tests.built.conftest import OURS, Taken


@cache
def reader_of(path: Path) -> PdfReader:
    return PdfReader(path)


@cache
def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader_of(path).pages).split())


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


def test_a_checker_finds_no_rule_of_pdf_ua_broken(handed_out: Taken) -> None:
    def broken(file: File) -> list[str]:
        report = validate_pdf(handed_out.made / file.path, profile="ua1")
        return [f"{one.rule_id}: {one.message}" for one in report.failures]

    assert handed_out.wrong(handed_out.of("pdf"), broken) == {}


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


def test_a_handout_says_what_it_is_in_which_language_and_has_the_contacts_and_tags(handed_out: Taken) -> None:
    def lacks(file: File) -> list[str]:
        parts = ("Front door of children's social care 01632 960001", "Out of hours", *handed_out.said(file.page))
        reader = reader_of(handed_out.made / file.path)
        found = [part for part in parts if part not in words(handed_out.made / file.path)]
        found += {"/H1", "/H2", "/P", "/TH"} - {str(element["/S"]) for element in elements(reader)}
        return found + ([] if reader.trailer["/Root"]["/Lang"] == "en-GB" else ["language"])

    assert handed_out.wrong(handed_out.of("pdf"), lacks) == {}


def test_the_words_of_the_sheet_are_those_of_the_pdf(handed_out: Taken) -> None:
    def missing(file: File) -> list[str]:
        said = "".join(words(handed_out.made / file.path).replace("-", "").split())
        sheet = sheet_of(handed_out.html(file.page), file.kind, handed_out.facts)
        texts = [text_of(one) for one in sheet.body.find_all(["p", "h2", "h3"])]
        return [text for text in texts if "".join("".join(text.split()[:6]).replace("-", "").split()) not in said]

    assert handed_out.wrong(handouts(handed_out), missing) == {}


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

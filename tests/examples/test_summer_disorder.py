"""The second course: built, packaged, true to its form, and without a word of the first course's profession."""

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup

from course.check import check_course
from course.course import Course
from tests.built.pages import parsed
from tests.built.test_links import all_astray
from tests.conftest import EXAMPLE

OF_THE_FIRST = re.compile(
    r"\b(?:child(?:ren)?|famil(?:y|ies)|parents?|mothers?|safeguarding|social (?:care|workers?|work)|practitioners?|suicide"
    r"|serious case reviews?|the reviews|briefings?|CPD|LADO|front door)\b",
    re.IGNORECASE,
)
SPOKEN = ("aria-label", "title", "alt", "placeholder", "content")


def said(page: BeautifulSoup) -> Iterator[str]:
    """What a reader sees or is told of a page."""
    yield page.get_text(" ")
    yield from (str(one[name]) for name in SPOKEN for one in page.select(f"[{name}]"))


def test_its_content_has_no_problem_and_nothing_of_it_is_a_draft() -> None:
    assert check_course(EXAMPLE) == []
    assert Course(EXAMPLE).drafts == {}


def test_it_has_what_a_small_course_has_and_no_more(example: Path) -> None:
    course = Course(EXAMPLE)
    assert (len(course.modules), len(course.guides), len(course.figures), len(course.cases)) == (3, 1, 1, 0)
    assert [len(bank.questions) for bank in course.banks.values()] == [3, 3, 3]
    expected = {"single", "multiple", "rank"}
    assert {question.kind for bank in course.banks.values() for question in bank.questions} == expected
    absent = ("cpd-record.html", "about/changes.html", "reference/report-pages.md", "cases")
    assert [name for name in absent if (example / "site" / name).exists()] == []


def test_it_names_those_who_were_murdered_says_what_may_be_hard_to_read_and_who_decides() -> None:
    course = Course(EXAMPLE)
    texts = {path: path.read_text(encoding="utf-8") for path in EXAMPLE.rglob("*.md")}
    named = "Bebe King, Elsie Dot Stancombe and Alice da Silva Aguiar were murdered"
    told = [text for text in texts.values() if "were murdered" in text]
    assert told and all(named in text for text in told)
    noted = [path for path in texts if path.parent.name in {"modules", "guides"}]
    assert len(noted) == 4
    assert [path.name for path in noted if "You can step out at any point." not in texts[path]] == []
    carried = {ref.written for point in course.points for ref in point.pages}
    assert {"para 6", "para 10", "para 75"} <= carried


def test_no_word_of_the_first_course_s_profession_shows(example: Path) -> None:
    pages = sorted((example / "site").rglob("*.html"))
    assert len(pages) > 15
    found = {page.name: sorted({*OF_THE_FIRST.findall(text)}) for page in pages for text in said(parsed(page))}
    assert {name: words for name, words in found.items() if words} == {}
    decks = {
        path.name: OF_THE_FIRST.findall(path.read_text()) for path in (example / "site/assets/decks").rglob("*.js")
    }
    assert decks and not any(decks.values())


def test_each_claim_leads_to_its_paragraph_in_an_index_that_is_named_for_what_it_lists(example: Path) -> None:
    index = parsed(example / "site" / "reference" / "report-pages.html")
    assert index.select_one("h1").get_text() == "Pages and paragraphs of the report"  # type: ignore[union-attr]
    module = parsed(example / "site" / "modules" / "those-who-stood-there.html")
    link = next(one for one in module.select("a.page-ref") if one.get_text() == "(para 46)")
    assert link["href"] == "../reference/report-pages.html#para-46"
    assert link["aria-label"] == "para 46: paragraph 46 of the report"
    places = index.find(id="para-46").find_next("ul")  # type: ignore[union-attr]
    assert "../modules/those-who-stood-there.html#what-was-missing" in [one["href"] for one in places.select("a")]
    listed = {str(one["id"]) for one in index.select("article h2")}
    assert listed == {ref.id for point in Course(EXAMPLE).points for ref in point.pages}


def test_no_link_of_it_leads_nowhere(example: Path) -> None:
    assert all_astray(example / "site") == {}


def test_its_source_and_its_licence_are_named_on_every_page_and_in_every_package(example: Path) -> None:
    notice = "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."
    pages = [page for page in sorted((example / "site").rglob("*.html")) if parsed(page).select(".md-footer")]
    assert pages and [page.name for page in pages if notice not in parsed(page).get_text(" ")] == []
    licensed = "Parliamentary information licensed under the Open Parliament Licence"
    assert licensed in (EXAMPLE / "LICENSE-CONTENT").read_text()
    made = sorted(path.name for path in (example / "dist").glob("*.zip"))
    assert len(made) == 5 + 2 * (1 + 3)
    assert all(name.startswith("summer-disorder-") for name in made)

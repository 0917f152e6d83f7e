"""The questions as scripts: markup that holds at the site's root."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.course import Course
from course.site.question_scripts import questions_of, rebase, write_question_scripts
from tests.conftest import ROOT

PAGE = """<h2 id="wet-slide">Wet slide</h2>
<div class="question" data-module="question" data-question="wet-slide"><p>A "slide" &amp; a pond.</p>
<details><p><a href="../reference/report-pages.html#p12">p12</a> <a href="#benches">Read again</a> <a href="tel:999">999</a></p></details></div>
<p>Something else.</p>"""


def test_an_address_is_read_from_the_root() -> None:
    read = {
        "../reference/report-pages.html#p12": "reference/report-pages.html#p12",
        "uncertainty.html": "modules/uncertainty.html",
        "#benches": "modules/parks.html#benches",
        "https://example.org/a/../b": "https://example.org/a/../b",
        "tel:999": "tel:999",
    }
    assert {address: rebase(address, "modules/parks.html") for address in read} == read


def test_a_question_is_taken_under_a_heading_of_level_3_and_its_links_hold_at_the_root() -> None:
    found = questions_of(PAGE, "modules/parks.html")
    assert list(found) == ["wet-slide"]
    assert found["wet-slide"].startswith('<h3 id="wet-slide">Wet slide</h3>')
    assert 'href="reference/report-pages.html#p12"' in found["wet-slide"]
    assert 'href="modules/parks.html#benches"' in found["wet-slide"]
    assert "Something else" not in found["wet-slide"]


def test_a_page_that_lacks_a_question_of_its_bank_is_refused(tmp_path: Path) -> None:
    course = Course(ROOT)
    for bank in course.banks.values():
        page = tmp_path / bank.place.replace(".md", ".html")
        page.parent.mkdir(exist_ok=True)
        page.write_text("<p>Nothing.</p>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"modules/about-the-reviews\.html lacks the questions "):
        write_question_scripts(course, tmp_path)

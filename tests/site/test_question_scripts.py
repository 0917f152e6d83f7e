"""The questions as scripts: markup that holds at the site's root."""

import re
from pathlib import Path

import pytest

from course.site.question_scripts import write_question_scripts
from course.slides.question import questions_of
from course.text.html import article_of
from tests.conftest import COURSE

PAGE = """<h2 id="wet-slide">Wet slide</h2>
<div class="question" data-module="question" data-question="wet-slide"><p>A "slide" &amp; a pond.</p><ul class="question__own"><li>Your words.</li></ul>
<details><p><a href="../reference/report-pages.html#p12">p12</a> <a href="#benches">Read again</a> <a href="tel:999">999</a> <a href="uncertainty.html">On</a> <a href="https://example.org/a/../b">Out</a></p></details></div>
<p>Something else.</p>"""


def test_a_question_is_taken_under_a_heading_of_level_3_and_its_links_hold_at_the_root() -> None:
    found = questions_of(article_of(PAGE), "modules/parks.html")
    assert list(found) == ["wet-slide"]
    assert found["wet-slide"].startswith('<h3 id="wet-slide">Wet slide</h3>')
    here = ["reference/report-pages.html#p12", "modules/parks.html#benches", "tel:999", "modules/uncertainty.html"]
    assert re.findall(r'href="([^"]*)"', found["wet-slide"]) == [*here, "https://example.org/a/../b"]
    assert "Something else" not in found["wet-slide"] and "Your words" not in found["wet-slide"]


def test_a_page_that_lacks_a_question_of_its_bank_is_refused(tmp_path: Path) -> None:
    for bank in COURSE.banks.values():
        page = tmp_path / bank.place.replace(".md", ".html")
        page.parent.mkdir(exist_ok=True)
        page.write_text("<p>Nothing.</p>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"modules/about-the-reviews\.html lacks the questions "):
        write_question_scripts(COURSE, tmp_path)

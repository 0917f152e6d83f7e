"""The briefing that the course is made from, and the course held against it."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from course.briefing.coverage import compare, course_files, quotable_of
from course.briefing.drafts import split_command
from course.briefing.outline import Briefing, parse, read_source
from course.text.page_refs import find
from tests.source.conftest import BRIEFING

PERCENTAGES = ["55%", "64%", "12%", "12%", "14%", "78%", "22%", "41%", "43%", "88%"]
OUTLINE = [
    ("Introduction", ""),
    ("What is a serious case review (SCR)?", ""),
    ("Working together", ""),
    ("Referrals and information sharing", ""),
    ("Assessments", ""),
    ("Early help assessments", "assessments"),
    ("Understanding vulnerability and risk", ""),
    ("Vulnerability in children", ""),
    ("Risk factors in adults and families", ""),
    ("Dealing with uncertainty", ""),
    ("Responding to poor engagement", ""),
    ("Listening to children", ""),
    ("Working with the extended family", ""),
    ("Domestic abuse and parental separation", ""),
    ("Adolescents", ""),
    ("Suicide", "adolescents"),
    ("Child sexual exploitation (CSE)", "adolescents"),
]


def as_a_pdf_leaves_it(text: str) -> str:
    """The text wrapped, with the page breaks, headers, numbers, quotes and references that another tool would leave."""
    plain = text.replace("'", "’").replace("(p71-72)", "(pp. 71–72)").replace("(p208)", "(p. 208)")
    lines = [part for line in plain.split("\n") for part in (textwrap.wrap(line, 78, break_on_hyphens=False) or [""])]
    pages = [lines[start : start + 42] for start in range(0, len(lines), 42)]
    header = ["research in practice", ""]
    paged = [[*header, *page, "", str(number), ""] for number, page in enumerate(pages, 1)]
    return "\f".join("\r\n".join(page) for page in paged)


@pytest.fixture(params=["as it stands", "as a PDF leaves it"])
def briefing(request: pytest.FixtureRequest) -> Briefing:
    text = read_source(BRIEFING)
    return parse(text if request.param == "as it stands" else as_a_pdf_leaves_it(text))


def test_its_headings_and_their_nesting_are_found(briefing: Briefing) -> None:
    assert [(section.title, section.parent) for section in briefing.body] == OUTLINE


def test_its_references_are_found(briefing: Briefing) -> None:
    assert (briefing.counts.references, briefing.counts.distinct) == (70, 56)


def test_its_percentages_are_found(briefing: Briefing) -> None:
    figures = [value for block in briefing.body_blocks() for _, value in block.figures]
    assert [value for value in figures if value.endswith("%")] == PERCENTAGES


def test_its_points_are_the_same_however_it_is_printed(briefing: Briefing) -> None:
    said = [point for block in briefing.body_blocks() for point in block.points]
    as_it_stands = [point for block in parse(read_source(BRIEFING)).body_blocks() for point in block.points]
    assert said == as_it_stands


def test_its_drafts_keep_every_reference_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert split_command(BRIEFING, tmp_path / "drafts") == 0
    assert "70 references (56 different)" in capsys.readouterr().out
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "drafts").iterdir()))
    assert [reference for _, reference in find(text)] == [
        reference for _, reference in find(BRIEFING.read_text(encoding="utf-8"))
    ]


def test_the_course_lacks_nothing_adds_nothing_and_repeats_nothing(root: Path) -> None:
    assert compare(parse(read_source(BRIEFING), BRIEFING.name), course_files(root), quotable_of(root)) == []

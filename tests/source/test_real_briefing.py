"""The briefing that the course is made from, and the course held against it."""

import textwrap
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from course.briefing.coverage import compare, course_files, quotable_of
from course.briefing.drafts import drafts, split_command, unplaced
from course.briefing.outline import Briefing, open_briefing, parse
from course.briefing.readers.pdf_pages import sheets
from course.text.page_refs import find
from tests.briefing.told import outline
from tests.source.conftest import BRIEFING

PERCENTAGES = ["55%", "64%", "12%", "12%", "14%", "78%", "22%", "41%", "43%", "88%"]
OUTLINE = [
    "Introduction", "What is a serious case review (SCR)?", "Working together", "Referrals and information sharing", "Assessments",
    "  Early help assessments", "Understanding vulnerability and risk", "Vulnerability in children", "Risk factors in adults and families",
    "Dealing with uncertainty", "Responding to poor engagement", "Listening to children", "Working with the extended family",
    "Domestic abuse and parental separation", "Adolescents", "  Suicide", "  Child sexual exploitation (CSE)",
]  # fmt: skip


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
    text = BRIEFING.read_text(encoding="utf-8")
    return parse(text if request.param == "as it stands" else as_a_pdf_leaves_it(text))


def test_its_headings_references_percentages_and_points_are_found_however_it_is_printed(briefing: Briefing) -> None:
    assert outline(briefing)[: len(OUTLINE)] == OUTLINE
    assert (briefing.counts["references"], briefing.counts["distinct"]) == (70, 56)
    figures = [value for block in briefing.body_blocks() for _, value in block.figures]
    assert [value for value in figures if value.endswith("%")] == PERCENTAGES
    said = [point for block in briefing.body_blocks() for point in block.points]
    assert said == [point for block in open_briefing(BRIEFING).body_blocks() for point in block.points]


def test_its_drafts_keep_every_reference_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert split_command(BRIEFING, tmp_path / "drafts") == 0
    assert "70 references (56 different)" in capsys.readouterr().out
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "drafts").iterdir()))
    references = [[reference for _, reference in find(one)] for one in (text, BRIEFING.read_text(encoding="utf-8"))]
    assert references[0] == references[1]


def test_the_course_lacks_nothing_adds_nothing_and_repeats_nothing(root: Path) -> None:
    assert compare(open_briefing(BRIEFING), course_files(root), quotable_of(root)) == []


FOLDER = BRIEFING.parent / "briefings"
COVID, GRENFELL, DISORDER, BLOOD = (
    "21-covid-module1-response.pdf", "22-grenfell-phase2-response.pdf", "23-home-affairs-disorder-report.pdf", "24-infected-blood-response.pdf",
)  # fmt: skip


@cache
def opened(name: str) -> Briefing:
    return open_briefing(FOLDER / name)


def tagged(name: str) -> list[tuple[int, str]]:
    """Every tagged heading with its level: the rows of each element together."""
    found: list[tuple[int, str]] = []
    last = (-1, 0)
    with pypdfium2.PdfDocument(FOLDER / name) as document:
        for sheet in sheets(document):
            for row in sheet.rows:
                if row.tag[:1] == "H" and (row.page, row.element) != last:
                    found.append((int(row.tag[1:]), row.text))
                    last = (row.page, row.element)
    return found


@pytest.mark.parametrize(("name", "count"), [(GRENFELL, 60), (DISORDER, 46)])
def test_every_tagged_heading_is_found_with_its_level(name: str, count: int) -> None:
    there = tagged(name)
    assert len(there) == count
    wanted = [text.replace("’", "'").replace("‘", "'") for _, text in there if text != "Contents"]
    sections = [section for section in opened(name).sections if not section.title.startswith("Recommendation ")]
    assert len(sections) == len(wanted)
    assert all(section.title.startswith(text.strip()) for section, text in zip(sections, wanted, strict=True))
    levels = [level for level, text in there if text != "Contents"]
    levels[0] = max(levels[0], min(levels[1:]))  # a title that alone is at the top holds nothing
    open_levels: list[int] = []
    for section, level in zip(sections, levels, strict=True):
        open_levels = [*(outer for outer in open_levels if outer < level), level]
        assert section.level == len(open_levels), section.title


def test_every_entry_of_the_contents_page_of_21_and_24_is_a_section() -> None:
    covid = [section.title for section in opened(COVID).sections]
    for number in range(1, 11):
        assert sum(title.startswith(f"Recommendation {number}: ") for title in covid) == 1
    assert covid[:2] == ["Ministerial Foreword", "Introduction"]
    blood = [section.title for section in opened(BLOOD).sections if section.level == 1]
    assert [title.split(")")[0] for title in blood if ")" in title[:3]] == [str(number) for number in range(1, 13)]
    assert {"Ministerial Foreword", "Introduction & Background", "Useful Links"} < set(blood)


@pytest.mark.parametrize(
    ("name", "title", "page"),
    [
        (COVID, "Introduction", "(p7)"),
        (GRENFELL, "Chapter 2: Action taken since 2017", "(para 22)"),
        (DISORDER, "Summary", "(p1)"),
        (BLOOD, "Introduction & Background", "(p8)"),
    ],
)
def test_the_pages_are_those_that_are_printed_and_a_numbered_paragraph_goes_before_its_page(
    name: str, title: str, page: str
) -> None:
    assert next(section for section in opened(name).sections if section.title == title).blocks[0].page == page


@pytest.mark.parametrize("path", sorted(FOLDER.glob("[0-9]*")), ids=lambda path: path.name[:2])
def test_each_word_is_in_a_draft_or_in_the_list(path: Path) -> None:
    briefing = opened(path.name)
    assert unplaced(briefing, [draft.split("\n---\n", 1)[1] for draft in drafts(briefing).values()]) == []


@pytest.mark.parametrize(
    "name", ["01-covid-module1-response-pdftotext.txt", "14-covid-module1-response-pdftotext-raw.txt"]
)
def test_the_recommendations_of_a_text_are_found_where_they_are_glued_to_it(name: str) -> None:
    titles = [section.title.split(":")[0] for section in opened(name).sections]
    found = [title for title in titles if title.startswith("Recommendation")]
    assert found == [f"Recommendation {n}" for n in range(1, 11)]

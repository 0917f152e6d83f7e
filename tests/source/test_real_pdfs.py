"""Four published PDFs under open licences, which the project does not ship, and the text of three of them as tools leave it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from course.briefing.drafts import drafts
from course.briefing.inventory import unplaced
from course.briefing.outline import Briefing, open_briefing
from course.briefing.readers.pdf_pages import sheets
from tests.source.conftest import BRIEFING

FOLDER = BRIEFING.parent / "briefings"
COVID, GRENFELL, DISORDER, BLOOD = (
    "21-covid-module1-response.pdf", "22-grenfell-phase2-response.pdf", "23-home-affairs-disorder-report.pdf", "24-infected-blood-response.pdf",
)  # fmt: skip
CHAPTERS = [
    "Foreword from the Deputy Prime Minister", "Executive summary", "Chapter 1: Government's response to the Grenfell Tower Inquiry Phase 2 report's recommendations",
    "Chapter 2: Action taken since 2017", "Chapter 3: Our commitment to go further", "Chapter 4: Residents at the heart of the system",
    "Chapter 5: Construction Product system reform", "Chapter 6: Clear standards and expectations", "Chapter 7: Competent professionals and trades",
    "Chapter 8: Clear accountability and effective enforcement", "Chapter 9: Cultural change", "Chapter 10: Delivering together", "Chapter 11: Our next steps",
]  # fmt: skip


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


def test_every_recommendation_of_22_is_a_section_in_its_chapter() -> None:
    found = [section for section in opened(GRENFELL).sections if section.title.startswith("Recommendation ")]
    assert [section.title for section in found] == [f"Recommendation {number}" for number in range(1, 59)]
    assert len({section.parent for section in found}) == 1


def test_every_entry_of_the_contents_page_of_21_and_24_is_a_section() -> None:
    covid = [section.title for section in opened(COVID).sections]
    for number in range(1, 11):
        assert sum(title.startswith(f"Recommendation {number}: ") for title in covid) == 1
    assert covid[:2] == ["Ministerial Foreword", "Introduction"]
    blood = [section.title for section in opened(BLOOD).sections if section.level == 1]
    assert [title.split(")")[0] for title in blood if ")" in title[:3]] == [str(number) for number in range(1, 13)]
    assert {"Ministerial Foreword", "Introduction & Background", "Useful Links"} < set(blood)


def test_the_parts_of_a_recommendation_of_24_are_blocks_with_their_number() -> None:
    numbers = {block.number for section in opened(BLOOD).sections for block in section.blocks}
    assert {"4a) i.", "4a) ii.", "4a) iii.", "4a) iv.", "4a) v."} <= numbers


@pytest.mark.parametrize(
    ("name", "title", "page"),
    [
        (COVID, "Introduction", "(p7)"),
        (GRENFELL, CHAPTERS[3], "(p27)"),
        (DISORDER, "Summary", "(p1)"),
        (BLOOD, "Introduction & Background", "(p8)"),
    ],
)
def test_the_pages_are_those_that_are_printed(name: str, title: str, page: str) -> None:
    assert next(section for section in opened(name).sections if section.title == title).blocks[0].page == page


@pytest.mark.parametrize("path", sorted(FOLDER.glob("[0-9]*")), ids=lambda path: path.name[:2])
def test_each_word_is_in_a_draft_or_in_the_list(path: Path) -> None:
    briefing = opened(path.name)
    assert unplaced(briefing, [draft.split("\n---\n", 1)[1] for draft in drafts(briefing).values()]) == []


def test_the_chapters_of_a_text_are_found_where_its_running_head_is_their_heading() -> None:
    titles = [section.title for section in opened("02-grenfell-phase2-response-pdftotext.txt").sections]
    assert [title for title in titles if title in CHAPTERS] == CHAPTERS


@pytest.mark.parametrize(
    "name", ["01-covid-module1-response-pdftotext.txt", "14-covid-module1-response-pdftotext-raw.txt"]
)
def test_the_recommendations_of_a_text_are_found_where_they_are_glued_to_it(name: str) -> None:
    titles = [section.title.split(":")[0] for section in opened(name).sections]
    assert [title for title in titles if title.startswith("Recommendation")] == [
        f"Recommendation {n}" for n in range(1, 11)
    ]

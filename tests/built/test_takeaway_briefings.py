"""Briefings to take away: two sides of A4, seven slides that take seven minutes, Word to fill in, and the way back to the module."""

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import segno
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from course.content.briefings import AGREED, MEETING, ROWS
from course.content.kinds import BRIEFING
from course.course import Course
from course.handouts.downloads import File, facts_of
from course.handouts.facts import Facts, contacts_of
from course.handouts.pdf import pdf_of
from course.handouts.sheet import BRIEF, Sheet, sheet_of
from course.handouts.word import docx_of
from course.packages.all import make_packages
from tests.built.conftest import Taken
from tests.built.test_takeaway_pdf import elements
from tests.conftest import COURSE, ROOT, SMALL

LEAST = 10.5


def briefings(handed_out: Taken, ending: str) -> list[File]:
    return [file for file in handed_out.of(ending) if file.page.startswith("briefings/")]


def test_a_briefing_is_two_sides_of_a4_the_first_to_read_the_second_to_talk_and_write(handed_out: Taken) -> None:
    def strange(file: File) -> list[object]:
        pages = PdfReader(handed_out.made / file.path).pages
        sizes = {tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in pages}
        words = ["".join(page.extract_text().split()) for page in pages]
        *first, talk, sheet = ["".join(heading.split()) for heading in handed_out.headings(file.page)]
        placed = all(one in words[0] for one in first) and talk in words[1] and sheet in words[1]
        right = (len(pages), len(first), sizes, placed) == (2, 6, {(210, 297)}, True)
        return [] if right else [len(pages), sizes, first]

    assert handed_out.wrong(briefings(handed_out, "pdf"), strange) == {}


def test_no_word_of_a_briefing_is_smaller_than_ten_and_a_half_points(handed_out: Taken) -> None:
    def small(file: File) -> list[str]:
        sizes: list[tuple[str, float]] = []

        def told(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
            sizes.append((text.strip(), abs(size * tm[3] * cm[3])))

        for page in PdfReader(handed_out.made / file.path).pages:
            page.extract_text(visitor_text=told)
        about, foot = len(sizes), (handed_out.facts.running[:9], "Page ")
        about = next((at for at, (text, _) in enumerate(sizes) if "About this handout" in text), about)
        return [text for text, size in sizes[:about] if text and size < LEAST - 0.01 and not text.startswith(foot)]

    assert handed_out.wrong(briefings(handed_out, "pdf"), small) == {}


def test_seven_slides_follow_the_title_one_a_part_and_their_plan_takes_seven_minutes(handed_out: Taken) -> None:
    def strange(file: File) -> list[object]:
        deck = handed_out.deck(file.page)
        titles, (plan,) = [slide.full_title for slide in deck.slides[1:]], deck.plans
        steps = [(title, minutes) for minutes, title, _ in plan.steps]
        right = titles == handed_out.headings(file.page)[:7] == [title for title, _ in steps]
        return [] if right and plan.minutes == sum(minutes for _, minutes in steps) == 7 else [titles, steps]

    assert handed_out.wrong(briefings(handed_out, "pptx"), strange) == {}


def test_the_team_s_sheet_can_be_filled_in(handed_out: Taken) -> None:
    def wanting(file: File) -> list[str]:
        tables = Document(str(handed_out.made / file.path)).tables
        named = [one.get(qn("w:val"), "") for table in tables[:2] for one in table._tbl.iter(qn("w:alias"))]
        return [] if named == [*MEETING, *AGREED * ROWS] else named or ["no field"]

    assert handed_out.wrong(briefings(handed_out, "docx"), wanting) == {}


def test_in_word_too_side_two_begins_with_the_questions_and_only_small_print_is_small(handed_out: Taken) -> None:
    def strange(file: File) -> list[str]:
        found = Document(str(handed_out.made / file.path))
        begun = [one.text for one in found.paragraphs if one._p.xpath("./w:pPr/w:pageBreakBefore")]
        small = [one.text[:8] for one in found.paragraphs if one.style.style_id == "Footer"]
        sizes = [size.get(qn("w:val")) for size in found.styles.element.xpath("./w:docDefaults//w:sz")]
        page, (tab,) = found.sections[0], found.styles["footer"].paragraph_format.tab_stops
        at_the_edge = tab.position == page.page_width - page.left_margin - page.right_margin
        right = (begun, small, sizes) == ([handed_out.headings(file.page)[6]], ["Edition."], [str(round(2 * LEAST))])
        return [] if right and at_the_edge else [*begun, *small, *sizes]

    assert handed_out.wrong(briefings(handed_out, "docx"), strange) == {}


def brief(site: Path, course: Course, page: str, **more: Any) -> tuple[Sheet, Facts]:
    """The sheet of a built briefing, and what it says of itself where a host has set more."""
    facts = facts_of(course, page, replace(Taken(site, site, course, ()).facts, **more))
    return sheet_of((site / f"{page}.html").read_text(encoding="utf-8"), BRIEF, facts), facts


@pytest.mark.parametrize("address", ["https://northshire.example/course/", ""])
def test_where_a_host_has_set_them_its_name_logo_and_the_way_to_the_module_stand_at_the_head(
    taken: Path, tmp_path: Path, address: str
) -> None:
    more = {"address": address, "host": "Northshire Parks", "logo": segno.make("logo").svg_data_uri()}
    sheet, facts = brief(taken, Course(SMALL), "briefings/park", **(more if address else {}))
    (tmp_path / "a.pdf").write_bytes(pdf_of(sheet, BRIEF, facts, {}, ""))
    reader = PdfReader(tmp_path / "a.pdf")
    drawn = [str(one.get("/Alt", "")) for one in elements(reader) if one["/S"] == "/Figure"]
    there = ["Northshire Parks", f"A code with the address {address}modules/park.html"] if address else []
    assert sorted(drawn) == sorted(there)
    assert "Bench line, at any time 01632 960099" in " ".join(reader.pages[1].extract_text().split())
    assert ("Northshire Parks" in reader.pages[0].extract_text()) == bool(address)
    (tmp_path / "a.docx").write_bytes(docx_of(sheet, facts, {}, ""))
    wide = [round(shape.width.mm) for shape in Document(str(tmp_path / "a.docx")).inline_shapes]
    assert wide == ([21] if address else [])


@pytest.mark.parametrize("slug", ["domestic-abuse", pytest.param("*", marks=pytest.mark.full)])
def test_all_that_a_host_can_set_still_leaves_two_sides(site: Path, tmp_path: Path, slug: str) -> None:
    contacts = contacts_of(COURSE.slots, {slot.id: slot.example for slot in COURSE.slots})
    more = {"contacts": contacts, "host": "Northshire", "address": "https://example/"}
    pages = [name for name in BRIEFING.among(COURSE.pages) if slug in ("*", BRIEFING.slug(name))]
    for page in (name.removesuffix(".md") for name in pages):
        sheet, facts = brief(site, COURSE, page, **more)
        assert pdf_of(sheet, BRIEF, facts, {}, "").startswith(b"%PDF"), page
    assert pages


def test_contacts_too_long_for_two_sides_are_told(taken: Path) -> None:
    contacts = tuple((f"Desk {n}", "Ring us. " * 30) for n in range(20))
    sheet, facts = brief(taken, Course(SMALL), "briefings/park", contacts=contacts)
    with pytest.raises(ValueError, match="'Parks in seven minutes' takes 4 sides of A4, and a briefing has 2"):
        pdf_of(sheet, BRIEF, facts, {}, "")


def test_all_briefings_are_one_package(taken: Path, tmp_path: Path) -> None:
    made = {path.stem.rpartition("-")[2]: path for path in make_packages(ROOT, taken, tmp_path)}
    held = set(zipfile.ZipFile(made["briefing"]).namelist())
    assert {"README.txt", *(f"park/park-briefing-{name}" for name in ("brief.pdf", "word.docx", "slides.pptx"))} <= held

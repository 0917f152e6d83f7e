"""A sound small briefing, what the check says of it when one thing at a time is broken, and what is drawn of it."""

import re

from course.content.briefings import (
    AGREED,
    MEETING,
    NEVER,
    MadeUp,
    check_briefing,
    check_made_up,
    draw_sheet,
    in_panels,
    of_the_year,
    parts,
)
from course.content.modules import check_form
from course.content.points import Point
from course.content.settings import Settings
from course.text.page import Page
from course.text.page_refs import PageRef
from course.text.problems import Problem
from tests.conftest import SMALL
from tests.slips import untold

PATH = "docs/briefings/park.md"
SOUND = (SMALL / PATH).read_text(encoding="utf-8").replace("# Since 2016 { #since-2016 }", "# Since then { #since }")
POINTS = [
    Point("L001", "Parks", "figure", (PageRef(12),), "60%", "Oaks.", ("modules/park.md#benches",)),
    Point("L002", "Ponds", "fact", (PageRef(13),), "", "Ice.", ("modules/pond.md#ice",)),
]
MODULES = {"park": Page("docs/modules/park.md", "---\ntitle: Parks\n---\n")}
HARD = {"park": Page("docs/modules/park.md", "---\ntitle: Parks\nnote: A bench fell.\n---\n")}

BROKEN = [
    ("module: park", "module: pool", 4, "the module 'pool' does not exist"),
    ("reviewed: 2026-11-22\n", "", 2, "the front matter has no 'reviewed'"),
    ("{ #found }", "{ #seen }", 9, "the ## headings of a briefing are why, found"),
    ("## Why it matters", "## Why", 9, "this part is called 'Why it matters' in every briefing, not 'Why'"),
    ("under oaks (p12)", "under oaks (p13)", 15, "(p13) is cited, but no point taught in modules/park.md carries that page"),
    ("**60%**", "**61%**", 20, "61% is a number that no point gives"),
    ("Newest person first: what", "What", 37, "the first question is for the newest person"),
    ("2. Who walks past?\n", "", 35, "2 questions; write 3 as list items"),
    ("Somebody sits there every day.", "Somebody sits there. " * 130, 1, "a briefing has 420 at most"),
]  # fmt: skip


def check(text: str, modules: dict[str, Page] = MODULES) -> list[Problem]:
    page = Page(PATH, text)
    return check_briefing(page, modules, POINTS, Settings()) + check_form(page)


def test_a_slip_in_a_sound_briefing_is_told_with_its_line_and_nothing_else_is() -> None:
    assert untold(SOUND, BROKEN, check, PATH) == []


def test_on_a_hard_subject_the_first_part_leads_to_help() -> None:
    told = [problem.message for problem in check(SOUND, HARD)]
    assert len(told) == 1 and "link to about/support.md" in told[0]
    led = SOUND.replace("every day.", "every day. Step out: [support](../about/support.md).")
    assert check(led, HARD) == []


def test_the_briefing_of_the_whole_names_no_module_and_cites_what_any_teaches() -> None:
    assert check(SOUND.replace("module: park\n", "").replace("(p12)", "(p13)")) == []


def test_seven_parts_take_seven_minutes_and_are_drawn_as_numbered_panels_with_the_sheet_at_the_end() -> None:
    assert sum(seconds for _, seconds in parts(Settings()).values()) == 7 * 60
    drawn = in_panels(SOUND.split("---\n", 2)[2], Settings(), draw_sheet({}, PATH), ("Danger: 999", "Night desk: 1"))
    assert re.findall(r"## (\d)\. ", drawn) == list("1234567")
    first, second = drawn.split('<div class="panels" markdown>')[1:]
    assert ("{ #since }" in first, "{ #talk }" in second) == (True, True)
    assert all(words in second for words in (*MEETING, *AGREED, NEVER))
    assert drawn.count("From the course") == 1 and "Danger: 999. Night desk: 1." in second
    assert in_panels("To write.", Settings(), "The sheet.").split() == ["To", "write.", "The", "sheet."]


def test_the_year_is_the_list_of_its_page() -> None:
    listed = (
        "## Year { #twelve }\n\n1. [B](../briefings/b.md)\n2. [A](../briefings/a.md)\n\nAnd [C](../briefings/c.md).\n"
    )
    year = Page("docs/trainers/briefings.md", f"## A {{ #a }}\n\n[No](../briefings/no.md)\n\n{listed}")
    assert of_the_year(year) == ["briefings/b.md", "briefings/a.md"]


def test_a_made_up_team_uses_a_page_that_there_is() -> None:
    pages = ((1, "guides/park"), (6, "guides/gone"))
    made = [MadeUp("Health", used, "Ring back", "The duty manager", "A call", line) for line, used in pages]
    (problem,) = check_made_up(made, ["guides/park"], "made.yml")
    assert problem.line == 6 and "'guides/gone' is no page" in problem.message

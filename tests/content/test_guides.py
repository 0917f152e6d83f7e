"""A sound small guide, and what the check says of it when one thing at a time is broken."""

from course.content.briefings import draw_sheet
from course.content.guides import check_common, check_guide, drawn_in
from course.content.modules import check_form
from course.content.settings import Since
from course.text.page import Page
from course.text.page_refs import PageRef
from course.text.problems import Problem
from tests.slips import untold

PATH = "docs/guides/parks.md"
ROLES = ("social-workers", "family-support", "team-leaders", "chairs", "mixed")
CARRIED = {"modules/parks.md#trees": {PageRef(12)}}


def session(length: int, *minutes: int) -> str:
    rows = "\n".join(f"| {count} | Walk | Slowly |" for count in minutes)
    return f"## {length} minutes {{ #minutes-{length} }}\n\nAim: a walk.\n\n| Minutes | What | Notes |\n|---|---|---|\n{rows}\n"


PROMPTS = "\n".join(f"### {role} {{ #prompts-{role} }}\n\n- One?\n- Two?\n" for role in ROLES)
NOTE = "/// trainer\nThey will say so.\n///\n\n"
SOUND = f"""---
title: A walk
description: A session about a walk.
module: parks
reviewed: 2026-11-22
reviewed_by: ""
---

## What it is for {{ #purpose }}

Trees fell (p12): [trees](../modules/parks.md#trees).

## Prepare {{ #prepare }}

{NOTE}{NOTE}{NOTE}
## The scenario {{ #scenario }}

A bench.

{session(7, 2, 5)}
{session(30, 10, 20)}
{session(60, 30, 30)}
## Prompts {{ #prompts }}

{PROMPTS}
## Wrong turns {{ #wrong-turns }}

- None.

## In supervision {{ #supervision }}

Walk.

## Remotely {{ #remote }}

Ring.

## Closing {{ #closing }}

Bye.
"""


def check(text: str) -> list[Problem]:
    page = Page(PATH, text)
    return check_guide(page, {"parks"}, {"lake"}, CARRIED, ROLES) + check_form(page)


BROKEN = [
    ("| 5 | Walk", "| 4 | Walk", "| Minutes", "the minutes of this table add up to 6, not 7"),
    ("| 10 | Walk", "| ten | Walk", "| 10 | Walk", "the first cell is not a whole number of minutes"),
    ("| 10 | Walk | Slowly |", "| 10 |", "| 10 | Walk", "not as many cells as the head"),
    ("| 10 | Walk", "| ² | Walk", "| 10 | Walk", "the first cell is not a whole number of minutes"),
    ("| Minutes | What | Notes |\n|---|---|---|\n| 2 | Walk | Slowly |\n| 5 | Walk | Slowly |", "Walk.", "## 7 minutes", "the session of 7 minutes has no table"),
    ("module: parks", "module: woods", 4, "the module 'woods' does not exist"),
    ("module: parks\n", "", 1, "a guide is for one module or one case"),
    ("## In supervision { #supervision }", "### In supervision { #supervision }", "## What it is", "the ## headings of this guide are purpose, prepare"),
    ("- One?\n- Two?", "- One?", "### social-workers", "1 prompts here; write two or more"),
    (" { #prompts-chairs }", " { #prompts-seats }", "## Prompts", "no prompts under { #prompts-chairs }"),
    (NOTE, "", 1, "2 trainer notes; write three or more"),
    ("[trees](../modules/parks.md#trees)", "trees", "Trees fell", "(p12) is cited, but no point taught at a section linked beside it"),
    ("(p12)", "(p13)", "Trees fell", "(p13) is cited, but no point taught at modules/parks.md#trees"),
]  # fmt: skip


def test_a_slip_in_a_sound_guide_is_told_with_its_line_and_nothing_else_is() -> None:
    assert untold(SOUND, BROKEN, check, PATH) == []


WHERE = ("upset", "live-concern", "poor-practice", "own-abuse")
STOPS = "".join(f"## If {name} {{ #{name} }}\n\nStop for {name}.\n\n" for name in WHERE)
SAFE = Page("docs/trainers/safe-sessions.md", f"## Agreement {{ #agreement }}\n\nBe kind.\n\n{STOPS}")


def test_common_parts_are_drawn_once_each_in_their_places() -> None:
    sheet, since = draw_sheet({}, "guides/park.md"), Since("since-2016", "Since 2016")
    (before, first), (after, last) = drawn_in(SAFE, "Trees are kept.", since, sheet)
    drawn, order = first + last, ["agreement", "if", "upset", "own-abuse", "since-2016", "team-sheet"]
    assert (before, after, order) == ("prepare", "remote", sorted(order, key=lambda name: drawn.index(f"#{name} }}")))
    assert drawn.count("Be kind.") == drawn.count("Trees are kept.") == 1


def test_a_page_on_safe_sessions_that_lacks_a_part_is_told() -> None:
    assert check_common(SAFE) == []
    assert "{ #upset }" in check_common(Page("x.md", SAFE.text.replace("#upset", "#sad")))[0].message
    assert "does not exist" in check_common(None)[0].message

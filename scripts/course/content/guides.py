"""Team discussion guides: their form, their timings, and what the build draws into them from one source."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from course.content.modules import check_front_matter, check_headings, check_references
from course.content.points import check_beside_links
from course.content.settings import Since
from course.text.page import Block, Page
from course.text.page_refs import PageRef
from course.text.problems import Problem
from course.text.records import MaybeEmpty

TABLE_HEAD = "| Minutes | What | Notes |"
MODULE_LENGTHS, CASE_LENGTHS = (7, 30, 60), (90,)
SAFE_SESSIONS = "trainers/safe-sessions.md"
COMMON = ("upset", "live-concern", "poor-practice", "own-abuse")
_TRAINER = re.compile(r"^!!! trainer\b")
LOG_COLUMNS = ("What we will do", "Who", "By when", "How we will know")
LOG_ROWS = 4


@dataclass(frozen=True)
class GuideMatter:
    """The front matter of a guide."""

    title: str
    description: str
    reviewed: datetime.date
    reviewed_by: MaybeEmpty
    module: str = ""
    case: str = ""
    note: str = ""


def lengths(page: Page) -> tuple[int, ...]:
    """The lengths in minutes that a guide offers."""
    return CASE_LENGTHS if "case" in page.meta else MODULE_LENGTHS


def skeleton(page: Page) -> tuple[str, ...]:
    """The ids of the ## headings of a guide in order."""
    sessions = tuple(f"minutes-{length}" for length in lengths(page))
    return ("purpose", "prepare", "scenario", *sessions, "prompts", "wrong-turns", "supervision", "remote", "closing")


def check_guide(
    page: Page,
    modules: Collection[str],
    cases: Collection[str],
    carried: Mapping[str, set[PageRef]],
    roles: Collection[str] = (),
) -> list[Problem]:
    """What is wrong with a guide; `modules` and `cases` are the slugs that there are, `carried` the pages that each heading teaches.

    `roles` are those for which it has prompts, under `#prompts-...`.
    """
    return [
        *check_front_matter(page, GuideMatter),
        *_check_about(page, modules, cases),
        *check_headings(page),
        *check_references(page),
        *_check_skeleton(page),
        *_check_timings(page),
        *_check_prompts(page, roles),
        *_check_trainer_notes(page),
        *(problem for block in page.blocks for problem in check_beside_links(page, block, carried)),
    ]


def _check_about(page: Page, modules: Collection[str], cases: Collection[str]) -> list[Problem]:
    named = [(kind, page.meta[kind]) for kind in ("module", "case") if kind in page.meta]
    if len(named) != 1:
        return [Problem(page.path, 1, "a guide is for one module or one case; write `module: slug` or `case: slug`")]
    kind, value = named[0]
    if value.text() not in (modules if kind == "module" else cases):
        return [Problem(page.path, value.line, f"the {kind} {value.text()!r} does not exist")]
    return []


def _check_skeleton(page: Page) -> list[Problem]:
    found, wanted = tuple(h.id for h in page.headings if h.level == 2), skeleton(page)
    if found == wanted:
        return []
    line = page.headings[0].line if page.headings else 1
    return [
        Problem(
            page.path,
            line,
            f"the ## headings of this guide are {', '.join(wanted)}, in this order; here stand {', '.join(found) or 'none'}",
        )
    ]


def _rows(page: Page, name: str) -> list[Block]:
    heading = page.heading(name)
    if not heading:
        return []
    first, end = page.section(heading)
    return [block for block in page.blocks if first <= block.line < end and block.kind == "row"]


def timings(page: Page, length: int) -> list[tuple[int, str, int]]:
    """The minutes of each row of the table for `length`, what is done in them, and the row's line; rows without a number count 0."""
    found = []
    for row in _rows(page, f"minutes-{length}")[2:]:
        cells = [cell.strip() for cell in row.text.strip("|").split("|")]
        found.append((int(cells[0]) if cells[0].isdecimal() else 0, cells[1] if len(cells) > 1 else "", row.line))
    return found


def _check_timings(page: Page) -> list[Problem]:
    problems = []
    for length in lengths(page):
        heading, rows = page.heading(f"minutes-{length}"), _rows(page, f"minutes-{length}")
        if not heading:
            continue
        if not rows or rows[0].text != TABLE_HEAD:
            problems.append(
                Problem(
                    page.path,
                    heading.line,
                    f"the session of {length} minutes has no table that begins with {TABLE_HEAD}",
                )
            )
            continue
        found = timings(page, length)
        problems += [
            Problem(page.path, line, "the first cell is not a whole number of minutes; write 5")
            for minutes, _, line in found
            if not minutes
        ]
        total = sum(minutes for minutes, _, _ in found)
        if total != length:
            problems.append(
                Problem(page.path, rows[0].line, f"the minutes of this table add up to {total}, not {length}")
            )
    return problems


def _check_prompts(page: Page, roles: Collection[str]) -> list[Problem]:
    problems = []
    prompts = page.heading("prompts")
    for role in (f"prompts-{role}" for role in roles):
        heading = page.heading(role)
        if prompts and not heading:
            problems.append(
                Problem(page.path, prompts.line, f"no prompts under {{ #{role} }}; each role has two or more")
            )
        elif heading:
            first, end = page.section(heading)
            count = sum(block.kind == "item" and first <= block.line < end for block in page.blocks)
            if count < 2:
                problems.append(
                    Problem(page.path, heading.line, f"{count} prompts here; write two or more as list items")
                )
    return problems


def _check_trainer_notes(page: Page) -> list[Problem]:
    count = sum(bool(_TRAINER.match(line)) for line in page.lines)
    return (
        []
        if count >= 3
        else [Problem(page.path, 1, f'{count} trainer notes; write three or more as `!!! trainer "For the trainer"`')]
    )


def check_common(page: Page | None) -> list[Problem]:
    """What the page on safe sessions lacks of the sections that every guide draws from it."""
    if page is None:
        return [Problem(f"docs/{SAFE_SESSIONS}", 1, "the page that every guide draws on does not exist")]
    return [
        Problem(page.path, 1, f"no heading with {{ #{name} }}; every guide draws that section from here")
        for name in ("agreement", *COMMON)
        if not page.heading(name)
    ]


def in_guide(markdown: str, safe: Page, changes: str, since: Since) -> str:
    """The Markdown of a guide with the agreement, the what-ifs, the changes since the source and the action log in their places."""
    agreement = f"## Agree first {{ #agreement }}\n\n{_section(safe, 'agreement')}\n"
    parts = [
        f"### {heading.text} {{ #{name} }}\n\n{_section(safe, name)}"
        for name in COMMON
        if (heading := safe.heading(name))
    ]
    what_if = "## If something comes up { #if }\n\nRead this before the session.\n\n" + "\n\n".join(parts) + "\n"
    changed = f"## {since.heading} {{ #{since.id} }}\n\n{changes}\n" if changes else ""
    markdown = _before(markdown, "scenario", f"{agreement}\n{what_if}")
    return _before(markdown, "closing", f"{changed}\n{draw_log()}")


def _section(page: Page, name: str) -> str:
    heading = page.heading(name)
    return page.section_text(heading).strip() if heading else ""


def _before(markdown: str, name: str, drawn: str) -> str:
    """`drawn` before the ## heading with the id `name`."""
    mark = markdown.find(f"{{ #{name} }}")
    start = markdown.rfind("\n## ", 0, mark) + 1 if mark >= 0 else len(markdown)
    return f"{markdown[:start]}{drawn}\n{markdown[start:]}"


def draw_log() -> str:
    """The action log: a table with room to write, on screen and on paper."""
    head = f"| {' | '.join(LOG_COLUMNS)} |\n|{'---|' * len(LOG_COLUMNS)}"
    rows = "\n".join(f"|{'  |' * len(LOG_COLUMNS)}" for _ in range(LOG_ROWS))
    return (
        "## Action log { #action-log }\n\n"
        "One line a decision. Name no family: write what changes in your work.\n\n"
        f'<div class="action-log" data-module="action-log" markdown>\n\n{head}\n{rows}\n\n</div>\n'
    )

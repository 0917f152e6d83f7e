"""Team discussion guides: their form, their timings, and what the build draws into them from one source."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from course.content.modules import ReviewedMatter, check_front_matter, check_skeleton, empty_cells
from course.content.points import check_beside_links
from course.content.settings import Since
from course.text.page import Page
from course.text.page_refs import PageRef
from course.text.problems import Faults, Problem, problems_in

TABLE_HEAD = "| Minutes | What | Notes |"
MODULE_LENGTHS, CASE_LENGTHS = (7, 30, 60), (90,)
SAFE_SESSIONS = "trainers/safe-sessions.md"
COMMON = ("upset", "live-concern", "poor-practice", "own-abuse")


@dataclass(frozen=True, kw_only=True)
class GuideMatter(ReviewedMatter):
    """The front matter of a guide."""

    module: str = ""
    case: str = ""
    note: str = ""


def lengths(page: Page) -> tuple[int, ...]:
    """The lengths in minutes that a guide offers."""
    return CASE_LENGTHS if "case" in page.meta else MODULE_LENGTHS


def check_guide(
    page: Page,
    modules: Collection[str],
    cases: Collection[str],
    carried: Mapping[str, set[PageRef]],
    roles: Collection[str] = (),
) -> list[Problem]:
    """What is wrong with a guide; `carried` are the pages that each heading teaches, `roles` those for which it has prompts."""
    sessions = [f"minutes-{length}" for length in lengths(page)]
    after = ("prompts", "wrong-turns", "supervision", "remote", "closing")
    faults = [
        *_check_about(page, modules, cases),
        *check_skeleton(page, ("purpose", "prepare", "scenario", *sessions, *after), "this guide"),
        *_check_timings(page),
        *_check_prompts(page, roles),
        *(fault for block in page.blocks for fault in check_beside_links(block, carried)),
    ]
    return check_front_matter(page, GuideMatter) + problems_in(page.path, faults)


def _check_about(page: Page, modules: Collection[str], cases: Collection[str]) -> Faults:
    named = {kind: page.meta[kind] for kind in ("module", "case") if kind in page.meta}
    if len(named) != 1:
        yield 1, "a guide is for one module or one case; write `module: slug` or `case: slug`"
        return
    for kind, value in named.items():
        slug, own = value.text(), PurePosixPath(page.path).stem
        if slug not in (modules if kind == "module" else cases):
            yield value.line, f"the {kind} {slug!r} does not exist"
        elif own != (slug if kind == "module" else f"case-{slug}"):
            right = f"write the {kind} that {own}.md is for"
            yield value.line, f"the guide for the {kind} {slug!r} is another file; {right}"


def timings(page: Page, length: int) -> list[tuple[int, str, int]]:
    """The minutes of each row of the table for `length`, what is done in them, and the row's line; rows without a number count 0."""
    rows = [(row, [*map(str.strip, row.text.strip("|").split("|"))]) for row in page.under(f"minutes-{length}", "row")]
    return [
        (int(cells[0]) if cells[0].isdecimal() else 0, cells[1] if cells[1:] else "", row.line)
        for row, cells in rows[1:]
    ]


def _check_timings(page: Page) -> Faults:
    for length in lengths(page):
        heading, rows = page.heading(f"minutes-{length}"), page.under(f"minutes-{length}", "row")
        if heading and (not rows or rows[0].text != TABLE_HEAD):
            yield heading.line, f"the session of {length} minutes has no table that begins with {TABLE_HEAD}"
        elif heading:
            if not heading.text.startswith(f"{length} minutes"):
                yield heading.line, f"the heading of #minutes-{length} begins with `{length} minutes`"
            if not any(block.text.startswith("Aim: ") for block in page.under(heading.id, "paragraph")):
                yield heading.line, "the session says first what it is for; write a line that begins with `Aim: `"
            yield from empty_cells(rows)
            found = timings(page, length)
            total = sum(minutes for minutes, _, _ in found)
            for minutes, _, line in found:
                if not minutes:
                    yield line, "the first cell is not a whole number of minutes; write 5"
            if total != length:
                yield rows[0].line, f"the minutes of this table add up to {total}, not {length}"


def _check_prompts(page: Page, roles: Collection[str]) -> Faults:
    """The prompts for each role, and the notes for the trainer."""
    prompts = page.heading("prompts")
    for role in (f"prompts-{role}" for role in roles):
        heading, count = page.heading(role), len(page.under(role, "item"))
        if heading and count < 2:
            yield heading.line, f"{count} prompts here; write two or more as list items"
        elif prompts and not heading:
            right = f"write `### Its name {{ #{role} }}` and two or more as list items"
            yield prompts.line, f"no prompts under {{ #{role} }}; {right}"
    if (count := sum(box.name == "trainer" for box in page.reading.boxes)) < 3:
        yield 1, f"{count} trainer notes; write three or more, each `/// trainer`, its words, and `///`"


def check_common(page: Page | None) -> list[Problem]:
    """What the page on safe sessions lacks of the sections that every guide draws from it."""
    if page is None:
        return [Problem(f"docs/{SAFE_SESSIONS}", 1, "the page that every guide draws on does not exist")]
    message = "no heading with {{ #{} }}; every guide draws that section from here"
    missing = [name for name in ("agreement", *COMMON) if not page.heading(name)]
    return problems_in(page.path, ((1, message.format(name)) for name in missing))


def drawn_in(safe: Page, changes: str, since: Since, sheet: str) -> Iterator[tuple[str, str]]:
    """What the build draws at the end of sections of a guide, each with the id of its heading.

    First the agreement and the what-ifs, then the changes since the source and the team's `sheet`.
    """
    agreement = safe.heading("agreement")
    first = (
        f"## Agree first {{ #agreement }}\n\n{safe.section_text(agreement).strip() if agreement else ''}\n\n"
        "## If something comes up { #if }\n\nRead this before the session."
    )
    what_ifs = (
        f"### {one.text} {{ #{name} }}\n\n{safe.section_text(one).strip()}"
        for name in COMMON
        if (one := safe.heading(name))
    )
    yield "prepare", "\n\n".join((first, *what_ifs))
    yield "remote", (f"## {since.heading} {{ #{since.id} }}\n\n{changes}\n\n" if changes else "") + sheet

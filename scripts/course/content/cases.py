"""The form of an unfolding case: its front matter, its stages with what is known by then, its boxes, and what the reviews found."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from course.content.modules import check_front_matter, check_headings, check_references
from course.content.points import Point, pages_taught
from course.text.page import Block, Heading, Page
from course.text.page_refs import PageRef, find
from course.text.problems import Problem
from course.text.records import MaybeEmpty

FEWEST_STAGES, MOST_STAGES = 4, 6
FEWEST_FOUND, MOST_FOUND = 4, 6
FEWEST_MODULES, MOST_MODULES = 2, 4
TABLE_HEAD = "| When | What was known | Who knew |"
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")
BOX = re.compile(r'^!!! hypothesis(?: ".+")?\s*$')
_AFTER = ("looking-back", "found", "childs-day", "team")
_MODULE_LINK = re.compile(r"\]\(\.\./(modules/[\w-]+\.md#[\w-]+)\)")

Slips = Iterator[tuple[int, str]]


@dataclass(frozen=True)
class CaseMatter:
    """The front matter of a case."""

    title: str
    description: str
    note: str
    modules: tuple[str, ...]
    reviewed: datetime.date
    reviewed_by: MaybeEmpty


@dataclass(frozen=True)
class Stage:
    """A stage of a case: its heading and the rows of its table, each as written."""

    heading: Heading
    head: Block | None
    rows: tuple[Block, ...]


def stages(page: Page) -> list[Stage]:
    """The stages of a case in order."""
    found = []
    for heading in page.headings:
        if heading.id.startswith("stage-"):
            first, end = page.section(heading)
            rows = [block for block in page.blocks if first <= block.line < end and block.kind == "row"]
            found.append(Stage(heading, rows[0] if rows else None, tuple(rows[2:])))
    return found


def named_modules(page: Page) -> tuple[str, ...]:
    """The slugs of the modules on which a case draws."""
    named = page.meta.get("modules")
    return tuple(item.text() for item in named.data) if named and isinstance(named.data, list) else ()


def check_case(page: Page, modules: Collection[str], points: list[Point]) -> list[Problem]:
    """What is wrong with a case; `modules` are the slugs that there are."""
    slips = [
        *_check_modules(page, modules),
        *_check_skeleton(page),
        *_check_stages(page),
        *_check_boxes(page),
        *_check_found(page, pages_taught(points)),
    ]
    return [
        *check_front_matter(page, CaseMatter),
        *check_headings(page),
        *check_references(page),
        *(Problem(page.path, line, message) for line, message in slips),
    ]


def _check_modules(page: Page, modules: Collection[str]) -> Slips:
    named = named_modules(page)
    line = page.meta["modules"].line if "modules" in page.meta else 1
    for slug in named:
        if slug not in modules:
            yield line, f"the case names the module {slug!r}, which does not exist"
    if not FEWEST_MODULES <= len(named) <= MOST_MODULES:
        yield line, f"{len(named)} named under modules; a case draws on two to four"


def _check_skeleton(page: Page) -> Slips:
    found = [heading.id for heading in page.headings]
    count = sum(name.startswith("stage-") for name in found)
    road = ("other-road",) if "other-road" in found else ()
    wanted = ("family", *(f"stage-{number}" for number in range(1, count + 1)), *road, *_AFTER)
    if tuple(found) != wanted or any(heading.level != 2 for heading in page.headings):
        line = page.headings[0].line if page.headings else 1
        yield (
            line,
            f"the headings of a case are ## and {', '.join(wanted)}, in this order; here stand {', '.join(found) or 'none'}",
        )
    if not FEWEST_STAGES <= count <= MOST_STAGES:
        yield page.headings[0].line if page.headings else 1, f"{count} stages; a case has four to six"


def _check_stages(page: Page) -> Slips:
    for stage, ordinal in zip(stages(page), ORDINALS, strict=False):
        if not stage.heading.text.startswith(f"{ordinal}: "):
            yield (
                stage.heading.line,
                f"the stage begins with its place; write `{ordinal}: {stage.heading.text.partition(': ')[2] or stage.heading.text}`",
            )
        if not stage.head:
            yield stage.heading.line, f"the stage has no table of what comes to light; write {TABLE_HEAD}"
        elif stage.head.text != TABLE_HEAD:
            yield stage.head.line, f"the table must begin with {TABLE_HEAD}"
        elif not stage.rows:
            yield stage.head.line, "the table has no rows; write what comes to light in this stage"
        for row in stage.rows:
            if row.text.replace("\\|", "").count("|") != TABLE_HEAD.count("|"):
                yield row.line, "a row has three cells: when, what was known, who knew"


def _check_boxes(page: Page) -> Slips:
    boxes = [number for number, line in enumerate(page.lines, 1) if BOX.match(line)]
    for name in ("family", "looking-back"):
        heading = page.heading(name)
        if heading:
            first, end = page.section(heading)
            inside = [number for number in boxes if first <= number < end]
            if len(inside) != 1:
                yield (
                    heading.line,
                    f"{len(inside)} boxes under #{name}; write one !!! hypothesis, with its prompt in it",
                )
    for number in boxes:
        heading = page.heading_at(number)
        if heading and heading.id not in ("family", "looking-back"):
            yield (
                number,
                f"a hypothesis is noted under #family and seen again under #looking-back; take the box under #{heading.id} out",
            )


def _check_found(page: Page, carried: Mapping[str, set[PageRef]]) -> Slips:
    heading = page.heading("found")
    first, end = page.section(heading) if heading else (0, 0)
    items = [block for block in page.blocks if first <= block.line < end and block.kind == "item"]
    if heading and not FEWEST_FOUND <= len(items) <= MOST_FOUND:
        yield heading.line, f"{len(items)} findings; a case has four to six, each a list item"
    for item in items:
        yield from _check_item(item, carried)
    for number, line in enumerate(page.lines, 1):
        if not first <= number < end and find(line):
            yield number, "findings and their pages stand under #found alone; a case tells a story"


def _check_item(item: Block, carried: Mapping[str, set[PageRef]]) -> Slips:
    refs = [ref for _, ref in find(item.text)]
    links = _MODULE_LINK.findall(item.text)
    if not links:
        yield (
            item.line,
            "a finding links to the section that teaches it, such as [Close the loop](../modules/sharing-information.md#feedback)",
        )
        return
    for ref in refs:
        if not any(ref in carried.get(link, set()) for link in links):
            yield item.line, f"({ref.id}) is cited, but no point taught at {' or '.join(links)} carries that page"

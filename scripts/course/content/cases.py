"""The form of an unfolding case: its front matter, its stages with what is known by then, its boxes, and what was found."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from course.content.modules import check_front_matter
from course.content.points import Point, check_beside_links, linked_sections, pages_taught
from course.text.page import Page
from course.text.page_refs import PageRef, find
from course.text.problems import Faults, Problem, problems_in
from course.text.reading import Block, Heading
from course.text.records import MaybeEmpty

FEWEST_STAGES, MOST_STAGES = 4, 6
FEWEST_FOUND, MOST_FOUND = 4, 6
FEWEST_MODULES, MOST_MODULES = 2, 4
TABLE_HEAD = "| When | What was known | Who knew |"
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")
_NOTED = ("family", "looking-back")
_AFTER = ("looking-back", "found", "childs-day", "team")


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
            rows = page.under(heading.id, "row")
            found.append(Stage(heading, rows[0] if rows else None, tuple(rows[1:])))
    return found


def named_modules(page: Page) -> tuple[str, ...]:
    """The slugs of the modules on which a case draws, or of the one of a briefing."""
    if page.said("module"):
        return (page.said("module"),)
    named = page.meta.get("modules")
    return tuple(item.text() for item in named.data) if named and isinstance(named.data, list) else ()


def check_case(page: Page, modules: Collection[str], points: list[Point]) -> list[Problem]:
    """What is wrong with a case; `modules` are the slugs that there are."""
    faults = [
        *_check_modules(page, modules),
        *_check_skeleton(page),
        *_check_stages(page),
        *_check_boxes(page),
        *_check_found(page, pages_taught(points)),
    ]
    return check_front_matter(page, CaseMatter) + problems_in(page.path, faults)


def _check_modules(page: Page, modules: Collection[str]) -> Faults:
    named = named_modules(page)
    line = page.meta["modules"].line if "modules" in page.meta else 1
    for slug in named:
        if slug not in modules:
            yield line, f"the case names the module {slug!r}, which does not exist"
    if not FEWEST_MODULES <= len(named) <= MOST_MODULES:
        yield line, f"{len(named)} named under modules; a case draws on two to four"


def _check_skeleton(page: Page) -> Faults:
    found = [heading.id for heading in page.headings]
    count = sum(name.startswith("stage-") for name in found)
    road = ["other-road"] if "other-road" in found else []
    wanted = ["family", *(f"stage-{number}" for number in range(1, count + 1)), *road, *_AFTER]
    line = page.headings[0].line if page.headings else 1
    if found != wanted or any(heading.level != 2 for heading in page.headings):
        stand = ", ".join(found) or "none"
        yield line, f"the headings of a case are ## and {', '.join(wanted)}, in this order; here stand {stand}"
    if not FEWEST_STAGES <= count <= MOST_STAGES:
        yield line, f"{count} stages; a case has four to six"


def _check_stages(page: Page) -> Faults:
    for stage, ordinal in zip(stages(page), ORDINALS, strict=False):
        title, line = stage.heading.text, stage.heading.line
        if not title.startswith(f"{ordinal}: "):
            yield line, f"the stage begins with its place; write `{ordinal}: {title.partition(': ')[2] or title}`"
        if not stage.head:
            yield line, f"the stage has no table of what comes to light; write {TABLE_HEAD}"
        elif stage.head.text != TABLE_HEAD:
            yield stage.head.line, f"the table must begin with {TABLE_HEAD}"
        elif not stage.rows:
            yield stage.head.line, "the table has no rows; write what comes to light in this stage"


def _check_boxes(page: Page) -> Faults:
    boxes = [box.line for box in page.reading.boxes if box.name == "hypothesis"]
    places = [heading.id if (heading := page.heading_at(line)) else "" for line in boxes]
    for name in _NOTED:
        heading, count = page.heading(name), places.count(name)
        if heading and count != 1:
            yield (
                heading.line,
                f"{count} boxes under #{name}; write one `/// hypothesis | title`, with its prompt in it",
            )
    for line, name in zip(boxes, places, strict=True):
        if name not in _NOTED:
            noted = "a hypothesis is noted under #family and seen again under #looking-back"
            yield line, f"{noted}; take the box under #{name} out"


def _check_found(page: Page, carried: Mapping[str, set[PageRef]]) -> Faults:
    heading, items = page.heading("found"), page.under("found", "item")
    first, end = page.section(heading) if heading else (0, 0)
    if heading and not FEWEST_FOUND <= len(items) <= MOST_FOUND:
        yield heading.line, f"{len(items)} findings; a case has four to six, each a list item"
    for item in items:
        if linked_sections(item.text):
            yield from ((problem.line, problem.message) for problem in check_beside_links(page, item, carried))
        else:
            right = "[Close the loop](../modules/sharing-information.md#feedback)"
            yield item.line, f"a finding links to the section that teaches it, such as {right}"
    for number, line in enumerate(page.lines, 1):
        if not first <= number < end and find(line):
            yield number, "findings and their pages stand under #found alone; a case tells a story"

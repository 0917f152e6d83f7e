"""The form of a module and of every other page: front matter, skeleton, ids and marks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from course.text.page import Page
from course.text.page_refs import malformed
from course.text.problems import Problem
from course.text.readability import words
from course.text.records import MaybeEmpty, check_record

FEWEST_WORDS, MOST_WORDS = 650, 1500


@dataclass(frozen=True)
class PageMatter:
    """The front matter of a page."""

    title: str
    description: str
    reviewed: datetime.date = datetime.date.max
    template: str = ""
    hide: tuple[str, ...] = ()


@dataclass(frozen=True)
class ModuleMatter:
    """The front matter of a module."""

    title: str
    description: str
    section: str
    outcomes: tuple[str, ...]
    reviewed: datetime.date
    reviewed_by: MaybeEmpty
    note: str = ""


def check_page(page: Page) -> list[Problem]:
    """What is wrong with the form of a page that is not a module."""
    return check_front_matter(page, PageMatter) + check_headings(page) + check_references(page)


def check_module(page: Page, since: str) -> list[Problem]:
    """What is wrong with the form of a module; `since` is the id of its part on what has changed, where it has one."""
    return [
        *check_front_matter(page, ModuleMatter),
        *_check_outcomes(page),
        *check_headings(page),
        *_check_skeleton(page, tuple(filter(None, ("check", "found", since, "practice", "reflect", "team")))),
        *_check_length(page),
        *check_references(page),
        *_check_prompts(page),
    ]


def check_front_matter(page: Page, record: type[object]) -> list[Problem]:
    """What is wrong with a page's front matter, which should be such a `record`."""
    value, problems = page.front_matter
    if value is None:
        return problems or [Problem(page.path, 1, "there is no front matter; begin with --- and `title: ...`")]
    return problems + check_record(value, record, page.path, "front matter")


def _check_outcomes(page: Page) -> list[Problem]:
    outcomes = page.meta.get("outcomes")
    if outcomes and isinstance(outcomes.data, list) and not 3 <= len(outcomes.data) <= 4:
        return [Problem(page.path, outcomes.line, f"{len(outcomes.data)} outcomes; a module has three or four")]
    return []


def check_headings(page: Page) -> list[Problem]:
    """Headings without an id, with an id that stands twice, or that would be a second title."""
    problems = []
    first: dict[str, int] = {}
    for heading in page.headings:
        if heading.level == 1:
            problems.append(
                Problem(page.path, heading.line, "the title comes from the front matter; begin with ## headings")
            )
        elif not heading.id:
            problems.append(
                Problem(page.path, heading.line, f"{heading.text!r} has no id; add {{ #a-name-that-stays }}")
            )
        elif heading.id in first:
            problems.append(
                Problem(
                    page.path,
                    heading.line,
                    f"the id #{heading.id} stands on line {first[heading.id]} already; an id names one heading",
                )
            )
        first.setdefault(heading.id, heading.line)
    return problems


def _check_skeleton(page: Page, skeleton: tuple[str, ...]) -> list[Problem]:
    found = tuple(heading.id for heading in page.headings if heading.level == 2)
    if found == skeleton:
        return []
    line = page.headings[0].line if page.headings else 1
    wanted, stand = ", ".join(skeleton), ", ".join(found) or "none"
    return [Problem(page.path, line, f"the ## headings of a module are {wanted}, in this order; here stand {stand}")]


def _check_length(page: Page) -> list[Problem]:
    count = sum(words(block.text) for block in page.blocks)
    if FEWEST_WORDS <= count <= MOST_WORDS:
        return []
    return [Problem(page.path, 1, f"{count} words; a module has {FEWEST_WORDS} to {MOST_WORDS}")]


def check_references(page: Page) -> list[Problem]:
    """Page references in another form than the course's."""
    return [
        Problem(
            page.path,
            number,
            f"{text} is not a page reference; write (p208) or (p71-72), one to a bracket, and nothing where the source gives no page",
        )
        for number, line in enumerate(page.lines, 1)
        for _, text in malformed(line)
    ]


def _check_prompts(page: Page) -> list[Problem]:
    heading = page.heading("reflect")
    if not heading:
        return []
    first, end = page.section(heading)
    prompts = [block for block in page.blocks if first <= block.line < end and block.kind == "item"]
    problems = [
        Problem(page.path, block.line, "a prompt ends in its own id, such as { #reflect-who-hears-back }")
        for block in prompts
        if "{ #reflect-" not in block.text
    ]
    if not 2 <= len(prompts) <= 3:
        problems.append(
            Problem(page.path, heading.line, f"{len(prompts)} prompts under #reflect; write two or three as list items")
        )
    return problems

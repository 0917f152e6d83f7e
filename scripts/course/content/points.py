"""The points of the briefing: what each says, on which pages, and the headings that teach it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from course.text.numbers import numbers_in
from course.text.page import Page
from course.text.page_refs import PageRef, find
from course.text.problems import Problem
from course.text.reading import Heading

COLUMNS = ("id", "section", "kind", "pages", "numbers", "statement", "taught")
KINDS = ("fact", "figure", "recommendation", "quote", "definition")
_TARGET = re.compile(r"^[\w/-]+\.md#[\w-]+$")


@dataclass(frozen=True)
class Point:
    """One point: its id, the briefing's section, its kind, pages, numbers, statement and `taught` targets, and its line."""

    id: str
    section: str
    kind: str
    pages: tuple[PageRef, ...]
    numbers: str
    statement: str
    taught: tuple[str, ...]
    line: int


def read_points(text: str, path: str) -> tuple[list[Point], list[Problem]]:
    """The points that the table `text` holds, tab-separated without quoting, and what is wrong with its form."""
    lines = text.split("\n")
    if tuple(lines[0].split("\t")) != COLUMNS:
        return [], [Problem(path, 1, f"the first line must be {' '.join(COLUMNS)}, with tabs between")]
    points: list[Point] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            point, found = _read_point(line, path, number)
            problems += found
            points += [point] if point else []
    return points, problems + _check_ids(points, path)


def _read_point(line: str, path: str, number: int) -> tuple[Point | None, list[Problem]]:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        message = f"{len(cells)} columns, not {len(COLUMNS)}: {', '.join(COLUMNS)} with tabs between"
        return None, [Problem(path, number, message)]
    name, section, kind, pages, numbers, statement, taught = (cell.strip() for cell in cells)
    problems = []
    refs: list[PageRef] = []
    for page in re.split(r"[;\s]+", pages):
        try:
            refs += [PageRef.parse(page)] if page else []
        except ValueError as error:
            problems.append(Problem(path, number, f"{name}: {error}"))
    if kind not in KINDS:
        problems.append(Problem(path, number, f"{name}: kind {kind!r} must be one of {', '.join(KINDS)}"))
    if not statement:
        problems.append(Problem(path, number, f"{name}: the statement is empty; say the point in our own words"))
    if not taught:
        problems.append(Problem(path, number, f"{name}: no heading teaches it; write modules/slug.md#heading-id"))
    for target in taught.split():
        if not _TARGET.match(target):
            problems.append(
                Problem(path, number, f"{name}: {target!r} is not a heading; write modules/slug.md#heading-id")
            )
    return Point(name, section, kind, tuple(refs), numbers, statement, tuple(taught.split()), number), problems


def _check_ids(points: list[Point], path: str) -> list[Problem]:
    for expected, point in enumerate(points, 1):
        if point.id != f"L{expected:03d}":
            message = (
                f"{point.id} stands where L{expected:03d} belongs; the ids run from L001 without a gap or a repeat"
            )
            return [Problem(path, point.line, message)]
    return []


def check_taught(points: list[Point], pages: Mapping[str, Page], path: str) -> list[Problem]:
    """Where a point's heading does not exist, or its section lacks the point's pages or numbers.

    `pages` are the course's pages by path under docs; `path` is the table's own.
    """
    return [
        problem for point in points for target in point.taught for problem in _check_target(point, target, pages, path)
    ]


def _check_target(point: Point, target: str, pages: Mapping[str, Page], path: str) -> list[Problem]:
    name, _, anchor = target.partition("#")
    page = pages.get(name)
    if page is None:
        return [Problem(path, point.line, f"{point.id} is taught at {target}, but docs/{name} does not exist")]
    heading = page.heading(anchor)
    if heading is None:
        message = f"{point.id} is taught at {target}, but {page.path} has no heading with {{ #{anchor} }}"
        return [Problem(path, point.line, message)]
    return _check_section(point, page, heading)


def _check_section(point: Point, page: Page, heading: Heading) -> list[Problem]:
    text = page.section_text(heading)
    carried = {ref for _, ref in find(text)}
    problems = [
        Problem(page.path, heading.line, f"the section #{heading.id} teaches {point.id} but lacks its page ({ref.id})")
        for ref in point.pages
        if ref not in carried
    ]
    lacking = sorted(numbers_in(point.numbers) - numbers_in(heading.text + "\n" + text))
    if lacking:
        message = f"the section #{heading.id} teaches {point.id} but lacks its number {', '.join(lacking)}"
        problems.append(Problem(page.path, heading.line, message))
    return problems


def pages_taught(points: list[Point]) -> dict[str, set[PageRef]]:
    """For each heading that teaches a point, as `path#id`, the pages that its points carry."""
    carried: dict[str, set[PageRef]] = {}
    for point in points:
        for target in point.taught:
            carried.setdefault(target, set()).update(point.pages)
    return carried


def check_citations(points: list[Point], pages: Mapping[str, Page]) -> list[Problem]:
    """Where a section cites a page that none of the points it teaches carries."""
    carried = pages_taught(points)
    known = {ref for point in points for ref in point.pages}
    problems = []
    for name, page in pages.items():
        for number, line in enumerate(page.lines, 1):
            for _, ref in find(line):
                heading = page.heading_at(number)
                target = f"{name}#{heading.id if heading else ''}"
                if ref not in known:
                    problems.append(Problem(page.path, number, f"({ref.id}) is not a page that the briefing gives"))
                elif ref not in carried.get(target, set()):
                    message = f"({ref.id}) is cited under #{heading.id if heading else ''}, but no point taught there carries that page"
                    problems.append(Problem(page.path, number, message))
    return problems


def points_taught(points: list[Point], name: str) -> int:
    """How many points are taught on the page `name` (its path under docs)."""
    return sum(any(target.partition("#")[0] == name for target in point.taught) for point in points)

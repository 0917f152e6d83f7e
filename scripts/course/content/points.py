"""The points of the source: what each says, on which pages, and the headings that teach it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from course.text.numbers import numbers_in
from course.text.page import Block, Page
from course.text.page_refs import PageRef, find
from course.text.problems import Problem
from course.text.records import MAY_BE_EMPTY, Form, MaybeEmpty, read_record
from course.text.yaml_files import Value

COLUMNS = ("id", "section", "kind", "pages", "numbers", "statement", "taught")
_MODULE_LINK = re.compile(r"\]\(\.\./(modules/[\w-]+\.md#[\w-]+)\)")
Target = Annotated[str, Form(r"[\w/-]+\.md#[\w-]+", "the path of a heading, such as modules/slug.md#heading-id")]


@dataclass(frozen=True)
class Point:
    """One point: its id, the source's section, its kind, pages, numbers, statement and `taught` headings, and its line."""

    id: str
    section: str
    kind: Literal["fact", "figure", "recommendation", "quote", "definition"]
    pages: Annotated[tuple[PageRef, ...], MAY_BE_EMPTY]
    numbers: MaybeEmpty
    statement: str
    taught: tuple[Target, ...]
    line: int = 0


def read_points(text: str, path: str) -> tuple[list[Point], list[Problem]]:
    """The points that the table `text` holds, tab-separated without quoting, and what is wrong with its form.

    A course without a table has an empty text.
    """
    head, *lines = text.split("\n")
    if not text or tuple(head.split("\t")) != COLUMNS:
        return [], [Problem(path, 1, f"the first line must be {' '.join(COLUMNS)}, with tabs between")] if text else []
    points: list[Point] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) == len(COLUMNS):
            point, found = read_record(_row(cells, number), Point, path, f"point {cells[0]}")
            points += [point] if point else []
            problems += found
        elif line.strip():
            message = f"{len(cells)} columns, not {len(COLUMNS)}: {', '.join(COLUMNS)} with tabs between"
            problems.append(Problem(path, number, message))
    return points, problems + ([] if problems else _check_ids(points, path))


def _row(cells: Sequence[str], line: int) -> Value:
    """A row as it would be read from YAML: pages and headings are lists, divided by spaces."""
    said = dict(zip(COLUMNS, (Value(cell.strip(), line) for cell in cells), strict=True))
    for name in ("pages", "taught"):
        said[name] = Value([Value(part, line) for part in said[name].text().split()], line)
    return Value(said, line)


def _check_ids(points: Sequence[Point], path: str) -> list[Problem]:
    for place, point in enumerate(points, 1):
        if point.id != f"L{place:03d}":
            message = f"{point.id} stands where L{place:03d} belongs; the ids run from L001 without a gap or a repeat"
            return [Problem(path, point.line, message)]
    return []


def check_taught(points: Sequence[Point], pages: Mapping[str, Page], path: str) -> list[Problem]:
    """Where a point's heading does not exist, or its section lacks the point's pages or numbers.

    `pages` are the course's pages by path under docs; `path` is the table's own.
    """
    return [
        problem for point in points for target in point.taught for problem in _check_target(point, target, pages, path)
    ]


def _check_target(point: Point, target: str, pages: Mapping[str, Page], path: str) -> Iterator[Problem]:
    name, _, anchor = target.partition("#")
    page = pages.get(name)
    heading = page.heading(anchor) if page else None
    if page is None or heading is None:
        lacking = f"{page.path} has no heading with {{ #{anchor} }}" if page else f"docs/{name} does not exist"
        yield Problem(path, point.line, f"{point.id} is taught at {target}, but {lacking}")
        return
    text = page.section_text(heading)
    missing = [f"page ({ref.id})" for ref in point.pages if ref not in {ref for _, ref in find(text)}]
    numbers = sorted(numbers_in(point.numbers) - numbers_in(f"{heading.text}\n{text}"))
    if numbers:
        missing.append(f"number {', '.join(numbers)}")
    for what in missing:
        message = f"the section #{heading.id} teaches {point.id} but lacks its {what}"
        yield Problem(page.path, heading.line, message)


def pages_taught(points: Sequence[Point]) -> dict[str, set[PageRef]]:
    """For each heading that teaches a point, as `path#id`, the pages that its points carry."""
    carried: dict[str, set[PageRef]] = {}
    for point in points:
        for target in point.taught:
            carried.setdefault(target, set()).update(point.pages)
    return carried


def check_citations(points: Sequence[Point], pages: Mapping[str, Page]) -> list[Problem]:
    """Where a section cites a page that none of the points it teaches carries."""
    carried = pages_taught(points)
    known = {ref for point in points for ref in point.pages}
    problems = []
    for name, page in pages.items():
        for number, line in enumerate(page.lines, 1):
            for _, ref in find(line):
                heading = page.heading_at(number)
                anchor = heading.id if heading else ""
                if ref in carried.get(f"{name}#{anchor}", ()):
                    continue
                message = f"({ref.id}) is cited under #{anchor}, but no point taught there carries that page"
                if ref not in known:
                    message = f"({ref.id}) is not a page that any point gives"
                problems.append(Problem(page.path, number, message))
    return problems


def points_taught(points: Sequence[Point], name: str) -> int:
    """How many points are taught on the page `name` (its path under docs)."""
    return sum(any(target.partition("#")[0] == name for target in point.taught) for point in points)


def linked_sections(text: str) -> list[str]:
    """The module sections to which `text` links, as `modules/slug.md#heading-id`."""
    return _MODULE_LINK.findall(text)


def check_beside_links(page: Page, block: Block, carried: Mapping[str, set[PageRef]]) -> list[Problem]:
    """Pages that `block` cites and that no point taught at a section linked in the same block carries."""
    sections = linked_sections(block.text)
    where = (
        " or ".join(sections)
        or "a section linked beside it, such as [Close the loop](../modules/sharing-information.md#feedback)"
    )
    return [
        Problem(page.path, block.line, f"({ref.id}) is cited, but no point taught at {where} carries that page")
        for _, ref in find(block.text)
        if not any(ref in carried.get(section, set()) for section in sections)
    ]

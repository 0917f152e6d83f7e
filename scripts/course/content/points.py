"""The points of the source: what each says, on which pages, and the headings that teach it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Literal

from course.text.numbers import numbers_in
from course.text.page import Page
from course.text.page_refs import PageRef, find
from course.text.problems import Faults, Problem
from course.text.reading import Block
from course.text.records import MAY_BE_EMPTY, Form, MaybeEmpty, read_record
from course.text.yaml_files import Value

COLUMNS = ("id", "section", "kind", "pages", "numbers", "statement", "taught")
A_LINK = "[Close the loop](../modules/sharing-information.md#feedback)"
_PART = re.compile(r"(?:para )?\S+")
MODULE_LINK = re.compile(r"\]\(\.\./(modules/[\w-]+\.md#[\w-]+)\)")
Target = Annotated[str, Form(r"[\w/-]+\.md#[\w-]+", "the path of a heading, such as modules/slug.md#heading-id")]


@dataclass(frozen=True)
class Point:
    """One point: its id, the source's section, its kind, pages, numbers, statement and `taught` headings, and its line."""

    id: Annotated[str, Form(r"L\d{3,}", "an id such as L012")]
    section: str
    kind: Literal["fact", "figure", "recommendation", "quote", "definition"]
    pages: Annotated[tuple[PageRef, ...], MAY_BE_EMPTY]
    numbers: MaybeEmpty
    statement: str
    taught: tuple[Target, ...]
    line: int = 0


def read_points(text: str, path: str) -> tuple[list[Point], list[Problem]]:
    """The points that the table `text` holds, tab-separated without quoting, and what is wrong; a course may have no text."""
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
    # Gaps are fine: a row that goes leaves the others, and what names them, as they are.
    falls = [
        Problem(path, point.line, f"{point.id} stands after {before.id}; take an id higher than the one before")
        for before, point in pairwise(points)
        if int(point.id[1:]) <= int(before.id[1:])
    ]
    return points, problems or falls[:1]


def _row(cells: Sequence[str], line: int) -> Value:
    """A row as it would be read from YAML: pages and headings are lists, divided by spaces."""
    said = dict(zip(COLUMNS, (Value(cell.strip(), line) for cell in cells), strict=True))
    for name in ("pages", "taught"):
        said[name] = Value([Value(part, line) for part in _PART.findall(said[name].text())], line)
    return Value(said, line)


def check_taught(points: Sequence[Point], pages: Mapping[str, Page], path: str) -> list[Problem]:
    """Where a point's heading does not exist, or its section lacks the point's pages or numbers; `path` is the table's own."""
    return [problem for one in points for target in one.taught for problem in _check_target(one, target, pages, path)]


def _check_target(point: Point, target: str, pages: Mapping[str, Page], path: str) -> Iterator[Problem]:
    name, _, anchor = target.partition("#")
    page = pages.get(name)
    heading = page.heading(anchor) if page else None
    if page is None or heading is None:
        lacking = f"{page.path} has no heading with {{ #{anchor} }}" if page else f"docs/{name} does not exist"
        yield Problem(path, point.line, f"{point.id} is taught at {target}, but {lacking}")
        return
    text = page.section_text(heading)
    missing = [f"page ({ref.written})" for ref in point.pages if ref not in {ref for _, ref in find(text)}]
    numbers = ", ".join(sorted(numbers_in(point.numbers) - numbers_in(f"{heading.text}\n{text}")))
    for what in [*missing, *([f"number {numbers}"] if numbers else [])]:
        yield Problem(page.path, heading.line, f"the section #{heading.id} teaches {point.id} but lacks its {what}")


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
        for line, ref in page.references:
            heading = page.heading_at(line)
            anchor = heading.id if heading else ""
            if ref not in known:
                problems.append(Problem(page.path, line, f"({ref.written}) is not a page that any point gives"))
            elif ref not in carried.get(f"{name}#{anchor}", ()):
                message = f"({ref.written}) is cited under #{anchor}, but no point taught there carries that page"
                problems.append(Problem(page.path, line, message))
    return problems


def check_beside_links(block: Block, carried: Mapping[str, set[PageRef]]) -> Faults:
    """Pages that `block` cites and that no point taught at a section linked in the same block carries."""
    sections = MODULE_LINK.findall(block.text)
    where = " or ".join(sections) or f"a section linked beside it, such as {A_LINK}"
    for _, ref in find(block.text):
        if not any(ref in carried.get(section, ()) for section in sections):
            yield block.line, f"({ref.written}) is cited, but no point taught at {where} carries that page"

"""The form of an unfolding case: its front matter, its stages with what is known by then, its boxes, and what was found."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from course.content.modules import ReviewedMatter, check_front_matter, empty_cells
from course.content.points import A_LINK, MODULE_LINK, Point, check_beside_links, pages_taught
from course.text.markdown import named_title
from course.text.page import Page
from course.text.page_refs import PageRef
from course.text.problems import Faults, Problem, problems_in
from course.text.reading import Block, Heading

FEWEST_STAGES, MOST_STAGES = 4, 6
FEWEST_FOUND, MOST_FOUND = 4, 6
FEWEST_MODULES, MOST_MODULES = 2, 4
TABLE_HEAD = "| When | What was known | Who knew |"
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")
_NOTED = ("family", "looking-back")
_AFTER = ("looking-back", "found", "childs-day", "team")


@dataclass(frozen=True, kw_only=True)
class CaseMatter(ReviewedMatter):
    """The front matter of a case."""

    note: str
    modules: tuple[str, ...]


@dataclass(frozen=True)
class Road:
    """One of the two roads on which a stage goes on: its title, its id, its first and last line, and its table, as written."""

    title: str
    id: str
    line: int
    end: int
    head: Block | None
    rows: tuple[Block, ...]


@dataclass(frozen=True)
class Stage:
    """A stage of a case: its heading, its roads, if it parts, and the table of all who come to its decision, as written."""

    heading: Heading
    roads: tuple[Road, ...]
    head: Block | None
    rows: tuple[Block, ...]

    @property
    def tables(self) -> list[tuple[Block | None, tuple[Block, ...]]]:
        """The heads and rows of its roads and of what all share."""
        return [*((road.head, road.rows) for road in self.roads), (self.head, self.rows)]


def stages(page: Page) -> list[Stage]:
    """The stages of a case in order."""
    found = []
    for heading in page.headings:
        if heading.id.startswith("stage-"):
            rows, (first, end) = page.under(heading.id, "row"), page.section(heading)
            begins = [box.line for box in page.reading.boxes if box.name == "road" and first <= box.line < end]
            roads = tuple(_road(page, line, end, rows) for line in begins)
            found.append(Stage(heading, roads, *_table([row for row in rows if row.box != "road"])))
    return found


def _road(page: Page, line: int, last: int, rows: list[Block]) -> Road:
    title, name = named_title(page.lines[line - 1].partition("|")[2])
    end = next((number for number in range(line + 1, last) if page.lines[number - 1].strip() == "///"), last)
    return Road(title, name, line, end, *_table([row for row in rows if line < row.line < end]))


def _table(rows: list[Block]) -> tuple[Block | None, tuple[Block, ...]]:
    return rows[0] if rows else None, tuple(rows[1:])


def named_modules(page: Page) -> tuple[str, ...]:
    """The slugs of the modules on which a case draws, or of the one of a briefing."""
    return (page.said("module"),) if page.said("module") else page.listed("modules")


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
    wanted = ["family", *(f"stage-{number}" for number in range(1, count + 1)), *_AFTER]
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
        for head, rows in stage.tables:
            if not head:
                yield line, f"the stage has no table of what comes to light; write {TABLE_HEAD}"
            elif head.text != TABLE_HEAD:
                yield head.line, f"the table must begin with {TABLE_HEAD}"
            elif not rows:
                yield head.line, "the table has no rows; write what comes to light in this stage"
            yield from empty_cells(rows)


def _check_boxes(page: Page) -> Faults:
    boxes = [box.line for box in page.reading.boxes if box.name == "hypothesis"]
    places = [heading.id if (heading := page.heading_at(line)) else "" for line in boxes]
    right = "write one `/// hypothesis | title`, with its prompt in it"
    for heading in page.headings:
        if heading.id in _NOTED and (count := places.count(heading.id)) != 1:
            yield heading.line, f"{count} boxes under #{heading.id}; {right}"
    noted = "a hypothesis is noted under #family and seen again under #looking-back"
    for line, name in zip(boxes, places, strict=True):
        if name not in _NOTED:
            yield line, f"{noted}; take the box under #{name} out"


def _check_found(page: Page, carried: Mapping[str, set[PageRef]]) -> Faults:
    heading, items, span = page.heading("found"), page.under("found", "item"), page.span("found")
    if heading and not FEWEST_FOUND <= len(items) <= MOST_FOUND:
        yield heading.line, f"{len(items)} findings; a case has four to six, each a list item"
    for item in items:
        if MODULE_LINK.search(item.text):
            yield from check_beside_links(item, carried)
        else:
            yield item.line, f"a finding links to the section that teaches it, such as {A_LINK}"
    for line in sorted({line for line, _ in page.references if line not in span}):
        yield line, "findings and their pages stand under #found alone; a case tells a story"

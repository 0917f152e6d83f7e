"""Seven-minute briefings: their form, and what the build draws of them: panels, what is read aloud first, the team's sheet."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from course.content.imprint import Number
from course.content.kinds import BRIEFING, HELP, MODULE
from course.content.modules import check_front_matter, check_skeleton
from course.content.points import Point
from course.content.settings import Settings
from course.text.markdown import OURS
from course.text.numbers import numbers_in
from course.text.page import Page
from course.text.page_refs import REFERENCE, find
from course.text.problems import Faults, Problem, problems_in
from course.text.readability import words
from course.text.records import MaybeEmpty

MOST_WORDS, QUESTIONS = 420, 3
FIRST = "Newest person first:"
"""How the first question begins: rank can wait."""
PROGRAMME, MONTHS = "trainers/briefings.md", "twelve"
"""The page that lists the briefings, and the id of its heading over those of a year, one a month."""
SHEET = "team-sheet"
MEETING = ("Date", "Service", "How many people", "When we look again")
AGREED = ("What we will do", "Who (a role)", "By when", "How a child would notice")
NEVER = "Never write here: a name, or anything that could point to a child, a family or a colleague."
ROWS = 3
_NUMBER = re.compile(r"\d[\d,]*%?")
_LINKED = re.compile(r"\]\(\.\./(briefings/[\w-]+\.md)\)")
_SECTION = re.compile(r"^## (.+?) \{ #([\w-]+) \}$", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """A part of a briefing: its id, its heading, and for how long it is on the wall."""

    id: str
    heading: str
    seconds: int


@dataclass(frozen=True)
class BriefingMatter:
    """The front matter of a briefing; the one of the whole course names no module. On paper `help` stands with the local contacts."""

    title: str
    description: str
    reviewed: datetime.date
    reviewed_by: MaybeEmpty = ""
    module: str = ""
    help: tuple[Number, ...] = ()


def parts(settings: Settings) -> tuple[Part, ...]:
    """The seven parts, which are the same in each briefing and take seven minutes."""
    return (
        Part("why", "Why it matters", 30),
        Part("found", settings.briefing.found, 60),
        Part("numbers", "In numbers", 30),
        Part("situation", "A situation", 60),
        Part("do", "What to do differently", 60),
        Part(settings.since.id, settings.since.heading, 30),
        Part("talk", "Talk about it", 150),
    )


def check_briefing(
    page: Page, modules: Mapping[str, Page], points: Sequence[Point], settings: Settings
) -> list[Problem]:
    """What is wrong with a briefing; `modules` are those that there are, by slug."""
    faults = [
        *_check_parts(page, settings),
        *_check_module(page, modules),
        *_check_length(page),
        *_check_questions(page),
        *_check_pages(page, points),
        *_check_numbers(page, points),
    ]
    return check_front_matter(page, BriefingMatter) + problems_in(page.path, faults)


def _check_parts(page: Page, settings: Settings) -> Faults:
    wanted = {part.id: part.heading for part in parts(settings)}
    yield from check_skeleton(page, tuple(wanted), "a briefing")
    for heading in page.headings:
        if heading.id in wanted and heading.text != wanted[heading.id]:
            yield heading.line, f"this part is called {wanted[heading.id]!r} in every briefing, not {heading.text!r}"


def _check_module(page: Page, modules: Mapping[str, Page]) -> Faults:
    """A module that there is not, and a hard subject without the line that leads to help."""
    slug = page.said("module")
    if slug and slug not in modules:
        yield page.meta["module"].line, f"the module {slug!r} does not exist"
    why = page.heading("why")
    if why and slug in modules and modules[slug].said("note") and HELP.page not in page.section_text(why):
        yield (
            why.line,
            f"its module has a note for the reader; say here that people may step out, and link to {HELP.page}",
        )


def _check_length(page: Page) -> Faults:
    count = sum(words(block.text) for block in page.blocks)
    if count > MOST_WORDS:
        yield 1, f"{count} words; a briefing has {MOST_WORDS} at most"


def _check_questions(page: Page) -> Faults:
    heading, asked = page.heading("talk"), page.under("talk", "item")
    if heading and len(asked) != QUESTIONS:
        yield heading.line, f"{len(asked)} questions; write {QUESTIONS} as list items"
    if asked and not asked[0].text.startswith(FIRST):
        yield asked[0].line, f"the first question is for the newest person in the room; begin it with {FIRST!r}"


def _check_pages(page: Page, points: Sequence[Point]) -> Faults:
    """Pages that no point taught in the module carries, or in any module where the briefing is of the whole."""
    start = MODULE.path(page.said("module")) if "module" in page.meta else ""
    carried = {ref for point in points if any(one.startswith(start) for one in point.taught) for ref in point.pages}
    for number, line in enumerate(page.lines, 1):
        for _, ref in find(line):
            if ref not in carried:
                yield number, f"({ref.id}) is cited, but no point taught in {start or 'a module'} carries that page"


def _check_numbers(page: Page, points: Sequence[Point]) -> Faults:
    """Numbers in figures that no point gives: figures are held against the same points."""
    known = numbers_in(" ".join(f"{point.numbers} {point.statement}" for point in points))
    heading = page.heading("numbers")
    first, end = page.section(heading) if heading else (1, 1)
    for number in range(first, end):
        said = " ".join(_NUMBER.findall(REFERENCE.sub("", page.lines[number - 1])))
        for one in sorted(numbers_in(said) - known):
            yield number, f"{one} is a number that no point gives; take it from the points or the figures"


def help_of(page: Page) -> tuple[str, ...]:
    """The lines of help that the front matter of a briefing names, beside those that hold everywhere."""
    return tuple(page.meta["help"].plain()) if "help" in page.meta else ()


def by_module(pages: Mapping[str, Page]) -> dict[str, str]:
    """For each module that has a briefing, the briefing: both by their paths under docs."""
    named = {name: pages[name].said("module") for name in BRIEFING.among(pages)}
    return {MODULE.path(slug): name for name, slug in named.items() if slug}


def of_the_year(page: Page) -> list[str]:
    """The briefings of a year in order, one a month: the items of the list under its heading; paths under docs."""
    found = (_LINKED.search(item.text) for item in page.under(MONTHS, "item"))
    return [link[1] for link in found if link]


def in_panels(markdown: str, settings: Settings, help_lines: Sequence[str] = ()) -> str:
    """The Markdown of a briefing with each part a numbered panel; the last, with the team's sheet, is the second side of paper.

    Below them stand `help_lines`, each a label and a number, since paper has no links.
    """
    *first, talk = _panels(markdown, {part.id: part for part in parts(settings)}, settings.briefing.opening)
    lines = f'<p class="help-lines no-slide">{escape(". ".join(help_lines))}.</p>\n' if help_lines else ""
    sides = ("\n".join(first), f"{talk}\n{draw_sheet()}\n{lines}")
    return "\n".join(f'<div class="panels" markdown>\n\n{side}\n</div>\n' for side in sides)


def _panels(markdown: str, known: Mapping[str, Part], opening: str) -> Iterator[str]:
    _, *found = _SECTION.split(markdown)
    for number, (title, name, body) in enumerate(zip(found[::3], found[1::3], found[2::3], strict=True), 1):
        ours = f'<p class="ours-mark">{OURS}</p>\n\n' if name == "situation" else ""
        before = f"Read aloud first: {opening}\n\n" if name == "talk" and opening else ""
        yield (
            f'<section class="panel panel--{name}{" scene" if ours else ""}" data-seconds="{known[name].seconds}" markdown>\n\n'
            f"## {number}. {title} {{ #{name} }}\n\n{ours}{before}{body.strip()}\n\n</section>\n"
        )


def draw_sheet() -> str:
    """The team's sheet, with room to write: drawn here alone, for the page, for paper and for Word."""
    tables = (_table(MEETING, 1), _table(AGREED, ROWS))
    return (
        f'<section class="team-sheet no-slide" markdown>\n\n## The team\'s sheet {{ #{SHEET} }}\n\n{NEVER}\n\n'
        + "\n\n".join(tables)
        + "\n\n</section>\n"
    )


def _table(columns: Collection[str], rows: int) -> str:
    head = f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"
    return head + f"\n|{'  |' * len(columns)}" * rows

"""Seven-minute briefings: their form, what the build draws of them, and the team's sheet.

What a team fills in after a briefing, a guide or a check is drawn here alone, for the page, for paper and for Word.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from course.content.kinds import HELP, MODULE, TEAM_SHEET
from course.content.modules import ReviewedMatter, check_front_matter, check_skeleton
from course.content.points import Point
from course.content.settings import Number, Settings
from course.text.markdown import OURS
from course.text.numbers import numbers_in
from course.text.page import Page
from course.text.page_refs import REFERENCE
from course.text.problems import Faults, Problem, problems_in
from course.text.readability import words_of
from course.text.records import MaybeEmpty

MOST_WORDS, QUESTIONS = 420, 3
FIRST = "Newest person first:"
"""How the first question begins: rank can wait."""
PROGRAMME, MONTHS = "trainers/briefings.md", "twelve"
"""The page that lists the briefings, and the id of its heading over those of a year, one a month."""
SHEET = "team-sheet"
MEETING = ("Date", "Service", "How many people", "When we look again")
AGREED = ("What we will do", "Who (a role)", "By when", "How a child would notice")
COUNTED = ("What we counted", "First look", "When we looked again")
AGAIN = ("The day when we looked again", "What we saw")
USED = "What was used"
NEVER = "Never write here: a name, or anything that could point to a child, a family or a colleague."
ROWS = 3
_NUMBER = re.compile(r"\d[\d,]*%?")
_LINKED = re.compile(r"\]\(\.\./(briefings/[\w-]+\.md)\)")
_SECTION = re.compile(r"^## (.+?) \{ #([\w-]+) \}$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class BriefingMatter(ReviewedMatter):
    """The front matter of a briefing; the one of the whole course names no module. Its `help` stands below it with what helps everywhere, and on paper with the local contacts."""

    reviewed_by: MaybeEmpty = ""
    module: str = ""
    help: tuple[Number, ...] = ()


def parts(settings: Settings) -> dict[str, tuple[str, int]]:
    """The ids of the seven parts of each briefing, with the heading and for how many seconds it is on the wall."""
    return {
        "why": ("Why it matters", 30),
        "found": (settings.briefing.found, 60),
        "numbers": ("In numbers", 30),
        "situation": ("A situation", 60),
        "do": ("What to do differently", 60),
        settings.since.id: (settings.since.heading, 30),
        "talk": ("Talk about it", 150),
    }


def check_briefing(
    page: Page, modules: Mapping[str, Page], points: Sequence[Point], settings: Settings
) -> list[Problem]:
    """What is wrong with a briefing; `modules` are those that there are, by slug."""
    faults = [
        *_check_parts(page, modules, settings),
        *_check_words(page),
        *_check_source(page, points),
    ]
    return check_front_matter(page, BriefingMatter) + problems_in(page.path, faults)


def _check_parts(page: Page, modules: Mapping[str, Page], settings: Settings) -> Faults:
    wanted, slug, why = parts(settings), page.said("module"), page.heading("why")
    yield from check_skeleton(page, tuple(wanted), "a briefing")
    for one in page.headings:
        if one.id in wanted and one.text != (right := wanted[one.id][0]):
            yield one.line, f"this part is called {right!r} in every briefing, not {one.text!r}"
    if slug and slug not in modules:
        yield page.meta["module"].line, f"the module {slug!r} does not exist"
    if why and slug in modules and modules[slug].said("note") and HELP.page not in page.section_text(why):
        right = f"say here that people may step out, and link to {HELP.page}"
        yield why.line, f"its module has a note for the reader; {right}"


def _check_words(page: Page) -> Faults:
    if (count := words_of(page)) > MOST_WORDS:
        yield 1, f"{count} words; a briefing has {MOST_WORDS} at most"
    heading, asked = page.heading("talk"), page.under("talk", "item")
    if heading and len(asked) != QUESTIONS:
        yield heading.line, f"{len(asked)} questions; write {QUESTIONS} as list items"
    if asked and not asked[0].text.startswith(FIRST):
        yield asked[0].line, f"the first question is for the newest person in the room; begin it with {FIRST!r}"


def _check_source(page: Page, points: Sequence[Point]) -> Faults:
    """Pages that no point taught in the module carries, or in any module where the briefing is of the whole; numbers of none."""
    start = MODULE.path(page.said("module")) if "module" in page.meta else ""
    carried = {ref for point in points if any(one.startswith(start) for one in point.taught) for ref in point.pages}
    for line, ref in page.references:
        if ref not in carried:
            yield line, f"({ref.written}) is cited, but no point taught in {start or 'a module'} carries that page"
    known = numbers_in(" ".join(f"{point.numbers} {point.statement}" for point in points))
    for line in page.span("numbers"):
        said = " ".join(_NUMBER.findall(REFERENCE.sub("", page.lines[line - 1])))
        for one in sorted(numbers_in(said) - known):
            yield line, f"{one} is a number that no point gives; take it from the points or the figures"


def of_the_year(page: Page) -> list[str]:
    """The briefings of a year in order, one a month: the items of the list under its heading; paths under docs."""
    found = (_LINKED.search(item.text) for item in page.under(MONTHS, "item"))
    return [link[1] for link in found if link]


def in_panels(markdown: str, settings: Settings, sheet: str, help_lines: Sequence[str] = ()) -> str:
    """The Markdown of a briefing with each part a numbered panel; the last, with the team's `sheet`, is the second side of paper.

    Below them stand `help_lines`, each a label and a number, since paper has no links.
    """
    _, *found = _SECTION.split(markdown)
    if found[1::3] != [*parts(settings)]:  # a draft, whose parts are not all there yet
        return f"{markdown}\n\n{sheet}\n"
    *first, talk = (_panel(*part, settings) for part in enumerate(zip(*[iter(found)] * 3, strict=True), 1))
    lines = f'<p class="help-lines no-slide">{escape(". ".join(help_lines))}.</p>\n' if help_lines else ""
    sides = ("\n".join(first), f"{talk}\n{sheet}\n{lines}")
    return "\n".join(f'<div class="panels" markdown>\n\n{side}\n</div>\n' for side in sides)


def _panel(number: int, part: tuple[str, str, str], settings: Settings) -> str:
    title, name, body = part
    scene = " scene" if name == "situation" else ""
    ours = f'<p class="ours-mark">{OURS}</p>\n\n' if scene else ""
    opening = settings.briefing.opening if name == "talk" else ""
    before = f"Read aloud first: {opening}\n\n" if opening else ""
    return (
        f'<section class="panel panel--{name}{scene}" data-seconds="{parts(settings)[name][1]}" markdown>\n\n'
        f"## {number}. {title} {{ #{name} }}\n\n{ours}{before}{body.strip()}\n\n</section>\n"
    )


@dataclass(frozen=True)
class MadeUp:
    """What a made-up team of a made-up `service` used, and what it agreed."""

    service: str
    used: str
    will: str
    who: str
    child: str
    line: int = 0


def check_made_up(made: Sequence[MadeUp], pages: Collection[str], path: str) -> list[Problem]:
    """Where a made-up team used a page that is not among those for teams."""
    message = "is no page that a team can use; write the path of one without its ending, such as briefings/uncertainty"
    return [Problem(path, one.line, f"{one.used!r} {message}") for one in made if one.used not in pages]


def draw_sheet(pages: Mapping[str, Page], used: str) -> str:
    """The team's sheet below the page `used` (its path under docs), with room to write and, where there is one, the way to the form."""
    tables = f"{_table(MEETING, 1)}\n\n{_table(AGREED, ROWS)}"
    way = f'<p class="team-sheet__way"><a href="../{TEAM_SHEET.start}.html?used={used.removesuffix(".md")}">Fill it in on screen</a></p>\n\n'
    form = way if TEAM_SHEET.page in pages else ""
    return (
        f'<section class="team-sheet" markdown>\n\n## The team\'s sheet {{ #{SHEET} }}\n\n{NEVER}\n\n'
        f"{form}{tables}\n\n</section>\n"
    )


def draw_whole_sheet() -> str:
    """The team's sheet with all that can stand in it, for its own page: a script makes a form of it."""
    meeting = (*MEETING[:-1], USED, MEETING[-1])
    tables = "\n\n".join((_table(meeting, 1), _table(COUNTED, ROWS), _table(AGREED, ROWS), _table(AGAIN, 1)))
    return f'<div class="team-sheet" data-module="team-sheet" markdown>\n\n{NEVER}\n\n{tables}\n\n</div>'


def _table(columns: Collection[str], rows: int) -> str:
    head = f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"
    return head + f"\n|{'  |' * len(columns)}" * rows

"""The kinds of page: what each is, has and is drawn with. No other place tells a page's kind by its path.

A new kind is a row here with its name in `KINDS`, its checks in `check.py`, and, where it is drawn in a form of its own,
a partial of its name in `overrides/partials/kinds/`. A page is of the first kind in `KINDS` that has it: one whose folder
stands in that of another comes before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of page. Its pages stand in `folder`, or it has one alone, `page`; both are paths under docs.

    `entry` names the script that its pages load, such as `overrides/assets/pages/module.js`, with a style of its own where that
    imports one; `style` the style before that, which kinds share.
    """

    name: str
    folder: str = ""
    page: str = ""
    entry: str = "page"
    style: str = "page"
    is_numbered: bool = False
    """A page is one of so many, and a learner's record knows which of its sections were read."""
    has_questions: bool = False
    """Its pages may have a file in the question bank."""
    has_deck: bool = False
    has_handouts: bool = False
    cites_by_section: bool = True
    """What its sections cite is held against the points of each section."""
    drawn_first: bool = False
    """Its scripts change nothing that is on the screen first, so they wait until it is drawn."""
    searched: bool = True
    searched_in_full: bool = False
    searched_as_one: bool = False
    search_weight: float = 1.0  # How far up its pages come in a search.
    called: str = ""
    """What tells its pages from those of another kind with the same title."""
    for_few: bool = False
    """Few people open its pages, so packages hold no Brotli copy of them."""

    @property
    def start(self) -> str:
        """How the paths of its pages begin, without their ending."""
        return self.folder or self.page.removesuffix(".md")

    def has(self, name: str) -> bool:
        """Whether the page `name` (its path under docs) is of this kind."""
        return name == self.page if self.page else bool(self.folder) and name.startswith(self.folder)

    def slug(self, name: str) -> str:
        """The name of a page in its folder: `uncertainty` of `modules/uncertainty.md`."""
        return name.removeprefix(self.folder).removesuffix(".md")

    def path(self, slug: str) -> str:
        """The path under docs of a page in its folder."""
        return f"{self.folder}{slug}.md"

    def among(self, names: Iterable[str]) -> list[str]:
        """Those of the pages `names` that are of this kind, in their order."""
        return [name for name in names if self.has(name)]


MODULE = Kind(
    "module", "modules/", entry="module", style="learn", is_numbered=True, has_questions=True, has_deck=True,
    has_handouts=True, drawn_first=True, searched_in_full=True, search_weight=3.0,
)  # fmt: skip
CASE = Kind(
    "case", "cases/", entry="case", style="learn", is_numbered=True, has_questions=True, has_deck=True,
    has_handouts=True, cites_by_section=False, searched_in_full=True,
)  # fmt: skip
GUIDE = Kind("guide", "guides/", entry="guide", has_deck=True, cites_by_section=False, search_weight=0.5, for_few=True)
BRIEFING = Kind(
    "briefing", "briefings/", entry="briefing", has_deck=True, has_handouts=True, cites_by_section=False,
    searched=False, called="seven-minute briefing", for_few=True,
)  # fmt: skip
TEAM_SHEET = Kind("team-sheet", page="trainers/team-sheet.md", entry="team-sheet", for_few=True)
ADDING_UP = Kind("adding-up", page="trainers/adding-up.md", entry="adding-up", for_few=True)
PRESENTING = Kind("presenting", page="trainers/present.md", entry="lists", for_few=True)
"""Its plans are those of the sessions with a module that its guide has no plan for."""
TRAINERS = Kind("trainers", "trainers/", entry="lists", for_few=True)
HOST_CHECK = Kind("host-check", page="hosting/check.md", entry="host-check")
HOSTING = Kind("hosting", "hosting/", searched=False, for_few=True)
HOME = Kind("home", page="index.md", entry="home", style="learn", drawn_first=True)
MAP = Kind("map", page="course-map.md", entry="map", searched_as_one=True)
MY_LEARNING = Kind("my-learning", page="my-learning.md", entry="my-learning")
REVIEW = Kind("review", page="review.md", entry="review", style="learn")
CPD_RECORD = Kind("cpd-record", page="cpd-record.md", entry="cpd-record")
HELP = Kind("help", page="about/support.md", searched_in_full=True, search_weight=2.0)
CHANGES = Kind("changes", page="about/changes.md")
GLOSSARY = Kind("glossary", page="reference/glossary.md", searched_in_full=True, search_weight=1.5)
FIGURES = Kind("figures", page="reference/figures.md")
POINTS = Kind("points", page="reference/points.md", entry="lists", search_weight=0.2)
REPORT_PAGES = Kind("report-pages", page="reference/report-pages.md", searched_as_one=True, search_weight=0.2)
PAGE = Kind("page")
"""Every other page."""

KINDS = (
    *(MODULE, CASE, GUIDE, BRIEFING, TEAM_SHEET, ADDING_UP, PRESENTING, TRAINERS, HOST_CHECK, HOSTING, HOME, MAP),
    *(MY_LEARNING, REVIEW, CPD_RECORD, HELP, CHANGES, GLOSSARY, FIGURES, POINTS, REPORT_PAGES),
)


def kind_of(name: str) -> Kind:
    """The kind of the page `name` (its path under docs)."""
    return next((kind for kind in KINDS if kind.has(name)), PAGE)

"""The course as it stands in its folder: pages, questions, points, terms and what has changed, read once."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TypeVar

from course.content.briefings import MadeUp
from course.content.counts import read_checks
from course.content.glossary import read_glossary, read_search_words
from course.content.kinds import BRIEFING, CASE, GUIDE, MODULE, Kind
from course.content.law_changes import Change, read_changes
from course.content.points import pages_taught, read_points
from course.content.settings import read_imprint, read_settings
from course.figures.data import read_figures
from course.hosts.fields import read_slots
from course.questions.bank import Bank, read_bank
from course.questions.question import Question
from course.questions.topics import read_topics
from course.text import yaml_files
from course.text.files import TO_WRITE, read_text
from course.text.page import Page
from course.text.page_refs import PageRef
from course.text.problems import Problem
from course.text.records import read_list

POINTS = "docs/reference/points.tsv"
GLOSSARY = "docs/reference/glossary.yml"
SEARCH_WORDS = "docs/reference/search.yml"
FIGURES = "docs/reference/figures.yml"
CHANGES = "docs/about/changes.yml"
IMPRINT = "docs/about/imprint.yml"
CHECKS = "docs/reference/checks.yml"
SLOTS = "docs/reference/local-slots.yml"
MADE_UP = "docs/reference/made-up-year.yml"
TOPICS = "docs/reference/topics.yml"
QUIZZES = "quizzes"
SETTINGS = "mkdocs.yml"
# What people who change the course read: in the repository, and not in the site.
FOR_AUTHORS = ("docs/contribute/", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")

T = TypeVar("T")
Reader = Callable[[str, str], tuple[T, list[Problem]]]
_page = cache(Page)
"""The page of a name and a text: while the course is served, one that has not changed is not taken apart again."""


def _data(name: str, reader: Reader[T]) -> cached_property[T]:
    """What the data file `name` holds, read when it is first asked for."""
    return cached_property(lambda course: course._read(name, reader))


@dataclass(frozen=True)
class Course:
    """The course in the folder `root`, whose Markdown stands in `docs/`."""

    root: Path

    config = _data(SETTINGS, yaml_files.read)
    """What its own mkdocs.yml holds; None where that is empty or broken."""
    settings = _data(SETTINGS, read_settings)
    """What is true of this course alone."""
    slots = _data(SLOTS, read_slots)
    """What a host can set, in the order of their file."""
    figures = _data(FIGURES, read_figures)
    """The figures in the order of their file."""
    topics = _data(TOPICS, read_topics)
    """What a learner is asked about before the review asks a question on it."""
    imprint = _data(IMPRINT, read_imprint)
    """What the course says of itself wherever its words are taken along."""
    points = _data(POINTS, read_points)
    """The points of the source and where each is taught."""
    terms = _data(GLOSSARY, read_glossary)
    """The glossary's terms."""
    search_words = _data(SEARCH_WORDS, read_search_words)
    """What practitioners type and where it leads."""
    checks = _data(CHECKS, read_checks)
    """What learners count in their own cases, module by module."""
    made_up = _data(MADE_UP, partial(read_list, record=MadeUp, what="team"))
    """What the made-up year of teams' sheets is made of."""

    @cached_property
    def _texts(self) -> tuple[list[Page], list[Problem]]:
        """Every Markdown page of the site and of the repository."""
        pages: list[Page] = []
        problems: list[Problem] = []
        beside = [path for name in FOR_AUTHORS if (path := self.root / name).is_file()]
        for path in sorted([*(self.root / "docs").rglob("*.md"), *beside]):
            name = path.relative_to(self.root).as_posix()
            text, found = read_text(path, name)
            pages.append(_page(name, text))
            problems += found
        return pages, problems

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every Markdown page of the site by its path under `docs/`, such as `modules/uncertainty.md`."""
        return {
            page.path.removeprefix("docs/"): page for page in self._texts[0] if not page.path.startswith(FOR_AUTHORS)
        }

    @cached_property
    def drafts(self) -> dict[str, str]:
        """The texts of the files that say of themselves that they are drafts, and of data of which some is still to write, by path."""
        pages = [*self.pages.values(), *(bank.page for bank in self.banks.values())]
        data = [(name, read_text(self.root / name, name)[0]) for name in (POINTS, GLOSSARY, FIGURES, IMPRINT)]
        return {name: text for name, text in data if TO_WRITE in text} | {
            page.path: page.text for page in pages if page.said("draft") == "true"
        }

    @property
    def papers(self) -> list[Page]:
        """The documentation of the repository, for people who change the course: no page of the site."""
        return [page for page in self._texts[0] if page.path.startswith(FOR_AUTHORS)]

    @property
    def modules(self) -> dict[str, Page]:
        """The module pages by slug."""
        return self._of(MODULE)

    @property
    def cases(self) -> dict[str, Page]:
        """The case pages by slug."""
        return self._of(CASE)

    @cached_property
    def guides(self) -> dict[str, str]:
        """For each module and case that has a guide, the guide: `modules/uncertainty.md` to `guides/uncertainty.md`."""
        return {
            kind.path(self.pages[name].meta[kind.name].text()): name
            for name in GUIDE.among(self.pages)
            for kind in (MODULE, CASE)
            if kind.name in self.pages[name].meta
        }

    @cached_property
    def briefings(self) -> dict[str, str]:
        """For each module that has a seven-minute briefing, the briefing; both by their paths under docs."""
        named = {name: self.pages[name].said("module") for name in BRIEFING.among(self.pages)}
        return {MODULE.path(slug): name for name, slug in named.items() if slug}

    def _of(self, kind: Kind) -> dict[str, Page]:
        return {kind.slug(name): self.pages[name] for name in kind.among(self.pages)}

    @cached_property
    def _data_problems(self) -> list[Problem]:
        """What is wrong with the data files that were read."""
        return []

    def _read(self, name: str, reader: Reader[T]) -> T:
        """What the data file `name` holds; a course without it has an empty text in its place."""
        text, unread = read_text(self.root / name, name) if (self.root / name).exists() else ("", [])
        value, problems = reader(text, name)
        self._data_problems.extend(unread + problems)
        return value

    @cached_property
    def _banks(self) -> tuple[dict[str, Bank], list[Problem]]:
        banks: dict[str, Bank] = {}
        problems: list[Problem] = []
        for path in sorted((self.root / QUIZZES).glob("*.md")):
            name = path.relative_to(self.root).as_posix()
            text, unread = read_text(path, name)
            banks[path.stem], found = read_bank(path.stem, _page(name, text))
            problems += unread + found
        return banks, problems

    @property
    def banks(self) -> dict[str, Bank]:
        """The files of the question bank by slug, which is that of their module or case."""
        return self._banks[0]

    def bank_of(self, name: str) -> Bank | None:
        """The bank whose questions stand on the page `name` (its path under docs)."""
        return self._banks_by_place.get(name)

    @cached_property
    def _banks_by_place(self) -> dict[str, Bank]:
        return {bank.place: bank for bank in reversed(self.banks.values()) if bank.questions}

    def question(self, name: str) -> tuple[Bank, Question] | None:
        """The question with the id `name`, and its bank."""
        every = ((bank, one) for bank in self.banks.values() for one in bank.questions)
        return next(((bank, one) for bank, one in every if one.id == name), None)

    @cached_property
    def pages_taught(self) -> dict[str, set[PageRef]]:
        """For each heading that teaches a point, as `path#id`, the pages that its points carry."""
        return pages_taught(self.points)

    @cached_property
    def points_taught(self) -> Counter[str]:
        """How many points are taught on each page, by its path under docs."""
        return Counter(name for one in self.points for name in {target.partition("#")[0] for target in one.taught})

    @cached_property
    def changes(self) -> list[Change]:
        """What has changed since the source."""
        return self._read(CHANGES, partial(read_changes, statuses=self.settings.since.statuses))

    @property
    def reading_problems(self) -> list[Problem]:
        """What is wrong with the files as such."""
        for name, one in vars(Course).items():
            if isinstance(one, cached_property):
                getattr(self, name)
        return self._texts[1] + self._banks[1] + self._data_problems

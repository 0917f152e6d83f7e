"""The files to take away: of the small course, and of the longest real module with its guide and of three briefings; `make test-full` takes every one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from course import VERSION
from course.content.kinds import BRIEFING
from course.course import Course
from course.handouts.downloads import File, done, files_of, jobs
from course.handouts.facts import Facts, contacts_of
from course.slides.decks import Deck, read_decks
from course.text.dates import iso_in_words
from course.text.html import article_of, text_of
from tests.conftest import COURSE, SMALL, Once, few

OURS = ("Local contacts", "Words on these pages", "About this handout")
"""The headings that a sheet has beside those of its page."""


@dataclass(frozen=True)
class Taken:
    """Files to take away in the folder `made`, and the built site and the course that they are made from."""

    made: Path
    site: Path
    course: Course
    files: tuple[File, ...]

    def of(self, ending: str) -> list[File]:
        return [file for file in self.files if file.format == ending]

    def wrong(self, files: list[File], check: Callable[[File], Any]) -> dict[str, Any]:
        """What `check` finds, by file."""
        assert files
        return {file.path: found for file in files if (found := check(file))}

    def html(self, page: str) -> str:
        return (self.site / f"{page}.html").read_text(encoding="utf-8")

    def article(self, page: str) -> Tag:
        return article(self.site, page)

    def deck(self, page: str) -> Deck:
        return decks(self.site, self.course)[page]

    @property
    def facts(self) -> Facts:
        """What the files say of themselves: a host's name and one of its contacts."""
        contacts = contacts_of(self.course.slots, {"front-door": "01632 960001"})
        return Facts("Parks in Northshire", VERSION, "", "", contacts, 1767225600, self.course.imprint)

    def said(self, page: str) -> tuple[str, ...]:
        """What a file of a page has to say of itself: course, date, review, licence, and the course's own lines."""
        checked, imprint = iso_in_words(self.course.pages[f"{page}.md"].meta["reviewed"].text()), self.course.imprint
        assert imprint.source and imprint.pages
        told = ("Parks in Northshire, version", f"Last checked against its sources on {checked}")
        return (*told, "No safeguarding practitioner has reviewed this yet", "CC BY 4.0", imprint.source, imprint.pages)

    def levels(self, page: str) -> list[tuple[int, str]]:
        """The headings of a page below its title, each with its level, but for that of the list of files."""
        inside = [one for one in self.article(page).find_all(["h2", "h3"]) if not one.find_parent(class_="take-away")]
        return [(int(one.name[1]) - 1, text_of(one)) for one in inside]

    def headings(self, page: str) -> list[str]:
        return [text for _, text in self.levels(page)]


@cache
def article(site: Path, page: str) -> Tag:
    return article_of((site / f"{page}.html").read_text(encoding="utf-8"))


@cache
def decks(site: Path, course: Course) -> dict[str, Deck]:
    return {deck.name: deck for deck in read_decks(site, course.guides)}


def _of_the_real_course(once: Once, site: Path, which: str) -> Taken:
    longest = max(COURSE.modules, key=lambda slug: (site / f"modules/{slug}.html").stat().st_size)
    briefings = few(site, [name.replace(".md", ".html") for name in BRIEFING.among(COURSE.pages)])
    guide = COURSE.guides[f"modules/{longest}.md"]
    pages = (f"modules/{longest}", *(name.rpartition(".")[0] for name in (guide, *briefings)))
    every = [file for file in files_of(COURSE) if file.format != "html"]
    files = tuple(file for file in every if which == "every" or file.page in pages)

    def make(folder: Path) -> None:
        for job in jobs(site, COURSE, Taken(folder, site, COURSE, files).facts):
            mine = tuple(file for file in job.files if file in files)
            if mine:
                made, problems = done(replace(job, files=mine))
                assert problems == []
                for name, content in made.items():
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    (folder / name).write_bytes(content)

    return Taken(once(f"take-away-{which}", make), site, COURSE, files)


@pytest.fixture(scope="session", params=["small", "longest", pytest.param("every", marks=pytest.mark.full)])
def handed_out(request: pytest.FixtureRequest, once: Once) -> Taken:
    """Files to take away with the page that each is made from."""
    if request.param == "small":
        site, course = request.getfixturevalue("taken"), Course(SMALL)
        return Taken(site, site, course, files_of(course))
    return _of_the_real_course(once, request.getfixturevalue("site"), request.param)

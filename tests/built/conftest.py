"""The files to take away: of the small course, and of the longest real module with its guide; `make test-full` takes every one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from course import VERSION
from course.course import Course
from course.handouts.downloads import File, jobs, subjects, trainers_files
from course.handouts.facts import Facts, contacts_of
from course.handouts.job import done
from course.slides.decks import Deck, read_decks
from course.text.dates import iso_in_words
from course.text.html import article_of
from tests.conftest import ROOT, SMALL, Once


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
        return _article(self.site / f"{page}.html")

    def deck(self, page: str) -> Deck:
        return _decks(self.site, self.course)[page]

    @property
    def own_words(self) -> tuple[str, str]:
        """The course's own lines on its source and its pages."""
        imprint = self.course.imprint
        assert imprint.source and imprint.pages
        return imprint.source, imprint.pages

    def checked(self, page: str) -> str:
        """The date in words on which the content of a page was checked."""
        return iso_in_words(self.course.pages[f"{page}.md"].meta["reviewed"].text())


@cache
def _article(path: Path) -> Tag:
    return article_of(path.read_text(encoding="utf-8"))


@cache
def _decks(site: Path, course: Course) -> dict[str, Deck]:
    return {deck.name: deck for deck in read_decks(site, course.guides)}


def every_file(course: Course) -> tuple[File, ...]:
    return (*(file for subject in subjects(course) for file in subject.files), *trainers_files(course))


def _of_the_real_course(once: Once, site: Path, which: str) -> Taken:
    course = Course(ROOT)
    longest = max(course.modules, key=lambda slug: (site / f"modules/{slug}.html").stat().st_size)
    pages = (f"modules/{longest}", course.guides[f"modules/{longest}.md"].removesuffix(".md"))
    every = [file for file in every_file(course) if file.kind != "pack"]
    files = tuple(file for file in every if which == "every" or file.page in pages)

    def make(folder: Path) -> None:
        contacts = contacts_of(course.slots, {"front-door": "01632 960001"})
        facts = Facts("Parks in Northshire", VERSION, "", "", contacts, 1767225600, course.imprint)
        for job in jobs(site, course, facts):
            if {file.path for file in job.files} <= {file.path for file in files}:
                made, problems = done(job)
                assert problems == []
                for name, content in made.items():
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    (folder / name).write_bytes(content)

    return Taken(once(f"take-away-{which}", make), site, course, files)


@pytest.fixture(scope="session", params=["small", "longest", pytest.param("every", marks=pytest.mark.full)])
def handed_out(request: pytest.FixtureRequest, once: Once) -> Taken:
    """Files to take away with the page that each is made from."""
    if request.param == "small":
        site, course = request.getfixturevalue("taken"), Course(SMALL)
        return Taken(site, site, course, every_file(course))
    return _of_the_real_course(once, request.getfixturevalue("site"), request.param)

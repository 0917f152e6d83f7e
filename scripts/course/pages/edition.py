"""Which edition of the course this is: its version, and the day on which its content was last checked."""

from __future__ import annotations

from dataclasses import dataclass

from course import VERSION
from course.course import Course
from course.text.dates import iso_in_words


@dataclass(frozen=True)
class Edition:
    """The course's version, and the latest date on which a module or case was checked, as 2026-11-22 and in words."""

    version: str
    date: str
    in_words: str


def edition(course: Course) -> Edition:
    """The edition of `course`."""
    pages = [*course.modules.values(), *course.cases.values()]
    date = max((page.meta["reviewed"].text() for page in pages if "reviewed" in page.meta), default="")
    return Edition(VERSION, date, iso_in_words(date))

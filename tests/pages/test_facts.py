"""What stands around a page's text."""

from __future__ import annotations

from pathlib import Path

from course.course import Course
from course.pages.facts import minutes_in_words, minutes_of
from course.pages.generated import expand


def test_minutes_run_from_the_shortest_page_to_the_longest(root: Path) -> None:
    course = Course(root)
    short, long = sorted(
        (minutes_of(course, name), name) for name in course.pages if name.startswith(("modules/", "cases/"))
    )[:: len(course.modules) + len(course.cases) - 1]
    assert minutes_in_words(course, [long[1], short[1]]) == f"{short[0]} to {long[0]} minutes"
    assert minutes_in_words(course, [long[1]]) == f"{long[0]} minutes"


def test_home_gives_the_minutes_that_its_cards_give(root: Path) -> None:
    course = Course(root)
    order = [f"modules/{slug}.md" for slug in course.modules]
    home = expand(course, "index.md", course.pages["index.md"].text, order)
    said = minutes_in_words(course, order)
    assert f"and {said} with its core questions" in home
    assert all(f"About {number} minutes" in home for number in (said.split()[0], said.split()[2]))

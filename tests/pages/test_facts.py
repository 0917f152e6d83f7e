"""What stands around a page's text."""

from __future__ import annotations

from pathlib import Path

from course.course import Course
from course.pages.facts import minutes_in_words, minutes_of, stops_of
from course.pages.generated import expand
from course.questions.placement import shown
from course.text.readability import shares


def test_minutes_run_from_the_shortest_page_to_the_longest(root: Path) -> None:
    course = Course(root)
    short, long = sorted(
        (minutes_of(course, name), name) for name in course.pages if name.startswith(("modules/", "cases/"))
    )[:: len(course.modules) + len(course.cases) - 1]
    assert minutes_in_words(course, [long[1], short[1]]) == f"{short[0]} to {long[0]} minutes"
    assert minutes_in_words(course, [long[1]]) == f"{long[0]} minutes"


def test_home_asks_its_question_and_lists_each_module_by_its_worry_and_minutes(root: Path) -> None:
    course = Course(root)
    order = [f"modules/{slug}.md" for slug in course.modules]
    home = expand(course, "index.md", course.pages["index.md"].text, order)
    assert f"modules of {minutes_in_words(course, order)}." in home
    for name in order:
        assert f"- [{course.pages[name].said('worry')}](/{name}) " in home
        assert f'{minutes_of(course, name)} min</span> <span class="desk__about">{course.pages[name].title} ' in home
    asked = course.question(course.pages["index.md"].said("question"))
    assert asked
    bank, question = asked
    on_its_page = expand(course, bank.place, course.pages[bank.place].text, order)
    start = f'<div class="question" data-module="question" data-question="{question.id}"'
    here, there = (text.partition(start)[2].partition("Answers and why")[0] for text in (home, on_its_page))
    assert here == there != ""
    assert f"[Read on: {course.pages[bank.place].title}](/{bank.place}#" in home


def test_the_stops_of_a_module_begin_with_a_decision_and_take_as_long_as_the_module(root: Path) -> None:
    course = Course(root)
    for name in (f"modules/{slug}.md" for slug in course.modules):
        stops = stops_of(course, name)
        bank = course.bank_of(name)
        assert bank and [stop.id for stop in stops] == [
            shown(bank)[0].id, "check", "found", "practice", "quiz", "reflect"
        ]  # fmt: skip
        assert sum(stop.minutes for stop in stops) == minutes_of(course, name)


def test_a_part_takes_a_minute_at_the_least_and_the_longest_rest_is_rounded_up() -> None:
    assert shares([1.5, 0.2, 3.4, 2.7], 8) == [1, 1, 3, 3]
    assert shares([1.5, 0.2, 3.4, 2.9], 9) == [2, 1, 3, 3]

"""What stands around a page's text."""

from __future__ import annotations

from pathlib import Path

from course.check import check_course
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


def test_home_that_names_no_question_of_the_bank_is_told_its_line(tmp_path: Path) -> None:
    home = "---\ntitle: Parks\ndescription: About parks.\nreviewed: 2026-11-30\nquestion: no-such\n---\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(home, encoding="utf-8")
    told = "docs/index.md:5: 'no-such' is no question of the bank; write the id of one"
    assert told in [str(problem) for problem in check_course(tmp_path)]

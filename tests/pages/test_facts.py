"""What stands around a page's text."""

import datetime
from pathlib import Path

from icalendar import Calendar

from course.course import Course
from course.pages.calendar import calendar
from course.pages.facts import minutes_in_words, minutes_of, stops_of
from course.pages.generated import expand
from course.questions.placement import shown
from course.text.page import Page
from tests.conftest import COURSE, SMALL, small_course


def test_minutes_run_from_the_shortest_page_to_the_longest() -> None:
    short, long = sorted(
        (minutes_of(COURSE, name), name) for name in COURSE.pages if name.startswith(("modules/", "cases/"))
    )[:: len(COURSE.modules) + len(COURSE.cases) - 1]
    assert minutes_in_words(COURSE, [long[1], short[1]]) == f"{short[0]} to {long[0]} minutes"
    assert minutes_in_words(COURSE, [long[1]]) == f"{long[0]} minutes"


def test_home_asks_its_question_and_lists_each_module_by_its_worry_and_minutes() -> None:
    order = [f"modules/{slug}.md" for slug in COURSE.modules]
    home = expand(COURSE, "index.md", COURSE.pages["index.md"].text, order)
    assert f"modules of {minutes_in_words(COURSE, order)}." in home
    for name in order:
        assert f"- [{COURSE.pages[name].said('worry')}](/{name}) " in home
        assert f'{minutes_of(COURSE, name)} min</span> <span class="desk__about">{COURSE.pages[name].title} ' in home
    asked = COURSE.question(COURSE.pages["index.md"].said("question"))
    assert asked
    bank, question = asked
    on_its_page = expand(COURSE, bank.place, COURSE.pages[bank.place].text, order)
    start = f'<div class="question" data-module="question" data-question="{question.id}"'
    here, there = (text.partition(start)[2].partition("Answers and why")[0] for text in (home, on_its_page))
    assert here == there != ""
    assert f"[Read on: {COURSE.pages[bank.place].title}](/{bank.place}#" in home
    elsewhere = "A [question](a.md) of the [modules](b.md), and [places](c.md).\n"
    assert expand(COURSE, "ours/a.md", elsewhere, order) == elsewhere


def test_what_is_drawn_into_a_guide_stands_between_its_own_sections() -> None:
    own = COURSE.pages["guides/uncertainty.md"]
    drawn = Page(own.path, expand(COURSE, "guides/uncertainty.md", own.text, []))
    order = ["prepare", "agreement", "if", "scenario", "remote", "since-2016", "team-sheet", "closing"]
    assert [one.id for one in drawn.headings if one.id in order] == order
    before, after = ([page.section_text(page.heading(name)).strip() for name in order[::4]] for page in (own, drawn))
    assert all(text.startswith(told) for told, text in zip(before, after, strict=True))
    assert "{ #team-sheet }" in expand(COURSE, "guides/uncertainty.md", own.text.replace("{ #remote }", ""), [])


def test_the_stops_of_a_module_begin_with_a_decision_and_take_as_long_as_the_module() -> None:
    for name in (f"modules/{slug}.md" for slug in COURSE.modules):
        stops = stops_of(COURSE, name)
        first = shown(COURSE.bank_of(name))[0].id
        assert [stop.id for stop in stops] == [first, "check", "found", "practice", "quiz", "reflect"]
        assert sum(stop.minutes for stop in stops) == minutes_of(COURSE, name)


def test_a_module_with_one_question_has_no_stop_for_others(tmp_path: Path) -> None:
    root = small_course(tmp_path / "parks")
    bank = root / "quizzes" / "park.md"
    bank.write_text("\n## ".join(bank.read_text(encoding="utf-8").split("\n## ")[:2]), encoding="utf-8")
    assert "quiz" not in [stop.id for stop in stops_of(Course(root), "modules/park.md")]


MADE = datetime.date(2026, 11, 30)


def test_a_year_of_briefings_stands_on_the_first_monday_of_each_month() -> None:
    made = calendar(COURSE, "https://northshire.example/course/", MADE)
    assert max(map(len, made.split(b"\r\n"))) <= 75
    events = Calendar.from_ical(made).walk("VEVENT")
    days = [event.decoded("dtstart") for event in events]
    assert [(day.year, day.month) for day in days] == [(2026, 12), *((2027, month) for month in range(1, 12))]
    assert {day.weekday() for day in days} == {0} and max(day.day for day in days) <= 7
    assert len({str(event["uid"]) for event in events}) == len(events) == 12
    assert str(events[0]["summary"]) == "Seven minutes: What 293 reviews tell us"
    assert str(events[0]["description"]).endswith("https://northshire.example/course/briefings/whole-course.html")
    told = [str(event["summary"]) for event in events if "description" not in event]
    assert told == [f"Seven minutes: briefing {number} of 12" for number in (5, 8, 11)]
    assert b"abuse" not in made and b"suicide" not in made.lower()
    assert calendar(Course(SMALL), "", MADE) == b""  # it has no such year

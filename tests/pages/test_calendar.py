"""The year of briefings as a calendar file, read again by a library that others use."""

from __future__ import annotations

import datetime

from icalendar import Calendar

from course.course import Course
from course.pages.calendar import calendar
from tests.conftest import ROOT, SMALL

MADE = datetime.date(2026, 11, 30)


def test_a_year_of_briefings_stands_on_the_first_monday_of_each_month() -> None:
    made = calendar(Course(ROOT), "https://northshire.example/course/", MADE)
    assert max(map(len, made.split(b"\r\n"))) <= 75
    events = Calendar.from_ical(made).walk("VEVENT")
    days = [event.decoded("dtstart") for event in events]
    assert [(day.year, day.month) for day in days] == [
        (2026 + (month - 1) // 12, (month - 1) % 12 + 1) for month in range(12, 24)
    ]
    assert {day.weekday() for day in days} == {0} and max(day.day for day in days) <= 7
    assert len({str(event["uid"]) for event in events}) == len(events) == 12
    assert str(events[0]["summary"]) == "Seven minutes: What 293 reviews tell us"
    assert str(events[0]["description"]).endswith("https://northshire.example/course/briefings/whole-course.html")


def test_a_course_without_such_a_year_has_no_calendar() -> None:
    assert calendar(Course(SMALL), "", MADE) == b""

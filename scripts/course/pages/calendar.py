"""The seven-minute briefings of a year as a calendar file (RFC 5545): a whole day a month that blocks nothing."""

import datetime
import re
from collections.abc import Iterator

from course.content.briefings import PROGRAMME, of_the_year
from course.course import Course

CALENDAR = PROGRAMME.replace(".md", ".ics")
_LINE = 73
"""The bytes of a line: with a space before it, and its end, it stays within the 75 that the form allows."""


def calendar(course: Course, address: str, made: datetime.date) -> bytes:
    """The calendar, from the month after the day when the course was `made`; nothing where it has no year of briefings.

    `address` is that of the course, where its host has set one. A briefing on one of the course's hard topics has a plain
    title and no more: a calendar is seen at home, by others too.
    """
    page = course.pages.get(PROGRAMME)
    every = [name for name in of_the_year(page) if name in course.pages] if page else []
    hard = {topic.module for topic in course.topics}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{course.settings.id}//EN", "CALSCALE:GREGORIAN"]
    for months, name in enumerate(every, 1):
        day = _first_monday(made.year + (made.month + months - 1) // 12, (made.month + months - 1) % 12 + 1)
        page, plain = course.pages[name], f"briefing {months} of {len(every)}"
        is_hard = page.said("module") in hard
        link = f"{address.rstrip('/')}/{name.replace('.md', '.html')}" if address else ""
        about = "" if is_hard else " ".join(filter(None, (page.said("description"), link)))
        lines += [
            *("BEGIN:VEVENT", f"UID:{day:%Y%m}-briefing@{course.settings.id}"),
            *(f"DTSTAMP:{made:%Y%m%d}T000000Z", f"DTSTART;VALUE=DATE:{day:%Y%m%d}"),
            f"SUMMARY:Seven minutes: {_escaped(plain if is_hard else page.title)}",
            *([f"DESCRIPTION:{_escaped(about)}"] if about else []),
            *("TRANSP:TRANSPARENT", "END:VEVENT"),
        ]
    folded = [part for line in (*lines, "END:VCALENDAR") for part in _folded(line)]
    return "".join(f"{line}\r\n" for line in folded).encode() if every else b""


def _first_monday(year: int, month: int) -> datetime.date:
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta(days=-first.weekday() % 7)


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces that are short enough, no character cut in two."""
    start, piece = "", ""
    for character in line:
        if len((piece + character).encode()) > _LINE:
            yield start + piece
            start, piece = " ", ""
        piece += character
    yield start + piece

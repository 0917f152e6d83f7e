"""What is handed over, by itself: a calendar file, a zip and a Word file that other programs read, whatever text goes in."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import docx
import icalendar
import pytest
from playwright.sync_api import Browser

from tests.browser.modules import with_modules

HOSTILE = [
    "<script>alert(1)</script>",
    "]]></w:t></w:r></w:p><w:p>",
    "a\r\nb\nc",
    "=HYPERLINK(\"http://x\")",
    "\x00\x07\x0b\x1f end",
    "\ud800 alone",
    "\ufffe\uffff",
    "&amp; &lt; \" '",
    "Zoë 👩‍👧 日本",
    "tab\there",
    " ends in space ",
]  # fmt: skip
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def ask(browser: Browser) -> Iterator[Ask]:
    context = browser.new_context(timezone_id="Europe/London")
    page = context.new_page()
    with_modules(page)
    yield lambda expression, data=None: page.evaluate(f"(data) => {expression}", data)
    context.close()


def day(text: str) -> int:
    from zoneinfo import ZoneInfo

    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/London")).timestamp() * 1000)


def test_a_calendar_file_has_whole_days_with_neutral_titles(ask: Ask) -> None:
    days = [{"at": day("2026-06-03"), "count": 1}, {"at": day("2026-12-31"), "count": 12}]
    text = ask("course.calendar(data.days, data.now)", {"days": days, "now": day("2026-06-01T09:30:00")})
    calendar = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert [(str(one["SUMMARY"]), one["DTSTART"].dt) for one in events] == [
        ("Learning review: 1 question", datetime.date(2026, 6, 3)),
        ("Learning review: 12 questions", datetime.date(2026, 12, 31)),
    ]
    assert len({str(one["UID"]) for one in events}) == 2
    assert all(str(one["CLASS"]) == "PRIVATE" and str(one["TRANSP"]) == "TRANSPARENT" for one in events)
    assert [
        word for word in ("abuse", "suicid", "child", "case", "serious", "exploit", "safeguard") if word in text.lower()
    ] == []
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")


def test_a_calendar_file_without_days_is_a_calendar(ask: Ask) -> None:
    assert icalendar.Calendar.from_ical(ask("course.calendar([], 0)")).walk("VEVENT") == []


def test_a_zip_is_whole_and_the_same_files_give_the_same_bytes(ask: Ask) -> None:
    files = [["a.txt", ""], ["folder/é.txt", "x" * 70_000], ["b.xml", "<b>ü</b>"]]
    first, again = (bytes(ask("Array.from(course.zip(data))", files)) for _ in range(2))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert [[name, archive.read(name).decode()] for name in archive.namelist()] == files
    assert first == again


def word(ask: Ask, title: str, blocks: list[tuple[str, str]]) -> Any:
    data = {"title": title, "blocks": [{"style": style, "text": text} for style, text in blocks]}
    return docx.Document(io.BytesIO(bytes(ask("Array.from(course.docx(data.title, data.blocks))", data))))


def test_a_word_file_has_its_title_headings_and_paragraphs(ask: Ask) -> None:
    blocks = [("Title", "My record"), ("Heading1", "A piece"), ("Heading2", "Date"), ("Normal", "One\nTwo")]
    document = word(ask, "My record", blocks)
    assert [(one.style.name, one.text) for one in document.paragraphs] == [
        ("Title", "My record"),
        ("Heading 1", "A piece"),
        ("Heading 2", "Date"),
        ("Normal", "One\nTwo"),
    ]
    assert document.core_properties.title == "My record"


def test_any_text_is_a_paragraph_of_a_word_file_and_no_more(ask: Ask) -> None:
    for text in HOSTILE:
        document = word(ask, text, [("Title", text), ("Normal", text), ("Normal", "end")])
        assert len(document.paragraphs) == 3, text
        held = "".join(
            one for one in text.replace("\r\n", "\n") if one in "\n\t" or (one >= " " and one not in "\ufffe\uffff")
        )
        assert document.paragraphs[1].text == held.replace("\ud800", "\ufffd")
        assert document.paragraphs[2].text == "end", text

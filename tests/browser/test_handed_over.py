"""What is handed over, by itself: a calendar file, a zip and a Word file that other programs read, whatever text goes in."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import docx
import icalendar

from tests.browser.scripts import Ask
from tests.browser.test_schedule import at

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
TELLING = ("abuse", "suicid", "child", "case", "serious", "exploit", "safeguard")


def test_a_calendar_file_has_whole_days_with_neutral_titles(ask: Ask) -> None:
    days = [{"at": at("2026-06-03"), "count": 1}, {"at": at("2026-12-31"), "count": 12}]
    text = ask("calendar(days, now)", days=days, now=at("2026-06-01T09:30:00"))
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert [(str(one["SUMMARY"]), one["DTSTART"].dt) for one in events] == [
        ("Learning review: 1 question", datetime.date(2026, 6, 3)),
        ("Learning review: 12 questions", datetime.date(2026, 12, 31)),
    ]
    assert len({str(one["UID"]) for one in events}) == 2
    assert {(str(one["CLASS"]), str(one["TRANSP"])) for one in events} == {("PRIVATE", "TRANSPARENT")}
    assert [word for word in TELLING if word in text.lower()] == []
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")
    assert icalendar.Calendar.from_ical(ask("calendar([], 0)")).walk("VEVENT") == []


def test_a_zip_is_whole_and_the_same_files_give_the_same_bytes(ask: Ask) -> None:
    files = [["a.txt", ""], ["folder/é.txt", "x" * 70_000], ["b.xml", "<b>ü</b>"]]
    first, again = (bytes(ask("Array.from(zip(files))", files=files)) for _ in range(2))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert [[name, archive.read(name).decode()] for name in archive.namelist()] == files
    assert first == again


def word(ask: Ask, title: str, *blocks: tuple[str, str]) -> Any:
    made = [{"style": style, "text": text} for style, text in blocks]
    return docx.Document(io.BytesIO(bytes(ask("Array.from(docx(title, blocks))", title=title, blocks=made))))


def test_a_word_file_has_its_title_headings_and_paragraphs(ask: Ask) -> None:
    blocks = [("Title", "My record"), ("Heading1", "A piece"), ("Heading2", "Date"), ("Normal", "One\nTwo")]
    document = word(ask, "My record", *blocks)
    assert [(one.style.name.replace(" ", ""), one.text) for one in document.paragraphs] == blocks
    assert document.core_properties.title == "My record"


def test_any_text_is_a_paragraph_of_a_word_file_and_no_more(ask: Ask) -> None:
    for text in HOSTILE:
        document = word(ask, text, ("Title", text), ("Normal", text), ("Normal", "end"))
        held = [
            one for one in text.replace("\r\n", "\n") if one in "\n\t" or (one >= " " and one not in "\ufffe\uffff")
        ]
        assert [one.text for one in document.paragraphs[1:]] == ["".join(held).replace("\ud800", "\ufffd"), "end"], text
        assert len(document.paragraphs) == 3, text

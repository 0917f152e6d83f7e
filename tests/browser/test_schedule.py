"""Parts of the scripts that draw nothing, by themselves: the Leitner boxes across clock changes, and files for a calendar, a zip and Word."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from typing import Any
from zoneinfo import ZoneInfo

import docx
import icalendar
import pytest

from tests.browser.scripts import Ask


def at(text: str) -> int:
    """A time in London as the browser has it."""
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/London")).timestamp() * 1000)


NOW = at("2026-03-27T18:30")
LATER = NOW + 3600_000
SOON, IN_A_WEEK, IN_A_MONTH = at("2026-03-29T00:00"), at("2026-04-03T00:00"), at("2026-04-26T00:00")


@pytest.mark.parametrize(
    ("step", "keyed", "then"),
    [
        pytest.param(0, True, (1, SOON), id="in line once, two days, over a change of the clocks"),
        pytest.param(1, True, (2, IN_A_WEEK), id="twice, a week"),
        pytest.param(2, True, (3, IN_A_MONTH), id="three times, a month"),
        pytest.param(3, True, (4, 0), id="four times, it rests"),
        *(pytest.param(step, False, (0, NOW), id=f"out of line in box {step}, at once") for step in range(5)),
    ],
)
def test_an_answer_in_line_waits_longer_and_any_other_starts_again(
    ask: Ask, step: int, keyed: bool, then: tuple[int, int]
) -> None:
    assert ask("schedule.next(step, keyed, now)", step=step, keyed=keyed, now=NOW) == {"step": then[0], "due": then[1]}


def entry(keyed: bool, when: int = NOW, **more: Any) -> dict[str, Any]:
    """An answer to a question; `begun` is the time of the first one, and `first` whether that was in line."""
    told = {"options": ["k1"], "keyed": keyed, "at": when}
    first = {**told, "keyed": more.pop("first", keyed), "at": more.pop("begun", when)}
    return {"version": "v1", "first": first, "last": told, "tries": 1, **more}


REVIEW = {"version": "v1", "step": 2, "due": IN_A_WEEK, "at": NOW}


@pytest.mark.parametrize(
    ("kept", "review", "stands"),
    [
        pytest.param(None, None, ("new", 0, 0), id="never answered"),
        pytest.param(entry(True), None, ("due", 1, SOON), id="in line at first"),
        pytest.param(entry(False), None, ("again", 0, NOW), id="out of line"),
        pytest.param(entry(True, first=False, tries=2), None, ("again", 0, SOON), id="put right at once"),
        pytest.param(entry(True, version="v0"), None, ("changed", 0, NOW), id="another version"),
        pytest.param(entry(True), REVIEW, ("due", 2, IN_A_WEEK), id="as the review has it"),
        pytest.param(entry(True), {**REVIEW, "step": 4, "due": 0}, ("rests", 4, 0), id="through every box"),
        pytest.param(entry(True, LATER, begun=NOW, tries=3), REVIEW, ("due", 2, IN_A_WEEK), id="in line elsewhere"),
        pytest.param(entry(False, LATER, begun=NOW, tries=3), REVIEW, ("again", 0, LATER), id="out of line elsewhere"),
        pytest.param(entry(True, LATER), REVIEW, ("due", 1, SOON), id="cleared and answered anew"),
        pytest.param(entry(True), {**REVIEW, "version": "v0"}, ("due", 1, SOON), id="a review of another version"),
    ],
)
def test_where_a_question_stands_follows_from_the_record(
    ask: Ask, kept: Any, review: Any, stands: tuple[str, int, int]
) -> None:
    found = ask("schedule.stands(kept, last, 'v1')", kept=kept, last=review)
    assert (found["why"], found["step"], found["due"]) == stands


def item(name: str, why: str, due: int = 0) -> dict[str, Any]:
    """A question of the module that its name begins with."""
    return {"id": name, "from": name[0], "standing": {"why": why, "step": 1, "due": due}}


ALL = [
    item("new", "new"),
    item("due-2", "due", NOW - 5),
    item("later", "due", NOW + 5),
    item("due-1", "due", NOW - 9),
    item("changed", "changed", NOW - 1),
    item("again", "again", NOW - 2),
    item("rests", "rests"),
]
NEW = [item(f"{module}{number}", "new") for module in "abc" for number in (1, 2)]


def queue(ask: Ask, items: list[dict[str, Any]], *begun: str, chance: float = 0) -> list[str]:
    found: list[str] = ask(
        "schedule.queue(items, now, new Set(begun), () => chance).map((one) => one.id)",
        items=items,
        now=NOW,
        begun=begun,
        chance=chance,
    )
    return found


def test_what_asked_for_another_look_comes_first_then_what_is_due_the_oldest_first_then_what_is_new(ask: Ask) -> None:
    assert queue(ask, ALL) == ["again", "changed", "due-1", "due-2", "new"]
    assert queue(ask, [item("later", "due", NOW + 9), item("soon", "due", NOW + 5), item("rests", "rests")]) == [
        "soon",
        "later",
    ]


def test_new_questions_are_mixed_across_modules_those_begun_first_in_an_order_by_chance(ask: Ask) -> None:
    found = queue(ask, NEW, "b", "c")
    assert [{name[0] for name in found[start : start + 2]} for start in (0, 2, 4)] == [{"b", "c"}, {"b", "c"}, {"a"}]
    one, other = queue(ask, NEW), queue(ask, NEW, chance=0.99)
    assert one != other
    assert sorted(one) == sorted(other)


def test_the_queue_changes_nothing_that_it_is_given(ask: Ask) -> None:
    after = ask("(schedule.queue(items, now, new Set(), Math.random), JSON.stringify(items))", items=ALL, now=NOW)
    assert json.loads(after) == ALL


def test_a_wrong_clock_does_not_put_a_question_off_for_years(ask: Ask) -> None:
    far = {"why": "due", "step": 1, "due": at("2040-01-01T00:00")}
    assert ask("schedule.isDue(far, now)", far=far, now=NOW) is True


def test_the_days_to_come_are_counted_and_in_order(ask: Ask) -> None:
    items = [item("a", "due", IN_A_WEEK), item("b", "due", SOON), item("c", "again", IN_A_WEEK), *ALL[:1], *ALL[3:]]
    assert ask("schedule.days(items, now)", items=items, now=NOW) == [
        {"at": SOON, "count": 1},
        {"at": IN_A_WEEK, "count": 2},
    ]


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
    days = [
        {"at": at("2026-06-03"), "what": ["1 question"]},
        {"at": at("2026-12-31"), "what": ["12 questions", "a second look"]},
    ]
    text = ask("calendar(days, now)", days=days, now=at("2026-06-01T09:30:00"))
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert [(str(one["SUMMARY"]), one["DTSTART"].dt) for one in events] == [
        ("Learning review: 1 question", datetime.date(2026, 6, 3)),
        ("Learning review: 12 questions, a second look", datetime.date(2026, 12, 31)),
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

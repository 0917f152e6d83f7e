"""Parts of the scripts that draw nothing, by themselves: the Leitner boxes across clock changes, and files for a calendar and Word."""

import datetime
import io
import json
import zipfile
from typing import Any
from zoneinfo import ZoneInfo

import docx
import icalendar

from tests.browser.page import Ask


def at(text: str) -> int:
    """A time in London as the browser has it."""
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/London")).timestamp() * 1000)


NOW = at("2026-03-27T18:30")
LATER = NOW + 3600_000
SOON, IN_A_WEEK, IN_A_MONTH = at("2026-03-29T00:00"), at("2026-04-03T00:00"), at("2026-04-26T00:00")
THEN = {
    (0, True): (1, SOON),  # in line once, two days, over a change of the clocks
    (1, True): (2, IN_A_WEEK),
    (2, True): (3, IN_A_MONTH),
    (3, True): (4, 0),  # it rests
    **{(step, False): (0, NOW) for step in range(5)},
}


def test_an_answer_in_line_waits_longer_and_any_other_starts_again(ask: Ask) -> None:
    asked = "(({ step, due }) => [step, due])(schedule.next(step, keyed, now))"
    found = {(step, keyed): tuple(ask(asked, step=step, keyed=keyed, now=NOW)) for step, keyed in THEN}
    assert found == THEN


def entry(keyed: bool, when: int = NOW, **more: Any) -> dict[str, Any]:
    """An answer to a question; `begun` is the time of the first one, and `first` whether that was in line."""
    told = {"options": ["k1"], "keyed": keyed, "at": when, "sure": more.pop("sure", "fairly")}
    first = {**told, "keyed": more.pop("first", keyed), "at": more.pop("begun", when)}
    return {"version": "v1", "first": first, "last": told, "tries": 1, **more}


REVIEW = {"version": "v1", "step": 2, "due": IN_A_WEEK, "at": NOW}
STANDS = {
    "never answered": (None, None, ("new", 0, 0)),
    "in line at first": (entry(True), None, ("due", 1, SOON)),
    "out of line": (entry(False), None, ("again", 0, NOW)),
    "put right at once": (entry(True, first=False, tries=2), None, ("again", 0, SOON)),
    "another version": (entry(True, version="v0"), None, ("changed", 0, NOW)),
    "as the review has it": (entry(True), REVIEW, ("due", 2, IN_A_WEEK)),
    "through every box": (entry(True), {**REVIEW, "step": 4, "due": 0}, ("rests", 4, 0)),
    "in line elsewhere": (entry(True, LATER, begun=NOW, tries=3), REVIEW, ("due", 2, IN_A_WEEK)),
    "out of line elsewhere": (entry(False, LATER, begun=NOW, tries=3), REVIEW, ("again", 0, LATER)),
    "cleared and answered anew": (entry(True, LATER), REVIEW, ("due", 1, SOON)),
    "a review of another version": (entry(True), {**REVIEW, "version": "v0"}, ("due", 1, SOON)),
}


def test_where_a_question_stands_follows_from_the_record(ask: Ask) -> None:
    asked = "(({ why, step, due }) => [why, step, due])(schedule.stands(kept, last, 'v1'))"
    found = {name: tuple(ask(asked, kept=kept, last=review)) for name, (kept, review, _) in STANDS.items()}
    assert found == {name: stands for name, (_, _, stands) in STANDS.items()}


def item(name: str, why: str, due: int = 0, **more: Any) -> dict[str, Any]:
    """A question of the module that its name begins with."""
    return {"id": name, "from": name[0], "standing": {"why": why, "step": 1, "due": due, **more}}


ALL = [item("new", "new"), item("due-2", "due", NOW - 5), item("later", "due", NOW + 5), item("due-1", "due", NOW - 9),
       item("changed", "changed", NOW - 1), item("again", "again", NOW - 2), item("sure", "again", NOW - 1, sure=True),
       item("rests", "rests")]  # fmt: skip
NEW = [item(f"{module}{number}", "new") for module in "abc" for number in (1, 2)]


def queue(ask: Ask, items: list[dict[str, Any]], *begun: str, chance: float = 0) -> list[str]:
    asked = "schedule.queue(items, now, new Set(begun), () => chance).map((one) => one.id)"
    return ask(asked, items=items, now=NOW, begun=begun, chance=chance)


def test_what_asked_for_another_look_comes_first_then_what_is_due_the_oldest_first_then_what_is_new(ask: Ask) -> None:
    """Of the first, what somebody was sure of comes before the rest; and nothing that the queue is given is changed."""
    assert queue(ask, ALL) == ["sure", "again", "changed", "due-1", "due-2", "new"]
    others = [item("later", "due", NOW + 9), item("soon", "due", NOW + 5), item("rests", "rests")]
    assert queue(ask, others) == ["soon", "later"]
    missed = {sure: entry(False, sure=sure) for sure in ("fairly", "sure")}
    assert ask(
        "Object.values(missed).map((one) => Boolean(schedule.stands(one, undefined, 'v1').sure))", missed=missed
    ) == [False, True]
    after = ask("(schedule.queue(items, now, new Set(), Math.random), JSON.stringify(items))", items=ALL, now=NOW)
    assert json.loads(after) == ALL


def test_new_questions_are_mixed_across_modules_those_begun_first_in_an_order_by_chance(ask: Ask) -> None:
    found = queue(ask, NEW, "b", "c")
    assert [{name[0] for name in found[start : start + 2]} for start in (0, 2, 4)] == [{"b", "c"}, {"b", "c"}, {"a"}]
    one, other = queue(ask, NEW), queue(ask, NEW, chance=0.99)
    assert one != other and sorted(one) == sorted(other)


def test_the_days_to_come_are_counted_and_in_order_and_a_wrong_clock_puts_nothing_off_for_years(ask: Ask) -> None:
    far = {"why": "due", "step": 1, "due": at("2040-01-01T00:00")}
    assert ask("schedule.isDue(far, now)", far=far, now=NOW) is True
    items = [item("a", "due", IN_A_WEEK), item("b", "due", SOON), item("c", "again", IN_A_WEEK), *ALL[:1], *ALL[3:]]
    days = [{"at": SOON, "count": 1}, {"at": IN_A_WEEK, "count": 2}]
    assert ask("schedule.days(items, now)", items=items, now=NOW) == days


HOSTILE = [
    "<script>alert(1)</script>", "]]></w:t></w:r></w:p><w:p>", "a\r\nb\nc", "=HYPERLINK(\"http://x\")",
    "\x00\x07\x0b\x1f end", "\ud800 alone", "\ufffe\uffff", "&amp; &lt; \" '", "Zoë 👩‍👧 日本", "tab\there", " ends in space ",
]  # fmt: skip
TELLING = ("abuse", "suicid", "child", "case", "serious", "exploit", "safeguard")


def test_a_calendar_file_has_whole_days_with_neutral_titles(ask: Ask) -> None:
    days = [{"at": at("2026-06-03"), "what": ["1 question"]}]
    days += [{"at": at("2026-12-31"), "what": ["12 questions", "a second look"]}]
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


def test_a_word_file_has_its_title_headings_and_any_text_as_a_paragraph_and_no_more(ask: Ask) -> None:
    blocks = [("Title", "My record"), ("Heading1", "A piece"), ("Heading2", "Date")]
    blocks += [("Normal", text) for text in HOSTILE]
    made = [{"style": style, "text": text} for style, text in blocks]
    asked, title = "Array.from(docx(title, blocks))", "My <b>\x00record"
    first, again = (bytes(ask(asked, title=title, blocks=made)) for _ in range(2))
    assert first == again and zipfile.ZipFile(io.BytesIO(first)).testzip() is None
    document = docx.Document(io.BytesIO(first))
    lost = {**dict.fromkeys([*range(9), *range(11, 32), 0xFFFE, 0xFFFF]), 0xD800: "\ufffd"}
    held = [(style, text.replace("\r\n", "\n").translate(lost)) for style, text in blocks]
    assert [(one.style.name.replace(" ", ""), one.text) for one in document.paragraphs] == held
    assert document.core_properties.title == "My <b>record"

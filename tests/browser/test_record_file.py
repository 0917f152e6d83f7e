"""Taking the record along: a file that is saved and loaded, a look before anything is written, a way back, and files that are refused."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open, Visit
from tests.browser.desk import Desk
from tests.browser.records import FULL, SAVED, SCHEMA, choose, kept, load, note, read, record, save
from tests.browser.waiting import until

PAGE = "pages/record.html"
HOSTILE = '<img src=x onerror="alert(1)"></textarea><script>alert(1)</script>'


@pytest.fixture
def visit(open_page: Open, desk: Desk) -> Visit:
    return open_page(desk.served + PAGE)


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page


def box(page: Page) -> Locator:
    return page.locator("[data-module=record-load] section")


def told(page: Page) -> Locator:
    return page.locator("[data-module=record-load] [role=status]")


def lived(page: Page) -> None:
    """A record with something of each kind."""
    page.evaluate(
        "course.store.answer('q', 'v1', ['k1'], false); course.store.answer('q', 'v2', ['k2'], true); course.store.note('reflect:module:reflect-one', 'Mine');"
        "course.store.note('reflect:module:reflect-two', ''); course.store.seen('module:found'); course.store.review('q', {version: 'v2', step: 1, due: 99});"
        "course.store.cpd('me:name', 'Ama'); course.store.set('minutes:module', '20'); course.store.set('asked', 'yes'); course.store.forget(['gone'])"
    )


# Saved


def test_a_saved_file_is_named_for_its_day_and_fits_the_schema(page: Page) -> None:
    lived(page)
    name, text = save(page)
    assert re.fullmatch(r"my-learning-\d{4}-\d{2}-\d{2}\.json", name)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(text), SCHEMA, jsonschema.Draft202012Validator)
    expect(page.locator("[data-module=record-save] [role=status]").first).to_contain_text(
        f"Your record is saved as {name}."
    )


def test_what_fits_the_schema_is_read_whole(page: Page) -> None:
    """Files by chance, one thing in each changed: none that fits is told to be damaged."""
    files = page.evaluate(
        "() => { const random = Random(7), text = JSON.stringify(random.record(true)); return Array.from({ length: 1500 }, () => random.mutated(text)[1]).filter((one) => typeof one === 'string'); }"
    )
    fits = jsonschema.Draft202012Validator(SCHEMA).is_valid
    sound = [
        text
        for text in files
        if (data := parsed(text)) is not None and fits(data) and data["course"] == "learning-from-reviews"
    ]
    assert 20 < len(sound) < len(files) - 20
    assert page.evaluate("(all) => all.filter((text) => course.store.sift(JSON.parse(text)).fault)", sound) == []


def parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def test_another_machine_holds_the_same_after_loading(page: Page, open_page: Open, desk: Desk) -> None:
    lived(page)
    _, text = save(page)
    other = open_page(desk.opened + PAGE).page
    load(other, text)
    here, there = read(page), read(other)
    assert here["settings"].pop("asked") and "asked" not in there["settings"]
    assert there == here


def test_a_file_that_was_saved_loads(page: Page) -> None:
    load(page, SAVED.read_text(encoding="utf-8"))
    expect(box(page)).to_contain_text("Answers to questions: 1 added.")
    expect(box(page)).to_contain_text("Notes and reflections: 1 added.")
    expect(box(page)).not_to_contain_text("cannot be read")
    now = read(page)
    assert (now["version"], now["questions"]["the-call-back"]["tries"], now["forgotten"]) == (
        1,
        2,
        {"the-two-gaps": 1763800000000},
    )


# Looked at, loaded, taken back


def test_a_look_says_what_would_change_and_changes_nothing(page: Page) -> None:
    page.evaluate(
        "['one', 'two', 'three'].forEach((name) => course.store.note(name, 'mine')); course.store.note('gone', '')"
    )
    before, now = kept(page), page.evaluate("Date.now()")
    theirs = {
        "one": note("old"),
        "two": note("newer", now + 60_000),
        "three": note("", now + 60_000),
        "four": note("new"),
        "gone": note("removed here"),
    }
    choose(page, record(notes=theirs, cpd={"me:name": note("Ama")}) | {"saved": 1763900000000})
    expect(page.get_by_role("heading", name="What loading this file would do")).to_be_focused()
    expect(box(page)).to_contain_text("The file is my-learning.json. It was saved on 23 November 2025.")
    expect(box(page).get_by_role("listitem")).to_have_text(
        [
            "Notes and reflections: 1 added; 1 replaced by a newer one from the file; 1 newer here, kept; 1 removed, as it was removed in the file; 1 removed here since, not brought back.",
            "Fields of your professional record: 1 added.",
        ]
    )
    assert kept(page) == before
    page.get_by_role("button", name="Leave it").click()
    expect(told(page)).to_have_text("The file was not loaded. Nothing was changed.")
    expect(page.get_by_label("Choose the file that you saved")).to_be_focused()
    assert kept(page) == before


def test_of_each_thing_the_newer_one_stays(page: Page) -> None:
    page.evaluate("course.store.note('mine', 'newer here'); course.store.note('theirs', 'older here')")
    load(
        page,
        record(notes={"mine": note("older there"), "theirs": note("newer there", page.evaluate("Date.now() + 60000"))}),
    )
    expect(page.get_by_role("heading", name="The file is loaded")).to_be_focused()
    assert {name: one["text"] for name, one in read(page)["notes"].items()} == {
        "mine": "newer here",
        "theirs": "newer there",
    }


def test_a_file_that_brings_nothing_offers_nothing(page: Page) -> None:
    page.evaluate("course.store.note('one', 'mine')")
    choose(page, record(notes={"one": note("old")}))
    expect(box(page)).to_contain_text("There is nothing to load.")
    expect(page.get_by_role("button", name="Load it")).to_have_count(0)


def test_a_load_is_taken_back_and_what_was_done_since_stays(page: Page) -> None:
    page.evaluate("course.store.note('one', 'mine')")
    load(page, record(notes={"one": note("theirs", page.evaluate("Date.now() + 60000")), "two": note("theirs")}))
    page.evaluate("course.store.note('since', 'written since')")
    page.get_by_role("button", name="Take it back").click()
    expect(told(page)).to_be_focused()
    expect(told(page)).to_have_text("What the file brought is taken back. What you have done since is still here.")
    assert {name: one["text"] for name, one in read(page)["notes"].items()} == {"one": "mine", "since": "written since"}


def test_what_is_taken_back_does_not_come_again_from_another_tab(page: Page) -> None:
    page.evaluate("course.store.keepOn('device')")
    other = page.context.new_page()
    other.goto(page.url)
    load(page, record(notes={"two": note("theirs")}))
    until(other, "'two' in course.store.read().notes")
    other.evaluate("course.store.note('three', 'mine')")
    until(page, "'three' in course.store.read().notes")
    page.get_by_role("button", name="Take it back").click()
    until(other, "!('two' in course.store.read().notes)")
    other.evaluate("course.store.note('four', 'mine')")
    until(page, "'four' in course.store.read().notes")
    assert list(read(page)["notes"]) == list(read(other)["notes"]) == ["four", "three"]


@pytest.mark.parametrize("place", ["tab", "device"])
def test_a_load_that_finds_no_room_changes_nothing(page: Page, place: str) -> None:
    page.evaluate("(place) => { course.store.note('one', 'mine'); course.store.keepOn(place); }", place)
    choose(page, record(notes={"two": note("theirs")}))
    before = kept(page)
    page.evaluate(FULL)
    page.get_by_role("button", name="Load it").click()
    expect(told(page)).to_have_text(
        "The file could not be loaded. This browser has no room for it. What was here is as it was."
    )
    assert (kept(page), list(read(page)["notes"]), page.evaluate("course.store.trouble()")) == (before, ["one"], None)


def test_a_record_that_would_be_too_large_together_is_not_loaded(page: Page) -> None:
    load(page, record(notes={f"one-{number}": note("x" * 20_000) for number in range(130)}))
    before = kept(page)
    load(page, record(notes={f"two-{number}": note("x" * 20_000) for number in range(123)}))
    expect(told(page)).to_contain_text("This browser has no room for it.")
    assert kept(page) == before


# Refused, or made harmless

REFUSED: dict[str, tuple[bytes | str | dict[str, Any], str]] = {
    "huge": (b" " * 5_000_001, "This file is larger than 5 MB."),
    "crowded": (
        record(seen={f"s{number}": {"at": 5} for number in range(20_001)}),
        "This file holds more than 20,000 things.",
    ),
    "empty": ("", "This file is empty."),
    "picture": (b"\x89PNG\r\n\xff\xfe\x00", "This file is not plain text."),
    "letter": ("Dear Jo, here is my record.", "This file is not a record of this course."),
    "list": ("[1, 2]", "This file is not a record of this course."),
    "cut off": (json.dumps(record(notes={"a": note("b")}))[:150], "This file is not whole: it stops in the middle."),
    "damaged": (json.dumps(record()).replace(":", "=", 1), "This file is damaged, and cannot be read."),
    "another course": (
        record(course="<b>fire safety</b>"),
        'This file is the record of another course: "<b>fire safety</b>".',
    ),
    "no version": (record(version="2"), "This file does not say which version of the record it holds."),
    "later version": (
        record(version=7),
        "This file holds version 7 of the record, and this copy of the course reads version 1.",
    ),
    "nothing sound": (record(notes={"A b": 5}), "Nothing in this file can be read."),
}


def test_a_file_that_is_no_good_is_refused_with_the_reason(visit: Visit) -> None:
    page = visit.page
    page.evaluate("course.store.keepOn('device'); course.store.note('one', 'mine')")
    before = kept(page)
    for what, (content, sentence) in REFUSED.items():
        choose(page, content)
        expect(told(page), what).to_contain_text(sentence)
        expect(told(page), what).to_contain_text(re.compile(r"Nothing was changed\.$"))
        expect(box(page), what).to_be_hidden()
        assert (kept(page), visit.said) == (before, []), what


def test_markup_in_every_field_is_text_and_nothing_else(visit: Visit) -> None:
    page, at = visit.page, 1763900000000
    answer = {"options": [HOSTILE], "keyed": True, "at": at}
    notes = {"reflect:module:reflect-one": note(HOSTILE, at)}
    load(page, record(
        notes=notes, cpd={"me:name": note(HOSTILE, at)}, settings={"minutes:module": note(HOSTILE, at)}, about=HOSTILE, edition=HOSTILE, saved=HOSTILE,
        questions={"q": {"version": HOSTILE, "first": answer, "last": answer, "tries": 1}}, reviews={"q": {"version": HOSTILE, "step": 1, "due": at, "at": at}},
    ))  # fmt: skip
    expect(page.get_by_role("heading", name="The file is loaded")).to_be_visible()
    assert read(page)["notes"] == notes
    assert page.locator("article img, article script").count() == 0
    visit.quiet()


def test_a_date_in_the_future_becomes_today_and_cannot_stop_later_writing(page: Page) -> None:
    far = SCHEMA["$defs"]["time"]["maximum"]
    choose(page, record(notes={"one": note("theirs", far)}, cleared=far, forgotten={"q": far}))
    expect(box(page)).to_contain_text("1 thing in it is dated in the future. That date becomes today.")
    page.get_by_role("button", name="Load it").click()
    page.evaluate("course.store.note('one', 'mine'); course.store.answer('q', 'v', ['k'], true)")
    now = read(page)
    assert (now["notes"]["one"]["text"], list(now["questions"]), now["cleared"], now["forgotten"]) == (
        "mine",
        ["q"],
        0,
        {},
    )
    assert now["notes"]["one"]["at"] < far


def test_what_cannot_be_read_is_counted_and_left_out(page: Page) -> None:
    choose(page, record(notes={"one": note("sound"), "two": {"text": 5, "at": 5}, "Three": note("x")}))
    expect(box(page)).to_contain_text("2 things in it cannot be read, and are left out.")
    page.get_by_role("button", name="Load it").click()
    assert list(read(page)["notes"]) == ["one"]

"""Taking the record along: a file that is saved and loaded, a look before anything is written, a way back, and files that are refused."""

import json
import re
from random import Random
from typing import Any

import jsonschema
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open, Visit, beginning
from tests.browser.desk import MINE, Desk
from tests.browser.page import inside, until
from tests.browser.records import FULL, SCHEMA, by_chance, choose, damaged, kept, load, note, read, record, save

FAR: int = SCHEMA["$defs"]["time"]["maximum"]
visit = beginning("desk", MINE)


def box(page: Page) -> Locator:
    return page.locator("[data-module=record-load] section")


def told(page: Page) -> Locator:
    return page.locator("[data-module=record-load] [role=status]")


def notes(page: Page) -> dict[str, str]:
    return {name: one["text"] for name, one in read(page)["notes"].items()}


def in_a_minute(page: Page) -> int:
    return int(page.evaluate("Date.now() + 60000"))


LIVED = """(
  store.answer("q", "v1", ["k1"], false), store.answer("q", "v2", ["k2"], true), store.note("reflect:module:reflect-one", "Mine"),
  store.note("reflect:module:reflect-two", ""), store.seen("module:found"), store.review("q", { version: "v2", step: 1, due: 99 }),
  store.cpd("me:name", "Ama"), store.count("module:a", "seen=3 green=2 "), store.set("minutes:module", "20"), store.set("asked", "yes"), store.forget(["gone"])
)"""


def test_a_saved_file_gives_another_machine_the_same_record(page: Page, open_page: Open, desk: Desk) -> None:
    inside(page, LIVED)
    name, text = save(page)
    assert re.fullmatch(r"my-learning-\d{4}-\d{2}-\d{2}\.json", name)
    said = page.locator("[data-module=record-save] [role=status]").first
    expect(said).to_contain_text(f"Your browser was asked to save your record as {name}.")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(text), SCHEMA, jsonschema.Draft202012Validator)
    other = open_page(desk.opened + MINE).page
    choose(other, text)
    other.keyboard.press("Tab")
    other.keyboard.press("Enter")
    expect(other.get_by_role("heading", name="The file is loaded")).to_be_focused()
    here, there = read(page), read(other)
    assert here["settings"].pop("asked") and "asked" not in there["settings"]
    assert there == here


def fits(text: str) -> bool:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(data) and data["course"] == "learning-from-reviews"


def test_what_fits_the_schema_is_read_whole(page: Page) -> None:
    """Files by chance, one thing in each changed: none that fits is told to be damaged."""
    dice = Random(7)
    text = json.dumps(by_chance(dice, forgets=True))
    files = [made for _ in range(500) if isinstance(made := damaged(dice, text), str)]
    sound = [made for made in files if fits(made)]
    assert 20 < len(sound) < len(files) - 20
    assert inside(page, "sound.filter((text) => store.sift(JSON.parse(text)).fault)", sound=sound) == []


def test_a_look_says_what_would_change_and_changes_nothing(page: Page) -> None:
    inside(page, "(['one', 'two', 'three'].forEach((name) => store.note(name, 'mine')), store.note('gone', ''))")
    before, later = kept(page), in_a_minute(page)
    theirs = {"one": note("old"), "two": note("newer", later), "three": note("", later), "four": note("new")}
    theirs["gone"] = note("removed here")
    choose(page, record(notes=theirs, cpd={"me:name": note("Ama")}) | {"saved": 1763900000000})
    expect(page.get_by_role("heading", name="What loading this file would do")).to_be_focused()
    expect(box(page)).to_contain_text("The file is my-learning.json. It was saved on 23 November 2025.")
    changes = [
        "Notes and reflections: 1 added; 1 replaced by a newer one from the file; 1 newer here, kept; 1 removed, as it was removed in the file; 1 removed here since, not brought back.",
        "Fields of your professional record: 1 added.",
        "Here now: mine From the file, in its place: newer",
    ]
    expect(box(page).get_by_role("listitem")).to_have_text(changes)
    assert kept(page) == before
    page.get_by_role("button", name="Leave it").click()
    expect(told(page)).to_have_text("The file was not loaded. Nothing was changed.")
    expect(page.get_by_label("Choose the file that you saved")).to_be_focused()
    assert kept(page) == before
    choose(page, record(notes={"one": note("old")}))
    expect(box(page)).to_contain_text("There is nothing to load.")
    expect(page.get_by_role("button", name="Load it")).to_have_count(0)


def test_a_load_is_taken_back_in_every_tab_and_what_was_done_since_stays(page: Page) -> None:
    inside(page, "(store.keepOn('device'), store.note('one', 'mine'), store.note('own', 'newer here'))")
    other = page.context.new_page()
    other.goto(page.url)
    load(page, record(notes={"one": note("theirs", in_a_minute(page)), "two": note("theirs"), "own": note("old")}))
    expect(page.get_by_role("heading", name="The file is loaded")).to_be_focused()
    assert notes(page) == {"one": "theirs", "own": "newer here", "two": "theirs"}
    until(other, lambda: "two" in notes(other))
    inside(other, "store.note('since', 'written since')")
    until(page, lambda: "since" in notes(page))
    page.get_by_role("button", name="Take it back").click()
    expect(told(page)).to_be_focused()
    expect(told(page)).to_have_text("What the file brought is taken back. What you have done since is still here.")
    until(other, lambda: "two" not in notes(other))
    inside(other, "store.note('then', 'and more')")
    until(page, lambda: "then" in notes(page))
    left = {"one": "mine", "own": "newer here", "since": "written since", "then": "and more"}
    assert notes(page) == notes(other) == left


def test_a_load_that_would_be_too_large_or_finds_no_room_changes_nothing(page: Page) -> None:
    load(page, record(notes={f"one-{number}": note("x" * 20_000) for number in range(130)}))
    before = kept(page)
    load(page, record(notes={f"two-{number}": note("x" * 20_000) for number in range(123)}))
    no_room = "The file could not be loaded. This browser has no room for it. What was here is as it was."
    expect(told(page)).to_have_text(no_room)
    assert kept(page) == before
    choose(page, record(notes={"two": note("theirs")}))
    expect(told(page)).to_be_empty()
    page.evaluate(FULL)
    page.get_by_role("button", name="Load it").click()
    expect(told(page)).to_have_text(no_room)
    assert (kept(page), "two" in notes(page), inside(page, "store.trouble()")) == (before, False, None)


def test_a_slow_file_gives_way_to_a_later_one_and_is_waited_for_no_longer_once_let_go(page: Page) -> None:
    field, place = page.get_by_label("Choose the file that you saved"), page.locator("[data-module=record-load]")
    slow = {"name": "slow.json", "mimeType": "application/json", "buffer": b"{}"}
    page.evaluate("""() => { const read = Blob.prototype.arrayBuffer; File.prototype.arrayBuffer = function () {
      const isSlow = this.name === "slow.json";
      return isSlow ? new Promise((done) => { window.arrive = () => done(read.call(this)); }) : read.call(this);
    }; }""")
    field.set_input_files(slow)
    choose(page, record(notes={"a": note("b")}), "later.json")
    page.evaluate("arrive()")
    expect(box(page)).to_contain_text("The file is later.json.")
    field.set_input_files(slow)
    expect(place).to_have_attribute("aria-busy", "true")
    field.set_input_files([])
    page.evaluate("arrive()")
    expect(place).not_to_have_attribute("aria-busy", "true")
    expect(box(page)).to_contain_text("The file is later.json.")


REFUSED: list[tuple[bytes | str | dict[str, Any], str]] = [
    (b" " * 5_000_001, "This file is larger than 5 MB."),
    (record(seen={f"s{one}": {"at": 5} for one in range(20_001)}), "This file holds more than 20,000 things."),
    ("", "This file is empty."),
    (b"\x89PNG\r\n\xff\xfe\x00", "This file is not plain text."),
    ("Dear Jo, here is my record.", "This file is not a record of this course."),
    ("[1, 2]", "This file is not a record of this course."),
    (json.dumps(record(notes={"a": note("b")}))[:150], "This file is not whole: it stops in the middle."),
    (json.dumps(record()).replace(":", "=", 1), "This file is damaged, and cannot be read."),
    (record(course="<b>fire</b>"), 'This file is the record of another course: "<b>fire</b>".'),
    (record(version="2"), "This file does not say which version of the record it holds."),
    (record(version=7), "This file holds version 7 of the record, and this copy of the course reads version 1."),
    (record(notes={"A b": 5}), "Nothing in this file can be read."),
]


def test_a_file_that_is_no_good_is_refused_with_the_reason(visit: Visit) -> None:
    page = visit.page
    inside(page, "(store.keepOn('device'), store.note('one', 'mine'))")
    before = kept(page)
    for content, sentence in REFUSED:
        choose(page, content)
        expect(told(page)).to_contain_text(sentence)
        expect(told(page), sentence).to_contain_text(re.compile(r"Nothing was changed\.$"))
        expect(box(page), sentence).to_be_hidden()
        assert (kept(page), visit.said) == (before, []), sentence


def test_a_date_in_the_future_becomes_today_and_what_cannot_be_read_is_counted_and_left_out(page: Page) -> None:
    theirs = {"one": note("theirs", FAR), "two": {"text": 5, "at": 5}, "Three": note("x")}
    choose(page, record(notes=theirs, cleared=FAR, forgotten={"q": FAR}))
    expect(box(page)).to_contain_text("2 things in it cannot be read, and are left out.")
    expect(box(page)).to_contain_text("1 thing in it is dated in the future. That date becomes today.")
    page.get_by_role("button", name="Load it").click()
    inside(page, "(store.note('one', 'mine'), store.answer('q', 'v', ['k'], true))")
    now = read(page)
    assert (notes(page), list(now["questions"]), now["cleared"], now["forgotten"]) == ({"one": "mine"}, ["q"], 0, {})
    assert now["notes"]["one"]["at"] < FAR

"""What a learner does: kept once for the whole course, and guarded against every state of the browser's storage."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.desk import AGAIN, FIRST, IN_LINE, LAST, MODULE, RING, SPRING, Desk, answer, chosen, question
from tests.browser.learner import PAGES_FOUND, ask
from tests.browser.records import KEY, note, read, record
from tests.browser.scripts import Ask, inside
from tests.browser.waiting import until

IN_TAB = "Your answers and notes are kept in this tab, until you close it."
ON_DEVICE = "Your answers and notes are kept on this device."
NONE = "This browser lets the course keep nothing. What you answer and write now lasts until you leave this page."
FULL = "This browser has no room left for the course. What you answer and write now lasts until you leave this page."
DAMAGED = "Some of what was kept here cannot be read. It is put aside, not wiped."
AREAS = ("sessionStorage", "localStorage")


@pytest.fixture
def page(open_page: Open, desk: Desk) -> Page:
    return open_page(desk.served + MODULE).page


def raw(page: Page, area: str, key: str = KEY) -> str | None:
    found: str | None = page.evaluate("([area, key]) => window[area].getItem(key)", [area, key])
    return found


def put(area: str, text: str) -> str:
    """A script that stores a text before the page's own scripts run, at the first visit."""
    return f"if (!sessionStorage.length) {area}.setItem({KEY!r}, {json.dumps(text)});"


def kept(page: Page, text: str) -> None:
    """That the page says this of where things are kept."""
    expect(page.locator(".questions-kept")).to_contain_text(text)


# Where it is kept


NAMES = "[sessionStorage, localStorage].map((area) => Object.keys(area).filter((name) => name.startsWith('course')))"


def test_a_record_is_kept_for_the_tab_under_one_name_until_it_is_moved(page: Page, desk: Desk) -> None:
    answer(page, FIRST, RING)
    before = read(page)
    text = json.loads(raw(page, "sessionStorage") or "")
    assert (text["course"], text["version"], list(text["questions"])) == ("learning-from-reviews", 1, [FIRST])
    for place, area, sentence in (
        ("tab", "sessionStorage", IN_TAB),
        ("device", "localStorage", ON_DEVICE),
        ("tab", "sessionStorage", IN_TAB),
    ):
        assert inside(page, "[store.keepOn(place), store.place()]", place=place) == [True, place]
        names = page.evaluate(NAMES)
        assert names == ([[KEY], []] if area == "sessionStorage" else [[], [KEY]])
        assert read(page) == before
        kept(page, sentence)
    inside(page, "store.keepOn('device')")
    other = page.context.new_page()
    other.goto(desk.served + MODULE)
    assert chosen(other, FIRST) == [RING]


# What is kept, by the script itself, where there is no storage


def after(ask: Ask, *calls: str) -> Any:
    """The record after these calls of an empty store."""
    return ask(
        f"(store.wipe(), {', '.join(f'store.{call}' for call in calls)}, JSON.parse(JSON.stringify(store.read())))"
    )


def test_a_clock_that_was_put_back_does_not_make_a_new_answer_old(page: Page) -> None:
    inside(page, "(store.answer('q', 'v', ['a'], false), Date.now = () => 5, store.answer('q', 'v', ['b'], true))")
    one = read(page)["questions"]["q"]
    assert one["last"]["options"] == ["b"]
    assert one["last"]["at"] > one["first"]["at"]


def test_a_note_is_kept_as_it_is_written_and_not_what_a_caller_makes_of_it(ask: Ask) -> None:
    one = after(ask, "note('one', 'first')", "note('one', '<b>second</b>\\n\\u2028')", "read().notes.one.text = 'mine'")
    assert one["notes"]["one"]["text"] == "<b>second</b>\n\u2028"


def test_one_listener_that_fails_does_not_stop_the_others(ask: Ask) -> None:
    ask("(window.heard = 0, store.onChange(() => { throw new Error('mine') }), store.onChange(() => { heard += 1 }))")
    assert ask("(store.note('n', 'x'), heard)") == 1


# Storage that fails

THROWS = "Object.defineProperty(window, '{0}', {{ get() {{ throw new DOMException('no', 'SecurityError'); }} }});"
MISSING = "Object.defineProperty(window, '{0}', {{ value: null }});"
FILLED = """
for (const store of [localStorage, sessionStorage]) {
  for (let size = 1e6, number = 0; size >= 1; number += 1) {
    try { store.setItem("filler" + number, "x".repeat(size)); } catch (error) { size = Math.floor(size / 2); }
  }
}
"""
REFUSES = "Storage.prototype.{0} = () => {{ throw new DOMException('no', '{1}'); }};"


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        pytest.param("".join(THROWS.format(name) for name in AREAS), NONE, id="both areas throw"),
        pytest.param("".join(MISSING.format(name) for name in AREAS), NONE, id="both are missing"),
        pytest.param(THROWS.format("sessionStorage"), NONE, id="that of the tab throws"),
        pytest.param(REFUSES.format("getItem", "SecurityError"), NONE, id="reading throws"),
        pytest.param(REFUSES.format("setItem", "QuotaExceededError"), FULL, id="writing throws"),
        pytest.param("Storage.prototype.setItem = () => {};", FULL, id="what is written vanishes"),
        pytest.param(FILLED, FULL, id="it is full"),
    ],
)
def test_a_store_that_fails_is_told_once_and_stops_nothing(
    open_page: Open, desk: Desk, before: str, sentence: str
) -> None:
    visit = open_page(desk.served + MODULE, before=before)
    page = visit.page
    for name, option, said in zip((FIRST, LAST), (RING, SPRING), (f" {sentence}", ""), strict=True):
        answer(page, name, option)
        status = question(page, name).get_by_role("status")
        expect(status).to_have_text(f"{AGAIN if name == LAST else IN_LINE}{said}")
        kept(page, sentence)
    expect(page.locator(".questions-progress")).to_have_text("1 of 2 answered; 1 more for practice.")
    assert visit.said == []


def test_a_tab_keeps_where_only_the_device_is_closed_to_it(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + MODULE, before=MISSING.format("localStorage")).page
    answer(page, FIRST, RING)
    told = inside(page, "[store.trouble(), store.keepOn('device'), store.trouble(), store.place()]")
    assert told == [None, False, None, "tab"]
    page.reload()
    assert chosen(page, FIRST) == [RING]


# Records that cannot be read

CORRUPT = [
    *("", "not json", "5", "null", "[]", '"text"', "{}", "[" * 100_000, '{"course": "another", "version": 1}'),
    *(json.dumps(record(version=version)) for version in (0, "1", 1.5)),
    json.dumps(record())[:-1],
]
PUT_ASIDE = """(store.wipe(), window[area].setItem(key, text), [
  store.says(), window[area].getItem(key) === text, (store.note("n", "mine"), window[area].getItem(key + ":aside-1") === text),
  store.says(), store.sift(JSON.parse(window[area].getItem(key))).record.notes.n.text
])"""


@pytest.mark.parametrize("area", AREAS)
def test_a_record_that_cannot_be_read_is_put_aside_and_the_page_says_so(page: Page, area: str) -> None:
    for text in CORRUPT:
        found = inside(page, PUT_ASIDE, area=area, key=KEY, text=text)
        assert found == [DAMAGED, True, True, DAMAGED, "mine"], text[:30]
    kept(page, DAMAGED)
    page.reload()
    kept(page, IN_TAB if area == "sessionStorage" else ON_DEVICE)


def test_a_second_broken_record_does_not_replace_the_first_that_was_put_aside(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + MODULE, before=put("sessionStorage", "one")).page
    answer(page, FIRST, RING)
    page.evaluate("(key) => sessionStorage.setItem(key, 'two')", KEY)
    answer(page, LAST, SPRING)
    assert [raw(page, "sessionStorage", f"{KEY}:aside-{number}") for number in (1, 2)] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        pytest.param("broken" * 1000, FILLED, id="no room to put it aside"),
        pytest.param("x" * 5_000_001, "", id="too large"),
    ],
)
def test_a_broken_record_without_room_aside_is_left_as_it_is(open_page: Open, desk: Desk, text: str, more: str) -> None:
    page = open_page(desk.served + MODULE, before=put("sessionStorage", text) + more).page
    answer(page, FIRST, RING)
    assert raw(page, "sessionStorage") == text
    kept(page, "cannot be read, and is left as it is")
    expect(question(page, FIRST)).to_have_attribute("data-answered", "")


@pytest.mark.parametrize("area", AREAS)
def test_a_record_of_an_unknown_form_is_left_and_offered_as_a_file(open_page: Open, desk: Desk, area: str) -> None:
    unknown = json.dumps({"course": "learning-from-reviews", "version": 3, "answers": ["of later releases"]})
    page = open_page(desk.served + MODULE, before=put(area, unknown)).page
    kept(page, "is of a form that this version of the course does not know. It is left as it is")
    answer(page, FIRST, RING)
    expect(page.locator(".questions-progress")).to_have_text("1 of 2 answered; 2 more for practice.")
    assert inside(page, "(store.forget(null), store.note('n', 'text'), store.keepOn('tab'))") is False
    assert raw(page, area) == unknown == inside(page, "store.unread()")
    kept(page, "of a form that this version of the course does not know")


TOLD = {"options": ["a"], "keyed": True, "at": 5}
GOOD = {"version": "v", "first": TOLD, "last": TOLD, "tries": 2}
WRONG: list[Any] = [
    *(None, 5, "text", [], {}),
    *({**GOOD, **part} for part in ({"version": 5}, {"first": None}, {"tries": 0}, {"tries": 1.5})),
    *({**GOOD, "first": {**TOLD, "options": options}} for options in ("a", [5], ["x" * 501])),
    *({**GOOD, "last": {**TOLD, **part}} for part in ({"keyed": "yes"}, {"at": -1}, {"at": 1e300})),
]


def sifted(ask: Ask, data: Any) -> tuple[Any, str | None]:
    """The sound part of a record, and what is the matter with the rest."""
    found = ask("JSON.parse(JSON.stringify(store.sift(data)))", data=data)
    return found["record"], found["fault"]


NO_COUNTS = ("Mary Smith", "seen=3", "seen=-1 ", "seen=1000 ", "seen=3 on 4 May ", "=3 ", "Seen=3 ")


def test_what_is_of_the_wrong_shape_is_passed_over_and_the_rest_stays(ask: Ask) -> None:
    """A count holds nothing but whole numbers."""
    sound = record(questions={"q": GOOD}, notes={"n": note("mine")}, counts={"oaks:a": note("seen=3 green=0 ")})
    assert sifted(ask, sound) == (sound, None)
    broken = [{"questions": {"q": GOOD, "other": wrong}} for wrong in WRONG]
    broken += [{"counts": {**sound["counts"], "oaks:b": note(text)}} for text in NO_COUNTS]
    for part in broken:
        assert sifted(ask, {**sound, **part}) == (sound, "damaged"), part
    del sound["counts"]["oaks:a"]
    for part in ("seen", "reviews", "counts", "cpd", "settings", "forgotten"):
        for wrong in (None, 5, "text", [GOOD]):
            assert sifted(ask, {**sound, part: wrong}) == (sound, "damaged"), (part, wrong)


def darken(page: Page) -> None:
    """Choose the dark colours where the device asks for light ones."""
    for scheme in ("light", "dark"):
        page.locator(f"label[title*='switch to {scheme}']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


FAILS = {
    "throwing": "".join(THROWS.format(area) for area in AREAS),
    "missing": MISSING.format("localStorage"),
    "full": REFUSES.format("setItem", "QuotaExceededError"),
}


@pytest.mark.parametrize("before", FAILS.values(), ids=FAILS)
def test_a_store_that_fails_leaves_search_and_colours_working(open_page: Open, before: str) -> None:
    visit = open_page("index.html", before=before, color_scheme="light")
    page = visit.page
    ask(page, "threshold")
    expect(page.locator(PAGES_FOUND).first).to_be_visible()
    page.keyboard.press("Escape")
    darken(page)
    assert visit.said == []


def test_a_corrupt_choice_of_colours_is_dropped(open_page: Open) -> None:
    visit = open_page("index.html", color_scheme="dark")
    for value in ("not json", "5", "slate", '"light"', '"] *', "LIGHT", ""):
        visit.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"{KEY}:__palette", value])
        visit.page.reload()
        expect(visit.page.locator("body"), value).to_have_attribute("data-md-color-scheme", "slate")
        expect(visit.page.get_by_role("radio", name="Colours follow this device")).to_be_checked()
    assert visit.said == []


# The colours that a page has whenever it is about to be painted, from its first frame on.
FRAMES = """
window.worn = new Set();
const note = () => { if (document.body) window.worn.add(document.body.dataset.mdColorScheme); requestAnimationFrame(note); };
requestAnimationFrame(note);
"""


def test_a_choice_of_colours_is_kept_from_page_to_page_and_worn_from_the_first_frame_on(
    open_page: Open, anywhere: str
) -> None:
    visit = open_page(f"{anywhere}index.html", color_scheme="light", before=FRAMES)
    page = visit.page
    darken(page)
    page.goto(f"{anywhere}modules/uncertainty.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("radio", name="Dark colours")).to_be_checked()
    until(page, "window.worn.size > 0")
    assert page.evaluate("[...window.worn]") == ["slate"]
    page.get_by_role("radio", name="Dark colours").press("ArrowDown")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert visit.said == []

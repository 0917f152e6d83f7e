"""What a learner does: kept once for the whole course, and guarded against every state of the browser's storage."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, beginning
from tests.browser.desk import AGAIN, FIRST, IN_LINE, LAST, MODULE, RING, SPRING, UNREAD, Desk, answer, chosen, question
from tests.browser.learner import PAGES_FOUND, ask
from tests.browser.page import Ask, inside, until
from tests.browser.records import KEY, note, read, record

IN_TAB = "Your answers and notes are kept in this tab, until you close it."
ON_DEVICE = "Your answers and notes are kept on this device."
NONE = "This browser lets the course keep nothing. What you answer and write now lasts until you leave this page."
FULL = "This browser has no room left for the course. What you answer and write now lasts until you leave this page."
DAMAGED = "Some of what was kept here cannot be read. It is put aside, not wiped."
AREAS = ("sessionStorage", "localStorage")
visit = beginning("desk", MODULE, before=UNREAD)


def raw(page: Page, area: str, key: str = KEY) -> str | None:
    return page.evaluate("([area, key]) => window[area].getItem(key)", [area, key])


def kept(page: Page, text: str) -> None:
    """That the page says this of where things are kept."""
    expect(page.locator(".questions-kept")).to_contain_text(text)


NAMES = "[sessionStorage, localStorage].map((area) => Object.keys(area).filter((name) => name.startsWith('course')))"


def test_a_record_is_kept_for_the_tab_under_one_name_until_it_is_moved(page: Page, desk: Desk) -> None:
    answer(page, FIRST, RING)
    before = read(page)
    text = json.loads(raw(page, "sessionStorage") or "")
    assert (text["course"], text["version"], list(text["questions"])) == ("learning-from-reviews", 1, [FIRST])
    for place, sentence in (("tab", IN_TAB), ("device", ON_DEVICE), ("tab", IN_TAB)):
        assert inside(page, "[store.keepOn(place), store.place()]", place=place) == [True, place]
        assert page.evaluate(NAMES) == ([[KEY], []] if place == "tab" else [[], [KEY]])
        assert read(page) == before
        kept(page, sentence)
    inside(page, "store.keepOn('device')")
    other = page.context.new_page()
    other.goto(desk.served + MODULE)
    assert chosen(other, FIRST) == [RING]


BY_ITSELF = """((now) => {
  store.wipe(), store.answer("q", "v", ["a"], false), Date.now = () => 5;
  store.answer("q", "v", ["b"], true), Date.now = now;
  store.note("one", "first"), store.note("one", "<b>second</b>\\n\\u2028"), store.read().notes.one.text = "mine";
  let heard = 0;
  store.onChange(() => { throw new Error("mine"); }), store.onChange(() => { heard += 1; }), store.note("n", "x");
  const { first, last } = store.read().questions.q;
  return [last.options, last.at > first.at, store.read().notes.one.text, heard];
})(Date.now)"""


def test_neither_a_clock_that_was_put_back_nor_a_caller_nor_a_listener_that_fails_spoils_what_is_kept(ask: Ask) -> None:
    assert ask(BY_ITSELF) == [["b"], True, "<b>second</b>\n\u2028", 1]


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


def darken(page: Page) -> None:
    """Choose the dark colours where the device asks for light ones."""
    for scheme in ("light", "dark"):
        page.locator(f"label[title*='switch to {scheme}']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


FAILS = {
    "both areas throw": ("".join(THROWS.format(name) for name in AREAS), NONE),
    "both are missing": ("".join(MISSING.format(name) for name in AREAS), NONE),
    "that of the tab throws": (THROWS.format("sessionStorage"), NONE),
    "reading throws": (REFUSES.format("getItem", "SecurityError"), NONE),
    "writing throws": (REFUSES.format("setItem", "QuotaExceededError"), FULL),
    "what is written vanishes": ("Storage.prototype.setItem = () => {};", FULL),
    "it is full": (FILLED, FULL),
}


@pytest.mark.parametrize("how", FAILS)
def test_a_store_that_fails_is_told_once_and_stops_nothing(open_page: Open, desk: Desk, how: str) -> None:
    before, sentence = FAILS[how]
    visit = open_page(desk.served + MODULE, before=before, color_scheme="light")
    page = visit.page
    for name, option, said in ((FIRST, RING, f"{RING}: {IN_LINE} {sentence}"), (LAST, SPRING, f"{SPRING}: {AGAIN}")):
        answer(page, name, option)
        expect(question(page, name).get_by_role("status")).to_have_text(said)
        kept(page, sentence)
    expect(page.locator(".questions-progress")).to_have_text("1 of 2 answered; 1 more for practice.")
    ask(page, "benches")
    expect(page.locator(PAGES_FOUND).first).to_be_visible()
    page.keyboard.press("Escape")
    darken(page)
    assert visit.said == []


def test_a_tab_keeps_where_only_the_device_is_closed_to_it(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + MODULE, before=MISSING.format("localStorage")).page
    answer(page, FIRST, RING)
    told = inside(page, "[store.trouble(), store.keepOn('device'), store.trouble(), store.place()]")
    assert told == [None, False, None, "tab"]
    page.reload()
    assert chosen(page, FIRST) == [RING]


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
    inside(page, "(window[area].setItem(key, 'a second one'), store.note('n', 'again'))", area=area, key=KEY)
    assert [raw(page, area, f"{KEY}:aside-{number}") for number in (1, 2)] == [CORRUPT[-1], "a second one"]
    page.reload()
    kept(page, IN_TAB if area == "sessionStorage" else ON_DEVICE)


UNKNOWN = json.dumps({"course": "learning-from-reviews", "version": 3, "answers": ["of later releases"]})
LATER = "is of a form that this version of the course does not know. It is left as it is"
LEFT = {
    "broken, and no room to put it aside": ("sessionStorage", "broken" * 1000, FILLED),
    "broken, and too large": ("sessionStorage", "x" * 5_000_001, ""),
    "of an unknown form, in the tab": ("sessionStorage", UNKNOWN, ""),
    "of an unknown form, on the device": ("localStorage", UNKNOWN, ""),
}


@pytest.mark.parametrize("what", LEFT)
def test_a_record_without_room_aside_or_unknown_is_left_as_it_is(open_page: Open, desk: Desk, what: str) -> None:
    area, text, more = LEFT[what]
    at_first = f"if (!sessionStorage.length) {area}.setItem({KEY!r}, {json.dumps(text)});"
    page = open_page(desk.served + MODULE, before=at_first + more).page
    answer(page, FIRST, RING)
    kept(page, LATER if text == UNKNOWN else "cannot be read, and is left as it is")
    expect(page.locator(".questions-progress")).to_have_text("1 of 2 answered; 2 more for practice.")
    if text == UNKNOWN:
        assert inside(page, "(store.note('n', 'text'), store.keepOn('tab'))") is False
        assert inside(page, "store.unread()") == UNKNOWN
    assert raw(page, area) == text


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
    return tuple(ask("JSON.parse(JSON.stringify([store.sift(data).record, store.sift(data).fault]))", data=data))


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


def test_a_choice_of_colours_is_kept_and_worn_from_the_first_frame_on(open_page: Open, anywhere: str) -> None:
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

"""What a learner does: kept once for the whole course, merged between tabs, and guarded against every state of the browser's storage."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.desk import Desk, answer, chosen, question
from tests.browser.waiting import until

KEY = "course-record:learning-from-reviews"
FIRST = "the-call-back"


def read(page: Page) -> Any:
    return page.evaluate("JSON.parse(JSON.stringify(course.store.read()))")


def raw(page: Page, area: str, key: str = KEY) -> str | None:
    found: str | None = page.evaluate("([area, key]) => window[area].getItem(key)", [area, key])
    return found


def put(area: str, text: str) -> str:
    """A script that stores a text before the page's own scripts run, at the first visit."""
    return f"if (!sessionStorage.getItem('began')) {{ sessionStorage.setItem('began', '1'); {area}.setItem({KEY!r}, {json.dumps(text)}); }}"


def told(keyed: bool, at: int, *options: str) -> dict[str, Any]:
    return {"options": list(options) or ["kaaaa1"], "keyed": keyed, "at": at}


def entry(first: int, last: int, tries: int = 1, version: str = "11111111", option: str = "kaaaa1") -> dict[str, Any]:
    return {"version": version, "first": told(True, first, option), "last": told(True, last, option), "tries": tries}


def record(**parts: Any) -> str:
    return json.dumps(
        {
            "course": "learning-from-reviews",
            "version": 1,
            "questions": {},
            "notes": {},
            "seen": {},
            "reviews": {},
            "cpd": {},
            "settings": {},
            "forgotten": {},
            "cleared": 0,
            **parts,
        }
    )


# Where it is kept


def test_an_answer_is_kept_for_the_tab_under_one_name_without_a_path(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html").page
    answer(page, FIRST, "Ring the nursery")
    assert page.evaluate("Object.keys(sessionStorage)") == [KEY]
    assert page.evaluate("Object.keys(localStorage)") == []
    kept = json.loads(raw(page, "sessionStorage") or "")
    assert (kept["course"], kept["version"]) == ("learning-from-reviews", 1)
    assert kept["questions"][FIRST]["first"]["options"] == ["kaaaa1"]
    assert page.evaluate("course.store.place()") == "tab"
    expect(page.locator(".questions-kept")).to_have_text(
        "Your answers and notes are kept in this tab, until you close it."
    )


def test_the_learner_can_move_the_record_to_the_device_and_back(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html").page
    answer(page, FIRST, "Ring the nursery")
    before = read(page)
    assert page.evaluate("course.store.keepOn('device')") is True
    assert raw(page, "sessionStorage") is None
    assert page.evaluate("course.store.place()") == "device"
    assert read(page) == before
    expect(page.locator(".questions-kept")).to_have_text("Your answers and notes are kept on this device.")
    assert page.evaluate("course.store.keepOn('tab')") is True
    assert raw(page, "localStorage") is None
    assert read(page) == before


def test_a_new_tab_sees_what_is_kept_on_the_device(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html").page
    page.evaluate("course.store.keepOn('device')")
    answer(page, FIRST, "Ring the nursery")
    other = page.context.new_page()
    other.goto(desk.served + "pages/module.html")
    assert chosen(other, FIRST) == ["kaaaa1"]


def test_what_a_caller_does_with_the_record_does_not_change_it(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html").page
    answer(page, FIRST, "Ring the nursery")
    page.evaluate(
        "const mine = course.store.read(); mine.questions['the-call-back'].first.options.push('x'); delete mine.notes"
    )
    assert read(page)["questions"][FIRST]["first"]["options"] == ["kaaaa1"]


# What is kept


def test_the_first_answer_stays_and_the_tries_are_counted(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html").page
    page.evaluate(
        "course.store.answer('q', 'v1', ['k1'], false); course.store.answer('q', 'v1', ['k2'], true); course.store.answer('q', 'v1', ['k3'], false)"
    )
    kept = read(page)["questions"]["q"]
    assert (kept["first"]["options"], kept["last"]["options"], kept["tries"]) == (["k1"], ["k3"], 3)
    assert (kept["first"]["keyed"], kept["last"]["keyed"]) == (False, False)


def test_an_answer_to_a_changed_question_begins_anew(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html").page
    page.evaluate("course.store.answer('q', 'v1', ['k1'], false); course.store.answer('q', 'v2', ['k9'], true)")
    kept = read(page)["questions"]["q"]
    assert (kept["version"], kept["first"]["options"], kept["tries"]) == ("v2", ["k9"], 1)


def test_a_clock_that_was_put_back_does_not_make_a_new_answer_old(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html").page
    page.evaluate(
        "course.store.answer('q', 'v1', ['k1'], false); Date.now = () => 5; course.store.answer('q', 'v1', ['k2'], true)"
    )
    kept = read(page)["questions"]["q"]
    assert kept["last"]["options"] == ["k2"]
    assert kept["last"]["at"] > kept["first"]["at"]


def test_a_note_is_kept_as_it_is_written(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html").page
    page.evaluate(
        "course.store.note('hypothesis:one', 'first'); course.store.note('hypothesis:one', '<b>second</b>\\n\\u2028')"
    )
    assert read(page)["notes"]["hypothesis:one"]["text"] == "<b>second</b>\n\u2028"


def test_one_question_several_or_everything_can_be_forgotten(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html").page
    page.evaluate(
        "for (const id of ['a', 'b', 'c', 'd']) course.store.answer(id, 'v', ['k'], true); course.store.note('n', 'text')"
    )
    page.evaluate("course.store.forget('a')")
    assert sorted(read(page)["questions"]) == ["b", "c", "d"]
    page.evaluate("course.store.forget(['b', 'c', 'never-asked'])")
    assert sorted(read(page)["questions"]) == ["d"]
    page.evaluate("course.store.forget(null)")
    assert (read(page)["questions"], read(page)["notes"]) == ({}, {})
    assert "text" not in (raw(page, "sessionStorage") or "")
    page.evaluate("course.store.answer('a', 'v', ['k2'], true); course.store.note('n', 'again')")
    page.reload()
    kept = read(page)
    assert (kept["questions"]["a"]["tries"], kept["notes"]["n"]["text"]) == (1, "again")


# Two tabs


@pytest.fixture
def tabs(open_page: Open, desk: Desk) -> tuple[Page, Page]:
    """Two tabs of one browser on the same page, which keep on the device."""
    one = open_page(desk.served + "pages/module.html").page
    one.evaluate("course.store.keepOn('device')")
    other = one.context.new_page()
    other.goto(desk.served + "pages/module.html")
    return one, other


def holds(page: Page, *ids: str) -> None:
    until(page, "(ids) => Object.keys(course.store.read().questions).sort().join() === ids", ",".join(sorted(ids)))


def test_two_tabs_keep_what_each_has_done(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    answer(one, FIRST, "Ring the nursery")
    answer(other, "the-chronology", "Spring is a tiring season")
    for page in tabs:
        holds(page, FIRST, "the-chronology")
        expect(question(page, FIRST)).to_have_attribute("data-answered", "")
        expect(question(page, "the-chronology")).to_have_attribute("data-answered", "")


def test_a_write_that_crossed_another_is_mended(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    answer(one, FIRST, "Ring the nursery")
    holds(other, FIRST)
    crossed = record(questions={"the-chronology": entry(5, 5, option="kdddd1", version="44444444")})
    other.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, crossed])
    until(one, "(key) => Object.keys(JSON.parse(localStorage.getItem(key)).questions).length === 2", KEY)
    holds(one, FIRST, "the-chronology")


def test_the_newest_answer_counts_and_the_earliest_first_answer(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    one.evaluate("Date.now = () => 1000; course.store.answer('q', 'v', ['k1'], true)")
    holds(other, "q")
    crossed = {"q": {"version": "v", "first": told(False, 500, "k0"), "last": told(False, 900, "k2"), "tries": 4}}
    other.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, record(questions=crossed)])
    until(one, "course.store.read().questions.q.tries === 4")
    kept = read(one)["questions"]["q"]
    assert (kept["first"]["options"], kept["last"]["options"]) == (["k0"], ["k1"])


@pytest.mark.parametrize("everything", [False, True])
def test_what_is_forgotten_in_one_tab_does_not_come_back_from_another(
    tabs: tuple[Page, Page], everything: bool
) -> None:
    one, other = tabs
    answer(one, FIRST, "Ring the nursery")
    holds(other, FIRST)
    one.evaluate(f"course.store.forget({'null' if everything else repr(FIRST)})")
    answer(other, "the-chronology", "Spring is a tiring season")
    for page in tabs:
        holds(page, "the-chronology")
        expect(question(page, FIRST)).not_to_have_attribute("data-answered", "")


def test_choosing_the_device_in_one_tab_takes_the_others_along(open_page: Open, desk: Desk) -> None:
    one = open_page(desk.served + "pages/module.html").page
    other = one.context.new_page()
    other.goto(desk.served + "pages/module.html")
    answer(one, FIRST, "Ring the nursery")
    answer(other, "the-chronology", "Spring is a tiring season")
    one.evaluate("course.store.keepOn('device')")
    for page in (one, other):
        holds(page, FIRST, "the-chronology")
    assert raw(other, "sessionStorage") is None


def test_a_record_that_was_wiped_elsewhere_stays_wiped(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    answer(one, FIRST, "Ring the nursery")
    holds(other, FIRST)
    one.evaluate("localStorage.clear()")
    holds(other)
    expect(question(other, FIRST)).not_to_have_attribute("data-answered", "")


def test_many_answers_in_two_tabs_end_in_one_record(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    for number in range(12):
        (one, other)[number % 2].evaluate(f"course.store.answer('q{number}', 'v', ['k'], true)")
    for page in tabs:
        holds(page, *(f"q{number}" for number in range(12)))
    assert raw(one, "localStorage") == raw(other, "localStorage")


# Storage that fails

NONE = "This browser lets the course keep nothing. What you answer and write now lasts until you leave this page."
FULL = "This browser has no room left for the course. What you answer and write now lasts until you leave this page."
THROWS = "Object.defineProperty(window, '{0}', {{ get() {{ throw new DOMException('no', 'SecurityError'); }} }});"
MISSING = "Object.defineProperty(window, '{0}', {{ value: null }});"
FORGETS = "Storage.prototype.setItem = () => {};"
REFUSES = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
NO_READS = "Storage.prototype.getItem = () => { throw new DOMException('no', 'SecurityError'); };"
FILLED = """
for (const store of [localStorage, sessionStorage]) {
  for (let size = 1e6, number = 0; size >= 1; number += 1) {
    try { store.setItem("filler" + number, "x".repeat(size)); } catch (error) { size = Math.floor(size / 2); }
  }
}
"""
BOTH = ("localStorage", "sessionStorage")
FAILING = {
    "throwing": ("".join(THROWS.format(name) for name in BOTH), NONE),
    "missing": ("".join(MISSING.format(name) for name in BOTH), NONE),
    "no session": (MISSING.format("sessionStorage"), NONE),
    "session throws": (THROWS.format("sessionStorage"), NONE),
    "reads throw": (NO_READS, NONE),
    "writes throw": (REFUSES, FULL),
    "writes vanish": (FORGETS, FULL),
    "really full": (FILLED, FULL),
}


@pytest.mark.parametrize(("before", "sentence"), FAILING.values(), ids=FAILING)
def test_a_store_that_fails_is_told_once_and_the_page_works(
    open_page: Open, desk: Desk, before: str, sentence: str
) -> None:
    visit = open_page(desk.served + "pages/module.html", before=before)
    page = visit.page
    answer(page, FIRST, "Ring the nursery")
    status = question(page, FIRST).get_by_role("status")
    expect(status).to_have_text("In line with the report's learning. The reason is under your choice. " + sentence)
    expect(page.locator(".questions-kept")).to_have_text(sentence)
    answer(page, "the-chronology", "Spring is a tiring season")
    expect(question(page, "the-chronology").get_by_role("status")).to_have_text(
        "Look again. The reason is under your choice."
    )
    expect(page.locator(".questions-progress")).to_have_text("2 of 4 answered.")
    assert visit.said == []


@pytest.mark.parametrize("before", [MISSING.format("localStorage"), THROWS.format("localStorage")])
def test_a_tab_keeps_where_only_the_device_is_closed_to_it(open_page: Open, desk: Desk, before: str) -> None:
    page = open_page(desk.served + "pages/module.html", before=before).page
    answer(page, FIRST, "Ring the nursery")
    assert page.evaluate("course.store.trouble()") is None
    assert page.evaluate("course.store.keepOn('device')") is False
    assert page.evaluate("[course.store.trouble(), course.store.place()]") == [None, "tab"]
    page.reload()
    assert chosen(page, FIRST) == ["kaaaa1"]


def test_room_that_comes_back_is_used(open_page: Open, desk: Desk) -> None:
    page = open_page(
        desk.served + "pages/module.html",
        before=FILLED.replace("for (const store", "if (!sessionStorage.length) for (const store"),
    ).page
    answer(page, FIRST, "Ring the nursery")
    expect(page.locator(".questions-kept")).to_have_text(FULL)
    page.evaluate("sessionStorage.removeItem('filler0')")
    answer(page, "the-chronology", "Spring is a tiring season")
    expect(page.locator(".questions-kept")).to_have_text(
        "Your answers and notes are kept in this tab, until you close it."
    )
    page.reload()
    holds(page, FIRST, "the-chronology")


# Records that cannot be read

CORRUPT = [
    "",
    "not json",
    "5",
    "null",
    "[]",
    '"text"',
    "{}",
    '{"course": "another", "version": 1}',
    record(version=0),
    record(version="1"),
    record(version=1.5),
    record()[:-1],
    "[" * 100_000,
]
DAMAGED = "Some of what was kept here cannot be read. It is put aside, not wiped."


def afresh(page: Page, area: str, text: str) -> None:
    """Open the module again with this text stored, and nothing else."""
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.evaluate("([area, key, text]) => window[area].setItem(key, text)", [area, KEY, text])
    page.reload()


@pytest.mark.parametrize("area", BOTH)
def test_a_record_that_cannot_be_read_is_put_aside(open_page: Open, desk: Desk, area: str) -> None:
    visit = open_page(desk.served + "pages/module.html")
    page = visit.page
    for text in CORRUPT:
        afresh(page, area, text)
        expect(page.locator(".questions-kept"), text[:30]).to_have_text(DAMAGED)
        assert raw(page, area) == text
        answer(page, FIRST, "Ring the nursery")
        assert raw(page, area, KEY + ":aside-1") == text
        expect(page.locator(".questions-kept"), text[:30]).to_have_text(DAMAGED)
        page.reload()
        assert chosen(page, FIRST) == ["kaaaa1"], text[:30]
        assert page.evaluate("course.store.trouble()") is None, text[:30]
    assert visit.said == []


def test_a_second_broken_record_does_not_replace_the_first_that_was_put_aside(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html", before=put("sessionStorage", "one")).page
    answer(page, FIRST, "Ring the nursery")
    page.evaluate("(key) => sessionStorage.setItem(key, 'two')", KEY)
    answer(page, "the-chronology", "Spring is a tiring season")
    assert [raw(page, "sessionStorage", f"{KEY}:aside-{number}") for number in (1, 2)] == ["one", "two"]


def test_a_broken_record_that_cannot_be_put_aside_is_left_as_it_is(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html", before=put("sessionStorage", "broken" * 1000) + FILLED).page
    answer(page, FIRST, "Ring the nursery")
    assert raw(page, "sessionStorage") == "broken" * 1000
    expect(page.locator(".questions-kept")).to_contain_text("cannot be read")


@pytest.mark.parametrize("area", BOTH)
def test_a_record_of_an_unknown_form_is_left_untouched_and_offered_as_a_file(
    open_page: Open, desk: Desk, area: str
) -> None:
    unknown = json.dumps(
        {"course": "learning-from-reviews", "version": 3, "answers": ["what", "later", "releases", "write"]}
    )
    page = open_page(desk.served + "pages/module.html", before=put(area, unknown)).page
    expect(page.locator(".questions-kept")).to_contain_text(
        "is of a form that this version of the course does not know. It is left as it is"
    )
    answer(page, FIRST, "Ring the nursery")
    expect(page.locator(".questions-progress")).to_have_text("1 of 4 answered.")
    page.evaluate("course.store.forget(null); course.store.note('n', 'text')")
    assert page.evaluate("course.store.keepOn('tab')") is False
    assert raw(page, area) == unknown == page.evaluate("course.store.unread()")
    expect(page.locator(".questions-kept")).to_contain_text("of a form that this version of the course does not know")


def test_a_record_too_large_to_be_ours_is_left_as_it_is(open_page: Open, desk: Desk) -> None:
    large = f"sessionStorage.setItem({KEY!r}, 'x'.repeat(5000001));"
    page = open_page(desk.served + "pages/module.html", before=large).page
    answer(page, FIRST, "Ring the nursery")
    expect(page.locator(".questions-kept")).to_contain_text("cannot be read, and is left as it is")
    assert len(raw(page, "sessionStorage") or "") == 5_000_001
    expect(question(page, FIRST)).to_have_attribute("data-answered", "")


GOOD = entry(5, 6, 2)
BAD: list[Any] = [
    None,
    5,
    "text",
    [],
    {},
    {**GOOD, "version": 5},
    {**GOOD, "first": None},
    {**GOOD, "first": {**GOOD["first"], "options": "kaaaa1"}},
    {**GOOD, "last": {**GOOD["last"], "options": [5]}},
    {**GOOD, "last": {**GOOD["last"], "options": ["x" * 501]}},
    {**GOOD, "last": {**GOOD["last"], "keyed": "yes"}},
    {**GOOD, "last": {**GOOD["last"], "at": -1}},
    {**GOOD, "last": {**GOOD["last"], "at": 1e300}},
    {**GOOD, "tries": 0},
    {**GOOD, "tries": 1.5},
]


def test_an_entry_of_the_wrong_shape_is_passed_over_and_the_rest_stays(open_page: Open, desk: Desk) -> None:
    visit = open_page(desk.served + "pages/module.html")
    page = visit.page
    for wrong in BAD:
        text = record(questions={FIRST: GOOD, "the-chronology": wrong})
        afresh(page, "sessionStorage", text)
        assert list(read(page)["questions"]) == [FIRST], wrong
        assert chosen(page, FIRST) == ["kaaaa1"], wrong
        answer(page, "the-chronology", "Spring is a tiring season")
        assert raw(page, "sessionStorage", KEY + ":aside-1") == text, wrong
        holds(page, FIRST, "the-chronology")
    assert visit.said == []


def test_a_part_of_the_wrong_shape_is_passed_over(open_page: Open, desk: Desk) -> None:
    visit = open_page(desk.served + "pages/module.html")
    for part in ("questions", "notes", "forgotten"):
        for wrong in (None, 5, "text", [GOOD]):
            afresh(visit.page, "sessionStorage", record(**{part: wrong}))
            expect(visit.page.locator(".questions-kept"), f"{part}: {wrong}").to_have_text(DAMAGED)
            answer(visit.page, FIRST, "Ring the nursery")
            holds(visit.page, FIRST)
    assert visit.said == []


def test_names_that_every_object_has_do_no_harm(open_page: Open, desk: Desk) -> None:
    names = ("__proto__", "constructor", "prototype", "toString", "hasOwnProperty")
    rows = ", ".join(f'"{name}": {json.dumps(GOOD)}' for name in names)
    text = (
        record()
        .replace('"questions": {}', '"questions": {' + rows + "}")
        .replace('"notes": {}', '"notes": {"__proto__": {"text": "x", "at": 5}}')
    )
    visit = open_page(desk.served + "pages/module.html", before=put("sessionStorage", text))
    page = visit.page
    answer(page, FIRST, "Ring the nursery")
    assert page.evaluate("[({}).version, ({}).text, ({}).tries, typeof ({}).toString, [].version]") == [
        None,
        None,
        None,
        "function",
        None,
    ]
    assert page.evaluate("'toString' in course.store.read().questions") is False
    expect(page.locator(".questions-progress")).to_have_text("1 of 4 answered.")
    assert visit.said == []


def test_one_listener_that_fails_does_not_stop_the_others(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html").page
    page.evaluate(
        "window.heard = 0; course.store.onChange(() => { throw new Error('mine') }); course.store.onChange(() => { heard += 1 })"
    )
    answer(page, FIRST, "Ring the nursery")
    assert page.evaluate("heard") > 0

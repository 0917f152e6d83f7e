"""Removing everything, being reminded to save a copy, and asking the browser not to clear what is kept."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.desk import Desk
from tests.browser.records import KEY, choose, kept, load, note, read, record, save
from tests.browser.waiting import until

PAGE, MINE = "pages/record.html", "my-learning.html"
NOTHING = [[], []]


@pytest.fixture
def page(open_page: Open, desk: Desk) -> Page:
    return open_page(desk.served + PAGE).page


@pytest.fixture
def dated(open_page: Open, desk: Desk) -> Page:
    """The page on 1 March 2027, by a clock that the test moves."""
    return open_page(desk.served + PAGE, clock="2027-03-01T10:00:00Z").page


def box(page: Page) -> Locator:
    return page.locator("[data-module=record-wipe] section")


def told(page: Page) -> Locator:
    return page.locator("[data-module=record-wipe] [role=status]")


def wipe(page: Page) -> None:
    page.get_by_role("button", name="Remove everything").click()
    page.get_by_role("button", name="Yes, remove all of it now").click()


# Removing everything


def test_what_will_go_is_listed_before_anything_goes(page: Page) -> None:
    page.evaluate(
        "course.store.note('one', 'x'); course.store.note('two', 'x'); course.store.note('gone', ''); course.store.answer('q', 'v', ['k'], true);"
        "course.store.cpd('piece1:what', 'x'); course.store.cpd('piece2:what', 'x'); course.store.cpd('piece2:gone', 'yes'); course.store.keepOn('device');"
        f"localStorage.setItem({KEY!r} + ':aside-1', 'broken'); localStorage.setItem({KEY!r} + ':learner-a1b2c', 'theirs'); localStorage.setItem({KEY!r} + ':__palette', 'dark')"
    )
    before = kept(page)
    page.get_by_role("button", name="Remove everything").click()
    expect(page.get_by_role("heading", name="This will go, and cannot be brought back")).to_be_focused()
    expect(box(page).get_by_role("listitem")).to_have_text(
        [
            "1 answer to a question",
            "2 notes and reflections",
            "1 field of your professional record",
            "1 copy of a record that could not be read",
            "1 record of somebody else who used this browser",
            "the setting for light or dark colours",
            "what other open tabs of the course hold",
        ]
    )
    assert kept(page) == before
    page.get_by_role("button", name="No, keep it").click()
    expect(told(page)).to_have_text("Nothing was removed.")
    expect(page.get_by_role("button", name="Remove everything")).to_be_focused()
    assert kept(page) == before


@pytest.mark.parametrize("place", ["tab", "device"])
def test_a_second_press_leaves_nothing_of_ours_in_either_area(page: Page, place: str) -> None:
    page.evaluate(
        "([place, key]) => { course.store.note('one', 'x'); course.store.keepOn(place); localStorage.setItem('theirs', '1');"
        "for (const area of [localStorage, sessionStorage]) for (const end of [1, 9]) area.setItem(`${key}:aside-${end}`, 'broken'); }",
        [place, KEY],
    )
    page.evaluate("(key) => localStorage.setItem(key + ':__palette', 'dark')", KEY)
    wipe(page)
    expect(told(page)).to_be_focused()
    expect(told(page)).to_contain_text("Everything is removed. The course keeps nothing in this browser now.")
    assert kept(page) == [[["theirs", "1"]], []]
    assert page.evaluate("[course.store.place(), Object.keys(course.store.read().notes), course.store.trouble()]") == [
        "tab",
        [],
        None,
    ]
    page.reload()
    assert kept(page) == [[["theirs", "1"]], []]


@pytest.mark.parametrize("text", ["broken", json.dumps(record(version=9))], ids=["broken", "later version"])
def test_a_record_that_cannot_be_read_goes_too(page: Page, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.get_by_role("button", name="Remove everything").click()
    expect(box(page)).to_contain_text("what is kept here and this page cannot read")
    page.get_by_role("button", name="Yes, remove all of it now").click()
    assert kept(page) == NOTHING


def test_no_line_is_left_about_a_copy_that_was_saved_before(page: Page) -> None:
    save(page)
    said = page.locator("[data-module=record-save] [role=status]").first
    expect(said).to_contain_text("Your record is saved as")
    wipe(page)
    expect(page.get_by_text("You have saved no copy yet.")).to_be_visible()
    expect(said).to_be_empty()


def test_other_tabs_let_go_and_bring_nothing_back(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    other.evaluate("course.store.note('theirs', 'in that tab alone')")
    page.evaluate("course.store.note('mine', 'x'); course.store.keepOn('device')")
    until(other, "'mine' in course.store.read().notes")
    wipe(page)
    until(other, "Object.keys(course.store.read().notes).length === 0")
    assert kept(other) == NOTHING
    other.evaluate("course.store.note('later', 'x')")
    assert list(read(other)["notes"]) == ["later"]


def test_a_tab_that_could_keep_nothing_lets_go_too(page: Page) -> None:
    other = page.context.new_page()
    other.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    other.goto(page.url)
    other.evaluate("course.store.note('theirs', 'in that page alone')")
    wipe(page)
    until(other, "Object.keys(course.store.read().notes).length === 0")


def test_what_a_file_brought_cannot_come_back_after_removing_everything(page: Page) -> None:
    page.evaluate("course.store.note('mine', 'x')")
    load(page, record(notes={"two": note("theirs")}))
    expect(page.get_by_role("button", name="Take it back")).to_be_visible()
    wipe(page)
    expect(page.get_by_role("button", name="Take it back")).to_have_count(0)
    assert kept(page) == NOTHING


def test_a_browser_that_lets_nothing_go_is_told(page: Page) -> None:
    page.evaluate(
        "course.store.note('mine', 'x'); void (Storage.prototype.removeItem = () => { throw new DOMException('no', 'SecurityError'); })"
    )
    wipe(page)
    expect(told(page)).to_contain_text("The browser did not let the course remove everything.")


def test_in_a_learning_system_it_says_what_stays_there(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + PAGE, before="window.name = 'course-in-a-learning-system';").page
    wipe(page)
    expect(told(page)).to_contain_text("are still there. So is what your learning system was told.")


# A copy now and then


def reminder(page: Page) -> Locator:
    return page.locator("[data-module=record-reminder]")


def test_a_line_reminds_who_keeps_a_record_and_has_no_copy(dated: Page) -> None:
    expect(reminder(dated)).to_be_empty()
    dated.evaluate("course.store.note('one', 'x')")
    dated.clock.run_for(1000)
    expect(reminder(dated)).to_be_empty()
    dated.evaluate("course.store.keepOn('device')")
    dated.clock.run_for(1000)
    expect(reminder(dated)).to_have_text(
        "There is no copy of your record yet, and some browsers clear what they keep. Save a copy."
    )
    save(dated)
    expect(reminder(dated)).to_be_empty()
    expect(dated.get_by_text("You last saved a copy on 1 March 2027.")).to_be_visible()


def test_it_reminds_again_after_two_weeks_if_there_is_something_new(dated: Page) -> None:
    dated.evaluate("course.store.note('one', 'x'); course.store.keepOn('device')")
    save(dated)
    dated.clock.set_fixed_time("2027-03-17T10:00:00Z")
    dated.reload()
    expect(dated.get_by_text("You last saved a copy on 1 March 2027.")).to_be_visible()
    expect(reminder(dated)).to_be_empty()
    dated.evaluate("course.store.note('two', 'x')")
    dated.reload()
    expect(reminder(dated)).to_have_text(
        "You last saved a copy more than two weeks ago, and some browsers clear what they keep. Save a copy."
    )


KEEPER = "Object.defineProperty(navigator, 'storage', {{ value: {{ persisted: async () => {0}, persist: async () => {1} }}, configurable: true }});"


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [("true", "The browser has promised not to clear it by itself."), ("false", "The browser made no promise.")],
)
def test_the_browser_is_asked_by_a_button_and_its_answer_told(
    open_page: Open, desk: Desk, answer: str, sentence: str
) -> None:
    page = open_page(desk.served + PAGE, before=KEEPER.format("false", answer)).page
    ask = page.get_by_role("button", name="Ask this browser to keep it")
    expect(ask).to_be_hidden()
    page.evaluate("course.store.note('one', 'x'); course.store.keepOn('device')")
    ask.click()
    status = page.locator("[data-module=record-save] [role=status]", has_text=sentence)
    expect(status).to_be_focused()
    expect(ask).to_be_visible(visible=answer == "false")
    expect(reminder(page)).to_be_empty() if answer == "true" else expect(reminder(page)).to_contain_text("Save a copy")


@pytest.mark.parametrize(
    "before",
    [KEEPER.format("true", "true"), "Object.defineProperty(navigator, 'storage', { value: undefined });"],
    ids=["promised", "not offered"],
)
def test_a_browser_that_promised_or_cannot_is_not_asked(open_page: Open, desk: Desk, before: str) -> None:
    visit = open_page(desk.served + PAGE, before=before)
    visit.page.evaluate("course.store.note('one', 'x'); course.store.keepOn('device')")
    expect(visit.page.get_by_text("Your record now holds:")).to_be_visible()
    expect(visit.page.get_by_role("button", name="Ask this browser to keep it")).to_be_hidden()
    assert visit.said == []


# For everyone, on the page itself


def test_it_all_works_from_a_folder_and_by_keyboard(open_page: Open, folder: str) -> None:
    page = open_page(folder + MINE).page
    page.evaluate("course.store.note('reflect:uncertainty:reflect-x', 'Mine')")
    _, text = save(page)
    for words in ("Remove everything", "Yes, remove all of it now"):
        page.get_by_role("button", name=words).press("Enter")
    expect(page.get_by_text("You have written nothing yet.")).to_be_visible()
    choose(page, text)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The file is loaded")).to_be_focused()
    expect(page.get_by_role("textbox", name="A prompt that has since left the course")).to_have_value("Mine")


def test_a_removed_note_cannot_be_brought_back_once_everything_is_removed(open_page: Open, served: str) -> None:
    page = open_page(served + MINE).page
    page.evaluate("course.store.note('reflect:gone:reflect-x', 'Mine')")
    page.get_by_role("button", name="Remove: reflect:gone:reflect-x").click()
    expect(page.get_by_role("button", name="Bring it back")).to_be_visible()
    wipe(page)
    expect(page.get_by_role("button", name="Bring it back")).to_have_count(0)


def test_without_scripts_the_page_says_what_it_would_do(open_page: Open, served: str) -> None:
    page = open_page(served + MINE, java_script_enabled=False).page
    expect(page.get_by_text("you can save your record to a file here")).to_be_visible()
    expect(page.get_by_text("What was kept before can be removed in the browser's own settings")).to_be_visible()

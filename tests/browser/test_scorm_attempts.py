"""The SCORM packages from one attempt, sign-in or session to the next: what begins empty, what is still there, and what is said."""

import pytest
from playwright.sync_api import expect

from tests.browser.lms import ANSWER, ANSWERED, FIRST, MODULE, PAGE, SEEN, TROUBLE, Launch, Launching, System
from tests.browser.page import until

ENDED = "This page was loaded anew after your learning system had closed its session, so nothing is reported now."
CLOSE = "Close the course, and open it again from your learning system."
LOST = "Your learning system shows a page of its own here, most likely to sign in."
UNSAFE = "This browser lets the course keep nothing that outlasts signing in to your learning system anew."
KEEP = "Keep it on this device"
EARLIER = "What you did here at earlier times"
HERS = "store.keepOn('device'), store.count('assessment:a', 'assessments=3 '), store.note('reflect:assessment:one', 'what Anna wrote')"
WROTE = "[store.read().notes, store.read().counts].flatMap(Object.values).map((one) => one.text)"
HERS_KEPT = ["what Anna wrote", "assessments=3 "]


# The names under which a copy is kept beside the browser's storage.
COPIES = """() => new Promise((resolve) => {
  const asked = indexedDB.open("course-record:learning-from-reviews", 1);
  asked.onsuccess = () => {
    const names = asked.result.transaction("records").objectStore("records").getAllKeys();
    names.onsuccess = () => { asked.result.close(); resolve(names.result); };
  };
})"""


def mirror(one: Launch) -> list[str]:
    return one.frame("scorm.html").evaluate(COPIES)


def sign_in_anew(one: Launch) -> None:
    """Do to the browser's storage what Moodle does at a login (lib/amd/src/storage_validation.js), and open a new tab."""
    one.player.evaluate("localStorage.clear()")
    one.player = one.player.context.new_page()


@pytest.mark.parametrize("standard", ["1.2", "2004"])
def test_a_new_attempt_begins_empty_and_what_an_earlier_one_left_can_be_read(launch: Launching, standard: str) -> None:
    one = launch(standard, package="module", attempt="1")
    one.script(HERS)
    one.read(MODULE)
    one.try_core(MODULE)
    one.told("status", "completed")
    one.leave()
    again = launch(standard, package="module", attempt="2", page=one.player)
    again.shows(PAGE)
    again.told("status", "incomplete")
    assert again.script(f"[{ANSWERED}, Object.keys(store.read().seen), {WROTE}]") == [[], [], []]
    again.top.get_by_text(EARLIER).click()
    expect(again.top.get_by_role("listitem").filter(has_text="what Anna wrote")).to_be_visible()
    again.leave()
    assert again.holds("status") == "incomplete"
    assert again.holds("data").endswith("..")
    first = launch(standard, package="module", attempt="1", page=one.player)
    first.shows(PAGE)
    assert first.script(f"[{ANSWERED}.length, {WROTE}]") == [3, HERS_KEPT]


@pytest.fixture
def one(launch: Launching) -> Launch:
    """Who kept what she wrote on the device, left, and has signed in anew."""
    one = launch("1.2")
    one.script(HERS)
    one.does(SEEN)
    one.leave()
    sign_in_anew(one)
    return one


def test_what_is_kept_on_the_device_outlasts_signing_in_anew_without_a_second_copy(
    one: Launch, launch: Launching
) -> None:
    again = launch("1.2", page=one.player)
    again.shows("index.html")
    assert again.script(f"[store.place(), {WROTE}]") == ["device", HERS_KEPT]
    assert again.script("Object.keys(sessionStorage)") == []
    again.player.evaluate("localStorage.clear()")
    until(again.frame("scorm.html"), "Object.keys(localStorage).some((name) => name.startsWith('course-record'))")
    assert len(mirror(again)) == 1
    again.script("store.keepOn('tab')")
    until(again.player, lambda: mirror(again) == [])
    assert again.script(WROTE) == HERS_KEPT


NO_COPY = "IDBFactory.prototype.open = () => { throw new Error('no'); };"
ANEW = "store.keepOn('device'), store.note('reflect:assessment:one', 'what she wrote anew')"


def test_what_was_written_while_its_copy_could_not_be_had_and_the_copy_are_both_kept(
    one: Launch, launch: Launching
) -> None:
    one.player.add_init_script(NO_COPY)
    again = launch("1.2", page=one.player)
    assert again.script(WROTE) == []
    again.script(ANEW)
    again.leave()
    for _ in range(2):
        last = launch("1.2", page=one.player.context.new_page())
        assert last.script(WROTE) == ["what she wrote anew\n\nwhat Anna wrote", "assessments=3 "]
        last.leave()


def test_where_nothing_can_outlast_a_sign_in_it_is_said_first_and_asked_at_the_end(launch: Launching) -> None:
    one = launch("2004", before=NO_COPY)
    expect(one.top.get_by_role("status")).to_contain_text(UNSAFE)
    expect(one.top.get_by_role("link", name="My learning")).to_have_attribute("href", "my-learning.html#save")
    one.go(PAGE)
    one.course.locator(".reflect__text").first.click()
    one.page.keyboard.type("what Anna wrote")
    until(one.page, lambda: one.script(WROTE) == ["what Anna wrote"])
    with one.page.expect_event("dialog") as asked:
        one.page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.accept()


@pytest.mark.parametrize("place", ["tab", "device"])
def test_a_page_of_the_system_s_is_named_and_nothing_is_lost(launch: Launching, system: System, place: str) -> None:
    one = launch("1.2")
    one.does(SEEN)
    one.script("document.querySelector('iframe').contentWindow.location.href = '/lms/player.html?learner=login'")
    expect(one.top.get_by_role("status")).to_contain_text(LOST)
    system.refuses = True
    one.script(ANSWER, id=FIRST, key="kaaaa1")
    expect(one.top.get_by_role("status")).to_contain_text(TROUBLE)
    keep = one.top.get_by_role("button", name=KEEP)
    expect(one.top.get_by_text("is kept here until you close the course")).to_be_visible()
    if place == "device":
        keep.click()
        expect(keep).to_be_hidden()
        expect(one.top.get_by_text("on this device, and is reported when you open the course again")).to_be_visible()
    one.blank()
    system.refuses = False
    if place == "device":
        sign_in_anew(one)
    again = launch("1.2", page=one.player)
    again.shows("index.html")
    assert again.script(ANSWERED) == ["kaaaa1"]
    again.leave()
    assert len(again.holds("data")) > 30


def test_a_reload_in_2004_says_what_to_do_and_is_reported_when_opened_again(launch: Launching, system: System) -> None:
    one = launch("2004", fault="moodle")
    one.does(SEEN)
    one.script("location.reload()")
    expect(one.top.get_by_role("status")).to_have_text(f"{ENDED} {CLOSE}")
    expect(one.course.locator("h1").first).to_be_visible()
    one.script(ANSWER, id=FIRST, key="kaaaa1")
    again = launch("2004", page=one.player)
    again.shows("index.html")
    assert again.script(f"[{ANSWERED}, Object.keys(store.read().seen)]") == [["kaaaa1"], ["assessment:check"]]

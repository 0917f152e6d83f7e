"""The learner's own record on the course's pages: the asking, what was read, what was written, and the page that gathers it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, beginning
from tests.browser.learner import settle
from tests.browser.page import arrived, inside
from tests.browser.records import kept
from tests.conftest import COURSE

MODULE, MINE = "modules/uncertainty.html", "my-learning.html"
BANK = COURSE.banks["uncertainty"]
CORE = {question.id: question.version for question in BANK.questions if question.core}
FIRST, SECOND = list(CORE)[:2]
PROMPT = re.compile("^Whose account do you tend to believe first")
ASKING = "Keep your answers and notes on this device?"
YES, NO = "Yes, keep them on this device", "No, only in this tab"
visit = beginning("served", MODULE)


def reflect(page: Page, text: str = "The form, I think.") -> None:
    page.get_by_label(PROMPT).fill(text)
    page.get_by_label(PROMPT).blur()


def answer(page: Page, name: str) -> None:
    settle(page.locator(f"[data-question={name}]"), in_line=True)


def places(page: Page) -> list[str]:
    """The areas of the browser's storage in which the record stands."""
    areas = zip(("device", "tab"), kept(page), strict=True)
    return [place for place, area in areas if any(name.startswith("course-record") for name, _ in area)]


def test_nothing_is_kept_on_the_device_unasked_and_no_is_not_asked_again(open_page: Open, anywhere: str) -> None:
    page = open_page(anywhere + MODULE).page
    folder, server = "pages that are opened from a folder on this computer", "sites at this same address"
    others = f"anyone who uses this device, and other {folder if anywhere.startswith('file:') else server}"
    expect(page.get_by_text(ASKING)).to_have_count(0)
    page.get_by_label(PROMPT).press_sequentially("Hers")
    asking = page.get_by_role("group", name=ASKING)
    expect(asking).to_contain_text(others)
    expect(asking).to_contain_text("Some browsers clear it when you have not been here for a week")
    assert places(page) == ["tab"]
    page.get_by_role("button", name=NO).click()
    page.reload()
    answer(page, FIRST)
    arrived(page)
    expect(page.get_by_text(ASKING)).to_have_count(0)
    expect(page.get_by_label(PROMPT)).to_have_value("Hers")
    assert places(page) == ["tab"]


def test_yes_keeps_all_that_was_done_on_the_device_until_it_is_changed(page: Page, served: str) -> None:
    answer(page, FIRST)
    page.get_by_role("button", name=YES).click()
    changed = page.get_by_text("You can change this at any time under My learning.")
    expect(changed).to_be_visible()
    assert (places(page), list(inside(page, "store.read().questions"))) == (["device"], [FIRST])
    # What was answered stays whole until the learner's next answer takes it away.
    page.locator(f"[data-question={FIRST}]").get_by_role("button", name="Try again").click()
    expect(changed.locator("..")).to_contain_text("Your answers and notes are kept on this device.")
    answer(page, FIRST)
    expect(changed).to_have_count(0)
    page.goto(served + MINE)
    for is_kept, place in ((False, "tab"), (True, "device")):
        page.get_by_role("switch", name="Keep my answers and notes on this device").set_checked(is_kept)
        assert places(page) == [place]


def test_a_section_counts_when_it_has_stood_in_view_not_scrolled_past(open_page: Open) -> None:
    page = open_page(MODULE, clock="2027-03-01T10:00:00Z").page
    page.evaluate("scrollTo(0, document.body.scrollHeight), document.getElementById('check').scrollIntoView()")
    for time, seen in ((900, False), (25_000, True)):
        page.clock.run_for(time)
        found = inside(page, "['uncertainty:check', 'uncertainty:team'].map((name) => name in store.read().seen)")
        assert found == [seen, False]


def test_home_map_and_my_learning_say_the_same_and_an_older_version_counts_nowhere(page: Page, served: str) -> None:
    every, core = len(BANK.questions), len(CORE)
    answers = "store.answer(one, version, ['k'], true), store.answer(other, 'older', ['k'], true)"
    inside(page, answers, one=FIRST, other=SECOND, version=CORE[FIRST])
    told = f"1 of {core} answered; {every - core} more for practice. 1 has changed since you answered."
    expect(page.locator(".questions-progress")).to_have_text(told)
    place = page.locator("[data-progress-for=uncertainty]")
    for name in ("course-map.html", MINE):
        page.goto(served + name)
        expect(place).to_contain_text(f"1 of {every} questions answered, 1 changed since you answered")
    inside(page, "ids.forEach((id) => store.answer(id, 'older', ['k'], true))", ids=list(CORE))
    expect(place).to_contain_text(f"Quiz done: 0 of {every} questions answered, {core} changed")
    inside(page, "store.wipe()")
    page.goto(served + MODULE)
    for name in CORE:
        answer(page, name)
    reflect(page)
    count = f": {core} of {every} questions answered"
    for name, more in (("index.html", ""), ("course-map.html", count), (MINE, count)):
        page.goto(served + name)
        expect(place).to_have_text(f"Reflected{more}")
        expect(page.locator("[data-progress-for=assessment]")).to_have_text("")


TRY = "Object.keys(core).forEach((id, at) => store.answer(id, core[id], ['k'], {0}))"
REST = "store.review(first, {version: core[first], step: 4, due: 0})"
NEXT = {
    "store.seen('uncertainty:check')": 'Go on with "Dealing with uncertainty", 11 minutes left.',
    "store.answer(first, core[first], ['k'], true)": 'Go on with "Dealing with uncertainty", 12 minutes left.',
    "store.answer(first, core[first], ['k'], false)": 'Go on with "Dealing with uncertainty", 12 minutes left. 1 question is due.',
    TRY.format("true"): 'Reflect on "Dealing with uncertainty"',
    TRY.format("at > 0"): "Review 1 question",
    f"{TRY.format('true')}, {REST}": 'Reflect on "Dealing with uncertainty"',
}


def test_going_on_leads_to_the_first_section_or_stage_that_is_not_done(open_page: Open, served: str) -> None:
    page = open_page(served + MINE).page
    inside(page, "store.seen('uncertainty:check')")
    expect(page.get_by_text("Nothing is due for review.")).to_be_visible()
    expect(page.locator("article a").first).to_have_text('Go on with "Dealing with uncertainty"')
    assert page.locator("article h2").all_inner_texts()[-2:] == ["Who can see this", "Remove everything"]
    page.locator("article a").first.click()
    page.wait_for_url("**/uncertainty.html#found")
    page.goto(served)
    first = COURSE.banks["changing-workers"].questions[0]
    inside(page, "store.wipe(), store.answer(id, version, ['k'], true)", id=first.id, version=first.version)
    page.get_by_role("link", name='Go on with "Changing workers"').click()
    page.wait_for_url("**/changing-workers.html#stage-2")


HOME, ASKED = "index.html", COURSE.pages["index.md"].said("question")


def test_home_says_what_to_go_on_with_and_its_decision_counts_as_on_its_own_page(open_page: Open) -> None:
    bank, question = COURSE.question(ASKED)
    page = open_page("").page
    for done, said in NEXT.items():
        inside(page, f"store.wipe(), {done}", core=CORE, first=FIRST)
        expect(page.locator("[data-module=next]"), done).to_have_text(said)
    inside(page, "store.wipe()")
    page.goto(page.url + HOME)
    answer(page, ASKED)
    expect(page.locator(f"[data-question={ASKED}]")).to_have_attribute("data-answered", "")
    assert inside(page, "store.read().questions[id].version", id=ASKED) == question.version
    expect(page.get_by_role("group", name=ASKING)).to_be_visible()
    title = COURSE.pages[bank.place].title
    expect(page.locator(f"[data-progress-for={bank.slug}]")).to_have_text("Reading")
    page.get_by_role("link", name=f'Go on with "{title}"').click()
    expect(page.locator(f"[data-question={ASKED}]")).to_have_attribute("data-answered", "")


def test_notes_of_a_page_that_is_no_more_too_are_found_and_changed_in_one_place(page: Page, served: str) -> None:
    reflect(page, "<img src=x onerror=alert(1)>")
    page.goto(served + MINE)
    note = page.get_by_label(PROMPT)
    expect(note).to_have_value("<img src=x onerror=alert(1)>")
    note.fill("Mine, on a tired day")
    note.blur()
    page.get_by_role("button", name=re.compile("^Remove: Whose account")).click()
    expect(page.get_by_text("You have written nothing yet.")).to_be_visible()
    page.get_by_role("button", name="Bring it back").click()
    expect(note).to_have_value("Mine, on a tired day")
    gone = "store.note('reflect:gone:reflect-x', 'Kept'), store.note('reflect:uncertainty:reflect-x', 'Kept too')"
    inside(page, f"{gone}, store.note('sheet:0', 'null'), store.note('sheet:1', '{{\"id\": 1}}')")
    for name, text in (("reflect:gone:reflect-x", "Kept"), ("A prompt that has since left the course", "Kept too")):
        expect(page.get_by_role("textbox", name=name, exact=True)).to_have_value(text)
    page.goto(served + MODULE)
    expect(page.get_by_label(PROMPT)).to_have_value("Mine, on a tired day")

"""The learner's own record on the course's pages: the asking, what was read, what was written, and the page that gathers it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from course.course import Course
from tests.browser.access import faults
from tests.browser.conftest import Open
from tests.conftest import ROOT

MODULE, MINE = "modules/uncertainty.html", "my-learning.html"
COURSE = Course(ROOT)
CORE = [question.id for question in COURSE.banks["uncertainty"].questions if question.core]
VERSIONS = [question.version for question in COURSE.banks["uncertainty"].questions if question.core]
PROMPT = "Whose account do you tend to believe first"
ASKING = "Keep your answers and notes on this device?"


def reflect(page: Page, text: str = "The form, I think.") -> None:
    page.get_by_label(re.compile(f"^{PROMPT}")).fill(text)
    page.get_by_label(re.compile(f"^{PROMPT}")).blur()


def answer(page: Page, name: str) -> None:
    question = page.locator(f"[data-question={name}]")
    question.locator("fieldset input").first.check()
    question.get_by_role("button", name="Check my answer").click()


def kept(page: Page, area: str) -> bool:
    found: bool = page.evaluate(
        "(area) => Object.keys(window[area]).some((key) => key.startsWith('course-record'))", area
    )
    return found


# Asked first


def test_nothing_is_kept_on_the_device_before_the_learner_says_so(open_page: Open, served: str) -> None:
    page = open_page(served + MODULE).page
    expect(page.get_by_text(ASKING)).to_have_count(0)
    reflect(page)
    asking = page.get_by_role("group", name=ASKING)
    expect(asking).to_contain_text("anyone who uses this device, and other sites at this same address")
    expect(asking).to_contain_text("Some browsers clear it when you have not been here for a week")
    assert (kept(page, "localStorage"), kept(page, "sessionStorage")) == (False, True)


def test_the_asking_names_other_folders_where_the_course_is_opened_from_one(open_page: Open, folder: str) -> None:
    page = open_page(folder + MODULE).page
    reflect(page)
    expect(page.get_by_role("group", name=ASKING)).to_contain_text(
        "other pages that are opened from a folder on this computer"
    )


def test_yes_keeps_all_that_was_done_on_the_device(open_page: Open, served: str) -> None:
    page = open_page(served + MODULE).page
    answer(page, CORE[0])
    page.get_by_role("button", name="Yes, keep them on this device").click()
    expect(page.get_by_text("You can change this at any time under My learning.")).to_be_visible()
    assert (kept(page, "localStorage"), kept(page, "sessionStorage")) == (True, False)
    assert CORE[0] in page.evaluate("Object.keys(course.store.read().questions)")


def test_no_is_not_asked_again_and_loses_nothing(open_page: Open, served: str) -> None:
    page = open_page(served + MODULE).page
    reflect(page)
    page.get_by_role("button", name="No, only in this tab").click()
    page.reload()
    answer(page, CORE[0])
    expect(page.get_by_text(ASKING)).to_have_count(0)
    expect(page.get_by_label(re.compile(f"^{PROMPT}"))).to_have_value("The form, I think.")
    assert not kept(page, "localStorage")


def test_the_choice_can_be_changed_and_changed_back(open_page: Open, served: str) -> None:
    page = open_page(served + MINE).page
    yes, no = page.get_by_role("button", name="Yes, keep them"), page.get_by_role("button", name="No, only")
    expect(no).to_have_attribute("aria-pressed", "true")
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "true")
    assert kept(page, "localStorage")
    no.click()
    assert not kept(page, "localStorage")


# Where I am


def test_a_section_counts_when_it_has_stood_in_view_and_not_when_it_is_scrolled_past(
    open_page: Open, served: str
) -> None:
    page = open_page(served + MODULE, clock="2027-03-01T10:00:00Z").page
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("document.getElementById('check').scrollIntoView()")
    page.clock.run_for(900)
    assert page.evaluate("Object.keys(course.store.read().seen)") == []
    page.clock.run_for(25_000)
    assert "uncertainty:check" in page.evaluate("Object.keys(course.store.read().seen)")
    assert "uncertainty:team" not in page.evaluate("Object.keys(course.store.read().seen)")


def test_home_map_and_my_learning_say_the_same_of_a_module(open_page: Open, served: str) -> None:
    page = open_page(served + MODULE).page
    for name in CORE:
        answer(page, name)
    for name in ("index.html", "course-map.html"):
        page.goto(served + name)
        expect(page.locator("[data-progress-for=uncertainty]")).to_contain_text("Quiz done")
        expect(page.locator("[data-progress-for=assessment]")).to_have_text("")
    page.goto(served + MODULE)
    reflect(page)
    page.goto(served + MINE)
    places = page.locator("[data-module=my-progress]").get_by_role("listitem")
    expect(places.filter(has_text="Dealing with uncertainty")).to_contain_text("Reflected")
    expect(places.filter(has_text="Assessment and early help")).to_contain_text("Not started")


def test_an_answer_to_an_older_version_of_a_question_counts_nowhere_and_is_told_everywhere(
    open_page: Open, served: str
) -> None:
    page = open_page(served + MODULE).page
    page.evaluate(
        "([now, before, version]) => { course.store.answer(now, version, ['k'], true); course.store.answer(before, 'older', ['k'], true); }",
        [CORE[0], CORE[1], VERSIONS[0]],
    )
    total = len(COURSE.banks["uncertainty"].questions)
    expect(page.locator(".questions-progress")).to_have_text(
        f"1 of {total} answered. 1 has changed since you answered."
    )
    for name in (MINE, "index.html", "course-map.html"):
        page.goto(served + name)
        place = page.locator(".my-place", has_text="Dealing with uncertainty").or_(
            page.locator("[data-progress-for=uncertainty]")
        )
        expect(place).to_contain_text(f"1 of {total} questions answered, 1 changed since you answered")


def test_what_was_reached_is_not_taken_back_when_a_question_changes(open_page: Open, served: str) -> None:
    page = open_page(served + MINE).page
    page.evaluate("(all) => all.forEach((id) => course.store.answer(id, 'older', ['k'], true))", CORE)
    places = page.locator("[data-module=my-progress]").get_by_role("listitem")
    expect(places.filter(has_text="Dealing with uncertainty")).to_contain_text(
        re.compile(f"Quiz done: .*, 0 of 7 questions answered, {len(CORE)} changed")
    )


def try_core(keyed: str, of: list[str] = CORE) -> str:
    """A script that answers the core questions, or some `of` them; `keyed` says, of the place of each, whether its answer is in line."""
    return f"{of!r}.forEach((id, at) => course.store.answer(id, {VERSIONS!r}[at], ['k'], {keyed}));"


def rest() -> str:
    """A script after which the first core question has been through every box."""
    return f"course.store.review({CORE[0]!r}, {{version: {VERSIONS[0]!r}, step: 4, due: 0}})"


NEXT = {
    "": "Start with the first module",
    "course.store.seen('uncertainty:check')": 'Go on with "Dealing with uncertainty"',
    try_core("true", of=CORE[:1]): 'Go on with "Dealing with uncertainty"',
    try_core("true"): 'Reflect on "Dealing with uncertainty"',
    try_core("at > 0"): "Review 1 question",
    try_core("true") + rest(): 'Reflect on "Dealing with uncertainty"',
}


def test_the_home_page_offers_the_one_next_thing(open_page: Open, served: str) -> None:
    page = open_page(served).page
    for done, said in NEXT.items():
        page.evaluate("course.store.wipe()")
        page.evaluate(done)
        expect(page.locator("[data-module=next]"), done).to_have_text(said)


def test_going_on_leads_to_the_first_section_that_is_not_read(open_page: Open, served: str) -> None:
    page = open_page(served + MINE).page
    page.evaluate("course.store.seen('uncertainty:check')")
    page.get_by_role("link", name='Go on with "Dealing with uncertainty"').click()
    page.wait_for_url(re.compile(r"uncertainty\.html#found$"))


def test_a_case_that_was_begun_is_gone_on_with_at_the_stage_that_waits(open_page: Open, served: str) -> None:
    page = open_page(served + "cases/changing-workers.html").page
    answer(page, COURSE.banks["changing-workers"].questions[0].id)
    page.goto(served)
    page.get_by_role("link", name='Go on with "Changing workers"').click()
    page.wait_for_url(re.compile(r"changing-workers\.html#stage-2$"))


def test_the_learner_s_own_minutes_stay(open_page: Open, served: str) -> None:
    page = open_page(served + MINE).page
    minutes = page.get_by_label("Minutes for Dealing with uncertainty")
    minutes.fill("25")
    minutes.blur()
    page.reload()
    expect(minutes).to_have_value("25")


# Reflections


def test_a_reflection_is_kept_as_it_is_typed(open_page: Open, served: str) -> None:
    page = open_page(served + MODULE).page
    page.get_by_label(re.compile(f"^{PROMPT}")).press_sequentially("Hers")
    expect(page.get_by_text(ASKING)).to_be_visible()
    page.reload()
    expect(page.get_by_label(re.compile(f"^{PROMPT}"))).to_have_value("Hers")


def test_notes_are_found_changed_and_removed_in_one_place(open_page: Open, served: str) -> None:
    page = open_page(served + MODULE).page
    reflect(page, "<img src=x onerror=alert(1)>")
    page.goto(served + MINE)
    note = page.get_by_label(re.compile(f"^{PROMPT}"))
    expect(note).to_have_value("<img src=x onerror=alert(1)>")
    note.fill("Mine, on a tired day")
    note.blur()
    page.get_by_role("button", name=re.compile("^Remove: Whose account")).click()
    expect(page.get_by_text("You have written nothing yet.")).to_be_visible()
    page.get_by_role("button", name="Bring it back").click()
    expect(note).to_have_value("Mine, on a tired day")
    page.goto(served + MODULE)
    expect(page.get_by_label(re.compile(f"^{PROMPT}"))).to_have_value("Mine, on a tired day")


def test_a_note_of_another_course_s_page_is_still_there_to_take(open_page: Open, served: str) -> None:
    page = open_page(served + MINE).page
    page.evaluate(
        "course.store.note('reflect:gone:reflect-x', 'Kept'); course.store.note('action:uncertainty:0:1', 'Jo')"
    )
    expect(page.get_by_label("reflect:gone:reflect-x", exact=True)).to_have_value("Kept")
    expect(page.get_by_label("Who, line 1", exact=True)).to_have_value("Jo")


# For everyone


def test_axe_finds_nothing_on_my_learning_with_a_note(open_page: Open, served: str) -> None:
    visit = open_page(served + MODULE, reduced_motion="reduce")
    reflect(visit.page)
    visit.page.goto(served + MINE)
    assert faults(visit.page, ("desktop", "phone")) == []
    visit.quiet()


def test_without_scripts_the_page_says_what_it_would_do(open_page: Open, served: str) -> None:
    page = open_page(served + MINE, java_script_enabled=False).page
    expect(page.get_by_text("Without scripts nothing is kept, and the whole course can still be read.")).to_be_visible()
    expect(page.get_by_role("button", name="Remove")).to_have_count(0)

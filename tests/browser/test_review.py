"""The review: what is asked, in which order and why, what it says and when it comes back, by every way to open it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import icalendar
from playwright.sync_api import Page, expect

from course.course import Course
from course.questions.topics import topics_of
from tests.browser.conftest import Open
from tests.browser.learner import MODULE, REVIEW, asked, begin, do_module, onward, review, saved, settle
from tests.browser.scripts import inside
from tests.browser.test_handed_over import TELLING
from tests.conftest import ROOT

COURSE = Course(ROOT)
QUESTIONS = {question.id: (bank, question) for bank in COURSE.banks.values() for question in bank.questions}


def touches(names: list[str]) -> set[str]:
    """The topics that have to be chosen and that some of these questions touch."""
    found = (topics_of(COURSE.topics, COURSE.pages, *QUESTIONS[name]) for name in names)
    return {topic.id for topics in found for topic in topics}


def says(page: Page, *sentences: str) -> None:
    for sentence in sentences:
        expect(page.get_by_text(sentence)).to_be_visible()


def name_of(page: Page) -> str:
    """The question that is asked now."""
    return asked(page).get_attribute("data-question") or ""


def steps(page: Page) -> dict[str, int]:
    """How far each question has come in its reviews."""
    found: dict[str, int] = inside(
        page, "Object.fromEntries(Object.entries(store.read().reviews).map(([id, one]) => [id, one.step]))"
    )
    return found


def test_before_any_answer_it_offers_new_questions_and_has_no_dates(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    says(page, "You have answered no questions yet, so nothing is due.", "Nothing has a date yet.")
    expect(page.get_by_role("button", name="Ask me five new questions")).to_be_visible()
    expect(page.get_by_role("button", name="Save these dates for a calendar")).to_be_hidden()


def test_what_asked_for_another_look_comes_first_and_says_why(open_page: Open, served: str) -> None:
    visit = open_page(served)
    page = visit.page
    missed = do_module(page, served, MODULE, wrong=2)
    page.goto(served + REVIEW)
    says(page, "2 questions are due: 2 asked for another look.")
    begin(page)
    says(page, 'It asked for another look last time. From "Referrals and sharing information".')
    name = name_of(page)
    assert name in missed
    expect(asked(page).locator("input:checked")).to_have_count(0)
    expect(asked(page)).not_to_have_attribute("data-answered", "")
    settle(asked(page), in_line=True)
    expect(page.get_by_text(re.compile(r"It comes back on \w+ \d+ \w+ \d{4}\."))).to_be_visible()
    kept = inside(page, "store.read().questions[name]", name=name)
    assert (kept["first"]["keyed"], kept["last"]["keyed"], kept["tries"]) == (False, True, 2)
    visit.quiet()


def test_five_of_five_modules_are_asked_and_what_goes_wrong_comes_first_next_time(open_page: Open, served: str) -> None:
    visit = open_page(served + REVIEW)
    page = visit.page
    ids = review(page, in_line=False)
    assert len({QUESTIONS[name][0].slug for name in ids}) == len(ids) == 5
    page.reload()
    says(page, "5 questions are due: 5 asked for another look.")
    assert set(review(page)) == set(ids)
    expect(page.locator("[data-review=now] li")).to_have_count(5)
    back = re.compile(r".+: Yes\. The reviews point this way\. It comes back on .+\.")
    expect(page.locator("[data-review=now] li").first).to_have_text(back)
    assert steps(page) == dict.fromkeys(ids, 1)
    assert visit.outside(served) == []
    visit.quiet()


def test_trying_again_makes_no_wrong_answer_right_and_one_skipped_stays(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    begin(page)
    for _ in range(5):
        onward(page)
    says(page, "You answered none of these, and each stays where it was.")
    assert steps(page) == {}
    page.reload()
    begin(page)
    name = name_of(page)
    settle(asked(page), in_line=False)
    asked(page).get_by_role("button", name="Try again").click()
    settle(asked(page), in_line=True)
    says(page, "It comes first next time.")
    assert steps(page) == {name: 0}


def test_the_options_never_stand_as_they_did_at_the_last_answer(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW, before="Math.random = () => 0.999;").page
    begin(page)
    name, seen = name_of(page), []
    for _ in range(4):
        seen.append(asked(page).locator("fieldset label").all_inner_texts())
        settle(asked(page), in_line=False)
        page.reload()
        begin(page)
        assert name_of(page) == name
    assert all(one != other for one, other in pairwise(seen))


def test_a_question_that_has_changed_is_asked_afresh_and_says_so(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    name = COURSE.banks["sharing-information"].questions[0].id
    inside(page, "store.answer(name, 'anolderone', ['k0'], true)", name=name)
    page.reload()
    says(page, "1 question is due: 1 has changed since you answered.")
    begin(page)
    assert name_of(page) == name
    says(page, "It has changed since you answered it.")
    says(page, "This question has changed since you answered it, so it is asked afresh.")
    settle(asked(page), in_line=True)


def test_where_to_keep_the_answers_is_asked_once_and_not_with_each_question(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    asking = page.get_by_role("group", name="Keep your answers and notes on this device?")
    begin(page)
    settle(asked(page), in_line=True)
    expect(asking).to_have_count(1)
    onward(page)
    expect(asking).to_be_visible()
    settle(asked(page), in_line=True)
    expect(asking).to_have_count(1)
    page.get_by_role("button", name="Yes, keep them on this device").click()
    page.reload()
    assert (len(steps(page)), inside(page, "store.place()")) == (2, "device")


# Topics that are asked about by choice


def every_new(page: Page) -> list[str]:
    found: list[str] = inside(page, "review.items(store.read()).map((item) => item.id)")
    return found


def test_a_hard_topic_is_asked_about_once_it_is_chosen_and_after_its_note(open_page: Open, served: str) -> None:
    page = open_page(served).page
    missed = do_module(page, served, "modules/adolescents-and-suicide.html", wrong=1)
    page.goto(served + REVIEW)
    says(page, "You have answered no questions yet")
    page.get_by_role("checkbox", name="suicide and self-harm").check()
    says(page, "Questions about suicide and self-harm are asked from now on, each after its note.")
    says(page, "1 question is due: 1 asked for another look.")
    begin(page)
    assert name_of(page) == missed[0]
    note = page.locator(".review__question [role=note]:has(~ * .question, ~ .question)")
    expect(note).to_contain_text(
        "This question is about suicide or self-harm. It describes no methods. You can skip it."
    )
    expect(note.get_by_role("link", name="Help and support")).to_have_attribute("href", "about/support.html")


def test_topics_are_asked_about_by_a_choice_that_lasts_and_can_be_taken_back(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    assert len(every_new(page)) > 40
    assert touches(every_new(page)) == set()
    for topic in COURSE.topics:
        page.get_by_role("checkbox", name=topic.name).check()
    page.reload()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(len(COURSE.topics))
    every = {topic.id for topic in COURSE.topics}
    assert touches(every_new(page)) == every
    page.get_by_role("checkbox", name="domestic abuse").uncheck()
    page.reload()
    expect(page.get_by_role("checkbox", name="domestic abuse")).not_to_be_checked()
    assert touches(every_new(page)) == every - {"domestic-abuse"}


def test_a_decision_of_a_case_comes_only_after_it_was_met(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    decision = COURSE.banks["health-matters"].questions[0]
    assert decision.id not in every_new(page)
    inside(page, "store.answer(id, version, ['k0'], false)", id=decision.id, version=decision.version)
    assert decision.id in every_new(page)


# Days


def test_each_day_is_listed_and_saved_for_a_calendar_without_a_word_of_the_course(open_page: Open, served: str) -> None:
    page = open_page("about:blank", clock="2026-11-23T10:00:00Z").page
    do_module(page, served, MODULE, wrong=1)
    page.goto(served + REVIEW)
    expect(page.locator("[data-review=when] tbody tr")).to_have_text(
        [re.compile(r"Now\s*1"), re.compile(r"Wednesday 25 November 2026\s*\d")]
    )
    text = saved(page, "Save these dates for a calendar").decode()
    [event] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert event["DTSTART"].dt.isoformat() == "2026-11-25"
    assert str(event["SUMMARY"]).startswith("Learning review: ")
    assert [word for word in (*TELLING, "harm") if word in text.lower()] == []
    says(page, "1 day is saved as learning-review.ics.")


ELSEWHERE_AT_REST = """Object.entries(contents.questions).filter(([, one]) => one.from !== "sharing-information").forEach(([id, one]) => {
  store.answer(id, one.version, ["k00000"], true);
  store.review(id, { version: one.version, step: 4, due: 0 });
})"""


def test_what_is_practised_before_its_day_keeps_its_day(open_page: Open, served: str) -> None:
    page = open_page(served).page
    do_module(page, served, MODULE)
    page.goto(served + REVIEW)
    inside(page, ELSEWHERE_AT_REST)
    days = "schedule.days(review.items(store.read()), Date.now())"
    before = inside(page, days)
    expect(page.get_by_role("button", name="Ask me five questions before they are due")).to_be_visible()
    review(page)
    assert inside(page, days) == before


# From a folder, without scripts


def test_a_round_is_done_by_keys_alone_from_a_folder(open_page: Open, folder: str) -> None:
    visit = open_page(folder + REVIEW)
    page = visit.page
    page.get_by_role("button", name="Ask me").focus()
    page.keyboard.press("Enter")
    for number in range(1, 6):
        expect(page.get_by_text(f"Question {number} of 5")).to_be_focused()
        rows = asked(page).locator(".question__places").all()
        for at, row in enumerate(rows or [asked(page).locator("fieldset")]):
            row.locator("input").nth(min(at, 1)).focus()
            page.keyboard.press("Space")
        if asked(page).get_attribute("data-kind") == "blank":
            page.keyboard.type("a word")
        asked(page).get_by_role("button", name="Check my answer").focus()
        page.keyboard.press("Enter")
        expect(asked(page)).to_have_attribute("data-answered", "")
        page.get_by_role("button", name="Finish" if number == 5 else "Next question").focus()
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="That is all for now")).to_be_focused()
    assert visit.outside(folder) == []
    visit.quiet()


def test_the_links_of_a_question_hold_here(open_page: Open, served: str, site: Path) -> None:
    page = open_page(served + REVIEW).page
    begin(page)
    addresses = asked(page).locator("a[href]").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert addresses
    for address in addresses:
        name, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in (site / name).read_text(encoding="utf-8"), address


def test_without_scripts_it_holds_no_question_and_says_where_they_are(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW, java_script_enabled=False).page
    says(page, "Without it, the questions stand at the end of each module")
    expect(page.get_by_role("heading", name="On paper")).to_be_visible()
    assert [word for word in ("data-keyed", "data-option", "The reviews point") if word in page.content()] == []

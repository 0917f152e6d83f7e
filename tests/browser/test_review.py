"""The review: what is asked, in which order and why, what it says and when it comes back, by every way to open it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import icalendar
from playwright.sync_api import Page, expect

from course.course import Course
from course.questions.topics import topics_of
from tests.browser.access import axe, faults
from tests.browser.conftest import Open
from tests.browser.learner import MODULE, REVIEW, asked, begin, do_module, onward, review, saved, settle
from tests.browser.modules import DATA, with_modules
from tests.conftest import ROOT

COURSE = Course(ROOT)
QUESTIONS = {question.id: (bank, question) for bank in COURSE.banks.values() for question in bank.questions}


def touches(name: str) -> set[str]:
    bank, question = QUESTIONS[name]
    return {topic.id for topic in topics_of(COURSE.topics, COURSE.pages, bank, question)}


def test_before_any_answer_it_offers_new_questions_and_has_no_dates(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    expect(page.get_by_text("You have answered no questions yet, so nothing is due.")).to_be_visible()
    expect(page.get_by_role("button", name="Ask me five new questions")).to_be_visible()
    expect(page.get_by_text("Nothing has a date yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Save these dates for a calendar")).to_be_hidden()


def test_questions_that_asked_for_another_look_come_first_and_say_why(open_page: Open, served: str) -> None:
    visit = open_page(served)
    page = visit.page
    missed = do_module(page, served, MODULE, wrong=2)
    page.goto(served + REVIEW)
    expect(page.get_by_text("2 questions are due: 2 asked for another look.")).to_be_visible()
    begin(page)
    expect(
        page.get_by_text('It asked for another look last time. From "Referrals and sharing information".')
    ).to_be_visible()
    assert asked(page).get_attribute("data-question") in missed
    visit.quiet()


def test_a_question_is_asked_without_its_earlier_answer_and_the_first_stays_in_the_record(
    open_page: Open, served: str
) -> None:
    page = open_page(served).page
    [missed] = do_module(page, served, MODULE, wrong=1)
    page.goto(served + REVIEW)
    begin(page)
    assert asked(page).locator("input:checked").count() == 0
    assert asked(page).get_attribute("data-answered") is None
    settle(asked(page), in_line=True)
    expect(page.get_by_text(re.compile(r"It comes back on \w+ \d+ \w+ \d{4}\."))).to_be_visible()
    kept = page.evaluate("(id) => course.store.read().questions[id]", missed)
    assert (kept["first"]["keyed"], kept["last"]["keyed"], kept["tries"]) == (False, True, 2)


def test_five_of_five_modules_are_asked_and_it_says_what_comes_of_each(open_page: Open, served: str) -> None:
    visit = open_page(served + REVIEW)
    page = visit.page
    ids = review(page)
    assert visit.outside(served) == []
    visit.quiet()
    assert len({QUESTIONS[name][0].slug for name in ids}) == len(ids) == 5
    expect(page.locator("[data-review=now] li")).to_have_count(5)
    expect(page.locator("[data-review=now] li").first).to_have_text(
        re.compile(r".+: in line with the report's learning\. It comes back on .+\.")
    )
    assert page.evaluate("(ids) => ids.every((id) => course.store.read().reviews[id].step === 1)", ids)


def test_an_answer_out_of_line_comes_first_next_time(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    ids = review(page, in_line=False)
    page.reload()
    expect(page.get_by_text("5 questions are due: 5 asked for another look.")).to_be_visible()
    assert set(review(page)) == set(ids)


def test_trying_again_in_the_review_does_not_make_a_wrong_answer_right(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    begin(page)
    name = asked(page).get_attribute("data-question")
    settle(asked(page), in_line=False)
    asked(page).get_by_role("button", name="Try again").click()
    settle(asked(page), in_line=True)
    expect(page.get_by_text("It comes first next time.")).to_be_visible()
    assert page.evaluate("(id) => course.store.read().reviews[id].step", name) == 0


def test_a_question_can_be_skipped_and_stays_where_it_was(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    begin(page)
    for _ in range(5):
        onward(page)
    expect(page.get_by_text("You answered none of these, and each stays where it was.")).to_be_visible()
    assert page.evaluate("Object.keys(course.store.read().reviews)") == []


def test_the_options_never_stand_as_they_did_at_the_last_answer(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW, before="Math.random = () => 0.999;").page
    orders = "() => [...document.querySelectorAll('.review__question fieldset input')].map((one) => one.value).join()"
    begin(page)
    name = asked(page).get_attribute("data-question")
    seen = []
    for _ in range(4):
        seen.append(page.evaluate(orders))
        settle(asked(page), in_line=False)
        page.reload()
        begin(page)
        assert asked(page).get_attribute("data-question") == name
    assert all(one != other for one, other in pairwise(seen))


def test_a_question_that_has_changed_is_asked_afresh_and_says_so(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    name = COURSE.banks["sharing-information"].questions[0].id
    page.evaluate("(id) => course.store.answer(id, 'anolderone', ['k0'], true)", name)
    page.reload()
    expect(page.get_by_text("1 question is due: 1 has changed since you answered.")).to_be_visible()
    begin(page)
    assert asked(page).get_attribute("data-question") == name
    expect(page.get_by_text("It has changed since you answered it.")).to_be_visible()
    expect(page.get_by_text("This question has changed since you answered it, so it is asked afresh.")).to_be_visible()
    settle(asked(page), in_line=True)


def test_where_to_keep_the_answers_is_asked_once_and_not_with_each_question(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    begin(page)
    settle(asked(page), in_line=True)
    asking = page.get_by_role("group", name="Keep your answers and notes on this device?")
    expect(asking).to_have_count(1)
    onward(page)
    expect(asking).to_be_visible()
    settle(asked(page), in_line=True)
    expect(asking).to_have_count(1)
    page.get_by_role("button", name="Yes, keep them on this device").click()
    page.reload()
    assert page.evaluate("Object.keys(course.store.read().reviews).length") == 2
    assert page.evaluate("course.store.place()") == "device"


# Topics that are asked about by choice


def of_review(page: Page, expression: str) -> Any:
    """What an expression gives beside the review's own modules, which know what is kept here."""
    page.evaluate("window.own = window.course")
    with_modules(page)
    found = page.evaluate(expression)
    page.evaluate("window.course = window.own")
    return found


def every_new(page: Page) -> list[str]:
    found: list[str] = of_review(page, "course.review.items(course.store.read()).map((item) => item.id)")
    return found


def test_at_first_no_question_touches_a_topic_that_has_to_be_chosen(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    assert page.get_by_role("checkbox", checked=True).count() == 0
    found = every_new(page)
    assert len(found) > 40
    assert [name for name in found if touches(name)] == []


def test_a_wrong_answer_on_such_a_topic_is_not_asked_again_unless_chosen(open_page: Open, served: str) -> None:
    page = open_page(served).page
    missed = do_module(page, served, "modules/adolescents-and-suicide.html", wrong=1)
    page.goto(served + REVIEW)
    expect(page.get_by_text("You have answered no questions yet")).to_be_visible()
    page.get_by_role("checkbox", name="suicide and self-harm").check()
    expect(
        page.get_by_text("Questions about suicide and self-harm are asked from now on, each after its note.")
    ).to_be_visible()
    expect(page.get_by_text("1 question is due: 1 asked for another look.")).to_be_visible()
    begin(page)
    assert asked(page).get_attribute("data-question") == missed[0]
    note = page.get_by_role("note")
    expect(note).to_contain_text(
        "This question is about suicide or self-harm. It describes no methods. You can skip it."
    )
    expect(note.get_by_role("link", name="Help and support")).to_have_attribute("href", "about/support.html")
    assert page.evaluate(
        "(() => { const [note, question] = document.querySelectorAll('.review__question [role=note], .review__question .question'); return Boolean(note.compareDocumentPosition(question) & 4); })()"
    )


def test_a_choice_lasts_and_can_be_taken_back(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    for topic in COURSE.topics:
        page.get_by_role("checkbox", name=topic.name).check()
    page.reload()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(3)
    assert set().union(*(touches(name) for name in every_new(page))) == {topic.id for topic in COURSE.topics}
    page.get_by_role("checkbox", name="domestic abuse").uncheck()
    page.reload()
    expect(page.get_by_role("checkbox", name="domestic abuse")).not_to_be_checked()
    assert "domestic-abuse" not in set().union(*(touches(name) for name in every_new(page)))


def test_a_decision_of_a_case_comes_only_after_it_was_met(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    decision = COURSE.banks["health-matters"].questions[0]
    assert decision.id not in every_new(page)
    page.evaluate("([id, version]) => course.store.answer(id, version, ['k0'], false)", [decision.id, decision.version])
    assert decision.id in every_new(page)


# Days


def test_each_day_is_listed_and_saved_for_a_calendar_without_a_word_of_the_course(open_page: Open, served: str) -> None:
    page = open_page("about:blank", clock="2026-11-23T10:00:00Z").page
    do_module(page, served, MODULE, wrong=1)
    page.goto(served + REVIEW)
    rows = page.locator("[data-review=when] tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_have_text(re.compile(r"Now\s*1"))
    expect(rows.nth(1)).to_have_text(re.compile(r"Wednesday 25 November 2026\s*\d"))
    text = saved(page, "Save these dates for a calendar").decode()
    [event] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert event["DTSTART"].dt.isoformat() == "2026-11-25"
    assert str(event["SUMMARY"]).startswith("Learning review: ")
    assert [
        word for word in ("abuse", "suicid", "child", "case", "serious", "exploit", "harm") if word in text.lower()
    ] == []
    expect(page.get_by_text("1 day is saved as learning-review.ics.")).to_be_visible()


def test_what_is_practised_before_its_day_keeps_its_day(open_page: Open, served: str) -> None:
    page = open_page(served).page
    do_module(page, served, MODULE)
    page.goto(served + REVIEW)
    page.evaluate(
        """(questions) => { for (const [id, one] of Object.entries(questions).filter(([, one]) => one.from !== 'sharing-information')) {
          course.store.answer(id, one.version, ["k00000"], true);
          course.store.review(id, { version: one.version, step: 4, due: 0 });
        } }""",
        DATA["contents"]["questions"],
    )
    before = of_review(page, "course.schedule.days(course.review.items(course.store.read()), Date.now())")
    expect(page.get_by_role("button", name="Ask me five questions before they are due")).to_be_visible()
    review(page)
    assert of_review(page, "course.schedule.days(course.review.items(course.store.read()), Date.now())") == before


# Two tabs, files, no scripts, access


def test_another_tab_s_answer_counts_here(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    page.evaluate("course.store.keepOn('device')")
    other = page.context.new_page()
    do_module(other, served, MODULE, wrong=3)
    expect(page.get_by_text("3 questions are due: 3 asked for another look.")).to_be_visible()


def test_a_round_works_from_a_folder_too(open_page: Open, folder: str) -> None:
    visit = open_page(folder + REVIEW)
    review(visit.page)
    assert visit.outside(folder) == []
    visit.quiet()


def test_the_links_of_a_question_hold_here(open_page: Open, served: str, site: Any) -> None:
    page = open_page(served + REVIEW).page
    begin(page)
    addresses = asked(page).locator("a[href]").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert addresses
    for address in addresses:
        name, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in (site / name).read_text(encoding="utf-8")


def test_questions_that_cannot_be_loaded_are_passed_over_and_stay_due(open_page: Open, served: str) -> None:
    visit = open_page("about:blank")
    page = visit.page
    page.context.route(
        "**/assets/questions/*.js",
        lambda route: route.abort() if "topics" not in route.request.url else route.continue_(),
    )
    page.goto(served + REVIEW)
    page.get_by_role("button", name="Ask me").click()
    expect(page.get_by_text("could not be loaded. Nothing is lost: it stays due.")).to_be_visible()
    for _ in range(5):
        expect(page.get_by_text("could not be loaded. Nothing is lost: it stays due.")).to_be_visible()
        page.get_by_role("button", name="Skip this question").click()
    expect(page.get_by_text("You answered none of these")).to_be_visible()


def test_without_scripts_it_says_where_the_questions_are_and_how_to_review_on_paper(
    open_page: Open, served: str
) -> None:
    page = open_page(served + REVIEW, java_script_enabled=False).page
    expect(page.get_by_text("Without it, the questions stand at the end of each module")).to_be_visible()
    expect(page.get_by_role("heading", name="On paper")).to_be_visible()


def test_the_page_holds_no_question_and_no_answer_of_its_own(site: Any) -> None:
    html = (site / REVIEW).read_text(encoding="utf-8")
    assert [word for word in ("data-keyed", "data-option", "In line with the report") if word in html] == []


def test_axe_finds_nothing_before_while_and_after_asking_on_a_topic_that_was_chosen(
    open_page: Open, served: str
) -> None:
    page = open_page(served, reduced_motion="reduce").page
    do_module(page, served, "modules/domestic-abuse.html", wrong=5)
    page.goto(served + REVIEW)
    page.get_by_role("checkbox", name="domestic abuse").check()
    found = [axe(page)]
    begin(page)
    found.append(faults(page, ("desktop", "phone")))
    for number in range(5):
        settle(asked(page), in_line=number > 1)
        if not number:
            found.append(axe(page))
        onward(page)
    assert [*found, faults(page, ("desktop", "phone"))] == [[]] * 4


def test_a_round_is_done_by_keys_alone(open_page: Open, served: str) -> None:
    page = open_page(served + REVIEW).page
    page.get_by_role("button", name="Ask me").focus()
    page.keyboard.press("Enter")
    for number in range(1, 6):
        expect(page.get_by_text(f"Question {number} of 5")).to_be_focused()
        asked(page).locator("fieldset input").first.focus()
        page.keyboard.press("Space")
        if asked(page).get_attribute("data-kind") == "blank":
            page.keyboard.type("a word")
        asked(page).get_by_role("button", name="Check my answer").focus()
        page.keyboard.press("Enter")
        expect(asked(page)).to_have_attribute("data-answered", "")
        page.get_by_role("button", name="Finish" if number == 5 else "Next question").focus()
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="That is all for now")).to_be_focused()

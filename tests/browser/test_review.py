"""The review: what is asked, in which order and why, what it says and when it comes back, by every way to open it."""

import re
from itertools import pairwise

from playwright.sync_api import Page, expect

from course.content.cases import stages
from course.questions.topics import topics_of
from tests.browser.conftest import Open, beginning
from tests.browser.learner import MODULE, REVIEW, asked, begin, do_module, onward, review, settle
from tests.browser.page import inside
from tests.conftest import COURSE

QUESTIONS = {question.id: (bank, question) for bank in COURSE.banks.values() for question in bank.questions}
visit = beginning("served", REVIEW)


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
    return inside(page, "Object.fromEntries(Object.entries(store.read().reviews).map(([id, one]) => [id, one.step]))")


def test_five_of_five_modules_are_asked_and_what_goes_wrong_comes_first_next_time(open_page: Open, folder: str) -> None:
    visit = open_page(folder + REVIEW)
    page = visit.page
    says(page, "You have answered no questions yet, so nothing is due.", "Nothing has a date yet.")
    expect(page.get_by_role("button", name="Ask me five new questions")).to_be_visible()
    expect(page.get_by_role("button", name="Save these dates for a calendar")).to_be_hidden()
    ids = review(page, in_line=False)
    assert len({QUESTIONS[name][0].slug for name in ids}) == len(ids) == 5
    page.reload()
    says(page, "5 questions are due: 5 asked for another look.")
    assert set(review(page)) == set(ids)
    expect(page.locator("[data-review=now] li")).to_have_count(5)
    back = re.compile(r".+: In line\. It comes back on .+\.")
    expect(page.locator("[data-review=now] li").first).to_have_text(back)
    assert steps(page) == dict.fromkeys(ids, 1)
    assert visit.outside(folder) == []
    visit.quiet()


def test_trying_again_makes_no_wrong_answer_right_one_skipped_stays_and_where_to_keep_them_is_asked_once(
    page: Page,
) -> None:
    asking = page.get_by_role("group", name="Keep your answers and notes on this device?")
    begin(page)
    for _ in range(5):
        onward(page)
    says(page, "You answered none of these, and each stays where it was.")
    assert steps(page) == {}
    page.reload()
    begin(page)
    name = name_of(page)
    settle(asked(page), in_line=False)
    expect(asking).to_have_count(1)
    asked(page).get_by_role("button", name="Try again").click()
    settle(asked(page), in_line=True)
    says(page, "It comes first next time.")
    assert steps(page) == {name: 0}
    onward(page)
    expect(asking).to_be_visible()
    settle(asked(page), in_line=True)
    expect(asking).to_have_count(1)
    page.get_by_role("button", name="Yes, keep them on this device").click()
    page.reload()
    assert (len(steps(page)), inside(page, "store.place()")) == (2, "device")


def test_the_options_never_stand_as_they_did_at_the_last_answer(open_page: Open) -> None:
    page = open_page(REVIEW, before="Math.random = () => 0.999;").page
    begin(page)
    name, seen = name_of(page), []
    for _ in range(4):
        seen.append(asked(page).locator("fieldset label").all_inner_texts())
        settle(asked(page), in_line=False)
        page.reload()
        begin(page)
        assert name_of(page) == name
    assert all(one != other for one, other in pairwise(seen))


def test_a_question_that_has_changed_is_asked_afresh_and_says_so(page: Page) -> None:
    name = COURSE.banks["sharing-information"].questions[0].id
    inside(page, "store.answer(name, 'anolderone', ['k0'], true)", name=name)
    page.reload()
    says(page, "1 question is due: 1 has changed since you answered.")
    begin(page)
    assert name_of(page) == name
    says(page, "It has changed since you answered it.")
    says(page, "This question has changed since you answered it, so it is asked afresh.")
    settle(asked(page), in_line=True)


def every_new(page: Page) -> list[str]:
    return inside(page, "review.items(store.read()).map((item) => item.id)")


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
    about = "This question is about suicide or self-harm. It describes no methods. You can skip it."
    expect(note).to_contain_text(about)
    expect(note.get_by_role("link", name="Help and support")).to_have_attribute("href", "about/support.html")


def test_a_topic_is_asked_about_by_a_choice_that_lasts_and_a_decision_of_a_case_once_it_was_met(page: Page) -> None:
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
    decision = COURSE.banks["health-matters"].questions[0]
    assert decision.id not in every_new(page)
    inside(page, "store.answer(id, version, ['k0'], false)", id=decision.id, version=decision.version)
    assert decision.id in every_new(page)


def test_the_review_and_the_record_name_the_roads_by_which_a_case_was_taken(page: Page, served: str) -> None:
    case = COURSE.cases["health-matters"]
    first, second = (road for stage in stages(case) for road in stage.roads)
    by = f'"{first.title}" and by "{second.title}"'
    for one in COURSE.banks["health-matters"].questions:
        inside(page, "store.answer(id, version, ['k0'], false)", id=one.id, version=one.version)
    for road, said in ((first, f'"{first.title}"'), (second, by)):
        inside(page, "store.seen('health-matters:' + id)", id=road.id)
        page.reload()
        page.get_by_role("button", name="Ask me").click()
        expect(page.locator(".review__why")).to_contain_text(f'From "Health matters", which you took by {said}.')
    page.goto(served + "cpd-record.html")
    page.get_by_role("button", name='Make an entry from "Health matters"').click()
    assert f"taken by {by}." in str(inside(page, "Object.values(store.read().cpd).map((one) => one.text)"))


def test_what_asked_for_another_look_comes_first_and_what_was_in_line_on_its_day(open_page: Open, served: str) -> None:
    """And what another tab does is told at once."""
    visit = open_page("about:blank", clock="2027-03-01T10:00:00Z")
    page = visit.page
    missed = do_module(page, served, MODULE, wrong=2)
    every = len([one for one in COURSE.banks["sharing-information"].questions if not touches([one.id])])
    inside(page, "store.keepOn('device')")
    page.goto(served + REVIEW)
    says(page, "2 questions are due: 2 asked for another look.")
    begin(page)
    says(page, 'It asked for another look last time. From "Referrals and sharing information".')
    name = name_of(page)
    assert name in missed
    expect(asked(page).locator("input:checked")).to_have_count(0)
    expect(asked(page)).not_to_have_attribute("data-answered", "")
    settle(asked(page), in_line=True)
    says(page, "It comes back on Wednesday 3 March 2027.")
    kept = inside(page, "store.read().questions[name]", name=name)
    assert (kept["first"]["keyed"], kept["last"]["keyed"], kept["tries"]) == (False, True, 2)
    page.clock.set_fixed_time("2027-03-03T10:00:00Z")
    page.reload()
    says(page, f"{every} questions are due: 1 asked for another look, {every - 1} have reached their day.")
    first = review(page)
    assert set(missed) - {name} < set(first)
    page.reload()
    assert not set(review(page)) & set(first), "the rest, and two new ones"
    page.clock.set_fixed_time("2027-03-08T10:00:00Z")
    page.reload()
    says(page, "3 questions are due: 3 have reached their day.")
    other = page.context.new_page()
    other.goto(f"{served}modules/assessment.html")
    name = other.locator("[data-module=question]:not([data-answered])").first.get_attribute("data-question")
    settle(other.locator(f"[data-question={name}]"), in_line=False)
    says(page, "4 questions are due: 1 asked for another look, 3 have reached their day.")
    visit.quiet()


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

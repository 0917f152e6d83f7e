"""Cases that unfold: stages that open in order, a hypothesis that is seen again, all of it without scripts and on paper; and progress elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Visit
from tests.browser.desk import Desk, answer, chosen, question
from tests.browser.printed import on_paper
from tests.browser.waiting import until

AT_START, NOW = "What you think at the start", "What you think now"
STAGES = ["Words of stage 1.", "Words of stage 2.", "Words of stage 3."]
END = ["Words about looking back", "A finding.", "Words about the day."]
KEY = "course-record:learning-from-reviews"


@pytest.fixture
def visit(open_page: Open, desk: Desk) -> Visit:
    return open_page(desk.served + "pages/case.html")


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page


def shows(page: Page, stages: int, end: bool = False) -> None:
    """That the first `stages` stages are open, and the end or not."""
    for number, words in enumerate(STAGES):
        expect(page.get_by_text(words)).to_be_visible(visible=number < stages)
    for words in END:
        expect(page.get_by_text(words)).to_be_visible(visible=end)


def says(page: Page, text: str) -> None:
    expect(page.locator(".stages-line")).to_have_text(text)


# Stages


def test_a_case_begins_with_its_first_stage(page: Page) -> None:
    expect(page.get_by_text("Words about the family.")).to_be_visible()
    shows(page, 1)
    says(page, "This case has 3 stages, and 1 of them is open. The next opens when you have answered the question.")
    expect(page.get_by_role("button", name="Go on to")).to_have_count(0)


def test_the_stages_open_in_order_as_they_are_answered(visit: Visit) -> None:
    page = visit.page
    answer(page, "decision-1", "Close the file")
    shows(page, 2)
    says(page, "This case has 3 stages, and 2 of them are open. The next opens when you have answered the question.")
    page.get_by_role("button", name="Go on to: Second: A note from school").click()
    expect(page.get_by_role("heading", name="Second: A note from school")).to_be_focused()
    answer(page, "decision-2", "Talk to the child")
    shows(page, 3)
    answer(page, "decision-3", "Talk to the child")
    shows(page, 3, end=True)
    says(page, "This case has 3 stages. All of it is open.")
    page.get_by_role("button", name="Go on to: Looking back").click()
    expect(page.get_by_role("heading", name="Looking back")).to_be_focused()
    expect(page.get_by_role("button", name="Go on to")).to_have_count(3)
    visit.quiet()


def test_focus_stays_where_the_answer_was_given(page: Page) -> None:
    answer(page, "decision-1", "Close the file")
    expect(question(page, "decision-1").get_by_role("button", name="Check my answer")).to_be_focused()


def test_trying_again_or_clearing_closes_nothing_under_the_reader(page: Page) -> None:
    answer(page, "decision-1", "Close the file")
    question(page, "decision-1").get_by_role("button", name="Try again").click()
    shows(page, 2)
    page.get_by_role("button", name="Clear my answers").click()
    page.get_by_role("button", name="Yes, clear them").click()
    shows(page, 2)
    page.reload()
    shows(page, 1)


def test_all_stages_can_be_shown_at_once(page: Page) -> None:
    button = page.get_by_role("button", name="Show all stages")
    button.click()
    shows(page, 3, end=True)
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("way", ["served", "opened"])
def test_the_stages_that_were_open_are_open_again(open_page: Open, desk: Desk, way: str) -> None:
    visit = open_page(getattr(desk, way) + "pages/case.html")
    page = visit.page
    answer(page, "decision-1", "Close the file")
    answer(page, "decision-2", "Close the file")
    page.reload()
    shows(page, 3)
    assert chosen(page, "decision-2") == ["kee2a2"]
    expect(page.get_by_role("button", name="Go on to")).to_have_count(2)
    assert visit.said == []


def test_a_stage_stays_open_when_an_earlier_question_has_changed(open_page: Open, own_desk: Desk) -> None:
    page = open_page(own_desk.served + "pages/case.html").page
    answer(page, "decision-1", "Close the file")
    answer(page, "decision-2", "Close the file")
    own_desk.edit(
        "case.html",
        lambda soup: soup.find(attrs={"data-question": "decision-1"}).attrs.update({"data-version": "99999999"}),
    )
    page.reload()
    shows(page, 3)
    expect(question(page, "decision-1").locator(".question__notice")).to_be_visible()


@pytest.mark.parametrize("name", ["stage-3", "decision-3", "found"])
def test_an_address_within_a_part_that_is_closed_opens_it(open_page: Open, desk: Desk, name: str) -> None:
    page = open_page(f"{desk.served}pages/case.html#{name}").page
    expect(page.locator(f"[id={name}]")).to_be_in_viewport()
    page.goto(f"{desk.served}pages/map.html")
    page.goto(f"{desk.served}pages/case.html")
    expect(page.locator(f"[id={name}]")).to_be_hidden()
    page.evaluate("(name) => { location.hash = name; }", name)
    expect(page.locator(f"[id={name}]")).to_be_in_viewport()


def test_a_search_of_the_page_can_find_and_open_what_is_closed(page: Page) -> None:
    for part in page.locator(".stage[hidden], .case-end").all():
        assert part.get_attribute("hidden") == "until-found"
    page.locator("#part-3").evaluate("(part) => part.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    expect(page.get_by_text(STAGES[2])).to_be_visible()
    says(page, "This case has 3 stages, and 2 of them are open. The next opens when you have answered the question.")


def test_another_tab_opens_the_stage_too(page: Page, desk: Desk) -> None:
    page.evaluate("course.store.keepOn('device')")
    other = page.context.new_page()
    other.goto(desk.served + "pages/case.html")
    answer(page, "decision-1", "Close the file")
    shows(other, 2)


def test_stages_open_where_nothing_can_be_kept(open_page: Open, desk: Desk) -> None:
    before = "Object.defineProperty(window, 'sessionStorage', { value: null }); Object.defineProperty(window, 'localStorage', { value: null });"
    page = open_page(desk.served + "pages/case.html", before=before).page
    page.get_by_label(AT_START).fill("Two explanations.")
    answer(page, "decision-1", "Close the file")
    shows(page, 2)
    expect(page.locator(".hypothesis__kept").first).to_contain_text("This browser lets the course keep nothing.")


def test_a_case_can_be_walked_by_keyboard_alone(page: Page) -> None:
    page.get_by_role("heading", name="First: A quiet week").evaluate(
        "(heading) => { heading.tabIndex = -1; heading.focus(); }"
    )
    for key in ("Tab", "Space", "Tab", "Enter"):
        page.keyboard.press(key)
    onward = page.get_by_role("button", name="Go on to: Second: A note from school")
    expect(onward).to_be_visible()
    for _ in range(6):
        if not onward.evaluate("(one) => one === document.activeElement"):
            page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Second: A note from school")).to_be_focused()


# Hypotheses


def test_what_is_noted_at_the_start_is_seen_again_at_the_end(page: Page) -> None:
    page.get_by_label(AT_START).fill("One thing.\nAnother <b>thing</b>.")
    page.get_by_label(AT_START).blur()
    page.get_by_role("button", name="Show all stages").click()
    expect(page.locator(".hypothesis__then")).to_have_text("One thing.\nAnother <b>thing</b>.")
    page.get_by_label(NOW).fill("Something else.")
    page.reload()
    expect(page.get_by_label(AT_START)).to_have_value("One thing.\nAnother <b>thing</b>.")
    page.get_by_role("button", name="Show all stages").click()
    expect(page.get_by_label(NOW)).to_have_value("Something else.")
    expect(page.locator(".hypothesis__then")).to_have_text("One thing.\nAnother <b>thing</b>.")


def test_an_end_without_a_beginning_says_so(page: Page) -> None:
    page.get_by_role("button", name="Show all stages").click()
    expect(page.locator(".hypothesis__then")).to_have_text("You wrote nothing at the start.")


def test_a_note_is_kept_while_it_is_written(page: Page) -> None:
    page.get_by_label(AT_START).press_sequentially("Two explanations.")
    until(page, "(key) => (sessionStorage.getItem(key) || '').includes('Two explanations.')", KEY)
    expect(page.get_by_label(AT_START)).to_be_focused()


def test_a_note_that_was_just_written_is_kept_when_the_page_is_left(page: Page) -> None:
    page.get_by_label(AT_START).fill("Left at once.")
    page.reload()
    expect(page.get_by_label(AT_START)).to_have_value("Left at once.")


def test_a_note_says_what_not_to_write_and_where_it_is_kept(page: Page) -> None:
    for label in (AT_START, NOW):
        box = page.get_by_label(label)
        about = [
            page.locator(f"[id='{name}']").text_content()
            for name in (box.get_attribute("aria-describedby") or "").split()
        ]
        assert about == [
            "Do not write anything that could identify a family.",
            "Your answers and notes are kept in this tab, until you close it.",
        ]
    page.evaluate("course.store.keepOn('device')")
    expect(page.locator(".hypothesis__kept").first).to_have_text("Your answers and notes are kept on this device.")


def test_another_tab_does_not_write_over_a_note_that_is_being_written(page: Page, desk: Desk) -> None:
    page.evaluate("course.store.keepOn('device')")
    other = page.context.new_page()
    other.goto(desk.served + "pages/case.html")
    other.get_by_label(AT_START).fill("Mine, unfinished")
    page.get_by_label(AT_START).fill("From the first tab")
    page.get_by_label(AT_START).blur()
    until(other, "course.store.read().notes['hypothesis:case-to-test']")
    expect(other.get_by_label(AT_START)).to_have_value("Mine, unfinished")


def test_an_emptied_note_stays_empty(page: Page) -> None:
    page.get_by_label(AT_START).fill("A thought.")
    page.get_by_label(AT_START).blur()
    page.get_by_label(AT_START).fill("")
    page.reload()
    expect(page.get_by_label(AT_START)).to_have_value("")
    assert "A thought." not in page.evaluate("(key) => sessionStorage.getItem(key)", KEY)


# Without scripts, and on paper


def test_without_scripts_every_stage_is_open(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/case.html", java_script_enabled=False).page
    shows(page, 3, end=True)
    expect(page.get_by_text("Write down two different explanations.")).to_be_visible()


CASE = [
    *STAGES,
    *END,
    "Consequence of talking 3.",
    "Consequence of closing 1.",
    "Explanation of decision 2.",
    "Write down two different explanations.",
]


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_every_stage_is_open(open_page: Open, desk: Desk, scripts: bool) -> None:
    page = open_page(desk.served + "pages/case.html", java_script_enabled=scripts).page
    text = on_paper(page)
    assert [words for words in CASE if words not in text] == []
    assert "Show all stages" not in text
    if scripts:
        shows(page, 1)


def test_a_case_is_printed_whole_in_each_way(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/case.html", before="window.print = () => {};").page
    answer(page, "decision-1", "Close the file")
    page.get_by_text("Print this case").click()
    texts = {}
    for mode in ("Questions only", "Questions, answers after", "Answers in place"):
        page.get_by_role("button", name=mode, exact=True).click()
        texts[mode] = on_paper(page)
        assert [
            words
            for words in [*STAGES, "Situation of decision 3.", "Words about the family."]
            if words not in texts[mode]
        ] == []
    assert "Consequence of closing" not in texts["Questions only"]
    after, place = texts["Questions, answers after"], texts["Answers in place"]
    assert after.index("Words of stage 3.") < after.index("Answers and why") < after.index("Consequence of closing 1.")
    assert place.index("Consequence of closing 1.") < place.index("Words of stage 2.")


def test_what_was_noted_is_on_paper(page: Page) -> None:
    page.get_by_label(AT_START).fill("Long ago and far away.\n" * 40)
    page.get_by_label(AT_START).blur()
    assert on_paper(page).count("Long ago and far away.") == 80


# Progress on the map and the home page


def test_the_map_says_how_many_questions_are_answered(visit: Visit, desk: Desk) -> None:
    page = visit.page
    page.goto(desk.served + "pages/module.html")
    answer(page, "the-call-back", "Wait")
    answer(page, "the-chronology", "Spring")
    page.goto(desk.served + "pages/map.html")
    expect(page.locator("[data-progress-for=module]")).to_have_text("Reading: 2 of 4 questions answered")
    expect(page.locator("[data-progress-for=other]")).to_have_text("")
    page.evaluate("course.store.keepOn('device')")
    other = page.context.new_page()
    other.goto(desk.served + "pages/module.html")
    answer(other, "the-two-gaps", "The colour")
    expect(page.locator("[data-progress-for=module]")).to_have_text("Quiz done: 3 of 4 questions answered")
    assert visit.said == []

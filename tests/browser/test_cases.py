"""Cases that unfold: stages that open in order, a hypothesis that is seen again, roads, and paper."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open, Visit, beginning
from tests.browser.desk import CASE, HOME, Desk, again, answer, chosen, question
from tests.browser.page import inside, on_paper, until
from tests.browser.records import kept
from tests.browser.test_store import MISSING, NONE

AT_START, NOW = "What you think at the start", "What you think now"
STAGES = ["First: Morning", "Second: Morning", "Third: Morning", "Fourth: Morning"]
END = ["It was the wind.", "Dogs run.", "It sleeps."]
visit = beginning("desk", CASE)


def close(page: Page, *numbers: int) -> None:
    """Answer decisions, out of line."""
    for number in numbers:
        answer(page, f"decision-{number}", f"Close the file about {number}")


def shows(page: Page, stages: int) -> None:
    """That so many stages are open, the end with the fifth, and that the page says so."""
    for number, words in enumerate(STAGES):
        expect(page.get_by_role("heading", name=words)).to_be_visible(visible=number < stages)
    for words in END:
        expect(page.get_by_text(words).first).to_be_visible(visible=stages > len(STAGES))
    so_many = f"This case has 4 stages, and {stages} of them {'is' if stages == 1 else 'are'} open. "
    said = f"{so_many}The next opens when you have answered the question." if stages < 4 else "All of it is open."
    if stages != len(STAGES):
        expect(page.locator(".stages-line")).to_contain_text(said)


def go_on(page: Page, to: str) -> None:
    page.get_by_role("button", name=f"Go on to: {to}").press("Enter")
    expect(page.get_by_role("heading", name=to)).to_be_focused()


def test_the_stages_open_in_order_as_they_are_answered_and_what_is_open_stays_open(visit: Visit) -> None:
    """The next stage begins with what would have followed, and the focus stays."""
    page = visit.page
    expect(page.get_by_text("Ama has a dog.")).to_be_visible()
    shows(page, 1)
    expect(page.get_by_role("button", name="Go on to")).to_have_count(0)
    close(page, 1)
    expect(question(page, "decision-1").get_by_role("button", name="Try again")).to_be_focused()
    shows(page, 2)
    expect(page.get_by_text("The gate would have stayed open.")).to_be_visible()
    expect(page.get_by_text("The gate would have swung all week.")).to_be_hidden()
    again(page, "decision-1")
    shows(page, 2)
    answer(page, "decision-1", "Talk to the child about 1")
    expect(page.locator("#part-2").get_by_text("Had the last choice been another")).to_be_hidden()
    go_on(page, STAGES[1])
    close(page, 2, 3)
    shows(page, 4)
    close(page, 4)
    shows(page, 5)
    go_on(page, "Looking back")
    expect(page.get_by_role("button", name="Go on to")).to_have_count(4)
    page.get_by_role("button", name="Clear my answers").click()
    page.get_by_role("button", name="Yes, clear them").click()
    shows(page, 5)
    page.reload()
    shows(page, 1)
    visit.quiet()


def test_open_stages_are_open_again_though_a_question_has_changed(open_page: Open, own_desk: Desk) -> None:
    visit = open_page(own_desk.opened + CASE)
    page = visit.page
    close(page, 1, 2)
    page.reload()
    shows(page, 3)
    assert chosen(page, "decision-2") == ["Close the file about 2"]
    expect(page.get_by_role("button", name="Go on to")).to_have_count(2)
    first = {"data-question": "decision-1"}
    own_desk.edit(CASE, lambda soup: soup.find(attrs=first).attrs.update({"data-version": "9"}))
    page.reload()
    shows(page, 3)
    expect(question(page, "decision-1").locator(".question__notice")).to_be_visible()
    assert visit.said == []


def test_an_address_within_a_part_that_is_closed_or_a_search_of_the_page_opens_it(page: Page, desk: Desk) -> None:
    for part in page.locator(".stage[hidden], .case-end").all():
        assert part.get_attribute("hidden") == "until-found"
    page.locator("#part-3").evaluate("(part) => part.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    expect(page.get_by_role("heading", name=STAGES[2])).to_be_visible()
    expect(page.locator(".stages-line")).to_contain_text("2 of them are open")
    for name in ("stage-3", "decision-3", "found"):
        place = page.locator(f"[id={name}]")
        page.goto(desk.served + HOME)
        page.goto(f"{desk.served}{CASE}#{name}")
        expect(place).to_be_in_viewport()
        page.goto(desk.served + HOME)
        page.goto(desk.served + CASE)
        expect(place).to_be_hidden()
        page.evaluate("(name) => { location.hash = name; }", name)
        expect(place).to_be_in_viewport()


def test_stages_open_where_nothing_can_be_kept(open_page: Open, desk: Desk) -> None:
    before = MISSING.format("sessionStorage") + MISSING.format("localStorage")
    page = open_page(desk.served + CASE, before=before).page
    page.get_by_label(AT_START).fill("Two explanations.")
    close(page, 1)
    shows(page, 2)
    expect(page.locator(".hypothesis__kept").first).to_contain_text(NONE)


OURS, OTHER = "Second road: Ama waits until Friday", "First road: Ama shuts the gate"
CLEAR = {OURS: "Ama met Bo", OTHER: "Ama, who is nine, shut it."}


def road(page: Page, name: str) -> Locator:
    return page.locator("details.case-road").filter(has_text=name)


def on(page: Page, taken: str) -> None:
    """That this road is open as the reader's own, the other one folded, and later rows are those of this one."""
    for name in CLEAR:
        ours = name == taken
        expect(page.locator("details.case-road[open]").filter(has_text=name)).to_have_count(int(ours))
        expect(road(page, name).locator("summary")).to_contain_text("Your road" if ours else "To look at as well")
        for row in page.locator("tr:has(.by-road)").filter(has_text=name[: name.index(":")]).all():
            expect(row).to_have_css("display", "table-row" if ours else "none")


def test_the_road_of_a_choice_is_open_the_other_can_be_looked_at_and_the_case_taken_again_by_it(visit: Visit) -> None:
    page = visit.page
    answer(page, "decision-1", "Talk to the child about 1")
    answer(page, "decision-2", "Talk to the child about 2")
    on(page, OTHER)
    close(page, 3, 4)
    page.get_by_role("button", name="Take this case again by another road").click()
    expect(question(page, "decision-2").locator("input").first).to_be_focused()
    left = [chosen(page, f"decision-{number}") for number in (1, 2, 3, 4)]
    assert left == [["Talk to the child about 1"], [], [], []]
    answer(page, "decision-2", "Wait and see about 2")
    on(page, OURS)
    assert inside(page, "store.read().questions['decision-3'].tries") == 1
    assert {"gate:gate-shut", "gate:gate-waits"} <= set(inside(page, "Object.keys(store.read().seen)"))
    expect(page.locator("#part-3").get_by_text("Had the last choice been another")).to_be_hidden()
    close(page, 3)
    road(page, OTHER).locator("summary").press("Enter")
    expect(page.get_by_text(CLEAR[OTHER])).to_be_visible()
    close(page, 4)
    expect(page.get_by_text(CLEAR[OTHER])).to_be_visible()
    page.reload()
    on_paper(page)
    on(page, OURS)
    visit.quiet()


THOUGHT = "One thing.\nAnother <b>thing</b>."


def test_all_stages_can_be_shown_at_once_and_what_is_noted_at_the_start_is_seen_again_at_the_end(page: Page) -> None:
    button, then = page.get_by_role("button", name="Show all stages"), page.locator(".hypothesis__then")
    button.click()
    shows(page, 5)
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(then).to_have_text("You wrote nothing at the start.")
    page.get_by_label(AT_START).fill(THOUGHT)
    page.get_by_label(AT_START).blur()
    expect(then).to_have_text(THOUGHT)
    page.get_by_label(NOW).fill("Something else.")
    page.reload()
    expect(page.get_by_label(AT_START)).to_have_value(THOUGHT)
    page.get_by_role("button", name="Show all stages").click()
    expect(page.get_by_label(NOW)).to_have_value("Something else.")
    expect(then).to_have_text(THOUGHT)


def test_a_note_is_kept_as_it_is_written_stays_empty_once_emptied_and_says_what_not_to_write(page: Page) -> None:
    box, family = page.get_by_label(AT_START), "Do not write anything by which someone could be recognised."
    box.press_sequentially("Two explanations.")
    until(page, lambda: "Two explanations." in str(kept(page)))
    expect(box).to_be_focused()
    for text in ("Left at once.", ""):
        box.fill(text)
        page.reload()
        expect(box).to_have_value(text)
    assert "Left at once." not in str(kept(page))
    for place, where in (("tab", "in this tab, until you close it."), ("device", "on this device.")):
        inside(page, "store.keepOn(place)", place=place)
        for label in (AT_START, NOW):
            said = f"{family} Your answers and notes are kept {where}"
            expect(page.get_by_label(label)).to_have_accessible_description(said)


WHOLE = [*STAGES, *END, *CLEAR, *CLEAR.values(), "She ran home.", "She ran out.",
         "Consequence of talking 3.", "Consequence of closing 1.", "Explanation of decision 2.",
         "Write down two reasons."]  # fmt: skip


def test_a_case_is_printed_whole_in_each_way_with_what_was_noted(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + CASE, before="window.print = () => {};").page
    page.get_by_label(AT_START).fill("Long ago and far away.\n" * 40)
    close(page, 1)
    text = on_paper(page)
    assert [words for words in WHOLE if words not in text] == []
    assert text.count("Long ago and far away.") == 80
    assert "Show all stages" not in text
    shows(page, 2)
    page.get_by_text("Print this case").click()
    for mode in ("Questions only", "Questions, answers after", "Answers in place"):
        page.get_by_role("button", name=mode, exact=True).click()
        text = on_paper(page)
        lost = [words for words in [*STAGES, "Situation of decision 3.", "Ama has a dog."] if words not in text]
        assert (lost, "Consequence of closing 1." in text) == ([], mode != "Questions only"), mode

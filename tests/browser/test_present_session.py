"""A session in a real browser: the timer against its plan, hands counted, and notes in a window of their own or under the slide."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Visit
from tests.browser.stage import CASE, GUIDE, MODULE, SCREEN, VOTE, WAYS, go, notes_of, present


@pytest.fixture
def visit(open_page: Open, served: str) -> Visit:
    visit = open_page(f"{served}{MODULE}.html", **SCREEN)
    present(visit.page)
    return visit


# Timer and plan


def test_the_timer_counts_against_the_plan_and_pauses_and_a_reload_keeps_it(open_page: Open, served: str) -> None:
    page = open_page("about:blank", clock="2026-11-22T10:00:00Z", **SCREEN).page
    page.goto(f"{served}{GUIDE}.html")
    present(page)
    time = page.locator(".deck__time")
    expect(time).to_contain_text("0 / 30 min")
    page.clock.run_for(5 * 60_000 + 2_000)
    expect(time).to_contain_text("5 / 30 min")
    page.keyboard.press("p")
    page.clock.run_for(60_000)
    expect(time).to_contain_text("5 / 30 min, paused")
    page.reload()
    expect(time).to_contain_text("5 / 30 min, paused")
    time.click()
    page.clock.run_for(25 * 60_000)
    expect(time).to_contain_text("30 / 30 min, time is up")


def test_slides_for_another_length_are_left_out(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{GUIDE}.html", **SCREEN).page
    present(page)
    page.keyboard.press("o")
    panel = page.get_by_role("dialog", name="Overview")
    expect(panel.get_by_role("button", name="30 minutes", exact=True)).to_have_count(1)
    expect(panel.get_by_role("button", name="60 minutes", exact=True)).to_have_count(0)
    panel.get_by_label("Session").select_option("60 minutes")
    expect(panel.get_by_role("button", name="60 minutes", exact=True)).to_have_count(1)
    expect(panel.get_by_role("button", name="30 minutes", exact=True)).to_have_count(0)
    page.keyboard.press("Escape")
    go(page, "minutes-7")
    expect(page.locator(".deck__time")).to_contain_text("/ 7 min")


# The group question


def test_hands_are_counted_by_keys_and_taps_and_shown_as_bars_with_numbers(visit: Visit) -> None:
    page = visit.page
    go(page, VOTE)
    options = page.locator(".options > li")
    for key in ("1", "1", "2", "2", "2", "Shift+1", "3"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Option B: one hand more").click()
    page.get_by_role("button", name="Option C: one hand fewer").click()
    assert options.locator(".option__number").all_inner_texts() == ["1", "4", "0"]
    expect(page.locator(".option__bar").first).to_be_hidden()
    page.keyboard.press("s")
    expect(page.locator(".option__bar").first).to_be_visible()
    shares = page.locator(".option__share").evaluate_all(
        "all => all.map((one) => Math.round(100 * one.offsetWidth / one.parentElement.clientWidth))"
    )
    assert shares == [20, 80, 0]
    expect(page.locator(".deck__said[role=status]")).to_have_text("The spread: A 1, B 4, C 0.")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".option__hands")).to_have_text("1 of 5 hands")
    expect(page.locator(".verdict")).to_contain_text("Look again.")
    page.reload()
    page.keyboard.press("ArrowLeft")
    assert options.locator(".option__number").all_inner_texts() == ["1", "4", "0"]
    page.get_by_role("button", name="Clear", exact=True).click()
    assert options.locator(".option__number").all_inner_texts() == ["", "", ""]


def test_nothing_of_it_goes_into_the_learner_s_record(visit: Visit) -> None:
    page = visit.page
    before = page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    go(page, VOTE)
    for key in ("1", "2", "s", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    assert page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])") == before
    assert page.evaluate("Object.keys(window.course.store ? window.course.store.read().questions : {})") == []


def test_the_spread_fits_on_every_question_of_a_case(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{CASE}.html", **SCREEN).page
    present(page)
    for name in page.evaluate(
        "(name) => courseData['decks/' + name].slides.filter((one) => one.kind === 'vote').map((one) => one.id)", CASE
    ):
        go(page, name)
        for key in ("1", "2", "3", "s"):
            page.keyboard.press(key)
        assert page.evaluate(
            "(() => { const body = document.querySelector('.slide__body'); return body.scrollHeight <= body.clientHeight + 1; })()"
        ), name


# Notes


@pytest.mark.parametrize("way", WAYS)
def test_the_notes_window_is_in_step_both_ways(open_page: Open, request: pytest.FixtureRequest, way: str) -> None:
    visit = open_page(f"{request.getfixturevalue(way)}{GUIDE}.html", **SCREEN)
    page = visit.page
    present(page)
    said: list[str] = []
    page.context.on("page", lambda opened: opened.on("console", lambda message: said.append(message.text)))
    window = notes_of(page)
    count = window.locator("[data-notes=count]")
    go(page, "scenario.3")
    expect(count).to_have_text(re.compile(r"Slide 9 of \d+: The scenario"))
    expect(window.locator("[data-notes=notes]")).to_contain_text("What is missing: nobody has seen Devika by herself.")
    expect(window.get_by_role("group", name="This slide")).to_contain_text("Who decides what in this house")
    expect(window.get_by_role("group", name="Next slide")).to_contain_text("30 minutes")
    expect(window.locator("[data-notes=steps] [aria-current]")).to_contain_text("Arrive")
    window.keyboard.press("PageUp")
    expect(page.locator(".deck__count")).to_contain_text("Slide 8 of")
    expect(count).to_contain_text("Slide 8 of")
    window.get_by_role("button", name="Next").click()
    expect(page.locator(".deck__count")).to_contain_text("Slide 9 of")
    window.get_by_role("button", name="Pause the timer").click()
    expect(page.locator(".deck__time")).to_contain_text("paused")
    window.keyboard.press("b")
    expect(page.locator(".deck__black")).to_be_visible()
    window.keyboard.press("b")
    expect(page.locator(".deck__black")).to_be_hidden()
    page.reload()
    expect(page.locator(".deck")).to_be_visible()
    window.keyboard.press("PageUp")
    expect(page.locator(".deck__count")).to_contain_text("Slide 8 of")
    page.keyboard.press("Escape")
    expect(window.get_by_text("This window works alone now.")).to_be_visible()
    assert [*visit.said, *said] == []
    assert visit.refused() == []


@pytest.mark.parametrize("way", WAYS)
def test_a_window_that_the_deck_did_not_open_hears_it_by_the_channel(
    open_page: Open, request: pytest.FixtureRequest, way: str
) -> None:
    site = request.getfixturevalue(way)
    page = open_page(f"{site}{MODULE}.html", **SCREEN).page
    present(page)
    window = page.context.new_page()
    window.goto(f"{site}notes.html#deck={MODULE}&slide=gaps&token={page.evaluate('history.state.kept.token')}")
    expect(window.get_by_text("In step with the slides.")).to_be_visible()
    expect(window.locator("[data-notes=count]")).to_contain_text("Slide 1 of")
    window.keyboard.press("ArrowRight")
    expect(page.locator(".deck__count")).to_contain_text("Slide 2 of")
    window.get_by_role("button", name="Pause the timer").click()
    expect(page.locator(".deck__time")).to_contain_text("paused")


def test_a_notes_window_that_cannot_talk_says_so_and_works_alone(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}notes.html#deck={MODULE}&slide=gaps&token=nobody", **SCREEN)
    page = visit.page
    expect(page.get_by_text("so it works alone")).to_be_visible()
    expect(page.locator("[data-notes=count]")).to_contain_text("Nearly every report read in depth had a gap")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-notes=count]")).to_contain_text("Reports in which too little sharing was an issue")
    assert visit.said == []


def test_where_no_window_opens_the_notes_stand_under_the_slide(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{MODULE}.html", before="window.open = () => null;", **SCREEN).page
    present(page)
    page.keyboard.press("n")
    expect(page.get_by_text("The browser did not open a window for the notes.")).to_be_visible()
    expect(page.get_by_role("region", name="Notes")).to_be_attached()


def test_where_the_notes_window_does_not_answer_the_deck_says_so(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{MODULE}.html", before="window.open = () => ({ postMessage() {} });", **SCREEN).page
    present(page)
    page.keyboard.press("n")
    expect(page.get_by_text("Until it is in step with this one, move it by its own keys.")).to_be_visible()


def test_notes_under_the_slide_are_below_the_fold(visit: Visit) -> None:
    page = visit.page
    go(page, "act")
    page.keyboard.press("u")
    notes = page.get_by_role("region", name="Notes")
    expect(notes).to_contain_text("even when it does not come as a referral.")
    expect(notes.locator("p").first).not_to_be_in_viewport()
    notes.scroll_into_view_if_needed()
    expect(notes.locator("p").first).to_be_in_viewport()
    page.keyboard.press("u")
    expect(notes).to_have_count(0)


LOG = """(place) => {
  window.shown = [];
  new MutationObserver(() => window.shown.push(place.textContent)).observe(place, { childList: true, characterData: true, subtree: true });
}"""


def test_a_stranger_s_message_moves_nothing(visit: Visit) -> None:
    page = visit.page
    page.locator(".deck__count").evaluate(LOG)
    for message in (
        {"course": "present", "token": "wrong", "type": "go", "slide": "team"},
        {"course": "present", "type": "go", "slide": "team"},
        "team",
        None,
    ):
        page.evaluate("(message) => window.postMessage(message, '*')", message)
    page.evaluate(
        "window.postMessage({ course: 'present', token: history.state.kept.token, type: 'go', slide: '2' }, '*')"
    )
    expect(page.locator(".deck__count")).to_contain_text("Slide 2 of")
    assert {one.split(" of ")[0] for one in page.evaluate("window.shown")} == {"Slide 2"}


def test_another_site_moves_neither_window_though_it_knows_their_word(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{MODULE}.html", **SCREEN).page
    present(page)
    word = page.evaluate("history.state.kept.token")
    stranger = page.context.new_page()
    stranger.goto(served.replace("127.0.0.1", "localhost"))
    with stranger.expect_popup() as opened:
        stranger.evaluate(
            "(place) => { window.theirs = window.open(place); }", f"{served}notes.html#deck={MODULE}&token={word}"
        )
    window = opened.value
    count = window.locator("[data-notes=count]")
    expect(count).to_contain_text("Slide 1 of")
    count.evaluate(LOG)
    page.locator(".deck__count").evaluate(LOG)
    stranger.evaluate(
        "([deck, token]) => window.theirs.postMessage({ course: 'present', token, type: 'at', deck, slide: 'gaps', plan: 0, clock: null }, '*')",
        [MODULE, word],
    )
    page.evaluate(
        "(token) => window.dispatchEvent(new MessageEvent('message', { origin: 'https://elsewhere.example', data: { course: 'present', token, type: 'go', slide: 'gaps' } }))",
        word,
    )
    page.keyboard.press("ArrowRight")
    expect(count).to_contain_text("Slide 2 of")
    for one in (page, window):
        assert {words.split(" of ")[0] for words in one.evaluate("window.shown")} == {"Slide 2"}


def test_the_notes_window_loads_no_other_script(open_page: Open, served: str) -> None:
    visit = open_page("about:blank")
    for name in ("../../evil", "https://example.org/x", "modules/../x", "__proto__", "constructor", ""):
        visit.page.goto("about:blank")
        visit.page.goto(f"{served}notes.html#deck={name}")
        expect(visit.page.get_by_text("The slides could not be loaded."), name).to_be_visible()
    assert [one for one in visit.asked if "decks" in one or "example.org" in one.partition("#")[0]] == []

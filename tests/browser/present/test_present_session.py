"""A session in a real browser: the timer against its plan, and notes in a window of their own or under the slide."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, beginning
from tests.browser.stage import GUIDE, MODULE, SCREEN, VOTE, go, notes_of, present, press

visit = beginning("served", f"{MODULE}.html", then=present, **SCREEN)


def counts(page: Page, text: str) -> None:
    """That a deck, or a window of notes, counts this slide."""
    expect(page.locator(".deck__count, [data-notes=count]")).to_contain_text(text)


def test_the_timer_counts_against_the_plan_and_pauses_and_a_reload_keeps_it(open_page: Open) -> None:
    page = open_page(f"{GUIDE}.html", clock="2026-11-22T10:00:00Z", **SCREEN).page
    present(page)
    time = page.locator(".deck__time")
    for act, seconds, said in (
        ("", 0, "0 / 30 min"),
        ("", 302, "5 / 30 min"),
        ("pause", 60, "5 / 30 min, paused"),
        ("reload", 0, "5 / 30 min, paused"),
        ("go on", 1500, "30 / 30 min, time is up"),
    ):
        if act == "reload":
            page.reload()
        elif act == "pause":
            page.keyboard.press("p")
        elif act:
            time.click()
        page.clock.run_for(seconds * 1000)
        expect(time, act).to_contain_text(said)


def test_the_notes_window_is_in_step_both_ways(open_page: Open, anywhere: str) -> None:
    visit = open_page(f"{anywhere}{GUIDE}.html", **SCREEN)
    page = visit.page
    present(page)
    page.context.on("page", lambda one: one.on("console", lambda message: visit.said.append(message.text)))
    window = notes_of(page)
    go(page, "scenario.3")
    counts(window, ": The scenario")
    expect(window.locator("[data-notes=notes]")).to_contain_text("What is missing: nobody has seen Devika by herself.")
    expect(window.locator("[data-notes=notes]")).to_contain_text("Likely wrong turns")
    expect(window.get_by_role("group", name="This slide")).to_contain_text("Who decides what in this house")
    expect(window.get_by_role("group", name="Next slide")).to_contain_text("30 minutes")
    number = int(page.locator(".deck__count").inner_text().split()[1])
    expect(window.locator("[data-notes=steps] [aria-current]")).to_contain_text("Arrive")
    window.keyboard.press("PageUp")
    counts(page, f"Slide {number - 1} of")
    counts(window, f"Slide {number - 1} of")
    window.get_by_role("button", name="Next").click()
    counts(page, f"Slide {number} of")
    window.get_by_role("button", name="Pause the timer").click()
    expect(page.locator(".deck__time")).to_contain_text("paused")
    for seen in (True, False):
        window.keyboard.press("b")
        expect(page.locator(".deck__black")).to_be_visible(visible=seen)
    page.reload()
    expect(page.locator(".deck")).to_be_visible()
    expect(window.get_by_text("In step with the slides.")).to_be_visible()
    window.keyboard.press("PageUp")
    counts(page, f"Slide {number - 1} of")
    page.keyboard.press("Escape")
    expect(window.get_by_text("This window works alone now.")).to_be_visible()
    visit.quiet()


def test_a_window_that_the_deck_did_not_open_hears_it_by_the_channel(open_page: Open, folder: str) -> None:
    page = open_page(f"{folder}{MODULE}.html", **SCREEN).page
    present(page)
    window = page.context.new_page()
    window.goto(f"{folder}notes.html#deck={MODULE}&slide=gaps&token={page.evaluate('history.state.kept.token')}")
    expect(window.get_by_text("In step with the slides.")).to_be_visible()
    counts(window, "Slide 1 of")
    window.keyboard.press("ArrowRight")
    counts(page, "Slide 2 of")
    window.get_by_role("button", name="Pause the timer").click()
    expect(page.locator(".deck__time")).to_contain_text("paused")


def test_the_notes_window_goes_on_to_the_next_deck_and_knows_the_stage_of_a_slide(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{GUIDE}.html", **SCREEN).page
    present(page)
    window = notes_of(page)
    press(page, "Escape")
    page.goto(f"{served}{MODULE}.html")
    present(page)
    page.keyboard.press("n")
    counts(window, "Slide 1 of 14")
    expect(window).to_have_title(re.compile("^Notes: .*shar", re.IGNORECASE))
    expect(window.get_by_text("In step with the slides.")).to_be_visible()
    go(page, VOTE)
    page.keyboard.press("ArrowRight")
    counts(window, "Option A")
    window.keyboard.press("ArrowRight")
    expect(page.locator(".slide__part")).to_have_text("Option B")


def test_a_notes_window_that_cannot_talk_works_alone_and_loads_no_other_script(open_page: Open, served: str) -> None:
    visit = open_page(f"notes.html#deck={MODULE}&slide=gaps&token=nobody", **SCREEN)
    expect(visit.page.get_by_text("so it works alone")).to_be_visible()
    counts(visit.page, "Nearly every report read in depth had a gap")
    visit.page.keyboard.press("ArrowRight")
    counts(visit.page, "In 65 of the 66 reports read in depth, too little sharing was an issue")
    assert visit.said == []
    visit.asked.clear()
    for name in ("../../evil", "https://example.org/x", "modules/../x", "__proto__", "constructor", ""):
        visit.page.goto("about:blank")
        visit.page.goto(f"{served}notes.html#deck={name}")
        expect(visit.page.get_by_text("The slides could not be loaded."), name).to_be_visible()
    assert [one for one in visit.asked if "decks" in one or "example.org" in one.partition("#")[0]] == []


def test_a_deck_that_can_open_no_window_says_so_and_has_its_notes_below_the_fold(open_page: Open) -> None:
    page = open_page(f"{MODULE}.html", before="window.open = () => null;", **SCREEN).page
    present(page)
    go(page, "act")
    page.keyboard.press("n")
    expect(page.get_by_text("The browser did not open a window for the notes.")).to_be_visible()
    notes = page.get_by_role("region", name="Notes")
    expect(notes).to_contain_text("even when it does not come as a referral.")
    page.keyboard.press("u")
    expect(notes).to_have_count(0)
    page.keyboard.press("u")
    expect(notes.locator("p").first).not_to_be_in_viewport()
    notes.scroll_into_view_if_needed()
    expect(notes.locator("p").first).to_be_in_viewport()
    page.keyboard.press("u")
    expect(notes).to_have_count(0)


LOG = """(place) => {
  window.shown = [];
  new MutationObserver(() => window.shown.push(place.textContent)).observe(place, { childList: true, characterData: true, subtree: true });
}"""


def watch(page: Page) -> None:
    page.locator(".deck__count, [data-notes=count]").evaluate(LOG)


def shown(page: Page) -> set[str]:
    """The slides that were counted since it was watched."""
    return {one.split(" of ")[0] for one in page.evaluate("window.shown")}


def test_a_stranger_s_message_moves_nothing_nor_does_another_site_that_knows_the_word(page: Page, served: str) -> None:
    word = page.evaluate("history.state.kept.token")
    known = {"course": "present", "token": word}
    go_there = {"course": "present", "type": "go", "by": 4}
    stranger = page.context.new_page()
    stranger.goto(served.replace("127.0.0.1", "localhost"))
    with stranger.expect_popup() as opened:
        notes = f"{served}notes.html#deck={MODULE}&token={word}"
        stranger.evaluate("(place) => { window.theirs = window.open(place); }", notes)
    window = opened.value
    counts(window, "Slide 1 of")
    watch(window)
    watch(page)
    for message in ({**go_there, "token": "wrong"}, go_there, "team", None):
        page.evaluate("(message) => window.postMessage(message, '*')", message)
    at = {**known, "type": "at", "deck": MODULE, "slide": "gaps", "stage": "gaps", "length": 0}
    stranger.evaluate("(message) => window.theirs.postMessage(message, '*')", at)
    elsewhere = "new MessageEvent('message', { origin: 'https://elsewhere.example', data })"
    page.evaluate(f"(data) => window.dispatchEvent({elsewhere})", {**go_there, **known})
    page.evaluate("(message) => window.postMessage(message, '*')", {**go_there, **known, "by": 1})
    counts(page, "Slide 2 of")
    counts(window, "Slide 2 of")
    assert (shown(page), shown(window)) == ({"Slide 2"}, {"Slide 2"})


def test_trainer_s_notes_are_one_switch_away_and_carried_by_the_address(open_page: Open, folder: str) -> None:
    guide = f"{folder}{GUIDE}.html"
    page = open_page(guide).page
    note, switch = page.locator(".trainer-note").first, page.get_by_role("button", name="Show trainer notes")
    expect(note).to_be_hidden()
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(note.locator("p").first).to_be_visible()
    assert page.url.endswith("?trainer=1")
    page.goto(f"{guide}?trainer=1#prompts")
    expect(note.locator("p").first).to_be_visible()
    switch.click()
    expect(note).to_be_hidden()
    assert "trainer" not in page.url

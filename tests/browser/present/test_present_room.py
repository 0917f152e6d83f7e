"""What a room does with a deck: hands, talk, hands again, and what it agrees on the last slide."""

import re
from collections.abc import Sequence

from playwright.sync_api import Page, expect

from tests.browser.access import drawn
from tests.browser.conftest import Open, beginning
from tests.browser.page import sheets
from tests.browser.records import kept
from tests.browser.stage import CASE, MODULE, SCREEN, VOTE, go, notes_of, present, press, slides

visit = beginning("served", f"{MODULE}.html", then=present, **SCREEN)


def fared(page: Page) -> list[str]:
    return page.locator(".options > li .option__number").all_inner_texts()


def test_hands_are_counted_by_key_and_tap_stay_beside_the_reasons_and_out_of_the_record(page: Page) -> None:
    before = kept(page)
    go(page, VOTE)
    press(page, "a", "1", "b", "B", "2", "Shift+A", "c", "ArrowLeft", "ArrowRight")
    page.get_by_role("button", name=re.compile("^B ")).click()
    page.get_by_role("button", name="Option C: one hand fewer").click()
    assert fared(page) == ["1", "4", "0"]
    share = "all => all.map((one) => Math.round(100 * one.offsetWidth / one.parentElement.clientWidth))"
    assert page.locator(".option__share").evaluate_all(share) == [20, 80, 0]
    expect(page.locator(".deck__said[role=status]")).to_have_text("Option C: 0 hands")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".options > li[aria-current]")).to_contain_text("A")
    expect(page.locator(".verdict")).to_be_visible()
    assert fared(page) == ["1", "4", "0"]
    page.reload()
    expect(page.locator(".options > li[aria-current]")).to_contain_text("A")
    page.keyboard.press("ArrowLeft")
    assert fared(page) == ["1", "4", "0"]
    page.get_by_role("button", name="Clear", exact=True).click()
    assert fared(page) == ["", "", ""]
    assert kept(page) == before
    for keys in (("s",), ("ArrowRight",), ("t", "s")):
        go(page, "start")
        go(page, VOTE)
        press(page, *keys)
        expect(page.locator(".verdict"), str(keys)).to_be_visible()
        expect(page.locator(".options"), "no hand is counted").to_be_hidden()
    page.keyboard.press("Home")
    go(page, VOTE)
    for key, black in (("b", False), (".", True)):
        page.keyboard.press(key)
        expect(page.locator(".deck__black")).to_be_visible(visible=black)


def test_a_room_votes_talks_votes_again_and_sees_how_it_moved_before_the_reasons(open_page: Open) -> None:
    page = open_page(f"{MODULE}.html", clock="2026-11-22T10:00:00Z", **SCREEN).page
    present(page)
    go(page, VOTE)
    press(page, "a", "a", "b", "t")
    expect(page.locator(".options")).to_be_hidden()
    page.clock.run_for(65_000)
    expect(page.locator(".talk__time")).to_have_text("1:05 of talk")
    page.keyboard.press("ArrowRight")
    assert fared(page) == ["", "", ""]
    press(page, "b", "b", "c")
    page.get_by_role("button", name="How the room moved").click()
    assert fared(page) == ["2, then 0", "1, then 2", "0, then 1"]
    expect(page.locator(".deck__said")).to_contain_text("How the room moved. A: 2, then 0. B: 1, then 2. C: 0, then 1")
    expect(page.locator(".verdict")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".verdict")).to_be_visible()
    assert fared(page) == ["2, then 0", "1, then 2", "0, then 1"]


def test_the_bars_fit_on_every_question_of_a_case_and_leaving_opens_the_page_there(open_page: Open) -> None:
    page = open_page(f"{CASE}.html", **SCREEN).page
    present(page, "All slides")
    for name in (one["id"] for one in slides(page, CASE) if one["kind"] == "vote"):
        go(page, name)
        press(page, "a", "b", "c", "t", "ArrowRight", "b", "ArrowRight", "ArrowRight")
        assert page.locator(".slide__body").evaluate("(body) => body.scrollHeight <= body.clientHeight + 1"), name
    press(page, "End", "Escape")
    expect(page.get_by_role("heading", name="Take it to your team")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Present")).to_be_focused()


def test_a_room_takes_a_road_and_looks_back_at_the_other(open_page: Open) -> None:
    page = open_page(f"{CASE}.html", **SCREEN).page
    present(page, "All slides")
    every = slides(page, CASE)
    fork = next(one for one in every if one["kind"] == "fork")
    first, second = dict.fromkeys(one["road"] for one in every if one["road"])
    told = [[one["id"] for one in every if one["road"] == road] for road in (first, second)]
    title, count = page.locator(".slide__title"), page.locator(".deck__count")
    go(page, fork["id"])
    window = notes_of(page)
    page.get_by_role("button", name="Second road").click()
    expect(title).to_contain_text("Second road")
    expect(count).to_contain_text(f"of {len(every) - len(told[0])}")
    expect(window.locator("[data-notes=count]")).to_contain_text(f"of {len(every) - len(told[0])}: Second road")
    press(page, *["ArrowRight"] * len(told[1]))
    expect(title).not_to_contain_text("road")
    expect(page.locator(".slide__label").first).to_contain_text("You come from the second road: ")
    press(page, "ArrowRight")
    expect(page.get_by_text("You come from")).to_have_count(0)
    press(page, "ArrowLeft", "ArrowLeft", "r")
    expect(title).to_contain_text("First road")
    page.reload()
    expect(title).to_contain_text("First road")
    expect(count).to_contain_text(f"of {len(every) - len(told[1])}")
    page.get_by_role("button", name="The other road (R)").click()
    expect(title).to_contain_text("Second road")
    go(page, told[0][0])
    expect(count).to_contain_text(f"of {len(every)}")


WILL, WHO, WHEN = "Ask who is afraid at the first visit", "The duty manager", "Friday"
LONG = (
    "Write down what the child said beside each 'was not brought', and ring whoever sent her within three working days of it",
    "The whole duty team, and the clinic too",
    "The second Friday of December",
)


def agreed(page: Page, said: Sequence[str] = (WILL, WHO, WHEN)) -> None:
    page.keyboard.press("End")
    for name, words in zip(("We will", "Who", "By when"), said, strict=True):
        page.get_by_role("textbox", name=name, exact=True).fill(words)


def test_what_the_room_agrees_is_kept_for_the_visit_and_put_into_the_sheet_once(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{MODULE}.html", **SCREEN).page
    before = kept(page)
    present(page)
    agreed(page)
    box = page.get_by_role("textbox", name="We will", exact=True)
    assert float(box.evaluate("(box) => parseFloat(getComputedStyle(box).fontSize)")) >= 50
    page.keyboard.type(", and not Sunday")
    page.reload()
    expect(box).to_have_value(WILL)
    assert kept(page) == before
    page.get_by_role("textbox", name="Who", exact=True).fill("The duty\nmanager")
    for _ in range(2):
        page.get_by_role("button", name="Put it in the team's sheet").click()
        expect(page.locator(".deck__said")).to_contain_text("in line 1.")
    page.goto(f"{served}trainers/team-sheet.html")
    expect(page.get_by_role("group", name="What we will do, 1").get_by_label("What we will do")).to_have_value(WILL)
    expect(page.get_by_label("By when")).to_have_value(f"{WHEN}, and not Sunday")
    expect(page.get_by_label("Who (a role)")).to_have_value(WHO)
    expect(page.get_by_label("What was used")).to_have_value(MODULE)


def test_a_long_agreement_is_seen_and_printed_whole_and_a_field_has_its_keys_to_itself_until_full(page: Page) -> None:
    agreed(page, LONG)
    for width, height in ((1280, 720), (1024, 768), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        drawn(page)
        for part in page.locator(".promise textarea, .slide__body").all():
            assert part.evaluate("(part) => part.scrollHeight <= part.clientHeight + 1"), width
    expect(page.get_by_role("textbox", name="We will", exact=True)).to_have_value(LONG[0])
    (words,) = sheets(page)
    assert all(one in words for one in ("What we agree", *LONG))
    assert "Print this page" not in words and "Slide" not in words
    agreed(page)
    box, told = page.get_by_role("textbox", name="By when"), page.locator(".slide__body > .small")
    box.press_sequentially("a" * 23)
    expect(told).to_contain_text("Write a role, and no name.")
    box.press_sequentially("bc")
    expect(box).to_have_value(f"{WHEN}{'a' * 23}b")
    expect(told).to_have_text("This field is full: say it in fewer words.")
    page.keyboard.press("Backspace")
    expect(told).to_contain_text("Write a role, and no name.")
    box.fill(WHEN)
    press(page, "Home", "b", "?", "Escape")
    expect(box).to_have_value(f"b?{WHEN}")
    expect(page.get_by_role("region", name="Presentation: ")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".deck")).to_have_count(0)

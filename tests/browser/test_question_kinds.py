"""An order of acts, an option that can be defended, and how sure somebody is: by every way to answer, kept, and asked again."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open, beginning
from tests.browser.desk import AGAIN, IN_LINE, MINE, ORDER, PARTLY, POND, SIGN, Desk, answer, question
from tests.browser.page import inside, on_paper

CALL, PUT_UP, WRITE = "Call out for the child", "Put up a sign by the pond", "Write to the park's office"
AGREED = {CALL: "First", PUT_UP: "Next", WRITE: "Not yet"}
CLOSE = "Close. 1 of 3 acts stands in the agreed place."
LEAVE, QUICK = "Leave it to the keeper who is on his way", "Put it up yourself and tell the keeper"
RING = "Ring the office"
visit = beginning("desk", POND)


def row(page: Page, act: str) -> Locator:
    return question(page, ORDER).get_by_role("radiogroup", name=act)


def place(page: Page, places: dict[str, str]) -> None:
    for act, where in places.items():
        row(page, act).get_by_label(where, exact=True).check()
    question(page, ORDER).get_by_role("button", name="Check my answer").click()


def says(page: Page, name: str, text: str) -> None:
    expect(question(page, name).get_by_role("status")).to_have_text(text)


def kept(page: Page, name: str) -> dict[str, object]:
    return inside(page, "(({ at, ...rest }) => rest)(store.read().questions[name].last)", name=name)


ORDERS = [
    (AGREED, IN_LINE, {"keyed": True}),
    ({CALL: "First", PUT_UP: "Not yet", WRITE: "Next"}, CLOSE, {"keyed": False, "partly": True}),
    ({CALL: "Next", PUT_UP: "First", WRITE: "Not yet"}, f"{AGAIN} 1 of 3 acts stands in the agreed place.", {"keyed": False}),
]  # fmt: skip


def test_an_order_waits_until_it_is_whole_and_is_judged_by_how_close_it_is(page: Page) -> None:
    two = {CALL: "Not yet", PUT_UP: "First", WRITE: "First"}
    for places in ({}, {CALL: "First", PUT_UP: "Next"}, {WRITE: "First"}, {CALL: "Next", WRITE: "Not yet"}, two):
        place(page, places)
        says(page, ORDER, "Give each act a place, and put one of them first.")
    assert inside(page, "Object.keys(store.read().questions)") == []
    keys = [one.get_attribute("data-option") for one in question(page, ORDER).locator("details li").all()]
    for places, said, verdict in ORDERS:
        place(page, places)
        says(page, ORDER, said)
        wheres = (places[act].lower().replace(" ", "-") for act in (PUT_UP, CALL, WRITE))
        options = [f"{key}-{where}" for key, where in zip(keys, wheres, strict=True)]
        assert kept(page, ORDER) == {"options": options, **verdict}
        told = {act: f"You: {where}. Agreed: {AGREED[act]}.".lower() for act, where in places.items()}
        told |= {act: f"As agreed: {where}.".lower() for act, where in places.items() if where == AGREED[act]}
        for act in places:
            beside = row(page, act).locator("xpath=..").locator(".question__verdict")
            assert beside.inner_text().lower() == told[act]
        page.reload()
        for act, where in places.items():
            expect(row(page, act).get_by_label(where, exact=True)).to_be_checked()
            expect(row(page, act)).to_have_accessible_description(told[act], ignore_case=True)
        why = question(page, ORDER).get_by_text("Explanation of the three calls.").filter(visible=True)
        expect(why).to_have_count(int(places is AGREED))
        question(page, ORDER).get_by_role("button", name="Try again").click()


def test_what_can_be_defended_is_neither_in_line_nor_asked_again_as_wrong(page: Page) -> None:
    answer(page, SIGN, QUICK)
    says(page, SIGN, f"{QUICK}: {PARTLY}")
    assert kept(page, SIGN) | {"options": []} == {"options": [], "keyed": False, "partly": True}
    why = f"{PARTLY}It is quick. Feedback about putting it up."
    expect(question(page, SIGN).locator(".question__feedback")).to_have_text(why)
    expect(question(page, SIGN).get_by_text("Explanation of the sign.").filter(visible=True)).to_have_count(0)
    place(page, AGREED)
    result = page.locator(".questions-result")
    expect(result).to_contain_text("1 of 2 first time. 1 more could be defended.")
    expect(result.get_by_role("link")).to_have_count(0)
    version = question(page, SIGN).get_attribute("data-version")
    stands = "schedule.stands(store.read().questions[name], undefined, version)"
    standing = inside(page, f"(({{ why, step }}) => [why, step])({stands})", name=SIGN, version=version)
    assert standing == ["due", 1]


OWN = "In your own words first, if you like: What would you do now?"


def test_an_answer_of_one_s_own_is_a_first_thought_and_blocks_nothing(open_page: Open, page: Page, desk: Desk) -> None:
    box = question(page, SIGN).get_by_role("textbox", name=OWN)
    expect(box).to_have_accessible_description(re.compile("Do not write anything by which someone could"))
    answer(page, SIGN, LEAVE)
    says(page, SIGN, f"{LEAVE}: {IN_LINE}")
    box.fill("He is nearly there.")
    box.blur()
    page.reload()
    expect(box).to_have_value("He is nearly there.")
    assert inside(page, "Object.keys(store.read().notes)") == ["hypothesis:pond:own-the-sign"]
    assert "He is nearly there." in on_paper(page)
    page.goto(desk.served + MINE)
    expect(page.get_by_role("textbox", name="What you thought before the options")).to_have_value("He is nearly there.")
    plain = open_page(desk.served + POND, java_script_enabled=False).page
    expect(question(plain, SIGN).get_by_text(OWN)).to_be_visible()


def test_how_sure_somebody_is_is_kept_with_the_answer_and_drawn_from_a_handful_on(page: Page) -> None:
    group = question(page, SIGN).get_by_role("radiogroup", name="How sure are you?")
    group.get_by_label("Sure", exact=True).check()
    answer(page, SIGN, RING)
    assert kept(page, SIGN)["sure"] == "sure"
    expect(group).to_be_hidden()
    question(page, ORDER).get_by_label("Guessing").check()
    place(page, AGREED)
    inside(page, "['b', 'c'].forEach((id) => store.answer(id, 'v', ['k'], true, { sure: 'sure' }))")
    picture = page.locator(".questions-result").get_by_role("img")
    expect(page.locator(".questions-result")).to_contain_text("1 of 2 first time.")
    expect(picture).to_have_count(0)
    inside(page, "store.answer('d', 'v', ['k'], false, { partly: true, sure: 'sure' })")
    expect(picture).to_have_text(["● ● ◐ ○ Sure", "● Guessing"])
    expect(picture.first).to_have_accessible_name("Sure: 2 in line, 1 defensible, 1 to look at again")
    assert "%" not in on_paper(page).partition("How sure you were")[2].partition("To read again")[0]
    question(page, SIGN).get_by_role("button", name="Try again").click()
    expect(group.get_by_role("radio", checked=True)).to_have_count(0)
    answer(page, SIGN, LEAVE)
    assert "sure" not in kept(page, SIGN)

"""What learners count in their own cases: kept, counted again in six weeks, taken along, and there without scripts and on paper."""

import icalendar
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open, beginning
from tests.browser.learner import KEEP, REVIEW, count_cases, form, saved
from tests.browser.page import on_paper, until
from tests.browser.records import load, note, read, record, save
from tests.browser.scripts import BANK
from tests.browser.test_schedule import TELLING

MODULE, MINE = "modules/sharing-information.html", "my-learning.html"
[CHECK] = [check for check in BANK.checks if check.id == "sharing-information"]
BEFORE = "messages=3 decided=2 heard-back=0 "
REMOVE = "Remove the counts of 30 November 2026"
visit = beginning("served", MODULE)


def counted(page: Page) -> list[str]:
    """What the record holds of counts that were not removed, the oldest first."""
    kept = sorted(read(page)["counts"].items())
    return [look["text"] for _, look in kept if look["text"]]


def test_counts_are_kept_when_the_learner_says_so_and_drawn_before_and_after(open_page: Open, served: str) -> None:
    visit = open_page(served + MODULE, clock="2026-11-30T10:00:00Z")
    page = visit.page
    assert not [address for address in visit.asked if "counts" in address]
    root = count_cases(page, "3", "2", "0")
    expect(root.get_by_role("listitem").filter(has_text="with a decision beside them: ")).to_contain_text("2 of 3")
    expect(root).to_contain_text("Count again in six weeks, from Monday 11 January 2027")
    page.get_by_role("button", name="Yes, keep them on this device").click()
    page.goto(served + REVIEW)
    when = "Monday 11 January 2027Count again: Referrals and sharing information"
    expect(page.locator("[data-review=when] tbody tr")).to_have_text([when])
    text = saved(page, "Save these dates for a calendar").decode()
    [event] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert (str(event["SUMMARY"]), event["DTSTART"].dt.isoformat()) == ("Learning review: a second look", "2027-01-11")
    assert [word for word in TELLING if word in text.lower()] == []

    page.clock.set_fixed_time("2027-01-12T10:00:00Z")
    page.reload()
    page.get_by_role("row", name="Now").get_by_role("link").click()
    expect(form(page)).to_contain_text("Six weeks have passed. Count again, in the cases that you have now.")
    root = count_cases(page, "5", "4", "3")
    expect(root).to_contain_text("You counted on 30 November 2026, then on 12 January 2027.")
    expect(root.locator(".looks li strong")).to_have_text(["3, then 5", "2 of 3, then 4 of 5", "0 of 3, then 3 of 5"])
    expect(root).to_contain_text("A difference can have other reasons than what you did: other cases")
    assert not set("%→↑↗▲") & set(root.inner_text())
    page.goto(served + MINE)
    expect(page.locator("[data-module=my-counts]")).to_contain_text("2 of 3, then 4 of 5")
    page.goto(served + REVIEW)
    expect(page.get_by_text("Nothing has a date yet.")).to_be_visible()
    assert visit.outside(served) == []


WRONG = [
    (("", "", ""), 0, "Write a whole number from 1 to 999 in each box."),
    (("3", "2.5", "1"), 1, "Write a whole number from 0 to 999 in each box, 0 where you found none."),
    (("0", "0", "0"), 0, "Write a whole number from 1 to 999 in each box."),
    (("3", "-1", "1"), 1, "Write a whole number from 0 to 999 in each box"),
    (("3", "2", "4"), 2, "This is a number of the 3 that you looked at, so it cannot be more."),
]


def test_nothing_but_numbers_that_add_up_is_kept(page: Page) -> None:
    for numbers, wrong, said in WRONG:
        root = count_cases(page, *numbers)
        expect(root.get_by_role("status").first).to_contain_text(said)
        box = root.get_by_role("spinbutton").nth(wrong)
        expect(box).to_be_focused()
        expect(box).to_have_attribute("aria-invalid", "true")
    expect(root.get_by_role("textbox")).to_have_count(0)
    assert counted(page) == []


def test_keys_alone_fill_in_keep_remove_and_bring_back(open_page: Open, folder: str) -> None:
    visit = open_page(folder + MODULE, clock="2026-11-30T10:00:00Z")
    page = visit.page
    root = form(page)
    root.get_by_role("spinbutton", name="Messages from other services that you looked at").focus()
    for number in "320":
        page.keyboard.type(number)
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=KEEP)).to_be_focused()
    page.keyboard.press("Enter")
    expect(root.get_by_role("status").first).to_contain_text("Your counts stand below.")
    page.clock.set_fixed_time("2026-12-24T10:00:00Z")
    root.get_by_role("button", name=REMOVE).press("Enter")
    assert counted(page) == []
    expect(page.get_by_role("button", name="Bring them back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(root).to_contain_text("You counted on 30 November 2026.")
    assert counted(page) == [BEFORE]
    visit.quiet()


def test_counts_of_two_devices_stand_side_by_side_and_all_go_at_once(page: Page, open_page: Open, served: str) -> None:
    count_cases(page, "5", "4", "3")
    page.goto(served + MINE)
    _, text = save(page)
    other = open_page(served + MINE).page
    load(other, record(counts={"sharing-information:lu0000": note(BEFORE)}))
    load(other, text)
    expect(other.locator("[data-module=record-load] section")).to_contain_text("Counts of your own cases: 1 added.")
    shown = other.locator("[data-module=my-counts]")
    expect(shown).to_contain_text("2 of 3, then 4 of 5")
    assert counted(other) == [BEFORE, "messages=5 decided=4 heard-back=3 "]
    other.get_by_role("button", name="Remove everything").click()
    expect(other.get_by_text("2 counts of your own cases").last).to_be_visible()
    other.get_by_role("button", name="Yes, remove all of it now").click()
    expect(shown).to_contain_text("You have kept no counts yet.")
    until(other, "() => !Object.keys(localStorage).length")


def test_without_scripts_it_is_a_list_and_on_paper_a_sheet_to_tick(open_page: Open, folder: str) -> None:
    page = open_page(folder + MODULE, java_script_enabled=False).page
    expect(page.locator("[data-module=counts] li")).to_have_count(len(CHECK.counts))
    expect(page.locator("[data-module=counts]").get_by_role("spinbutton")).to_have_count(0)
    assert on_paper(page).count("In six weeks:") == len(CHECK.counts)


def test_who_reads_the_list_by_keys_keeps_the_focus_when_the_form_comes_late(open_page: Open, served: str) -> None:
    page = open_page(served + "modules/poor-engagement.html").page
    held: list[Route] = []
    page.context.route("**/later/counts.js", lambda route: held.append(route))
    term = page.locator("[data-module=counts] a.term")
    term.focus()
    until(page, lambda: held)
    expect(page.get_by_role("tooltip")).to_be_visible()
    held.pop().continue_()
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()
    expect(term).to_be_focused()
    expect(page.get_by_role("tooltip")).to_be_visible()

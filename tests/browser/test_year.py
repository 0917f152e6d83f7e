"""A year in the life of a learner, with a clock of our own: modules, reviews on their days, reflections, two tabs, a wiped browser and a record."""

from __future__ import annotations

import re
from typing import Any

import icalendar
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.learner import RECORD, REVIEW, asked, begin, do_module, onward, saved, settle
from tests.browser.printed import on_paper
from tests.browser.records import load, read, save
from tests.browser.scripts import inside

MODULES = ("modules/sharing-information.html", "modules/assessment.html", "modules/uncertainty.html")
LEARNING = "my-learning.html"


def at(page: Page, day: str, time: str = "10:00") -> None:
    page.clock.set_fixed_time(f"{day}T{time}:00Z")


def due(page: Page, site: str) -> int:
    page.goto(site + REVIEW)
    text = page.locator(".review__summary").inner_text()
    found = re.match(r"(\d+) questions? (?:is|are) due", text)
    return int(found[1]) if found else 0


def clear_of_due(page: Page, site: str, *, in_line: bool = True) -> list[str]:
    """Review round after round until nothing is due; new questions are skipped. The ids of what was asked."""
    ids: list[str] = []
    while due(page, site):
        begin(page)
        while asked(page).count():
            if page.get_by_text("A new one. From").count():
                onward(page)
                continue
            ids.append(asked(page).get_attribute("data-question") or "")
            settle(asked(page), in_line=in_line)
            assert ids.count(ids[-1]) < 3
            onward(page)
    return ids


def held(page: Page) -> list[Any]:
    """What the record holds of what the learner did and wrote."""
    record = read(page)
    return [record[part] for part in ("questions", "notes", "reviews", "cpd")]


def test_a_year_with_the_course(open_page: Open, served: str) -> None:
    visit = open_page("about:blank", clock="2027-03-01T10:00:00Z")
    page = visit.page

    # March: a module, two answers that ask for another look, a reflection; the learner says that it may be kept.
    missed = do_module(page, served, MODULES[0], wrong=2)
    inside(page, "store.keepOn('device'), store.note('reflect:sharing-information:reflect-one', 'I rarely ring back.')")
    assert due(page, served) == 2
    begin(page)
    assert asked(page).get_attribute("data-question") in missed

    # Two days later the rest of the module has its day, too; all of it is answered in line.
    at(page, "2027-03-03")
    first = clear_of_due(page, served)
    assert len(first) == len(set(first)) > 4
    assert set(missed) <= set(first)
    at(page, "2027-03-04")
    assert due(page, served) == 0

    # A second module, done in another tab while this one is open. The two that were missed at first are due again.
    at(page, "2027-03-08")
    other = page.context.new_page()
    second = do_module(other, served, MODULES[1], wrong=1)
    expect(page.locator(".review__summary")).to_contain_text(
        "3 questions are due: 1 asked for another look, 2 have reached their day."
    )
    other.close()

    # A week after the first review: those in line wait a month, one that goes wrong starts again.
    at(page, "2027-03-11")
    expected = due(page, served)
    begin(page)
    assert asked(page).get_attribute("data-question") in second
    settle(asked(page), in_line=False)
    onward(page)
    page.goto(served + REVIEW)
    assert due(page, served) == expected
    assert len(clear_of_due(page, served)) >= expected
    calendar = saved(page, "Save these dates for a calendar")
    days = {str(one["DTSTART"].dt) for one in icalendar.Calendar.from_ical(calendar).walk("VEVENT")}
    assert {"2027-03-13", "2027-04-10"} <= days

    # April: a month after, the first questions come for the last time; then they rest.
    at(page, "2027-04-10")
    assert set(first) <= set(clear_of_due(page, served))
    reviews = read(page)["reviews"]
    assert {reviews[name]["step"] for name in set(first) - set(missed)} == {4}

    # June: a third module and an entry in the learner's words.
    at(page, "2027-06-14")
    do_module(page, served, MODULES[2])
    page.goto(served + RECORD)
    page.get_by_text("And 3 more").click()
    expect(page.locator(".cpd-noted li")).to_have_count(3)
    page.get_by_role("button", name="Make an entry from each of these").click()
    expect(page.locator(".cpd-piece")).to_have_count(4)
    page.get_by_label("Name", exact=True).fill("Ama Boateng")
    piece = page.locator(".cpd-piece", has=page.get_by_text("Referrals and sharing information"))
    piece.locator("summary").first.click()
    piece.get_by_label("What will you do differently?").fill("I ring back by Friday.")
    piece.get_by_label("Who did you talk to, and what came of it?").fill("A colleague asked who hears back.")
    page.get_by_label("Name", exact=True).focus()
    before = held(page)
    page.goto(served + LEARNING)
    _, file = save(page)

    # September: the browser is wiped, and the file brings everything back.
    at(page, "2027-09-01")
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.goto(served + REVIEW)
    expect(page.get_by_text("You have answered no questions yet")).to_be_visible()
    page.goto(served + LEARNING)
    load(page, file)
    expect(page.get_by_role("heading", name="The file is loaded")).to_be_focused()
    assert held(page) == before
    page.get_by_role("switch").check()
    assert due(page, served) > 0

    # November: the record goes to paper, with all that was written.
    at(page, "2027-11-29")
    page.goto(served + RECORD)
    expect(page.get_by_text("4 entries, 1 with a peer reflection.")).to_be_visible()
    text = on_paper(page)
    days = ["1 March 2027", "8 March 2027", "14 June 2027"]
    words = ["Ama Boateng", "I rarely ring back.", "I ring back by Friday.", "A colleague asked who hears back."]
    assert [one for one in (*days, *words, "not proof of competence") if one not in text] == []
    plain = saved(page, "Save as text").decode("utf-8-sig")
    assert plain.count("Type of learning: Self-directed online learning") == 4
    visit.quiet()

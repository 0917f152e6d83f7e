"""The team's sheet: filled in on screen, kept, printed, taken along, opened again, and there on paper without scripts."""

import io
import json
import re
import zipfile
from typing import Any

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import Open, beginning
from tests.browser.learner import saved
from tests.browser.page import inside, sheets
from tests.browser.test_store import REFUSES
from tests.teamsheets import DAY, SHARING, counts, sheet

SHEET, BRIEFING, MINE = "trainers/team-sheet.html", "briefings/sharing-information.html", "my-learning.html"
WILL, CHILD = "Ring back each service that rang us", "The adults round a child know the same things"
FIELDS = {"about", "form", "course", "id", "saved", "date", "service", "people", "used", "first", "agreed", "look",
          "looked", "second", "saw"}  # fmt: skip
visit = beginning("served", SHEET)


def line(page: Page, number: int = 1) -> Any:
    return page.get_by_role("group", name=f"What we will do, {number}")


def fill(page: Page) -> None:
    page.get_by_label("Service", exact=True).select_option("Early help")
    page.get_by_label("How many people").fill("8")
    page.get_by_label("What was used").select_option("briefings/sharing-information")
    for name, number in (("Messages", "24"), ("Of these, with a decision", "9"), ("Of these, where the", "5")):
        page.get_by_role("group", name="First look").get_by_label(name).fill(number)
    page.get_by_label("When we look again", exact=True).fill("2099-01-11")
    line(page).get_by_label("What we will do").fill(WILL)
    line(page).get_by_label("Who (a role)").fill("Whoever took the call")
    line(page).get_by_label("How a child would notice").fill(CHILD)


def open_file(page: Page, given: dict[str, Any]) -> None:
    file: FilePayload = {"name": "sheet.json", "mimeType": "application/json", "buffer": json.dumps(given).encode()}
    page.get_by_label("Open a sheet that you saved").set_input_files(file)


def test_what_is_written_stays_prints_as_one_page_and_goes_into_its_files(open_page: Open, anywhere: str) -> None:
    page = open_page(anywhere + SHEET).page
    fill(page)
    page.reload()
    expect(line(page).get_by_label("What we will do")).to_have_value(WILL)
    (text,) = sheets(page)
    parts = (WILL, CHILD, "Early help", "24", "11 January 2099", "Never write here")
    assert [part for part in parts if part not in text] == [] and "Add a line" not in text
    file = json.loads(saved(page, "Save it as a file"))
    assert set(file) == FIELDS and re.fullmatch("[0-9a-f]{16}", file["id"])
    assert (file["first"], file["people"]) == (counts(SHARING, 24, 9, 5), 8)
    expect(page.get_by_role("status").filter(has_text="asked to save it as team-sheet-")).not_to_contain_text(
        "added up"
    )
    word = zipfile.ZipFile(io.BytesIO(saved(page, "Save it for Word"))).read("word/document.xml").decode()
    assert word.count("<w:tbl>") == 4 and f">{WILL}<" in word
    day = saved(page, "Save the day for a calendar").decode()
    assert "DTSTART;VALUE=DATE:20990111" in day and "SUMMARY:Learning review: a team's sheet" in day
    assert "Early" not in day


def test_it_is_opened_again_in_six_weeks_on_another_computer_and_the_later_version_stays(page: Page) -> None:
    given = sheet(7, first=counts(SHARING, 10, 4, 2), agreed=[])
    open_file(page, given)
    expect(page.get_by_text("The sheet is open.")).to_be_visible()
    page.get_by_text("When you look again").click()
    page.get_by_role("group", name="When we looked again").get_by_label("Messages").fill("12")
    page.get_by_label("What we saw").fill("Two nurseries rang earlier")
    page.get_by_role("button", name="Add a line").click()
    line(page, 2).get_by_label("What we will do").fill(WILL)
    file = json.loads(saved(page, "Save it as a file"))
    assert file["id"] == given["id"] and file["saved"] > given["saved"] and file["second"] == {"messages": 12}
    assert [one["will"] for one in file["agreed"]] == ["", WILL]
    open_file(page, given)
    expect(page.get_by_text("The sheet here is later than the one in the file, and stays.")).to_be_visible()
    expect(page.get_by_label("What we saw")).to_have_value("Two nurseries rang earlier")
    open_file(page, given | {"saved": file["saved"] + 2 * DAY, "course": "parks"})
    other = 'sheet.json: It is a sheet of another course: "parks". Nothing was changed.'
    expect(page.get_by_text(other)).to_be_visible()


def test_a_sheet_begins_at_a_briefing_is_listed_and_can_be_removed_and_put_back(open_page: Open, served: str) -> None:
    page = open_page(served + BRIEFING).page
    page.get_by_role("link", name="Fill it in on screen").click()
    expect(page.get_by_label("What was used")).to_have_value("briefings/sharing-information")
    fill(page)
    page.goto(served + MINE)
    page.get_by_role("link", name=re.compile(r"\d, sharing information$")).click()
    expect(page.get_by_label("How many people")).to_have_value("8")
    page.get_by_role("button", name="Remove this sheet").click()
    expect(line(page).get_by_label("What we will do")).to_have_value("")
    page.get_by_role("button", name="Put it back").click()
    expect(line(page).get_by_label("What we will do")).to_have_value(WILL)


def test_what_a_sheet_lacks_is_said_as_it_is_saved_and_a_number_that_is_none_is_not_kept(page: Page) -> None:
    fill(page)
    page.get_by_role("group", name="First look").get_by_label("Of these, with a decision").fill("25")
    page.get_by_label("How many people").fill("2")
    page.get_by_label("How many people").blur()
    expect(page.get_by_text("How many people is not kept as it stands.")).to_be_visible()
    file = json.loads(saved(page, "Save it as a file"))
    assert file["people"] == 8
    expect(page.get_by_text("It cannot be added up with others yet. One of its counts is more than")).to_be_visible()
    page.reload()
    expect(page.get_by_role("group", name="First look").get_by_label("Of these, with a decision")).to_have_value("25")


def test_two_tabs_write_in_one_sheet_and_it_goes_from_both_when_all_is_removed(open_page: Open, served: str) -> None:
    first = open_page(served + SHEET).page
    inside(first, "store.keepOn('device')")
    fill(first)
    line(first).get_by_label("How a child would notice").blur()
    other = first.context.new_page()
    other.goto(served + SHEET)
    line(other).get_by_label("By when").fill("14 December")
    other.get_by_label("By when").blur()
    expect(line(first).get_by_label("By when")).to_have_value("14 December")
    line(first).get_by_label("Who (a role)").fill("The senior")
    expect(line(first).get_by_label("By when")).to_have_value("14 December")
    inside(other, "store.wipe()")
    line(first).get_by_label("Who (a role)").blur()
    expect(line(first).get_by_label("What we will do")).to_have_value("")


def test_a_sheet_that_cannot_be_kept_says_so(open_page: Open) -> None:
    page = open_page(SHEET, before=REFUSES.format("setItem", "QuotaExceededError")).page
    fill(page)
    expect(page.get_by_role("status").filter(has_text="until you leave this page").first).to_be_visible()


def test_the_longest_sheet_is_kept_whole(page: Page) -> None:
    full = {"will": '"\n' * 150, "who": '"' * 80, "by": "\\" * 80, "child": '"\\' * 150}
    given = sheet(9, agreed=[full] * 8, saw='"' * 1000, service="\\" * 80, first=counts(SHARING, 999, 999, 999))
    open_file(page, given)
    expect(line(page, 8)).to_be_visible()
    page.reload()
    expect(line(page, 8).get_by_label("Who (a role)")).to_have_value('"' * 80)

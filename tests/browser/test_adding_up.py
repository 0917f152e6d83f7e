"""Many teams' sheets added up on their page: the same tables as the command's, and nobody can be found by what is shown."""

import csv
import datetime
import io
import json
import zipfile
from typing import Any

from playwright.sync_api import expect

from course.content.counts import for_scripts
from course.site import catalogue
from tests.browser.conftest import Open
from tests.browser.learner import saved
from tests.browser.page import Ask
from tests.conftest import COURSE
from tests.teamsheets import LISTENING, REFUSED, REMARKS, SAID, SHARING, TABLES, TODAY, counts, files, sheet

ADD = "trainers/adding-up.html"
KNOWN = {"course": COURSE.settings.id, "checks": for_scripts(COURSE.checks)}
KNOWN |= catalogue.team(COURSE, sorted(COURSE.pages))
READ = """(page) => Object.fromEntries(Array.from(page.querySelectorAll("section:has(table)"), (part) => [
  part.querySelector("h3").textContent,
  Array.from(part.querySelectorAll("tr"), (row) => Array.from(row.cells, (cell) => cell.textContent)),
]))"""
DROP = """(box, texts) => {
  const data = new DataTransfer();
  texts.forEach((text, at) => data.items.add(new File([text], `${at}.json`)));
  box.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def test_forty_sheets_give_what_the_command_gives_and_a_made_up_year_is_marked(open_page: Open, anywhere: str) -> None:
    page = open_page(anywhere + ADD, alone=True).page
    page.clock.set_fixed_time(datetime.datetime.fromtimestamp(TODAY / 1000, datetime.UTC))
    evil = {"<img src=x onerror=alert(1)>.json": b"{}"}
    given = sorted((files() | evil).items())
    made = [{"name": name, "mimeType": "application/json", "buffer": data} for name, data in given]
    page.get_by_label("Choose the sheets").set_input_files(made)
    expect(page.get_by_role("heading", name="Teams' sheets, added up")).to_be_focused()
    out = page.locator(".many-sheets__out")
    for words in SAID:
        expect(out.get_by_text(words, exact=True)).to_be_visible()
    assert out.evaluate(READ) == TABLES
    notes = out.get_by_role("listitem").all_inner_texts()
    assert [name for name, (_, why) in REFUSED.items() if not any(name in one and why in one for one in notes)] == []
    assert [remark for remark in REMARKS if remark not in notes] == []
    assert len(notes) == len(REFUSED) + len(REMARKS) + len(evil)
    assert out.locator("img").count() == 0
    table = saved(page, "Save as a table").decode("utf-8-sig")
    assert '"24 of 60","42 of 60"' in table and '"\'=HYPERLINK(1)"' in table
    word = zipfile.ZipFile(io.BytesIO(saved(page, "Save it for Word"))).read("word/document.xml").decode()
    assert word.count("<w:tbl>") == len(TABLES) and "42 of 60" in word and "A reason to talk" in word
    page.get_by_role("button", name="Start again").click()
    expect(out).to_be_empty()
    page.get_by_role("button", name="Look at a made-up year").click()
    expect(page.get_by_text("122 of 144 files are added up.")).to_be_visible()
    expect(out.get_by_text("Made up: an example.")).to_be_visible()
    year = out.evaluate(READ)
    counted = [row[1:] for title, rows in year.items() if title.startswith("Counts: ") for row in rows[1:]]
    shares = [[int(some) / int(every) for some, every in (cell.split(" of ") for cell in row)] for row in counted]
    pairs = [share for share in shares if len(share) > 1]
    assert len(pairs) > 9 and 2 * sum(again > first for first, again in pairs) <= len(pairs)
    page.emulate_media(media="print")
    expect(page.get_by_text("Made up: an example.")).to_be_visible()
    expect(page.get_by_text("It compares no workers")).to_be_hidden()
    page.emulate_media(media="screen")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a table").click()
    assert download.value.suggested_filename.startswith("made-up-")
    assert "Made up: an example." in download.value.path().read_text(encoding="utf-8")
    page.get_by_role("button", name="Start again").click()
    page.locator(".many-sheets__box").evaluate(DROP, [json.dumps(sheet(number)) for number in range(500)])
    expect(page.get_by_text("500 of 500 files are added up.")).to_be_visible()


# What is written, and what a spreadsheet is given of it.
CELLS = {
    "- ring the school": "• ring the school",
    "+44 1632 960002": "+44 1632 960002",
    "-5": "-5",
    "＝1+1": "'＝1+1",
    "＠SUM(1)": "'＠SUM(1)",
    "-2+3": "'-2+3",
    " =1+1": "'=1+1",
}


def test_lists_and_numbers_in_a_table_are_read_as_written_and_nothing_is_a_formula(open_page: Open) -> None:
    page = open_page(ADD).page
    for number, will in enumerate(CELLS):
        line = {"will": will, "who": "", "by": "", "child": ""}
        page.locator(".many-sheets__box").evaluate(DROP, [json.dumps(sheet(number, agreed=[line]))])
    expect(page.get_by_text(f"{len(CELLS)} of {len(CELLS)} files are added up.")).to_be_visible()
    rows = list(csv.reader(io.StringIO(saved(page, "Save as a table").decode("utf-8-sig"))))
    first = rows.index(["Theme", "What we will do", "How a child would notice"]) + 1
    assert sorted(row[1] for row in rows[first:]) == sorted(CELLS.values())


# Who tries to find one person or one team.
def picture(ask: Ask, *sheets: dict[str, Any]) -> dict[str, Any]:
    made = [{"name": f"{at}.json", "text": json.dumps(one)} for at, one in enumerate(sheets)]
    return ask("addUp(files, known, now)", files=made, known=KNOWN, now=TODAY)


def table(found: dict[str, Any], title: str) -> list[list[str]]:
    return next((list(one["rows"]) for one in found["tables"] if one["title"].startswith(title)), [])


def looks(number: int, first: tuple[int, ...], second: tuple[int, ...] = (), **more: Any) -> dict[str, Any]:
    again = {"second": counts(SHARING, *second)} if second else {}
    return sheet(number, first=counts(SHARING, *first), **again, **more)


TEN = (10, 4, 2)
FIVE = [looks(number, TEN) for number in range(5)]
LITTLE: dict[str, list[dict[str, Any]]] = {
    "four sheets": FIVE[:4],
    "four, and one of them again and in an older version": [*FIVE[:4], FIVE[0], FIVE[1] | {"saved": 1, "service": "Police"}],
    "four, and one of a single worker": [*FIVE[:4], FIVE[4] | {"people": 2}],
    "four, and one on another theme": [*FIVE[:4], sheet(5, "briefings/uncertainty")],
    "four, and sheets that looked at nothing": [*FIVE[:4], *(looks(number, (0, 0, 0)) for number in range(4, 9))],
    "four, and sheets that are not whole": [*FIVE[:4], *(sheet(n, first={"messages": 5}) for n in range(4, 9))],
    "four, and one that holds more than half": [*FIVE[:4], looks(5, (41, 4, 2))],
    "four, and one of the quarter before": [*FIVE[:4], FIVE[4] | {"date": "2026-03-31"}],
    "five, put together with one on another theme": [*FIVE, sheet(5, "briefings/uncertainty")],
}  # fmt: skip


def test_no_count_is_drawn_of_fewer_than_five_and_below_that_only_that_there_are_sheets_is_said(ask: Ask) -> None:
    assert table(picture(ask, *FIVE), "Counts") != []
    assert {name: drawn for name, some in LITTLE.items() if (drawn := table(picture(ask, *some), "Counts"))} == {}
    found = picture(ask, *FIVE[:4])
    assert found["tables"] == [] and "people" not in " ".join(found["said"])


def test_a_sheet_is_in_the_picture_of_its_own_quarter_alone_and_of_none_that_is_not_over(ask: Ask) -> None:
    """Two pictures that share sheets could be taken one from the other."""
    next_to = [one | {"id": f"{at:016x}", "date": "2026-07-01"} for at, one in enumerate(FIVE, 20)]
    ready = [one | {"id": f"{at:016x}", "date": "2026-09-30"} for at, one in enumerate(FIVE, 30)]
    early = [one | {"id": f"{at:016x}", "date": "2026-10-01"} for at, one in enumerate(FIVE, 40)]
    spring, more = picture(ask, *FIVE), picture(ask, *FIVE, *next_to, *ready, *early)
    assert more["tables"][: len(spring["tables"])] == spring["tables"]
    titles = [one["title"] for one in more["tables"] if one["title"].startswith("Counts")]
    assert [title.split(", ")[-1] for title in titles] == ["April to June 2026", "July to September 2026"]
    waits = "2026: 5 sheets. This quarter is added up from"
    assert more["sheets"] == 15 and any(waits in line for line in more["said"])


def test_those_who_looked_twice_and_all_are_never_both_drawn(ask: Ask) -> None:
    """Six first looks beside five of them would give away the sixth."""
    found = picture(ask, *(looks(number, TEN, (10, 6, 4)) for number in range(5)), looks(5, (9, 1, 1)))
    assert table(found, "Counts")[0][1:] == ["20 of 50", "30 of 50"] and "59" not in json.dumps(found["tables"])
    found = picture(ask, *(looks(number, TEN, (10, 6, 4)) for number in range(4)), looks(5, (9, 1, 1)))
    assert table(found, "Counts")[0][1:] == ["17 of 49"]


def test_a_service_of_one_has_no_row_and_no_total_gives_it_away(ask: Ask) -> None:
    eight = [sheet(number, service="Health") for number in range(8)]
    alone = sheet(8, service="Housing", used="briefings/uncertainty")
    found = picture(ask, *eight, alone)
    assert table(found, "Which services")[0][:2] == ["All services, put together", "9"]
    assert table(found, "What was used")[0][:2] == ["All themes, put together", "9"]
    assert all(words not in json.dumps(found["tables"]) for words in ("Housing", "uncertainty"))
    more = [sheet(number, service="Police") for number in range(9, 15)]
    rows = table(picture(ask, *eight, alone, *more), "Which services")
    assert [row[:2] for row in rows] == [["Health", "8"], ["Other services, put together", "7"]]


def test_who_takes_it_by_when_and_what_fewer_than_five_agreed_stay_with_the_team(ask: Ask) -> None:
    found = json.dumps(picture(ask, *FIVE))
    assert "Do thing 1" in found and "duty manager" not in found and "Friday" not in found
    silent = [one | {"agreed": []} for one in FIVE[:2]]
    assert table(picture(ask, *silent, *FIVE[2:]), "What was agreed") == []
    beside = picture(ask, *FIVE, sheet(5, "briefings/uncertainty", agreed=[]))
    assert {row[0] for row in table(beside, "What was agreed")} == {"All themes, put together"}


def test_whatever_the_sheets_no_row_is_of_fewer_than_five_and_the_rows_are_the_whole(ask: Ask) -> None:
    pages, services = sorted(KNOWN["used"]), ["Health", "Police", "Schools", "Housing", "Early help"]
    for total in range(5, 60, 3):
        every = ((pages[n * total % 7], services[n * n % (1 + total % 5)], n) for n in range(total))
        found = picture(ask, *(sheet(n, *of, date=f"2026-0{4 + n * 7 % 3}-03") for *of, n in every))
        for title in ("What was used", "Which services"):
            sizes = [int(row[1]) for row in table(found, title)]
            assert min(sizes) >= 5 and sum(sizes) == total, (title, sizes)
        themes = {row[0] for row in table(found, "What was used")}
        counts = {one["title"].split(": ")[1].split(",")[0] for one in found["tables"] if "Counts" in one["title"]}
        assert counts | {row[0] for row in table(found, "What was agreed")} <= themes


def test_the_order_of_the_files_changes_nothing(ask: Ask) -> None:
    every = [
        *FIVE,
        FIVE[0] | {"service": "Police"},
        *(sheet(n, "guides/listening-to-children", first=counts(LISTENING, 5, 3, 1)) for n in range(6, 11)),
    ]
    one, other = picture(ask, *every), picture(ask, *reversed(every))
    assert (one["tables"], one["said"]) == (other["tables"], other["said"])

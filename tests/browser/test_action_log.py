"""The action log of a guide: filled in on screen, kept, copied, saved, and there on paper."""

from __future__ import annotations

import csv
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

GUIDE = "guides/uncertainty.html"
COPIED = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: (text) => { window.copied = text; return Promise.resolve(); }}});"
NOT_COPIED = (
    "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('no'))}});"
)


def log(page: Page) -> None:
    page.get_by_label("What we will do, line 1").fill("Ask the nursery what Isla eats")
    page.get_by_label("Who, line 1").fill("=HYPERLINK(1)")


def test_what_is_written_in_the_log_is_there_after_a_reload(open_page: Open, served: str) -> None:
    page = open_page(served + GUIDE).page
    log(page)
    page.reload()
    expect(page.get_by_label("What we will do, line 1")).to_have_value("Ask the nursery what Isla eats")
    expect(page.get_by_label("What we will do, line 2")).to_have_value("")


def test_a_line_in_hand_shows_what_is_kept_once_it_is_left(open_page: Open, served: str) -> None:
    page = open_page(served + GUIDE).page
    log(page)
    expect(page.get_by_label("Who, line 1")).to_be_focused()
    page.evaluate("course.store.wipe()")
    page.get_by_label("Who, line 1").blur()
    expect(page.get_by_label("Who, line 1")).to_have_value("")


def test_the_log_of_one_guide_is_not_that_of_another(open_page: Open, folder: str) -> None:
    page = open_page(folder + GUIDE).page
    log(page)
    page.goto(folder + "guides/assessment.html")
    expect(page.get_by_label("What we will do, line 1")).to_have_value("")


def test_the_log_is_copied_with_a_label_for_each_thing(open_page: Open, served: str) -> None:
    page = open_page(served + GUIDE, before=COPIED).page
    log(page)
    page.get_by_role("button", name="Copy the log as text").click()
    expect(page.get_by_text("The action log is copied.")).to_be_visible()
    assert page.evaluate("window.copied").split("\n")[:2] == [
        "What we will do: Ask the nursery what Isla eats",
        "Who: =HYPERLINK(1)",
    ]


def test_an_empty_log_says_so_instead_of_copying_nothing(open_page: Open, served: str) -> None:
    page = open_page(served + GUIDE, before=COPIED).page
    page.get_by_role("button", name="Copy the log as text").click()
    expect(page.get_by_text("There is nothing in the log yet.")).to_be_visible()


def test_where_the_browser_refuses_to_copy_the_text_is_there_to_take(open_page: Open, served: str) -> None:
    page = open_page(served + GUIDE, before=NOT_COPIED).page
    log(page)
    page.get_by_role("button", name="Copy the log as text").click()
    box = page.get_by_label("The action log as text")
    expect(box).to_be_focused()
    assert "Ask the nursery" in box.input_value()


def test_the_saved_file_is_a_table_in_which_no_cell_is_a_formula(open_page: Open, served: str, tmp_path: Path) -> None:
    page = open_page(served + GUIDE).page
    log(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save it as a file").click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    with saved.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.reader(text))
    assert saved.name == "action-log-uncertainty.csv"
    assert rows[1][:2] == ["Ask the nursery what Isla eats", "'=HYPERLINK(1)"]


def test_without_scripts_the_log_is_a_table_to_fill_in_on_paper(open_page: Open, served: str) -> None:
    page = open_page(served + GUIDE, java_script_enabled=False).page
    table = page.locator("[data-module=action-log] table")
    expect(table.get_by_role("columnheader")).to_have_text(["What we will do", "Who", "By when", "How we will know"])
    assert table.get_by_role("row").count() > 3


def test_a_log_that_cannot_be_kept_says_so(open_page: Open, served: str) -> None:
    page = open_page(
        served + GUIDE,
        before="Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    ).page
    log(page)
    expect(page.locator("[data-module=action-log]").get_by_role("status")).to_contain_text("until you leave this page")

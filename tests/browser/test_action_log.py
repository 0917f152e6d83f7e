"""The action log of a guide: filled in on screen, kept, copied, saved, and there on paper."""

from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.learner import saved
from tests.browser.states import NO_COPY
from tests.browser.test_store import REFUSES

GUIDE = "guides/uncertainty.html"
COPIES = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: (text) => { window.copied = text; return Promise.resolve(); }}});"
WHAT, WHO = "Ask the nursery what Isla eats", "=HYPERLINK(1)"
COPY = "Copy the log as text"


@pytest.fixture
def page(open_page: Open, served: str) -> Page:
    return open_page(served + GUIDE, before=COPIES).page


def log(page: Page) -> None:
    page.get_by_label("What we will do, line 1").fill(WHAT)
    page.get_by_label("Who, line 1").fill(WHO)


def test_what_is_written_in_the_log_is_there_after_a_reload_and_in_no_other_guide(open_page: Open, folder: str) -> None:
    page = open_page(folder + GUIDE).page
    log(page)
    page.reload()
    expect(page.get_by_label("What we will do, line 1")).to_have_value(WHAT)
    expect(page.get_by_label("What we will do, line 2")).to_have_value("")
    page.goto(folder + "guides/assessment.html")
    expect(page.get_by_label("What we will do, line 1")).to_have_value("")


def test_the_log_is_copied_with_a_label_for_each_thing_and_an_empty_one_says_so(page: Page) -> None:
    page.get_by_role("button", name=COPY).click()
    expect(page.get_by_text("There is nothing in the log yet.")).to_be_visible()
    log(page)
    page.get_by_role("button", name=COPY).click()
    expect(page.get_by_text("The action log is copied.")).to_be_visible()
    assert page.evaluate("window.copied").split("\n")[:2] == [f"What we will do: {WHAT}", f"Who: {WHO}"]


def test_where_the_browser_refuses_to_copy_the_text_is_there_to_take(open_page: Open, served: str) -> None:
    page = open_page(served + GUIDE, before=NO_COPY).page
    log(page)
    page.get_by_role("button", name=COPY).click()
    box = page.get_by_label("The action log as text")
    expect(box).to_be_focused()
    assert WHAT in box.input_value()


def test_the_saved_file_is_a_table_in_which_no_cell_is_a_formula(page: Page) -> None:
    log(page)
    rows = list(csv.reader(io.StringIO(saved(page, "Save it as a file").decode("utf-8-sig"))))
    assert rows[1][:2] == [WHAT, f"'{WHO}"]
    expect(page.get_by_text("action-log-uncertainty.csv")).to_be_visible()


def test_without_scripts_the_log_is_a_table_to_fill_in_on_paper(open_page: Open, served: str) -> None:
    page = open_page(served + GUIDE, java_script_enabled=False).page
    table = page.locator("[data-module=action-log] table")
    expect(table.get_by_role("columnheader")).to_have_text(["What we will do", "Who", "By when", "How we will know"])
    assert table.get_by_role("row").count() > 3


def test_a_log_that_cannot_be_kept_says_so(open_page: Open, served: str) -> None:
    page = open_page(served + GUIDE, before=REFUSES.format("setItem", "QuotaExceededError")).page
    log(page)
    expect(page.locator("[data-module=action-log]").get_by_role("status")).to_contain_text("until you leave this page")

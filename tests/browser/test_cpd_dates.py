"""The days of a piece of learning: the last one before the first is told beside it, and nothing that was put in is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.learner import RECORD


@pytest.fixture
def page(open_page: Open, served: str) -> Page:
    return open_page(served + RECORD).page


@pytest.fixture
def piece(page: Page) -> Locator:
    page.get_by_role("button", name="Add a piece of learning").click()
    expect(page.locator(".cpd-piece").get_by_label("Type of learning")).to_be_focused()
    return page.locator(".cpd-piece")


def put(piece: Locator, first: str, last: str) -> None:
    piece.get_by_label("Date", exact=True).fill(first)
    piece.get_by_label("Last date").fill(last)
    piece.get_by_label("Last date").blur()


def test_a_last_date_before_the_first_is_told_beside_it_and_kept(page: Page, piece: Locator) -> None:
    last = piece.get_by_label("Last date")
    put(piece, "2027-05-03", "2027-05-01")
    expect(last).to_have_accessible_description(re.compile("^This is before the first date, 3 May 2027"))
    expect(last).to_have_attribute("aria-invalid", "true")
    page.reload()
    page.locator(".cpd-piece summary").click()
    expect(last).to_have_value("2027-05-01")
    expect(piece.get_by_text("This is before the first date, 3 May 2027")).to_be_visible()
    put(piece, "2027-05-01", "2027-05-01")
    expect(last).to_have_accessible_description("")
    expect(last).to_have_attribute("aria-invalid", "false")


def test_a_last_date_is_not_judged_while_it_is_written(page: Page, piece: Locator) -> None:
    put(piece, "2027-05-03", "")
    last = piece.get_by_label("Last date")
    last.fill("0002-05-03")
    expect(page.locator(".cpd-paper")).to_contain_text("3 May 2027 to 3 May")
    expect(last).to_have_accessible_description("")
    last.fill("2027-05-04")
    last.blur()
    expect(last).to_have_accessible_description("")

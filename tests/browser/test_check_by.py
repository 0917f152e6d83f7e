"""A change in law says for itself, by the reader's own clock, that it has to be checked."""

from __future__ import annotations

import datetime

from playwright.sync_api import Page, expect

from course.course import Course
from tests.browser.conftest import Open
from tests.browser.learner import MODULE
from tests.browser.stage import go, present, slides
from tests.browser.waiting import until
from tests.conftest import ROOT

LAW = max((one for one in Course(ROOT).changes if "sharing-information" in one.modules), key=lambda one: one.check_by)
CHECK = f"{LAW.last_seen}: check before you rely on it."


def read_on(page: Page, address: str, day: datetime.date) -> str:
    """The last line of the change, as a reader has it whose clock shows noon of that day."""
    page.clock.set_fixed_time(datetime.datetime.combine(day, datetime.time(12), datetime.UTC))
    page.goto(address)
    until(page, "window.course && course.store")
    return (page.locator(f"#{LAW.id} .change-source").text_content() or "").strip()


def test_a_change_and_its_slide_ask_to_be_checked_once_the_day_has_passed(open_page: Open, served: str) -> None:
    visit = open_page("about:blank", alone=True, timezone_id="Europe/London")
    page, tomorrow = visit.page, LAW.check_by + datetime.timedelta(days=1)
    assert read_on(page, served + MODULE, LAW.check_by).endswith(f"{LAW.last_seen[1:]}.")
    assert read_on(page, served + MODULE, tomorrow).endswith(CHECK[1:])
    present(page)
    go(page, [one["id"] for one in slides(page, MODULE.removesuffix(".html")) if one["kind"] == "since"][-1])
    expect(page.locator(".slide .change-source")).to_contain_text("check before you rely on it")
    page.keyboard.press("Escape")
    assert read_on(page, served + MODULE, LAW.check_by).endswith(f"{LAW.last_seen[1:]}.")
    assert all(address.startswith(served) for address in visit.asked)


def test_without_a_script_the_date_stands_alone(open_page: Open, served: str) -> None:
    page = open_page(served + MODULE, java_script_enabled=False).page
    expect(page.locator(f"#{LAW.id} .change-source")).to_contain_text(f"{LAW.last_seen[1:]}.")

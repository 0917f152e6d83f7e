"""A change in law says for itself, by the reader's own clock, that it has to be checked."""

from __future__ import annotations

import datetime

from playwright.sync_api import Page, expect

from course.course import Course
from tests.browser.conftest import Open
from tests.browser.learner import MODULE
from tests.browser.stage import go, present
from tests.browser.waiting import until
from tests.conftest import ROOT

LAW = max((one for one in Course(ROOT).changes if "sharing-information" in one.modules), key=lambda one: one.check_by)
CHECK = f"{LAW.last_seen}: check before you rely on it."


def read_on(page: Page, address: str, day: datetime.date, hour: int) -> str:
    """The last line of the change, as a reader has it whose clock shows that day and hour."""
    page.clock.set_fixed_time(datetime.datetime.combine(day, datetime.time(hour), datetime.UTC))
    page.goto(address)
    until(page, "window.course && course.store")
    return page.locator(f"#{LAW.id} .change-source").inner_text()


def test_a_change_asks_to_be_checked_once_its_day_has_passed_and_not_before(open_page: Open, served: str) -> None:
    visit = open_page("about:blank", alone=True, timezone_id="Europe/London")
    page, tomorrow = visit.page, LAW.check_by + datetime.timedelta(days=1)
    assert read_on(page, served + MODULE, LAW.check_by, 12).endswith(f"{LAW.last_seen[1:]}.")
    assert read_on(page, served + MODULE, tomorrow, 12).endswith(CHECK[1:])
    assert read_on(page, served + MODULE, LAW.check_by, 12).endswith(f"{LAW.last_seen[1:]}.")
    assert all(address.startswith(served) for address in visit.asked)


def test_a_slide_asks_it_too(open_page: Open, served: str) -> None:
    page = open_page("about:blank", alone=True, timezone_id="Europe/London").page
    read_on(page, served + MODULE, LAW.check_by + datetime.timedelta(days=1), 12)
    present(page)
    last = page.evaluate("() => Object.values(courseData)[0].slides.filter((one) => one.kind === 'since').pop().id")
    go(page, last)
    expect(page.locator(".slide .change-source")).to_contain_text("check before you rely on it")


def test_without_a_script_the_date_stands_alone(open_page: Open, served: str) -> None:
    page = open_page(served + MODULE, java_script_enabled=False).page
    expect(page.locator(f"#{LAW.id} .change-source")).to_contain_text(f"{LAW.last_seen[1:]}.")

"""The entry at the end of each module for the reader's own record, which needs no storage and no script to be read."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from course.course import Course
from tests.browser.conftest import Open
from tests.browser.learner import MODULE
from tests.browser.scripts import inside
from tests.browser.test_cpd import ABOUT, WORDS
from tests.browser.test_store import AREAS, THROWS
from tests.conftest import ROOT

COPY = "Copy my CPD entry"
LABELS = [*list(WORDS)[:3], "Time in minutes", *list(WORDS)[3:]]


def copy(page: Page) -> None:
    """Press the button, which is there once its section is in sight."""
    page.locator(".cpd-entry").scroll_into_view_if_needed()
    page.get_by_role("button", name=COPY).click()


def copied(page: Page) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy(page)
    expect(page.get_by_text("Your entry is copied, with today's date.")).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_module_has_its_own_entry(open_page: Open, served: str) -> None:
    page, modules = open_page("about:blank").page, Course(ROOT).modules
    for slug in ("assessment", "domestic-abuse", "uncertainty"):
        module = modules[slug]
        page.goto(f"{served}modules/{slug}.html")
        text = copied(page)
        about = (
            f'"{module.title}", a module of the course "Learning from Serious Case Reviews" {ABOUT}. After it I can: '
        )
        assert about in text
        assert [line.partition(":")[0] for line in text.splitlines()] == [label.partition(":")[0] for label in LABELS]


def test_the_entry_has_the_day_and_what_was_noted_and_copying_keeps_nothing(open_page: Open, served: str) -> None:
    page = open_page("about:blank", clock="2027-05-03T10:00:00Z").page
    page.goto(served + MODULE)
    inside(page, "store.note('reflect:sharing-information:reflect-x', '<b>I rarely</b> ring back.')")
    inside(page, "store.note('reflect:uncertainty:reflect-x', 'Of another module.')")
    inside(page, "store.note('reflect:sharing-information:reflect-one-thing', 'Ring Everton.')")
    before = inside(page, "store.read()")
    text = copied(page)
    assert "Date: 3 May 2027\n" in text
    assert "What you learnt: <b>I rarely</b> ring back.\n" in text and "Planned action: Ring Everton.\n" in text
    assert "Of another module." not in text
    after = inside(page, "store.read()")
    assert (after["cpd"], after["notes"]) == (before["cpd"], before["notes"])


def test_it_needs_no_storage(open_page: Open) -> None:
    visit = open_page(MODULE, before="".join(THROWS.format(area) for area in AREAS))
    assert "Self-directed online learning" in copied(visit.page)
    assert visit.said == []

"""The page that a learning system opens: by keyboard, for eyes and ears, light and dark, and what it does with links."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.access import axe
from tests.browser.conftest import Open
from tests.browser.lms import MODULE, System, launch
from tests.browser.waiting import until

PAGE = f"modules/{MODULE}.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_with_the_notes_open_and_closed(
    open_page: Open, system: System, scheme: str, width: int
) -> None:
    one = launch(
        open_page, system, "1.2", "window", viewport={"width": width, "height": 740}, alone=True, color_scheme=scheme
    )
    one.page.set_viewport_size({"width": width, "height": 740})
    expect(one.page.locator("body")).to_have_attribute(
        "data-md-color-scheme", "slate" if scheme == "dark" else "default"
    )
    assert axe(one.page) == []
    one.top.get_by_text("What is left: 14 of 14").click()
    assert axe(one.page) == []
    one.top.get_by_text("What is left: 14 of 14").click()
    assert axe(one.page) == []
    assert one.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_keyboard_reaches_the_notes_first_and_then_the_course(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "1.2", "window")
    here = "document.activeElement.tagName + ':' + document.activeElement.textContent.trim().slice(0, 20)"
    stops = []
    for _ in range(4):
        one.page.keyboard.press("Tab")
        stops.append(one.page.evaluate(here).split(":")[0])
    assert stops == ["SUMMARY", "DIV", "BUTTON", "SUMMARY"]
    one.top.get_by_role("button", name="Close this and go to the course").focus()
    one.page.keyboard.press("Enter")
    assert one.page.evaluate("document.activeElement.title") == "The course"
    expect(one.top.get_by_text("A learning system opened this course.")).to_be_hidden()
    one.page.keyboard.press("Tab")
    until(
        one.page,
        "() => document.querySelector('iframe').contentDocument.activeElement.textContent.trim() === 'Skip to content'",
    )


def test_the_note_is_there_at_each_opening(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "1.2")
    one.top.get_by_role("button", name="Close this and go to the course").click()
    one.leave()
    again = launch(open_page, system, "1.2", page=one.player)
    expect(again.top.get_by_text("A learning system opened this course. It is told:")).to_be_visible()
    expect(again.top.get_by_text("What you write is never sent")).to_be_visible()


def test_every_target_has_room_and_the_page_has_its_names(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "2004", "window")
    one.top.get_by_text("What is left: 14 of 14").click()
    small = "[...document.querySelectorAll('summary, button, a')].filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 24).map((one) => one.textContent)"
    assert one.page.evaluate(small) == []
    assert one.page.evaluate("[document.documentElement.lang, document.querySelector('iframe').title]") == [
        "en-GB",
        "The course",
    ]
    one.go(PAGE)
    expect(one.page).to_have_title("Assessment and early help - Learning from Serious Case Reviews")


def test_what_is_left_leads_to_the_first_unread_section_inside_and_shrinks(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "1.2", package="module")
    one.script("course.store.seen('assessment:check')")
    one.top.get_by_text("What is left", exact=True).click()
    line = one.top.locator("[data-scorm=left-list] li")
    expect(line).to_have_text("Assessment and early help: 15 sections to read, 3 questions to try")
    one.try_core(MODULE)
    expect(line).to_have_text("Assessment and early help: 15 sections to read")
    line.get_by_role("link").click()
    one.shows(f"{PAGE}#found")
    one.read(MODULE)
    expect(one.top.get_by_text("All of it is done.")).to_be_visible()


def test_links_to_other_sites_open_beside_the_course(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "1.2")
    one.go("about/support.html")
    context = one.page.context
    context.route(
        "**/*",
        lambda route: route.fulfill(body="elsewhere") if system.address not in route.request.url else route.continue_(),
    )
    with context.expect_page() as opened:
        one.course.locator("article a[href^='https://']").first.click()
    assert system.address not in opened.value.url
    one.shows("about/support.html")


def test_the_ask_to_keep_things_does_not_say_that_nothing_is_sent(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "1.2")
    one.go("my-learning.html")
    expect(one.course.get_by_text("The note on top says what your learning system is told.")).to_be_visible()
    expect(one.course.get_by_text("Nothing is sent anywhere.")).to_have_count(0)
    plain = open_page(f"{system.address}whole-1.2/my-learning.html").page
    expect(plain.get_by_text("Nothing is sent anywhere.")).to_be_visible()


def test_without_javascript_the_course_can_be_opened(open_page: Open, system: System) -> None:
    page = open_page(f"{system.address}module-2004/scorm.html", java_script_enabled=False).page
    expect(page.get_by_text("Nothing is then reported to your learning system.")).to_be_visible()
    page.get_by_role("link", name="open the course").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Assessment and early help")

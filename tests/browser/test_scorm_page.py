"""The page that a learning system opens: by keyboard, for eyes and ears, light and dark, and what it does with links."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from tests.browser.access import faults
from tests.browser.conftest import Open
from tests.browser.lms import MODULE, PAGE, System, launch
from tests.browser.waiting import until

LEFT = "What is left: 14 of 14"
SHUT = "Close this and go to the course"


def test_axe_finds_nothing_with_the_notes_open_and_closed(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "2004", "window")
    found = {}
    for state in ("what is told", "what is left", "closed"):
        if state != "what is told":
            one.top.get_by_text(LEFT).click()
        found[state] = faults(one.page, ("desktop", "phone"))
    assert {state: lines for state, lines in found.items() if lines} == {}
    assert one.page.evaluate("[document.documentElement.lang, document.querySelector('iframe').title]") == [
        "en-GB",
        "The course",
    ]
    one.go(PAGE)
    expect(one.page).to_have_title("Assessment and early help - Learning from Serious Case Reviews")


def test_the_keyboard_reaches_the_notes_and_then_the_course_at_each_opening(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "1.2", "window")
    stops = []
    for _ in range(4):
        one.page.keyboard.press("Tab")
        stops.append(one.page.evaluate("document.activeElement.tagName"))
    assert stops == ["SUMMARY", "DIV", "BUTTON", "SUMMARY"]
    told = one.top.get_by_text("A learning system opened this course. It is told:")
    expect(told).to_be_visible()
    expect(one.top.get_by_text("What you write is never sent")).to_be_visible()
    one.top.get_by_role("button", name=SHUT).focus()
    one.page.keyboard.press("Enter")
    assert one.page.evaluate("document.activeElement.title") == "The course"
    expect(told).to_be_hidden()
    one.page.keyboard.press("Tab")
    here = "document.querySelector('iframe').contentDocument.activeElement.textContent.trim()"
    until(one.page, f"{here} === 'Skip to content'")
    one.leave()
    again = launch(open_page, system, "1.2", page=one.player)
    expect(again.top.get_by_text("A learning system opened this course. It is told:")).to_be_visible()


def test_what_is_left_leads_to_the_first_unread_section_inside_and_shrinks(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "1.2", package="module")
    one.script("store.seen('assessment:check')")
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

    def answer(route: Route) -> None:
        route.continue_() if route.request.url.startswith(system.address) else route.fulfill(body="elsewhere")

    one.page.context.route("**/*", answer)
    with one.page.context.expect_page() as opened:
        one.course.locator("article a[href^='https://']").first.click()
    assert system.address not in opened.value.url
    one.shows("about/support.html")


def test_the_ask_to_keep_things_does_not_say_that_nothing_is_sent(open_page: Open, system: System) -> None:
    one = launch(open_page, system, "1.2")
    one.go(PAGE)
    one.course.get_by_role("radio", name="A new part").check()
    one.course.get_by_role("button", name="Check my answer").first.click()
    expect(one.course.get_by_text("The note on top says what your learning system is told.")).to_be_visible()
    expect(one.course.get_by_text("Nothing is sent anywhere.")).to_have_count(0)
    plain = open_page(f"{system.address}whole-1.2/{PAGE}").page
    plain.get_by_role("radio", name="A new part").check()
    plain.get_by_role("button", name="Check my answer").first.click()
    expect(plain.get_by_text("Nothing is sent anywhere.")).to_be_visible()


def test_without_javascript_the_course_can_be_opened(open_page: Open, system: System) -> None:
    page = open_page(f"{system.address}module-2004/scorm.html", java_script_enabled=False).page
    expect(page.get_by_text("Nothing is then reported to your learning system.")).to_be_visible()
    page.get_by_role("link", name="open the course").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Assessment and early help")

"""The meaning of a term, by keyboard, pointer and touch; the clock stands at the test's command, so that what stays has had time to go."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

MODULE = "modules/poor-engagement.html"
TIME, LONG = "2027-03-01T10:00:00Z", 600_000


def stays(page: Page, seen: bool = True) -> None:
    """That the meaning is there, and still is after a long time; or that it is gone by then."""
    tip = page.get_by_role("tooltip")
    if seen:
        expect(tip).to_be_visible()
    page.clock.run_for(LONG)
    expect(tip).to_be_visible(visible=seen)


def test_the_keyboard_opens_a_meaning_that_stays_and_escape_or_going_on_closes_it(open_page: Open) -> None:
    page = open_page(MODULE, clock=TIME).page
    term, tip = page.locator("a.term").first, page.get_by_role("tooltip")
    term.focus()
    expect(tip).to_have_text(term.get_attribute("data-meaning") or "")
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    stays(page)
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()
    assert term.get_attribute("aria-describedby") is None
    term.blur()
    term.focus()
    expect(tip).to_be_visible()
    page.keyboard.press("Tab")
    expect(term).not_to_be_focused()
    assert term.get_attribute("aria-describedby") is None


def test_a_pointer_can_move_onto_the_meaning_and_escape_sends_it_away(open_page: Open) -> None:
    page = open_page(MODULE, clock=TIME).page
    term, tip = page.locator("a.term").first, page.get_by_role("tooltip")
    for place in (term, tip):
        place.hover()
        stays(page)
    page.mouse.move(5, 5)
    stays(page, seen=False)
    term.hover()
    expect(tip).to_be_visible()
    before = page.evaluate("[document.activeElement.tagName, scrollY, location.href]")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    assert page.evaluate("[document.activeElement.tagName, scrollY, location.href]") == before


def test_a_first_touch_shows_the_meaning_and_a_second_follows_the_link(open_page: Open, served: str) -> None:
    page = open_page(served + MODULE, clock=TIME, has_touch=True, viewport={"width": 360, "height": 740}).page
    term, tip = page.locator("a.term").first, page.get_by_role("tooltip")
    for send_away in (lambda: page.keyboard.press("Escape"), page.locator("h1").tap):
        term.blur()
        term.tap()
        stays(page)
        send_away()
        expect(tip).to_be_hidden()
    term.blur()
    term.tap()
    expect(tip).to_be_visible()
    assert page.url == served + MODULE
    term.tap()
    page.wait_for_url("**/reference/glossary.html#*")


def test_meanings_stay_within_a_narrow_screen_and_stand_in_no_heading_or_link(open_page: Open) -> None:
    page = open_page(MODULE, viewport={"width": 320, "height": 640}).page
    assert page.locator(":is(h1, h2, h3, a, button) a.term").count() == 0
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    terms, tip = page.locator("a.term").all(), page.get_by_role("tooltip")
    assert len({term.get_attribute("href") for term in terms}) == len(terms) > 3
    for term in terms:
        term.focus()
        expect(tip).to_have_text(term.get_attribute("data-meaning") or "")
        left, right = tip.evaluate("(one) => [one.getBoundingClientRect().left, one.getBoundingClientRect().right]")
        assert 0 <= left < right <= 320

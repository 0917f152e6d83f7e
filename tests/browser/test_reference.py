"""What stands for reference: figures by eye, points filtered, law that asks to be checked, and what terms mean."""

import datetime
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.access import DESKTOP, SCHEMES, drawn, put_on
from tests.browser.conftest import Open, beginning
from tests.browser.learner import MODULE
from tests.browser.page import until
from tests.browser.stage import go, present, slides
from tests.conftest import COURSE

EVERY = "reference/figures.html"
# The words of each drawing, the least size of them in pixels, and by how much they stick out of their picture.
MEASURE = """(pictures) => pictures.flatMap((picture) => [...picture.querySelectorAll("text")].map((text) => {
  const box = text.getBoundingClientRect(), frame = picture.getBoundingClientRect();
  const sizes = [...text.querySelectorAll("tspan")].map((part) => parseFloat(getComputedStyle(part).fontSize));
  const across = Math.max(frame.left - box.left, box.right - frame.right), down = Math.max(frame.top - box.top, box.bottom - frame.bottom);
  return { said: text.textContent, size: Math.min(...sizes), out: Math.max(across, down), below: box.bottom - frame.bottom };
}))"""


def texts(page: Page) -> list[dict[str, Any]]:
    return page.locator(".figure__svg").evaluate_all(MEASURE)


def outside(page: Page) -> list[str]:
    """The texts that stick out of their picture by more than a pixel."""
    return [text["said"] for text in texts(page) if text["out"] > 1]


def test_every_word_of_a_drawing_is_inside_it_and_large_enough_and_grows_with_a_slide(open_page: Open) -> None:
    page = open_page(EVERY).page
    for width in (320, 360, 768, 1920, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        drawn(page)
        assert len(texts(page)) > 50
        assert outside(page) == [], width
        assert [text["said"] for text in texts(page) if text["size"] < 12] == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        over = "(all) => all.map((one) => one.getBoundingClientRect().right - innerWidth).filter((over) => over > 0)"
        assert page.locator(".figure table").evaluate_all(over) == [], width
    page.locator(".figure").evaluate_all("""all => all.forEach((figure) => {
      figure.style.setProperty("--figure-size", "28px");
      figure.style.maxInlineSize = "none";
    })""")
    assert {round(text["size"]) for text in texts(page)} <= {28, 36}
    assert [text["said"] for text in texts(page) if text["below"] > 1] == []


def fills(page: Page) -> set[str]:
    fill = "(all) => all.map((shape) => getComputedStyle(shape).fill)"
    return set(page.locator(".figure__svg .f-part-1").evaluate_all(fill))


def test_a_drawing_has_the_colours_of_scheme_and_paper(open_page: Open) -> None:
    page = open_page(EVERY).page
    found = {}
    for scheme in SCHEMES:
        put_on(page, scheme, DESKTOP)
        found[scheme] = fills(page)
    assert [len(colours) for colours in found.values()] == [1, 1]
    assert found["light"] != found["dark"]
    page.emulate_media(media="print", color_scheme="dark")
    assert fills(page) == found["light"]


def test_words_leave_the_points_that_hold_them_all_also_when_one_comes_back(open_page: Open, served: str) -> None:
    page = open_page(f"{served}reference/points.html").page
    box, status = page.get_by_label("Show points that contain"), page.locator(".points-filter [role=status]")
    shown = page.locator("tbody tr:visible")
    expect(status).to_have_text("All 293 points")
    box.fill("p147 brought")
    texts = [text.lower() for text in shown.all_inner_texts()]
    assert texts and all("p147" in text and "brought" in text for text in texts)
    expect(status).to_have_text(f"{len(texts)} of 293 points")
    assert page.locator("article h2:visible").count() == page.locator("article table:visible").count() == 1
    box.fill("")
    expect(status).to_have_text("All 293 points")
    box.fill("father\u2019s")
    expect(status).not_to_contain_text("0 of 293")
    assert "father's" in shown.first.inner_text()
    box.fill("zebra")
    expect(status).to_have_text("0 of 293 points. Try fewer words, or shorter ones.")
    assert page.locator("article table:visible").count() == 0
    box.fill("neglect")
    told = status.inner_text()
    page.goto(f"{served}index.html")
    page.go_back()
    expect(box).to_have_value("neglect")
    expect(status).to_have_text(told)


LAW = max((one for one in COURSE.changes if "sharing-information" in one.modules), key=lambda one: one.check_by)
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


TERMS = "modules/poor-engagement.html"
TIME, LONG = "2027-03-01T10:00:00Z", 600_000
visit = beginning("served", TERMS, clock=TIME)


def stays(page: Page, seen: bool = True) -> None:
    """That the meaning is there, and still is after a long time; or that it is gone by then."""
    tip = page.get_by_role("tooltip")
    if seen:
        expect(tip).to_be_visible()
    page.clock.run_for(LONG)
    expect(tip).to_be_visible(visible=seen)


def test_keys_and_pointer_open_a_meaning_that_stays_and_escape_or_going_on_closes_it(page: Page) -> None:
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
    page.evaluate("document.activeElement.blur()")
    for place in (term, tip):
        place.hover()
        stays(page)
    page.mouse.move(5, 5)
    stays(page, seen=False)
    term.hover()
    page.mouse.move(5, 5)
    page.locator("a.term").nth(1).focus()
    stays(page)
    page.evaluate("document.activeElement.blur()")
    term.hover()
    expect(tip).to_be_visible()
    where = "[document.activeElement.tagName, scrollY, location.href]"
    before = page.evaluate(where)
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    assert page.evaluate(where) == before


def test_a_first_touch_shows_the_meaning_and_a_second_follows_the_link(open_page: Open, served: str) -> None:
    page = open_page(served + TERMS, clock=TIME, has_touch=True, viewport={"width": 360, "height": 740}).page
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
    assert page.url == served + TERMS
    term.tap()
    page.wait_for_url("**/reference/glossary.html#*")


def test_meanings_stay_within_a_narrow_screen_and_stand_in_no_heading_or_link(open_page: Open) -> None:
    page = open_page(TERMS, viewport={"width": 320, "height": 640}).page
    assert page.locator(":is(h1, h2, h3, a, button) a.term").count() == 0
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    terms, tip = page.locator("a.term").all(), page.get_by_role("tooltip")
    assert len({term.get_attribute("href") for term in terms}) == len(terms) > 3
    for term in terms:
        term.focus()
        expect(tip).to_have_text(term.get_attribute("data-meaning") or "")
        left, right = tip.evaluate("(one) => [one.getBoundingClientRect().left, one.getBoundingClientRect().right]")
        assert 0 <= left < right <= 320

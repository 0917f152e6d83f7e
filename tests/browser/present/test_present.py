"""Present in a real browser: every slide of every page, moving through a deck, its address, its overview, and leaving."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from course.content.kinds import kind_of
from tests.browser.access import axe, drawn, faults
from tests.browser.conftest import Open, Visit, beginning, few_of_each
from tests.browser.page import arrived, until
from tests.browser.stage import CASE, GUIDE, MODULE, SCREEN, VOTE, at, go, notes_of, present, press, slides, stages
from tests.conftest import page_names

NAMES = sorted(name.removesuffix(".html") for name in page_names() if kind_of(name.replace(".html", ".md")).has_deck)
visit = beginning("served", f"{MODULE}.html", then=present, **SCREEN)
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


def shows(page: Page, number: int) -> None:
    expect(page.locator(".deck__count")).to_contain_text(f"Slide {number} of")


def left(page: Page) -> None:
    expect(page.locator(".deck")).to_have_count(0)


WIDER = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".slide, .slide * { letter-spacing: 0.05em; }");
  document.adoptedStyleSheets = [sheet];
}"""
# What does not fit on these slides of the deck that is open, or is too small to be read from the back of the room.
MISFITS = """async (slides) => {
  const bad = [];
  const least = 28 * innerHeight / 720 - 0.05;
  const frame = document.querySelector(".deck__stage").getBoundingClientRect();
  const shown = () => new Promise((done) => addEventListener("hashchange", done, { once: true }));
  for (const slide of slides) {
    const place = "#slide=" + slide.id, moved = location.hash === place || shown();
    location.hash = place;
    await moved;
    const here = () => history.state && history.state.present && location.hash === "#slide=" + slide.id &&
      document.querySelector(".slide__title").textContent === (slide.part ? slide.title + " " + slide.part : slide.title);
    if (!here()) { bad.push(slide.id + " is not shown"); continue; }
    const body = document.querySelector(".slide__body");
    if (body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1) bad.push(slide.id + " overflows");
    const words = document.createTreeWalker(document.querySelector(".deck__screen"), NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const holder = words.currentNode.parentElement;
      if (!words.currentNode.data.trim() || holder.closest(".deck__said, title, desc, [hidden]")) continue;
      const size = parseFloat(getComputedStyle(holder).fontSize);
      if (size < least) bad.push(slide.id + " has " + size + " pixels: " + words.currentNode.data);
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      const edge = holder.closest(".slide") ? frame.bottom : innerHeight;
      const out = [...range.getClientRects()].some((box) => box.width && (box.left < 0 || box.right > innerWidth + 1 || box.top < 0 || box.bottom > edge + 1));
      if (out) bad.push(slide.id + " goes over the edge: " + words.currentNode.data);
    }
  }
  return bad;
}"""


def fitting(visit: Visit, served: str, names: Iterable[str]) -> list[str]:
    """What does not fit on the slides of these pages, as they are and where the machine's type is wider."""
    found, page = [], visit.page
    for name in names:
        page.goto(f"{served}{name}.html")
        present(page)
        for how in ("", ", in wider type"):
            found += [f"{name}{how}: {line}" for line in page.evaluate(MISFITS, stages(page, name)) + visit.refused()]
            page.evaluate(WIDER)
            page.keyboard.press("End")
    return found + visit.said


def test_slides_fit_and_are_large_enough(open_page: Open, served: str, site: Path) -> None:
    few = few_of_each(site, (f"{name}.html" for name in NAMES))
    visit = open_page("about:blank", **SCREEN)
    assert fitting(visit, served, (name.removesuffix(".html") for name in few)) == []


@pytest.mark.full
@pytest.mark.parametrize("size", [SCREEN["viewport"], {"width": 1920, "height": 1080}], ids=str)
def test_every_slide_fits_and_is_large_enough(open_page: Open, served: str, size: ViewportSize) -> None:
    assert fitting(open_page("about:blank", viewport=size), served, NAMES) == []


def test_a_whole_deck_is_walked_by_keyboard_and_each_slide_announced(open_page: Open) -> None:
    visit = open_page(f"{MODULE}.html", reduced_motion="reduce", **SCREEN)
    page = visit.page
    page.get_by_role("button", name="Present").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Presentation: ")).to_be_focused()
    page.get_by_role("radio", name="All slides").check()
    wanted, last = stages(page, MODULE), len(slides(page, MODULE))
    expect(page.locator(".slide")).to_have_attribute("aria-roledescription", "slide")
    page.get_by_role("region", name="Presentation: ").focus()
    number = 0
    for place, slide in enumerate(wanted):
        number += place == 0 or slide["kind"] != "vote" or slide["part"] == "Choose"
        title = " ".join(str(slide[part]) for part in ("title", "part") if slide[part])
        expect(page.locator(".deck__count")).to_have_text(f"Slide {number} of {last}")
        expect(page.locator(".deck h1")).to_have_text(title)
        named = re.compile(f"Slide {number} of {last}: {re.escape(slide['title'])}")
        expect(page.locator(".slide")).to_have_attribute("aria-label", named)
        if place:
            expect(page.locator(".deck__said[role=status]")).to_have_text(named)
        page.keyboard.press("ArrowRight")
    shows(page, last)
    visit.quiet()


KEYS = {
    **dict.fromkeys(("ArrowRight", "ArrowDown", "PageDown", "Space", "Enter"), 5),
    **dict.fromkeys(("ArrowLeft", "ArrowUp", "PageUp", "Shift+Space"), 3),
    "Home": 1,
}


def test_keys_a_clicker_and_the_buttons_move(page: Page) -> None:
    found = {}
    for key in KEYS:
        go(page, "check")
        page.keyboard.press(key)
        found[key] = at(page)
    assert found == KEYS
    press(page, "End", "ArrowRight")
    expect(page.get_by_role("heading", name="What we agree")).to_be_visible()
    go(page, "check")
    page.get_by_role("button", name="Next slide").click()
    page.keyboard.press("Space")
    assert at(page) == 6
    page.get_by_role("button", name="Previous slide").click()
    assert at(page) == 5


def swipe(page: Page, start: int, end: int) -> None:
    """A finger on the glass, as the browser itself is told of it, so that its own gestures are there too."""
    glass = page.context.new_cdp_session(page)
    moves = [("touchMove", start + (end - start) * step // 5) for step in range(1, 6)]
    for kind, x in [("touchStart", start), *moves, ("touchEnd", None)]:
        glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if x is None else [{"x": x, "y": 300}]})
    glass.detach()


def test_a_swipe_moves_the_slides_a_tap_does_not_and_neither_does_one_in_an_enlarged_slide(open_page: Open) -> None:
    page = open_page(f"{GUIDE}.html", **PHONE).page
    present(page)
    for start, end, to in ((300, 60, 2), (300, 60, 3), (180, 175, 3), (60, 300, 2), (60, 300, 1), (60, 300, 1)):
        swipe(page, start, end)
        shows(page, to)
        expect(page.get_by_role("region", name="Presentation: ")).to_be_visible()
    assert "pinch-zoom" in page.locator(".slide").evaluate("(slide) => getComputedStyle(slide).touchAction")
    page.context.new_cdp_session(page).send("Emulation.setPageScaleFactor", {"pageScaleFactor": 2})
    until(page, "() => visualViewport.scale > 1.9")
    swipe(page, 300, 60)
    shows(page, 1)


def test_b_makes_the_screen_black_until_any_key_and_meanwhile_the_page_behind_cannot_be_reached(page: Page) -> None:
    for key in ("ArrowRight", "x", "7", "F9"):
        page.keyboard.press("b")
        expect(page.locator(".deck__black")).to_be_visible()
        expect(page.get_by_text("The screen is black.")).to_be_attached()
        page.keyboard.press(key)
        expect(page.locator(".deck__black"), key).to_be_hidden()
        assert at(page) == 1, key
    address = page.url.split("#")[0]
    press(page, "f", "/", ",", "s", "ArrowRight")
    shows(page, 2)
    assert page.url.split("#")[0] == address
    expect(page.locator("#search")).to_be_hidden()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('body, .deck *')")


def test_the_way_at_a_module_s_top_opens_the_slides_once_and_where_they_were_left(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    page.go_back()
    left(page)
    assert "#" not in page.url
    way = page.get_by_role("link", name="Present", exact=True)
    for leave in (page.go_back, lambda: page.keyboard.press("Escape")):
        way.click()
        shows(page, 2)
        page.keyboard.press("Home")
        shows(page, 1)
        page.keyboard.press("PageDown")
        shows(page, 2)
        leave()
        left(page)
        expect(way).to_be_focused()
    assert not page.url.endswith("#present")
    present(page)
    go(page, "for-information-only.2")
    number = at(page)
    page.reload()
    expect(page.get_by_role("heading", name="A Tuesday afternoon", level=1)).to_be_visible()
    assert at(page) == number
    assert page.url.endswith("#slide=for-information-only.2")
    go(page, "silence")
    page.keyboard.press("Escape")
    left(page)
    expect(page.get_by_role("button", name="Present")).to_be_focused()
    expect(page.locator("#silence")).to_be_in_viewport()
    assert page.url.endswith("#silence")
    assert page.locator("[inert]").count() == 0
    present(page)
    assert page.url.endswith("#slide=silence")


def test_an_address_may_say_a_number_or_nonsense(page: Page) -> None:
    address, last = page.url.split("#")[0], len([one for one in slides(page, MODULE) if 30 in one["lengths"]])
    for place, number in (("5", 5), ("nowhere", 1), ("__proto__", 1), ("-3", 1), ("99999", last)):
        page.goto("about:blank")
        page.goto(f"{address}#slide={place}")
        expect(page.locator(".deck"), place).to_be_visible()
        assert at(page) == number, place
    page.goto("about:blank")
    page.goto(f"{address}#slide=%E0%A4%A")
    arrived(page)
    left(page)
    present(page)
    assert at(page) == 1


def test_the_overview_lists_every_slide_of_the_length_and_goes_there(page: Page) -> None:
    page.keyboard.press("o")
    panel = page.get_by_role("dialog", name="Overview")
    expect(panel).to_contain_text("talk, then vote again")
    every = slides(page, MODULE)
    expect(panel.locator(".deck__list button")).to_have_count(len([one for one in every if 30 in one["lengths"]]))
    expect(panel.locator("[aria-current]")).to_be_focused()
    panel.get_by_role("radio", name="All slides").check()
    expect(panel.locator(".deck__list button")).to_have_count(len(every))
    panel.get_by_role("button", name="Before you share", exact=True).click()
    expect(panel).to_be_hidden()
    expect(page.get_by_role("heading", name="Before you share", level=1)).to_be_visible()
    press(page, "?", "Escape")
    expect(panel).to_be_hidden()
    expect(page.get_by_role("region", name="Presentation: ")).to_be_focused()


def test_axe_finds_nothing_on_a_slide_of_each_kind_or_in_the_notes_window(open_page: Open, served: str) -> None:
    """Who asked for less motion has a scene at once."""
    visit = open_page("about:blank", reduced_motion="reduce", **SCREEN)
    page, seen, found = visit.page, set(), {}
    for name in (MODULE, CASE, GUIDE):
        page.goto(f"{served}{name}.html")
        present(page)
        places = {one["kind"]: one["id"] for one in reversed(stages(page, name)) if one["kind"] not in seen}
        seen |= set(places)
        for place in places.values():
            go(page, place)
            if place == VOTE:
                press(page, "a", "b")
            expect(page.locator(".line--later"), place).to_have_count(0)
            found[place] = faults(page, ("desktop",))
    go(page, "scenario.3")
    found["notes"] = faults(notes_of(page), ("desktop",))
    assert {place: lines for place, lines in found.items() if lines} == {}
    assert len(seen) > 8 and visit.said == []


def test_a_deck_holds_in_other_colours_and_fits_when_the_window_changes_and_scrolls_on_a_phone(page: Page) -> None:
    go(page, VOTE)
    press(page, "a")
    expect(page.locator(".option__share").first).to_be_visible()
    for options in ({"forced_colors": "active"}, {"forced_colors": "none", "contrast": "more"}):
        page.emulate_media(**options)
        drawn(page)
        assert axe(page) == [], options
    go(page, "gaps")
    body = page.locator(".slide__body")
    for width, height in ((1920, 1080), (1024, 768), (900, 600), (1280, 720), (320, 480)):
        page.set_viewport_size({"width": width, "height": height})
        drawn(page)
        if width > 320:
            assert body.evaluate("(body) => body.scrollHeight <= body.clientHeight + 1"), width
        assert page.locator(".deck").evaluate("(deck) => deck.scrollWidth <= innerWidth"), width
    expect(body).to_have_attribute("tabindex", "0")


def test_a_length_cuts_the_slides_sets_the_clock_and_lasts_until_an_address_names_another_slide(page: Page) -> None:
    every = slides(page, MODULE)
    for length in (7, 15, 60, 0, 30):
        name = f"{length} minutes" if length else "All slides"
        page.get_by_role("radio", name=name).check()
        count = len([one for one in every if not length or length in one["lengths"]])
        expect(page.locator(".deck__count"), name).to_have_text(f"Slide 1 of {count}")
        expect(page.locator(".deck__time"), name).to_have_text(f"0 / {length} min" if length else "0 min")
        expect(page.locator(".deck__said"), name).to_have_text(f"{count} slides.")
    page.get_by_role("radio", name="7 minutes").click()
    expect(page.get_by_role("region", name="Presentation: ")).to_be_focused()
    press(page, "ArrowRight")
    page.reload()
    expect(page.locator(".deck__count")).to_have_text("Slide 2 of 6")
    inside, outside = ([one["id"] for one in every if (7 in one["lengths"]) == short][-1] for short in (True, False))
    go(page, inside)
    expect(page.locator(".deck__count")).to_have_text("Slide 6 of 6")
    go(page, outside)
    expect(page.locator(".deck__count")).to_contain_text(f"of {len(every)}")


def test_a_guide_s_timetable_in_the_address_is_the_length_and_a_length_chosen_since_stays(open_page: Open) -> None:
    page = open_page(f"{GUIDE}.html#minutes-7", **SCREEN).page
    present(page)
    expect(page.get_by_role("radio", name="7 minutes")).to_be_checked()
    page.get_by_role("radio", name="All slides").check()
    go(page, "minutes-60")
    press(page, "Escape")
    expect(page.locator(".deck")).to_have_count(0)
    present(page)
    expect(page.locator(".deck__count")).to_contain_text(f"of {len(slides(page, GUIDE))}")
    press(page, "Escape")
    page.evaluate("location.hash = '#minutes-30'")
    present(page)
    expect(page.get_by_role("radio", name="30 minutes")).to_be_checked()


SEEN = "all => all.filter((one) => getComputedStyle(one).visibility === 'visible').length"


def test_a_scene_comes_sentence_by_sentence_is_announced_once_and_is_whole_when_come_back_to(page: Page) -> None:
    go(page, "for-information-only.2")
    lines = page.locator(".slide .line")
    words = lines.all_text_contents()
    for number in range(1, len(words)):
        assert lines.evaluate_all(SEEN) == number
        page.keyboard.press("ArrowRight")
        expect(page.locator(".deck__said")).to_have_text(words[number])
    number = at(page)
    press(page, "ArrowRight", "ArrowLeft")
    assert at(page) == number
    expect(page.locator(".line--later")).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".line--later")).to_have_count(1)


def test_the_screen_is_asked_to_stay_on_and_where_it_cannot_the_trainer_is_told(open_page: Open) -> None:
    asks = "window.locks = []; Object.defineProperty(navigator, 'wakeLock', {{ value: {} }});"
    lock = "{ request: (kind) => { window.locks.push(kind); return Promise.resolve({ release: () => window.locks.push('released') }); } }"
    for how, told in ((lock, False), ("undefined", True)):
        page = open_page(f"{MODULE}.html", before=asks.format(how), **SCREEN).page
        present(page)
        expect(page.get_by_text("set this computer and the projector not to sleep")).to_be_visible(visible=told)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.keyboard.press("ArrowRight")
        expect(page.locator(".deck__notice")).to_be_hidden()
        page.keyboard.press("Escape")
        assert page.evaluate("window.locks") == ([] if told else ["screen", "screen", "released"])

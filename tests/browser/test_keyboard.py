"""Whole pages by keyboard: the focus is always seen, never hidden behind a bar, never caught, and goes as the page reads."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.access import DESKTOP, FOCUS, PHONE, ZOOMED, axe
from tests.browser.conftest import Open
from tests.browser.learner import REVIEW, STATUS, asked, begin, bring_nearby, settle, unfold
from tests.browser.page import arrived, until

BOTH = None
# The size at which the plain run goes through a page, or both, and back.
JOURNEYS = {
    "index.html": DESKTOP,
    "course-map.html": ZOOMED,
    "modules/domestic-abuse.html": BOTH,
    "cases/health-matters.html": DESKTOP,
    "guides/domestic-abuse.html": ZOOMED,
    "about/support.html": BOTH,
    "about/changes.html": ZOOMED,
    "trainers/index.html": DESKTOP,
    "hosting/index.html": ZOOMED,
}
MOST = 600
# Of a module with nine questions and three boxes, every link in its words passed by: 125 when this was written.
KEYS = 150
WITHIN = "document.activeElement.matches('body, .md-sidebar--primary *')"
STILL = {"reduced_motion": "reduce"}


def seen(page: Page) -> bool:
    """Whether something is in focus and can be seen."""
    return (page.evaluate(FOCUS) or {}).get("seen", False)


def walk(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Every place that the key brings the focus to until it leaves the page."""
    steps: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press(key)
        here = page.evaluate(FOCUS)
        if here is None or (steps and here["key"] == steps[0]["key"]):
            return steps
        steps.append(here)
    raise AssertionError(f"the focus is caught near {steps[-1]['what']}")


def ways() -> Iterator[Any]:
    for name, plain in JOURNEYS.items():
        for label, size in (("desktop", DESKTOP), ("400% zoom", ZOOMED)):
            marks = [] if plain in (size, BOTH) else [pytest.mark.full]
            yield pytest.param(name, size, id=f"{name}, {label}", marks=marks)


@pytest.mark.parametrize(("name", "size"), [*ways()])
def test_the_focus_is_seen_and_marked_all_the_way_and_back(open_page: Open, name: str, size: ViewportSize) -> None:
    page = open_page(name, viewport=size, **STILL).page
    bring_nearby(page)
    there = walk(page)
    assert len(there) > 5
    page.evaluate("document.activeElement.blur()")
    back = walk(page, "Shift+Tab") if JOURNEYS[name] == BOTH else []
    assert [step["what"] for step in there + back if not step["seen"]] == []
    assert [step["what"] for step in there if not step["marked"]] == []
    assert [(step["what"], step["cut"]) for step in there if step["cut"]] == []
    keys = [step["key"] for step in there]
    assert keys == sorted(keys)
    assert not back or sorted(step["key"] for step in back) == keys


def test_the_menu_opens_keeps_the_focus_goes_down_a_level_and_closes_by_keyboard(open_page: Open) -> None:
    page = open_page("modules/domestic-abuse.html", viewport=ZOOMED, **STILL).page
    menu = page.get_by_role("button", name="Menu", exact=True)
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.focus()
    page.keyboard.press("Space")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    until(page, lambda: seen(page))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Back from Learn")).to_be_focused()
    page.keyboard.press("Enter")
    section = page.locator(".md-sidebar--primary").get_by_role("button", name="Learn")
    expect(section).to_be_focused()
    until(page, lambda: seen(page))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Back from Learn")).to_be_focused()
    until(page, lambda: seen(page))
    for _ in range(4):
        page.keyboard.press("Tab")
        assert seen(page)
    for key in ["Shift+Tab"] * 6 + ["Tab"] * 20:
        page.keyboard.press(key)
        assert page.evaluate(WITHIN), key
    assert page.locator("article").evaluate("(one) => Boolean(one.closest('[inert]'))")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    assert page.locator("[inert]").count() == 0
    page.goto(page.url.replace("modules/domestic-abuse", "guides/assessment"))
    menu.click()
    drawer = page.locator(".md-sidebar--primary")
    drawer.locator("[for=__toc] button").first.click()
    drawer.get_by_role("link", name="Closing").click()
    expect(drawer).to_be_hidden()
    expect(page.locator("#closing")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_stops_of_a_module_open_on_a_phone_by_keys_and_lead_to_their_place(open_page: Open, scripts: bool) -> None:
    page = open_page("modules/assessment.html", viewport=PHONE, **STILL, java_script_enabled=scripts).page
    bar = page.locator(".stops").get_by_role("button")
    expect(bar).to_have_text(re.compile(r"Six stops, \d+ minutes"))
    link = page.locator(".stops").get_by_role("link", name="What to do now")
    expect(link).to_be_hidden()
    bar.press("Enter")
    link.press("Enter")
    expect(page.locator("#practice")).to_be_in_viewport()
    if scripts:
        expect(link).to_be_hidden()
        expect(bar).to_have_text(re.compile(r"4 of 6 · What to do now · \d+ min left"))


def test_without_scripts_the_menu_opens_by_keyboard_and_pointer_and_no_button_is_dead(open_page: Open) -> None:
    page = open_page("modules/assessment.html", viewport=PHONE, **STILL, java_script_enabled=False).page
    drawer = page.locator(".md-sidebar--primary")
    link = drawer.get_by_role("link", name="Working together")
    page.locator(".md-header [for=__drawer]").click()
    expect(link).to_be_visible()
    page.locator(".md-overlay").click(position={"x": 340, "y": 400})
    expect(drawer).to_be_hidden()
    page.get_by_role("checkbox", name="Menu").press("Space")
    link.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Working together")).to_be_visible()
    expect(page.locator("header button:visible")).to_have_count(0)
    expect(page.locator("header").get_by_role("radio")).to_have_count(0)


def test_the_search_of_a_narrow_screen_works_by_keyboard(open_page: Open) -> None:
    page = open_page("about/support.html", viewport=ZOOMED, **STILL).page
    button = page.get_by_role("button", name="Search", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Search the course")).to_be_focused()
    page.keyboard.insert_text("threshold")  # at once, so that the results are drawn once
    page.locator(STATUS, has_text="found").wait_for()
    for _ in range(6):
        page.keyboard.press("ArrowDown")
        expect(page.locator("#search ol :focus")).to_be_visible()
        assert seen(page)
    for _ in range(6):
        page.keyboard.press("ArrowUp")
    expect(page.get_by_role("textbox", name="Search the course")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_a_table_wider_than_the_page_is_scrolled_by_keys_and_in_the_review_too(open_page: Open, served: str) -> None:
    page = open_page("modules/sexual-exploitation.html", viewport=DESKTOP, **STILL).page
    frame = unfold(page.locator("article .md-typeset__scrollwrap").first)
    expect(frame).to_be_visible()
    expect(frame).not_to_have_attribute("tabindex", "0")
    page.set_viewport_size(ZOOMED)
    expect(frame).to_have_attribute("role", "region")
    assert frame.get_attribute("aria-label")
    frame.focus()
    page.keyboard.press("ArrowRight")
    expect(frame).to_be_focused()
    until(page, "(one) => one.scrollLeft > 0", frame.element_handle())
    page.set_viewport_size(DESKTOP)
    expect(frame).not_to_have_attribute("role", "region")
    page.set_viewport_size(ZOOMED)
    page.goto(f"{served}modules/listening-to-children.html")
    settle(page.locator("[data-module=question]", has=page.locator("table")).first, in_line=False)
    page.goto(served + REVIEW)
    begin(page)
    frame = asked(page).locator(".md-typeset__scrollwrap")
    expect(frame).to_have_attribute("role", "region")
    expect(frame).to_have_accessible_name(f"Table: {page.locator('.review__question :is(h3, h4)').first.inner_text()}")
    assert axe(page) == []
    frame.focus()
    page.keyboard.press("ArrowRight")
    until(page, "(one) => one.scrollLeft > 0", frame.element_handle())


# The key that does what the place in focus is for: an order has one act that comes first.
DO = """() => {
  const one = document.activeElement, form = one.closest("[data-module=question] form");
  if (one.matches("details.more:not([open]) > summary, [data-module=question]:not([data-answered]) [type=submit]")) return "Enter";
  if (one.matches(".reflect__text, .question__blank input")) return "x";
  if (!form || !one.closest("fieldset") || one.checked || one.name.endsWith("--sure")) return one.closest(".page-foot") ? "end" : "";
  return form.querySelector("[value=first]:checked") ? "ArrowDown" : "Space";
}"""


def test_a_whole_module_is_done_by_keyboard_alone_in_few_keys_and_the_focus_is_never_lost(open_page: Open) -> None:
    page = open_page("modules/assessment.html", viewport=ZOOMED, **STILL).page
    bring_nearby(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    keys, lost, do = 2, [], ""
    while do != "end" and keys < MOST:
        for key in filter(None, (do, "Tab")):
            page.keyboard.press(key)
            keys += 1
            arrived(page)  # what an answer brings stands where the next key leads, and moves nothing later
            here = page.evaluate(FOCUS)
            lost += [] if here and here["seen"] else [f"{key}: {here}"]
        do = page.evaluate(DO)
    expect(page.locator(".questions-progress")).to_have_text(re.compile(r"^(\d+) of \1 answered"))
    assert lost == []
    assert keys <= KEYS

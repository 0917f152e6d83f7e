"""What moves around the words of a page: each part does its own work, and goes on when another fails."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.access import DESKTOP, PHONE, SIDEWAYS
from tests.browser.conftest import Open
from tests.browser.learner import STATUS, ask
from tests.browser.page import arrived, until

MODULE = "modules/assessment.html"


def menu(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("button", name="Close the menu").click()
    page.set_viewport_size(DESKTOP)


def search(page: Page) -> None:
    ask(page, "threshold")
    expect(page.locator(STATUS)).to_contain_text("found")
    page.keyboard.press("Escape")


def colours(page: Page) -> None:
    page.locator("label[title*='switch to light']").click()
    page.locator("label[title*='switch to dark']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def contents(page: Page) -> None:
    page.locator("#practice").evaluate("(one) => one.scrollIntoView()")
    here = page.locator(".stops [aria-current=location]")
    expect(here).to_have_text("What to do now")
    expect(here).to_be_in_viewport()


def title(page: Page) -> None:
    page.locator("#practice").evaluate("(one) => one.scrollIntoView()")
    topic = page.locator(".md-header__topic", has_text="Assessment and early help")
    until(page, "(one) => getComputedStyle(one).opacity === '1'", topic.element_handle())


def marks(page: Page) -> None:
    expect(page.locator("article mark").first).to_contain_text("threshold")


def folds(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("article details:not([open])")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("article details[open]")).to_have_count(0)


PARTS: dict[str, tuple[Callable[[Page], None], str]] = {
    "menu": (menu, "Object.defineProperty(HTMLLabelElement.prototype, 'control', { get: broken });"),
    "search": (search, "Object.defineProperty(HTMLDialogElement.prototype, 'showModal', { get: broken });"),
    "colours": (colours, "fail(window, 'matchMedia', (query) => query.includes('scheme'));"),
    "contents": (contents, "fail(window, 'addEventListener', (name) => name === 'scroll');"),
    "title": (title, "window.IntersectionObserver = class { constructor() { broken(); } };"),
    "marks": (marks, "fail(document, 'createTreeWalker', () => true);"),
    "folds": (folds, "fail(window, 'addEventListener', (name) => name === 'hashchange');"),
}
BREAK = """
const broken = () => { throw new Error("broken here"); };
const fail = (owner, name, when) => {
  const own = owner[name].bind(owner);
  owner[name] = (...rest) => (when(...rest) ? broken() : own(...rest));
};
"""


@pytest.mark.parametrize("fails", PARTS)
def test_each_part_works_and_one_that_fails_stops_no_other(open_page: Open, fails: str) -> None:
    look = {"color_scheme": "light", "reduced_motion": "reduce"}
    visit = open_page(f"{MODULE}?h=threshold", before=BREAK + PARTS[fails][1], **look)
    page = visit.page
    until(page, "Boolean(document.querySelector('article .md-typeset__scrollwrap, article mark'))")
    # What listens for the address is broken with one of them.
    for name, (works, _) in PARTS.items():
        if name != fails and not (fails == "folds" and name == "search"):
            works(page)
    assert [line for line in visit.said if "broken here" in line]
    assert [line for line in visit.said if "broken here" not in line] == []


def test_a_place_within_a_fold_is_opened_by_its_address_and_one_that_cannot_be_read_breaks_nothing(
    open_page: Open, folder: str
) -> None:
    visit = open_page(f"{folder}{MODULE}?h=%25%28#search=%E0%A4%A")
    page = visit.page
    arrived(page)
    search(page)
    page.locator("article .change").first.evaluate("(one) => { one.lastElementChild.id = 'within'; }")
    page.evaluate("() => { location.hash = '#within'; }")
    expect(page.locator("#within")).to_be_in_viewport()
    visit.quiet()


IN_SIGHT = """(one) => {
  const box = one.getBoundingClientRect(), room = one.closest(".md-sidebar__scrollwrap").getBoundingClientRect();
  return box.top >= room.top && box.bottom <= room.bottom + 1;
}"""


def test_the_list_of_contents_keeps_in_sight_what_is_being_read(open_page: Open) -> None:
    page = open_page("guides/uncertainty.html", viewport={"width": 1280, "height": 400}).page
    arrived(page)
    page.locator("#closing").evaluate("(one) => one.scrollIntoView()")
    here = page.locator(".md-sidebar--secondary [aria-current=location]")
    expect(here).to_have_text("Closing")
    until(page, IN_SIGHT, here.element_handle())


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_help_is_in_sight_everywhere_and_large_enough_for_a_finger(open_page: Open, served: str, scripts: bool) -> None:
    page = open_page("about:blank", java_script_enabled=scripts).page
    help_now = page.get_by_role("banner").get_by_role("link", name="Help now")
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        page.goto(served + MODULE)
        page.get_by_role("heading", name="Take it to your team").scroll_into_view_if_needed()
        expect(help_now).to_be_in_viewport(ratio=1)
        box = help_now.bounding_box()
        assert box and min(box["width"], box["height"]) >= 44
        help_now.click()
        expect(help_now).to_have_attribute("aria-current", "page")


# A reader's own size of letters, once and a half and twice the usual; the theme's root is 125% of it.
def test_help_is_whole_and_nothing_pans_at_large_letters(open_page: Open, served: str) -> None:
    page = open_page("about:blank", viewport=PHONE).page
    banner = page.get_by_role("banner")
    for name in ("index.html", MODULE, "about/support.html"):
        page.goto(served + name)
        arrived(page)
        for letters in ("187.5%", "250%"):
            page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", letters)
            expect(banner.get_by_role("link", name="Help now")).to_be_in_viewport(ratio=1)
            for button in ("Menu", "Search"):
                expect(banner.get_by_role("button", name=button, exact=True)).to_be_in_viewport(ratio=1)
            assert not page.evaluate(SIDEWAYS), (name, letters)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_lies_over_a_number_to_ring(open_page: Open, size: ViewportSize) -> None:
    numbers = open_page("about/support.html", viewport=size).page.locator(".ring").all()
    assert len(numbers) > 10
    for number in numbers:
        number.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
        found = number.evaluate(
            """(one) => { const box = one.getBoundingClientRect();
            const over = [box.left + 2, box.right - 2].map((x) => document.elementFromPoint(x, (box.top + box.bottom) / 2));
            return [over.every((other) => one.contains(other)), box.height, parseFloat(getComputedStyle(one).fontSize), one.href.slice(0, 4)]; }"""
        )
        assert found == [True, 48, 24, "tel:"]

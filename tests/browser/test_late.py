"""As learners meet it: the page is drawn first, and its scripts come after, all of them and in their order."""

import re

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.access import PHONE
from tests.browser.conftest import Open, Visit
from tests.browser.page import arrived, until

MODULE = "modules/sharing-information.html"
READY = "window.course && window.course.store && document.querySelector('.reflect__text')"
# Draws a frame only when told to.
HELD_FRAMES = "window.frames_held = []; window.requestAnimationFrame = (act) => frames_held.push(act);"
DRAW = "() => { const now = frames_held.splice(0); now.forEach((act) => act(performance.now())); return now.length; }"
# A page that never counts as loaded, so that only its frames bring the scripts in.
NEVER_LOADED = "window.addEventListener('load', (event) => event.stopImmediatePropagation(), true);"
# Where the words on the first screen stand.
PLACES = """() => Object.fromEntries(Array.from(document.querySelectorAll("header a, header label, article :is(h1, h2, p, li, a)"))
  .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([text, box]) => text && box.height && box.top >= 0 && box.bottom <= innerHeight)
  .map(([text, box]) => [text, [Math.round(box.left), Math.round(box.top)]]))"""
HIDDEN = "Object.defineProperty(document, 'hidden', { get: () => true });" + HELD_FRAMES


# Of each look at the options of a question, whether a question had been changed by then.
LOOKS = """window.looks = []; const look = Element.prototype.getBoundingClientRect;
Element.prototype.getBoundingClientRect = function () {
  if (this.matches(".question__options")) looks.push(Boolean(document.querySelector(".question__sure")));
  return look.call(this);
};"""


def scripts(visit: Visit) -> list[str]:
    """The scripts asked for that stand at the end of the page, by their names."""
    return re.findall(r"/bundles/(?!head)(\w+)\.\w+\.js", " ".join(visit.asked))


def test_scripts_come_after_two_frames_and_all_questions_are_looked_at_before_one_is_changed(open_page: Open) -> None:
    visit = open_page(MODULE, before=HELD_FRAMES + NEVER_LOADED + LOOKS, drawn_first=True)
    page = visit.page
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for _ in range(2):
        assert scripts(visit) == []
        assert page.evaluate(DRAW) >= 1
    until(page, READY)
    assert scripts(visit) == ["module"]
    assert set(page.evaluate("looks")) == {False}
    assert visit.said == [] and visit.refused() == []


@pytest.mark.parametrize("name", ["index.html", MODULE])
def test_the_style_does_not_wait_for_the_script_in_the_head(open_page: Open, served: str, name: str) -> None:
    visit = open_page("about:blank")
    page = visit.page
    held: list[Route] = []
    page.context.route("**/bundles/head.*.js", lambda route: held.append(route))
    with page.expect_request("**/bundles/*.css"), page.expect_request("**/bundles/head.*.js"):
        page.goto(served + name, wait_until="commit")
    until(page, lambda: held)
    assert not page.evaluate("Boolean(document.body)")
    held[0].continue_()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    arrived(page)
    styles = [address for address in visit.asked if address.endswith(".css")]
    assert len(styles) == len(set(styles))
    assert visit.said == [] and visit.refused() == []


WAYS_IN = {
    "nobody looks at it": (HIDDEN + NEVER_LOADED, ""),
    "opened at a place": (HELD_FRAMES + NEVER_LOADED, "#team"),
    "loaded again": (HELD_FRAMES + NEVER_LOADED, ""),
    "loaded, and its frames never come": (HELD_FRAMES, ""),
}


@pytest.mark.parametrize("how", WAYS_IN)
def test_scripts_do_not_wait_for_frames(open_page: Open, how: str) -> None:
    before, place = WAYS_IN[how]
    page = open_page(MODULE + place, before=before, drawn_first=True).page
    if how == "loaded again":
        page.reload(wait_until="domcontentloaded")
    until(page, READY)


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_on_the_screen_first_stays_where_it_is(open_page: Open, served: str, width: int) -> None:
    size = {"width": width, "height": 740}
    page = open_page("about:blank", before=HELD_FRAMES + NEVER_LOADED, drawn_first=True, viewport=size).page
    for name in ("index.html", MODULE, "modules/adolescents-and-suicide.html"):
        page.goto(served + name)
        before = page.evaluate(PLACES)
        assert len(before) > 4
        for _ in range(2):
            page.evaluate(DRAW)
        until(page, "document.readyState && window.course && window.course.store")
        arrived(page)
        after = page.evaluate(PLACES)
        assert {what: after.get(what) for what in before} == before, name


def test_what_is_pressed_before_its_script_is_there_is_answered_once(open_page: Open, served: str) -> None:
    page = open_page("about:blank", viewport=PHONE).page
    bar, link = page.locator(".stops").get_by_role("button"), page.locator(".stops").get_by_role("link")
    link, deck = link.filter(has_text="What to do now"), page.get_by_role("region", name="Presentation: ")
    held: list[Route] = []
    page.context.route("**/bundles/module.*.js", lambda route: held.append(route))

    def early(locator: Locator) -> None:
        with page.expect_request("**/bundles/module.*.js"):
            page.goto(served + MODULE, wait_until="commit")
            locator.press("Enter")
        until(page, lambda: held)

    early(page.get_by_role("button", name="Present"))
    expect(deck).to_have_count(0)
    held.pop().continue_()
    expect(deck).to_be_visible()
    page.keyboard.press("Escape")
    early(bar)
    link.focus()
    held.pop().continue_()
    until(page, READY)
    expect(link).to_be_focused()
    link.press("Enter")
    expect(bar).to_contain_text("What to do now")

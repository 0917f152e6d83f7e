"""As learners meet it: the page is drawn first, and its scripts come after, all of them and in their order."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Open, Visit
from tests.browser.learner import STATUS, ask, unfold
from tests.browser.waiting import arrived, until

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


def scripts(visit: Visit) -> list[str]:
    """The scripts asked for that stand at the end of the page, by their names."""
    return re.findall(r"/bundles/(?!head)(\w+)\.\w+\.js", " ".join(visit.asked))


def test_scripts_are_asked_for_when_two_frames_are_drawn(open_page: Open, served: str) -> None:
    visit = open_page(served + MODULE, before=HELD_FRAMES + NEVER_LOADED, drawn_first=True)
    page = visit.page
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for _ in range(2):
        assert scripts(visit) == []
        assert page.evaluate(DRAW) >= 1
    until(page, READY)
    assert scripts(visit) == ["module"]
    assert visit.said == [] and visit.refused() == []


@pytest.mark.parametrize("name", ["index.html", MODULE, "cases/out-of-school.html"])
def test_the_style_does_not_wait_for_the_script_in_the_head(open_page: Open, served: str, name: str) -> None:
    visit = open_page("about:blank")
    page = visit.page
    held: list[Route] = []
    page.context.route("**/bundles/head.*.js", lambda route: held.append(route))
    with page.expect_request("**/bundles/head.*.css"), page.expect_request("**/bundles/head.*.js"):
        page.goto(served + name, wait_until="commit")
    assert not page.evaluate("Boolean(document.body)")
    held[0].continue_()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    arrived(page)
    styles = [address for address in visit.asked if address.endswith(".css")]
    assert len(styles) == len(set(styles))
    assert visit.said == [] and visit.refused() == []


def test_a_page_that_nobody_looks_at_has_its_scripts_at_once(open_page: Open, served: str) -> None:
    visit = open_page(served + MODULE, before=HIDDEN + NEVER_LOADED, drawn_first=True)
    until(visit.page, READY)


def test_a_page_opened_at_a_place_has_its_scripts_at_once(open_page: Open, served: str) -> None:
    visit = open_page(f"{served}{MODULE}#team", before=HELD_FRAMES + NEVER_LOADED, drawn_first=True)
    until(visit.page, READY)


def test_a_page_that_is_loaded_again_has_its_scripts_at_once(open_page: Open, served: str) -> None:
    visit = open_page(served + MODULE, before=HELD_FRAMES + NEVER_LOADED, drawn_first=True)
    visit.page.reload(wait_until="domcontentloaded")
    until(visit.page, READY)


@pytest.mark.parametrize("name", ["index.html", MODULE, "modules/adolescents-and-suicide.html"])
@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_on_the_screen_first_stays_where_it_is(open_page: Open, served: str, name: str, width: int) -> None:
    size = {"width": width, "height": 740}
    page = open_page(served + name, before=HELD_FRAMES + NEVER_LOADED, drawn_first=True, viewport=size).page
    before = page.evaluate(PLACES)
    assert len(before) > 4
    for _ in range(2):
        page.evaluate(DRAW)
    until(page, "document.readyState && window.course && window.course.store")
    arrived(page)
    after = page.evaluate(PLACES)
    assert {what: after.get(what) for what in before} == before


def test_a_page_whose_frames_never_come_has_its_scripts_once_it_is_loaded(open_page: Open, served: str) -> None:
    visit = open_page(served + MODULE, before=HELD_FRAMES, drawn_first=True)
    until(visit.page, READY)


@pytest.mark.parametrize("at", ["served", "folder"])
def test_a_question_the_search_and_the_slides_work(open_page: Open, served: str, folder: str, at: str) -> None:
    visit = open_page({"served": served, "folder": folder}[at] + MODULE, drawn_first=True)
    page = visit.page
    until(page, READY)
    question = page.locator("[data-module=question]").first
    question.locator("fieldset input").first.check()
    question.get_by_role("button", name="Check my answer").click()
    expect(question).to_have_attribute("data-answered", "")
    ask(page, "threshold")
    expect(page.locator(STATUS)).to_contain_text("found")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Present").click()
    expect(page.locator(".deck__count")).to_contain_text("Slide 1 of")
    assert visit.said == [] and visit.refused() == []


def test_a_table_wider_than_the_page_can_be_scrolled_by_keyboard(open_page: Open, served: str) -> None:
    page = open_page(
        f"{served}modules/sexual-exploitation.html", viewport={"width": 320, "height": 640}, drawn_first=True
    ).page
    frame = unfold(page.locator("article table").first).locator("xpath=ancestor::div[@tabindex='0'][@aria-label]")
    expect(frame).to_be_visible()


def test_a_button_that_is_pressed_before_its_script_has_come_is_answered_when_it_comes(
    open_page: Open, served: str
) -> None:
    page = open_page("about:blank").page
    held: list[Route] = []
    page.context.route("**/bundles/module.*.js", lambda route: held.append(route))
    with page.expect_request("**/bundles/module.*.js"):
        page.goto(served + MODULE, wait_until="commit")
        page.get_by_role("button", name="Present").click()
    expect(page.get_by_role("region", name="Presentation: ")).to_have_count(0)
    held.pop().continue_()
    expect(page.get_by_role("region", name="Presentation: ")).to_be_visible()

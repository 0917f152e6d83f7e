"""The promises of the course in more than one engine: one list of journeys, each walked in Chromium and in Firefox."""

from __future__ import annotations

import io
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from course.dev.browser import FIREFOX_NEEDED, find_firefox
from tests.browser.conftest import serving
from tests.browser.learner import MODULE, REVIEW, ask, review, settle
from tests.browser.stage import notes_of, present
from tests.browser.waiting import milliseconds, until

CASE, SUPPORT, LEARNING = "cases/health-matters.html", "about/support.html", "my-learning.html"
SETTINGS = 'course-settings {\n  --front-door: "01632 960002";\n}\n'
GIVEN = """
window.given = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { window.given.push(blob); return make.call(URL, blob); };
"""
COLOURS = "[data-colours] label:visible"
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def firefox(play: Playwright) -> Iterator[Browser]:
    """An installed Firefox, driven by WebDriver BiDi."""
    program = find_firefox()
    assert program, FIREFOX_NEEDED
    running = play.firefox.launch(channel="moz-firefox", executable_path=program, timeout=milliseconds())
    yield running
    running.close()


@pytest.fixture(params=["chromium", "firefox"])
def engine(request: pytest.FixtureRequest) -> Browser:
    found: Browser = request.getfixturevalue({"chromium": "browser"}.get(request.param, request.param))
    return found


@pytest.fixture
def new_page(engine: Browser) -> Iterator[Callable[[], Page]]:
    """A function that opens an empty page of a person of their own."""
    contexts = []

    def opened() -> Page:
        context = engine.new_context(viewport={"width": 1280, "height": 800})
        context.set_default_timeout(milliseconds())
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[[], Page]) -> Page:
    return new_page()


def words(text: str) -> str:
    """A text without what a line's end or a ligature does to it."""
    return "".join(unicodedata.normalize("NFKC", text).split())


# From a server and from a folder


def test_an_answer_is_judged_and_another_can_be_tried(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    first = page.locator("[data-module=question]").first
    settle(first, in_line=False)
    first.get_by_role("button", name="Try again").click()
    expect(first).not_to_have_attribute("data-answered", "")
    settle(first, in_line=True)


def test_what_was_kept_is_there_when_a_page_is_opened_again(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    settle(page.locator("[data-module=question]").first, in_line=True)
    page.get_by_role("button", name="Yes, keep them on this device").click()
    note = page.locator("textarea.reflect__text").first
    note.fill("Ring the nursery back")
    note.blur()
    page.reload()
    expect(page.locator("[data-module=question]").first).to_have_attribute("data-answered", "")
    expect(page.locator("textarea.reflect__text").first).to_have_value("Ring the nursery back")


def test_a_case_unfolds(page: Page, anywhere: str) -> None:
    page.goto(anywhere + CASE)
    expect(page.locator("#stage-2")).to_be_hidden()
    settle(page.locator("#part-1 [data-module=question]"), in_line=True)
    page.get_by_role("button", name="Go on to: ").first.click()
    expect(page.locator("#stage-2")).to_be_focused()


def test_a_search_finds_and_marks_what_it_found(page: Page, anywhere: str) -> None:
    page.goto(anywhere + SUPPORT)
    ask(page, "was not brought")
    page.locator("#search li a").first.click()
    expect(page.locator("mark").first).to_be_visible()


def test_slides_are_shown_and_left(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    present(page)
    expect(page.locator(".deck__count")).to_contain_text("Slide 1 of")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".deck__count")).to_contain_text("Slide 2 of")
    page.keyboard.press("Escape")
    expect(page.locator(".deck")).to_have_count(0)


def test_a_notes_window_keeps_in_step(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    present(page)
    notes = notes_of(page)
    before = notes.locator("main").inner_text()
    page.bring_to_front()
    page.keyboard.press("ArrowRight")
    until(notes, "(before) => document.querySelector('main').innerText !== before", before)


def test_the_dark_colours_are_kept(page: Page, anywhere: str) -> None:
    page.goto(anywhere + SUPPORT)
    until(page, lambda: page.locator("body[data-md-color-scheme=slate]").count() or page.locator(COLOURS).click())
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_on_a_phone_the_menu_opens_and_nothing_is_wider_than_the_screen(page: Page, anywhere: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(anywhere + MODULE)
    page.get_by_role("button", name="Menu").click()
    menu = page.get_by_role("button", name="Close the menu")
    expect(menu).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(menu).not_to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_on_paper_every_answer_can_be_read(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    verdicts = page.locator(".question__answers .question__verdict").all_text_contents()
    paper = words(" ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages))
    assert verdicts and {one: paper.count(words(one)) for one in verdicts} == Counter(verdicts)


def test_a_question_is_answered_by_keyboard_alone(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    first = page.locator("[data-module=question]").first
    expect(first).to_have_attribute("data-ready", "")
    first.locator("fieldset input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(first.get_by_role("radio", name="Sure", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(first.get_by_role("button", name="Check my answer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(first).to_have_attribute("data-answered", "")


# From a server, where pages share what is kept


def answered(page: Page, served: str) -> None:
    """Answer a module's first question in line, and let the device keep it."""
    page.goto(served + MODULE)
    settle(page.locator("[data-module=question]").first, in_line=True)
    page.get_by_role("button", name="Yes, keep them on this device").click()


def test_what_was_done_shows_in_the_record_and_can_be_removed(page: Page, served: str) -> None:
    answered(page, served)
    page.goto(served + LEARNING)
    expect(page.get_by_text("1 of 9", exact=False).first).to_be_visible()
    page.get_by_role("button", name="Remove everything").click()
    page.get_by_role("button", name="Yes, remove all of it now").click()
    page.reload()
    expect(page.get_by_text("1 of 9", exact=False)).to_have_count(0)


def test_a_record_is_saved_and_loaded_by_another_browser(
    new_page: Callable[[], Page], served: str, tmp_path: Path
) -> None:
    page, other = new_page(), new_page()
    # Playwright hears of no download in Firefox, so the page's own hand that gives the file away is looked at.
    page.add_init_script(GIVEN)
    answered(page, served)
    page.goto(served + LEARNING)
    page.get_by_role("button", name="Save my record to a file").click()
    until(page, "window.given.length")
    (tmp_path / "record.json").write_text(page.evaluate("window.given[0].text()"), encoding="utf-8")
    other.goto(served + LEARNING)
    other.locator("input[type=file]").set_input_files(tmp_path / "record.json")
    other.get_by_role("button", name="Load it").click()
    other.reload()
    expect(other.get_by_text("1 of 9", exact=False).first).to_be_visible()


def test_a_review_asks_what_is_due(page: Page, served: str) -> None:
    page.goto(served + REVIEW)
    assert len(review(page)) == 5


def test_a_host_s_values_are_shown(page: Page, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "hosted")
    (tmp_path / "hosted/local").mkdir(exist_ok=True)
    (tmp_path / "hosted/local/settings.css").write_text(SETTINGS)
    with serving(tmp_path) as address:
        page.goto(f"{address}hosted/{SUPPORT}")
        # A locator would wait for the file of settings to open as a page of its own, which it never does.
        until(page, "document.querySelector('[data-local=front-door]').innerText.includes('01632 960002')")

"""The promises of the course in more than one engine: one list of journeys, each walked in Chromium and in Firefox."""

from __future__ import annotations

import io
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from course.dev.browser import FIREFOX_NEEDED, find_firefox
from tests.browser.conftest import serving
from tests.browser.learner import MODULE, RECORD, REVIEW, ask, review, saved, settle
from tests.browser.stage import notes_of, present
from tests.browser.waiting import milliseconds, until

CASE, SUPPORT, LEARNING = "cases/health-matters.html", "about/support.html", "my-learning.html"
SETTINGS = 'course-settings {\n  --front-door: "01632 960002";\n}\n'
COLOURS = "[data-md-component=palette] label:visible"
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
    expect(page.get_by_role("link", name="Dealing with uncertainty").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Dealing with uncertainty").first).not_to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_on_paper_every_answer_can_be_read(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    options = page.locator("[data-module=question] details [data-option] strong").all_text_contents()
    paper = words(" ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages))
    assert options and [option for option in options if paper.count(words(option)) < 2] == []


def test_a_question_is_answered_by_keyboard_alone(page: Page, anywhere: str) -> None:
    page.goto(anywhere + MODULE)
    first = page.locator("[data-module=question]").first
    first.locator("fieldset input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(first.get_by_role("button", name="Check my answer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(first).to_have_attribute("data-answered", "")


# From a server, where pages share what is kept


def test_what_is_kept_shows_on_other_pages_and_can_be_erased(page: Page, served: str) -> None:
    page.goto(served + MODULE)
    settle(page.locator("[data-module=question]").first, in_line=True)
    page.get_by_role("button", name="Yes, keep them on this device").click()
    page.goto(served + LEARNING)
    expect(page.locator("main")).to_contain_text("1 of 3")


def test_a_record_is_saved_and_loaded_by_somebody_else(
    new_page: Callable[[], Page], served: str, tmp_path: Path
) -> None:
    page = new_page()
    page.goto(served + MODULE)
    settle(page.locator("[data-module=question]").first, in_line=True)
    page.goto(served + LEARNING)
    file = tmp_path / "record.json"
    file.write_bytes(saved(page, "Save my record"))
    other = new_page()
    other.goto(served + LEARNING)
    other.locator("input[type=file]").set_input_files(file)
    expect(other.locator("main")).to_contain_text("1 of 3")


def test_a_review_asks_what_is_due(page: Page, served: str) -> None:
    page.goto(served + REVIEW)
    assert len(review(page)) == 5


def test_a_host_s_values_are_shown(page: Page, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "hosted")
    (tmp_path / "hosted/local").mkdir(exist_ok=True)
    (tmp_path / "hosted/local/settings.css").write_text(SETTINGS)
    with serving(tmp_path) as address:
        page.goto(f"{address}hosted/{SUPPORT}")
        expect(page.get_by_role("link", name="01632 960002")).to_be_visible()


def test_a_cpd_entry_is_written_from_a_module(page: Page, served: str) -> None:
    page.goto(served + RECORD)
    expect(page.get_by_role("heading", level=1)).to_be_visible()

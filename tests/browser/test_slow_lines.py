"""A slow, a stalled and a failed line: responses are held back, let go or cut off, and every timer of the page has run out already."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

from tests.browser.access import DESKTOP, PHONE, drawn
from tests.browser.conftest import Open, Visit, beginning
from tests.browser.learner import REVIEW, STATUS, ask, asked, settle, unfold
from tests.browser.page import arrived, until
from tests.browser.stage import MODULE, SCREEN

SUPPORT, CHECK, RECORD = "about/support.html", "hosting/check.html", "my-learning.html"
SETTINGS = '@charset "utf-8";\ncourse-settings {\n  --front-door: "01632 960002";\n}\n'
# However long a script would wait, it has waited: who takes silence for an answer is found out at once.
TIMED_OUT = "const later = window.setTimeout; window.setTimeout = (act, time, ...rest) => later(act, 0, ...rest);"
TIMERS_HAVE_RUN = "new Promise((done) => setTimeout(done))"


class Line:
    """The line to what `pattern` names: it holds every response until it is let go or cut."""

    def __init__(self, page: Page, pattern: str) -> None:
        self.held: list[Route] = []
        self.answer: Callable[[Route], None] = self.held.append
        page.context.route(pattern, lambda route: self.answer(route))

    def hold(self) -> None:
        """Hold what follows."""
        self.answer = self.held.append

    def let_go(self, body: str = "") -> None:
        """Let through what is held and all that follows, or answer it with the style sheet `body`."""
        style = {"body": body, "content_type": "text/css"}
        self._from_now_on(lambda route: route.fulfill(**style) if body else route.continue_())

    def cut(self) -> None:
        """Fail what is held and all that follows."""
        self._from_now_on(lambda route: route.abort())

    def _from_now_on(self, answer: Callable[[Route], None]) -> None:
        self.answer = answer
        for route in self.held:
            answer(route)
        self.held.clear()


visit = beginning("", "about:blank", before=TIMED_OUT, **SCREEN)


def on_held_line(visit: Visit, address: str, pattern: str) -> Line:
    """Open a page on which the responses to `pattern` are held."""
    line = Line(visit.page, pattern)
    visit.page.goto(address, wait_until="commit")
    return line


def with_held_settings(visit: Visit, address: str) -> Line:
    line = on_held_line(visit, address, "**/local/settings.css")
    until(visit.page, "Boolean(document.querySelector('body > iframe[inert]'))")
    visit.page.evaluate(TIMERS_HAVE_RUN)
    return line


def test_a_host_s_values_come_when_the_file_does_and_till_then_neutral_words_stand(visit: Visit, served: str) -> None:
    neutral = visit.page.locator(".local-list [data-local=front-door] .local__find")
    line = with_held_settings(visit, served + SUPPORT)
    expect(neutral).to_be_visible()
    assert [address for address in visit.asked if "local-settings" in address] == []
    line.let_go(SETTINGS)
    expect(visit.page.locator(".local-list").get_by_role("link", name="01632 960002")).to_be_visible()
    expect(neutral).to_have_count(0)
    with_held_settings(visit, served + SUPPORT).cut()
    until(visit.page, "!document.querySelector('body > iframe[inert]')")
    expect(neutral).to_be_visible()


def test_nothing_else_waits_for_a_host_s_file_that_never_comes(open_page: Open, served: str) -> None:
    visit = open_page("about:blank", before=TIMED_OUT, viewport={"width": 320, "height": 640})
    with_held_settings(visit, f"{served}modules/sexual-exploitation.html")
    page = visit.page
    frame = unfold(page.locator("article table").first).locator("xpath=ancestor::div[@tabindex='0']")
    expect(frame).to_be_visible()
    settle(page.locator("[data-module=question]").first, in_line=True)


def test_the_page_for_hosts_names_what_has_not_answered_and_looks_at_the_rest(visit: Visit, served: str) -> None:
    line = with_held_settings(visit, served + CHECK)
    page = visit.page
    expect(page.get_by_text("Waiting: Your settings file. There is no answer yet.")).to_be_visible()
    expect(page.locator("details", has_text="Version.")).to_have_count(1)
    expect(page.get_by_text("Waiting: Headers")).to_have_count(0)
    page.get_by_role("button", name="Check every file").click()
    of_files = page.locator(".host-check__status", has_text="files of this version are here")
    expect(of_files).to_be_visible()
    line.cut()
    expect(page.get_by_text("Your settings file. There is none at")).to_be_visible()
    expect(page.get_by_text("Waiting: ")).to_have_count(0)
    expect(of_files).to_contain_text("to do")


NONE_YET = "No answer yet. If none comes, load this page again, or look in the course map."


class Late(NamedTuple):
    """What is late: the page on which it is asked for, its file, how it is asked for, what is said, and how it shows."""

    page: str
    file: str
    ask: Callable[[Page], object]
    waits: str
    fails: str
    again: Callable[[Page], object]
    there: Callable[[Page], Locator]


def _press(name: str) -> Callable[[Page], object]:
    return lambda page: page.get_by_role("button", name=name).click()


def _deck(page: Page) -> Locator:
    return page.get_by_role("region", name="Presentation: ")


SEARCH = (partial(ask, words="threshold"), NONE_YET, "The search could not be loaded", partial(ask, words="thresholds"),
          lambda page: page.locator(STATUS, has_text="pages found"))  # fmt: skip
NO_SLIDES = "The slides are on their way. Until they are here, read on."
NO_MORE = "The slides could not be loaded. Try again, or read from the page."
STAYS = "could not be loaded. Nothing is lost: it stays due."
WAITS = {
    "the words of the search": Late(SUPPORT, "**/search/documents.js", *SEARCH),
    "the script of the search": Late(SUPPORT, "**/later/search.js", *SEARCH),
    "slides": Late(
        f"{MODULE}.html", "**/assets/decks/**", _press("Present"), NO_SLIDES, NO_MORE, _press("Present"), _deck
    ),
    "a question of the review": Late(
        REVIEW, "**/assets/questions/*.js", _press("Ask me"), "are on their way.", STAYS, _press("Try again"), asked
    ),
}


@pytest.mark.parametrize("name", WAITS)
def test_what_fails_or_is_late_says_so_and_comes_when_asked_for_again(visit: Visit, served: str, name: str) -> None:
    late, page = WAITS[name], visit.page
    line = on_held_line(visit, served + late.page, late.file)
    late.ask(page)
    waiting = page.get_by_text(late.waits).first
    expect(waiting).to_be_visible()
    line.cut()
    expect(page.get_by_text(late.fails)).to_be_visible()
    line.hold()
    late.again(page)
    expect(waiting).to_be_visible()
    assert name != "slides" or page.locator("[inert]:not(iframe)").count() == 0
    line.let_go()
    expect(late.there(page)).to_be_visible()
    expect(waiting).to_be_hidden()


def test_a_notes_window_that_is_late_is_said_in_both_and_then_falls_in_step(visit: Visit, served: str) -> None:
    page = visit.page
    page.goto(f"{served}{MODULE}.html")
    page.get_by_role("button", name="Present").click()
    expect(_deck(page)).to_be_visible()
    line = Line(page, "**/assets/decks/**")
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.get_by_text("The slides are on their way.")).to_be_visible()
    page.evaluate(TIMERS_HAVE_RUN)
    opening = page.get_by_text("The notes window is opening. Until it is in step with this one, move it by its own")
    expect(opening).to_be_visible()
    expect(page.get_by_role("region", name="Notes")).to_have_count(0)
    line.let_go()
    expect(notes.get_by_text("In step with the slides.")).to_be_visible()
    expect(opening).to_be_hidden()


def test_a_question_that_is_late_can_be_skipped_and_takes_the_place_of_no_other(visit: Visit, served: str) -> None:
    page = visit.page
    page.goto(served + REVIEW)
    line = Line(page, "**/assets/questions/*.js")
    page.get_by_role("button", name="Ask me").click()
    expect(page.get_by_text("are on their way.")).to_be_visible()
    expect(page.get_by_text("Question 1 of 5")).to_be_focused()
    page.get_by_role("button", name="Skip this question").click()
    expect(page.get_by_text("Question 2 of 5")).to_be_focused()
    expect(page.get_by_text("are on their way.")).to_be_visible()
    wanted = page.locator(".review__why").inner_text()
    line.let_go()
    expect(asked(page)).to_be_visible()
    expect(page.get_by_text("Question 2 of 5")).to_be_focused()
    assert page.locator(".review__why").inner_text() == wanted
    expect(page.get_by_text("are on their way.")).to_have_count(0)


@pytest.mark.parametrize("name", [RECORD, REVIEW, "cpd-record.html"])
def test_a_record_that_is_late_or_fails_says_to_load_the_page_again(visit: Visit, served: str, name: str) -> None:
    page = visit.page
    line = on_held_line(visit, served + name, f"**/bundles/{name.removesuffix('.html')}.*.js")
    waiting = page.get_by_text("load the page again")
    expect(waiting.first).to_be_visible()
    line.let_go()
    expect(waiting).to_have_count(0)
    line = on_held_line(visit, served + name, f"**/bundles/{name.removesuffix('.html')}.*.js")
    line.cut()
    until(page, "document.readyState === 'complete'")
    expect(waiting.first).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_question_keeps_its_place_when_it_begins_to_work(visit: Visit, served: str, size: ViewportSize) -> None:
    page = visit.page
    page.set_viewport_size(size)
    line = on_held_line(visit, served, "**/bundles/home.*.js")
    button = page.get_by_role("button", name="Check my answer")
    before = button.bounding_box()
    line.let_go()
    expect(page.get_by_text("How sure are you?")).to_be_visible()
    after = button.bounding_box()
    assert before and after and abs(after["y"] - before["y"]) < 1


def test_what_comes_late_above_moves_nothing_that_is_read(visit: Visit, served: str) -> None:
    page = visit.page
    line = on_held_line(visit, f"{served}{MODULE}.html#practice", "**/later/counts.*")
    here = page.locator(".stops [aria-current=location]")
    place = "document.querySelector('#practice').getBoundingClientRect().top"
    expect(here).to_have_text("What to do now")
    page.keyboard.press("Shift")  # who goes by keys has every part of the page brought
    before = page.evaluate(place)
    line.let_go()
    expect(page.locator(".counts__number").first).to_be_attached()
    arrived(page)
    drawn(page)
    assert abs(page.evaluate(place) - before) < 1
    expect(here).to_have_text("What to do now")

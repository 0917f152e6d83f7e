"""Every state that a reader can bring a page into, reached once: no fault in either scheme at any size, room to press, no motion, edges in forced colours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.course import Course
from tests.browser.access import axe, drawn, faults, moving, said_by_style, vague_buttons
from tests.browser.conftest import Open, Visit
from tests.browser.learner import unfold
from tests.browser.sample import few_of_each
from tests.browser.states import CASE, GUIDE, STATES, reached, settings_of
from tests.browser.test_status_messages import HEARD, LISTEN
from tests.browser.waiting import until
from tests.conftest import ROOT

# Everything that the browser starts to move, for whatever reason, is noted from the first on.
WATCH = """
window.moved = [];
const note = (event) => { if (event.elapsedTime > 0.05 || event.type === "animationstart") window.moved.push(`${event.type} ${event.propertyName || event.animationName} ${event.target.className}`); };
for (const name of ["transitionend", "animationstart"]) document.addEventListener(name, note, true);
const animate = Element.prototype.animate;
Element.prototype.animate = function (...rest) { window.moved.push("animate " + this.className); return animate.apply(this, rest); };
"""
EDGES = ".md-button, .deck__button, .option__add, .keep, .questions-sure, .question__feedback, .admonition:not(.pair), .change, .outcomes, .content-note, .term-tip, .record-file__box, .search, textarea, select, article input:not([type=radio], [type=checkbox], [type=file])"
WITHOUT_EDGES = """all => all.filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.offsetWidth > 2).filter((one) => {
  const style = getComputedStyle(one);
  return !["Top", "Bottom", "Left", "Right"].some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1);
}).map((one) => `${one.className} ${one.textContent.trim().slice(0, 30)}`)"""


def state(open_page: Open, name: str) -> Page:
    options = settings_of(name)
    options["before"] = options.get("before", "") + WATCH + LISTEN
    page = open_page(STATES[name].page, **options).page
    reached(page, name)
    return page


@pytest.mark.parametrize("name", STATES)
def test_a_state_holds_in_both_schemes_at_every_size_and_is_said_in_a_status(open_page: Open, name: str) -> None:
    page = state(open_page, name)
    if says := STATES[name].says:
        until(page, HEARD, says, what=f"it is said: {says}")
    found = {"moves": moving(page) + page.evaluate("window.moved")}
    found |= {"said by style alone": said_by_style(page), "buttons that say too little": vague_buttons(page)}
    found["for axe"] = faults(page, STATES[name].sizes)
    page.emulate_media(forced_colors="active")
    found["without an edge in forced colours"] = page.locator(EDGES).evaluate_all(WITHOUT_EDGES)
    assert {what: lines for what, lines in found.items() if lines} == {}
    assert page.locator(EDGES).count() > 0


@pytest.mark.parametrize(
    "name",
    [
        "questions answered, one not yet, all about to be cleared",
        "the meaning of a term",
        "a search that found something",
        "a review while it asks",
        "my learning, about to be loaded and wiped",
        "the record, an entry open and one removed",
        "Present at a vote",
    ],
)
def test_nothing_goes_or_moves_on_by_itself_however_long_it_takes(open_page: Open, name: str) -> None:
    page = open_page(STATES[name].page, clock="2027-03-01T08:00:00Z", **settings_of(name)).page
    reached(page, name)
    page.clock.run_for(5000)  # what was done is drawn everywhere
    clock = re.compile(r"\d+ / \d+ min|, time is up")
    before = clock.sub("", page.locator("body").aria_snapshot())
    page.clock.fast_forward("10:00:00")
    assert clock.sub("", page.locator("body").aria_snapshot()) == before


@pytest.mark.full
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_in_a_state_by_any_rule_anywhere(open_page: Open, name: str) -> None:
    assert faults(state(open_page, name), STATES[name].sizes, whole=True) == []


def test_axe_finds_nothing_and_nothing_moves_in_colours_that_were_chosen_against_the_device(open_page: Open) -> None:
    page = open_page("modules/domestic-abuse.html", before=WATCH, color_scheme="light", reduced_motion="reduce").page
    body = page.locator("body")
    page.locator("input.md-option").first.focus()
    for scheme in ("default", "slate"):
        page.keyboard.press("ArrowDown")
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        drawn(page)
        assert axe(page) == []
        assert moving(page) == []
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("window.moved") == []


MODES = ("", "questions", "after", "place")


@pytest.mark.parametrize(
    ("name", "modes"),
    [("modules/domestic-abuse.html", MODES), (CASE, MODES), (GUIDE, ("",)), ("cpd-record.html", ("",))],
)
def test_axe_finds_nothing_in_what_is_printed(open_page: Open, name: str, modes: tuple[str, ...]) -> None:
    page = open_page(name, reduced_motion="reduce").page
    page.emulate_media(media="print", color_scheme="dark")
    for mode in modes:
        page.evaluate(
            "(mode) => { if (mode) document.documentElement.dataset.print = mode; dispatchEvent(new Event('beforeprint')); }",
            mode,
        )
        drawn(page)
        assert axe(page) == [], mode
        page.evaluate("dispatchEvent(new Event('afterprint'))")


COURSE = Course(ROOT)
QUIZZES = {name.replace(".md", ".html"): bank for name in sorted(COURSE.pages) if (bank := COURSE.bank_of(name))}
CHOSEN = "() => [...document.querySelectorAll('[data-module=question] input:checked')].map((one) => one.id).sort()"


def answer_all(page: Page) -> None:
    """Choose the first option of every question, the first two where several can be chosen, and check; open every fold."""
    for root in page.locator("[data-module=question]").all():
        inputs = unfold(root).locator("fieldset input")
        if root.get_attribute("data-kind") == "blank":
            inputs.first.fill("something")
        elif root.get_attribute("data-kind") == "rank":
            for number, row in enumerate(root.locator(".question__places").all()):
                row.locator("input").nth(min(number, 1)).check()
        else:
            for number in range(2 if root.get_attribute("data-kind") == "multiple" else 1):
                inputs.nth(number).check()
        root.get_by_role("button", name="Check my answer").click()
        root.get_by_text("Answers and why").click()
    page.get_by_role("button", name="Clear my answers").click()


def stay(visit: Visit, address: str, names: Iterable[str], *, whole: bool = False) -> None:
    """Pages before, after and long after every question of them is answered."""
    page = visit.page
    for name in names:
        page.goto(address + name)
        total = len(QUIZZES[name].questions)
        progress = page.locator(".questions-progress")
        expect(progress, name).to_have_text(re.compile(r"^0 of \d+ answered"))
        answer_all(page)
        expect(progress, name).to_have_text(re.compile(rf"{total} of {total} answered\."))
        expect(page.locator(".stage[hidden], .case-end[hidden]"), name).to_have_count(0)
        if not address.startswith("file:"):
            assert faults(page, ("phone", "desktop"), whole=whole) == [], name
        before = page.evaluate(CHOSEN)
        page.reload()
        expect(page.locator("[data-answered]"), name).to_have_count(total)
        assert page.evaluate(CHOSEN) == before, name
    visit.quiet()


def test_answers_stay_with_their_questions_and_axe_finds_nothing(open_page: Open, served: str, site: Path) -> None:
    stay(open_page("about:blank", reduced_motion="reduce"), served, few_of_each(site, QUIZZES))


@pytest.mark.full
def test_answers_stay_with_their_questions_on_every_page_from_a_folder_too(open_page: Open, anywhere: str) -> None:
    assert len(QUIZZES) == len(COURSE.modules) + len(COURSE.cases)
    stay(open_page("about:blank", reduced_motion="reduce"), anywhere, QUIZZES, whole=True)

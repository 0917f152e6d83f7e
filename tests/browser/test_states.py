"""Every state that a reader can bring a page into, reached once: no fault in either scheme at any size, room to press, no motion, edges in forced colours."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.access import FOCUS, MOVING, SAID_BY_STYLE, VAGUE_BUTTONS, axe, drawn, faults
from tests.browser.conftest import Open, Visit, few_of_each
from tests.browser.learner import MODULE, RECORD, bring_nearby, saved, settle
from tests.browser.page import arrived, until
from tests.browser.records import choose, save
from tests.browser.stage import present
from tests.browser.states import ABUSE, CASE, GUIDE, MINE, STATES, reached, settings_of
from tests.conftest import COURSE

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


# Only what changes within a status that is on the page already, and can be seen by a screen reader, is heard.
LISTEN = """
window.heard = [];
const LIVE = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
new MutationObserver((changes) => {
  const told = new Set();
  const fresh = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node.nodeType === 1);
  for (const change of changes) {
    const holder = change.target.nodeType === 1 ? change.target : change.target.parentElement;
    const live = holder && holder.closest(LIVE);
    if (!live || fresh.some((node) => node.contains(live)) || !live.checkVisibility({ visibilityProperty: true }) || live.closest("[aria-hidden=true], [inert]") || told.has(live)) continue;
    told.add(live);
    const words = live.textContent.trim().replace(/\\s+/g, " ");
    if (words) window.heard.push(words);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
"""
GONE = "course.store.note('reflect:gone:reflect-x', 'Mine')"
HEARD = "(words) => window.heard.some((one) => new RegExp(words).test(one))"
COPIES = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.resolve()}});"


def state(open_page: Open, name: str) -> Page:
    options = settings_of(name)
    page = open_page(STATES[name].page, **{**options, "before": options["before"] + WATCH + LISTEN}).page
    reached(page, name)
    return page


def stops(page: Page) -> list[dict[str, Any]]:
    """The next places that the keyboard comes to, each as it is first met: a date has more than one stop."""
    met: dict[int, dict[str, Any]] = {}
    for _ in range(10):
        page.keyboard.press("Tab")
        if here := page.evaluate(FOCUS):
            met.setdefault(here["key"], here)
    return [*met.values()]


@pytest.mark.parametrize("name", STATES)
def test_a_state_holds_in_both_schemes_at_every_size_and_is_said_in_a_status(open_page: Open, name: str) -> None:
    page = state(open_page, name)
    if says := STATES[name].says:
        until(page, HEARD, says, what=f"it is said: {says}")
    found = {"moves": page.evaluate(MOVING) + page.evaluate("window.moved")}
    found["said by style alone"] = page.evaluate(SAID_BY_STYLE)
    found["buttons that say too little"] = page.evaluate(VAGUE_BUTTONS)
    found["for axe"] = faults(page, STATES[name].sizes)
    page.emulate_media(forced_colors="active")
    found["without an edge in forced colours"] = page.locator(EDGES).evaluate_all(WITHOUT_EDGES)
    places = stops(page)
    assert places
    found["in focus without a mark there"] = [here["what"] for here in places if not here["marked"]]
    assert {what: lines for what, lines in found.items() if lines} == {}
    assert page.locator(EDGES).count() > 0


LASTING = ["questions answered, one not yet, all about to be cleared", "the meaning of a term", "a search that found something",
           "a review while it asks", "my learning, about to be loaded and wiped", "the record, an entry open and one removed",
           "Present at a vote"]  # fmt: skip


@pytest.mark.parametrize("name", LASTING)
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
    page = open_page(ABUSE, before=WATCH, color_scheme="light", reduced_motion="reduce").page
    body = page.locator("body")
    page.locator("input.md-option").first.focus()
    for scheme in ("default", "slate"):
        page.keyboard.press("ArrowDown")
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        drawn(page)
        assert axe(page) == []
        assert page.evaluate(MOVING) == []
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("window.moved") == []


MODES = ("", "questions", "after", "place")
PRINTED = {ABUSE: MODES, CASE: MODES, GUIDE: ("",), "cpd-record.html": ("",)}


def test_axe_finds_nothing_in_what_is_printed(open_page: Open, served: str) -> None:
    page = open_page("about:blank", reduced_motion="reduce").page
    for name, modes in PRINTED.items():
        page.goto(served + name)
        page.emulate_media(media="print", color_scheme="dark")
        for mode in modes:
            page.evaluate("(mode) => { if (mode) document.documentElement.dataset.print = mode; }", mode)
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            drawn(page)
            assert axe(page) == [], (name, mode)
            page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen", color_scheme="light")


QUIZZES = {name.replace(".md", ".html"): bank for name in sorted(COURSE.pages) if (bank := COURSE.bank_of(name))}
CHOSEN = "() => [...document.querySelectorAll('[data-module=question] input:checked')].map((one) => one.id).sort()"


def stay(visit: Visit, address: str, names: Iterable[str], *, whole: bool = False) -> None:
    """Pages before, after and long after every question of them is answered, one in line and the next not, with every fold open."""
    page = visit.page
    for name in names:
        page.goto(address + name)
        total = len(QUIZZES[name].questions)
        progress = page.locator(".questions-progress")
        expect(progress, name).to_have_text(re.compile(r"^0 of \d+ answered"))
        for number, root in enumerate(page.locator("[data-module=question]").all()):
            settle(root, in_line=number % 2 == 0)
            root.get_by_text("Answers and why").click()
        page.get_by_role("button", name="Clear my answers").click()
        expect(progress, name).to_have_text(re.compile(rf"{total} of {total} answered\."))
        expect(page.locator(".stage[hidden], .case-end[hidden]"), name).to_have_count(0)
        arrived(page)
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


def click(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("button", name=name).first.click()


def answer(page: Page, number: int, *, in_line: bool) -> None:
    settle(page.locator("[data-module=question]").nth(number), in_line=in_line)


def copy_record(page: Page) -> None:
    click(page, "Write another entry")
    page.locator(".cpd-piece").get_by_label("What did you do?", exact=True).fill("To ring back.")
    click(page, "Copy all as text")


# By page, what a reader does one after another, and what is said of it; of the states, what is said stands with them.
SAID: dict[str, list[tuple[Callable[[Page], object], str]]] = {
    MODULE: [
        (lambda page: click(page, "Check my answer"), r"Choose an answer first\."),
        (lambda page: answer(page, 0, in_line=True), r".: Yes, and here is why\.$"),
        (lambda page: answer(page, 1, in_line=True), r"2 of 3 answered; "),
        (lambda page: answer(page, 2, in_line=False), r".: Not this one\. Here is why\.$"),
        (lambda page: click(page, "Clear my answers", "Yes, clear them"), r"Your answers on this page are cleared\."),
        (lambda page: (bring_nearby(page), click(page, "Copy my CPD entry")), r"Your entry is copied"),
        (lambda page: (present(page), page.keyboard.press("ArrowRight")), r"Slide 2 of \d+: "),
    ],
    "trainers/team-sheet.html": [
        (lambda page: saved(page, "Save it as a file"), r"save it as team-sheet-.*It cannot be added up"),
        (lambda page: click(page, "Remove this sheet"), r"The sheet is removed\."),
    ],
    RECORD: [
        (copy_record, r"Copied: the whole record\."),
        (lambda page: click(page, "Remove this entry"), r"The entry is removed\."),
    ],
    MINE: [
        (lambda page: (page.evaluate(GONE), click(page, "Remove: reflect:gone:reflect-x")), r"The note is removed\."),
        (lambda page: page.get_by_role("switch").check(), r"kept on this device"),
        (
            lambda page: (page.evaluate("course.store.note('one', 'x')"), save(page)),
            r"asked to save your record as my-learning-",
        ),
        (lambda page: choose(page, "no record"), r"This file is not a record of this course"),
    ],
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_done_is_said_once_in_a_status(open_page: Open, name: str) -> None:
    page = open_page(name, before=COPIES + LISTEN).page
    arrived(page)
    for act, words in SAID[name]:
        page.evaluate("() => { window.heard.length = 0; }")
        act(page)
        until(page, HEARD, words, what=f"it is said: {words}")
        drawn(page)
        said = page.evaluate("window.heard")
        assert len(said) == len(set(said)), said

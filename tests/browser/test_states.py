"""Every state that a reader can bring a page into, reached once: no fault in either scheme at any size, room to press, no motion, edges in forced colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.access import SIZES, axe, drawn, faults, moving, put_on
from tests.browser.conftest import Open
from tests.browser.states import CASE, GUIDE, STATES, reached, settings_of
from tests.browser.targets import too_small

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


def state(open_page: Open, served: str, name: str) -> Page:
    options = settings_of(name)
    options["before"] = options.get("before", "") + WATCH
    page = open_page(served + STATES[name].page, **options).page
    reached(page, name)
    return page


@pytest.mark.parametrize("name", STATES)
def test_a_state_holds_in_both_schemes_at_every_size(open_page: Open, served: str, name: str) -> None:
    page = state(open_page, served, name)
    sizes = STATES[name].sizes
    found = {"moves": moving(page) + page.evaluate("window.moved")}
    for size in (one for one in sizes if one != "400% zoom"):
        put_on(page, "light", SIZES[size])
        found[f"too small, {size}"] = too_small(page)
    found["for axe"] = faults(page, sizes)
    page.emulate_media(forced_colors="active")
    found["without an edge in forced colours"] = page.locator(EDGES).evaluate_all(WITHOUT_EDGES)
    assert {what: lines for what, lines in found.items() if lines} == {}
    assert page.locator(EDGES).count() > 0


@pytest.mark.full
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_in_a_state_by_any_rule_anywhere(open_page: Open, served: str, name: str) -> None:
    assert faults(state(open_page, served, name), STATES[name].sizes, whole=True) == []


@pytest.mark.parametrize("name", ["modules/domestic-abuse.html", GUIDE])
def test_axe_finds_nothing_with_every_fold_open(open_page: Open, served: str, name: str) -> None:
    page = open_page(served + name, reduced_motion="reduce").page
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; one.hidden = false; })")
    assert axe(page) == []


def test_axe_finds_nothing_and_nothing_moves_in_colours_that_were_chosen_against_the_device(
    open_page: Open, served: str
) -> None:
    page = open_page(
        f"{served}modules/domestic-abuse.html", before=WATCH, color_scheme="light", reduced_motion="reduce"
    ).page
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
def test_axe_finds_nothing_in_what_is_printed(open_page: Open, served: str, name: str, modes: tuple[str, ...]) -> None:
    page = open_page(served + name, reduced_motion="reduce").page
    page.emulate_media(media="print", color_scheme="dark")
    for mode in modes:
        page.evaluate(
            "(mode) => { if (mode) document.documentElement.dataset.print = mode; dispatchEvent(new Event('beforeprint')); }",
            mode,
        )
        drawn(page)
        assert axe(page) == [], mode
        page.evaluate("dispatchEvent(new Event('afterprint'))")

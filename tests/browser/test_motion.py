"""Who asks for less motion has none: on a page of each kind, in each state, and while things open and close."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.states import STATES, reached, settings_of
from tests.browser.test_targets import KINDS

Open = Callable[..., Visit]
_MOVES = """() => {
  const most = (list) => Math.max(...list.split(",").map((one) => parseFloat(one) * (one.trim().endsWith("ms") ? 0.001 : 1)));
  const found = new Set();
  for (const one of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after", "::marker", "::backdrop"]) {
      const style = getComputedStyle(one, part);
      const name = `${one.tagName.toLowerCase()}.${one.getAttribute("class") || ""}${part || ""}`;
      if (style.transitionProperty !== "none" && most(style.transitionDuration) + most(style.transitionDelay) > 0.05) found.add(`${name} changes over ${style.transitionDuration}`);
      if (style.animationName !== "none" && most(style.animationDuration) > 0.05) found.add(`${name} moves as ${style.animationName}`);
      if (style.scrollBehavior === "smooth") found.add(`${name} scrolls smoothly`);
    }
  }
  return [...found];
}"""
# Everything that the browser starts to move, for whatever reason, is noted from the first on.
WATCH = """
window.moved = [];
const note = (event) => { if (event.elapsedTime > 0.05 || event.type === "animationstart") window.moved.push(`${event.type} ${event.propertyName || event.animationName} ${event.target.className}`); };
for (const name of ["transitionend", "animationstart"]) document.addEventListener(name, note, true);
const animate = Element.prototype.animate;
Element.prototype.animate = function (...rest) { window.moved.push("animate " + this.className); return animate.apply(this, rest); };
"""


def moving(page: Page) -> list[str]:
    found: list[str] = page.evaluate(_MOVES)
    return found


@pytest.mark.parametrize("name", KINDS)
def test_nothing_moves_on_a_page(open_page: Open, served: str, name: str) -> None:
    assert moving(open_page(served + name, reduced_motion="reduce").page) == []


def test_where_motion_is_welcome_the_theme_moves_and_the_test_sees_it(open_page: Open, served: str) -> None:
    page = open_page(f"{served}index.html", reduced_motion="no-preference").page
    assert moving(page) != []


@pytest.mark.parametrize("name", STATES)
def test_nothing_moves_on_the_way_to_a_state(open_page: Open, served: str, name: str) -> None:
    options = settings_of(name)
    options["before"] = options.get("before", "") + WATCH
    page = open_page(served + STATES[name].page, **options).page
    reached(page, name)
    assert moving(page) == []
    assert page.evaluate("window.moved") == []


def test_nothing_moves_as_the_colours_change(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{KINDS[2]}", reduced_motion="reduce", before=WATCH).page
    page.locator("input.md-option").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        assert moving(page) == []
    assert page.evaluate("window.moved") == []

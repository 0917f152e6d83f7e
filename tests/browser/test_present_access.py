"""Present for everybody: axe on every kind of slide in both schemes, in the notes window, and in other colours."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.access import SCHEMES, axe, faults
from tests.browser.conftest import Open
from tests.browser.stage import CASE, GUIDE, MODULE, SCREEN, VOTE, go, notes_of, present, press, stages


@pytest.mark.parametrize("name", [MODULE, CASE, GUIDE])
def test_axe_finds_nothing_on_the_first_and_last_slide_of_each_kind(open_page: Open, served: str, name: str) -> None:
    visit = open_page(f"{served}{name}.html", reduced_motion="reduce", **SCREEN)
    page = visit.page
    present(page)
    every = stages(page, name)
    places = {one["kind"]: one["id"] for one in reversed(every)} | {f"{one['kind']}, last": one["id"] for one in every}
    found = {}
    for place in sorted(set(places.values())):
        go(page, place)
        if place == VOTE:
            press(page, "a", "b")
        found[place] = faults(page, ("desktop",))
    page.keyboard.press("u")
    found["notes under the slide"] = axe(page)
    page.keyboard.press("o")
    found["overview"] = axe(page)
    assert {place: lines for place, lines in found.items() if lines} == {}
    assert visit.said == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_the_notes_window_or_trainer_s_notes(open_page: Open, served: str, scheme: str) -> None:
    page = open_page(f"{served}{GUIDE}.html?trainer=1", alone=True, color_scheme=scheme, **SCREEN).page
    assert axe(page) == []
    present(page)
    go(page, "scenario.3")
    assert axe(notes_of(page)) == []


@pytest.mark.parametrize("options", [{"forced_colors": "active"}, {"contrast": "more"}], ids=str)
def test_a_deck_holds_for_who_asks_for_other_colours(open_page: Open, served: str, options: dict[str, Any]) -> None:
    page = open_page(f"{served}{MODULE}.html", **SCREEN, **options).page
    present(page)
    go(page, VOTE)
    press(page, "a")
    expect(page.locator(".option__share").first).to_be_visible()
    assert axe(page) == []

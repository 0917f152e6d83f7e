"""Present for everybody: axe in both schemes, other colours, announcements, and trainer's notes out of a learner's way."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.access import SCHEMES, axe, faults
from tests.browser.conftest import Open, Visit
from tests.browser.stage import CASE, GUIDE, MODULE, SCREEN, VOTE, WAYS, go, notes_of, present


@pytest.fixture
def visit(open_page: Open, served: str) -> Visit:
    visit = open_page(f"{served}{MODULE}.html", **SCREEN)
    present(visit.page)
    return visit


# Trainer's notes


def test_trainer_s_notes_are_hidden_and_one_switch_away_and_in_the_address(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{GUIDE}.html").page
    note = page.locator(".trainer-note").first
    expect(note).to_be_hidden()
    switch = page.get_by_role("button", name="Show trainer notes")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(note.locator("p").first).to_be_visible()
    assert page.url.endswith("?trainer=1")
    switch.click()
    expect(note).to_be_hidden()
    assert "trainer" not in page.url


@pytest.mark.parametrize("way", WAYS)
def test_a_link_carries_the_trainer_s_notes(open_page: Open, request: pytest.FixtureRequest, way: str) -> None:
    page = open_page(f"{request.getfixturevalue(way)}{GUIDE}.html?trainer=1#prompts").page
    expect(page.locator(".trainer-note p").first).to_be_visible()
    page.get_by_role("button", name="Show trainer notes").click()
    expect(page.locator(".trainer-note").first).to_be_hidden()


def test_without_scripts_a_trainer_s_note_is_a_closed_line(open_page: Open, served: str) -> None:
    page = open_page(f"{served}{GUIDE}.html", java_script_enabled=False).page
    expect(page.locator(".trainer-note > summary").first).to_be_visible()
    expect(page.locator(".trainer-note > p").first).to_be_hidden()


# Accessible


@pytest.mark.parametrize(
    ("name", "places"),
    [
        (
            MODULE,
            (
                "start",
                "outcomes",
                "found",
                "gaps",
                "gaps.2",
                "gaps.3",
                "for-information-only.2",
                "share-by-default.2",
                "since-2016.2",
                "practice",
                VOTE,
                "flat-without-heating.a",
                "flat-without-heating.b",
                "flat-without-heating.discuss",
            ),
        ),
        (CASE, ("before-you-start", "family", "family.2", "stage-2.2", "lockwood-seventy-five-minutes")),
        (GUIDE, ("scenario", "minutes-30", "prompts-mixed", "action-log.2", "closing")),
    ],
)
def test_axe_finds_nothing_in_present(open_page: Open, served: str, name: str, places: tuple[str, ...]) -> None:
    visit = open_page(f"{served}{name}.html", reduced_motion="reduce", **SCREEN)
    page = visit.page
    present(page)
    found = {}
    for place in places:
        go(page, place)
        if place == VOTE:
            for key in ("1", "2", "s"):
                page.keyboard.press(key)
        found[place] = faults(page, ("desktop",))
    page.keyboard.press("u")
    found["notes under the slide"] = axe(page)
    page.keyboard.press("o")
    found["overview"] = axe(page)
    assert {place: lines for place, lines in found.items() if lines} == {}
    assert visit.said == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_the_notes_window_and_with_trainer_s_notes(
    open_page: Open, served: str, scheme: str
) -> None:
    page = open_page(f"{served}{GUIDE}.html?trainer=1", alone=True, color_scheme=scheme, **SCREEN).page
    assert axe(page) == []
    present(page)
    go(page, "scenario.3")
    assert axe(notes_of(page)) == []


@pytest.mark.parametrize(
    "options", [{"forced_colors": "active"}, {"contrast": "more"}, {"reduced_motion": "reduce"}], ids=str
)
def test_a_deck_holds_for_who_asks_for_other_colours_or_no_motion(
    open_page: Open, served: str, options: dict[str, Any]
) -> None:
    visit = open_page(f"{served}{MODULE}.html", **SCREEN, **options)
    present(visit.page)
    go(visit.page, VOTE)
    for key in ("1", "s"):
        visit.page.keyboard.press(key)
    expect(visit.page.locator(".option__share").first).to_be_visible()
    assert axe(visit.page) == []


def test_each_slide_is_announced_and_named(visit: Visit) -> None:
    page = visit.page
    go(page, "for-information-only.2")
    words = re.compile(r"Slide \d+ of \d+: A Tuesday afternoon")
    expect(page.locator(".deck__said[role=status]")).to_have_text(words)
    expect(page.locator(".slide")).to_have_attribute("aria-label", words)
    expect(page.locator(".slide")).to_have_attribute("aria-roledescription", "slide")


def test_modules_cases_and_guides_alone_have_the_button(open_page: Open, served: str) -> None:
    page = open_page(f"{served}index.html").page
    for name, count in (("index", 0), ("trainers/index", 0), (MODULE, 1), (CASE, 1), (GUIDE, 1)):
        page.goto(f"{served}{name}.html")
        expect(page.get_by_role("button", name="Present", exact=True)).to_have_count(count)

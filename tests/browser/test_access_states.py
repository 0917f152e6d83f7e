"""Every state that a reader can bring a page into: axe with no rule off in both schemes at each size, and nothing goes over the edge."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.access import SIZES, drawn, found_by_axe, load_axe, put_on
from tests.browser.conftest import Visit
from tests.browser.states import CASE, GUIDE, STATES, reached, settings_of
from tests.browser.waiting import until

Open = Callable[..., Visit]


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_in_a_state_at_any_size_in_any_scheme(open_page: Open, served: str, name: str) -> None:
    page = open_page(served + STATES[name].page, **settings_of(name)).page
    reached(page, name)
    load_axe(page)
    found = {}
    for scheme in ("light", "dark"):
        for size in STATES[name].sizes:
            put_on(page, scheme, SIZES[size])
            found[f"{scheme}, {size}"] = found_by_axe(page)
            # The theme locks the page under an open search a moment after the search is open.
            until(page, "() => document.documentElement.scrollWidth <= innerWidth")
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("name", ["modules/domestic-abuse.html", GUIDE])
def test_axe_finds_nothing_with_every_fold_open(open_page: Open, served: str, name: str) -> None:
    page = open_page(served + name, reduced_motion="reduce").page
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; one.hidden = false; })")
    load_axe(page)
    assert found_by_axe(page) == []


def test_axe_finds_nothing_in_colours_that_were_chosen_against_the_device(open_page: Open, served: str) -> None:
    page = open_page(f"{served}modules/domestic-abuse.html", color_scheme="light", reduced_motion="reduce").page
    load_axe(page)
    body = page.locator("body")
    page.locator("input.md-option").first.focus()
    for scheme in ("default", "slate"):
        page.keyboard.press("ArrowDown")
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        drawn(page)
        assert found_by_axe(page) == []
        page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


MODES = ("", "questions", "after", "place")


@pytest.mark.parametrize(
    ("name", "modes"),
    [("modules/domestic-abuse.html", MODES), (CASE, MODES), (GUIDE, ("",)), ("cpd-record.html", ("",))],
)
def test_axe_finds_nothing_in_what_is_printed(open_page: Open, served: str, name: str, modes: tuple[str, ...]) -> None:
    page = open_page(served + name, reduced_motion="reduce").page
    page.emulate_media(media="print", color_scheme="dark")
    load_axe(page)
    for mode in modes:
        page.evaluate(
            "(mode) => { if (mode) document.documentElement.dataset.print = mode; dispatchEvent(new Event('beforeprint')); }",
            mode,
        )
        drawn(page)
        assert found_by_axe(page) == [], mode
        page.evaluate("dispatchEvent(new Event('afterprint'))")

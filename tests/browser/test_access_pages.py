"""Every page of the site with axe, no rule off, in both schemes, on a phone, a desktop and at 400% zoom; and with the text spaced out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from course.linkcheck import served as served_at_root
from tests.browser.access import (
    DESKTOP,
    SIZES,
    ZOOMED,
    cut_off,
    found_by_axe,
    load_axe,
    put_on,
    scrolls_sideways,
    space_out,
)
from tests.browser.conftest import Visit
from tests.conftest import page_names

PAGES = [*page_names(), "notes.html"]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_page_at_any_size_in_any_scheme(
    open_page: Callable[..., Visit], served: str, name: str
) -> None:
    look_at(
        open_page(served + name, reduced_motion="reduce").page,
        ("light",) if name == "notes.html" else ("light", "dark"),
    )


def test_axe_finds_nothing_on_the_page_for_addresses_that_do_not_exist(
    open_page: Callable[..., Visit], site: Path
) -> None:
    with served_at_root(site) as address:
        page = open_page(f"{address}404.html", reduced_motion="reduce").page
        look_at(page, ("light", "dark"))
        grounds = []
        for scheme in ("light", "dark"):
            put_on(page, scheme, DESKTOP)
            grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(set(grounds)) == 2


def look_at(page: Page, schemes: tuple[str, ...]) -> None:
    load_axe(page)
    found = {}
    for scheme in schemes:
        for label, size in SIZES.items():
            put_on(page, scheme, size)
            found[f"{scheme}, {label}"] = found_by_axe(page)
    assert {where: what for where, what in found.items() if what} == {}
    put_on(page, "light", ZOOMED)
    assert not scrolls_sideways(page)
    space_out(page)
    assert not scrolls_sideways(page)
    assert cut_off(page) == []

"""Every page in a real browser, both schemes: no request leaves the site, nothing is refused, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit
from tests.conftest import page_names

PAGES = page_names()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet_and_stays_at_home(
    open_page: Callable[..., Visit], served: str, name: str, scheme: str
) -> None:
    visit = open_page(served + name, color_scheme=scheme)
    visit.page.wait_for_load_state("networkidle")
    assert [url for url in visit.asked if not url.startswith((served, "data:"))] == []
    assert visit.said == []
    assert visit.refused() == []
    assert visit.page.context.cookies() == []
    expected = "slate" if scheme == "dark" else "default"
    assert visit.page.locator("body").get_attribute("data-md-color-scheme") == expected


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_narrow_screen(open_page: Callable[..., Visit], served: str, name: str) -> None:
    page = open_page(served + name, viewport={"width": 320, "height": 640}).page
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_a_folder(open_page: Callable[..., Visit], folder: str, name: str) -> None:
    visit = open_page(folder + name)
    visit.page.wait_for_load_state("networkidle")
    assert [url for url in visit.asked if not url.startswith((folder, "data:"))] == []
    assert visit.said == []
    assert visit.refused() == []


def test_every_word_is_there_without_scripts(open_page: Callable[..., Visit], served: str) -> None:
    page = open_page(f"{served}modules/sharing-information.html", java_script_enabled=False).page
    for name in ("check", "found", "since-2016", "practice", "reflect", "team"):
        assert page.locator(f"#{name}").is_visible()
    assert page.locator("a.term").first.get_attribute("href").startswith("../reference/glossary.html#")

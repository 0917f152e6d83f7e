"""The files to take away on their pages: nothing for axe to find, and a click that fetches one from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.access import faults
from tests.browser.conftest import Open


@pytest.mark.parametrize("name", ["trainers/take-away.html", "guides/park.html"])
def test_axe_finds_nothing_where_files_are_offered(open_page: Open, taken: Path, name: str) -> None:
    visit = open_page((taken / name).as_uri(), reduced_motion="reduce")
    assert faults(visit.page, ("desktop", "phone")) == []
    assert visit.refused() == []


def test_a_click_fetches_the_file(open_page: Open, taken: Path) -> None:
    page = open_page((taken / "modules" / "park.html").as_uri()).page
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Module: slides").click()
    assert waiting.value.suggested_filename == "park-module-slides.pptx"
    assert (
        Path(waiting.value.path()).read_bytes()
        == (taken / "take-away/modules/park/park-module-slides.pptx").read_bytes()
    )


def test_the_files_are_no_part_of_a_printed_page(open_page: Open, taken: Path) -> None:
    page = open_page((taken / "modules" / "park.html").as_uri()).page
    assert page.locator(".take-away").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".take-away").is_hidden()

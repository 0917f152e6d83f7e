"""The files to take away on their pages: nothing for axe to find, and a click that fetches one from a folder."""

from __future__ import annotations

from pathlib import Path

from tests.browser.access import faults
from tests.browser.conftest import Open


def test_axe_finds_nothing_where_files_are_offered(open_page: Open, taken: Path) -> None:
    visit = open_page("about:blank", reduced_motion="reduce")
    for name in ("trainers/take-away.html", "guides/park.html"):
        visit.page.goto((taken / name).as_uri())
        assert (faults(visit.page, ("desktop", "phone")), visit.refused()) == ([], []), name


def test_a_click_fetches_the_file_and_no_file_is_part_of_a_printed_page(open_page: Open, taken: Path) -> None:
    page = open_page((taken / "modules" / "park.html").as_uri()).page
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Module: slides").click()
    name = "park-module-slides.pptx"
    assert waiting.value.suggested_filename == name
    assert Path(waiting.value.path()).read_bytes() == (taken / "take-away/modules/park" / name).read_bytes()
    assert page.locator(".take-away").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".take-away").is_hidden()

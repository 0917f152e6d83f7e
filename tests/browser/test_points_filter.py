"""The table of points, filtered."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_words_leave_the_points_that_hold_them_all(open_page: Callable[..., Visit], served: str) -> None:
    page = open_page(f"{served}reference/points.html").page
    status = page.locator(".points-filter [role=status]")
    expect(status).to_have_text("All 293 points")
    page.get_by_label("Show points that contain").fill("p147 brought")
    shown = page.locator("tbody tr:visible")
    texts = [text.lower() for text in shown.all_inner_texts()]
    assert texts and all("p147" in text and "brought" in text for text in texts)
    expect(status).to_have_text(f"{len(texts)} of 293 points")
    assert page.locator("article h2:visible").count() == 1
    page.get_by_label("Show points that contain").fill("")
    expect(status).to_have_text("All 293 points")


def test_every_point_is_there_without_scripts(open_page: Callable[..., Visit], served: str) -> None:
    page = open_page(f"{served}reference/points.html", java_script_enabled=False).page
    assert page.locator("tbody tr:visible").count() == 293

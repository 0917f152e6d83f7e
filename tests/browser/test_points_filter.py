"""The table of points, filtered."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Open


def test_words_leave_the_points_that_hold_them_all_and_none_says_what_to_try(open_page: Open, served: str) -> None:
    page = open_page(f"{served}reference/points.html").page
    status = page.locator(".points-filter [role=status]")
    expect(status).to_have_text("All 293 points")
    page.get_by_label("Show points that contain").fill("p147 brought")
    shown = page.locator("tbody tr:visible")
    texts = [text.lower() for text in shown.all_inner_texts()]
    assert texts and all("p147" in text and "brought" in text for text in texts)
    expect(status).to_have_text(f"{len(texts)} of 293 points")
    assert page.locator("article h2:visible").count() == page.locator("article table:visible").count() == 1
    page.get_by_label("Show points that contain").fill("")
    expect(status).to_have_text("All 293 points")
    page.get_by_label("Show points that contain").fill("father\u2019s")
    expect(status).not_to_contain_text("0 of 293")
    assert "father's" in page.locator("tbody tr:visible").first.inner_text()
    page.get_by_label("Show points that contain").fill("zebra")
    expect(status).to_have_text("0 of 293 points. Try fewer words, or shorter ones.")
    assert page.locator("article table:visible").count() == 0


def test_words_that_the_browser_brings_back_filter_again(open_page: Open, served: str) -> None:
    page = open_page(f"{served}reference/points.html").page
    page.get_by_label("Show points that contain").fill("neglect")
    told = page.locator(".points-filter [role=status]").inner_text()
    page.goto(f"{served}index.html")
    page.go_back()
    expect(page.get_by_label("Show points that contain")).to_have_value("neglect")
    expect(page.locator(".points-filter [role=status]")).to_have_text(told)


def test_every_point_is_there_without_scripts(open_page: Open, served: str) -> None:
    page = open_page(f"{served}reference/points.html", java_script_enabled=False).page
    assert page.locator("tbody tr:visible").count() == 293

"""Figures in a real browser: what a screen reader gets, what fits a phone, and what a reader's own settings do."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from course.course import Course
from tests.browser.access import DESKTOP, SCHEMES, drawn, put_on
from tests.browser.conftest import Open
from tests.conftest import ROOT

FIGURES = {figure.id: figure for figure in Course(ROOT).figures}
PAGES = sorted({figure.stands.partition("#")[0].replace(".md", ".html") for figure in FIGURES.values()})
EVERY = "reference/figures.html"

# The words of each drawing, the least size of them in pixels, and by how much they stick out of their picture.
MEASURE = """(pictures) => pictures.flatMap((picture) => [...picture.querySelectorAll("text")].map((text) => {
  const box = text.getBoundingClientRect(), frame = picture.getBoundingClientRect();
  const sizes = [...text.querySelectorAll("tspan")].map((part) => parseFloat(getComputedStyle(part).fontSize));
  const across = Math.max(frame.left - box.left, box.right - frame.right), down = Math.max(frame.top - box.top, box.bottom - frame.bottom);
  return { said: text.textContent, size: Math.min(...sizes), out: Math.max(across, down), below: box.bottom - frame.bottom };
}))"""


def texts(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.locator(".figure__svg").evaluate_all(MEASURE)
    return found


def outside(page: Page) -> list[str]:
    """The texts that stick out of their picture by more than a pixel."""
    return [text["said"] for text in texts(page) if text["out"] > 1]


def test_a_figure_is_one_image_named_by_what_it_shows_and_fits_a_phone(open_page: Open, served: str) -> None:
    page = open_page("about:blank", viewport={"width": 320, "height": 640}).page
    for name in PAGES:
        page.goto(served + name)
        for figure in (one for one in FIGURES.values() if one.stands.startswith(name.replace(".html", ".md#"))):
            expect(page.get_by_role("img", name=figure.description, exact=True)).to_have_count(1)
            expect(page.get_by_role("figure", name=figure.title)).to_have_count(1)
        assert outside(page) == [], name
        over = "(all) => all.map((one) => one.getBoundingClientRect().right - innerWidth).filter((over) => over > 0)"
        assert page.locator(".figure table").evaluate_all(over) == [], name


def test_every_word_of_a_drawing_is_inside_it_and_large_enough(open_page: Open, served: str) -> None:
    page = open_page(served + EVERY).page
    for width in (320, 360, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        drawn(page)
        assert len(texts(page)) > 50
        assert outside(page) == [], width
        assert [text["said"] for text in texts(page) if text["size"] < 12] == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_drawing_grows_with_the_size_that_a_slide_gives_it(open_page: Open, served: str) -> None:
    page = open_page(served + EVERY).page
    page.evaluate("""
      for (const figure of document.querySelectorAll(".figure")) {
        figure.style.setProperty("--figure-size", "28px");
        figure.style.maxInlineSize = "none";
      }
    """)
    assert {round(text["size"]) for text in texts(page)} <= {28, 36}
    assert [text["said"] for text in texts(page) if text["below"] > 1] == []


def fills(page: Page) -> set[str]:
    found: list[str] = page.locator(".figure__svg .f-part-1").evaluate_all(
        "(all) => all.map((shape) => getComputedStyle(shape).fill)"
    )
    return set(found)


def test_a_drawing_has_the_colours_of_scheme_paper_and_reader(open_page: Open, served: str) -> None:
    page = open_page(served + EVERY).page
    found = {}
    for scheme in SCHEMES:
        put_on(page, scheme, DESKTOP)
        found[scheme] = fills(page)
    assert [len(colours) for colours in found.values()] == [1, 1]
    assert found["light"] != found["dark"]
    page.emulate_media(media="print", color_scheme="dark")
    assert fills(page) == found["light"]
    page.emulate_media(media="screen", forced_colors="active", color_scheme="light")
    words = page.locator(".figure__svg .f-text").first.evaluate("(text) => getComputedStyle(text).fill")
    assert fills(page) == {words}
    assert words != page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")


def test_the_table_is_there_without_scripts(open_page: Open, served: str) -> None:
    page = open_page(served + EVERY, java_script_enabled=False).page
    expect(page.locator(".figure table")).to_have_count(len(FIGURES))
    expect(page.locator(".figure__svg").first).to_be_visible()

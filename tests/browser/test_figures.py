"""Figures in a real browser: what a screen reader gets, what fits a phone, and what a reader's own settings do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from course.content import Course
from course.figures import Figure
from tests.browser.conftest import Visit
from tests.conftest import ROOT

FIGURES = {figure.id: figure for figure in Course(ROOT).figures}
PAGES = sorted({figure.stands.partition("#")[0].replace(".md", ".html") for figure in FIGURES.values()})
EVERY = "reference/figures.html"
each = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)

MEASURE = """
(pictures) => pictures.flatMap((picture) => {
  const width = picture.getBoundingClientRect();
  return [...picture.querySelectorAll("text")].map((text) => {
    const box = text.getBoundingClientRect();
    const sizes = [...text.querySelectorAll("tspan")].map((part) => parseFloat(getComputedStyle(part).fontSize));
    return {
      said: text.textContent,
      size: Math.min(...sizes),
      left: box.left - width.left,
      right: box.right - width.right,
      top: box.top - width.top,
      bottom: box.bottom - width.bottom,
    };
  });
})
"""


def texts(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.locator(".figure__svg").evaluate_all(MEASURE)
    return found


def outside(page: Page) -> list[str]:
    """The texts that stick out of their picture by more than a pixel."""
    return [
        text["said"]
        for text in texts(page)
        if text["left"] < -1 or text["right"] > 1 or text["top"] < -1 or text["bottom"] > 1
    ]


@each
def test_a_figure_is_one_image_that_is_named_by_what_it_shows_under_its_title(
    open_page: Callable[..., Visit], served: str, figure: Figure
) -> None:
    page = open_page(served + figure.stands.replace(".md#", ".html#")).page
    picture = page.get_by_role("img", name=figure.description, exact=True)
    expect(picture).to_have_count(1)
    expect(page.get_by_role("figure", name=figure.title)).to_have_count(1)


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1920])
def test_every_word_of_a_drawing_is_inside_it_and_large_enough(
    open_page: Callable[..., Visit], served: str, width: int
) -> None:
    page = open_page(served + EVERY, viewport={"width": width, "height": 800}).page
    assert len(texts(page)) > 50
    assert outside(page) == []
    assert [text["said"] for text in texts(page) if text["size"] < 12] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_drawing_grows_with_the_size_that_a_slide_gives_it(open_page: Callable[..., Visit], served: str) -> None:
    page = open_page(served + EVERY).page
    page.evaluate("""
      for (const figure of document.querySelectorAll(".figure")) {
        figure.style.setProperty("--figure-size", "28px");
        figure.style.maxInlineSize = "none";
      }
    """)
    assert {round(text["size"]) for text in texts(page)} <= {28, 36}
    assert [text["said"] for text in texts(page) if text["bottom"] > 1] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_module_with_figures_fits_a_phone(open_page: Callable[..., Visit], served: str, name: str) -> None:
    page = open_page(served + name, viewport={"width": 320, "height": 640}).page
    assert outside(page) == []
    tables = page.locator(".figure table").evaluate_all(
        "(all) => all.map((t) => t.getBoundingClientRect().right - innerWidth)"
    )
    assert [over for over in tables if over > 0] == []


def fills(page: Page) -> set[str]:
    found: list[str] = page.locator(".figure__svg .f-part-1").evaluate_all(
        "(all) => all.map((shape) => getComputedStyle(shape).fill)"
    )
    return set(found)


def test_a_drawing_changes_its_colours_with_the_scheme(open_page: Callable[..., Visit], served: str) -> None:
    light = fills(open_page(served + EVERY, color_scheme="light").page)
    dark = fills(open_page(served + EVERY, color_scheme="dark").page)
    assert (len(light), len(dark)) == (1, 1)
    assert light != dark


def test_a_drawing_is_dark_on_light_on_paper_whatever_the_screen_was(
    open_page: Callable[..., Visit], served: str
) -> None:
    light = fills(open_page(served + EVERY, color_scheme="light").page)
    page = open_page(served + EVERY, color_scheme="dark").page
    page.emulate_media(media="print")
    assert fills(page) == light


def test_a_drawing_takes_the_readers_own_colours_where_they_are_forced(
    open_page: Callable[..., Visit], served: str
) -> None:
    page = open_page(served + EVERY, forced_colors="active").page
    words = page.locator(".figure__svg .f-text").first.evaluate("(text) => getComputedStyle(text).fill")
    ground = page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")
    assert fills(page) == {words}
    assert words != ground


def test_the_table_is_there_without_scripts(open_page: Callable[..., Visit], served: str) -> None:
    page = open_page(served + EVERY, java_script_enabled=False).page
    expect(page.locator(".figure table")).to_have_count(len(FIGURES))
    expect(page.locator(".figure__svg").first).to_be_visible()

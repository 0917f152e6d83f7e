"""In colours that the reader's system forces on a page, light or dark, nothing that carries meaning is lost: looked at in pixels where it is drawn."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.access import DESKTOP, PHONE, drawn, focused
from tests.browser.conftest import Visit
from tests.browser.learner import settle
from tests.browser.states import STATES, reached, settings_of

Open = Callable[..., Visit]
MODULE = "modules/assessment.html"
SCHEMES = ["light", "dark"]
EDGES = ".md-button, .deck__button, .option__add, .keep, .questions-sure, .question__feedback, .admonition:not(.pair), .change, .outcomes, .content-note, .term-tip, .record-file__box, .host-check__item, .md-search__output, textarea, select, article input:not([type=radio], [type=checkbox], [type=file])"


def forced(size: tuple[int, int], scheme: str = "light") -> dict[str, object]:
    viewport = {"width": size[0], "height": size[1]}
    return {"viewport": viewport, "forced_colors": "active", "color_scheme": scheme, "reduced_motion": "reduce"}


def colours(part: Locator, left: float = 0, width: float = 1) -> int:
    """How many colours are drawn in a part of an element, from a share of its width on."""
    picture = Image.open(io.BytesIO(part.screenshot())).convert("RGB")
    start = int(picture.width * left)
    cut = picture.crop((start, 3, min(picture.width, start + max(1, int(picture.width * width))), picture.height - 3))
    return len(cut.getcolors(maxcolors=1 << 20) or [])


def pixels(part: Locator) -> bytes:
    return Image.open(io.BytesIO(part.screenshot())).convert("RGB").tobytes()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_fold_shows_that_it_can_be_opened(open_page: Open, served: str, scheme: str) -> None:
    page = open_page(served + MODULE, **forced(PHONE, scheme)).page
    for fold in (page.get_by_text("My CPD entry for this module"), page.get_by_text("Print this quiz")):
        fold.scroll_into_view_if_needed()
        closed = page.evaluate("(one) => getComputedStyle(one, '::after').backgroundColor", fold.element_handle())
        assert closed != page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert colours(fold, 0.93) > 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_menu_shows_the_way_back_and_its_own_edge(open_page: Open, served: str, scheme: str) -> None:
    page = open_page(served + MODULE, **forced(PHONE, scheme)).page
    page.get_by_role("button", name="Menu", exact=True).click()
    back = page.get_by_role("button", name="Back from Course")
    expect(back).to_be_visible()
    drawn(page)
    assert colours(back, 0, 0.12) > 1
    assert (
        page.locator(".md-sidebar--primary .md-nav--primary").first.evaluate(
            "(one) => getComputedStyle(one).borderInlineEndStyle"
        )
        == "solid"
    )


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_words_that_were_searched_for_can_be_read_where_they_are_marked(
    open_page: Open, served: str, scheme: str
) -> None:
    page = open_page(f"{served}index.html", **forced(PHONE, scheme)).page
    reached(page, "a search that found something")
    marks = page.locator(".md-search-result mark:visible")
    expect(marks.nth(2)).to_be_visible()
    assert [
        words for words, drawn_in in [(one.inner_text(), colours(one)) for one in marks.all()[:3]] if drawn_in < 2
    ] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_chosen_and_its_verdict_are_told_apart_by_shape(open_page: Open, served: str, scheme: str) -> None:
    page = open_page(served + MODULE, **forced(DESKTOP, scheme)).page
    for number, in_line in ((0, True), (1, False)):
        settle(page.locator("[data-module=question]").nth(number), in_line=in_line)
    first = page.locator("[data-module=question]").first
    page.mouse.move(5, 5)
    page.evaluate("document.activeElement.blur()")
    assert pixels(first.locator("input:checked")) != pixels(first.locator("input:not(:checked)").first)
    marks = [
        box.evaluate(
            "(one) => { const style = getComputedStyle(one, '::before'); return [style.borderTopWidth, style.borderTopStyle]; }"
        )
        for box in (page.locator(".question__verdict").nth(0), page.locator(".question__verdict").nth(1))
    ]
    assert marks[0] != marks[1]
    assert all(style == "solid" for _, style in marks)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_parts_of_a_figure_are_told_apart(open_page: Open, served: str, scheme: str) -> None:
    page = open_page(f"{served}reference/figures.html", **forced(DESKTOP, scheme)).page
    figures = page.locator("article svg.figure__svg")
    assert figures.count() > 5
    assert [number for number in range(figures.count()) if colours(figures.nth(number)) < 2] == []
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    unseen = page.locator("article svg.figure__svg :is(rect, path, circle, line, text, polygon)").evaluate_all(
        """(all, ground) => all.filter((one) => !one.closest("defs, clipPath, pattern")).filter((one) => {
          const style = getComputedStyle(one);
          const painted = (colour) => colour !== "none" && colour !== ground && !/^rgba.*, 0\\)$/.test(colour);
          const on = /f-on-/.test(one.getAttribute("class") || "");
          return !on && !painted(style.fill) && !painted(style.stroke);
        }).map((one) => one.getAttribute("class"))""",
        ground,
    )
    assert unseen == []
    parts = [
        page.locator(f".f-part-{number}").first.evaluate("(one) => getComputedStyle(one).fill") for number in (1, 2, 3)
    ]
    assert len(set(parts)) == 3


FORCED_STATES = [
    "questions answered, one not yet, all about to be cleared",
    "a reflection written and kept",
    "the meaning of a term",
    "trainer's notes, and an action log to copy by hand",
    "a search that found something",
    "my learning, about to be loaded and wiped",
    "the record, a piece open and one removed",
    "a host's copy that was checked",
    "Present at a vote",
]


def without_edges(page: Page) -> list[str]:
    found: list[str] = page.locator(EDGES).evaluate_all(
        """all => all.filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.offsetWidth > 2).filter((one) => {
          const style = getComputedStyle(one);
          return !["Top", "Bottom", "Left", "Right"].some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1);
        }).map((one) => `${one.className} ${one.textContent.trim().slice(0, 30)}`)"""
    )
    return found


@pytest.mark.parametrize("name", FORCED_STATES)
def test_boxes_buttons_and_fields_keep_an_edge(open_page: Open, served: str, name: str) -> None:
    page = open_page(served + STATES[name].page, **settings_of(name, forced_colors="active")).page
    reached(page, name)
    assert page.locator(EDGES).count() > 1
    assert without_edges(page) == []


@pytest.mark.parametrize("name", ["modules/domestic-abuse.html", "my-learning.html", "reference/points.html"])
def test_the_focus_is_marked_by_an_outline(open_page: Open, served: str, name: str) -> None:
    page = open_page(served + name, **forced(DESKTOP)).page
    for _ in range(40):
        page.keyboard.press("Tab")
        here = focused(page)
        if here is None:
            break
        assert here["marked"], here


def test_the_buttons_of_present_mark_the_focus(open_page: Open, served: str) -> None:
    page = open_page(served + STATES["Present at a vote"].page, **forced(DESKTOP)).page
    reached(page, "Present at a vote")
    stops = set()
    for _ in range(8):
        page.keyboard.press("Tab")
        here = focused(page)
        if here:
            stops.add(here["what"])
            assert here["marked"], here
    assert len(stops) > 4

"""In colours that the reader's system forces on a page, light or dark, nothing that carries meaning is lost: looked at in pixels where it is drawn."""

import io
from collections.abc import Iterator

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.access import DESKTOP, PHONE, SCHEMES, drawn
from tests.browser.conftest import Open
from tests.browser.learner import bring_nearby, settle
from tests.browser.states import reached

MODULE, GROUND = "modules/assessment.html", "getComputedStyle(document.body).backgroundColor"
VERDICTS = """all => all.slice(0, 2).map((one) => getComputedStyle(one, "::before"))
  .map((style) => [style.borderTopWidth, style.borderTopStyle])"""
UNSEEN = """(all, ground) => all.filter((one) => !one.closest("defs, clipPath, pattern")).filter((one) => {
  const style = getComputedStyle(one);
  const painted = (colour) => colour !== "none" && colour !== ground && !/^rgba.*, 0\\)$/.test(colour);
  const on = /f-on-/.test(one.getAttribute("class") || "");
  return !on && !painted(style.fill) && !painted(style.stroke);
}).map((one) => one.getAttribute("class"))"""
FORCED = {"forced_colors": "active", "color_scheme": "light", "reduced_motion": "reduce"}


def each_scheme(page: Page) -> Iterator[str]:
    """A page in forced colours, light and then dark."""
    for scheme in SCHEMES:
        page.emulate_media(**{**FORCED, "color_scheme": scheme})
        drawn(page)
        yield scheme


def colours(part: Locator, left: float = 0, width: float = 1) -> int:
    """How many colours are drawn in a part of an element, from a share of its width on."""
    picture = Image.open(io.BytesIO(part.screenshot())).convert("RGB")
    start = int(picture.width * left)
    cut = picture.crop((start, 3, min(picture.width, start + max(1, int(picture.width * width))), picture.height - 3))
    return len(cut.getcolors(maxcolors=1 << 20) or [])


def test_a_fold_shows_that_it_can_be_opened_and_the_menu_the_way_back_and_its_own_edge(open_page: Open) -> None:
    page = open_page(MODULE, viewport=PHONE, **FORCED).page
    bring_nearby(page)
    for _ in each_scheme(page):
        for fold in (page.get_by_text("My CPD entry for this module"), page.get_by_text("Print this quiz")):
            fold.scroll_into_view_if_needed()
            closed = page.evaluate("(one) => getComputedStyle(one, '::after').backgroundColor", fold.element_handle())
            assert closed != page.evaluate(GROUND)
            assert colours(fold, 0.93) > 1
    page.get_by_role("button", name="Menu", exact=True).click()
    back = page.get_by_role("button", name="Back from Learn")
    expect(back).to_be_visible()
    drawn(page)
    for _ in each_scheme(page):
        assert colours(back, 0, 0.12) > 1
        expect(page.locator(".md-sidebar--primary .md-nav--primary").first).to_have_css("border-right-style", "solid")


def test_the_words_that_were_searched_for_can_be_read_where_they_are_marked(open_page: Open) -> None:
    page = open_page("index.html", viewport=PHONE, **FORCED).page
    reached(page, "a search that found something")
    marks = page.locator("#search mark:visible")
    expect(marks.nth(2)).to_be_visible()
    for _ in each_scheme(page):
        assert [one.inner_text() for one in marks.all()[:3] if colours(one) < 2] == []


def test_what_is_chosen_and_its_verdict_are_told_apart_by_shape(open_page: Open) -> None:
    page = open_page(MODULE, viewport=DESKTOP, **FORCED).page
    for number, in_line in ((0, True), (1, False)):
        settle(page.locator("[data-module=question]").nth(number), in_line=in_line)
    first = page.locator("[data-module=question]").first
    page.mouse.move(5, 5)
    page.evaluate("document.activeElement.blur()")
    for _ in each_scheme(page):
        chosen, other = (first.locator(f"input{which}").first.screenshot() for which in (":checked", ":not(:checked)"))
        assert chosen != other
        marks = page.locator(".question__verdict").evaluate_all(VERDICTS)
        assert marks[0] != marks[1]
        assert all(style == "solid" for _, style in marks)


def test_the_parts_of_a_figure_are_told_apart(open_page: Open) -> None:
    page = open_page("reference/figures.html", viewport=DESKTOP, **FORCED).page
    figures = page.locator("article svg.figure__svg")
    assert figures.count() > 5
    for _ in each_scheme(page):
        assert [number for number in range(figures.count()) if colours(figures.nth(number)) < 2] == []
        shapes = page.locator("article svg.figure__svg :is(rect, path, circle, line, text, polygon)")
        assert shapes.evaluate_all(UNSEEN, page.evaluate(GROUND)) == []
        parts = [page.locator(f".f-part-{number}").first for number in (1, 2, 3)]
        assert len({part.evaluate("(one) => getComputedStyle(one).fill") for part in parts}) == 3

"""Figures on the pages of the built site."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from course.content import Course
from course.figures import Figure
from tests.conftest import ROOT, page_names

FIGURES = {figure.id: figure for figure in Course(ROOT).figures}
PAGE = "reference/figures.html"
each = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)


def soup(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")


def shown(page: BeautifulSoup, figure: Figure) -> Tag:
    (title,) = page.select(f"#figure-{figure.id}-title")
    found = title.find_parent("figure")
    assert isinstance(found, Tag)
    return found


@each
def test_a_figure_stands_under_its_heading_with_its_title_caveat_and_table(site: Path, figure: Figure) -> None:
    name, _, anchor = figure.stands.partition("#")
    element = shown(soup(site, name.replace(".md", ".html")), figure)
    heading = element.find_previous(["h2", "h3"])
    assert isinstance(heading, Tag) and heading["id"] == anchor
    assert element.find("figcaption").get_text() == figure.title
    assert element.select_one(".figure__caveat").get_text() == figure.caveat
    assert len(element.select("tbody tr")) == len(figure.rows)


@each
def test_a_table_has_the_numbers_and_the_pages_of_the_data(site: Path, figure: Figure) -> None:
    rows = shown(soup(site, PAGE), figure).select("tbody tr")
    for row, drawn in zip(figure.rows, rows, strict=True):
        text = " ".join(drawn.get_text(" ").split())
        assert row.shown in text
        assert ("(no page given)" if row.page == "no page" else f"({row.page})") in text
        links = [link.get_text() for link in drawn.select("a.page-ref")]
        assert links == ([] if row.page == "no page" else [f"({row.page})"])


def test_the_page_of_figures_has_each_with_a_link_to_where_it_stands(site: Path) -> None:
    page = soup(site, PAGE)
    assert [heading["id"] for heading in page.select("article h2")] == list(FIGURES)
    for figure in FIGURES.values():
        link = page.find(id=figure.id).find_next("a", href=True)
        assert link["href"] == f"../{figure.stands.replace('.md#', '.html#')}"


def test_no_line_that_places_a_figure_is_left(site: Path) -> None:
    left = [name for name in page_names() if "[figure" in soup(site, name).find("article").get_text()]
    assert left == []


def test_a_figure_is_found_by_its_table_and_not_by_its_drawing(site: Path) -> None:
    found = "".join(path.read_text(encoding="utf-8") for path in sorted((site / "search").rglob("*.js")))
    assert "a child protection plan had ended" in found
    assert [figure.id for figure in FIGURES.values() if figure.description[:40] in found] == []


def test_the_map_is_a_list_of_numbered_stops_in_the_order_of_the_course(site: Path) -> None:
    page = soup(site, "course-map.html")
    stops = page.select(".map h2")
    assert [stop.select_one(".map__stop").get_text() for stop in stops] == [
        str(number) for number in range(1, len(stops) + 1)
    ]
    assert len(stops) == len(Course(ROOT).modules)
    assert all(stop.find("a", href=True) and stop.find_next("ul") for stop in stops)

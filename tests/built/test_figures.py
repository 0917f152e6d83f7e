"""Figures on the pages of the built site."""

from __future__ import annotations

from pathlib import Path

from bs4 import Tag

from course.figures.data import Figure
from tests.built.pages import COURSE, soup, text_of, words, wrong

FIGURES = {figure.id: figure for figure in COURSE.figures}
PAGE = "reference/figures.html"


def shown(site: Path, name: str, figure: Figure) -> Tag:
    (title,) = soup(site, name).select(f"#figure-{figure.id}-title")
    found = title.find_parent("figure")
    assert isinstance(found, Tag)
    return found


def test_a_figure_stands_under_its_heading_with_its_title_caveat_and_table(site: Path) -> None:
    def strange(name: str) -> list[object]:
        figure = FIGURES[name]
        page, _, anchor = figure.stands.partition("#")
        element = shown(site, page.replace(".md", ".html"), figure)
        heading = element.find_previous(["h2", "h3"])
        found = [heading and heading["id"], words(element.find("figcaption")), words(element.select_one(".figure__caveat"))]  # fmt: skip
        expected = [anchor, figure.title, figure.caveat]
        return found if found != expected or len(element.select("tbody tr")) != len(figure.rows) else []

    assert wrong(FIGURES, strange) == {}


def test_a_table_has_the_numbers_and_the_pages_of_the_data(site: Path) -> None:
    def differing(name: str) -> list[str]:
        rows = zip(FIGURES[name].rows, shown(site, PAGE, FIGURES[name]).select("tbody tr"), strict=True)
        found = []
        for row, drawn in rows:
            links = [link.get_text() for link in drawn.select("a.page-ref")]
            sound = row.shown in words(drawn) and links == [f"({row.page})"] * (row.page != "no page")
            found += [] if sound else [words(drawn)]
        return found

    assert wrong(FIGURES, differing) == {}


def test_the_page_of_figures_has_each_with_a_link_to_where_it_stands(site: Path) -> None:
    page = soup(site, PAGE)
    assert [heading["id"] for heading in page.select("article h2")] == list(FIGURES)
    links = [page.find(id=name).find_next("a", href=True)["href"] for name in FIGURES]
    assert links == [f"../{figure.stands.replace('.md#', '.html#')}" for figure in FIGURES.values()]


def test_a_figure_is_found_by_its_table_and_not_by_its_drawing(site: Path) -> None:
    found = "".join(text_of(path) for path in sorted((site / "assets" / "search").rglob("*.js")))
    assert "a child protection plan had ended" in found
    assert [figure.id for figure in FIGURES.values() if figure.description[:40] in found] == []


def test_the_map_is_a_list_of_numbered_stops_in_the_order_of_the_course(site: Path) -> None:
    stops = soup(site, "course-map.html").select(".map h2")
    assert [stop.select_one(".map__stop").get_text() for stop in stops] == [
        str(number) for number in range(1, len(COURSE.modules) + 1)
    ]
    assert all(stop.find("a", href=True) and stop.find_next("ul") for stop in stops)

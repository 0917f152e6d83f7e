"""Every page of the built site, read as HTML."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from course.content import Course
from course.csp import POLICY
from tests.conftest import page_names

PAGES = page_names()


def soup(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")


def test_the_site_has_the_pages_of_the_course_a_404_and_the_notes_window(site: Path) -> None:
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")) == sorted(
        [*PAGES, "404.html", "notes.html"]
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_description_and_the_policy(site: Path, name: str) -> None:
    page = soup(site, name)
    assert len((page.find("meta", {"name": "description"}) or {}).get("content", "")) > 20
    assert page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"] == POLICY


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique(site: Path, name: str) -> None:
    page = soup(site, name)
    repeated = [name for name, count in Counter(tag["id"] for tag in page.find_all(id=True)).items() if count > 1]
    assert repeated == []


@pytest.mark.parametrize("name", PAGES)
def test_pictures_have_words_and_links_have_names(site: Path, name: str) -> None:
    page = soup(site, name)
    assert [str(tag) for tag in page.find_all("img") if tag.get("alt") is None] == []
    unnamed = [a for a in page.select("article a") if not (a.get_text(strip=True) or a.get("aria-label"))]
    assert unnamed == []


@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_training_and_not_procedure(site: Path, name: str) -> None:
    assert "training, not procedure" in soup(site, name).get_text()


def test_every_module_says_who_has_reviewed_it_or_that_no_practitioner_has(site: Path, root: Path) -> None:
    for slug, module in Course(root).modules.items():
        text = soup(site, f"modules/{slug}.html").get_text(" ", strip=True)
        reviewer = module.meta["reviewed_by"].text()
        assert (
            f"Reviewed by {reviewer}" if reviewer else "No safeguarding practitioner has reviewed this page yet"
        ) in text


def test_the_box_of_changes_stands_before_the_advice(site: Path, root: Path) -> None:
    for slug in Course(root).modules:
        html = (site / f"modules/{slug}.html").read_text(encoding="utf-8")
        assert html.index('id="since-2016"') < html.index('class="change"') < html.index('id="practice"')


def test_every_page_reference_is_a_link_with_a_name(site: Path, root: Path) -> None:
    page = soup(site, "modules/sharing-information.html")
    refs = page.select("a.page-ref")
    course = Course(root)
    written = course.pages["modules/sharing-information.md"].text.count("(p1") + course.banks[
        "sharing-information"
    ].page.text.count("(p1")
    assert len(refs) == written
    assert {a["aria-label"] for a in refs if a.get_text() == "(p172)"} == {"p172: page 172 of the full report"}
    assert all(a["href"].startswith("../reference/report-pages.html#p") for a in refs)


def test_the_points_table_has_every_point_and_leads_to_its_heading(site: Path, root: Path) -> None:
    page = soup(site, "reference/points.html")
    rows = page.select("tbody tr")
    points = Course(root).points
    assert [row.find("td").get_text() for row in rows] == [point.id for point in points]
    links = [row.find_all("td")[3].find("a")["href"] for row in rows]
    assert links == [f"../{point.taught[0].replace('.md#', '.html#')}" for point in points]


def test_the_index_of_report_pages_lists_every_page_and_every_place(site: Path, root: Path) -> None:
    page = soup(site, "reference/report-pages.html")
    refs = {ref for point in Course(root).points for ref in point.pages}
    assert {heading["id"] for heading in page.select("article h2")} == {ref.id for ref in refs}
    places = page.find(id="p172").find_next("ul").select("a")
    assert {a["href"] for a in places} >= {
        "../modules/sharing-information.html#for-information-only",
        "../modules/sharing-information.html#check",
    }


def test_a_module_shows_its_minutes_its_place_and_its_points(site: Path, root: Path) -> None:
    text = soup(site, "modules/sharing-information.html").find("article").get_text(" ", strip=True)
    assert f"Module 3 of {len(Course(root).modules)}" in text
    assert "This module carries 14 of the briefing's points" in text


def test_the_last_line_of_the_home_page_alone_leads_to_the_pages_for_hosts(site: Path) -> None:
    leads = {
        name: [link["href"] for link in soup(site, name).find_all("a", href=True) if "hosting/" in link["href"]]
        for name in PAGES
        if not name.startswith("hosting/")
    }
    assert {name: found for name, found in leads.items() if found} == {"index.html": ["hosting/index.html"]}
    assert soup(site, "index.html").select("article > p")[-1].a["href"] == "hosting/index.html"  # type: ignore[index]
    assert "hosting/" not in (site / "search" / "entries.js").read_text(encoding="utf-8")


def test_the_pages_for_hosts_lead_to_each_other(site: Path) -> None:
    pages = {path.name for path in (site / "hosting").glob("*.html")}
    listed = soup(site, "hosting/index.html").select("#pages + p + ul a")
    assert {link["href"].partition("#")[0] for link in listed} == pages - {"index.html"}
    for name in pages - {"index.html"}:
        assert soup(site, f"hosting/{name}").select('article a[href="index.html#pages"]'), name


def test_no_markdown_mark_is_left_on_a_page(site: Path) -> None:
    left = [
        (name, mark)
        for name in PAGES
        for mark in ("{ #", "(no page)", "!!! ", "<quiz", "- [ ]", "- [x]")
        if mark in soup(site, name).find("article").get_text()
    ]
    assert left == []


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith(("modules/", "cases/"))])
def test_a_module_or_case_leads_to_its_team_discussion_guide(site: Path, name: str) -> None:
    case = "case-" if name.startswith("cases/") else ""
    guide = f"../guides/{case}{name.rpartition('/')[2]}"
    assert guide in [link["href"] for link in soup(site, name).find(id="team").find_all_next("a")]

"""Every page of the built site, read as HTML."""

import re
from collections import Counter
from pathlib import Path

from bs4 import Tag

from course.content.counts import draw
from course.figures.data import NO_PAGE, Figure
from course.pages.policy import POLICY, violations
from course.text.page_refs import find
from tests.built.pages import COURSE, PAGES, article, soup, text_of, words, wrong


def test_the_site_has_the_pages_of_the_course_a_404_and_the_notes_window(site: Path) -> None:
    made = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert made == {*PAGES, "404.html", "notes.html"}


def test_every_page_has_a_description_and_the_policy_and_keeps_it(site: Path) -> None:
    def lacks(name: str) -> list[str]:
        page = soup(site, name)
        said = str((page.find("meta", {"name": "description"}) or {}).get("content", ""))
        policy = (page.find("meta", {"http-equiv": "Content-Security-Policy"}) or {}).get("content")
        told = [str(one) for one in violations(text_of(site / name), name)]
        return ["description"] * (len(said) <= 20) + ["policy"] * (policy != POLICY) + told

    assert wrong(PAGES, lacks) == {}
    notes = text_of(site / "notes.html")
    assert violations(notes, "notes.html") == [] and "Content-Security-Policy" in notes


def test_each_module_has_its_counts_in_its_check(site: Path) -> None:
    counts = {check.id: [f"count-{one.id}" for one in check.counts] for check in COURSE.checks}
    pages = {slug: soup(site, f"modules/{slug}.html").select("#check ~ .counts > ul > li") for slug in COURSE.modules}
    assert {slug: [str(item["id"]) for item in items] for slug, items in pages.items()} == counts


def test_ids_are_unique(site: Path) -> None:
    def repeated(name: str) -> list[str]:
        ids = Counter(str(tag["id"]) for tag in soup(site, name).find_all(id=True))
        return [one for one, count in ids.items() if count > 1]

    assert wrong(PAGES, repeated) == {}


def test_every_page_says_training_and_not_procedure(site: Path) -> None:
    assert [name for name in PAGES if "training, not procedure" not in soup(site, name).get_text()] == []


# What Markdown or a mark of ours would leave where it was not drawn.
MARKS = ("{ #", "/// ", "[figure")
RAW = ("<quiz", "&lt;quiz", "- [ ]", "- [x]", "[ ] ", "[[", "<!--", ' markdown="', " markdown>")


def test_no_mark_of_an_author_is_left_on_a_page(site: Path) -> None:
    def left(name: str) -> list[str]:
        drawn = re.sub(r"<code>.*?</code>|<pre.*?</pre>", "", text_of(site / name), flags=re.DOTALL)
        said = article(site, name).get_text()
        return [mark for mark in RAW if mark in drawn] + [mark for mark in MARKS if mark in said]

    assert wrong(PAGES, left) == {}


def test_every_module_says_who_has_reviewed_it_or_that_no_practitioner_has(site: Path) -> None:
    def lacks(slug: str) -> str:
        reviewer = COURSE.modules[slug].meta["reviewed_by"].text()
        said = f"Reviewed by {reviewer}" if reviewer else "No safeguarding practitioner has reviewed this yet"
        return "" if said in words(soup(site, f"modules/{slug}.html")) else said

    assert wrong(COURSE.modules, lacks) == {}


def test_a_module_has_six_stops_with_their_minutes_and_one_list_of_them(site: Path) -> None:
    def strange(slug: str) -> list[str]:
        page = soup(site, f"modules/{slug}.html")
        heads = page.select("article h2")
        stops = [(f"#{head['id']}", head.get_text(), head.find_next("p").get_text()) for head in heads]
        listed = [(str(a["href"]), a.get_text(), a.find_next("span").get_text()) for a in page.select(".stops a")]
        drawn = len(page.select("h2 > svg")) == 6 and not page.select(".md-sidebar--secondary, .md-footer__link")
        return [] if len(stops) == 6 and listed == stops and drawn else [f"{stops}", f"{listed}"]

    assert wrong(COURSE.modules, strange) == {}


def test_a_module_begins_with_a_decision_within_a_hundred_words(site: Path) -> None:
    def late(slug: str) -> list[str]:
        page = soup(site, f"modules/{slug}.html")
        before = [str(text) for text in page.select_one(".road .question__options").find_all_previous(string=True)]
        said = " ".join(reversed(before[: before.index(page.select_one(".road h2").get_text())])).split()
        return [] if len(said) <= 100 and len(words(page.select_one(".page-head__lede")).split()) <= 20 else said

    assert wrong(COURSE.modules, late) == {}


def test_what_has_changed_stands_before_the_advice_each_change_under_what_holds_now(site: Path) -> None:
    for slug in COURSE.modules:
        page = soup(site, f"modules/{slug}.html")
        folds = page.select(".change")
        first = page.select_one("#practice").find_next("h3")  # type: ignore[union-attr]
        assert first and first["id"] == "since-2016", slug
        assert {fold.find_previous("h3")["id"] for fold in folds} == {"since-2016"}, slug
        held = [one.title for one in COURSE.changes if slug in one.modules]
        assert [str(fold.summary.contents[0]).strip() for fold in folds] == held, slug


def test_every_page_reference_is_a_link_with_a_name(site: Path) -> None:
    refs = soup(site, "modules/sharing-information.html").select("a.page-ref")
    page, bank = COURSE.pages["modules/sharing-information.md"], COURSE.banks["sharing-information"].page
    rows = [row for one in COURSE.figures if one.id in dict(page.figures).values() for row in one.rows]
    drawn = [f"({row.page})" for row in rows if row.page != NO_PAGE]
    changes = " ".join(one.then for one in COURSE.changes if "sharing-information" in one.modules)
    counted = " ".join(draw(one, COURSE.points) for one in COURSE.checks if one.id == "sharing-information")
    written = [f"({ref.id})" for text in (page.text, bank.text, changes, counted) for _, ref in find(text)]
    assert Counter(a.get_text() for a in refs) == Counter([*written, *drawn])
    assert {a["aria-label"] for a in refs if a.get_text() == "(p172)"} == {"p172: page 172 of the full report"}
    assert all(str(a["href"]).startswith("../reference/report-pages.html#p") for a in refs)


def test_the_points_table_has_every_point_and_leads_to_its_heading(site: Path) -> None:
    rows = [row.find_all("td") for row in soup(site, "reference/points.html").select("tbody tr")]
    expected = [(point.id, f"../{point.taught[0].replace('.md#', '.html#')}") for point in COURSE.points]
    assert [(row[0].get_text(), row[3].find("a")["href"]) for row in rows] == expected


def test_the_index_of_report_pages_lists_every_page_and_every_place(site: Path) -> None:
    page = soup(site, "reference/report-pages.html")
    refs = {ref.id for point in COURSE.points for ref in point.pages}
    assert {heading["id"] for heading in page.select("article h2")} == refs
    places = {a["href"] for a in page.find(id="p172").find_next("ul").select("a")}
    module = "../modules/sharing-information.html"
    assert places >= {f"{module}#for-information-only", f"{module}#check"}


def test_a_module_shows_its_place_and_its_points(site: Path) -> None:
    text = words(article(site, "modules/sharing-information.html"))
    assert f"Module 3 of {len(COURSE.modules)}" in text
    assert "This module carries 14 of the briefing's points" in text


def test_the_last_line_of_the_home_page_alone_leads_to_the_pages_for_hosts(site: Path) -> None:
    def leads(name: str) -> list[str]:
        return [str(a["href"]) for a in soup(site, name).find_all("a", href=True) if "hosting/" in str(a["href"])]

    others = [name for name in PAGES if not name.startswith("hosting/")]
    assert wrong(others, leads) == {"index.html": ["hosting/index.html"]}
    assert soup(site, "index.html").select("article .home p")[-1].a["href"] == "hosting/index.html"  # type: ignore[index]
    assert "hosting/" not in text_of(site / "assets" / "search" / "documents.js")


def test_the_pages_for_hosts_lead_to_each_other(site: Path) -> None:
    pages = {path.name for path in (site / "hosting").glob("*.html")}
    listed = soup(site, "hosting/index.html").select("#pages + p + ul a")
    assert {link["href"].partition("#")[0] for link in listed} == pages - {"index.html"}
    for name in pages - {"index.html"}:
        assert soup(site, f"hosting/{name}").select('article a[href="index.html#pages"]'), name


def test_a_module_or_case_leads_to_its_team_discussion_guide(site: Path) -> None:
    def lacks(name: str) -> str:
        guide = f"../guides/{'case-' if name.startswith('cases/') else ''}{name.rpartition('/')[2]}"
        return "" if guide in [link["href"] for link in soup(site, name).find(id="team").find_all_next("a")] else guide

    assert wrong([name for name in PAGES if name.startswith(("modules/", "cases/"))], lacks) == {}


def test_a_module_and_its_guide_lead_to_their_briefing_once_and_the_programme_to_every_one(site: Path) -> None:
    def strange(name: str) -> list[str]:
        briefing = f"../briefings/{name.rpartition('/')[2]}"
        found = [str(link["href"]) for link in article(site, name).find_all("a", href=briefing)]
        return [] if found == [briefing] else [briefing, *found]

    modules = [name for name in PAGES if name.startswith("modules/")]
    assert wrong([*modules, *(name.replace("modules/", "guides/") for name in modules)], strange) == {}
    listed = {str(link["href"]) for link in article(site, "trainers/briefings.html").find_all("a")}
    assert [name for name in PAGES if name.startswith("briefings/") and f"../{name}" not in listed] == []


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
    numbers = [int(stop.select_one(".map__stop").get_text()) for stop in stops]
    assert numbers == list(range(1, len(COURSE.modules) + 1))
    assert all(stop.find("a", href=True) and stop.find_next("ul") for stop in stops)

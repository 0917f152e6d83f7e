"""What a screen reader's user is told of a page before reading it: its language, its title, its outline, and where each link leads."""

import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from tests.built.pages import PAGES, soup, words, wrong

ALL = [*PAGES, "404.html", "notes.html"]
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
BLOCKS = ["p", "li", "td", "th", "dt", "dd", "figcaption", "summary", "label", *HEADINGS]
FOREIGN, OTHER = re.compile(r"\b[a-z]*[ß-ÿŀ-ſ][^\W\d_]*", re.UNICODE), re.compile("^(?!en)")
LANDMARKS = ["nav", "main", "header", "footer", "aside", "section"]
# Names that say nothing of where they lead.
EMPTY = re.compile(
    r"(click|tap|press)?\s*(here|this|that|more|read more|find out more|learn more|see more|details|link|this link|this page|go|open|continue|next|back|https?://\S+)",
    re.I,
)


def name_of(link: Tag) -> str:
    pictures = " ".join(str(one.get("alt") or "") for one in link.find_all("img"))
    return " ".join(str(link.get("aria-label") or words(link) or pictures or link.get("title") or "").split())


def context_of(link: Tag) -> str:
    """What a screen reader can tell of where a link stands: its sentence, item or cell; for a link that is all of that, its part of the page."""
    block = link.find_parent(BLOCKS)
    part = link.find_parent(LANDMARKS)
    label = str(part.get("aria-label") or "") if part else ""
    if block and words(block) != words(link):
        row = block.find_parent("tr") or block
        return f"{label}: {words(row)}"
    above = link.find_previous(HEADINGS)
    return f"{label}: {words(above)}"


def unclear(page: BeautifulSoup, address: str) -> list[str]:
    """The links of a page that have the same name in the same place and lead elsewhere, or a name that says nothing."""
    targets: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in page.select("a[href]"):
        targets[name_of(link).lower(), context_of(link)].add(urljoin(address, str(link["href"])))
    double = [f"{name}: {sorted(to)}" for (name, _), to in targets.items() if len(to) > 1]
    return double + [f"says nothing: {name!r}" for name, _ in targets if not name or EMPTY.fullmatch(name)]


def test_a_page_says_its_language_and_that_of_a_word_from_another(site: Path) -> None:
    """A word with a letter that English has not, and no name of somebody."""

    def strange(name: str) -> list[str]:
        page = soup(site, name)
        texts = [text for text in page.find_all(string=FOREIGN) if not text.find_parent(lang=OTHER)]
        return [*texts, *([] if page.html and page.html["lang"] == "en-GB" else ["no lang"])]

    assert wrong(ALL, strange) == {}


def test_a_page_is_an_outline_from_one_first_heading_without_a_gap(site: Path) -> None:
    def broken(name: str) -> list[int]:
        headings = soup(site, name).find_all(HEADINGS)
        levels = [int(heading.name[1]) for heading in headings]
        sound = levels[:1] == [1] and levels.count(1) == 1 and all(b - a <= 1 for a, b in pairwise(levels))
        return [] if sound and all(map(words, headings)) else levels or [0]

    assert wrong(ALL, broken) == {}


def test_no_two_pages_have_one_title_and_a_title_begins_with_its_page(site: Path) -> None:
    titles = {name: words(soup(site, name).title) for name in ALL}
    assert [title for title, count in Counter(titles.values()).items() if count > 1] == []
    course = words(soup(site, "index.html").select_one(".md-header__topic"))
    named = {name: course if name == "index.html" else words(soup(site, name).h1) for name in PAGES}
    assert [name for name in PAGES if not named[name] or not titles[name].startswith(named[name])] == []


def test_a_link_says_where_it_leads(site: Path) -> None:
    assert wrong(ALL, lambda name: unclear(soup(site, name), f"http://site/{name}")) == {}


def test_a_link_says_where_it_leads_in_a_list_of_the_page_s_links_too(site: Path) -> None:
    def alike(name: str) -> list[str]:
        targets: dict[str, set[str]] = defaultdict(set)
        for link in soup(site, name).select("article a[href]:not(.term)"):
            targets[name_of(link).lower()].add(urljoin(f"http://site/{name}", str(link["href"])).partition("#")[0])
        return [link for link, to in targets.items() if len(to) > 1]

    assert wrong(ALL, alike) == {}


def test_help_and_the_parts_of_the_course_stand_in_the_same_order_on_every_page(site: Path) -> None:
    def ways(name: str) -> list[str]:
        return [name_of(link) for link in soup(site, name).select(".md-header a, .md-tabs a")]

    first = ways("index.html")
    assert "Help now" in first[:2] and len(first) == 6
    assert wrong(PAGES, lambda name: [] if ways(name) == first else ways(name)) == {}


def test_every_table_has_a_head_with_words_in_each_cell(site: Path) -> None:
    def headless(name: str) -> list[str]:
        tables = soup(site, name).select("table")
        heads = [[words(cell) for cell in table.select("thead th")] for table in tables]
        widths = [len(table.select_one("tbody tr").find_all(["td", "th"])) for table in tables]
        return [str(head) for head, width in zip(heads, widths, strict=True) if len(head) != width or not all(head)]

    assert wrong(ALL, headless) == {}

"""What a screen reader's user is told of a page before reading it: its language, its title, its outline, and where each link leads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from tests.built.pages import PAGES, soup, words, wrong

ALL = [*PAGES, "404.html", "notes.html"]
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
BLOCKS = ["p", "li", "td", "th", "dt", "dd", "figcaption", "summary", "label", *HEADINGS]
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


def test_a_page_says_its_language_once(site: Path) -> None:
    def strange(name: str) -> list[str]:
        page = soup(site, name)
        inside = {str(tag["lang"]) for tag in page.select("body [lang]")} - {"en-GB"}
        return [*inside, *([] if page.html and page.html["lang"] == "en-GB" else ["no lang"])]

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


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<p>See <a href=a>the guide</a>.</p><p>Or see <a href=b>the guide</a> for hosts.</p>", 0),
        ("<p><a href=a>The guide</a> and <a href=b>the guide</a></p>", 1),
        ("<h2>One</h2><p><a href=a>Guide</a></p><h2>Two</h2><p><a href=b>Guide</a></p>", 0),
        ("<h2>One</h2><p><a href=a>Guide</a></p><p><a href=b>Guide</a></p>", 1),
        ("<p>To know more, <a href=a>click here</a>.</p>", 1),
        ("<p>It is <a href=a>here</a>, and <a href=b><img alt=''></a></p>", 2),
    ],
)
def test_links_that_cannot_be_told_apart_are_found(html: str, count: int) -> None:
    assert len(unclear(BeautifulSoup(html, "html.parser"), "http://site/x.html")) == count

"""HTML of a built page, read: its article, and the words, classes and attributes of an element; and data as a script of a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)


def parse(html: str) -> BeautifulSoup:
    """The HTML as a tree."""
    return BeautifulSoup(html, "html.parser")


def article_of(page: str) -> Tag:
    """The article of a page of the site, read without what stands around it; the whole where there is none."""
    found = _ARTICLE.search(page)
    tree = parse(found[0] if found else page)
    return tree.find("article") or tree


def tags(element: Tag) -> Iterator[Tag]:
    """The elements that stand directly in `element`."""
    return (child for child in element.children if isinstance(child, Tag))


def classes(element: Tag) -> frozenset[str]:
    """The classes of `element`."""
    found = element.get("class")
    return frozenset(found.split() if isinstance(found, str) else found or ())


def attribute(element: Tag, name: str) -> str:
    """The value of an attribute; empty where it is missing."""
    found = element.get(name)
    return found if isinstance(found, str) else " ".join(found or ())


def text_of(element: PageElement | None) -> str:
    """The words of `element` with single spaces; none of nothing."""
    return " ".join(element.get_text().split()) if element else ""


def meanings(element: Tag) -> list[tuple[str, str]]:
    """The terms of the glossary that stand in `element`, each with its meaning."""
    links = element.select("a.term[data-meaning]")
    return [(text_of(link), attribute(link, "data-meaning")) for link in links]


def as_script(name: str, value: object) -> str:
    """A script that hands `value` to the scripts of a page under `name`, such as `questions/uncertainty`.

    A page can load it where it can fetch nothing, as from a folder.
    """
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("<", "\\u003c")
    return f"(window.courseData=window.courseData||{{}})[{json.dumps(name)}]={data};\n"

"""HTML of a built page, read: its article, and the words, classes and attributes of an element; and data as a script of a page."""

import json
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from course import VERSION

_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)


def parse(html: str) -> BeautifulSoup:
    """The HTML as a tree."""
    return BeautifulSoup(html, "html.parser")


def article_in(page: str) -> str:
    """The HTML of the article of a page of the site, without what stands around it; the whole where there is none."""
    found = _ARTICLE.search(page)
    return found[0] if found else page


def article_of(page: str) -> Tag:
    """The article of a page as a tree."""
    tree = parse(article_in(page))
    return tree.find("article") or tree


def tags(element: Tag) -> Iterator[Tag]:
    """The elements that stand directly in `element`."""
    return (child for child in element.children if isinstance(child, Tag))


def classes(element: Tag) -> frozenset[str]:
    """The classes of `element`."""
    found = element.get("class")
    return frozenset(found.split() if isinstance(found, str) else found or ())


def with_class(element: Tag, name: str) -> list[Tag]:
    """The elements in `element` that have the class `name`."""
    return [one for one in element.descendants if isinstance(one, Tag) and name in (one.get("class") or ())]


def attribute(element: Tag, name: str) -> str:
    """The value of an attribute; empty where it is missing."""
    found = element.get(name)
    return found if isinstance(found, str) else " ".join(found or ())


def text_of(element: PageElement | None) -> str:
    """The words of `element` with single spaces; none of nothing."""
    return " ".join(element.get_text().split()) if element else ""


def meanings(element: Tag) -> list[tuple[str, str]]:
    """The terms of the glossary that stand in `element`, each with its meaning."""
    return [(text_of(link), attribute(link, "data-meaning")) for link in with_class(element, "term")]


def as_script(name: str, value: object) -> str:
    """A script that hands `value` to the scripts of a page under `name`, such as `questions/uncertainty`.

    A page can load it where it can fetch nothing, as from a folder. It names its edition, so that a page of another can say so.
    """
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("<", "\\u003c")
    return f'window.courseData=Object.assign(window.courseData||{{}},{{"edition":"{VERSION}",{json.dumps(name)}:{data}}});\n'

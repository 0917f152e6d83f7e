"""Links between the course's own files, as the pages have them."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from course.text.page import Page
from course.text.problems import Problem
from course.text.reading import Link

OUTSIDE = re.compile(r"^(?:https?://|mailto:|tel:)", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def anchors(page: Page) -> frozenset[str]:
    """Every id that the author gave on the page."""
    return frozenset(name for name, _ in page.reading.drawn.ids)


def slugs(page: Page) -> frozenset[str]:
    """The anchors that a code forge makes from the page's headings."""
    return frozenset(re.sub(r"[^\w -]", "", heading.text.lower()).replace(" ", "-") for heading in page.headings)


def check_links(
    pages: Iterable[Page], files: Collection[str], known: Mapping[str, frozenset[str]] | None = None
) -> list[Problem]:
    """Links whose file or anchor does not exist, links and pictures without words, and addresses that no page may have.

    Every path is from the top of the repository; `files` can be linked to, and so can the pages `known` with their anchors.
    """
    pages = list(pages)
    known = {page.path: anchors(page) for page in pages} | dict(known or {})
    return [
        Problem(page.path, link.line, message)
        for page in pages
        for link in page.reading.drawn.links
        for message in _slips(page.path, link, known, files)
    ]


def _slips(path: str, link: Link, known: Mapping[str, frozenset[str]], files: Collection[str]) -> Iterator[str]:
    target = link.address
    address, _, anchor = target.partition("#")
    start = "docs" if address.startswith("/") else posixpath.dirname(path)
    found = posixpath.normpath(posixpath.join(start, address.lstrip("/"))) if address else path
    if not link.words.strip() and link.is_picture:
        yield f"the picture {target} has no text; say in words what it shows"
    elif not link.words.strip():
        yield f"the link to {target!r} has no words"
    if not target:
        yield f"the link {link.words!r} leads nowhere; write its page between the brackets"
    elif _SCHEME.match(target):
        if not OUTSIDE.match(target):
            yield f"the link {target} is of a kind that no page may have; write a page, https, mailto or tel"
    elif found not in known:
        if found not in files:
            yield f"the link {target} leads to {found}, which does not exist"
    elif anchor and anchor not in known[found]:
        yield f"the link {target} names #{anchor}, which {found} does not have"


def external_links(pages: Iterable[Page]) -> dict[str, list[tuple[str, int]]]:
    """Every address outside the course with the pages and lines that cite it."""
    found: dict[str, list[tuple[str, int]]] = {}
    for path, link in ((page.path, link) for page in pages for link in page.reading.drawn.links):
        if _SCHEME.match(link.address) and not link.is_picture:
            found.setdefault(link.address, []).append((path, link.line))
    return found

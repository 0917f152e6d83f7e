"""Links between the course's own files, as their authors wrote them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable

from course.text.page import Page
from course.text.problems import Problem

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_ATTRIBUTE_ID = re.compile(r"\{[^{}]*#([\w-]+)[^{}]*\}|\bid=\"([\w-]+)\"")
OUTSIDE = re.compile(r"^(?:https?://|mailto:|tel:)", re.IGNORECASE)
EXTERNAL = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def anchors(page: Page) -> frozenset[str]:
    """Every id that the author gave on the page."""
    return frozenset(a or b for line in page.lines for a, b in _ATTRIBUTE_ID.findall(line))


def slugs(page: Page) -> frozenset[str]:
    """The anchors that a code forge makes from the page's headings."""
    return frozenset(re.sub(r"[^\w -]", "", heading.text.lower()).replace(" ", "-") for heading in page.headings)


def check_links(
    pages: Iterable[Page], files: Collection[str], known: dict[str, frozenset[str]] | None = None
) -> list[Problem]:
    """Links whose file or anchor does not exist, images without text, and addresses that are empty or absolute.

    Every path is from the top of the repository. `files` can be linked to beside `pages`, and so can the pages `known` with their anchors.
    """
    pages = list(pages)
    known = {page.path: anchors(page) for page in pages} | (known or {})
    return [
        problem
        for page in pages
        for number, line in enumerate(page.lines, 1)
        for problem in _check_line(page, number, line, known, files)
    ]


def _check_line(
    page: Page, number: int, line: str, known: dict[str, frozenset[str]], files: Collection[str]
) -> list[Problem]:
    problems = []
    for text, target in _IMAGE.findall(line):
        if not text.strip():
            problems.append(Problem(page.path, number, f"the picture {target} has no text; say in words what it shows"))
        problems += _check_target(page, number, target, known, files)
    for target in _LINK.findall(line):
        problems += _check_target(page, number, target, known, files)
    return problems


def _check_target(
    page: Page, number: int, target: str, known: dict[str, frozenset[str]], files: Collection[str]
) -> list[Problem]:
    if EXTERNAL.match(target):
        if OUTSIDE.match(target):
            return []
        return [
            Problem(
                page.path,
                number,
                f"the link {target} is of a kind that no page may have; write a page, https, mailto or tel",
            )
        ]
    address, _, anchor = target.partition("#")
    start = "docs" if address.startswith("/") else posixpath.dirname(page.path)
    path = posixpath.normpath(posixpath.join(start, address.lstrip("/"))) if address else page.path
    if path not in known:
        if path in files:
            return []
        return [Problem(page.path, number, f"the link {target} leads to {path}, which does not exist")]
    if anchor and anchor not in known[path]:
        return [Problem(page.path, number, f"the link {target} names #{anchor}, which {path} does not have")]
    return []


def external_links(pages: Iterable[Page]) -> dict[str, list[tuple[str, int]]]:
    """Every address outside the course with the pages and lines that cite it."""
    found: dict[str, list[tuple[str, int]]] = {}
    for page in pages:
        for number, line in enumerate(page.lines, 1):
            for target in _LINK.findall(line):
                if EXTERNAL.match(target):
                    found.setdefault(target, []).append((page.path, number))
    return found

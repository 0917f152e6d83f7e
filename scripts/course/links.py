"""Links between the course's own files, as their authors wrote them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping

from course.page import Page
from course.problems import Problem

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_ATTRIBUTE_ID = re.compile(r"\{[^{}]*#([\w-]+)[^{}]*\}|\bid=\"([\w-]+)\"")
OUTSIDE = re.compile(r"^(?:https?://|mailto:|tel:)", re.IGNORECASE)
EXTERNAL = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def anchors(page: Page) -> frozenset[str]:
    """Every id that the author gave on the page."""
    return frozenset(a or b for line in page.lines for a, b in _ATTRIBUTE_ID.findall(line))


def check_links(pages: Mapping[str, Page], files: Collection[str]) -> list[Problem]:
    """Links whose file or anchor does not exist, images without text, and addresses that are empty or absolute.

    `pages` are all pages by path under docs, generated ones too; `files` the other files under docs.
    """
    known = {name: anchors(page) for name, page in pages.items()}
    return [
        problem
        for name, page in pages.items()
        for number, line in enumerate(page.lines, 1)
        for problem in _check_line(name, page, number, line, known, files)
    ]


def _check_line(
    name: str, page: Page, number: int, line: str, known: Mapping[str, frozenset[str]], files: Collection[str]
) -> list[Problem]:
    problems = []
    for text, target in _IMAGE.findall(line):
        if not text.strip():
            problems.append(Problem(page.path, number, f"the picture {target} has no text; say in words what it shows"))
        problems += _check_target(name, page, number, target, known, files)
    for target in _LINK.findall(line):
        problems += _check_target(name, page, number, target, known, files)
    return problems


def _check_target(
    name: str, page: Page, number: int, target: str, known: Mapping[str, frozenset[str]], files: Collection[str]
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
    path = (
        address.lstrip("/")
        if address.startswith("/")
        else posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
    )
    path = path if address else name
    if path not in known:
        if path in files:
            return []
        return [Problem(page.path, number, f"the link {target} leads to docs/{path}, which does not exist")]
    if anchor and anchor not in known[path]:
        return [Problem(page.path, number, f"the link {target} names #{anchor}, which docs/{path} does not have")]
    return []


def external_links(pages: Mapping[str, Page]) -> dict[str, list[tuple[str, int]]]:
    """Every address outside the course with the pages and lines that cite it."""
    found: dict[str, list[tuple[str, int]]] = {}
    for page in pages.values():
        for number, line in enumerate(page.lines, 1):
            for target in _LINK.findall(line):
                if EXTERNAL.match(target):
                    found.setdefault(target, []).append((page.path, number))
    return found

"""Markup in a page's Markdown that the policy of the site refuses, or that the checks of links could not see."""

from __future__ import annotations

import re

from course.text.page import Page
from course.text.problems import Problem

_INLINE = re.compile(r"<\s*(script|style|iframe|object|embed|link|meta|base|form)\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?:<[a-z][^<>]*|\{[^{}]*)(?<![\w-])(style|on[a-z]+)\s*=", re.IGNORECASE)
_ALIGNED = re.compile(r"^\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$")
_RAW_LINK = re.compile(r"<(a|img)\b[^<>]*\b(?:href|src)\s*=", re.IGNORECASE)


def check_markup(page: Page) -> list[Problem]:
    """Scripts, styles, aligned tables, raw links and comments without an end in the Markdown of `page`, each with its line."""
    found = [
        Problem(page.path, number, words) for number, line in enumerate(page.lines, 1) for words in _wrong_with(line)
    ]
    opened = _open_comment(page.lines)
    if opened:
        found.append(Problem(page.path, opened, "this comment has no end, and hides what follows; end it with -->"))
    return found


def _wrong_with(line: str) -> list[str]:
    said = [f"<{name.lower()}> breaks the policy of the site; take it out" for name in _INLINE.findall(line)]
    said += [
        f"the attribute {name.lower()} breaks the policy of the site; use a class, or take it out"
        for name in _ATTRIBUTE.findall(line)
    ]
    if _RAW_LINK.search(line):
        said.append("a link or picture in HTML is not checked; write [words](page.md) or ![what it shows](picture.svg)")
    if "|" in line and ":" in line and _ALIGNED.match(line):
        said.append(
            "aligned columns are inline styles, which the policy of the site refuses; write |---| without colons"
        )
    return said


def _open_comment(lines: list[str]) -> int:
    """The line of the first comment that is never closed; 0 where there is none."""
    text = "\n".join(lines)
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        if end < 0:
            return text.count("\n", 0, start) + 1
        start = text.find("<!--", end)
    return 0

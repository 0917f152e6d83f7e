"""The accessibility tree of a part of a page as a text to read and to keep: roles, names and states in the order in which they are met."""

from __future__ import annotations

import re

from playwright.sync_api import Locator

_WORDS = 9
_LINK = re.compile(r"^\s*- /url: ")
_RUNNING = re.compile(r"^(\s*- (?:paragraph|text|cell|listitem|figure)(?: \[[^\]]*\])*: )(\"?)(.*?)(\"?)$")


def tree_of(part: Locator) -> str:
    """The tree of `part` without addresses, and with running text cut after its first words (but for a count at its end), so that it changes when the page's shape does."""
    lines = [_cut(line) for line in part.aria_snapshot().splitlines() if not _LINK.match(line)]
    after = [*lines[1:], ""]
    return "\n".join(_closed(line, following) for line, following in zip(lines, after, strict=True)) + "\n"


def _cut(line: str) -> str:
    found = _RUNNING.match(line)
    if not found:
        return line
    words = found[3].split()
    number = f" {words[-1]}" if words and words[-1].isdecimal() else ""
    return line if len(words) <= _WORDS else f"{found[1]}{found[2]}{' '.join(words[:_WORDS])} …{number}{found[2]}"


def _closed(line: str, following: str) -> str:
    """A line that has nothing under it any more does not end as if it had."""
    deep = len(following) - len(following.lstrip()) > len(line) - len(line.lstrip())
    return line if deep or not line.endswith(":") else line[:-1]

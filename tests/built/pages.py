"""The built pages, each read and parsed once."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from course.text.readability import plain
from tests.conftest import COURSE as COURSE
from tests.conftest import page_names

PAGES = page_names()


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(text_of(path), "html.parser")


def soup(site: Path, name: str) -> BeautifulSoup:
    """A page of the site as a tree, which whoever asks for it leaves as it is."""
    return parsed(site / name)


def article(site: Path, name: str) -> Tag:
    found = soup(site, name).find("article")
    assert isinstance(found, Tag), name
    return found


def wrong(names: Iterable[str], check: Callable[[str], Any]) -> dict[str, Any]:
    """What `check` finds, by the name that it was asked about: all that is wrong, so that one look names every one."""
    return {name: found for name in names if (found := check(name))}


def words(tag: Tag | None) -> str:
    """The words of a tag with single spaces."""
    return " ".join(tag.get_text(" ").split()) if tag else ""


def flat(text: str) -> str:
    """A text without marks and space, so that only its words are compared."""
    return re.sub(r"\W+", "", plain(text))

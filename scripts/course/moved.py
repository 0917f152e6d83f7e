"""Pages that have moved: the list of old addresses, and the small page that stands at each."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from course.csp import POLICY
from course.links import anchors
from course.page import Page
from course.problems import Problem
from course.yamlfile import Shape, check_shape, read

_SHAPE = Shape(required=("from", "to"))


@dataclass(frozen=True)
class Move:
    """An old address and the new one, both from the top of the site, and the line that says so."""

    old: str
    new: str
    line: int


def read_moves(text: str, path: str) -> tuple[list[Move], list[Problem]]:
    """The moves that the YAML `text` lists and what is wrong with them."""
    value, problems = read(text, path)
    if value is None or not isinstance(value.data, list):
        return [], problems or (
            []
            if not text.strip()
            else [Problem(path, 1, "the file must be a list of moves, each `- from: ...`, or `[]`")]
        )
    moves: list[Move] = []
    for entry in value.data:
        found = check_shape(entry, _SHAPE, path, "a move")
        problems += found
        moves += [] if found else [Move(entry.plain()["from"], entry.plain()["to"], entry.line)]
    return moves, problems


def check_moves(moves: list[Move], pages: Mapping[str, Page], path: str) -> list[Problem]:
    """Where an old address is still a page or stands twice, or a new one leads nowhere; `pages` by path under docs."""
    problems, seen = [], set()
    for move in moves:
        name, _, anchor = move.new.partition("#")
        page = pages.get(_source(name))
        if not move.old.endswith(".html") or move.old.startswith(("/", "..")):
            problems.append(
                Problem(
                    path,
                    move.line,
                    f"{move.old!r} is no old address; write it from the top of the site, such as modules/old-name.html",
                )
            )
        if _source(move.old) in pages:
            problems.append(
                Problem(
                    path, move.line, f"{move.old} is still a page of the course; take this entry out or move the page"
                )
            )
        if move.old in seen:
            problems.append(Problem(path, move.line, f"{move.old} stands twice; keep one"))
        if page is None:
            problems.append(
                Problem(
                    path,
                    move.line,
                    f"{move.old} leads to {name}, which is no page; name one that is, such as course-map.html",
                )
            )
        elif anchor and anchor not in anchors(page):
            problems.append(Problem(path, move.line, f"{move.old} leads to #{anchor}, which {name} does not have"))
        seen.add(move.old)
    return problems


def _source(address: str) -> str:
    return f"{address.removesuffix('.html')}.md"


def moved_pages(moves: list[Move], titles: Mapping[str, str]) -> dict[str, str]:
    """The page at each old address, by that address: it leads on at once, by a script, else by itself, else by its link.

    `titles` are the titles of pages by path under docs.
    """
    return {move.old: _page(move, titles[_source(move.new.partition("#")[0])]) for move in moves}


def _page(move: Move, title: str) -> str:
    here = posixpath.dirname(move.old) or "."
    to = escape(posixpath.relpath(move.new.partition("#")[0], here) + "".join(move.new.partition("#")[1:]))
    script = posixpath.relpath("assets/js/moved.js", here)
    return f"""<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="robots" content="noindex">
    <meta http-equiv="Content-Security-Policy" content="{POLICY}">
    <meta name="referrer" content="no-referrer">
    <title>This page has moved: {escape(title)}</title>
    <script src="{script}" data-to="{to}"></script>
    <noscript><meta http-equiv="refresh" content="0; url={to}"></noscript>
  </head>
  <body>
    <main>
      <h1>This page has moved</h1>
      <p>It is now <a href="{to}">{escape(title)}</a>. Nothing that you kept is lost.</p>
    </main>
  </body>
</html>
"""

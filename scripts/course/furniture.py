"""What stands around a page's text: its place in the course, how long it takes, who has reviewed it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from course.content import Course
from course.page import Page
from course.points import points_taught
from course.reading import minutes, words


@dataclass(frozen=True)
class Furniture:
    """What the templates draw: `number` and `total` place a module (0 elsewhere); `reviewed` is a date in words."""

    is_module: bool
    number: int
    total: int
    minutes: int
    points: int
    outcomes: tuple[str, ...]
    note: str
    reviewed: str
    reviewed_by: str


def reading_minutes(page: Page) -> int:
    """The minutes that a page takes, from its words."""
    return minutes(sum(words(block.text) for block in page.blocks))


def furniture(course: Course, name: str, order: Sequence[str]) -> Furniture:
    """The furniture of the page `name`; `order` lists the site's pages as the navigation has them."""
    page = course.pages.get(name) or Page(name, "")
    modules = [item for item in order if item.startswith("modules/")]
    outcomes = page.meta.get("outcomes")
    return Furniture(
        is_module=name in modules,
        number=modules.index(name) + 1 if name in modules else 0,
        total=len(modules),
        minutes=reading_minutes(page),
        points=points_taught(course.points, name),
        outcomes=tuple(outcomes.plain()) if outcomes else (),
        note=_text(page, "note"),
        reviewed=in_words(_text(page, "reviewed")),
        reviewed_by=_text(page, "reviewed_by"),
    )


def _text(page: Page, name: str) -> str:
    return page.meta[name].text() if name in page.meta else ""


def in_words(date: str) -> str:
    """The ISO date `date` as `22 November 2026`; nothing where it is none."""
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return ""
    return f"{day.day} {day:%B %Y}"


def draw_cards(course: Course, order: Sequence[str]) -> str:
    """The modules in their order as a Markdown list of cards: title, minutes, description."""
    cards = []
    for name in order:
        page = course.pages[name]
        cards.append(f"1. [{page.title}](/{name}){{ .card-title }}\n\n    {_text(page, 'description')}\n\n    {_about(page)}\n    {{ .card-minutes }}")
    return '<div class="cards" markdown>\n\n' + "\n\n".join(cards) + "\n\n</div>\n"


def _about(page: Page) -> str:
    count = reading_minutes(page)
    return f"About {count} minute{'s' if count != 1 else ''}"


def draw_map(course: Course, order: Sequence[str]) -> str:
    """The modules in their order, each as a heading with a list of its sections."""
    parts = []
    for number, name in enumerate(order, 1):
        page = course.pages[name]
        slug = name.removeprefix("modules/").removesuffix(".md")
        sections = [heading for heading in page.headings if heading.level == 3 and heading.id]
        items = "\n".join(f"- [{heading.text}](/{name}#{heading.id})" for heading in sections)
        parts.append(f"## {number}. [{page.title}](/{name}) {{ #map-{slug} }}\n\n{_about(page)}, {points_taught(course.points, name)} points.\n\n{items}\n")
    return "\n".join(parts)

"""Decks: the slides of a page and the plans of its session, as a script that Present loads when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bs4.element import Tag

from course.content.kinds import KINDS
from course.slides.cut import PLAN, Slide, cut
from course.slides.fit import rows
from course.text.html import article_of, inner, text_of
from course.text.scripts import as_script

PLACE = "assets/decks"


@dataclass(frozen=True)
class Step:
    """A step of a session: how long, what, and how (HTML)."""

    minutes: int
    what: str
    how: str


@dataclass(frozen=True)
class Plan:
    """A session's plan: its length and its steps, which add up to it."""

    minutes: int
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Deck:
    """The deck of a page: its name (`modules/uncertainty`), title, slides and plans."""

    name: str
    title: str
    slides: tuple[Slide, ...]
    plans: tuple[Plan, ...]


def read_decks(site: Path, guided: Mapping[str, str]) -> Iterator[Deck]:
    """The decks of a built site, in order; `guided` names the guide, if any, whose plans a page is presented with (paths under docs)."""
    plans: dict[Path, tuple[Plan, ...]] = {}
    for kind in (kind for kind in KINDS if kind.has_deck):
        for path in sorted((site / kind.folder).glob("*.html")):
            page = kind.path(path.stem)
            name = page.removesuffix(".md")
            guide = site / guided.get(page, page).replace(".md", ".html")
            slides = cut(path.read_text(encoding="utf-8"))
            if guide not in plans:
                plans[guide] = read_plans(guide.read_text(encoding="utf-8")) if guide.exists() else ()
            yield Deck(name, slides[0].title if slides else name, slides, plans[guide])


def read_plans(html: str) -> tuple[Plan, ...]:
    """The plans that a guide's page has: its tables of minutes under headings such as `minutes-30`."""
    found = []
    for heading in article_of(html).find_all("h2", id=PLAN) if 'id="minutes-' in html else ():
        match = PLAN.fullmatch(str(heading["id"]))
        table = heading.find_next("table")
        if match and isinstance(table, Tag):
            found.append(Plan(int(match[1]), tuple(_steps(table))))
    return tuple(found)


def _steps(table: Tag) -> Iterator[Step]:
    for row in rows(table):
        cells = row.element.find_all(["td", "th"])
        if len(cells) > 1 and text_of(cells[0]).isdecimal():
            yield Step(int(text_of(cells[0])), text_of(cells[1]), inner(cells[2]) if len(cells) > 2 else "")


def script(deck: Deck) -> str:
    """The deck as a script, whose data has the name `decks/` and that of the deck."""
    return as_script(f"decks/{deck.name}", _plain(deck))


def _plain(deck: Deck) -> dict[str, object]:
    slides = [
        {
            "id": slide.id,
            "title": slide.title,
            "part": slide.part,
            "label": slide.label,
            "section": slide.section,
            "kind": slide.kind,
            "minutes": slide.minutes,
            "html": slide.html,
            "notes": slide.notes,
            "trainer": slide.trainer_notes,
        }
        for slide in deck.slides
    ]
    plans = [
        {"minutes": plan.minutes, "steps": [[step.minutes, step.what, step.how] for step in plan.steps]}
        for plan in deck.plans
    ]
    return {"name": deck.name, "title": deck.title, "slides": slides, "plans": plans}


def write_decks(site: Path, guided: Mapping[str, str]) -> int:
    """Write the script of every deck into the built site; how many there are."""
    count = 0
    for deck in read_decks(site, guided):
        path = site / PLACE / f"{deck.name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script(deck), encoding="utf-8")
        count += 1
    return count

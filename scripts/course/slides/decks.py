"""Decks: the slides of a page and the plans of its session, as a script that Present loads when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from course.content.kinds import KINDS
from course.slides.blocks import html_of, inline
from course.slides.cut import Plan, Slide, cut
from course.text.html import as_script

PLACE = "assets/decks"


@dataclass(frozen=True)
class Deck:
    """The deck of a page: its name (`modules/uncertainty`), title, slides and plans."""

    name: str
    title: str
    slides: tuple[Slide, ...]
    plans: tuple[Plan, ...]


def read_decks(site: Path, guided: Mapping[str, str]) -> Iterator[Deck]:
    """The decks of a built site, in order; `guided` names the guide, if any, whose plans a page is presented with (paths under docs)."""
    for kind in (kind for kind in KINDS if kind.has_deck):
        for path in sorted((site / kind.folder).glob("*.html")):
            page = kind.path(path.stem)
            slides, plans = cut(path.read_text(encoding="utf-8"))
            guide = site / guided.get(page, "").replace(".md", ".html")
            if guide.is_file():
                _, plans = cut(guide.read_text(encoding="utf-8"))
            yield Deck(page.removesuffix(".md"), slides[0].title, slides, plans)


def script(deck: Deck) -> str:
    """The deck as a script, whose data has the name `decks/` and that of the deck."""
    return as_script(f"decks/{deck.name}", _plain(deck))


def _plain(deck: Deck) -> dict[str, object]:
    slides = [
        {name: getattr(slide, name) for name in ("id", "title", "part", "label", "section", "kind", "minutes")}
        | {"html": html_of(slide.blocks), "notes": html_of(slide.notes), "trainer": html_of(slide.trainer_notes)}
        for slide in deck.slides
    ]
    plans = [
        {"minutes": plan.minutes, "steps": [[minutes, what, inline(how)] for minutes, what, how in plan.steps]}
        for plan in deck.plans
    ]
    return {"name": deck.name, "title": deck.title, "slides": slides, "plans": plans}


def write_decks(site: Path, guided: Mapping[str, str]) -> None:
    """Write the script of every deck into the built site."""
    for deck in read_decks(site, guided):
        path = site / PLACE / f"{deck.name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script(deck), encoding="utf-8")

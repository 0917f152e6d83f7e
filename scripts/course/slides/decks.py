"""Decks: the slides of a page and the plans of its session, as a script that Present loads when it is asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from course.content.kinds import GUIDE, KINDS, MODULE, PRESENTING, TEAM_SHEET
from course.slides.blocks import html_of, inline
from course.slides.cut import Plan, Slide, cut
from course.slides.lengths import LENGTHS, with_lengths
from course.slides.question import questions_of
from course.text.html import article_in, article_of, as_script

PLACE = "assets/decks"
TOLD = frozenset({"scene", "question"})
"""The kinds of slides that come sentence by sentence."""


@dataclass(frozen=True)
class Deck:
    """The deck of a page: its name (`modules/uncertainty`), title, slides and plans, the lengths it may have in minutes.

    `sheet` says whether the site has a team's sheet, which takes what a room agrees.
    """

    name: str
    title: str
    slides: tuple[Slide, ...]
    plans: tuple[Plan, ...]
    lengths: tuple[int, ...] = ()
    sheet: bool = False


class Finished(NamedTuple):
    """What is cut from a page of the built site: slides, plans, and its questions by id, as the review asks them."""

    slides: tuple[Slide, ...]
    plans: tuple[Plan, ...]
    questions: Mapping[str, str]


def finished(site: Path, page: str) -> Finished:
    """What is cut from a page, a path in the site; anew where its article has changed: while it is served, others have not."""
    return _cut_once(article_in((site / page).read_text(encoding="utf-8")), page)


@cache
def _cut_once(article: str, page: str) -> Finished:
    tree = article_of(article)
    return Finished(*cut(tree), questions_of(tree, page))


def read_decks(site: Path, guided: Mapping[str, str]) -> Iterator[Deck]:
    """The decks of a built site, in order; `guided` names the guide, if any, that a page is presented with (paths under docs)."""
    has_sheet, general = (site / f"{TEAM_SHEET.start}.html").is_file(), _plans(site, f"{PRESENTING.start}.html")
    for kind in (kind for kind in KINDS if kind.has_deck):
        for path in sorted((site / kind.folder).glob("*.html")):
            page = kind.path(path.stem)
            slides, plans, _ = finished(site, page.replace(".md", ".html"))
            guide = GUIDE.path(path.stem) if GUIDE.has(page) else guided.get(page, "")
            own, beside = {plan.minutes for plan in plans}, guide.replace(".md", ".html")
            if not own:
                plans = _plans(site, beside)
                if kind is MODULE:
                    plans += tuple(plan for plan in general if plan.minutes not in {one.minutes for one in plans})
            lengths = tuple(sorted(own or {*LENGTHS, *(plan.minutes for plan in plans)}))
            named = (page.removesuffix(".md"), slides[0].title)
            yield Deck(*named, with_lengths(slides, lengths), plans, lengths, has_sheet)


def _plans(site: Path, page: str) -> tuple[Plan, ...]:
    """The plans of a page, none where the site has no such page."""
    return finished(site, page).plans if (site / page).is_file() else ()


def script(deck: Deck) -> str:
    """The deck as a script, whose data has the name `decks/` and that of the deck."""
    return as_script(f"decks/{deck.name}", _plain(deck))


def _plain(deck: Deck) -> dict[str, object]:
    steps = {slide.id: [_shown(one) for one in deck.slides if one.of == slide.id] for slide in deck.slides}
    slides = [_shown(one) | {"lengths": one.lengths, "steps": steps[one.id]} for one in deck.slides if not one.of]
    plans = [
        {"minutes": plan.minutes, "steps": [[minutes, what, inline(how)] for minutes, what, how in plan.steps]}
        for plan in deck.plans
    ]
    about: dict[str, object] = {"name": deck.name, "title": deck.title, "lengths": deck.lengths, "sheet": deck.sheet}
    return about | {"slides": slides, "plans": plans}


def _shown(slide: Slide) -> dict[str, object]:
    """What Present shows of a slide; a story is told by its sentences."""
    html = html_of(slide.blocks, by_line=slide.kind in TOLD)
    told = {"html": html, "notes": html_of(slide.notes), "trainer": html_of(slide.trainer_notes)}
    return {name: getattr(slide, name) for name in ("id", "title", "part", "label", "section", "kind", "road")} | told


def write_decks(site: Path, guided: Mapping[str, str]) -> None:
    """Write the script of every deck into the built site."""
    for deck in read_decks(site, guided):
        path = site / PLACE / f"{deck.name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script(deck), encoding="utf-8")

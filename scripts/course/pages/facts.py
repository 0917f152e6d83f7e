"""What stands around a page's text: its place in the course, how long it takes, who has reviewed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from course.content.cases import named_modules
from course.content.kinds import BRIEFING, CASE, MODULE, Kind, kind_of
from course.content.points import points_taught
from course.course import Course
from course.text.dates import iso_in_words
from course.text.page import Page
from course.text.readability import page_minutes


@dataclass(frozen=True)
class PageFacts:
    """What the templates draw: `number` and `total` place a module or a case (0 elsewhere); `reviewed` is a date in words.

    `draws_on` are the titles and paths under docs of a case's modules, `sections` the ids of what a reader reads section by section.
    """

    kind: Kind
    has_questions: bool
    slug: str
    sections: tuple[str, ...]
    number: int
    total: int
    minutes: int
    points: int
    outcomes: tuple[str, ...]
    draws_on: tuple[tuple[str, str], ...]
    note: str
    reviewed: str
    reviewed_by: str
    not_reviewed: str
    teaches: str


def minutes_of(course: Course, name: str) -> int:
    """The minutes that a page takes, a module's core questions and a case's decisions included."""
    bank = course.bank_of(name)
    asked = [question for question in bank.questions if question.core or bank.case] if bank else []
    return page_minutes(course.pages.get(name) or Page(name, ""), len(asked))


def page_facts(course: Course, name: str, order: Sequence[str]) -> PageFacts:
    """What is drawn around the page `name`; `order` lists the site's pages as the navigation has them."""
    page = course.pages.get(name) or Page(name, "")
    kind = kind_of(name)
    peers = kind.among(order) if kind.is_numbered else []
    outcomes = page.meta.get("outcomes")
    drawn_on = [MODULE.path(slug) for slug in named_modules(page)] if kind in (CASE, BRIEFING) else []
    return PageFacts(
        kind=kind,
        has_questions=course.bank_of(name) is not None,
        slug=_slug(name),
        sections=tuple(heading.id for heading in page.sections) if kind.is_numbered else (),
        number=peers.index(name) + 1 if name in peers else 0,
        total=len(peers),
        minutes=minutes_of(course, name),
        points=points_taught(course.points, name),
        outcomes=tuple(outcomes.plain()) if outcomes else (),
        draws_on=tuple((course.pages[path].title, path) for path in drawn_on),
        note=page.said("note"),
        reviewed=iso_in_words(page.said("reviewed")),
        reviewed_by=page.said("reviewed_by"),
        not_reviewed=course.imprint.not_reviewed,
        teaches=course.settings.teaches,
    )


def draw_desk(course: Course, order: Sequence[str]) -> str:
    """The modules of `order` as a Markdown list of the worries that they answer, with minutes, titles and how far one is."""
    lines = [
        f"- [{course.pages[name].said('worry') or course.pages[name].title}](/{name}) "
        f'<span class="desk__minutes">{minutes_of(course, name)} min</span> '
        f'<span class="desk__about">{course.pages[name].title} {_progress(course, name)}</span>'
        for name in order
    ]
    return "\n".join(['<div class="desk" markdown>\n', *lines, "\n</div>\n"])


def draw_places(course: Course, order: Sequence[str]) -> str:
    """The modules and the cases of `order` as Markdown lists, each with the place where a script says how far one is."""
    parts = []
    for heading, name, kind in (("Modules", "my-modules", MODULE), ("Cases", "my-cases", CASE)):
        lines = [f"- [{course.pages[one].title}](/{one}) {_progress(course, one)}" for one in kind.among(order)]
        listed = "\n".join(lines)
        parts += (
            [f'### {heading} {{ #{name} }}\n\n<div class="places" markdown>\n\n{listed}\n\n</div>'] if lines else []
        )
    return "\n\n".join(parts)


def minutes_in_words(course: Course, order: Sequence[str]) -> str:
    """The least and the most minutes that the pages of `order` take, such as `9 to 12 minutes`."""
    found = sorted(minutes_of(course, name) for name in order) or [0]
    span = str(found[0]) if found[0] == found[-1] else f"{found[0]} to {found[-1]}"
    return f"{span} minute{'s' if found[-1] != 1 else ''}"


def _progress(course: Course, name: str) -> str:
    """The place where a script says how far the learner is in the page; nothing where it has no questions."""
    return f'<span class="progress" data-progress-for="{_slug(name)}"></span>' if course.bank_of(name) else ""


def draw_map(course: Course, order: Sequence[str]) -> str:
    """The modules of `order` as numbered stops on a path, each a heading with a list of its sections; then its cases."""
    stops = [_draw_stop(course, name, number) for number, name in enumerate(MODULE.among(order), 1)]
    cases = [_draw_case(course, name) for name in CASE.among(order)]
    return "\n".join(['<div class="map" markdown>\n', *stops, "</div>\n", "## Cases { #map-cases }\n", *cases])


def _draw_stop(course: Course, name: str, number: int) -> str:
    page = course.pages[name]
    title = f'<span class="map__stop">{number}</span> [{page.title}](/{name}) {{ #map-{_slug(name)} }}'
    points = points_taught(course.points, name)
    about = f"About {minutes_in_words(course, [name])} with its core questions, {points} points."
    items = "\n".join(f"- [{one.text}](/{name}#{one.id})" for one in page.sections if one.level == 3)
    return f"## {title}\n\n{about}\n\n{_progress(course, name)}\n\n{items}\n"


def _draw_case(course: Course, name: str) -> str:
    page = course.pages[name]
    paths = [MODULE.path(slug) for slug in named_modules(page)]
    items = "\n".join(f"- [{course.pages[path].title}](/{path})" for path in paths)
    about = f"{page.said('description')} About {minutes_in_words(course, [name])} with its decisions. It draws on:"
    return f"### [{page.title}](/{name}) {{ #map-{_slug(name)} }}\n\n{about}\n\n{items}\n\n{_progress(course, name)}\n"


def _slug(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".md")

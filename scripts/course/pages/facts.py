"""What stands around a page's text: its place in the course and its edition, how long it takes, who has reviewed it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from course import VERSION
from course.content.cases import named_modules
from course.content.kinds import BRIEFING, CASE, MODULE, kind_of
from course.course import Course
from course.questions.placement import QUIZ, shown
from course.text.dates import iso_in_words
from course.text.numbers import counted
from course.text.page import Page
from course.text.readability import MINUTES_A_QUESTION, WORDS_A_MINUTE, page_minutes, shares, words
from course.text.reading import Heading

Place = tuple[str, str]
"""The title of a page and its path under docs."""
ONE_THING = ("reflect-one-thing", "One thing I will do this week")
"""The last prompt of every module: its id, and its words."""


@dataclass(frozen=True)
class Stop:
    """A part of a module that can be read on its own: the id and the words of its heading, and the minutes that it takes."""

    id: str
    title: str
    minutes: int

    @property
    def in_words(self) -> str:
        """The minutes as a reader meets them."""
        return counted(self.minutes, "minute")


@dataclass(frozen=True)
class Edition:
    """The course's version, and the latest date on which a module or case was checked, as 2026-11-22 and in words."""

    version: str
    date: str
    in_words: str


def edition(course: Course) -> Edition:
    """The edition of `course`."""
    pages = [*course.modules.values(), *course.cases.values()]
    date = max((page.said("reviewed") for page in pages), default="")
    return Edition(VERSION, date, iso_in_words(date))


def minutes_of(course: Course, name: str) -> int:
    """The minutes that a page takes, a module's core questions and a case's decisions included."""
    bank = course.bank_of(name)
    asked = [question for question in bank.questions if question.core or bank.case] if bank else []
    return page_minutes(course.pages.get(name) or Page(name, ""), len(asked))


def stops_of(course: Course, name: str) -> tuple[Stop, ...]:
    """The stops of a module in their order: its first question, its parts, and before the last of these its other questions."""
    page, bank = course.pages.get(name), course.bank_of(name)
    if not page or not MODULE.has(name):
        return ()
    parts = [(one.id, one.text, _words(page, one) / WORDS_A_MINUTE) for one in page.headings if one.level == 2]
    if bank:
        first, *others = shown(bank)
        core = sum(question.core for question in others)
        parts[-1:-1] = [("quiz", QUIZ, core * MINUTES_A_QUESTION)] if others else []
        parts.insert(0, (first.id, first.title, MINUTES_A_QUESTION))
    minutes = shares([part[2] for part in parts], minutes_of(course, name))
    return tuple(Stop(*part[:2], each) for part, each in zip(parts, minutes, strict=True))


def page_facts(course: Course, name: str, order: Sequence[str]) -> dict[str, Any]:
    """What the templates draw around the page `name`; `order` lists the site's pages as the navigation has them.

    `number` and `total` place a module or a case (0 elsewhere), `sections` are the ids of what a reader reads section by
    section, `draws_on` are a case's modules, `cases` those that draw on a module, and `following` is the module after it.
    """
    page = course.pages.get(name) or Page(name, "")
    kind = kind_of(name)
    peers = kind.among(order) if kind.is_numbered else []
    drawn_on = [MODULE.path(slug) for slug in named_modules(page)] if kind in (CASE, BRIEFING) else []
    drawing = CASE.among(order) if kind == MODULE else []
    cases = [path for path in drawing if MODULE.slug(name) in named_modules(course.pages[path])]
    after = peers[peers.index(name) + 1 :][:1] if kind == MODULE and name in peers else []
    return {
        "kind": kind,
        "stops": stops_of(course, name),
        "slug": _slug(name),
        "sections": tuple(heading.id for heading in page.sections) if kind.is_numbered else (),
        "number": peers.index(name) + 1 if name in peers else 0,
        "total": len(peers),
        "minutes": minutes_of(course, name),
        "points": course.points_taught[name],
        "outcomes": page.listed("outcomes"),
        "draws_on": _places(course, drawn_on),
        "cases": _places(course, cases),
        "following": next(((course.pages[path].title, path, minutes_of(course, path)) for path in after), None),
        "guide": course.guides.get(name, ""),
        "briefing": course.briefings.get(name, ""),
        "one_thing": ONE_THING,
        "note": page.said("note"),
        "reviewed": iso_in_words(page.said("reviewed")),
        "reviewed_by": page.said("reviewed_by"),
        "not_reviewed": course.imprint.not_reviewed,
        "teaches": course.settings.teaches,
    }


def _places(course: Course, paths: Sequence[str]) -> tuple[Place, ...]:
    return tuple((course.pages[path].title, path) for path in paths)


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
        opened = f'### {heading} {{ #{name} }}\n\n<div class="places" markdown>\n'
        parts += ["\n".join((opened, *lines, "\n</div>"))] if lines else []
    return "\n\n".join(parts)


def minutes_in_words(course: Course, order: Sequence[str]) -> str:
    """The least and the most minutes that the pages of `order` take, such as `9 to 12 minutes`."""
    found = sorted(minutes_of(course, name) for name in order) or [0]
    return ("" if found[0] == found[-1] else f"{found[0]} to ") + counted(found[-1], "minute")


def _progress(course: Course, name: str) -> str:
    """The place where a script says how far the learner is in the page; nothing where it has no questions."""
    return f'<span class="progress" data-progress-for="{_slug(name)}"></span>' if course.bank_of(name) else ""


def draw_map(course: Course, order: Sequence[str]) -> str:
    """The modules of `order` as numbered stops on a path, each a heading with a list of its sections; then its cases."""
    named = Counter(one.text for name in MODULE.among(order) for one in course.pages[name].sections)
    stops = [_draw_stop(course, name, number, named) for number, name in enumerate(MODULE.among(order), 1)]
    cases = [_draw_case(course, name) for name in CASE.among(order)]
    of_cases = ["## Cases { #map-cases }\n", *cases] if cases else []
    return "\n".join(['<div class="map" markdown>\n', *stops, "</div>\n", *of_cases])


def _draw_stop(course: Course, name: str, number: int, named: Counter[str]) -> str:
    """A module with its sections; a section whose name others have too is called by that of its module as well."""

    def full(section: Heading) -> str:
        label = f"{section.text}: {page.title}".replace('"', "")
        return f'{{ aria-label="{label}" }}' if named[section.text] > 1 else ""

    page = course.pages[name]
    title = f'<span class="map__stop">{number}</span> [{page.title}](/{name}) {{ #map-{_slug(name)} }}'
    about = f"About {minutes_in_words(course, [name])} with its core questions, {course.points_taught[name]} points."
    items = "\n".join(f"- [{one.text}](/{name}#{one.id}){full(one)}" for one in page.sections if one.level == 3)
    return f"## {title}\n\n{about}\n\n{_progress(course, name)}\n\n{items}\n"


def _draw_case(course: Course, name: str) -> str:
    page = course.pages[name]
    paths = [MODULE.path(slug) for slug in named_modules(page)]
    items = "\n".join(f"- [{course.pages[path].title}](/{path})" for path in paths)
    about = f"{page.said('description')} About {minutes_in_words(course, [name])} with its decisions. It draws on:"
    return f"### [{page.title}](/{name}) {{ #map-{_slug(name)} }}\n\n{about}\n\n{items}\n\n{_progress(course, name)}\n"


def _words(page: Page, heading: Heading) -> int:
    start, end = page.section(heading)
    return sum(words(block.text) for block in page.blocks if start <= block.line < end)


def _slug(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".md")

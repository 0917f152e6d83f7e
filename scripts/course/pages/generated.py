"""The pages that nobody writes: the glossary, the figures, the points and the report pages, drawn from their data as Markdown."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from course.content import counts, guides, kinds, law_changes
from course.content.briefings import PROGRAMME, draw_sheet, draw_whole_sheet, in_panels
from course.content.cases import named_modules
from course.content.kinds import BRIEFING, CASE, GUIDE, MODULE, kind_of
from course.course import Course
from course.figures.markup import place_figures
from course.pages.calendar import CALENDAR
from course.pages.facts import draw_desk, draw_map, draw_places, minutes_in_words, stops_of
from course.questions.placement import elsewhere, in_case, in_module
from course.text.numbers import counted, in_words
from course.text.page import Page
from course.text.page_refs import PageRef
from course.text.readability import capital

GENERATED = frozenset(kind.page for kind in (kinds.FIGURES, kinds.GLOSSARY, kinds.POINTS, kinds.REPORT_PAGES))
"""The pages that are generated where the course has data for them, and else are left out of the navigation."""


def generated_pages(course: Course) -> dict[str, Page]:
    """The generated pages by path under docs; a course has none of those that it has no data for."""
    drawn: dict[str, tuple[Sequence[object], Callable[[Course], str]]] = {
        kinds.FIGURES.page: (course.figures, draw_figures_page),
        kinds.GLOSSARY.page: (course.terms, draw_glossary),
        kinds.POINTS.page: (course.points, draw_points),
        kinds.REPORT_PAGES.page: (course.points, draw_report_pages),
    }
    return {name: Page(f"docs/{name}", draw(course)) for name, (data, draw) in drawn.items() if data}


def _front_matter(title: str, description: str) -> str:
    return f"---\ntitle: {title}\ndescription: {description}\n---\n"


def draw_glossary(course: Course) -> str:
    """The glossary page: each term as a heading, its other forms, its meaning."""
    parts = [_front_matter("Glossary", "The terms and abbreviations that the course uses, in plain words.")]
    for term in sorted(course.terms, key=lambda term: term.term.lower()):
        also = f"Also: {', '.join(term.also)}.\n{{ .also }}\n" if term.also else ""
        parts.append(f"## {capital(term.term)} {{ #{term.id} }}\n\n{term.meaning}\n\n{also}")
    return "\n".join(parts)


def draw_figures_page(course: Course) -> str:
    """The page of figures: each under its title, with the heading where it stands."""
    parts = [
        _front_matter(
            "Figures",
            "Every figure of the course in one place, each with its table, its limits and the module where it stands.",
        ),
        f"Some of these draw numbers and some draw an idea. Each number is a share of its own group, named beside it. {course.settings.not_drawn}\n",
    ]
    for figure in course.figures:
        where = f"Where it stands: [{_place(course, figure.stands)}](/{figure.stands})."
        parts.append(f"## {figure.title} {{ #{figure.id} }}\n\n{where}\n\n[figure: {figure.id}]\n")
    return "\n".join(parts)


def draw_points(course: Course) -> str:
    """The table of points: what each says, its pages, and the headings that teach it, section by section."""
    teaches, pages_of = course.settings.teaches, course.settings.pages_of
    cited = _nouns(ref for point in course.points for ref in point.pages)
    one = cited.replace("s", "")
    parts = [
        _front_matter(
            "Where each point is taught",
            f"Every point of {teaches}, its {cited} in {pages_of}, and where the course teaches it.",
        ),
        f"{capital(teaches)} makes {len(course.points)} points. Each is listed here in our own words, with its {one} in "
        f"{pages_of} where {teaches} gives one, and a link to where the course teaches it.\n",
        '<div data-module="points-filter" markdown>\n',
    ]
    for number, (section, points) in enumerate(groupby(course.points, key=lambda point: point.section), 1):
        rows = [
            f"| {point.id} | {_cell(point.statement)} | {' '.join(f'({ref.written})' for ref in point.pages) or 'none given'} | {_taught(course, point.taught)} |"
            for point in points
        ]
        head = f"| Point | What it says | {capital(one)} | Taught in |\n|---|---|---|---|"
        parts.append(f"## {section} {{ #section-{number} }}\n\n{head}\n" + "\n".join(rows) + "\n")
    return "\n".join(parts) + "\n</div>\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _taught(course: Course, targets: tuple[str, ...]) -> str:
    return ", ".join(f"[{_cell(_place(course, target))}](/{target})" for target in targets)


def _place(course: Course, target: str) -> str:
    name, _, anchor = target.partition("#")
    page = course.pages.get(name)
    heading = page.heading(anchor) if page else None
    if not (page and heading):
        return target
    return f"{', '.join(filter(None, (page.title, kind_of(name).called)))}: {heading.text}"


def citations(course: Course) -> dict[PageRef, list[str]]:
    """For each page of the report, in order, every heading of the course that cites it, as `path#id`."""
    found: dict[PageRef, dict[str, None]] = {ref: {} for point in course.points for ref in point.pages}
    for name, page in course.pages.items():
        for line, ref in page.references:
            heading = page.heading_at(line)
            found.setdefault(ref, {})[f"{name}#{heading.id}" if heading else name] = None
    return {ref: list(found[ref]) for ref in sorted(found, key=lambda ref: ref.order)}


def _nouns(refs: Iterable[PageRef]) -> str:
    """What the references name: "pages", "paragraphs" or "pages and paragraphs"."""
    return " and ".join(f"{noun}s" for noun in sorted({ref.noun for ref in refs})) or "pages"


def draw_report_pages(course: Course) -> str:
    """The index of pages, or of paragraphs: each one or range with every place that cites it."""
    found, pages_of = citations(course), course.settings.pages_of
    cited = _nouns(found)
    whose = (
        "The numbers are those printed on its pages." if cited == "pages" else "The numbers are those that it prints."
    )
    given = "" if course.settings.teaches == pages_of else f", as {course.settings.teaches} gives them"
    parts = [
        _front_matter(
            f"{capital(cited)} of {pages_of}",
            f"Each {cited.replace('s', '')} of {pages_of} that the course cites, and every place that cites it.",
        ),
        f"The course cites {len(found)} {cited} or ranges of {pages_of}{given}. {whose}\n",
    ]
    for ref, targets in found.items():
        places = "\n".join(f"- [{_place(course, target)}](/{target})" for target in targets)
        parts.append(f"## {capital(ref.name)} {{ #{ref.id} }}\n\n{places}\n")
    return "\n".join(parts)


def expand(course: Course, name: str, markdown: str, order: Sequence[str]) -> str:
    """The Markdown of the page `name` with what the build draws into it: figures, lists, changes, ways on, questions, minutes.

    `order` lists the course's pages as the navigation has them.
    """
    kind = kind_of(name)
    markdown = place_figures(course.figures, markdown, titled=kind != kinds.FIGURES)
    for mark, (of, draw) in _MARKS.items():
        if kind == of and mark in markdown:
            markdown = markdown.replace(mark, draw(course, order))
    for place, drawn in _added(course, name):
        markdown = _after_heading(markdown, place, drawn)
    if kind == kinds.MAP:
        return f"{markdown.rstrip()}\n\n{draw_map(course, order)}\n"
    if kind == BRIEFING:
        help_lines = (*course.imprint.everywhere, *course.pages[name].listed("help"))
        return in_panels(markdown, course.settings, draw_sheet(course.pages, name), help_lines)
    if bank := course.bank_of(name):
        place_questions = in_module if bank.module else in_case
        markdown = place_questions(bank, markdown, course.pages, course.settings.questions)
    for stop in stops_of(course, name):
        mark = f"{{ #{stop.id} }}\n"
        said = f"\n{stop.in_words}\n{{ .stop-minutes .no-slide data-search-exclude='' }}\n"
        markdown = markdown.replace(mark, mark + said, 1)
    return markdown


def _question_of_home(course: Course, _: Sequence[str]) -> str:
    found = course.question(course.pages[kinds.HOME.page].said("question"))
    return elsewhere(*found, course.pages, course.settings.questions) if found else ""


_MARKS: dict[str, tuple[kinds.Kind, Callable[[Course, Sequence[str]], str]]] = {
    "[question]": (kinds.HOME, _question_of_home),
    "[modules]": (kinds.HOME, lambda course, order: draw_desk(course, MODULE.among(order))),
    "[minutes of a module]": (kinds.HOME, lambda course, order: minutes_in_words(course, MODULE.among(order))),
    "[number of modules]": (kinds.HOME, lambda _, order: capital(in_words(len(MODULE.among(order))))),
    "[places]": (kinds.MY_LEARNING, draw_places),
    "[team sheet]": (kinds.TEAM_SHEET, lambda *_: draw_whole_sheet()),
}
"""What an author writes where the build draws something, the page on which it does, and what it draws there."""


def _added(course: Course, name: str) -> Iterator[tuple[str, str]]:
    """What the build adds to sections of the page `name`, each with the id of the section's heading."""
    kind, page, slug = kind_of(name), course.pages.get(name), MODULE.slug(name)
    if kind == kinds.CHANGES:
        yield "all", law_changes.draw(one for one in course.changes if one.then)
        yield "short", law_changes.draw_lines(one for one in course.changes if not one.then)
    elif name == PROGRAMME:
        yield "calendar", f'<p><a href="{Path(CALENDAR).name}" download>Calendar file</a></p>'
    elif kind == CASE and (guide := course.guides.get(name)):
        yield "team", f"For a session, take the [team discussion guide](/{guide})."
    elif kind == GUIDE and page:
        if briefing := course.briefings.get(MODULE.path(page.said("module"))):
            yield "prepare", f"For a team meeting, take the [seven-minute briefing](/{briefing})."
        case = course.pages.get(CASE.path(page.said("case")))
        changes = _changes_for(course, named_modules(case or page))
        safe, sheet = course.pages[guides.SAFE_SESSIONS], draw_sheet(course.pages, name)
        yield from guides.drawn_in(safe, law_changes.draw(changes), course.settings.since, sheet)
    elif kind == MODULE:
        yield from ((counts.PLACE, counts.draw(one, course.points)) for one in course.checks if one.id == slug)
        if changes := _changes_for(course, (slug,)):
            count = f"**{counted(len(changes), 'change')}.** Read what holds now before you act."
            drawn = law_changes.draw(changes, opened=False)
            yield course.settings.since.id, f"{count}\n{{ data-search-exclude='' }}\n\n{drawn}"


def _changes_for(course: Course, slugs: Iterable[str]) -> list[law_changes.Change]:
    """The changes that bear on any of these modules."""
    return [change for change in course.changes if not set(slugs).isdisjoint(change.modules)]


def _after_heading(markdown: str, name: str, drawn: str) -> str:
    """`drawn` at the end of the section of the heading with the id `name`, or of a page that has no such heading yet."""
    heading = re.search(rf"^(#+) .*\{{ #{name} \}}", markdown, re.MULTILINE)
    after = heading and re.compile(rf"^#{{1,{len(heading[1])}}} ", re.MULTILINE).search(markdown, heading.end())
    end = after.start() if after else len(markdown)
    return f"{markdown[:end].rstrip()}\n\n{drawn}\n\n{markdown[end:]}"

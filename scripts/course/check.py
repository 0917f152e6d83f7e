"""Every check of the content, run together, so that all problems are told at once."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from course.content import briefings, cases, counts, guides, law_changes, links, markup, modules, points, roads
from course.content.kinds import BRIEFING, CASE, GUIDE, HOME, MODULE, Kind, kind_of
from course.content.kinds import CHANGES as CHANGES_PAGE
from course.course import (
    CHANGES,
    CHECKS,
    FIGURES,
    MADE_UP,
    POINTS,
    QUIZZES,
    SEARCH_WORDS,
    SETTINGS,
    SLOTS,
    TOPICS,
    Course,
)
from course.figures import check as figure_checks
from course.hosts import fields as host_fields
from course.pages.generated import GENERATED, generated_pages
from course.questions import check as question_checks
from course.questions import cues, resume_codes, topics
from course.text import readability
from course.text.files import TO_WRITE
from course.text.markdown import slip_in_id
from course.text.page import Page
from course.text.problems import Problem, again
from course.text.yaml_files import Value

_OF_QUESTIONS = re.compile(r"^(?:</?quiz>|- \[[ x]\] |  >|(?<=\n\n)---$)|\[\[|\]\]", re.MULTILINE)
_DRAWN = {
    MODULE: ("quiz", "cpd"),
    GUIDE: ("agreement", "if", briefings.SHEET, *guides.COMMON),
    BRIEFING: (briefings.SHEET,),
}
EXTENSIONS = ("course.text.markdown", "course.pages.markdown_references")


def check_course(root: Path) -> list[Problem]:
    """Everything that is wrong with the content in the folder `root`, sorted."""
    course = Course(root)
    every = {**course.pages, **generated_pages(course)}
    for_teams = [name.removesuffix(".md") for name in course.pages if kind_of(name).has_deck]
    cite = {name: page for name, page in course.pages.items() if kind_of(name).cites_by_section}
    manuals = [page for page in course.papers if page.path.startswith("docs/")]
    problems = [
        *course.reading_problems,
        *_check_pages(course),
        *_check_names(course),
        *_check_titles(course),
        *_check_navigation(course, every),
        *_check_drawn(course),
        *_check_settings(course),
        *points.check_taught(course.points, course.pages, POINTS),
        *points.check_citations(course.points, cite),
        *law_changes.check_modules(course.changes, course.modules, CHANGES),
        *counts.check_places(course.checks, list(course.modules), course.points, CHECKS),
        *figure_checks.check_figures(course.figures, course.points, FIGURES),
        *figure_checks.check_places(course.figures, course.pages, FIGURES),
        *_check_links(course, list(every.values())),
        *(problem for page in manuals for problem in readability.check_sentences(page)),
        *_check_search_words(course, every),
        *briefings.check_made_up(course.made_up, for_teams, MADE_UP),
        *topics.check_topics(course.topics, course.modules, TOPICS),
        *host_fields.check_places(course.slots, {page.path: page.lines for page in course.pages.values()}, SLOTS),
        *_check_questions(course),
        *resume_codes.check_codes({**course.modules, **course.cases}, course.banks.values()),
    ]
    return sorted({*problems, *_check_drafts(course)})


def apart(course: Course, problems: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    """What is wrong in finished files, and what is still to do in those that say that they are drafts: the most valuable first."""
    starts = (f"docs/{MODULE.folder}", POINTS, QUIZZES, f"docs/{GUIDE.folder}", "")

    def worth(one: Problem) -> tuple[int, int, Problem]:
        place = next(place for place, start in enumerate(starts) if one.path.startswith(start))
        return place, -course.drafts[one.path].count(TO_WRITE), one

    of_drafts = [one for one in problems if one.path in course.drafts]
    return [one for one in problems if one.path not in course.drafts], sorted(of_drafts, key=worth)


def _check_drafts(course: Course) -> list[Problem]:
    """A line for each draft, so that none is taken for finished."""
    problems = []
    for path, text in course.drafts.items():
        count, before = text.count(TO_WRITE), text.partition(TO_WRITE)[0]
        still = f"here and further on stands `{TO_WRITE}`, {count} in all; " if count else ""
        then = "; take `draft: true` out when it is written" if path.endswith(".md") else ""
        problems.append(Problem(path, before.count("\n") + 1 if count else 1, f"{still}this is a draft{then}"))
    return problems


def _check_pages(course: Course) -> list[Problem]:
    problems = guides.check_common(course.pages.get(guides.SAFE_SESSIONS)) if course.guides else []
    for name, page in course.pages.items():
        check = _CHECKS.get(kind_of(name))
        problems += check(course, page) if check else modules.check_front_matter(page)
        problems += modules.check_form(page) + readability.check_sentences(page) + readability.check_acronyms(page)
    return problems


def _check_names(course: Course) -> list[Problem]:
    """Names of files that what keeps, links or packs them would refuse."""
    pages = [*course.pages.values(), *(bank.page for bank in course.banks.values())]
    names = [(page.path, 1, part) for page in pages for part in Path(page.path).with_suffix("").parts]
    return [Problem(path, line, f"the name {slip}") for path, line, name in names if (slip := slip_in_id(name))]


def _check_titles(course: Course) -> list[Problem]:
    """Titles and descriptions that two pages of a kind share."""
    said = [
        ((kind_of(name), key, words), (key, page))
        for name, page in course.pages.items()
        for key in ("title", "description")
        if (words := page.said(key)) and not words.startswith(TO_WRITE)
    ]
    return [
        Problem(page.path, page.meta[key].line, f"{first.path} has this {key} already; take another")
        for (key, page), (_, first) in again(said)
    ]


def _check_navigation(course: Course, every: Collection[str]) -> list[Problem]:
    """Pages that the navigation names and that are not there, or twice; and pages of a kind that it leaves out."""
    nav = course.config.at("nav") if course.config else None
    named = list(_named(nav)) if nav else []
    if not nav or not named:
        return []
    problems = [
        Problem(SETTINGS, line, f"{name} stands in the navigation on line {first} already")
        for (name, line), (_, first) in again((one[0], one) for one in named)
    ]
    for name, line in named:
        if name not in every and name not in GENERATED:
            near = get_close_matches(name, every, 1)
            right = f"; write {near[0]}" if near else ""
            problems.append(Problem(SETTINGS, line, f"the navigation names {name}, which does not exist{right}"))
    left_out = [name for name in course.pages.keys() - dict(named).keys() if kind_of(name) in _CHECKS]
    return problems + [Problem(SETTINGS, nav.line, f"the navigation leaves {name} out; add it") for name in left_out]


def _named(value: Value) -> Iterator[tuple[str, int]]:
    """The pages that a part of the navigation names, each with its line."""
    if isinstance(value.data, str):
        if value.data.endswith(".md"):
            yield value.data, value.line
        return
    for part in value.data.values() if isinstance(value.data, dict) else value.data:
        yield from _named(part)


def _check_drawn(course: Course) -> list[Problem]:
    """Ids of an author's that the build gives on the same page to what it draws there."""
    problems = []
    for name, page in course.pages.items():
        bank = course.bank_of(name)
        drawn = {*_DRAWN.get(kind_of(name), ()), *(question.id for question in (bank.questions if bank else ()))}
        message = "stands on this page already, on something that the build draws into it; take another"
        problems += [Problem(page.path, line, f"#{id} {message}") for id, line in page.reading.drawn.ids if id in drawn]
    return problems


def _check_settings(course: Course) -> list[Problem]:
    """Extensions of Markdown in mkdocs.yml that the check does not read pages by."""
    listed = course.config.at("markdown_extensions") if course.config else None
    message = f"the check does not know this Markdown; pages are written in {', '.join(EXTENSIONS)} alone"
    extensions = listed.data if listed and isinstance(listed.data, list) else []
    return [Problem(SETTINGS, one.line, message) for one in extensions if one.data not in EXTENSIONS]


def _check_module(course: Course, page: Page) -> list[Problem]:
    since = course.settings.since.id if course.changes else ""
    return modules.check_module(page, since) + readability.check_ease(page)


def _check_case(course: Course, page: Page) -> list[Problem]:
    bank = course.bank_of(page.path.removeprefix("docs/"))
    return [
        *cases.check_case(page, course.modules, course.points),
        *(question_checks.check_decisions(page, bank) if bank else []),
        *roads.check_roads(page, question_checks.lines_of(bank) if bank else []),
    ]


def _check_guide(course: Course, page: Page) -> list[Problem]:
    return guides.check_guide(page, course.modules, course.cases.keys(), course.pages_taught, course.settings.roles)


def _check_briefing(course: Course, page: Page) -> list[Problem]:
    return briefings.check_briefing(page, course.modules, course.points, course.settings)


def _check_home(course: Course, page: Page) -> list[Problem]:
    problems, asked = modules.check_front_matter(page, modules.HomeMatter), page.meta.get("question")
    if asked and not course.question(asked.text()):
        words = f"{asked.text()!r} is no question of the bank; write the id of one"
        problems.append(Problem(page.path, asked.line, words))
    return problems


# What a page of a kind is held to beside what all pages are; a kind without a row is held to a page's form alone.
_CHECKS: dict[Kind, Callable[[Course, Page], list[Problem]]] = {
    MODULE: _check_module,
    CASE: _check_case,
    GUIDE: _check_guide,
    BRIEFING: _check_briefing,
    HOME: _check_home,
}


def _check_questions(course: Course) -> list[Problem]:
    banks = list(course.banks.values())
    if not banks:
        return []
    return [
        *question_checks.check_banks(course.banks, course.pages, course.points, course.settings.questions),
        *question_checks.check_pages(course.banks, course.pages, course.settings.questions),
        *question_checks.check_totals(banks, QUIZZES, course.settings.questions),
        *cues.check_cues([question for bank in banks for question in bank.questions], QUIZZES),
        *(problem for bank in banks for problem in markup.check_markup(_without_marks(bank.page))),
    ]


def _without_marks(page: Page) -> Page:
    """A page of the bank as it would be read without the marks of its questions, on the same lines."""
    return replace(page, text=_OF_QUESTIONS.sub("", page.text))


def _check_links(course: Course, pages: list[Page]) -> list[Problem]:
    """What is wrong with the links of the site's pages, which lead within the site, and of the repository's, which lead anywhere in it."""
    paths = [path for path in course.root.glob("*") if path.is_file()] + list((course.root / "docs").rglob("*"))
    files = {path.relative_to(course.root).as_posix() for path in paths if path.is_file() and path.suffix != ".md"}
    of_site = {page.path: links.anchors(page) for page in pages}
    known = of_site | {page.path: links.slugs(page) for page in course.papers}
    changes = f"docs/{CHANGES_PAGE.page}"
    drawn = {changes: of_site[changes] | {change.id for change in course.changes}} if changes in of_site else {}
    return links.check_links(pages, files, drawn) + links.check_links(course.papers, files, known)


def _check_search_words(course: Course, pages: dict[str, Page]) -> list[Problem]:
    problems = []
    for word in course.search_words:
        (name, _, anchor), message = word.show.partition("#"), ""
        if name not in pages:
            message = f"{word.show} leads to docs/{name}, which does not exist"
        elif anchor and anchor not in links.anchors(pages[name]):
            message = f"{word.show} names #{anchor}, which docs/{name} does not have"
        problems += [Problem(SEARCH_WORDS, word.line, message)] if message else []
    return problems

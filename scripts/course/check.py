"""Every check of the content, run together, so that all problems are told at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from course.content import briefings, cases, guides, host_fields, law_changes, links, markup, modules, points
from course.content.kinds import BRIEFING, CASE, GUIDE, HOME, MODULE, Kind, kind_of
from course.content.kinds import CHANGES as CHANGES_PAGE
from course.course import CHANGES, FIGURES, POINTS, QUIZZES, SEARCH_WORDS, SLOTS, TOPICS, Course
from course.figures import check as figure_checks
from course.pages.generated import generated_pages
from course.questions import check as question_checks
from course.questions import cues, resume_codes, topics
from course.text import readability, yaml_files
from course.text.markdown import slip_in_id
from course.text.page import Page
from course.text.problems import Problem

SETTINGS = "mkdocs.yml"
_OF_QUESTIONS = re.compile(r"^(?:</?quiz>|- \[[ x]\] |  >|(?<=\n\n)---$)|\[\[|\]\]", re.MULTILINE)
_DRAWN = {
    MODULE: ("quiz", "cpd"),
    GUIDE: ("agreement", "if", "action-log", *guides.COMMON),
    BRIEFING: (briefings.SHEET,),
}
EXTENSIONS = ("course.text.markdown", "course.pages.markdown_references")


def check_course(root: Path) -> list[Problem]:
    """Everything that is wrong with the content in the folder `root`, sorted."""
    course = Course(root)
    every = {**course.pages, **generated_pages(course)}
    problems = [
        *course.reading_problems,
        *_check_pages(course),
        *_check_names(course),
        *_check_drawn(course),
        *_check_settings(course.root),
        *points.check_taught(course.points, course.pages, POINTS),
        *points.check_citations(
            course.points,
            {name: page for name, page in course.pages.items() if kind_of(name).cites_by_section},
        ),
        *law_changes.check_modules(course.changes, course.modules, CHANGES),
        *figure_checks.check_figures(course.figures, course.points, FIGURES),
        *figure_checks.check_places(course.figures, course.pages, FIGURES),
        *_check_links(course, list(every.values())),
        *(
            problem
            for page in course.papers
            if page.path.startswith("docs/")
            for problem in readability.check_sentences(page)
        ),
        *_check_search_words(course, every),
        *topics.check_topics(course.topics, course.modules, TOPICS),
        *host_fields.check_places(course.slots, {page.path: page.lines for page in course.pages.values()}, SLOTS),
        *_check_questions(course),
        *resume_codes.check_codes({**course.modules, **course.cases}, course.banks.values()),
    ]
    return sorted(set(problems))


def _check_pages(course: Course) -> list[Problem]:
    problems = guides.check_common(course.pages.get(guides.SAFE_SESSIONS)) if course.guides else []
    for name, page in course.pages.items():
        check = _CHECKS.get(kind_of(name))
        problems += check(course, name, page) if check else modules.check_page(page)
        problems += modules.check_form(page) + readability.check_sentences(page) + readability.check_acronyms(page)
    return problems


def _check_names(course: Course) -> list[Problem]:
    """Names of files that what keeps, links or packs them would refuse."""
    pages = [*course.pages.values(), *(bank.page for bank in course.banks.values())]
    names = [(page.path, 1, part) for page in pages for part in Path(page.path).with_suffix("").parts]
    return [Problem(path, line, f"the name {slip}") for path, line, name in names if (slip := slip_in_id(name))]


def _check_drawn(course: Course) -> list[Problem]:
    """Ids of an author's that the build gives on the same page to what it draws there."""
    problems = []
    for name, page in course.pages.items():
        bank = course.bank_of(name)
        drawn = {*_DRAWN.get(kind_of(name), ()), *(question.id for question in (bank.questions if bank else ()))}
        message = "stands on this page already, on something that the build draws into it; take another"
        problems += [Problem(page.path, line, f"#{id} {message}") for id, line in page.reading.ids if id in drawn]
    return problems


def _check_settings(root: Path) -> list[Problem]:
    """Extensions of Markdown in mkdocs.yml that the check does not read pages by."""
    text = (root / SETTINGS).read_text(encoding="utf-8") if (root / SETTINGS).exists() else ""
    value, problems = yaml_files.read(text, SETTINGS)
    listed = value.at("markdown_extensions") if value else None
    return problems + [
        Problem(
            SETTINGS,
            one.line,
            f"the check does not know this Markdown; pages are written in {', '.join(EXTENSIONS)} alone",
        )
        for one in (listed.data if listed and isinstance(listed.data, list) else [])
        if one.data not in EXTENSIONS
    ]


def _check_module(course: Course, name: str, page: Page) -> list[Problem]:
    since = course.settings.since.id if course.changes else ""
    return modules.check_module(page, since) + readability.check_ease(page)


def _check_case(course: Course, name: str, page: Page) -> list[Problem]:
    bank = course.bank_of(name)
    return [
        *cases.check_case(page, course.modules, course.points),
        *(question_checks.check_decisions(page, bank) if bank else []),
    ]


def _check_guide(course: Course, name: str, page: Page) -> list[Problem]:
    return guides.check_guide(page, course.modules, course.cases.keys(), course.pages_taught, course.settings.roles)


def _check_briefing(course: Course, name: str, page: Page) -> list[Problem]:
    return briefings.check_briefing(page, course.modules, course.points, course.settings)


def _check_home(course: Course, name: str, page: Page) -> list[Problem]:
    problems, asked = modules.check_front_matter(page, modules.HomeMatter), page.meta.get("question")
    if asked and not course.question(asked.text()):
        words = f"{asked.text()!r} is no question of the bank; write the id of one"
        problems.append(Problem(page.path, asked.line, words))
    return problems


# What a page of a kind is held to beside what all pages are; a kind without a row is held to a page's form alone.
_CHECKS: dict[Kind, Callable[[Course, str, Page], list[Problem]]] = {
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
    known = {page.path: links.anchors(page) for page in pages} | {
        page.path: links.slugs(page) for page in course.papers
    }
    drawn = {
        page.path: links.anchors(page) | {change.id for change in course.changes}
        for page in pages
        if page.path == f"docs/{CHANGES_PAGE.page}"
    }
    return links.check_links(pages, files, drawn) + links.check_links(course.papers, files, known)


def _check_search_words(course: Course, pages: dict[str, Page]) -> list[Problem]:
    problems = []
    for word in course.search_words:
        name, _, anchor = word.show.partition("#")
        if name not in pages:
            problems.append(Problem(SEARCH_WORDS, word.line, f"{word.show} leads to docs/{name}, which does not exist"))
        elif anchor and anchor not in links.anchors(pages[name]):
            problems.append(
                Problem(SEARCH_WORDS, word.line, f"{word.show} names #{anchor}, which docs/{name} does not have")
            )
    return problems

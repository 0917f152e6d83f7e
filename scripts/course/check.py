"""Every check of the content, run together, so that all problems are told at once."""

from __future__ import annotations

from pathlib import Path

from course import links, modules, points, reading, since
from course.content import CHANGES, POINTS, SEARCH_WORDS, Course
from course.generated import generated_pages
from course.page import Page
from course.problems import Problem


def check_course(root: Path) -> list[Problem]:
    """Everything that is wrong with the content in the folder `root`, sorted."""
    course = Course(root)
    every = {**course.pages, **generated_pages(course)}
    problems = [
        *course.reading_problems,
        *_check_pages(course),
        *points.check_taught(course.points, course.pages, POINTS),
        *points.check_citations(course.points, course.pages),
        *since.check_modules(course.changes, course.modules, CHANGES),
        *links.check_links(every, _other_files(root)),
        *_check_search_words(course, every),
    ]
    return sorted(set(problems))


def _check_pages(course: Course) -> list[Problem]:
    problems = []
    for name, page in course.pages.items():
        if name.startswith("modules/"):
            problems += modules.check_module(page) + reading.check_ease(page)
        else:
            problems += modules.check_page(page)
        problems += reading.check_sentences(page)
        if not name.startswith("contribute/"):
            problems += reading.check_acronyms(page)
    return problems


def _other_files(root: Path) -> frozenset[str]:
    docs = root / "docs"
    return frozenset(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file() and path.suffix != ".md")


def _check_search_words(course: Course, pages: dict[str, Page]) -> list[Problem]:
    problems = []
    for word in course.search_words:
        name, _, anchor = word.show.partition("#")
        if name not in pages:
            problems.append(Problem(SEARCH_WORDS, word.line, f"{word.show} leads to docs/{name}, which does not exist"))
        elif anchor and anchor not in links.anchors(pages[name]):
            problems.append(Problem(SEARCH_WORDS, word.line, f"{word.show} names #{anchor}, which docs/{name} does not have"))
    return problems

"""What the scripts of the site know of the course: its modules and cases with their sections and questions, prompts, topics."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from course.content import counts
from course.content.cases import stages
from course.content.kinds import BRIEFING, CASE, GUIDE, MODULE, Kind
from course.course import Course
from course.hosts import fields
from course.pages.facts import ONE_THING, edition, minutes_of
from course.questions.topics import topics_of
from course.text.page import Page

TEAM_PAGES: dict[Kind, str] = {BRIEFING: "Briefing", GUIDE: "Guide", MODULE: "Module and its check", CASE: "Case"}


def prompts_of(page: Page) -> dict[str, str]:
    """A page's prompts to reflect: the words of each by its id; the last is the same for every page that has any."""
    own = {block.id: block.text for block in page.blocks if block.id.startswith("reflect-")}
    return own and own | dict([ONE_THING])


def contents(course: Course, title: str, order: Sequence[str]) -> dict[str, Any]:
    """The contents of `course` as plain values; addresses are relative to the site's root.

    `title` is the site's, and `order` lists the pages as its navigation has them.
    """
    now = edition(course)
    return {
        "course": course.settings.id,
        "title": title,
        "version": now.version,
        "date": now.date,
        "modules": [_item(course, name) for name in MODULE.among(order)],
        "cases": [_item(course, name) for name in CASE.among(order)],
        "questions": {
            question.id: {"version": question.version, "from": bank.slug, "kind": question.kind}
            for bank in course.banks.values()
            for question in bank.questions
        },
    }


def _item(course: Course, name: str) -> dict[str, Any]:
    page, bank = course.pages[name], course.bank_of(name)
    questions = bank.questions if bank else []
    return {
        "slug": name.rpartition("/")[2].removesuffix(".md"),
        "title": page.title,
        "href": name.replace(".md", ".html"),
        "minutes": minutes_of(course, name),
        "quiz": [question.id for question in questions],
        "core": [question.id for question in questions if question.core or (bank and bank.case)],
        "sections": [{"id": heading.id, "title": heading.text} for heading in page.sections],
        "reflect": list(prompts_of(page)),
        "note": page.said("note"),
        "roads": [{"id": road.id, "title": road.title} for stage in stages(page) for road in stage.roads],
    }


def topics(course: Course) -> list[dict[str, Any]]:
    """The topics with their notes and the ids of their questions."""
    touched = {
        question.id: topics_of(course.topics, course.pages, bank, question)
        for bank in course.banks.values()
        for question in bank.questions
    }
    return [
        {
            "id": topic.id,
            "name": topic.name,
            "note": topic.note,
            "questions": sorted(name for name, found in touched.items() if topic in found),
        }
        for topic in course.topics
    ]


def team(course: Course, order: Sequence[str]) -> dict[str, Any]:
    """The pages that a team can use, by path without ending: title, what it is, and its theme, which has a title too."""
    used, themes = {}, {}
    for kind, called in TEAM_PAGES.items():
        for name in kind.among(order):
            page = course.pages[name]
            theme = page.said("module") or page.said("case") or kind.slug(name)
            about = [course.pages[path] for path in (MODULE.path(theme), CASE.path(theme)) if path in course.pages]
            used[name.removesuffix(".md")] = {"title": page.title, "as": called, "theme": theme}
            themes[theme] = (about or [page])[0].title
    return {"used": used, "themes": themes}


def data(course: Course, title: str, order: Sequence[str]) -> dict[str, Any]:
    """What scripts import, by name."""
    return {
        "contents": contents(course, title, order),
        "checks": counts.for_scripts(course.checks),
        "hostFields": fields.for_scripts(course.slots),
        "team": team(course, order),
        "madeUp": [asdict(one) for one in course.made_up],
        "prompts": {slug: prompts_of(page) for slug, page in course.modules.items()},
        "topics": topics(course),
    }

"""The contents that the course's scripts read."""

from __future__ import annotations

import json
from pathlib import Path

from course.course import Course
from course.site.catalogue import contents, prompts_of, script
from course.text.page import Page

PAGE = Page(
    "docs/modules/park.md",
    "---\ntitle: Parks\n---\n\n## Found { #found }\n\n### Benches { #benches }\n\nText.\n\n## Pause { #reflect }\n\n- Which bench? { #reflect-bench }\n- None\n\n### No id\n",
)


def test_the_sections_of_a_page_are_its_headings_with_an_id() -> None:
    assert [heading.id for heading in PAGE.sections] == ["found", "benches", "reflect"]


def test_the_prompts_of_a_page_are_its_items_with_an_id() -> None:
    assert prompts_of(PAGE) == {"reflect-bench": "Which bench?"}


def test_the_contents_follow_the_order_of_the_navigation(root: Path) -> None:
    found = contents(
        Course(root),
        "The course",
        ["index.md", "modules/uncertainty.md", "modules/assessment.md", "cases/health-matters.md"],
    )
    assert [item["slug"] for item in found["modules"]] == ["uncertainty", "assessment"]
    assert [item["href"] for item in found["cases"]] == ["cases/health-matters.html"]
    module = found["modules"][0]
    assert module["title"] == "Dealing with uncertainty" and module["minutes"] > 5
    assert set(module["core"]) < set(module["quiz"]) <= set(found["questions"])


def test_every_question_is_listed_with_its_version_and_without_its_words(root: Path) -> None:
    course = Course(root)
    found = contents(course, "The course", [])
    every = [question for bank in course.banks.values() for question in bank.questions]
    assert len(found["questions"]) == len(every) > 100
    text = script(found)
    assert [question.id for question in every if question.body.options and question.body.options[0].text in text] == []


def test_the_script_sets_the_contents_as_they_are(root: Path) -> None:
    found = contents(Course(root), 'A "course"', [])
    text = script(found)
    assert json.loads(text.partition("course.contents=")[2].rstrip().rstrip(";")) == found

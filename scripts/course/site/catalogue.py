"""The contents of the course for its scripts: its modules and cases with their sections and questions, as a script."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from course.content.kinds import CASE, MODULE
from course.course import Course
from course.pages.edition import edition
from course.pages.facts import minutes_of
from course.text.page import Page

SCRIPT = "assets/js/contents.js"
PROMPTS = "assets/js/prompts.js"


def prompts_of(page: Page) -> dict[str, str]:
    """A page's prompts to reflect: the words of each by its id."""
    return {block.id: block.text for block in page.blocks if block.id.startswith("reflect-")}


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
        "note": page.meta["note"].text() if "note" in page.meta else "",
    }


def script(found: dict[str, Any]) -> str:
    """The contents as a script for `window.course`, which also works out where the site's root is."""
    return f'window.course=window.course||{{}};\ncourse.root=new URL("../../",document.currentScript.src).href;\ncourse.contents={_json(found)};\n'


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def write_contents(course: Course, site: Path, title: str, order: Sequence[str]) -> None:
    """Write the script of the contents, and that of the prompts to reflect, into the folder `site`."""
    (site / SCRIPT).write_text(script(contents(course, title, order)), encoding="utf-8")
    prompts = {slug: prompts_of(page) for slug, page in course.modules.items()}
    (site / PROMPTS).write_text(
        f"window.course=window.course||{{}};\ncourse.prompts={_json(prompts)};\n", encoding="utf-8"
    )

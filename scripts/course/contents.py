"""The contents of the course for its scripts: its modules and cases with their sections and questions, as a script."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from course.content import Course
from course.edition import edition
from course.furniture import minutes_of
from course.page import Page

SCRIPT = "assets/js/contents.js"
NAME = "learning-from-reviews"
_PROMPT = re.compile(r"\{ #(reflect-[\w-]+) \}\s*$")


def sections_of(page: Page) -> list[tuple[str, str]]:
    """The id and title of each section of a module or a case that can be read, in their order."""
    return [(heading.id, heading.text) for heading in page.headings if heading.id and heading.level in (2, 3)]


def prompts_of(page: Page) -> list[str]:
    """The ids of a page's prompts to reflect."""
    return [match[1] for line in page.lines if (match := _PROMPT.search(line))]


def contents(course: Course, title: str, order: Sequence[str]) -> dict[str, Any]:
    """The contents of `course` as plain values; addresses are relative to the site's root.

    `title` is the site's, and `order` lists the pages as its navigation has them.
    """
    now = edition(course)
    return {
        "course": NAME,
        "title": title,
        "version": now.version,
        "date": now.date,
        "modules": [_item(course, name) for name in order if name.startswith("modules/")],
        "cases": [_item(course, name) for name in order if name.startswith("cases/")],
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
        "sections": [{"id": anchor, "title": text} for anchor, text in sections_of(page)],
        "reflect": prompts_of(page),
        "note": page.meta["note"].text() if "note" in page.meta else "",
    }


def script(found: dict[str, Any]) -> str:
    """The contents as a script for `window.course`, which also works out where the site's root is."""
    text = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f'window.course=window.course||{{}};\ncourse.root=new URL("../../",document.currentScript.src).href;\ncourse.contents={text};\n'


def write_contents(course: Course, site: Path, title: str, order: Sequence[str]) -> None:
    """Write the script of the contents into the folder `site`."""
    (site / SCRIPT).write_text(script(contents(course, title, order)), encoding="utf-8")

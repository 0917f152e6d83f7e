"""What is this course's own stands in docs/ and mkdocs.yml: no phrase of it is in the code, the templates or the packages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from course.content.settings import Settings
from course.course import Course
from tests.conftest import ROOT

FEWEST_WORDS = 3
TEXTS = {".py", ".js", ".mjs", ".html", ".css", ".svg", ".txt", ".yml", ".xml", ".conf", ".config", ".sh"}
IN_SCRIPTS = {".js", ".mjs"}
NAMES_OF_STYLES = {"scripts/course/handouts/templates.py", "scripts/course/handouts/word_styles.py"}
"""What a template file of a designer calls its styles stands here as it stands there."""


@cache
def texts() -> dict[str, str]:
    """Every text of the machine, in small letters, by its name."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes().decode("utf-8", "replace").lower()
        for folder in ("scripts", "overrides", "packaging")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and path.suffix in TEXTS and not {"node_modules", "__pycache__"} & set(path.parts)
    }


def phrases(course: Course) -> set[str]:
    """Titles, sources, contacts, topics and slots of the course, of three words or more."""
    own = course.imprint
    every = [
        *(own.title, own.not_reviewed, *own.to_fill_in, *own.numbers),
        *re.split(r"[.:(),]", own.source),
        *(page.title for page in (*course.modules.values(), *course.cases.values())),
        *(text for topic in course.topics for text in (topic.name, topic.note)),
        *(text for slot in course.slots for text in (slot.label, slot.find)),
        *(figure.title for figure in course.figures),
        *(point.statement for point in course.points),
        *(text for change in course.changes for text in (change.now, change.source)),
    ]
    return {phrase.strip().lower() for phrase in every if len(phrase.split()) >= FEWEST_WORDS}


def values(found: Any) -> Iterator[str]:
    """Every text in the settings, at whatever depth."""
    if isinstance(found, dict | list | tuple):
        for part in found.values() if isinstance(found, dict) else found:
            yield from values(part)
    elif isinstance(found, str):
        yield found.lower().removeprefix("the ")


def said(course: Course) -> set[str]:
    """What the settings say that is not neutral: texts of several words or of words that are joined."""
    own = set(values(asdict(course.settings))) - set(values(asdict(Settings())))
    return {text for text in own if re.search(r"\w[ -]\w", text)}


def found(own: set[str], without: set[str]) -> list[str]:
    """Where the machine says what is the course's own, but in files with an ending of `without`."""
    return [
        f"{name}: {text}"
        for name, machine in texts().items()
        if Path(name).suffix not in without
        for text in sorted(own)
        if text in machine
    ]


def test_no_phrase_of_the_course_is_in_the_code() -> None:
    own = phrases(Course(ROOT))
    assert len(own) > len(Course(ROOT).points)
    assert found(own, set()) == []


def test_nothing_that_the_settings_say_is_in_the_code() -> None:
    """Scripts are not looked at: what they say when a page is read is theirs to ask the page for."""
    own = said(Course(ROOT))
    assert {"learning-from-reviews", "since 2016", "full report", "before parliament"} <= own
    assert [line for line in found(own, IN_SCRIPTS) if line.split(":")[0] not in NAMES_OF_STYLES] == []


def test_a_course_that_says_nothing_is_called_nothing(tmp_path: Path) -> None:
    assert Course(tmp_path).settings == Settings()
    assert Course(tmp_path).reading_problems == []


def test_a_setting_that_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("extra:\n  course:\n    teach: a book\n    questions: {counts: {core: few}}\n")
    assert [str(problem) for problem in Course(tmp_path).reading_problems] == [
        "mkdocs.yml:3: unknown key 'teach' in the course; write 'teaches'",
        "mkdocs.yml:4: 'core' in 'counts' in 'questions' in the course: 'few' is no whole number; write 12",
    ]

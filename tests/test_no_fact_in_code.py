"""What is this course's own stands in docs/ and mkdocs.yml: no phrase of it is in the code, the templates or the packages."""

from __future__ import annotations

import re
from pathlib import Path

from course.course import Course

FEWEST_WORDS = 3
TEXTS = {".py", ".js", ".mjs", ".html", ".css", ".svg", ".txt", ".yml", ".conf", ".config", ".sh"}


def phrases(course: Course) -> set[str]:
    """Titles, sources, contacts and topics of the course, of three words or more."""
    own = course.imprint
    every = [
        *(own.title, own.not_reviewed, *own.to_fill_in, *own.numbers),
        *re.split(r"[.:(),]", own.source),
        *(page.title for page in (*course.modules.values(), *course.cases.values())),
        *(text for topic in course.topics for text in (topic.name, topic.note)),
        *(figure.title for figure in course.figures),
        *(point.statement for point in course.points),
    ]
    return {phrase.strip().lower() for phrase in every if len(phrase.split()) >= FEWEST_WORDS}


def test_no_phrase_of_the_course_is_in_the_code(root: Path) -> None:
    texts = {
        path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8", "replace").lower()
        for folder in ("scripts", "overrides", "packaging")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and path.suffix in TEXTS and not {"node_modules", "__pycache__"} & set(path.parts)
    }
    own = phrases(Course(root))
    assert len(own) > len(Course(root).points)
    assert [f"{name}: {phrase}" for name, text in texts.items() for phrase in sorted(own) if phrase in text] == []

"""A course of one module that says nothing of itself: what it has not is off, and nothing of this course is in it."""

from pathlib import Path

from course.check import check_course
from course.site.build import build_site
from tests.conftest import COURSE, ROOT
from tests.test_course import said

SETTINGS = """INHERIT: {root}/machine.yml
site_name: Pebbles
site_description: About pebbles.
copyright: Ours.
nav:
  - Home: index.md
  - Course: [modules/round.md]
"""
HOME = "---\ntitle: Pebbles\ndescription: A course.\n---\n\n## The course { #course }\n\nRead it.\n\n[modules]\n"
HEAD = """---
title: Round pebbles
description: Why pebbles are round.
worry: This pebble is round
section: One
outcomes: [Find one., Hold it., Put it back.]
reviewed: 2026-11-22
reviewed_by: ""
---
"""
WORDS = "Pebbles are round. The sea rolls them for years. " * 20
PROMPTS = "- Which pebble? { #reflect-one }\n- Which sea? { #reflect-two }\n\n### Team { #team }\n\n" + WORDS
PARTS = {"check": WORDS, "found": WORDS, "practice": WORDS, "reflect": PROMPTS}


def bare_course(root: Path) -> Path:
    """The course, written into the folder `root`."""
    (root / "docs" / "modules").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SETTINGS.format(root=ROOT), encoding="utf-8")
    (root / "docs" / "index.md").write_text(HOME, encoding="utf-8")
    parts = [f"\n## {name.capitalize()} {{ #{name} }}\n\n{words}\n" for name, words in PARTS.items()]
    (root / "docs" / "modules" / "round.md").write_text(HEAD + "".join(parts), encoding="utf-8")
    return root


def test_what_a_course_has_not_is_off(tmp_path: Path) -> None:
    root = bare_course(tmp_path / "pebbles")
    assert check_course(root) == []
    assert build_site(root, root / "site", trimmed=False) == 0
    pages = {path.relative_to(root / "site").as_posix(): path.read_text() for path in root.glob("site/**/*.html")}
    assert set(pages) == {"404.html", "index.html", "modules/round.html", "notes.html"}
    facts = said(COURSE)
    assert [(name, fact) for name, page in pages.items() for fact in facts if fact in page.lower()] == []

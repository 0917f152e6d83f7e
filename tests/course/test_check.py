"""The whole check over a copy of the course in which one thing of each kind is broken, all in one run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from course.check import check_course


def edit(root: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old` in a file by `new` and give back the line on which it stood."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_course_has_no_problem(root: Path) -> None:
    assert check_course(root) == []


def test_one_broken_thing_of_each_kind_is_told_with_its_line_in_one_run(copy_course: Callable[[str], Path]) -> None:
    root = copy_course("broken")
    module = "docs/modules/sharing-information.md"
    expected = {
        (module, edit(root, module, "(p171)", "(p170)")): "(p170) is cited under #feedback, but no point taught there carries that page",
        (module, edit(root, module, "reviewed: 2026-11-22", "reviewed: lately")): "'lately' is not a date",
        ("docs/modules/uncertainty.md", edit(root, "docs/modules/uncertainty.md", ".md", ".mdx")): "which does not exist",
        ("docs/reference/glossary.yml", edit(root, "docs/reference/glossary.yml", "  meaning:", "  means:")): "unknown key 'means' in a term",
    }  # fmt: skip
    bank, case = "quizzes/sharing-information.md", "docs/cases/out-of-school.md"
    expected |= {
        (bank, edit(root, bank, "- [x] Silence", "- [x ] Silence")): "'- [x ] Silence after' is not an option",
        (bank, edit(root, bank, "(p169)", "(p170)")): "(p170) is cited, but no point taught at modules/sharing-information.md#asked-without-reason carries that page",
        (case, edit(root, case, "## Second: At", "## Second At")): "the stage begins with its place",
        (case, edit(root, case, "(p135)", "(p136)")): "(p136) is cited, but no point taught at modules/listening-to-children.md#adolescents carries that page",
    }  # fmt: skip
    edit(root, module, "{ #silence }", "{ #quiet }")
    problems = check_course(root)
    for (path, line), message in expected.items():
        assert any(p.path == path and p.line == line and message in p.message for p in problems), (
            path,
            line,
            message,
            problems,
        )
    assert any(
        p.path == "docs/reference/points.tsv" and "has no heading with { #silence }" in p.message for p in problems
    )


def test_the_command_prints_every_problem_and_fails(copy_course: Callable[[str], Path]) -> None:
    root = copy_course("broken")
    line = edit(root, "docs/modules/assessment.md", "section:", "sektion:")
    done = subprocess.run(
        [sys.executable, "-m", "course.cli", "check"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"docs/modules/assessment.md:{line}: unknown key 'sektion'" in done.stdout
    assert "the front matter has no 'section'" in done.stdout

"""The whole check over a copy of the course in which one thing of each kind is broken, all in one run."""

from __future__ import annotations

import subprocess
import sys
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


def test_one_broken_thing_of_each_kind_is_told_with_its_line_in_one_run(small: Path) -> None:
    module, bank, case, glossary = (
        "docs/modules/park.md",
        "quizzes/park.md",
        "docs/cases/gate.md",
        "docs/reference/glossary.yml",
    )
    expected = [
        (module, "(p12)", "(p13)", "(p13) is cited under #benches, but no point taught there carries that page"),
        (module, "reviewed: 2026-11-22", "reviewed: lately", "'reviewed' in the front matter: 'lately' is not a date"),
        ("docs/index.md", "park.md", "park.mdx", "which does not exist"),
        (glossary, "  meaning:", "  means:", "unknown key 'means' in the term; write 'meaning'"),
        (bank, "- [x] Stand", "- [x ] Stand", "'- [x ] Stand beside ' is not an option"),
        (bank, "(p12)", "(p13)", "(p13) is cited, but no point taught in modules/park.md carries that page"),
        (case, "## Second: ", "## Second ", "the stage begins with its place"),
        (module, "[figure: trees]", "[figure: tree]", "there is no figure 'tree'"),
        ("docs/reference/figures.yml", "- label: Elms\n      value: 40", "- label: Elms\n      value: 39", "39% differs from its point: L002 has no 39%"),
        (case, "(p12)", "(p13)", "(p13) is cited, but no point taught at modules/park.md#benches carries that page"),
    ]  # fmt: skip
    lines = [edit(small, name, old, new) for name, old, new, _ in expected]
    edit(small, "docs/modules/pond.md", "{ #ice }", "{ #snow }")
    problems = check_course(small)
    for (name, _, _, message), line in zip(expected, lines, strict=True):
        assert [p for p in problems if (p.path, p.line) == (name, line) and message in p.message], (name, line, message)
    untaught = [p.path for p in problems if "has no heading with { #ice }" in p.message]
    assert untaught == ["docs/reference/points.tsv"]


def test_the_command_prints_every_problem_and_fails(small: Path) -> None:
    line = edit(small, "docs/modules/park.md", "section:", "sektion:")
    command = [sys.executable, "-m", "course.cli", "check"]
    done = subprocess.run(command, cwd=small, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"docs/modules/park.md:{line}: unknown key 'sektion' in the front matter; write 'section'" in done.stdout
    assert "the front matter has no 'section'" in done.stdout

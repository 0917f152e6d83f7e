"""The command for the world outside, against a small server of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course.dev.links import external_command, internal_command, served


def test_the_dead_are_told_with_the_pages_that_cite_them(
    copy_course: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_course("course")
    (root / "docs" / "about" / "changes.yml").write_text("[]", encoding="utf-8")
    for path in (root / "docs").rglob("*.md"):
        path.unlink()
    with served(root / "docs") as base:
        (root / "docs" / "a.md").write_text(f"one\n\n[alive]({base}a.md) [dead]({base}gone.html)\n", encoding="utf-8")
        assert external_command(root) == 1
        assert capsys.readouterr().out.splitlines() == [
            f"{base}gone.html answers 404; cited in docs/a.md:3",
            "external links: 1 dead",
        ]


def test_a_site_that_is_not_built_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert internal_command(tmp_path / "site") == 2
    assert "run make build first" in capsys.readouterr().err

"""What has to be true before a release, each thing broken once in a small project of its own."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from course import VERSION
from course.dev.release import asked
from tests.built.test_bare_course import bare_course
from tests.conftest import edit


def git(root: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments]
    subprocess.run(command, cwd=root, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that may be released."""
    folder = bare_course(tmp_path / "project")
    told = f"# Changes\n\n## [{VERSION}] - 2026-12-01\n\n- All of it.\n"
    (folder / "CHANGELOG.md").write_text(told, encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "All")
    return folder


def wrong(root: Path) -> list[str]:
    return [said for _, said in asked(root) if said]


FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a file that is not committed": (lambda root: (root / "docs/x.txt").write_text("x", encoding="utf-8") and None, "?? docs/x.txt"),
    "a version that is out already": (lambda root: git(root, "tag", f"v{VERSION}"), "is released already; raise VERSION"),
    "a change log that is silent": (lambda root: edit(root / "CHANGELOG.md", VERSION, "Unreleased") and None, "CHANGELOG.md has no heading such as"),
    "content with a problem": (lambda root: edit(root / "docs/index.md", "Read it.", "[Read it](nowhere.md).") and None, "docs/index.md:"),
}  # fmt: skip


def test_a_project_in_order_may_be_released_and_everything_that_is_not_true_is_told(project: Path) -> None:
    assert wrong(project) == []
    for fault, _ in FAULTS.values():
        fault(project)
    told = wrong(project)
    assert {name: told for name, (_, says) in FAULTS.items() if not any(says in said for said in told)} == {}

"""What has to be true before a release, asked in order; the first thing that is not stops it."""

import datetime
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from course import VERSION
from course.check import check_course
from course.content.law_changes import due
from course.course import CHANGES, Course
from course.text.problems import report

CHANGELOG = "CHANGELOG.md"


def asked(root: Path) -> Iterator[tuple[str, str]]:
    """What a release needs, one after the other, each with what of it is not true, or nothing."""
    changed = _git(root, "status", "--porcelain")
    yield "everything is committed", changed and f"these files are not committed:\n{changed}"
    raised = f"v{VERSION} is released already; raise VERSION in scripts/course/__init__.py"
    yield "the version is new", _git(root, "tag", "--list", f"v{VERSION}") and raised
    wanted, told = f"## [{VERSION}]", (root / CHANGELOG).read_text(encoding="utf-8")
    lacks = f"{CHANGELOG} has no heading such as `{wanted} - 2026-11-23`; write one above what is new"
    is_told = re.search(rf"^{re.escape(wanted)}.*\d{{4}}-\d\d-\d\d", told, re.MULTILINE)
    yield "the change log tells of it", "" if is_told else lacks
    yield "the content has no problem", "\n".join(report(check_course(root), annotate=False))


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def release_command(root: Path) -> int:
    """Ask each question in order, print what is true, and stop with 1 at the first that is not."""
    for what, wrong in asked(root):
        if wrong:
            print(f"release: stopped. Not true: {what}\n{wrong}", file=sys.stderr)
            return 1
        print(f"release: {what}")
    for line in due(Course(root).changes, datetime.date.today(), CHANGES):
        print(f"release: before you go on, {line}")
    return 0

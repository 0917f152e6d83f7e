"""Building aside and swapping in, and the same bytes from the same source."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


def build(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    env = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", **environment}
    return subprocess.run(
        [sys.executable, "-m", "course.cli", "build"], cwd=root, env=env, capture_output=True, text=True, check=False
    )


def fingerprint(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_two_builds_in_different_folders_time_zones_and_hash_seeds_are_the_same_bytes(
    copy_course: Callable[[str], Path],
) -> None:
    here, there = copy_course("one place"), copy_course("an öther")
    assert build(here, TZ="Pacific/Kiritimati", PYTHONHASHSEED="1").returncode == 0
    assert build(there, TZ="America/Los_Angeles", PYTHONHASHSEED="2").returncode == 0
    assert fingerprint(here / "site") == fingerprint(there / "site")


BREAKS = {
    "a link that leads nowhere": ("docs/index.md", "(about/support.md)", "(about/nowhere.md)", "about/nowhere.md"),
    "an anchor that is not there": (
        "docs/index.md",
        "(about/support.md)",
        "(about/support.md#nowhere)",
        "does not contain an anchor '#nowhere'",
    ),
    "an inline style": (
        "overrides/partials/content.html",
        "<h1>",
        '<h1 style="color: red">',
        "a style attribute on <h1> breaks the policy",
    ),
    "a template that is broken": (
        "overrides/main.html",
        "{% endblock %}",
        "{% end %}",
        "Encountered unknown tag 'end'",
    ),
    "a hook that fails": (
        "scripts/hooks.py",
        "def on_post_build",
        "def on_env(*_: object, **__: object) -> None:\n    raise RuntimeError('boo')\n\n\ndef on_post_build",
        "boo",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "told"), BREAKS.values(), ids=BREAKS)
def test_a_build_that_fails_leaves_the_last_good_site(
    copy_course: Callable[[str], Path], name: str, old: str, new: str, told: str
) -> None:
    root = copy_course("course")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("the last good one", encoding="utf-8")
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    done = build(root)
    assert done.returncode != 0
    assert "site/ is as it was" in done.stderr
    assert told in done.stderr
    assert [p.name for p in (root / "site").iterdir()] == ["index.html"]
    assert (root / "site" / "index.html").read_text(encoding="utf-8") == "the last good one"
    assert list(root.glob(".build-*")) == []

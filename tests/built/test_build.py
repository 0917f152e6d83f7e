"""Building aside and swapping in, the same bytes from the same source, and a course that is served."""

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.built.test_bare_course import bare_course
from tests.conftest import ROOT, edit, small_course
from tests.patience import SECONDS
from tests.webservers import free_port


def course(root: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", **environment}
    run = [sys.executable, "-m", "course.cli", command]
    return subprocess.run(run, cwd=root, env=env, capture_output=True, text=True, check=False)


def made(root: Path, **environment: str) -> dict[str, bytes]:
    """Every file of the site and of the packages that are made of the small course in a new folder."""
    small_course(root)
    for licence in ("LICENSE", "LICENSE-CONTENT"):
        shutil.copy(ROOT / licence, root)
    for command in ("build", "package"):
        done = course(root, command, **environment)
        assert done.returncode == 0, done.stderr
    files = [path for folder in ("site", "dist") for path in (root / folder).rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_two_folders_time_zones_and_hash_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    one = made(tmp_path / "one place", TZ="Pacific/Kiritimati", PYTHONHASHSEED="1")
    other = made(tmp_path / "an öther", TZ="America/Los_Angeles", PYTHONHASHSEED="2")
    assert len([name for name in one if name.endswith(".zip")]) == 5 + 2 * (1 + 2)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


BREAKS = {
    "a link that leads nowhere and an anchor that is not there": ("docs/index.md", "(about/support.md)", "(about/nowhere.md) or [there](about/support.md#nowhere)", ("docs/about/nowhere.md, which does not exist", "names #nowhere, which docs/about/support.md does not have")),
    "an inline style": ("overrides/partials/content.html", "<h1>", '<h1 style="color: red">', ("a style attribute on <h1> breaks the policy",)),
    "a template that is broken": ("overrides/main.html", "{% endblock %}", "{% end %}", ("Encountered unknown tag 'end'",)),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "told"), BREAKS.values(), ids=BREAKS)
def test_a_build_that_fails_says_why_and_leaves_the_last_good_site(
    small: Path, name: str, old: str, new: str, told: tuple[str, ...]
) -> None:
    (small / "site").mkdir()
    (small / "site" / "index.html").write_text("the last good one", encoding="utf-8")
    edit(small / name, old, new)
    done = course(small, "build")
    assert done.returncode != 0
    assert [words for words in ("site/ is as it was", *told) if words not in done.stderr] == []
    assert [path.read_text(encoding="utf-8") for path in (small / "site").iterdir()] == ["the last good one"]
    assert list(small.glob(".build-*")) == []


def test_a_hook_that_fails_is_told_where_the_content_is_sound(tmp_path: Path) -> None:
    root = bare_course(tmp_path / "pebbles")
    (root / "broken.py").write_text("def on_pre_build(config):\n    raise RuntimeError('boo')\n", encoding="utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"hooks: [{ROOT}/scripts/hooks.py, broken.py]\n")
    done = course(root, "build")
    assert (done.returncode, "RuntimeError: boo" in done.stderr, (root / "site").exists()) == (1, True, False)


def test_serve_says_where_it_shows_the_course_and_shows_it(small: Path) -> None:
    command = [sys.executable, "-m", "course.cli", "serve", "--address", f"127.0.0.1:{free_port()}"]
    server = subprocess.Popen(command, cwd=small, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert server.stderr
    try:
        said = next((found[1] for line in server.stderr if (found := re.search(r"Serving on (http\S+)", line))), "")
        with urllib.request.urlopen(said, timeout=SECONDS) as answer:
            assert "<title>Looking after parks" in answer.read().decode()
    finally:
        server.kill()
        server.wait()
        server.stderr.close()

"""Setting up: each group adds its own, says what it did, and is taken as ready only when it is whole."""

import json
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from course.tools import npm, progress

GOES = "exit 0"
FAILS = 'case "$*" in *install*) echo "WARNING: a wheel is old"; echo "ERROR: No matching distribution found for ruff==9.9"; exit 1;; esac'


def tool(path: Path, does: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)


def set_up(root: Path, venv: Path, *, uv: str, python: str) -> subprocess.CompletedProcess[str]:
    """Set up the group "takeaway" in an environment whose uv and Python do as they are told."""
    tool(venv / "bin" / "uv", uv)
    tool(venv / "bin" / "python", python)
    (venv / ".ready-takeaway").touch()
    command = [sys.executable, "scripts/environment.py", "takeaway", str(venv)]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_a_group_that_is_whole_is_ready_and_says_so_in_a_line_a_step(root: Path, tmp_path: Path) -> None:
    done = set_up(root, tmp_path, uv=GOES, python=GOES)
    assert done.returncode == 0 and (tmp_path / ".ready-takeaway").exists()
    line = r"setup takeaway 1/1: \d+ packages from scripts/requirements/takeaway\.lock, by uv, [\d.]+ s\n"
    assert re.fullmatch(line, done.stdout)


def test_pip_goes_on_where_uv_stops(root: Path, tmp_path: Path) -> None:
    done = set_up(root, tmp_path, uv=FAILS, python=GOES)
    assert done.returncode == 0 and (tmp_path / ".ready-takeaway").exists()
    assert "pip goes on where uv stopped (ERROR: No matching distribution found for ruff==9.9)" in done.stdout
    assert ", by pip, " in done.stdout


def test_what_failed_is_not_ready_and_is_told_with_what_to_do(root: Path, tmp_path: Path) -> None:
    done = set_up(root, tmp_path, uv=FAILS, python=FAILS)
    assert done.returncode == 1 and not (tmp_path / ".ready-takeaway").exists()
    assert done.stderr.startswith("ERROR: No matching distribution found for ruff==9.9\n")
    failed = "setup takeaway 1/1: failed while installing scripts/requirements/takeaway.lock"
    assert f"{failed}; see that this machine reaches" in done.stderr


def test_every_lock_has_hashes_and_no_host_and_no_two_differ_on_a_release(root: Path) -> None:
    releases: dict[str, str] = {}
    for lock in sorted((root / "requirements").glob("*.lock")):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock
        for package in re.split(r"\n(?=\w)", text):
            name, release = re.match(r"([\w.-]+)==(\S+)", package).groups()  # type: ignore[union-attr]
            assert "--hash=sha256:" in package, (lock, name)
            assert releases.setdefault(name, release) == release, (lock, name)
    for lock in (root / "package-lock.json", *root.glob("*/package-lock.json")):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in re.sub(r'"url": "[^"]*"', "", text), lock
        packages = [package for name, package in json.loads(text)["packages"].items() if name]
        assert all("integrity" in package for package in packages), lock


def test_while_something_takes_long_a_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ends = iter([False, False, True])  # the end comes with the third wait
    bell = SimpleNamespace(wait=lambda seconds: next(ends), set=lambda: None)
    monkeypatch.setattr(progress, "threading", SimpleNamespace(Event=lambda: bell, Thread=threading.Thread))
    with progress.alive("setup: a step"):
        pass
    assert re.fullmatch(r"(setup: a step, \d+ s so far\n){2}", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("version", "usable"), [("v20.12.0", True), ("v26.1.0", True), ("v18.20.1", False), ("", False)]
)
def test_node_of_this_machine_is_used_where_it_is_new_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, usable: bool
) -> None:
    tool(tmp_path / "node", f"echo {version}")
    tool(tmp_path / "npm", GOES)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert npm.has_own.__wrapped__() is usable


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder that holds the programs of a bare machine; its Python finds nothing."""
    tool(tmp_path / "python", 'echo "$*" >&2; exit 1')
    tool(tmp_path / "id", "echo 1000")
    return tmp_path


def run(root: Path, path: Path, *needs: str) -> subprocess.CompletedProcess[str]:
    command = [shutil.which("sh") or "sh", str(root / "scripts" / "system-packages.sh"), "python", *needs]
    return subprocess.run(command, env={"PATH": str(path)}, capture_output=True, text=True, check=False)


def test_all_that_is_missing_is_told_at_once(root: Path, path: Path) -> None:
    done = run(root, path, "browser", "converters")
    assert done.returncode == 1
    assert "find_browser" in done.stderr and "missing()" in done.stderr


def test_what_is_here_is_not_installed(root: Path, path: Path) -> None:
    tool(path / "python", "exit 0")
    tool(path / "apt-get", "echo asked >&2")
    tool(path / "id", "echo 0")
    done = run(root, path, "browser", "converters")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_missing_comes_from_debian_where_that_is_allowed(root: Path, path: Path) -> None:
    tool(path / "apt-get", f'case "$*" in *install*chromium*) echo "exit 0" > "{path}/python" ;; esac')
    tool(path / "id", "echo 0")
    done = run(root, path, "browser")
    expected = (0, "browser: installing Debian's chromium fonts-liberation\n", "")
    assert (done.returncode, done.stdout, done.stderr) == expected

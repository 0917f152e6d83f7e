"""What the package index does not carry: looked for, asked of Debian where that is allowed, and told where it is missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder that holds the programs of a bare machine; its Python finds nothing."""
    program(tmp_path, "python", 'echo "$*" >&2; exit 1')
    program(tmp_path, "id", "echo 1000")
    return tmp_path


def run(root: Path, path: Path, *needs: str) -> subprocess.CompletedProcess[str]:
    command = [shutil.which("sh") or "sh", str(root / "scripts" / "system-packages.sh"), "python", *needs]
    return subprocess.run(command, env={"PATH": str(path)}, capture_output=True, text=True, check=False)


def test_all_that_is_missing_is_told_at_once(root: Path, path: Path) -> None:
    done = run(root, path, "browser", "converters")
    assert done.returncode == 1
    assert "find_browser" in done.stderr and "missing()" in done.stderr


def test_what_is_here_is_not_installed(root: Path, path: Path) -> None:
    program(path, "python", "exit 0")
    program(path, "apt-get", "echo asked >&2")
    program(path, "id", "echo 0")
    done = run(root, path, "browser", "converters")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_missing_comes_from_debian_where_that_is_allowed(root: Path, path: Path) -> None:
    program(path, "apt-get", f'case "$*" in *install*chromium*) echo "exit 0" > "{path}/python" ;; esac')
    program(path, "id", "echo 0")
    done = run(root, path, "browser")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "browser: installing Debian's chromium fonts-liberation\n",
        "",
    )

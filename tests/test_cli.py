"""The command line as a shell sees it: what it prints and its exit code, whatever happens around it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

COURSE = [sys.executable, "-m", "course.cli"]


def shell(root: Path, line: str) -> subprocess.CompletedProcess[str]:
    command = " ".join(f"'{part}'" for part in COURSE)
    return subprocess.run(
        ["bash", "-c", line.replace("course", command, 1)], cwd=root, capture_output=True, text=True, check=False
    )


def test_a_pipe_that_is_closed_early_ends_a_command_without_a_word(root: Path) -> None:
    done = shell(root, "course check | true; exit ${PIPESTATUS[0]}")
    assert (done.returncode, done.stderr) == (141, "")


def test_a_full_disk_is_told_in_one_line(root: Path) -> None:
    done = shell(root, "course check > /dev/full")
    assert (done.returncode, done.stderr) == (
        2,
        "course check: No space left on device; nothing after that was done\n",
    )


def test_a_folder_that_cannot_be_made_is_told_in_one_line(root: Path) -> None:
    done = shell(root, "course build --out /proc/nowhere/site")
    assert (done.returncode, done.stderr) == (
        2,
        "course build: /proc/nowhere: No such file or directory; nothing after that was done\n",
    )

"""The question bank for systems that take questions alone: mkdocs-quiz's own export, with names that stay and fixed bytes."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

VERSIONS = ("1.2", "2.1")
_MADE_UP = re.compile(r"\b(?:quiz|answer|blank|assessment)_[0-9a-f]{8}\b")


def qti_files(bank: Path, version: str, ids: Sequence[str], title: str) -> dict[str, bytes]:
    """The files of an export of the folder `bank` in QTI `version`, by path; `ids` names its questions in their order.

    ValueError where the export has another number of questions than there are ids.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "bank.zip"
        command = [sys.executable, "-m", "mkdocs_quiz.cli", "export", "qti", str(bank), "-q", version, "-o", str(out)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ValueError(f"mkdocs-quiz could not export the questions: {(done.stderr or done.stdout).strip()}")
        with zipfile.ZipFile(out) as package:
            files = {name: package.read(name).decode() for name in package.namelist()}
    return {name: text.encode() for name, text in named(files, ids, title).items()}


def named(files: dict[str, str], ids: Sequence[str], title: str) -> dict[str, str]:
    """The files with the names that the export made up replaced: questions by their ids, options by their places."""
    items = _in_order(files)
    if len(items) != len(ids):
        raise ValueError(f"mkdocs-quiz exported {len(items)} questions, and the bank has {len(ids)}")
    names = {f"quiz_{item}": f"q-{name}" for item, name in zip(items, ids, strict=True)}
    for path in sorted(files, key=lambda path: (items.index(_made(path)) if _made(path) in items else -1, path)):
        owner = names.get(f"quiz_{_made(path)}", "course")
        for place, found in enumerate(dict.fromkeys(_MADE_UP.findall(files[path])), 1):
            names.setdefault(found, f"{owner}-{place}" if owner != "course" else "course-questions")
    whole = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
    return {
        whole.sub(lambda match: names[match[0]], path): _titled(whole.sub(lambda match: names[match[0]], text), title)
        for path, text in files.items()
    }


def _in_order(files: dict[str, str]) -> list[str]:
    """The made-up parts of the questions' names, in the order in which the export lists them."""
    return list(dict.fromkeys(re.findall(r"items/quiz_([0-9a-f]{8})", files["imsmanifest.xml"])))


def _made(path: str) -> str:
    found = re.search(r"quiz_([0-9a-f]{8})", path)
    return found[1] if found else ""


def _titled(text: str, title: str) -> str:
    return text.replace("Quizzes from quizzes", title)

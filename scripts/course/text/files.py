"""Text files as authors' editors save them, read whatever is wrong with them, so that one bad file hides no other problem."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from course.text.problems import Problem

TO_WRITE = "To write"
"""How words begin that stand in a draft for those that nobody has written yet."""
_INHERITS = re.compile(r"^INHERIT:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_MERGE = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def find_root(start: Path) -> Path:
    """The folder at or above `start` that holds mkdocs.yml; SystemExit with one line where there is none."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").exists():
            return folder
    raise SystemExit("course: no mkdocs.yml here or above; run this inside the course's folder")


def machine_of(root: Path) -> Path:
    """The folder of the machine by which the course in `root` is built: that of the last file that its mkdocs.yml inherits."""
    path = root / "mkdocs.yml"
    while path.is_file() and (found := _INHERITS.search(path.read_text(encoding="utf-8", errors="replace"))):
        path = path.parent / found[1]
    return path.parent.resolve()


def json_files(given: Iterable[Path]) -> list[Path]:
    """The files in `given`; a folder stands for the .json files in it."""
    return [file for path in given for file in (sorted(path.rglob("*.json")) if path.is_dir() else [path])]


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of the file at `path`, with any system's line ends and no byte order mark, and what is wrong with it.

    What is no UTF-8 comes as U+FFFD; a file that cannot be read is empty.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return "", [
            Problem(name, 1, f"this cannot be read: {error.strerror}; put the file back, or take its name away")
        ]
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    faults = []
    try:
        data.decode()
    except UnicodeDecodeError as error:
        wrong = f"this is not UTF-8: the byte {data[error.start]:#04x}; save the file with the encoding UTF-8"
        faults.append((data.count(b"\n", 0, error.start), wrong))
    if (unseen := _UNSEEN.search(text)) and not faults:
        wrong = f"the character {ord(unseen[0]):#04x} stands here, which nobody sees; take it out"
        faults.append((text.count("\n", 0, unseen.start()), wrong))
    if merge := _MERGE.search(text):
        right = "keep one side, and take out the lines of <, = and >"
        wrong = f"{merge[0][:20]!r} is of a merge that nobody finished; {right}"
        faults.append((text.count("\n", 0, merge.start()), wrong))
    return text, [Problem(name, ends + 1, wrong) for ends, wrong in faults]


def swap(new: Path, out: Path) -> None:
    """Put the folder `new` in the place of `out`, which a failure leaves as it was; after a crash the old one is beside it."""
    old = out.with_name(f"{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)

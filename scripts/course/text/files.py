"""Text files as authors' editors save them, read whatever is wrong with them, so that one bad file hides no other problem."""

from __future__ import annotations

import re
from pathlib import Path

from course.text.problems import Problem

_MERGE = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of the file at `path`, with any system's line ends and no byte order mark, and what is wrong with it.

    `name` is the file as the reader knows it. What is no UTF-8 comes as U+FFFD; a file that cannot be read is empty.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"this cannot be read: {error.strerror}; put the file back, or take its name away"
        return "", [Problem(name, 1, message)]
    problems = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"this is not UTF-8: the byte {data[error.start]:#04x}; save the file with the encoding UTF-8"
        problems.append(Problem(name, line, message))
        text = data.decode("utf-8-sig", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unseen = _UNSEEN.search(text)
    if unseen and not problems:
        message = f"the character {ord(unseen[0]):#04x} stands here, which nobody sees; take it out"
        problems.append(Problem(name, _line(text, unseen), message))
    merge = _MERGE.search(text)
    if merge:
        message = (
            f"{merge[0][:20]!r} is of a merge that nobody finished; keep one side, and take out the lines of <, = and >"
        )
        problems.append(Problem(name, _line(text, merge), message))
    return text, problems


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1

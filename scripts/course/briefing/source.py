"""What a source is once it is read: clean lines that know where they stood, what was left out, and what is doubtful."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

SOFT_HYPHEN = "\u00ad"
HYPHENS = "-‐‑\u00ad"
BULLETS = r"•◦▪▫‣●○■□·∙◆◇❖⁃➢➤►▶✓✔✗✘☑\uf020-\uf0ff"
_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "„": '"',
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    }
)  # fmt: skip
_CONTROL = re.compile(r"[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f]")
_UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufeff\ufffe\uffff]")
_SENTENCE_END = re.compile(r"[.!?:;,…][\"')\]*_]*$")
_LEAVINGS = re.compile(r"(?:\s*\(p\d{1,4}(?:-\d{1,4})?\))+$")

Progress = Callable[[int, int], None]


class BriefingError(Exception):
    """A source that cannot be used; its one line names the file and says what is right."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a source: its number from 1 (in a PDF its page's), its clean text, its text as it stood, its page from 0.

    What is known of it already is its mark (`#` for a heading, `table`, `note`, ...) and its printed page.
    """

    number: int
    text: str
    raw: str
    page: int
    mark: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a source is in no draft: its line or page, its text, and why."""

    number: int
    text: str
    reason: str


@dataclass
class Reading:
    """A source that was read: its raw text, its lines, what was left out, what is doubtful, what was found.

    The `unit` says what the numbers of lines count; where it is `marked`, nothing but its marks is a bullet.
    """

    raw: str
    lines: list[Line] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    warnings: list[tuple[int, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    unit: str = "line"
    marked: bool = False

    def leave(self, reason: str, *lines: Line) -> None:
        """Put filled lines on the list of what is in no draft."""
        self.left_out += [LeftOut(line.number, line.text, reason) for line in lines if line.text]


def blank(line: Line) -> Line:
    """An empty line where `line` stands."""
    return Line(line.number, "", "", line.page, "", line.printed)


def source_lines(text: str) -> list[Line]:
    """The lines of `text`, numbered as an editor numbers them; a form feed begins a new page."""
    found, page = [], 0
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        for index, part in enumerate(line.split("\f")):
            page += index > 0
            found.append(Line(number, cleaned(part), part, page))
    return found


def cleaned(text: str) -> str:
    """The text with straight quotes and single spaces, without what nobody sees; a soft hyphen stays at its end alone."""
    kept = " ".join(_UNSEEN.sub("", _CONTROL.sub(" ", text.translate(_PLAIN))).split())
    return kept[:-1].replace(SOFT_HYPHEN, "") + kept[-1:]


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence or a part of one does: in a mark, quotes, brackets and a page reference aside."""
    return bool(_SENTENCE_END.search(_LEAVINGS.sub("", text[-60:]).rstrip()))


def starts_low(text: str) -> bool:
    """Whether the first letter or digit of the text is a small letter, as in the middle of a sentence."""
    first = next((char for char in text[:20] if char.isalnum()), "")
    return bool(first) and unicodedata.category(first) == "Ll"

"""What a source is once it is read: clean lines that know where they stood, what was left out, what is doubtful; and page
references in the forms that briefings print, brought to the course's own: one to a bracket, `(p12) (p14-15)`."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

SOFT_HYPHEN = "\u00ad"
LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
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
_LEAVINGS = re.compile(r"(?:\s*\(p\d{1,4}(?:-\d{1,4})?\)|\[\d{1,3}\])+$")
_BRACKET = re.compile(
    r"\(([^()]{2,200})\)|\[((?:see )?(?:pages?|pp?|tud|t)\b[^\[\]()]{1,60})\]|,\s(pp?\.\s?\d{1,4}(?:[-–]\d{1,4})?)(?=[.;,]?\s|[.;]?$)",
    re.IGNORECASE,
)
_RANGE = r"(?P<first>1?\d{1,3})(?:\s?(?:[-‐‑‒–—−]|to)\s?(?:pp?\.?\s?)?(?P<last>1?\d{1,3}))?"
_FIRST = re.compile(rf"(?:(?:see|at|on|also|see also)\s)?(?:pages?|pp?|tud|t)\s?\.?\s?{_RANGE}", re.IGNORECASE)
_BEHIND = re.compile(rf"(?P<words>.*?[^\W\d]\.?) (?:pages?|pp?)\s?\.?\s?{_RANGE}", re.IGNORECASE)
_NEXT = re.compile(_RANGE)
_BETWEEN = re.compile(r"\s*(?:[,;&]\s*(?:and\s)?|\sand\s)\s*")

Progress = Callable[[int, int], None]
T = TypeVar("T")


class BriefingError(Exception):
    """A source that cannot be used; its one line says what is right, and `named` puts the file before it."""


@contextmanager
def named(path: Path | str) -> Iterator[None]:
    """What cannot be used within is said of `path`."""
    try:
        yield
    except ImportError as error:
        said = f"needs the packages that read it; `make split SOURCE={path}` installs them"
        raise BriefingError(f"{path}: {said}") from error
    except BriefingError as error:
        raise BriefingError(f"{path}: {error}") from error


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
    """Whether the text ends as a sentence or a part of one does: in a mark; quotes, notes and references aside."""
    return bool(_SENTENCE_END.search(_LEAVINGS.sub("", text[-60:]).rstrip()))


def starts_low(text: str) -> bool:
    """Whether the first letter or digit of the text is a small letter, as in the middle of a sentence."""
    first = next((char for char in text[:20] if char.isalnum()), "")
    return bool(first) and unicodedata.category(first) == "Ll"


def numeral(number: int, kind: str) -> str:
    """A number in letters or Roman where the kind of a list's numerals says so, else in figures."""
    names = LETTERS if re.search("alpha|letter", kind, re.IGNORECASE) else ROMAN if "oman" in kind else ()
    said = names[number - 1] if 0 < number <= len(names) else str(number)
    return said.upper() if kind[:1] in ("U", "u") else said


def cut(items: Iterable[T], begins: Callable[[list[T], T], object]) -> Iterator[list[T]]:
    """The items in runs; a new one begins where that is said of the run so far and the next item."""
    held: list[T] = []
    for item in items:
        if held and begins(held, item):
            yield held
            held = []
        held.append(item)
    if held:
        yield held


def to_course_form(text: str, marks: Sequence[int] = ()) -> tuple[str, list[int]]:
    """`text` with its page references in the course's form, and `marks` (rising offsets into `text`) where they are now.

    Words beside a reference keep a bracket of their own: `(Smith et al, 2010, p. 12)` is `(Smith et al, 2010) (p12)`.
    A bracket without a page reference is left alone.
    """
    parts: list[str] = []
    shifts, ends, done = [0], [0], 0
    for match in _BRACKET.finditer(text):
        written = _rewritten((match[1] or match[2] or match[3]).strip())
        if written:
            parts += [text[done : match.start()], f" {written}" if match[3] else written]
            done = match.end()
            ends.append(done)
            shifts.append(shifts[-1] + len(parts[-1]) - len(match[0]))
    return "".join(parts) + text[done:], [mark + shifts[bisect_right(ends, mark) - 1] for mark in marks]


def _rewritten(inside: str) -> str:
    """The bracket's words as brackets in the course's form; empty where they hold no page reference."""
    brackets: list[str] = []
    rest = start = 0
    for between in [*_BETWEEN.finditer(inside), None]:
        end = between.start() if between else len(inside)
        forms = (_FIRST, _NEXT, _BEHIND) if rest else (_FIRST, _BEHIND)
        if match := next(filter(None, (form.fullmatch(inside, start, end) for form in forms)), None):
            first, last = match["first"], match["last"] or ""
            whole = f"-{first[: max(0, len(first) - len(last))]}{last}" if last else ""  # 208-9 is 208-209
            words = match["words"] if "words" in match.re.groupindex else ""
            brackets += [_in_brackets(inside[rest:start] + words), f"(p{first}{whole})"]
            rest = end
        start = between.end() if between else end
    return " ".join(filter(None, [*brackets, _in_brackets(inside[rest:])])) if rest else ""


def _in_brackets(words: str) -> str:
    """The words beside references in a bracket of their own; nothing where they only join two references."""
    kept = words.strip(" ,;&").removeprefix("and ")
    return f"({kept})" if kept and kept != "and" else ""

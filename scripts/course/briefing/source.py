"""A source text as a PDF-to-text tool leaves it, read with care and cut into clean lines that know where they stood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

SOFT_HYPHEN = "\u00ad"
_WANTED = "a briefing is a text or Markdown file in UTF-8"
_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "„": '"',
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    }
)  # fmt: skip
_UNSEEN = re.compile(r"[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u200b-\u200f\u2060\ufeff\ufffe\uffff]")
_SENTENCE_END = re.compile(r"[.!?:;,…][\"')\]*_]*$")
_LEAVINGS = re.compile(r"(?:\s*\(p\d{1,3}(?:-\d{1,3})?\))+$")


class BriefingError(Exception):
    """A source that cannot be used; its one line names the file and says what is right."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a source: its number from 1, its clean text, its text as it stood, and its page from 0."""

    number: int
    text: str
    raw: str
    page: int


def read_source(path: Path | str) -> str:
    """The text of the file at `path`; BriefingError where it is missing, empty or not text in UTF-8."""
    file = Path(path)
    try:
        if not file.is_file():
            raise BriefingError(f"{path}: is not a file; {_WANTED}")
        data = file.read_bytes()
    except OSError as error:
        raise BriefingError(f"{path}: cannot be read ({error.strerror}); {_WANTED}") from error
    if data.startswith(b"%PDF"):
        raise BriefingError(f"{path}: is a PDF; turn it into text first, with pdftotext for example")
    if b"\0" in data:
        raise BriefingError(f"{path}: is not text in UTF-8 (it holds NUL bytes); {_WANTED}")
    return _decoded(data, path)


def _decoded(data: bytes, path: Path | str) -> str:
    """The bytes as text, refused where they are no UTF-8 or say nothing."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BriefingError(
            f"{path}: is not text in UTF-8 (byte {data[error.start]:#04x} on line {line}); {_WANTED}"
        ) from error
    if not text.strip():
        raise BriefingError(f"{path}: is empty; {_WANTED}")
    return text


def source_lines(text: str) -> list[Line]:
    """The lines of `text`, numbered as an editor numbers them; a form feed begins a new page."""
    found, page = [], 0
    broken = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(broken.split("\n"), 1):
        for index, part in enumerate(line.split("\f")):
            page += 1 if index else 0
            found.append(Line(number, _clean(part), part, page))
    return found


def _clean(text: str) -> str:
    """The line with straight quotes and single spaces, without what nobody sees; a soft hyphen stays at its end alone."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    kept = " ".join(_UNSEEN.sub("", text.translate(_PLAIN)).split())
    return kept[:-1].replace(SOFT_HYPHEN, "") + kept[-1:]


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence or a part of one does: in a mark, quotes, brackets and a page reference aside."""
    return bool(_SENTENCE_END.search(_LEAVINGS.sub("", text[-60:]).rstrip()))


def starts_low(text: str) -> bool:
    """Whether the first letter or digit of the text is a small letter, as in the middle of a sentence."""
    first = next((char for char in text[:20] if char.isalnum()), "")
    return unicodedata.category(first) == "Ll" if first else False

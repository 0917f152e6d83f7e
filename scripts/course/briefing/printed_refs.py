"""Page references in the forms that briefings print, brought to the course's own: one to a bracket, `(p12) (p14-15)`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_BRACKET = re.compile(
    r"\(([^()]{2,200})\)|\[((?:see )?(?:pages?|pp?|tud|t)\b[^\[\]()]{1,60})\]|,\s(pp?\.\s?\d{1,4}(?:[-–]\d{1,4})?)(?=[.;,]?\s|[.;]?$)",
    re.IGNORECASE,
)
_DASH = r"\s?(?:[-‐‑‒–—−]|to)\s?"
_PAGE = r"1?\d{1,3}"
_FIRST = re.compile(
    rf"(?:(?:see|at|on|also|see also)\s)?(?:pages?|pp?|tud|t)(?:\s?\.\s?|\s?)({_PAGE})(?:{_DASH}(?:pp?\.?\s?)?({_PAGE}))?",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"(?P<words>.*?[^\W\d]\.?) (?:pages?|pp?)\s?\.?\s?({_PAGE})(?:{_DASH}({_PAGE}))?", re.IGNORECASE)
_NEXT = re.compile(rf"({_PAGE})(?:{_DASH}({_PAGE}))?")
_BETWEEN = re.compile(r"\s*(?:[,;&]\s*(?:and\s)?|\sand\s)\s*")


def to_course_form(text: str, marks: Sequence[int] = ()) -> tuple[str, list[int]]:
    """`text` with its page references in the course's form, and `marks` (rising offsets into `text`) where they are now.

    Words beside a reference keep a bracket of their own: `(Smith et al, 2010, p. 12)` is `(Smith et al, 2010) (p12)`.
    A bracket without a page reference is left alone.
    """
    parts: list[str] = []
    shifts, ends, done, shift = [0], [0], 0, 0
    for match in _BRACKET.finditer(text):
        written = _rewritten((match[1] or match[2] or match[3]).strip())
        if written is None:
            continue
        written = f" {written}" if match[3] else written
        parts += [text[done : match.start()], written]
        done = match.end()
        shift += len(written) - len(match[0])
        ends.append(done)
        shifts.append(shift)
    return "".join(parts) + text[done:], [mark + shifts[bisect_right(ends, mark) - 1] for mark in marks]


def _rewritten(inside: str) -> str | None:
    """The bracket's words as brackets in the course's form; None where they hold no page reference."""
    brackets: list[str] = []
    rest, seen = 0, False
    for start, end in _parts(inside):
        match = _FIRST.fullmatch(inside, start, end) or (_NEXT.fullmatch(inside, start, end) if seen else None)
        if not match and (behind := _BEHIND.fullmatch(inside, start, end)):
            brackets += [
                _in_brackets(inside[rest:start] + behind["words"]),
                f"(p{behind[2]}{_range_end(behind[2], behind[3])})",
            ]
            rest, seen = end, True
        if match:
            brackets += [_in_brackets(inside[rest:start]), f"(p{match[1]}{_range_end(match[1], match[2])})"]
            rest, seen = end, True
    brackets.append(_in_brackets(inside[rest:]))
    return " ".join(bracket for bracket in brackets if bracket) if seen else None


def _parts(inside: str) -> list[tuple[int, int]]:
    """Where the parts between commas, semicolons and "and" begin and end."""
    between = [edge for match in _BETWEEN.finditer(inside) for edge in match.span()]
    edges = [0, *between, len(inside)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _in_brackets(words: str) -> str:
    """The words beside references in a bracket of their own; nothing where they only join two references."""
    kept = words.strip(" ,;&").removeprefix("and ")
    return f"({kept})" if kept and kept != "and" else ""


def _range_end(first: str, last: str | None) -> str:
    """The end of a range written out in full: 208-9 is 208-209."""
    if last is None:
        return ""
    return f"-{first[: -len(last)]}{last}" if len(last) < len(first) else f"-{last}"

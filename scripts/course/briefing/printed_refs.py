"""Page references in the forms that briefings print, brought to the course's own: one to a bracket, `(p12) (p14-15)`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_BRACKET = re.compile(
    r"\(([^()]{2,200})\)|\[((?:see )?(?:pages?|pp?|tud|t)\b[^\[\]()]{1,60})\]|,\s(pp?\.\s?\d{1,4}(?:[-–]\d{1,4})?)(?=[.;,]?\s|[.;]?$)",
    re.IGNORECASE,
)
_RANGE = r"(?P<first>1?\d{1,3})(?:\s?(?:[-‐‑‒–—−]|to)\s?(?:pp?\.?\s?)?(?P<last>1?\d{1,3}))?"
_FIRST = re.compile(rf"(?:(?:see|at|on|also|see also)\s)?(?:pages?|pp?|tud|t)\s?\.?\s?{_RANGE}", re.IGNORECASE)
_BEHIND = re.compile(rf"(?P<words>.*?[^\W\d]\.?) (?:pages?|pp?)\s?\.?\s?{_RANGE}", re.IGNORECASE)
_NEXT = re.compile(_RANGE)
_BETWEEN = re.compile(r"\s*(?:[,;&]\s*(?:and\s)?|\sand\s)\s*")


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

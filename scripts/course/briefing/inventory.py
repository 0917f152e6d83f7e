"""Text in and text out held against each other: what of a source is in no draft and in no list."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape

from course.briefing.outline import Briefing
from course.briefing.printed_refs import to_course_form
from course.briefing.source import HYPHENS, LeftOut
from course.text.readability import capital

_JOINED = re.compile(rf"(?<=\w)[{HYPHENS}\u0002\ufffe]\s*(?=\w)")
_WORDS = re.compile(r"[^\W\d_]+|\d")
_LETTER_O = re.compile(r"^[ \t]*(?:- )?o[ \t]+(?=[A-Z])", re.MULTILINE)
# What a page reference may lose when it is brought to the course's form.
_OF_REFERENCES = frozenset(["p", "pp", "page", "pages", "see", "at", "on", "also", "and", "to", "tud", "t"])  # fmt: skip
_LISTS = 3


def words_of(text: str, *, joined: bool = True) -> list[str]:
    """The words and digits of a text in one form, whatever its hyphens, ligatures, accents' forms and page references."""
    plain = _LETTER_O.sub("", unicodedata.normalize("NFKC", text))
    plain = to_course_form(" ".join(plain.split()))[0].casefold()
    return [word for word in _WORDS.findall(_JOINED.sub("", plain) if joined else plain) if word not in _OF_REFERENCES]


def unplaced(briefing: Briefing, written: Sequence[str]) -> list[LeftOut]:
    """Each line of the source with words that are neither in what was `written` nor in the list of what was left out.

    Words that only the end of a line tells apart are no loss: then each letter is there as often as before.
    """
    out = [unescape(text.replace("\\", "")) for text in written] + [one.text for one in briefing.left_out]
    letters = Counter("".join(words_of(briefing.text, joined=False)))
    missing = Counter(words_of(briefing.text))
    for text in out:
        letters -= Counter("".join(words_of(text, joined=False)))
        missing -= Counter(words_of(text))
    found: list[LeftOut] = []
    for number, line in _lines(briefing) if letters else ():
        lost = Counter(words_of(line)) & missing
        if lost:
            missing -= lost
            found.append(LeftOut(number, line.strip(), f"not in a draft: {' '.join(lost.elements())}"))
    return found


def _lines(briefing: Briefing) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, or with those of their pages."""
    if briefing.unit != "page":
        yield from enumerate(briefing.text.replace("\f", " ").splitlines(), 1)
        return
    for number, page in enumerate(briefing.text.split("\f"), 1):
        yield from ((number, line) for line in page.splitlines())


def as_list(left_out: Sequence[LeftOut], unit: str) -> str:
    """What was left out, by reason, each with where it stood; the same text is listed once with its places."""
    parts = ["# Left out of the drafts"]
    for reason in dict.fromkeys(one.reason for one in left_out):
        parts += ["", f"## {capital(reason)}", ""]
        places: dict[str, list[str]] = {}
        for one in left_out:
            if one.reason == reason:
                places.setdefault(one.text, []).append(str(one.number))
        for text, numbers in places.items():
            more = f" and {len(numbers) - _LISTS} more" if len(numbers) > _LISTS else ""
            parts.append(f"- {unit} {', '.join(numbers[:_LISTS])}{more}: {text}")
    return "\n".join(parts) + "\n"

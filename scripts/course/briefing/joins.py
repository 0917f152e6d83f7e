"""Words and addresses that the end of a line cuts in two, made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from course.briefing.source import HYPHENS, SOFT_HYPHEN

_WORDS = re.compile(rf"[^\W\d_]+(?:[{HYPHENS}][^\W\d_]+)*")
_HALF = re.compile(rf"((?:[^\W_]+[{HYPHENS}])*[^\W_]+)[{HYPHENS}]$")
_REST = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
# Words that stand before a hyphen for good: where a text never has the whole word, the hyphen stays behind these.
_KEEPS = re.compile(
    r"all|anti|co|counter|cross|decision|eight|ex|face|fast|first|five|four|full|half|hard|high|ill|inter|joint|key|large|last"
    r"|late|life|long|low|mid|multi|near|new|nine|non|off|old|on|one|out|over|part|peer|person|place|post|pre|pro|problem|quasi"
    r"|second|self|semi|seven|short|single|six|small|so|solution|strength|sub|ten|third|three|trauma|two|ultra|under|value|well"
    r"|whole|wide|year|young"
)


class Joins:
    """How lines of a text go together: a word that it has elsewhere, with its hyphen or without, decides."""

    def __init__(self, lines: Iterable[str]) -> None:
        held = (line[:100_000].rstrip(HYPHENS) for line in lines)
        self.words = {word.casefold() for line in held for word in _WORDS.findall(line)}

    def between(self, first: str, second: str) -> tuple[str, str]:
        """The first of two lines as it stays, and what stands between it and the second."""
        if first.endswith(SOFT_HYPHEN):
            return first[:-1], ""
        if _ADDRESS.search(first):
            goes_on = first[-1] in "/-_=&?#.%" or "/" in second.split(" ")[0] or re.match(r"\w*[._-]\w", second)
            return first, "" if goes_on and second[:1].isascii() else " "
        half, rest = _HALF.search(first), _REST.match(second)
        if not half or not rest:
            return first, "" if re.search(r"\d[–‑]$|[^\W_]-$", first[-2:]) else " "
        before, after = half[1].casefold(), rest[0].casefold()
        joined = (first[:-1], "")
        hyphened = f"{first[:-1]}-", ""
        figures = before[-1].isdigit() or after[0].isdigit()
        if figures or not rest[0][0].islower() or f"{before}-{after}" in self.words:
            return hyphened
        if f"{before}{after}" in self.words:
            return joined
        if after in ("and", "or"):
            return hyphened[0], " "
        last = re.split(rf"[{HYPHENS}]", before)[-1]
        keeps = _KEEPS.fullmatch(last) or before != last or re.match(r"(?:to|term|based|led|year)\b", after)
        return hyphened if keeps else joined

"""References to the printed pages of a source, as authors write them: `(p208)`, `(p71-72)`; or to its numbered paragraphs: `(para 2.17)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARAGRAPH = r"[0-9]{1,3}(?:\.[0-9]{1,3})*[a-z]?"
REFERENCE = re.compile(rf"\((?:p(1?\d{{1,3}})(?:-(1?\d{{1,3}}))?|para ({_PARAGRAPH})(?:-({_PARAGRAPH}))?)\)")
WRITTEN = r"\((?:p[0-9]+(?:-[0-9]+)?|para [0-9][0-9a-z.-]*)\)"
"""A reference, to look for in a longer pattern: without groups."""
_NEARLY = re.compile(
    r"(?:(?<!\])\(|\[|\{(?! ?[#.]))[^()\[\]{}\n]{0,20}?\b(?:pp?|pg|pages?|paras?|paragraphs?)\.?\s*l?\d[^()\[\]{}\n]{0,40}[)\]}]"
    r"|(?<![\w#/-])(?:pp?|pg)\.?\s?\d+\b(?!\.\w)|\(\d{1,3}(?:-\d{1,3})?\)|\(no page[^()]{0,40}\)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PageRef:
    """A page of a source, a whole number, or a range of pages; or a numbered paragraph, such as "2.17", or a range of these."""

    first: int | str
    last: int | str | None = None

    @classmethod
    def parse(cls, text: str) -> PageRef:
        """The reference written `p208`, `p71-72` or `para 2.17`; ValueError where it is none, with what is right."""
        match = REFERENCE.fullmatch(f"({text.strip()})")
        if not match:
            raise ValueError("is not a page; write p208 or p71-72, or para 2.17")
        return _read(match)

    @property
    def noun(self) -> str:
        """What it names one of."""
        return "page" if isinstance(self.first, int) else "paragraph"

    @property
    def _ends(self) -> list[str]:
        return [str(one) for one in (self.first, self.last) if one is not None]

    @property
    def written(self) -> str:
        """The reference as authors write it, without its bracket."""
        return ("p" if self.noun == "page" else "para ") + "-".join(self._ends)

    @property
    def id(self) -> str:
        """Its anchor in the index of pages."""
        return self.written if self.noun == "page" else "para-" + "-to-".join(self._ends).replace(".", "-")

    @property
    def name(self) -> str:
        """The reference in words, for readers and screen readers; what it is a page of comes after it."""
        return f"{self.noun}{'s' * (len(self._ends) - 1)} {' to '.join(self._ends)}"

    @property
    def order(self) -> tuple[str, list[int], list[int]]:
        """What references are sorted by: pages first, each in the order of its numbers."""
        first, last = ([int(part) for part in re.findall(r"\d+", str(one or 0))] for one in (self.first, self.last))
        return self.noun, first, last

    @property
    def reach(self) -> set[str]:
        """Each single page or paragraph that it covers, as written."""
        ends = [re.fullmatch(r"(.*?)(\d+)", str(one)) for one in (self.first, self.last or self.first)]
        if not (ends[0] and ends[1] and ends[0][1] == ends[1][1]):
            return {PageRef(one).written for one in (self.first, self.last) if one}
        mark = PageRef(self.first).written.removesuffix(ends[0][2])
        first, last = sorted(int(end[2]) for end in ends if end)
        return {f"{mark}{number}" for number in range(first, last + 1)}


def _read(match: re.Match[str]) -> PageRef:
    return PageRef(int(match[1]), int(match[2]) if match[2] else None) if match[1] else PageRef(match[3], match[4])


def find(text: str) -> list[tuple[int, PageRef]]:
    """Every reference in `text` in the course's form, with the offset of its bracket."""
    return [(match.start(), _read(match)) for match in REFERENCE.finditer(text)]


def malformed(text: str) -> list[tuple[int, str]]:
    """What looks like a reference and is not in the course's form, with its offset."""
    return [(match.start(), match[0]) for match in _NEARLY.finditer(text) if not REFERENCE.fullmatch(match[0])]

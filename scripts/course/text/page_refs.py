"""References to the printed pages of a source, as authors write them: `(p208)`, `(p71-72)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

REFERENCE = re.compile(r"\(p(1?\d{1,3})(?:-(1?\d{1,3}))?\)")
_NEARLY = re.compile(
    r"(?:(?<!\])\(|\[|\{(?! ?[#.]))[^()\[\]{}\n]{0,20}?\b(?:pp?|pg|pages?)\.?\s*l?\d[^()\[\]{}\n]{0,40}[)\]}]"
    r"|(?<![\w#/-])(?:pp?|pg)\.?\s?\d+\b(?!\.\w)|\(\d{1,3}(?:-\d{1,3})?\)|\(no page[^()]{0,40}\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, order=True)
class PageRef:
    """A printed page of a source, or a range of pages."""

    first: int
    last: int | None = None

    @classmethod
    def parse(cls, text: str) -> PageRef:
        """The reference written `p208` or `p71-72`; ValueError where it is neither, with what is right."""
        match = REFERENCE.fullmatch(f"({text.strip()})")
        if not match:
            raise ValueError("is not a page; write p208 or p71-72")
        return cls(int(match[1]), int(match[2]) if match[2] else None)

    @property
    def id(self) -> str:
        """The reference as printed, which is also its anchor in the index of pages."""
        return f"p{self.first}" if self.last is None else f"p{self.first}-{self.last}"

    @property
    def name(self) -> str:
        """The reference in words, for readers and screen readers; what it is a page of comes after it."""
        return f"page {self.first}" if self.last is None else f"pages {self.first} to {self.last}"


def find(text: str) -> list[tuple[int, PageRef]]:
    """Every reference in `text` in the course's form, with the offset of its bracket."""
    return [
        (match.start(), PageRef(int(match[1]), int(match[2]) if match[2] else None))
        for match in REFERENCE.finditer(text)
    ]


def malformed(text: str) -> list[tuple[int, str]]:
    """What looks like a page reference and is not in the course's form, with its offset."""
    return [(match.start(), match[0]) for match in _NEARLY.finditer(text) if not REFERENCE.fullmatch(match[0])]

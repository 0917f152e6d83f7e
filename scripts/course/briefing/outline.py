"""A practice briefing as a tree: sections in order, their paragraphs, bullets and quotes, and where each stood in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from course.briefing.blocks import ADDRESS, Piece, is_markdown, pieces
from course.briefing.headers_and_footers import leave_out
from course.briefing.headings import Heading, find_headings, is_title_line
from course.briefing.slugs import unique_slugs
from course.briefing.source import BriefingError, Line, read_source, source_lines
from course.text.numbers import numbers_in
from course.text.page_refs import REFERENCE, PageRef, find
from course.text.readability import split_sentences

__all__ = ["Block", "Briefing", "BriefingError", "Counts", "Section", "parse", "read_source"]

MOST_SECTIONS = 500
_FIGURE = re.compile(
    r"\b(?:19|20)\d\d\s?[-–]\s?\d\d\b(?![\d%])|\d[\d,]*(?:\.\d+)?(?:\s?(?:%|per cent\b))?", re.IGNORECASE
)
_QUOTED = re.compile(r"([\"'])(?:(?!\1).)+\1[.!?]?(?:\s?\(p\d+(?:-\d+)?\)\.?)?")
_ENDS_WITH_PAGE = re.compile(r"\(p\d+(?:-\d+)?\)\.?$")


@dataclass(frozen=True)
class Block:
    """A `paragraph`, `bullet` or `quote`: its text on one line, and (offset, source line) where each source line begins.

    The text has straight quotes, single spaces, no bullet mark, and page references in the course's form.
    """

    kind: str
    text: str
    starts: tuple[tuple[int, int], ...]

    @property
    def line(self) -> int:
        """The first source line."""
        return self.starts[0][1]

    def line_at(self, offset: int) -> int:
        """The source line of the character at `offset`."""
        return self.starts[max(0, bisect_right(self.starts, (offset, float("inf"))) - 1)][1]

    @property
    def points(self) -> list[str]:
        """What the block says, point by point: a bullet is one point, any other block one point a sentence."""
        return [self.text] if self.kind == "bullet" else split_sentences(self.text)

    @property
    def references(self) -> list[tuple[int, PageRef]]:
        """The page references, each with its source line."""
        return [(self.line_at(offset), reference) for offset, reference in find(self.text)]

    @property
    def figures(self) -> list[tuple[int, str]]:
        """The numbers written in digits, in the form of `numbers_in`, each with its source line; page and web addresses aside."""
        masked = ADDRESS.sub(_blank, REFERENCE.sub(_blank, self.text))
        return [
            (self.line_at(match.start()), value)
            for match in _FIGURE.finditer(masked)
            for value in sorted(numbers_in(match[0]))
        ]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@dataclass(frozen=True)
class Section:
    """A heading and its own text: level from 1, unique slug, parent's slug (empty at the top), part (`front` for a list
    of contents, `body` or `back`), source line."""

    title: str
    level: int
    slug: str
    blocks: tuple[Block, ...]
    parent: str
    part: str
    line: int


@dataclass(frozen=True)
class Counts:
    """What a briefing's body holds: sections and how many of them are nested, points, references and different ones, figures and percentages."""

    sections: int
    nested: int
    points: int
    references: int
    distinct: int
    figures: int
    percentages: int


@dataclass(frozen=True)
class Briefing:
    """A source as a tree: its name, its text, its title lines, its sections, and the lines left out."""

    path: str
    text: str
    front: tuple[Block, ...]
    sections: tuple[Section, ...]
    left_out: tuple[Line, ...]

    @property
    def body(self) -> tuple[Section, ...]:
        """The sections without a list of contents, references and acknowledgements."""
        return tuple(section for section in self.sections if section.part == "body")

    def body_blocks(self) -> Iterator[Block]:
        """The blocks of the body in order."""
        for section in self.body:
            yield from section.blocks

    @property
    def counts(self) -> Counts:
        """What the body holds."""
        blocks = list(self.body_blocks())
        references = Counter(reference for block in blocks for _, reference in block.references)
        figures = [value for block in blocks for _, value in block.figures]
        return Counts(
            sections=len(self.body),
            nested=sum(bool(section.parent) for section in self.body),
            points=sum(len(block.points) for block in blocks),
            references=references.total(),
            distinct=len(references),
            figures=len(figures),
            percentages=sum(value.endswith("%") for value in figures),
        )


def parse(text: str, path: str = "the text") -> Briefing:
    """The briefing that `text` holds; `path` names it in errors. BriefingError where it has no heading,
    over 500 headings or over 100,000 lines.

    Running headers, footers and page numbers are left out as `runninglines` says; headings and their nesting are found
    as `sourceheadings` says. Text before the first heading, title lines aside, is a section named "Opening text".
    """
    kept, dropped = leave_out(source_lines(text))
    markdown = is_markdown(kept)
    found = pieces(kept, markdown=markdown)
    headings = find_headings(found, markdown=markdown)
    if not headings:
        raise BriefingError(
            f"{path}: no heading found; a heading is a short line between blank ones, without a full stop, or begins with #"
        )
    if len(headings) > MOST_SECTIONS:
        raise BriefingError(
            f"{path}: {len(headings)} headings found, more than {MOST_SECTIONS}; is this the text of one briefing?"
        )
    before = found[: headings[0].index]
    titles = list(takewhile(is_title_line, before))
    opening = before[len(titles) :]
    sections = [*_opening(opening), *_sections(headings, found)]
    return Briefing(path, text, _blocks(titles), tuple(sections), tuple(dropped))


def _opening(own: Sequence[Piece]) -> Iterator[Section]:
    """A section for text that stands before the first heading, if there is any."""
    if own:
        yield Section("Opening text", 1, "opening-text", _blocks(own), "", "body", own[0].starts[0][1])


def _sections(headings: Sequence[Heading], found: Sequence[Piece]) -> Iterator[Section]:
    """The sections that the headings open."""
    slugs = unique_slugs(["Opening text", *(heading.title for heading in headings)])[1:]
    ends = [heading.index for heading in headings[1:]] + [len(found)]
    for heading, slug, end in zip(headings, slugs, ends, strict=True):
        parent = "" if heading.parent is None else slugs[heading.parent]
        own = _blocks(found[heading.index + 1 : end])
        yield Section(heading.title, heading.level, slug, own, parent, heading.part, found[heading.index].starts[0][1])


def _blocks(own: Sequence[Piece]) -> tuple[Block, ...]:
    """The pieces as blocks."""
    return tuple(Block(_kind(own, index), piece.text, piece.starts) for index, piece in enumerate(own))


def _kind(own: Sequence[Piece], index: int) -> str:
    """What a piece is; a quote is marked, stands in quotation marks, or follows a colon and ends with its page."""
    piece = own[index]
    if piece.mark in ("bullet", "number"):
        return "bullet"
    announced = index > 0 and not own[index - 1].mark and own[index - 1].text.endswith(":")
    quoted = len(piece.text) < 2000 and bool(_QUOTED.fullmatch(piece.text))
    return (
        "quote"
        if piece.mark == "quote" or quoted or (announced and _ENDS_WITH_PAGE.search(piece.text[-20:]))
        else "paragraph"
    )

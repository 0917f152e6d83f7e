"""A practice briefing as a tree: sections in order, their paragraphs, bullets and quotes, and where each stood in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from course.briefing.blocks import ADDRESS, Piece, pieces, with_recommendations
from course.briefing.headings import Heading, find_headings, is_title_line
from course.briefing.reading import read, read_source, read_text
from course.briefing.slugs import unique_slugs
from course.briefing.source import BriefingError, LeftOut, Progress, Reading
from course.text.numbers import numbers_in
from course.text.page_refs import REFERENCE, PageRef, find
from course.text.readability import split_sentences

__all__ = ["Block", "Briefing", "BriefingError", "Counts", "Section", "open_briefing", "parse", "read_source"]

MOST_SECTIONS = 1000
_MOST_ITEM_WORDS, _NEAR = 40, 6
_NEARLY = re.compile(
    r"\b(?:pp?|pages?|tud)\.?\s?\d{1,4}\b|(?<=[a-z)] )\((?:19|20)\d\d[a-z]?: ?\d+\)|(?:19|20)\d\d: ?\d+(?=\))",
    re.IGNORECASE,
)
_NO_HEADING = "neither tags, bookmarks, a contents page nor larger or bolder type tells one; is it more than one page?"
_OWN_REFERENCES = 3
_FIGURE = re.compile(
    r"\b(?:19|20)\d\d\s?[-–]\s?\d\d\b(?![\d%])|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,])"
    r"|(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:\s?(?:%|per cent\b))?",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(
    r"\[\d{1,3}\]|\([^()]*\b(?:19|20)\d\d[a-z]?: ?\d+(?:[-–]\d+)?\)|(?<!\d)\d{1,2},\d{1,2}(?![\d,])"
    r"|(?<!\d)0\d{2,4}[ -]\d{3}[ -]?\d{3,4}(?!\d)|(?:call|dial|ring|phone|telephone|text)(?: \w+){0,2} \d{3,}|\bor (?:999|111|101|112)\b"
    r"|\bon (?:999|111|101|112)\b|^(?:\w{1,4}\))?\s?(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}\.)(?=\s)",
    re.IGNORECASE,
)
_PARAGRAPH_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}\.|\d{1,2}[a-z]\)(?: ?[ivx]{1,5}[.)])?)\s*(?=\S)")
_QUOTED = re.compile(r"([\"'])(?:(?!\1).)+\1[.!?]?(?:\s?\(p\d+(?:-\d+)?\)\.?)?")
_ENDS_WITH_PAGE = re.compile(r"\(p\d+(?:-\d+)?\)\.?$")


@dataclass(frozen=True)
class Block:
    """A `paragraph`, `bullet`, `quote`, `table` or `note`: its text, and (offset, source line) where each source line begins.

    The text has straight quotes, single spaces, no bullet mark, and page references in the course's form.
    """

    kind: str
    text: str
    starts: tuple[tuple[int, int], ...]
    page: str = ""

    @property
    def number(self) -> str:
        """The number that the source gives the paragraph, as 2.17, 104. or 4a) ii., else nothing."""
        match = _PARAGRAPH_NUMBER.match(self.text) if self.kind in ("paragraph", "bullet", "quote") else None
        return match[1] if match else ""

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
        masked = _NO_FIGURE.sub(_blank, ADDRESS.sub(_blank, REFERENCE.sub(_blank, self.text)))
        return [
            (self.line_at(match.start()), value)
            for match in _FIGURE.finditer(masked)
            for value in sorted(numbers_in(re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d)", "", match[0])))
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
    """A source as a tree: its name, its text, its title lines, its sections, what was left out, what is doubtful."""

    path: str
    text: str
    front: tuple[Block, ...]
    sections: tuple[Section, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[tuple[int, str], ...] = ()
    told: tuple[str, ...] = ()
    unit: str = "line"

    @property
    def body(self) -> tuple[Section, ...]:
        """The sections without a list of contents, references and acknowledgements."""
        return tuple(section for section in self.sections if section.part == "body")

    def body_blocks(self) -> Iterator[Block]:
        """The blocks of the body in order."""
        for section in self.body:
            yield from (block for block in section.blocks if block.kind != "note")

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
    """The briefing that `text` holds; `path` names it in errors. BriefingError where it has no heading or over 1,000.

    Running headers, footers and page numbers are left out as `headers_and_footers` says; headings and their nesting are
    found as `headings` says. Text before the first heading, title lines aside, is a section named "Opening text".
    """
    return _tree(read_text(text, path), path, text)


def open_briefing(path: Path, pages: str = "printed", progress: Progress = lambda done, total: None) -> Briefing:
    """The briefing in the file at `path`, of whatever kind.

    The paragraphs of a PDF get a reference to their `printed` page, where they have one and the text prints no
    references of its own; to the page of the `file`; or to `none`.
    """
    reading = read(path, progress)
    if pages == "file" and reading.unit == "page":
        reading.lines = [replace(line, printed=str(line.number)) for line in reading.lines]
    own = sum(len(find(piece.text)) for piece in pieces(reading.lines, marked=True))
    if pages == "printed" and own >= _OWN_REFERENCES and any(line.printed for line in reading.lines):
        reading.warnings.append(
            (0, f"its own {own} references stay, and its own pages are not added; `--pages file` adds those")
        )
    if pages == "none" or (pages == "printed" and own >= _OWN_REFERENCES):
        reading.lines = [replace(line, printed="") for line in reading.lines]
    return _tree(reading, str(path), reading.raw)


def _tree(reading: Reading, path: str, text: str) -> Briefing:
    """The lines as a tree."""
    marked = reading.marked and any(line.mark.startswith("#") for line in reading.lines)
    paged = reading.unit == "page"
    found = with_recommendations(pieces(reading.lines, marked=reading.marked))
    headings = find_headings(found, marked=marked or (paged and any(piece.mark.startswith("#") for piece in found)))
    if not headings:
        plain = "a heading is a short line between blank ones, without a full stop, or begins with #"
        raise BriefingError(f"{path}: no heading found; {_NO_HEADING if paged else plain}")
    if len(headings) > MOST_SECTIONS:
        raise BriefingError(
            f"{path}: {len(headings)} headings found, more than {MOST_SECTIONS}; is this the text of one briefing?"
        )
    before = found[: headings[0].index]
    titles = before if paged else list(takewhile(is_title_line, before))
    opening = before[len(titles) :]
    sections = _notes_at_home([*_opening(opening), *_sections(headings, found)])
    briefing = Briefing(
        path, text, _blocks(titles), tuple(sections), tuple(reading.left_out), (), tuple(reading.told), reading.unit
    )
    return replace(briefing, warnings=(*reading.warnings, *_doubts(briefing)))


def _doubts(briefing: Briefing) -> Iterator[tuple[int, str]]:
    """What somebody should look at: page references that were not read, Roman pages, tables in pieces."""
    for block in briefing.body_blocks():
        for match in _NEARLY.finditer(REFERENCE.sub(_blank, ADDRESS.sub(_blank, block.text))):
            yield block.line_at(match.start()), f'"{match[0]}" may be a page reference; it was not read as one'


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


def _notes_at_home(sections: list[Section]) -> list[Section]:
    """The sections, each with the notes whose marks it has: at the foot of a page stand those of all its sections."""
    for place, section in enumerate(sections):
        for note in [block for block in section.blocks if block.kind == "note"]:
            mark = f"[{note.text.split(' ')[0]}]"
            near = range(place, max(-1, place - _NEAR), -1)
            home = next((at for at in near if any(mark in b.text for b in sections[at].blocks)), place)
            if home != place:
                sections[place] = replace(
                    sections[place], blocks=tuple(b for b in sections[place].blocks if b is not note)
                )
                sections[home] = replace(sections[home], blocks=(*sections[home].blocks, note))
    return sections


def _blocks(own: Sequence[Piece]) -> tuple[Block, ...]:
    """The pieces as blocks."""
    made = [Block(_kind(own, index), _with_page(piece), piece.starts, _page(piece)) for index, piece in enumerate(own)]
    return (*(block for block in made if block.kind != "note"), *(block for block in made if block.kind == "note"))


def _page(piece: Piece) -> str:
    """The reference to the printed pages of a piece, as (p12-13); nothing for pages that are not figures."""
    first, last = piece.pages
    if not first.isdigit() or int(first) > 1999:
        return ""
    return f"(p{first}-{last})" if last.isdigit() and int(last) > int(first) else f"(p{first})"


def _with_page(piece: Piece) -> str:
    """The text with its page before its last stop."""
    page = _page(piece)
    if not page or piece.mark in ("table", "note"):
        return piece.text
    body = piece.text.rstrip(".;,:")
    return f"{body} {page}{piece.text[len(body) :]}"


def _kind(own: Sequence[Piece], index: int) -> str:
    """What a piece is; a quote is marked, stands in quotation marks, or follows a colon and ends with its page."""
    piece = own[index]
    if piece.mark in ("table", "note", "bullet"):
        return piece.mark
    if piece.mark == "number":
        return "bullet" if len(piece.text.split()) < _MOST_ITEM_WORDS else "paragraph"
    announced = index > 0 and not own[index - 1].mark and own[index - 1].text.endswith(":")
    quoted = len(piece.text) < 2000 and bool(_QUOTED.fullmatch(piece.text))
    return (
        "quote"
        if piece.mark == "quote" or quoted or (announced and _ENDS_WITH_PAGE.search(piece.text[-20:]))
        else "paragraph"
    )

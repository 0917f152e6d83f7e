"""A practice briefing as a tree: sections in order, their paragraphs, bullets and quotes, and where each stood in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from course.briefing.blocks import ADDRESS, Block, blocks_of, masked, with_paragraphs, with_recommendations
from course.briefing.headings import Heading, find_headings, is_title_line
from course.briefing.reading import read, read_text
from course.briefing.source import BriefingError, LeftOut, Progress, Reading, named
from course.text.markdown import unique_slugs
from course.text.page_refs import REFERENCE, WRITTEN, find

__all__ = ["Block", "Briefing", "BriefingError", "Section", "open_briefing", "parse"]

MOST_SECTIONS = 1000
_MOST_ITEM_WORDS, _NEAR, _OWN_REFERENCES = 40, 6, 3
_NEARLY = re.compile(
    r"\b(?:pp?|pages?|tud)\.?\s?\d{1,4}\b|(?<=[a-z)] )\((?:19|20)\d\d[a-z]?: ?\d+\)|(?:19|20)\d\d: ?\d+(?=\))",
    re.IGNORECASE,
)
_NO_HEADING = {
    "page": "neither tags, bookmarks, a contents page nor larger or bolder type tells one; is it more than one page?",
    "": "a heading is a short line between blank ones, without a full stop, or begins with #",
}
_QUOTED = re.compile(rf"([\"'])(?:(?!\1).)+\1[.!?]?(?:\s?{WRITTEN}\.?)?")
_ENDS_WITH_PAGE = re.compile(rf"{WRITTEN}\.?$")


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
        """The blocks of the body in order, notes aside."""
        yield from (block for section in self.body for block in section.blocks if block.kind != "note")

    @property
    def counts(self) -> dict[str, int]:
        """What the body holds, by its name."""
        blocks = list(self.body_blocks())
        references = [reference for block in blocks for _, reference in block.references]
        figures = [value for block in blocks for _, value in block.figures]
        return {
            "sections": len(self.body),
            "nested": sum(bool(section.parent) for section in self.body),
            "points": sum(len(block.points) for block in blocks),
            "references": len(references),
            "distinct": len(set(references)),
            "figures": len(figures),
            "percentages": sum(value.endswith("%") for value in figures),
        }


def parse(text: str, path: str = "the text") -> Briefing:
    """The briefing that `text` holds; `path` names it in errors. BriefingError where it has no heading or over 1,000.

    Text before the first heading, title lines aside, is a section named "Opening text".
    """
    with named(path):
        return _tree(read_text(text), path)


def open_briefing(path: Path, pages: str = "printed", progress: Progress = lambda done, total: None) -> Briefing:
    """The briefing in the file at `path`, of whatever kind.

    The paragraphs of a PDF get a reference to their `printed` page, where they have one and the text prints no
    references of its own; to the page of the `file`; or to `none`.
    """
    with named(path):
        reading = read(path, progress)
        if pages == "file" and reading.unit == "page":
            reading.lines = [replace(line, printed=str(line.number)) for line in reading.lines]
        return _tree(reading, str(path), pages)


def _tree(reading: Reading, path: str, pages: str = "none") -> Briefing:
    """The lines as a tree; where its `printed` pages are wanted and the source numbers its paragraphs, each refers to its
    number and not to its page."""
    paged = reading.unit == "page"
    found = with_recommendations(blocks_of(reading.lines, marked=reading.marked))
    own = sum(len(find(block.text)) for block in found if block.kind != "note")
    stay = pages == "printed" and own >= _OWN_REFERENCES and any(block.page for block in found)
    if stay:
        said = f"its own {own} references stay, and its own pages are not added; `--pages file` adds those"
        reading.warnings.append((0, said))
    if stay or pages == "none":
        found = [replace(block, page="") for block in found]
    headings = find_headings(found, marked=(paged or reading.marked) and any(block.level for block in found))
    if not headings:
        raise BriefingError(f"no heading found; {_NO_HEADING['page' if paged else '']}")
    if len(headings) > MOST_SECTIONS:
        raise BriefingError(
            f"{len(headings)} headings found, more than {MOST_SECTIONS}; is this the text of one briefing?"
        )
    if pages == "printed":
        found = with_paragraphs(found, {heading.index for heading in headings})
    before = found[: headings[0].index]
    titles = before if paged else list(takewhile(is_title_line, before))
    sections = list(_sections(headings, found))
    if opening := before[len(titles) :]:
        first = Section("Opening text", 1, "opening-text", _finished(opening), "", "body", opening[0].line)
        sections.insert(0, first)
    warnings = (*reading.warnings, *_doubts(sections))
    told = tuple(reading.left_out), warnings, tuple(reading.told), reading.unit
    return Briefing(path, reading.raw, _finished(titles), tuple(_notes_at_home(sections)), *told)


def _doubts(sections: Sequence[Section]) -> Iterator[tuple[int, str]]:
    """What may be a page reference and was not read as one."""
    for block in (block for section in sections if section.part == "body" for block in section.blocks):
        for match in _NEARLY.finditer(masked(block.text, ADDRESS, REFERENCE) if block.kind != "note" else ""):
            yield block.line_at(match.start()), f'"{match[0]}" may be a page reference; it was not read as one'


def _sections(headings: Sequence[Heading], found: Sequence[Block]) -> Iterator[Section]:
    slugs = unique_slugs(["Opening text", *(heading.title for heading in headings)])[1:]
    ends = [heading.index for heading in headings[1:]] + [len(found)]
    for one, slug, end in zip(headings, slugs, ends, strict=True):
        parent = "" if one.parent is None else slugs[one.parent]
        own = _finished(found[one.index + 1 : end])
        yield Section(one.title, one.level, slug, own, parent, one.part, found[one.index].line)


def _notes_at_home(sections: list[Section]) -> list[Section]:
    """The sections, each with the notes whose marks it has: at the foot of a page stand those of all its sections."""
    blocks = [list(section.blocks) for section in sections]
    for place in range(len(blocks)):
        for note in [block for block in blocks[place] if block.kind == "note"]:
            mark = f"[{note.text.split(' ')[0]}]"
            near = range(place, max(-1, place - _NEAR), -1)
            home = next((at for at in near if any(mark in block.text for block in blocks[at])), place)
            if home != place:
                blocks[place] = [block for block in blocks[place] if block is not note]
                blocks[home].append(note)
    return [replace(section, blocks=tuple(own)) for section, own in zip(sections, blocks, strict=True)]


def _finished(own: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a section with their kinds and the page before their last stop; its notes last."""
    made: list[Block] = []
    for before, block in zip([None, *own], own, strict=False):
        text = block.text
        if block.page and block.kind not in ("table", "note"):
            body = text.rstrip(".;,:")
            text = f"{body} {block.page}{text[len(body) :]}"
        made.append(replace(block, kind=_kind(before, block), text=text))
    return tuple(sorted(made, key=lambda block: block.kind == "note"))


def _kind(before: Block | None, block: Block) -> str:
    """What a block is; a quote is marked, stands in quotation marks, or follows a colon and ends with its page."""
    if block.kind in ("table", "note", "bullet", "quote"):
        return block.kind
    if block.kind == "number":
        return "bullet" if len(block.text.split()) < _MOST_ITEM_WORDS else "paragraph"
    announced = before and not before.kind and before.text.endswith(":") and _ENDS_WITH_PAGE.search(block.text[-20:])
    quoted = len(block.text) < 2000 and _QUOTED.fullmatch(block.text)
    return "quote" if quoted or announced else "paragraph"

"""Modules drafted from a briefing: which of its sections each teaches, and where its claims will stand, without its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from course.briefing.drafts import draft_name, escaped
from course.briefing.outline import Block, Briefing, Section
from course.text.files import TO_WRITE
from course.text.markdown import unique_slugs
from course.text.page_refs import PageRef, find

_FEWEST_MODULES, _FEWEST_WORDS, _FEWEST_OF_CLAIM, _MOST_NUMBERS = 3, 100, 8, 12
_TAKEN = frozenset({"check", "found", "practice", "reflect", "team", "quiz", "cpd", "since", "end"})
_NUMBER = re.compile(r"^(?:(?:chapter )?\d{1,2}(?:\.\d+)*[a-z]?[.:)]?|[a-z][.)])\s+(?=\S)", re.IGNORECASE)
_SHOUTED = 8
_NO_NUMBER = re.compile(
    r"\b(?i:section|chapter|part|annex|appendix|volume|paragraph|recommendation)s?\s\d[\d.]*|"
    r"\b(?:\d{1,2}\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{4})?\b"
    r"|\b(?:19|20)\d\d(?:[/–-]\d\d)?\b|\[\d+\]"
)


@dataclass(frozen=True)
class Claim:
    """A paragraph of the source: the heading that will teach it, its references and numbers, and where its words stand."""

    section: str
    heading: str
    kind: str
    refs: tuple[PageRef, ...]
    numbers: tuple[str, ...]
    words: str

    @property
    def line(self) -> str:
        """Where the claim stands in the draft of its module."""
        said = f": {'; '.join(self.numbers)}" if self.numbers else ""
        return f"{TO_WRITE}{said}{''.join(f' ({ref.written})' for ref in self.refs)}.\n"


@dataclass(frozen=True)
class Drafted:
    """A module: its name, its title, its claims, and the lines of what was found."""

    slug: str
    title: str
    claims: tuple[Claim, ...]
    found: tuple[str, ...]

    def named(self, slug: str) -> Self:
        """The same under another name, and without the number of its chapter."""
        claims = tuple(replace(one, heading=f"modules/{slug}.md#{one.heading}") for one in self.claims)
        return replace(self, slug=slug, title=_told(self.title), claims=claims)


def _told(title: str) -> str:
    """A title of the source without its number, and not in capitals throughout."""
    plain = _NUMBER.sub("", title)
    return plain.capitalize() if plain.isupper() and len(plain) >= _SHOUTED else plain


def drafted(briefing: Briefing) -> list[Drafted]:
    """A module for each section of the highest level that has three or more, with the sections in it; short ones stay notes
    where others are longer."""
    groups: list[list[tuple[str, Section]]] = []
    body = {section.slug: section for section in briefing.body}
    depths = {slug: _depth(section, body) for slug, section in body.items()}
    level = next((depth for depth in range(9) if list(depths.values()).count(depth) >= _FEWEST_MODULES), 0)
    for number, section in enumerate(briefing.sections, 1):
        if section.slug in body:
            groups += [[]] if depths[section.slug] <= level or not groups else []
            groups[-1].append((f"notes/{draft_name(number, section)}", section))
    every = [_module(group) for group in groups]
    long = [one for one, group in zip(every, groups, strict=True) if _length(group) >= _FEWEST_WORDS and one.claims]
    kept = long or [one for one in every if one.claims] or every[:1]
    names = unique_slugs(_NUMBER.sub("", one.title) for one in kept)
    return [one.named(name) for one, name in zip(kept, names, strict=True)]


def _depth(section: Section, body: dict[str, Section]) -> int:
    return 1 + _depth(body[section.parent], body) if section.parent in body else 0


def _length(group: Sequence[tuple[str, Section]]) -> int:
    return sum(len(block.text.split()) for _, section in group for block in section.blocks)


def _module(group: Sequence[tuple[str, Section]]) -> Drafted:
    first, claims, lines = group[0][1], list[Claim](), list[str]()
    for notes, section in group:
        name = f"{section.slug[:44]}-said" if section.slug in _TAKEN else section.slug
        own = list(_claims(section, name, notes))
        claims += own
        if own:
            lines += [f"### {escaped(_told(section.title))} {{ #{name} }}\n", *(claim.line for claim in own)]
    return Drafted(first.slug, first.title, tuple(claims), tuple(lines))


def _claims(section: Section, heading: str, notes: str) -> Iterator[Claim]:
    """The paragraphs of a section that say something, without its notes and tables."""
    for number, block in enumerate(section.blocks, 1):
        if block.kind not in ("note", "table") and len(block.text.split()) >= _FEWEST_OF_CLAIM:
            refs, numbers = tuple(dict.fromkeys(ref for _, ref in find(block.text))), _numbers(block)
            advises = (section.title + block.text).lower().startswith("recommendation")
            kind = "recommendation" if advises else "figure" if numbers else "fact"
            yield Claim(section.title, heading, kind, refs, numbers, f"paragraph {number} of {notes}")


def _numbers(block: Block) -> tuple[str, ...]:
    """The numbers of a paragraph without those of its dates, its notes, other sections and its own."""
    plain = replace(block, text=_NO_NUMBER.sub(lambda found: " " * len(found[0]), block.text))
    return tuple(dict.fromkeys(value for _, value in plain.figures))[:_MOST_NUMBERS]


def point_rows(modules: Sequence[Drafted]) -> list[str]:
    """A row of the table of points for each claim, still without what it says."""
    rows = []
    for number, one in enumerate((claim for module in modules for claim in module.claims), 1):
        refs, said = " ".join(ref.written for ref in one.refs), f"{TO_WRITE}: {one.words}"
        rows.append(
            "\t".join((f"L{number:03d}", one.section, one.kind, refs, "; ".join(one.numbers), said, one.heading))
        )
    return rows

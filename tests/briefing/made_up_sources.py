"""Source texts made up for property tests, with what is in them, and how a briefing is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from hypothesis import strategies as st

from course.briefing.outline import Briefing

SYLLABLES = ["ba", "de", "fi", "lo", "mu", "ra", "se", "ti", "vo", "nu"]
FORMS = {
    "(p{0})": "p{0}",
    "(p. {0})": "p{0}",
    "(pp. {0}–{1})": "p{0}-{1}",
    "(p{0}-{1})": "p{0}-{1}",
    "(page {0})": "p{0}",
    "(p{0}; pp. {1}-{2})": "p{0} p{1}-{2}",
    "(p{0}, p{2})": "p{0} p{2}",
}


@dataclass(frozen=True)
class Source:
    """A source text and what a reader finds in it, in order."""

    text: str
    titles: list[str]
    sentences: list[str]
    references: list[str]


def outline(briefing: Briefing) -> list[str]:
    """The headings, two spaces in for each level below the first."""
    return ["  " * (section.level - 1) + section.title for section in briefing.sections]


@st.composite
def _sentences(draw: st.DrawFn, words: Iterator[str]) -> tuple[str, str, list[str]]:
    """A sentence as it is printed, as the course writes it, and the references in it; no word stands in two sentences."""
    said = " ".join(islice(words, draw(st.integers(2, 12)))).capitalize()
    if not draw(st.booleans()):
        return f"{said}.", f"{said}.", []
    first = draw(st.integers(1, 900))
    form = draw(st.sampled_from(sorted(FORMS)))
    ids = FORMS[form].format(first, first + 5, first + 9).split()
    brackets = " ".join(f"({name})" for name in ids)
    return f"{said} {form.format(first, first + 5, first + 9)}.", f"{said} {brackets}.", ids


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Sections of paragraphs and bullets, wrapped or not, on pages or not, under a title, with some system's line ends."""
    words = map("".join, product(SYLLABLES, repeat=3))
    width = draw(st.sampled_from([0, 40, 72]))
    lines, sentences, references, titles = ["NOTES ON HOUSES", ""], [], [], []
    for number in range(draw(st.integers(1, 4))):
        titles.append(f"Chapter {'ABCD'[number]}")
        lines += [titles[-1], ""]
        for _ in range(draw(st.integers(1, 3))):
            mark = draw(st.sampled_from(["", "", "- ", "- > ", "• ", "* "]))
            said = draw(st.lists(_sentences(words), min_size=1, max_size=1 if mark else 3))
            lines += [
                *_wrapped(mark + " ".join(printed for printed, _, _ in said), width),
                *[""] * draw(st.integers(1, 2)),
            ]
            sentences += [written for _, written, _ in said]
            references += [name for _, _, ids in said for name in ids]
    ending = draw(st.sampled_from(["\n", "\r\n"]))
    return Source(ending.join(_paged(lines, draw(st.sampled_from([0, 9, 25])))), titles, sentences, references)


def _paged(lines: list[str], length: int) -> list[str]:
    """The lines on pages of so many, each with the title above and its number below; as they are where that is 0."""
    if not length:
        return lines
    paged = lines[:length]
    for number, start in enumerate(range(length, len(lines), length), 1):
        paged += ["", str(number), f"\f{lines[0]}", "", *lines[start : start + length]]
    return paged


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` characters, or in one where that is 0."""
    lines = [""]
    for word in text.split(" "):
        if width and len(lines[-1]) + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    return lines

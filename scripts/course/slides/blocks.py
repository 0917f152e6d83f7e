"""What slides are made of: paragraphs, tables and pictures, read from a page's HTML once, and written as HTML for Present."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import ClassVar, Self

from bs4.element import NavigableString, Tag

from course.text.html import attribute, classes, meanings, tags, with_class
from course.text.readability import split_sentences

ITEMS = frozenset({"bullet", "number", "letter"})
"""The roles of paragraphs that are items of a list."""
_HOLDERS = {
    "bullet": "<ul>{}</ul>",
    "number": "<ol>{}</ol>",
    "letter": '<ol class="options">{}</ol>',
    "lead": '<div class="lead">{}</div>',
    "beside": '<div class="beside">{}</div>',
}
"""What holds the paragraphs of a role; other roles are a class of each."""
_STRONG = frozenset({"stem", "option", "verdict", "ask"})
_KEYS = {"letter": "data-option", "option": "data-option", "verdict": "data-keyed"}
_NOT_WORDS = frozenset({"admonition-title", "ours-mark"})


@dataclass(frozen=True)
class Run:
    """Some words of one look; `check_by` is the day after which they are to be looked at again."""

    text: str
    bold: bool = False
    italic: bool = False
    check_by: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its runs, what it is for on its slide, the key of an option or a verdict, and its terms with meanings."""

    runs: tuple[Run, ...]
    role: str = ""
    key: str = ""
    terms: tuple[tuple[str, str], ...] = ()

    @classmethod
    def said(cls, text: str, role: str = "", *, bold: bool = False) -> Self:
        """A paragraph of one look."""
        return cls((Run(text, bold or role in _STRONG),) if text else (), role)

    @classmethod
    def of(cls, element: Tag, role: str = "", key: str = "") -> Self:
        """The words of `element` as one paragraph, white space folded."""
        runs: list[Run] = []
        for run in _runs(element, Run("", bold=role in _STRONG)):
            if not runs or runs[-1].text.endswith(" "):
                run = replace(run, text=run.text.lstrip(" "))
            if runs and replace(runs[-1], text="") == replace(run, text=""):
                runs[-1] = replace(run, text=runs[-1].text + run.text)
            elif run.text:
                runs.append(run)
        if runs:
            runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
        return cls(tuple(run for run in runs if run.text), role, key, tuple(meanings(element)))

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)

    def sentences(self) -> list[Self]:
        """Its sentences, each with its looks."""
        found, start = [], 0
        for sentence in split_sentences(self.text):
            found.append(replace(self, runs=tuple(_between(self.runs, start, start + len(sentence)))))
            start += len(sentence) + 1
        return found


@dataclass(frozen=True)
class Table:
    """A table: the cells of its head, and of its rows."""

    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    role: ClassVar[str] = ""

    @classmethod
    def of(cls, element: Tag) -> Self:
        """A table; of one that marks what is new, only that: the rest was shown before."""
        rows = [row for row in element.find_all("tr") if row.find("td")]
        shown = [row for row in rows if with_class(row, "new")] or rows
        cells = (tuple(Paragraph.of(cell) for cell in row.find_all(["th", "td"])) for row in shown)
        return cls(
            tuple(Paragraph.of(cell) for head in element.find_all("thead") for cell in head.find_all("th")),
            tuple(cells),
        )

    @property
    def lines(self) -> list[tuple[Paragraph, ...]]:
        """The head, if there is one, and the rows."""
        return [row for row in (self.head, *self.rows) if row]


@dataclass(frozen=True)
class Picture:
    """A figure: its id, and its drawing as SVG."""

    figure: str
    svg: str
    role: ClassVar[str] = ""

    @classmethod
    def of(cls, svg: Tag) -> Self:
        """A drawing with ids of its own, since the page that it comes from has the same picture."""
        ids = "|".join(re.escape(attribute(part, "id")) for part in svg.find_all(id=True))
        drawn = re.sub(rf'(?<=["#\s])({ids})(?=["\s)])', r"slide-\1", str(svg)) if ids else str(svg)
        return cls(attribute(svg, "aria-labelledby").removeprefix("figure-").removesuffix("-desc"), drawn)


Block = Paragraph | Table | Picture


def _runs(element: Tag, look: Run) -> Iterator[Run]:
    """The words in `element`, which has a `look`, each piece with its own."""
    for child in element.children:
        if isinstance(child, Tag):
            bold, italic = look.bold or child.name in ("strong", "b"), look.italic or child.name in ("em", "i")
            yield from _runs(child, Run("", bold, italic, attribute(child, "data-check-by") or look.check_by))
        elif type(child) is NavigableString:
            yield replace(look, text=re.sub(r"\s+", " ", child))


def _between(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    for run in runs:
        text = run.text[max(0, start) : max(0, end)]
        start, end = start - len(run.text), end - len(run.text)
        if text:
            yield replace(run, text=text)


def joined(parts: Sequence[Paragraph]) -> Paragraph:
    """Sentences of one paragraph as a paragraph again."""
    runs = [run for part in parts for run in (Run(" "), *part.runs)]
    return replace(parts[0], runs=tuple(runs[1:]))


def blocks_of(element: Tag) -> list[Block]:
    """What stands in `element`, or what it is, but for the titles of boxes."""
    if element.name == "summary" or classes(element) & _NOT_WORDS:
        return []
    if element.name == "p":
        return [Paragraph.of(element, "change-source" if "change-source" in classes(element) else "")]
    if element.name == "table":
        return [Table.of(element)]
    if element.name in ("ul", "ol"):
        return [Paragraph.of(item, "bullet" if element.name == "ul" else "number") for item in tags(element)]
    return [block for child in tags(element) for block in blocks_of(child)]


def text_of_blocks(blocks: Iterable[Block]) -> str:
    """The words, a line a paragraph or row."""
    rows = (
        block.lines if isinstance(block, Table) else [(block,)] for block in blocks if not isinstance(block, Picture)
    )
    return "\n".join(" | ".join(cell.text for cell in row) for lines in rows for row in lines)


def html_of(blocks: Iterable[Block], *, by_line: bool = False) -> str:
    """The blocks as HTML; by line, each sentence of a paragraph is a line of its own."""
    groups = groupby(blocks, key=lambda block: block.role)
    return "".join(
        _HOLDERS.get(role, "{}").format("".join(_html(block, by_line) for block in group)) for role, group in groups
    )


def _html(block: Block, by_line: bool) -> str:
    if isinstance(block, Picture):
        return f'<div class="figure__picture">{block.svg}</div>'
    if isinstance(block, Table):
        head = f"<thead>{_row(block.head, 'th')}</thead>" if block.head else ""
        return f"<table>{head}<tbody>{''.join(_row(row, 'td') for row in block.rows)}</tbody></table>"
    tag = "li" if block.role in ITEMS else "p"
    marks = f' class="{block.role}"' if block.role and block.role not in _HOLDERS else ""
    marks += f' {_KEYS[block.role]}="{escape(block.key)}"' if block.key else ""
    lines = [f'<span class="line">{inline(one)}</span>' for one in block.sentences()] if by_line else [inline(block)]
    return f"<{tag}{marks}>{' '.join(lines)}</{tag}>"


def _row(cells: Iterable[Paragraph], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{inline(cell)}</{tag}>' for cell in cells)}</tr>"


def inline(block: Paragraph) -> str:
    """The runs of a paragraph as HTML."""
    return "".join(map(_inline, block.runs))


def _inline(run: Run) -> str:
    html = escape(run.text, quote=False)
    html = f"<em>{html}</em>" if run.italic else html
    html = f"<strong>{html}</strong>" if run.bold else html
    return f'<span data-check-by="{escape(run.check_by)}">{html}</span>' if run.check_by else html

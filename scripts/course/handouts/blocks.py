"""The HTML of a slide as runs, paragraphs and tables, for a format that has no HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4.element import NavigableString, Tag

from course.text.html import classes, parse, tags

_BOLD, _ITALIC = frozenset({"strong", "b", "th"}), frozenset({"em", "i", "cite"})
_ROLES = ("small", "stem", "option", "question__verdict", "ask", "change-source", "pages")
_STRONG = frozenset({"stem", "option", "question__verdict", "ask"})
_SKIPPED = frozenset({"figure__picture", "figure__caveat"})


@dataclass(frozen=True)
class Run:
    """Some words of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its runs, its role (a class of the slide's, or none), and whether it is an item with a bullet or a letter."""

    runs: tuple[Run, ...]
    role: str = ""
    bullet: bool = False
    letter: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Table:
    """A table: the cells of its head, and of its rows."""

    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]

    @property
    def empty(self) -> bool:
        """Whether it is a form, with nothing below its head."""
        return not any(cell.text for row in self.rows for cell in row)


Block = Paragraph | Table


def blocks_of(html: str) -> tuple[Block, ...]:
    """What stands on a slide, in order; a figure's picture and the caveat that is drawn into it are left out."""
    return tuple(_blocks(parse(html), figure="figure__picture" in html))


def _blocks(parent: Tag, *, figure: bool) -> Iterator[Block]:
    for element in tags(parent):
        marks = classes(element)
        if figure and marks & _SKIPPED:
            continue
        if element.name == "p":
            yield _paragraph(element)
        elif element.name in ("ul", "ol"):
            lettered = "options" in marks
            for item in tags(element):
                yield Paragraph(_runs(item), bullet=not lettered, letter=lettered)
        elif element.name == "table":
            yield _table(element)
        else:
            yield from _blocks(element, figure=figure)


def _paragraph(element: Tag) -> Paragraph:
    role = next((role for role in _ROLES if role in classes(element)), "")
    return Paragraph(_runs(element, bold=role in _STRONG), role)


def _table(table: Tag) -> Table:
    rows = [[Paragraph(_runs(cell)) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]
    has_head = bool(table.find("thead"))
    return Table(tuple(rows[0]) if has_head else (), tuple(tuple(row) for row in (rows[1:] if has_head else rows)))


def _runs(element: Tag, *, bold: bool = False) -> tuple[Run, ...]:
    """The runs in `element`, white space folded, no space at either end."""
    found: list[Run] = []
    for piece, look in _pieces(element, Run("", bold=bold or element.name in _BOLD)):
        space = " " if piece[:1].isspace() and found and not found[-1].text.endswith(" ") else ""
        text = space + " ".join(piece.split()) + (" " if piece[-1:].isspace() and piece.strip() else "")
        if text:
            found.append(Run(text, look.bold, look.italic, look.quiet))
    if found and found[-1].text.endswith(" "):
        last = found.pop()
        found += [Run(last.text.rstrip(), last.bold, last.italic, last.quiet)] if last.text.strip() else []
    return tuple(found)


def _pieces(element: Tag, look: Run) -> Iterator[tuple[str, Run]]:
    for child in element.children:
        if isinstance(child, NavigableString):
            yield str(child), look
        elif isinstance(child, Tag):
            inside = Run(
                "",
                look.bold or child.name in _BOLD,
                look.italic or child.name in _ITALIC,
                look.quiet,
            )
            yield from _pieces(child, inside)


def notes_of(html: str) -> list[str]:
    """The words of a slide's notes, a line each."""
    return [block.text for block in _lines(blocks_of(html))]


def _lines(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            for row in (block.head, *block.rows):
                yield Paragraph((Run(" | ".join(cell.text for cell in row)),))
        else:
            yield block

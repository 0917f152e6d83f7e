"""What the Markdown that builds a page makes of it: headings, boxes and blocks with their lines, ids, links and words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bs4.element import PreformattedString, Tag
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from course.text.html import attribute, parse
from course.text.markdown import OPEN

CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "li", "dt", "dd", "blockquote", "figcaption"}
_TITLES = {"ours-mark", "admonition-title"}
_WRITTEN = {"trainer-note": "trainer", "case-road": "road"}
_UNREAD = ("code", "pre", "script", "style")
_STASHED = re.compile("\x02[^\x03]*\x03")
_ADDRESS = re.compile(r"://|www\.|@")
_LINE = "data-line"


@dataclass(frozen=True)
class Heading:
    """A heading: its level from 1, its text, its id (empty where the author gave none) and its line."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True)
class Block:
    """A paragraph, a list item or a row of a table: its text as written, its first line, its kind, its box and its id."""

    text: str
    line: int
    kind: str
    box: str
    id: str = ""


@dataclass(frozen=True)
class Box:
    """A box, such as a trainer's note: its name, its line, whether its author closed it and whether words stand in it."""

    name: str
    line: int
    closed: bool
    filled: bool


@dataclass(frozen=True)
class Link:
    """A link or a picture: its address, its words and its line."""

    address: str
    words: str
    line: int
    is_picture: bool = False


class Drawn(NamedTuple):
    """What the HTML of a page holds, in order: `ids` with their lines, `words` as a reader sees them by the line of their block."""

    links: list[Link]
    ids: list[tuple[str, int]]
    words: dict[int, str]


@dataclass
class Reading:
    """What a page holds, in order: lines of indented `code` and whether they stand in a list, rows that are `uneven` with their
    table's head, by the lines of both; and what its `lines` become, `html` whose elements are marked with them."""

    lines: list[str]
    html: str = ""
    headings: list[Heading] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    code: dict[int, bool] = field(default_factory=dict)
    uneven: list[tuple[int, int]] = field(default_factory=list)

    @cached_property
    def drawn(self) -> Drawn:
        """What the HTML holds, which checks alone ask for."""
        found, line = Drawn([], [], {}), 1
        for part in parse(self.html).descendants:
            if isinstance(part, Tag):
                line = int(attribute(part, _LINE) or line)
                found.ids.extend([(attribute(part, "id"), line)] if part.has_attr("id") else [])
                if part.name == "img" or (part.name == "a" and part.has_attr("href")):
                    is_picture = part.name == "img"
                    address = attribute(part, "src" if is_picture else "href")
                    words = attribute(part, "alt") if is_picture else part.get_text()
                    after = (number for number in range(line, len(self.lines) + 1) if address in self.lines[number - 1])
                    found.links.append(Link(address, words, next(after, line), is_picture))
            elif not isinstance(part, PreformattedString):
                around = {parent.name for parent in part.parents}
                # In the words of a link, an address is no slip.
                words = _ADDRESS.sub(" ", str(part)) if "a" in around else str(part)
                found.words[line] = found.words.get(line, "") + (words if around.isdisjoint(_UNREAD) else "")
        return found


def read_markdown(lines: list[str]) -> Reading:
    """What the course's Markdown makes of `lines`, of which the first is line 1."""
    markdown, outline = _reader()
    markdown.reset()
    outline.begin(lines)
    outline.found.html = markdown.convert("\n".join(lines))
    return outline.found


@cache
def _reader() -> tuple[Markdown, _Outline]:
    markdown = Markdown(extensions=["course.text.markdown"])
    outline = _Outline(markdown)
    markdown.treeprocessors.register(outline, "course-outline", 1000)
    return markdown, outline


class _Outline(Treeprocessor):
    """Reads the tree of a page while its text still is as written, and so finds on which line each element stands."""

    def begin(self, lines: list[str]) -> None:
        """Begin a page."""
        self.lines, self.body, self.at, self.found = lines, "\n".join(lines), 0, Reading(lines)
        self.noted: list[tuple[Element, Block]] = []

    def run(self, root: Element) -> None:
        """Note what the page holds, and mark each element that has words with its line."""
        self._walk(root, "")
        self.md.treeprocessors["attr_list"].run(root)
        for element, block in self.noted:
            name = element.get("id", "")
            if block.kind == "heading":
                self.found.headings.append(Heading(int(element.tag[1]), element.text or "", name, block.line))
            else:
                text = block.text if block.kind == "row" else _joined(element.text or "")
                self.found.blocks.append(replace(block, text=text, id=name))

    def _walk(self, parent: Element, box: str) -> None:
        for child in parent:
            names = (child.get("class") or "").split()
            if not {"admonition", "trainer-note", "fold", "case-road"}.isdisjoint(names):
                self._box(child, _WRITTEN.get(names[-1], names[-1]))
            elif child.tag == "table":
                self._table(child, box)
            elif child.tag == "pre":
                text = unescape("".join(child.itertext()))
                first = self._line(text)
                self.found.code |= dict.fromkeys(range(first, first + text.count("\n")), parent.tag == "li")
            elif _TITLES.isdisjoint(names):
                is_heading, is_first = child.tag in _HEADINGS, parent.tag == "li" and child is parent[0]
                kind = "heading" if is_heading else "item" if is_first or child.tag == "li" else "paragraph"
                has_words = is_heading or _STASHED.sub("", child.text or "").strip()
                if has_words and (kind != "paragraph" or child.tag in _BLOCKS):
                    self._note(child, child.text or "", self._line(child.text or "#"), kind, box)
                self._walk(child, box)

    def _note(self, element: Element, text: str, line: int, kind: str, box: str) -> None:
        element.set(_LINE, str(line))
        if _joined(text) or kind == "heading":
            self.noted.append((element, Block(_joined(text), line, kind, box)))

    def _box(self, element: Element, name: str) -> None:
        opening = re.compile(rf"^ *///+ *{name}\b.*$", re.MULTILINE | re.IGNORECASE).search(self.body, self.at)
        self.at = opening.end() if opening else self.at
        line, blocks, boxes = self._number(self.at), len(self.noted), len(self.found.boxes)
        element.set(_LINE, str(line))
        self._walk(element, name)
        # No heading and no box stands in a box: one that seems to hold them has met the end of another.
        held = any(block.kind == "heading" for _, block in self.noted[blocks:]) or self.found.boxes[boxes:]
        closed = OPEN not in element.attrib and not held
        self.found.boxes[boxes:] = [Box(name, line, closed, len(self.noted) > blocks)]

    def _table(self, table: Element, box: str) -> None:
        rows = list(table.iter("tr"))
        cells = re.compile(".*".join(re.escape(cell.text or "") for cell in rows[0])).search(self.body, self.at)
        head = self._number(cells.start() if cells else self.at)
        for row, number in zip(rows, [head, *range(head + 2, head + len(rows) + 1)], strict=True):
            written = self.lines[number - 1] if number <= len(self.lines) else ""
            if "|" in written:
                self._note(row, written, number, "row", box)
                self.found.uneven += [(head, number)] if _cells(written) != _cells(self.lines[head - 1]) else []
        self.at = len("\n".join(self.lines[: head + len(rows)]))

    def _line(self, text: str) -> int:
        """The line on which a text stands: the next that holds its first words. What comes after it stands further down."""
        number = 0
        for part in filter(str.strip, re.split(r"\n|\x02[^\x03]*\x03", text)):
            at = self.body.find(part.strip(), self.at)
            if at >= 0:
                self.at = at + len(part.strip())
                number = number or self._number(at)
        return number or self._number(self.at)

    def _number(self, at: int) -> int:
        return self.body.count("\n", 0, at) + 1


def _joined(text: str) -> str:
    """A text in one line, its code left out."""
    return CODE.sub(" ", " ".join(text.split())).strip()


def _cells(row: str) -> int:
    """How many cells a row of a table has."""
    return CODE.sub("", row).strip().strip("|").replace("\\|", "").count("|") + 1

"""What the Markdown that builds a page makes of it: headings, boxes and blocks with their lines, ids, links and words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from html import unescape
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from course.text.markdown import OPEN

CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"p", "li", "dt", "dd", "blockquote", "figcaption"})
_TITLES = frozenset({"ours-mark", "admonition-title"})
_UNREAD = ("code", "pre", "script", "style")
_STASHED = re.compile("\x02[^\x03]*\x03")
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


@dataclass
class Reading:
    """What a page holds, in order: `ids` with their lines, `words` as a reader sees them by the line of their block, the
    lines of indented code and whether they stand in a list, and rows of tables that have not as many cells as their head, with the line of the head."""

    headings: list[Heading] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    ids: list[tuple[str, int]] = field(default_factory=list)
    words: dict[int, str] = field(default_factory=dict)
    code: dict[int, bool] = field(default_factory=dict)
    uneven: list[tuple[int, int]] = field(default_factory=list)


def read_markdown(lines: list[str]) -> Reading:
    """What the course's Markdown makes of `lines`, of which the first is line 1."""
    markdown, outline = _reader()
    markdown.reset()
    outline.begin(lines)
    _Finished(outline.found, lines).feed(markdown.convert("\n".join(lines)))
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
        self.lines, self.body, self.at, self.found = lines, "\n".join(lines), 0, Reading()
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
            if not {"admonition", "trainer-note", "fold"}.isdisjoint(names):
                self._box(child, "trainer" if "trainer-note" in names else names[-1])
            elif child.tag == "table":
                self._table(child, box)
            elif child.tag == "pre":
                text = unescape("".join(child.itertext()))
                first = self._line(text)
                self.found.code |= dict.fromkeys(range(first, first + text.count("\n")), parent.tag == "li")
            elif _TITLES.isdisjoint(names):
                if child.tag in _HEADINGS or _STASHED.sub("", child.text or "").strip():
                    self._block(child, child.tag == "li" or (parent.tag == "li" and child is parent[0]), box)
                self._walk(child, box)

    def _block(self, element: Element, is_item: bool, box: str) -> None:
        kind = "heading" if element.tag in _HEADINGS else "item" if is_item else "paragraph"
        if kind != "paragraph" or element.tag in _BLOCKS:
            self._note(element, element.text or "", self._line(element.text or "#"), kind, box)

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


class _Finished(HTMLParser):
    """Takes links, ids and words from the finished HTML of a page."""

    def __init__(self, found: Reading, lines: list[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.found, self.lines = found, lines
        self.line, self.unread = 1, 0
        self.link: Link | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.line = int(values.get(_LINE, self.line))
        self.unread += tag in _UNREAD
        if "id" in values:
            self.found.ids.append((values["id"], self.line))
        if tag == "img":
            self._add(Link(values.get("src", ""), values.get("alt", ""), self.line, is_picture=True))
        elif tag == "a" and "href" in values:
            self.link = Link(values["href"], "", self.line)

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in _UNREAD
        if tag == "a" and self.link:
            self._add(self.link)
            self.link = None

    def handle_data(self, data: str) -> None:
        if self.link:
            self.link = replace(self.link, words=self.link.words + data)
            data = data.replace("://", " ")  # In the words of a link, an address is no slip.
        if not self.unread:
            self.found.words[self.line] = self.found.words.get(self.line, "") + data

    def _add(self, link: Link) -> None:
        """Add a link, with the very line of its block on which it stands."""
        lines = range(link.line, len(self.lines) + 1)
        line = next((number for number in lines if link.address in self.lines[number - 1]), link.line)
        self.found.links.append(replace(link, line=line))

"""A Markdown page as its author wrote it: front matter, headings with their ids, sections and blocks with their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from course.text.problems import Problem
from course.text.yaml_files import Value, read

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{([^{}]*)\})?\s*#*\s*$")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_ID = re.compile(r"(?:^|\s)#([\w-]+)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
_ADMONITION = re.compile(r"^(?:!!!|\?\?\?\+?)\s+([\w-]+)")
_FIGURE = re.compile(r"^\[figure:\s*([\w-]+)\s*\]\s*$")


@dataclass(frozen=True)
class Heading:
    """A heading: its level from 1, its text, its id (empty where the author gave none) and its line."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True)
class Block:
    """A paragraph, a list item or a line of a table: its text, its first line, its kind and the box it stands in."""

    text: str
    line: int
    kind: str
    box: str


@dataclass(frozen=True)
class Page:
    """A page: its path as the reader knows it and its whole text."""

    path: str
    text: str

    @cached_property
    def _split(self) -> tuple[str, int]:
        """The front matter and the number of lines before the body."""
        lines = self.text.split("\n")
        if lines[0].strip() != "---":
            return "", 0
        for number, line in enumerate(lines[1:], 1):
            if line.strip() in ("---", "..."):
                return "\n".join(lines[1:number]), number + 1
        return "\n".join(lines[1:]), len(lines)

    @cached_property
    def front_matter(self) -> tuple[Value | None, list[Problem]]:
        """The front matter with lines, and what is wrong with it as YAML."""
        if self.text.startswith("---") and self._split[1] == len(self.text.split("\n")):
            return None, [Problem(self.path, 1, "the front matter is not closed; end it with a line of ---")]
        return read(self._split[0], self.path, first_line=2)

    @cached_property
    def meta(self) -> dict[str, Value]:
        """The front matter's values by name; empty where there is none."""
        value = self.front_matter[0]
        return value.data if value and isinstance(value.data, dict) else {}

    @property
    def title(self) -> str:
        """The title that the front matter gives."""
        return self.meta["title"].text() if "title" in self.meta else ""

    @cached_property
    def figures(self) -> list[tuple[int, str]]:
        """The lines that place a figure, such as `[figure: involvement]`, each with the figure's name."""
        found = ((number, _FIGURE.match(line)) for number, line in enumerate(self._masked, 1))
        return [(number, match[1]) for number, match in found if match]

    @cached_property
    def lines(self) -> list[str]:
        """The body's lines at their true numbers (index 0 is line 1), code, comments and figures blanked out."""
        return ["" if _FIGURE.match(line) else line for line in self._masked]

    @cached_property
    def _masked(self) -> list[str]:
        """The body's lines with code and comments blanked out."""
        masked, fence = [], ""
        for number, line in enumerate(self.text.split("\n")):
            match = _FENCE.match(line)
            if number < self._split[1] or fence or match:
                masked.append("")
                if number >= self._split[1] and match and (not fence or line.strip() == fence):
                    fence = "" if fence else match[1]
            else:
                masked.append(_CODE.sub(lambda found: " " * len(found[0]), line))
        return masked

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings in order."""
        found = []
        for number, line in enumerate(self.lines, 1):
            match = _HEADING.match(line)
            if match:
                name = _ID.search(match[3] or "")
                found.append(Heading(len(match[1]), match[2], name[1] if name else "", number))
        return found

    @property
    def sections(self) -> list[Heading]:
        """The headings of the second and third level that have an id: what a reader reads section by section."""
        return [heading for heading in self.headings if heading.id and heading.level in (2, 3)]

    def heading(self, name: str) -> Heading | None:
        """The heading with the id `name`."""
        return next((heading for heading in self.headings if heading.id == name), None)

    def section(self, heading: Heading, *, own: bool = False) -> tuple[int, int]:
        """The lines (from, up to but not) of a heading's section; with `own`, only to the next heading of any level."""
        after = (h.line for h in self.headings if h.line > heading.line and (own or h.level <= heading.level))
        return heading.line + 1, next(after, len(self.lines) + 1)

    def section_text(self, heading: Heading, *, own: bool = False) -> str:
        """The text of a heading's section, code left out."""
        first, end = self.section(heading, own=own)
        return "\n".join(self.lines[first - 1 : end - 1])

    def heading_at(self, line: int) -> Heading | None:
        """The innermost heading whose own text holds `line`."""
        return next((heading for heading in reversed(self.headings) if heading.line <= line), None)

    @cached_property
    def blocks(self) -> list[Block]:
        """The body's paragraphs, list items and table lines in order."""
        found: list[Block] = []
        held: list[str] = []
        box, start, kind = "", 0, ""

        def flush() -> None:
            if held:
                found.append(Block(" ".join(held), start, kind, box))
                held.clear()

        for number, line in enumerate(self.lines, 1):
            stripped = line.strip()
            opened = _ADMONITION.match(line)
            if not stripped or opened or _HEADING.match(line):
                flush()
                box = opened[1] if opened else "" if _HEADING.match(line) else box
                continue
            if box and not line.startswith("    "):
                flush()
                box = ""
            item, row = _ITEM.match(line), stripped.startswith("|")
            if item or row or not held:
                flush()
                start, kind = number, "item" if item else "row" if row else "paragraph"
            held.append(_ITEM.sub("", line).strip())
        flush()
        return found

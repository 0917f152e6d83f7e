"""A Markdown page as its author wrote it: front matter, headings with their ids, sections and blocks with their lines."""

import re
from dataclasses import dataclass
from functools import cached_property

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from course.text.page_refs import PageRef, find
from course.text.problems import Problem
from course.text.reading import CODE, Block, Heading, Reading, read_markdown
from course.text.yaml_files import Value, read

_FENCED = FencedBlockPreprocessor.FENCED_BLOCK_RE
_FIGURE = re.compile(r"^\[figure:\s*([\w-]+)\s*\]\s*$")


@dataclass(frozen=True)
class Page:
    """A page: its path as the reader knows it and its whole text."""

    path: str
    text: str

    @cached_property
    def _split(self) -> tuple[str, int]:
        """The front matter and the number of lines before the body."""
        first, *lines = self.text.split("\n")
        if first.strip() != "---":
            return "", 0
        end = next((at for at, line in enumerate(lines) if line.strip() in ("---", "...")), len(lines))
        return "\n".join(lines[:end]), min(end + 2, len(lines) + 1)

    @cached_property
    def front_matter(self) -> tuple[Value | None, list[Problem]]:
        """The front matter with lines, and what is wrong with it as YAML."""
        if self.text.startswith("---") and self._split[1] == len(self.text.split("\n")):
            return None, [Problem(self.path, 1, "the front matter is not closed; end it with a line of ---")]
        return read(f"\n{self._split[0]}", self.path)

    @cached_property
    def meta(self) -> dict[str, Value]:
        """The front matter's values by name; empty where there is none."""
        value = self.front_matter[0]
        return value.data if value and isinstance(value.data, dict) else {}

    def said(self, name: str) -> str:
        """What the front matter says under `name`, where that is a text; else nothing."""
        return self.meta[name].text() if name in self.meta else ""

    def listed(self, name: str) -> tuple[str, ...]:
        """The texts of the list that the front matter has under `name`; else nothing."""
        data = self.meta[name].data if name in self.meta else ()
        return tuple(item.text() for item in data) if isinstance(data, list) else ()

    @property
    def title(self) -> str:
        """The title that the front matter gives."""
        return self.said("title")

    @cached_property
    def _body(self) -> list[str]:
        """The body's lines at their true numbers, blocks of code blanked out."""
        before = self._split[1]
        body = "\n".join(self.text.split("\n")[before:])
        return [""] * before + _FENCED.sub(lambda found: "\n" * found[0].count("\n"), body).split("\n")

    @cached_property
    def lines(self) -> list[str]:
        """The body's lines at their true numbers (index 0 is line 1), code and figures blanked out."""
        return ["" if _FIGURE.match(line) else CODE.sub(lambda found: " " * len(found[0]), line) for line in self._body]

    @cached_property
    def figures(self) -> list[tuple[int, str]]:
        """The lines that place a figure, such as `[figure: involvement]`, each with the figure's name."""
        found = ((number, _FIGURE.match(line)) for number, line in enumerate(self._body, 1))
        return [(number, match[1]) for number, match in found if match]

    @cached_property
    def reading(self) -> Reading:
        """What the page's Markdown makes of it."""
        return read_markdown(["" if _FIGURE.match(line) else line for line in self._body])

    @cached_property
    def references(self) -> list[tuple[int, PageRef]]:
        """The references to pages of the source, each with its line."""
        return [(number, ref) for number, line in enumerate(self.lines, 1) for _, ref in find(line)]

    @property
    def headings(self) -> list[Heading]:
        """The headings in order."""
        return self.reading.headings

    @property
    def blocks(self) -> list[Block]:
        """The body's paragraphs, list items and rows of tables in order."""
        return self.reading.blocks

    @property
    def sections(self) -> list[Heading]:
        """The headings of the second and third level that have an id: what a reader reads section by section."""
        return [heading for heading in self.headings if heading.id and heading.level in (2, 3)]

    def heading(self, name: str) -> Heading | None:
        """The heading with the id `name`."""
        return next((heading for heading in self.headings if heading.id == name), None)

    def section(self, heading: Heading) -> tuple[int, int]:
        """The lines (from, up to but not) of a heading's section."""
        after = (one.line for one in self.headings if one.line > heading.line and one.level <= heading.level)
        return heading.line + 1, next(after, len(self.lines) + 1)

    def section_text(self, heading: Heading) -> str:
        """The text of a heading's section, code left out."""
        first, end = self.section(heading)
        return "\n".join(self.lines[first - 1 : end - 1])

    def span(self, name: str) -> range:
        """The lines of the section of the heading with the id `name`; none where there is no such heading."""
        heading = self.heading(name)
        return range(*self.section(heading)) if heading else range(0)

    def under(self, name: str, kind: str) -> list[Block]:
        """The blocks of a kind in the section of the heading with the id `name`."""
        span = self.span(name)
        return [block for block in self.blocks if block.line in span and block.kind == kind]

    def heading_at(self, line: int) -> Heading | None:
        """The innermost heading whose own text holds `line`."""
        return next((heading for heading in reversed(self.headings) if heading.line <= line), None)

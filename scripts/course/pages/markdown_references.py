"""What the course adds to Markdown: page references and terms become links with names (a Python-Markdown extension)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from course.content.glossary import Term, by_form, pattern
from course.text.page_refs import REFERENCE, PageRef

_CLOSED = frozenset(
    {
        "a",
        "abbr",
        "button",
        "code",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "kbd",
        "label",
        "pre",
        "script",
        "style",
        "svg",
        "th",
    }
)
_NAMED_ITEM = re.compile(r"^((\s*)[-*+] .*\S) (\{ #[\w-]+ \})$")
_WORD = re.compile(r"\w+")
_QUIET = frozenset(
    {"also", "trainer-note", "cards", "admonition-title", "change-source", "page-ref", "figure__picture", "question"}
)


class MarksExtension(Extension):
    """Draws `(p208)` as a link and the first use of each term as a link to the glossary.

    `index` and `glossary` are the addresses of the report-pages index and the glossary as MkDocs resolves them;
    `report` is the address of a host's own copy of the report, with `offset` from printed to file pages.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "index": ["/reference/report-pages.md", "Address of the report-pages index"],
            "glossary": ["/reference/glossary.md", "Address of the glossary"],
            "report": ["", "Address of a host's own copy of the report"],
            "source": ["the source", "What the pages are pages of"],
            "offset": [0, "What to add to a printed page number to find it in the host's copy"],
            "terms": [[], "The glossary's terms"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the parser's own name)
        """Put the processors in their places."""
        md.preprocessors.register(_ItemNames(md), "course-item-names", 25)
        md.inlinePatterns.register(_References(self, md), "course-references", 175)
        md.treeprocessors.register(_Terms(self, md), "course-terms", 5)


class _ItemNames(Preprocessor):
    """List items that end in their own id: attr_list reads it only on a line of its own."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with each such id moved below its item."""
        return [part for line in lines for part in _NAMED_ITEM.sub(r"\1\n\2    \3", line).split("\n")]


class _References(InlineProcessor):
    """Page references."""

    def __init__(self, extension: MarksExtension, md: Markdown) -> None:
        super().__init__(REFERENCE.pattern, md)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """The element for one mark."""
        ref = PageRef(int(m[1]), int(m[2]) if m[2] else None)
        link = Element(
            "a",
            {
                "class": "page-ref",
                "href": self._address(ref),
                "aria-label": f"{ref.id}: {ref.name} of {self.extension.getConfig('source')}",
            },
        )
        link.text = f"({ref.id})"
        return link, m.start(0), m.end(0)

    def _address(self, ref: PageRef) -> str:
        report = self.extension.getConfig("report")
        if report:
            return f"{report}#page={ref.first + int(self.extension.getConfig('offset'))}"
        return f"{self.extension.getConfig('index')}#{ref.id}"


class _Terms(Treeprocessor):
    """The first use of each term on a page."""

    def __init__(self, extension: MarksExtension, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension
        terms: list[Term] = extension.getConfig("terms")
        self.forms, self.pattern = by_form(terms), pattern(terms)
        self.beginnings = frozenset(_WORD.findall(" ".join(self.forms)))

    def run(self, root: Element) -> None:
        """Link the first use of each term under `root`."""
        self._visit(root, set())

    def _visit(self, element: Element, seen: set[str]) -> None:
        if element.tag in _CLOSED or _QUIET & set((element.get("class") or "").split()):
            return
        text, element.text = element.text or "", ""
        new: list[Element] = []
        element.text = self._link(text, new, seen)
        position = len(new)
        element[:0] = new
        while position < len(element):
            child = element[position]
            self._visit(child, seen)
            position += 1
            added: list[Element] = []
            tail = child.tail or ""
            child.tail = self._link(tail, added, seen)
            element[position:position] = added
            position += len(added)

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        """Each term in the text, looked for only where a word begins one: the pattern is long."""
        if self.beginnings.isdisjoint(_WORD.findall(text.lower())):
            return
        end = 0
        for word in _WORD.finditer(text):
            if word.start() >= end and word[0].lower() in self.beginnings:
                match = self.pattern.match(text, word.start())
                if match:
                    end = match.end()
                    yield match

    def _link(self, text: str, new: list[Element], seen: set[str]) -> str:
        """The text before the first new term; `new` takes a link for it and each later one, with the text behind as its tail."""
        before, end = "", 0
        for match in self._found(text):
            term = self.forms[match[0].lower()]
            if term.id in seen:
                continue
            seen.add(term.id)
            between = text[end : match.start()]
            if new:
                new[-1].tail = between
            else:
                before = between
            link = Element(
                "a",
                {
                    "class": "term",
                    "href": f"{self.extension.getConfig('glossary')}#{term.id}",
                    "data-meaning": term.meaning,
                },
            )
            link.text = match[0]
            new.append(link)
            end = match.end()
        if not new:
            return text
        new[-1].tail = text[end:]
        return before


def makeExtension(**kwargs: Any) -> MarksExtension:  # noqa: N802 (the parser's own name)
    """The extension, as Python-Markdown asks for it."""
    return MarksExtension(**kwargs)

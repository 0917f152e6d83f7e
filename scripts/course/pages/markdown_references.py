"""What the course adds to the words of a page: page references and terms become links (a Python-Markdown extension)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from course.content.glossary import Term, by_form, pattern
from course.content.kinds import GLOSSARY, REPORT_PAGES
from course.text.page_refs import REFERENCE, PageRef

_CLOSED = frozenset({
    "a", "abbr", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "pre", "script", "style", "summary", "svg", "th",
})  # fmt: skip
_QUIET = frozenset(
    {"also", "trainer-note", "desk", "admonition-title", "change-source", "page-ref", "figure__picture", "question"}
)
_WORD = re.compile(r"\w+")


class MarksExtension(Extension):
    """Draws `(p208)` as a link and the first use of each of `terms` as a link to the glossary.

    `report` is the address of a host's own copy of the report, with `offset` from printed to file pages.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "report": ["", "Address of a host's own copy of the report"],
            "source": ["the source", "What the pages are pages of"],
            "offset": [0, "What to add to a printed page number to find it in the host's copy"],
            "terms": [[], "The glossary's terms"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the parser's own name)
        """Put the processors in their places."""
        references = _References(md, self.getConfig("report"), int(self.getConfig("offset")), self.getConfig("source"))
        md.inlinePatterns.register(references, "course-references", 175)
        md.treeprocessors.register(_Terms(md, self.getConfig("terms")), "course-terms", 5)


class _References(InlineProcessor):
    """Page references."""

    def __init__(self, md: Markdown, report: str, offset: int, source: str) -> None:
        super().__init__(REFERENCE.pattern, md)
        self.report, self.offset, self.source = report, offset, source

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """The element for one mark."""
        ref = PageRef.parse(m[0][1:-1])
        page = f"/{REPORT_PAGES.page}#{ref.id}"
        if self.report and isinstance(ref.first, int):
            page = f"{self.report}#page={ref.first + self.offset}"
        name = f"{ref.written}: {ref.name} of {self.source}"
        link = Element("a", {"class": "page-ref", "href": page, "aria-label": name})
        link.text = m[0]
        return link, m.start(0), m.end(0)


class _Terms(Treeprocessor):
    """The first use of each term on a page."""

    def __init__(self, md: Markdown, terms: Sequence[Term]) -> None:
        super().__init__(md)
        self.forms, self.pattern = by_form(list(terms)), pattern(list(terms))
        self.beginnings = frozenset(_WORD.findall(" ".join(self.forms)))

    def run(self, root: Element) -> None:
        """Link the first use of each term under `root`."""
        self.seen: set[str] = set()
        self._visit(root)

    def _visit(self, element: Element) -> None:
        if element.tag in _CLOSED or _QUIET & set((element.get("class") or "").split()):
            return
        children, text = list(element), element.text or ""
        element[:], element.text = [], ""
        self._put(element, text)
        for child in children:
            tail, child.tail = child.tail or "", ""
            self._visit(child)
            element.append(child)
            self._put(element, tail)

    def _put(self, parent: Element, text: str) -> None:
        """Add a text at the end of `parent`, each term that is new to the page as a link."""
        end = 0
        for match in self._found(text):
            term = self.forms[match[0].lower()]
            if term.id not in self.seen:
                self.seen.add(term.id)
                _write(parent, text[end : match.start()])
                address = f"/{GLOSSARY.page}#{term.id}"
                link = SubElement(parent, "a", {"class": "term", "href": address, "data-meaning": term.meaning})
                link.text, end = match[0], match.end()
        _write(parent, text[end:])

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


def _write(parent: Element, text: str) -> None:
    """Add a text at the end of `parent`."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def makeExtension(**kwargs: Any) -> MarksExtension:  # noqa: N802 (the parser's own name)
    """The extension, as Python-Markdown asks for it."""
    return MarksExtension(**kwargs)

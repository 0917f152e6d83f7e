"""What the course adds to the words of a page: page references and terms become links (a Python-Markdown extension)."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from course.content.glossary import Term, pattern
from course.content.kinds import GLOSSARY, REPORT_PAGES
from course.text.page_refs import REFERENCE, PageRef

_CLOSED = frozenset({
    "a", "abbr", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "pre", "script", "style", "summary", "svg", "th",
})  # fmt: skip
_QUIET = frozenset(
    {"also", "trainer-note", "desk", "admonition-title", "change-source", "page-ref", "figure__picture", "question"}
)


class MarksExtension(Extension):
    """Draws `(p208)` as a link and the first use of each of `terms` as a link to the glossary.

    The pages are those of `source`; `report` is the address of a host's own copy of the report, with `offset` from printed to
    file pages.
    """

    def __init__(
        self, terms: Sequence[Term] = (), source: str = "the source", report: str = "", offset: int = 0
    ) -> None:
        super().__init__()
        self.terms, self.pages = terms, (source, report, offset)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the parser's own name)
        """Put the processors in their places."""
        md.inlinePatterns.register(_References(md, *self.pages), "course-references", 175)
        md.treeprocessors.register(_Terms(md, self.terms), "course-terms", 5)


makeExtension = MarksExtension  # noqa: N816 (the parser's own name)


class _References(InlineProcessor):
    """Page references."""

    def __init__(self, md: Markdown, source: str, report: str, offset: int) -> None:
        super().__init__(REFERENCE.pattern, md)
        self.source, self.report, self.offset = source, report, offset

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
        self.forms = {form.lower(): term for term in terms for form in term.forms}
        self.pattern = pattern(terms)

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
        for match in self.pattern.finditer(text):
            term = self.forms.get(match[0].lower())  # none for a letter that only looks alike, such as ı for i
            if term and term.id not in self.seen:
                self.seen.add(term.id)
                _write(parent, text[end : match.start()])
                address = f"/{GLOSSARY.page}#{term.id}"
                link = SubElement(parent, "a", {"class": "term", "href": address, "data-meaning": term.meaning})
                link.text, end = match[0], match.end()
        _write(parent, text[end:])


def _write(parent: Element, text: str) -> None:
    """Add a text at the end of `parent`."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text

"""Boxes that the course adds to Markdown's own: a pair that never parts, a trainer's note, what is the course's own, and a hypothesis that is kept (a Python-Markdown extension)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

TRAINER = "For the trainer"
OURS = "From the course"
_OURS = frozenset({"ours", "scene", "try"})


class BoxesExtension(Extension):
    """Draws `!!! trainer` as a closed note out of the learner's way, `!!! pair` without a title, and marks what is the course's own.

    On the page of a `case`, its slug, `!!! hypothesis` is made known to the script that keeps what is written there.
    """

    def __init__(self, **kwargs: object) -> None:
        self.config = {"case": ["", "The slug of the case that is drawn"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the parser's own name)
        """Put the processor before the one that links terms."""
        md.treeprocessors.register(_Boxes(md, self.getConfig("case")), "course-boxes", 6)


class _Boxes(Treeprocessor):
    def __init__(self, md: Markdown, case: str) -> None:
        super().__init__(md)
        self.case = case

    def run(self, root: Element) -> None:
        """Redraw the boxes under `root`."""
        for box in root.iter("div"):
            names = (box.get("class") or "").split()
            if "admonition" in names and "trainer" in names:
                _fold(box)
            elif "admonition" in names and "pair" in names:
                _untitle(box)
            elif "admonition" in names and _OURS & set(names):
                _mark(box, names)
            elif "admonition" in names and "hypothesis" in names and self.case:
                box.attrib |= {"data-module": "hypothesis", "data-hypothesis": self.case}


def _untitle(box: Element) -> None:
    for title in [child for child in box if child.get("class") == "admonition-title"]:
        box.remove(title)


def _mark(box: Element, names: list[str]) -> None:
    """Say in words, above a box's title, that it is the course's own and no finding of the source."""
    if "ours" in names:
        _untitle(box)
    mark = Element("p", {"class": "ours-mark"})
    mark.text = OURS
    box.insert(0, mark)


def _fold(box: Element) -> None:
    """Make a box a closed note that search leaves out."""
    box.tag = "details"
    box.attrib.clear()
    box.set("class", "trainer-note")
    box.set("data-search-exclude", "")
    title = next((child for child in box if child.get("class") == "admonition-title"), None)
    if title is None:
        title = Element("p")
        box.insert(0, title)
    title.tag = "summary"
    title.attrib.clear()
    title.text = TRAINER if title.text in (None, "", "Trainer") else title.text


def makeExtension(**kwargs: object) -> BoxesExtension:  # noqa: N802 (the parser's own name)
    """The extension, as Python-Markdown asks for it."""
    return BoxesExtension(**kwargs)

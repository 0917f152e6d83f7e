"""Two boxes that the course adds to Markdown's own: a pair that never parts, and a trainer's note (a Python-Markdown extension)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

TRAINER = "For the trainer"


class BoxesExtension(Extension):
    """Draws `!!! trainer` as a closed note out of the learner's way, and `!!! pair` without a title."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the parser's own name)
        """Put the processor before the one that links terms."""
        md.treeprocessors.register(_Boxes(md), "course-boxes", 6)


class _Boxes(Treeprocessor):
    def run(self, root: Element) -> None:
        """Redraw the boxes under `root`."""
        for box in root.iter("div"):
            names = (box.get("class") or "").split()
            if "admonition" in names and "trainer" in names:
                _fold(box)
            elif "admonition" in names and "pair" in names:
                for title in [child for child in box if child.get("class") == "admonition-title"]:
                    box.remove(title)


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

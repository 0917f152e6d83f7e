"""The Markdown of a page: what an id may be, and the boxes that the course adds (a Python-Markdown extension)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

LONGEST_ID = 50
"""The store keeps names of 120 characters, the longest of which joins two ids and the kind of what is kept."""
ID = rf"(?!.{{{LONGEST_ID + 1}}})[a-z0-9]+(?:-[a-z0-9]+)*"
"""What the whole of an id or of a file's name must match, for whatever keeps, links or packs it."""
TRAINER = "For the trainer"
OURS = "From the course"
OPEN = "data-open"
BOXES = {
    "key": True,
    "scene": True,
    "try": True,
    "hypothesis": True,
    "ours": False,
    "pair": False,
    "trainer": None,
    "fold": True,
}
"""The boxes, and whether each has a title: always, never, or as its author likes."""
_NAMED_ITEM = re.compile(r"^((\s*)[-*+] .*\S) (\{ #[\w-]+ \})$")
_OURS = frozenset({"ours", "scene", "try"})
_FOLDED = frozenset({"fold", "trainer"})


def slip_in_id(name: str) -> str:
    """What is wrong with an id or a file's name, and what is right; nothing where it is sound."""
    right = f"small letters, digits and hyphens, {LONGEST_ID} at most, such as nursery-rings-back"
    return "" if re.fullmatch(ID, name) else f"{name!r} must be {right}"


class _Box(Block):  # type: ignore[misc]
    """A box, such as `/// scene | A bench` up to `///`. What is the course's own says so above its title."""

    def on_create(self, parent: Element) -> Element:
        """The empty box in `parent`, marked as open until its end is met."""
        box = SubElement(parent, "div", {"class": f"admonition {self.NAME}", OPEN: ""})
        if self.NAME in _OURS:
            SubElement(box, "p", {"class": "ours-mark"}).text = OURS
        if self.argument:
            SubElement(box, "p", {"class": "admonition-title"}).text = self.argument
        if self.NAME == "hypothesis" and self.config["case"]:
            box.attrib |= {"data-module": "hypothesis", "data-hypothesis": self.config["case"]}
        return box

    def on_end(self, block: Element) -> None:
        """Take the mark off."""
        block.attrib.pop(OPEN, None)


class _Fold(_Box):
    """A box that is closed until its reader opens it; a trainer's note is left out of the search besides."""

    def on_create(self, parent: Element) -> Element:
        """The closed box in `parent`."""
        marks = {"class": "trainer-note", "data-search-exclude": ""} if self.NAME == "trainer" else {"class": self.NAME}
        fold = SubElement(parent, "details", marks | {OPEN: ""})
        SubElement(fold, "summary").text = self.argument or TRAINER
        return fold


class _ItemNames(Preprocessor):
    """List items that end in their own id: attr_list reads it only on a line of its own."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with each such id moved below its item."""
        return [part for line in lines for part in _NAMED_ITEM.sub(r"\1\n\2    \3", line).split("\n")]


class CourseMarkdown(BlocksExtension):  # type: ignore[misc]
    """The Markdown of the course.

    On the page of a `case`, its slug, a hypothesis is made known to the script that keeps what is written there.
    """

    def __init__(self, **kwargs: object) -> None:
        self.config = {"case": ["", "The slug of the case that is drawn"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the parser's own name)
        """Bring what pages are written in."""
        md.registerExtensions(["attr_list", "def_list", "fenced_code", "md_in_html", "tables"], {})
        md.preprocessors.register(_ItemNames(md), "course-item-names", 25)
        super().extendMarkdown(md)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 (the parser's own name)
        """Make the boxes known."""
        for name, titled in BOXES.items():
            base = _Fold if name in _FOLDED else _Box
            block_mgr.register(type(name, (base,), {"NAME": name, "ARGUMENT": titled}), self.getConfigs())


def makeExtension(**kwargs: object) -> Extension:  # noqa: N802 (the parser's own name)
    """The extension, as Python-Markdown asks for it."""
    return CourseMarkdown(**kwargs)

"""The Markdown of a page: what an id may be, and the boxes that the course adds (a Python-Markdown extension)."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import count
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
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
    "key": True, "scene": True, "try": True, "hypothesis": True, "ours": False, "pair": False, "trainer": None,
    "fold": True, "road": True,
}  # fmt: skip
"""The boxes, and whether each has a title: always, never, or as its author likes."""
_NAMED_ITEM = re.compile(r"^((\s*)[-*+] .*\S) (\{ #[\w-]+ \})$")
_OURS = frozenset({"ours", "scene", "try"})
_FOLDED = {
    "fold": {"class": "fold"},
    "trainer": {"class": "trainer-note", "data-search-exclude": ""},
    "road": {"class": "case-road", "open": "", "data-search-exclude": ""},
}
ROADS = ("First road", "Second road")


def slip_in_id(name: str) -> str:
    """What is wrong with an id or a file's name, and what is right; nothing where it is sound."""
    right = f"small letters, digits and hyphens, {LONGEST_ID} at most, such as nursery-rings-back"
    return "" if re.fullmatch(ID, name) else f"{name!r} must be {right}"


def named_title(text: str) -> tuple[str, str]:
    """The title of a road, and the id that stands behind it as { #id }; nothing where none does."""
    title, _, name = text.strip().partition(" { #")
    return title, name.rstrip(" }")


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
    """A box that can be closed, as all but the two roads of a case are at first; the search leaves out trainers' notes and roads,
    whose rows it finds in later tables."""

    def on_create(self, parent: Element) -> Element:
        """The box in `parent`; a road is called the first or the second."""
        title, name = named_title(self.argument or TRAINER)
        if self.NAME == "road":
            title = f"{ROADS[any(other.get('class') == 'case-road' for other in parent)]}: {title}"
        fold = SubElement(parent, "details", _FOLDED[self.NAME] | {OPEN: ""} | ({"id": name} if name else {}))
        SubElement(fold, "summary").text = title
        return fold


class _ItemNames(Preprocessor):
    """List items that end in their own id: attr_list reads it only on a line of its own."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with each such id moved below its item."""
        return [part for line in lines for part in _NAMED_ITEM.sub(r"\1\n\2    \3", line).split("\n")]


class CourseMarkdown(BlocksExtension):  # type: ignore[misc]
    """The Markdown of the course. On the page of a `case`, its slug, a script keeps what is written in a hypothesis."""

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


makeExtension = CourseMarkdown  # noqa: N816 (the parser's own name)


def unique_slugs(titles: Iterable[str]) -> list[str]:
    """A slug for every title in small plain letters, digits and hyphens; one that is taken gets a number, and an empty one
    is `section`. With the number it still fits an id."""
    slugs: list[str] = []
    for title in titles:
        plain = unicodedata.normalize("NFKD", title.replace("'", "")[:400]).encode("ascii", "ignore").decode()
        base = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[: LONGEST_ID - 3].strip("-") or "section"
        numbered = (base if number == 1 else f"{base}-{number}" for number in count(1))
        slugs.append(next(slug for slug in numbered if slug not in slugs))
    return slugs

"""A guide as a Word document: pandoc turns its sheet into headings, lists and tables, in the styles of handout.docx."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Mapping
from html import escape, unescape
from itertools import count
from pathlib import Path

from bs4.element import Tag

from course.figures.data import Figure
from course.figures.images import figure_png
from course.handouts.facts import Facts
from course.handouts.qr import drawn
from course.handouts.sheet import Sheet, draw_figures
from course.handouts.templates import template
from course.slides.blocks import Table
from course.slides.fit import columns
from course.text.html import classes, parse, tags, text_of
from course.tools.zips import packed, unpacked

BOXES = ("scene", "try", "ours", "pair", "key", "content-note", "change", "trainer-note")
"""The classes of boxes; each has a style of its name in handout.docx, such as Trainer Note."""
_PANDOC = ("--from=html", "--to=docx", "--shift-heading-level-by=-1", "--metadata=lang:en-GB")
_MARK = re.compile(r"<w:r><w:t[^>]*>fill-in: (.*?)</w:t></w:r>")
_FIELD = (
    '<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:id w:val="{number}"/><w:showingPlcHdr/><w:text w:multiLine="1"/></w:sdtPr>'
    '<w:sdtContent><w:r><w:rPr><w:color w:themeColor="accent6" w:val="4F5F61"/></w:rPr><w:t>Write here</w:t></w:r></w:sdtContent></w:sdt>'
)


def docx_of(sheet: Sheet, facts: Facts, figures: Mapping[str, Figure], css: str) -> bytes:
    """The sheet as a Word document."""
    draw_figures(sheet, figures, "image/png", lambda figure: figure_png(figure, 1400, "light", css))
    if sheet.sides and facts.address:
        sheet.body.insert(0, parse(f"<p>{drawn(facts.address, 'png')}</p>").contents[0])
    for box in sheet.body.select(", ".join(f".{kind}" for kind in BOXES)):
        _styled(box)
    for title in sheet.body.select(".admonition-title"):
        title.replace_with(*parse(f"<p><strong>{escape(text_of(title))}</strong></p>").contents)
    for part in sheet.body.find_all("table"):
        _table(part)
    parts, numbers = unpacked(_converted(sheet, facts, css)), count(1001)
    text = parts["word/document.xml"].decode()
    filled = _MARK.sub(lambda mark: _FIELD.format(name=escape(unescape(mark[1])), number=next(numbers)), text)
    creator = f"<dc:creator>{escape(facts.course)}</dc:creator>".encode()
    core = parts["docProps/core.xml"].replace(b"<dc:creator></dc:creator>", creator)
    made = {**parts, "word/document.xml": filled.encode(), "docProps/core.xml": core}
    return packed(made, facts.epoch, first="[Content_Types].xml")


def _styled(box: Tag) -> None:
    """Give a box the style of its kind; an item of a list takes it where it is a paragraph."""
    kind = next(kind for kind in BOXES if kind in classes(box))
    box.attrs = {"data-custom-style": kind.replace("-", " ").title()}
    for item in box.find_all("li"):
        item.name = "p"
        item.wrap(parse("").new_tag("li"))


def _table(part: Tag) -> None:
    """Give each column a share of the width, and each empty cell a mark where a field to fill in is to stand."""
    found = Table.of(part)
    widths = columns(found, 11, 480)
    shares = "".join(f'<col style="width:{100 * width / sum(widths):.0f}%">' for width in widths)
    part.insert(0, parse(f"<colgroup>{shares}</colgroup>").contents[0])
    for row in part.select("tbody tr"):
        first = text_of(row.td)
        for head, cell in zip(found.head, tags(row), strict=False):
            if not text_of(cell):
                cell.string = f"fill-in: {first or head.text}"


def _converted(sheet: Sheet, facts: Facts, css: str) -> bytes:
    from pypandoc import get_pandoc_path

    said = {"title": sheet.title, "subtitle": sheet.lede, "description": f"{facts.edition} {facts.review}"}
    with tempfile.TemporaryDirectory() as folder:
        styles, out = Path(folder) / "reference.docx", Path(folder) / "guide.docx"
        styles.write_bytes(template("docx", css, facts.running))
        words = [f"--metadata={name}:{text}" for name, text in said.items()]
        command = [get_pandoc_path(), *_PANDOC, *words, f"--reference-doc={styles}", f"--output={out}"]
        environment = {"SOURCE_DATE_EPOCH": str(facts.epoch), "PATH": "", "LANG": "C.UTF-8"}
        html = sheet.body.decode_contents().encode()
        done = subprocess.run(command, input=html, env=environment, capture_output=True, check=False)
        if done.returncode:
            raise ValueError(f"take-away: pandoc cannot make {sheet.title!r}: {done.stderr.decode().strip()}")
        return out.read_bytes()

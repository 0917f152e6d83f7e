"""A guide or a briefing as a Word document: pandoc turns its sheet into headings, lists and tables, in the styles of handout.docx."""

import re
import subprocess
import tempfile
from collections.abc import Mapping
from html import escape, unescape
from itertools import count
from pathlib import Path

from bs4.element import Tag
from pypandoc import get_pandoc_path

from course.figures.data import Figure
from course.figures.images import figure_png
from course.handouts.facts import Facts
from course.handouts.sheet import Sheet, code, draw_figures
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
_TEXT = "word/document.xml"
_CLOSER = (
    ('w:bottom="1134"', 'w:bottom="850"'),
    ('w:left="1247" w:right="1247" w:top="1134"', 'w:left="1020" w:right="1020" w:top="850"'),
    ('w:line="264"', 'w:line="252"'),
    ('<w:sz w:val="22" /><w:szCs w:val="22" />', '<w:sz w:val="21" /><w:szCs w:val="21" />'),
    ('<w:sz w:val="32" /><w:szCs w:val="32" />', '<w:sz w:val="26" /><w:szCs w:val="26" />'),
    ('<w:spacing w:after="80" w:before="360" />', '<w:spacing w:after="40" w:before="200" />'),
    ('<w:spacing w:after="120" w:before="0" />', '<w:spacing w:after="80" w:before="0" />'),
    ('<w:spacing w:after="240" w:before="0" />', '<w:spacing w:after="80" w:before="0" />'),
    ('<w:spacing w:after="200" w:before="160" />', '<w:spacing w:after="100" w:before="80" />'),
    ('<w:tab w:pos="9412"', '<w:tab w:pos="9866"'),
    ('<w:spacing w:after="60" w:before="60" />', '<w:spacing w:after="30" w:before="30" />'),
)
"""What a briefing has, to stay on two sides: letters of 10.5 points, and less room round them and between parts."""
_TOGETHER = (
    (re.compile(r"<w:tr>(?=<w:tc>)"), "<w:tr><w:trPr><w:cantSplit /></w:trPr>"),
    (
        re.compile(
            rf'(<w:pStyle w:val="(?:{"|".join(kind.title().replace("-", "") for kind in BOXES)})" />)'
            r"(?=</w:pPr><w:r><w:rPr><w:b /><w:bCs /></w:rPr><w:t[^>]*>[^<]*</w:t></w:r></w:p>)"
        ),
        r"\1<w:keepNext />",
    ),
)
"""What no page parts: a row of a table, and the title of a box from what follows it."""
_SIDE_TWO = re.compile(r'(w:name="talk" />\s*<w:p><w:pPr><w:pStyle w:val="Heading1" />)')


def docx_of(sheet: Sheet, facts: Facts, figures: Mapping[str, Figure], css: str) -> bytes:
    """The sheet as a Word document."""
    draw_figures(sheet, figures, "image/png", lambda figure: figure_png(figure, 1400, css))
    if sheet.sides:
        _in_two_sides(sheet.body, facts)
    for box in sheet.body.select(", ".join(f".{kind}" for kind in BOXES)):
        _styled(box)
    for title in sheet.body.select(".admonition-title"):
        title.replace_with(*parse(f"<p><strong>{escape(text_of(title))}</strong></p>").contents)
    for part in sheet.body.find_all("table"):
        _table(part)
    parts, numbers = unpacked(_converted(sheet, facts, css)), count(1001)
    if sheet.sides:
        parts |= _closer(parts)
    text = parts[_TEXT].decode()
    for found, kept in _TOGETHER:
        text = found.sub(kept, text)
    filled = _MARK.sub(lambda mark: _FIELD.format(name=escape(unescape(mark[1])), number=next(numbers)), text)
    creator = f"<dc:creator>{escape(facts.course)}</dc:creator>".encode()
    core = parts["docProps/core.xml"].replace(b"<dc:creator></dc:creator>", creator)
    made = {**parts, _TEXT: filled.encode(), "docProps/core.xml": core}
    return packed(made, facts.epoch)


def _styled(box: Tag) -> None:
    """Give a box the style of its kind; an item of a list takes it where it is a paragraph."""
    kind = next(kind for kind in BOXES if kind in classes(box))
    box.attrs = {"data-custom-style": kind.replace("-", " ").title()}
    for item in box.find_all("li"):
        item.name = "p"
        item.wrap(parse("").new_tag("li"))


def _in_two_sides(body: Tag, facts: Facts) -> None:
    """The way from a briefing to its module stands at the end of side one; what it says of itself is one paragraph of small print."""
    body.select(".panels")[0].append(parse(f"<p>{code(facts.address, 'png')}</p>" if facts.address else ""))
    first, *others = body.select(".about p")
    for line in others:
        first.extend([" ", *line.contents])
        line.decompose()
    first.wrap(parse("").new_tag("div", attrs={"data-custom-style": "footer"}))


def _closer(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """A briefing's words and styles with less room between them; side two begins where a team talks."""
    made = {}
    for name in (_TEXT, "word/styles.xml"):
        text = _SIDE_TWO.sub(r"\1<w:pageBreakBefore />", parts[name].decode())
        for given, closer in _CLOSER:
            text = text.replace(given, closer)
        made[name] = text.encode()
    return made


def _table(part: Tag) -> None:
    """Give each column a share of the width, and each empty cell a mark where a field to fill in is to stand."""
    found = Table.of(part)
    widths = [1.2, 1.0] if part.find_parent(class_="contacts") else columns(found, 11, 480)
    shares = "".join(f'<col style="width:{100 * width / sum(widths):.0f}%">' for width in widths)
    part.insert(0, parse(f"<colgroup>{shares}</colgroup>").contents[0])
    for row in part.select("tbody tr"):
        first = text_of(row.td)
        for head, cell in zip(found.head, tags(row), strict=False):
            if not text_of(cell):
                cell.string = f"fill-in: {first or head.text}"


def _converted(sheet: Sheet, facts: Facts, css: str) -> bytes:
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

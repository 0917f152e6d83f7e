"""The Word document from which pandoc takes styles, page and footer: pandoc's own, in the course's type, colours and language."""

from __future__ import annotations

import io
import subprocess
from typing import Any

FONT = "Arial"
INK, DEEP, QUIET, LINK = "1E2A2B", "1D4B4F", "4F5F61", "0B5C62"
BOXES = {
    "scene": ("Scene", "F6F0E3", "A36A12"),
    "try": ("Try This", "EEF1F8", "3F5C99"),
    "ours": ("From the Course", "FFFFFF", "3F5C99"),
    "pair": ("Pair", "FFFFFF", "1D6B66"),
    "key": ("Key Line", "E6F0ED", "1D6B66"),
    "content-note": ("Content Note", "FDF3DC", "A36A12"),
    "change": ("Since 2016", "F3EEF6", "70508A"),
    "trainer-note": ("Trainer Note", "F2F2F2", "1E2A2B"),
}
"""For each class of box, the name of its style, its ground and its edge."""
_SIZES = {
    "Title": 24,
    "Subtitle": 12,
    "Heading 1": 16,
    "Heading 2": 13,
    "Heading 3": 11.5,
    "Body Text": 11,
    "Compact": 11,
}


def pandoc() -> str:
    """The program pandoc, as its package brings it."""
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def reference(running: str) -> bytes:
    """The reference document; `running` stands at the foot of each page, beside its number."""
    from docx import Document

    own = subprocess.run([pandoc(), "--print-default-data-file", "reference.docx"], capture_output=True, check=True)
    document = Document(io.BytesIO(own.stdout))
    for paragraph in list(document.paragraphs):
        paragraph._p.getparent().remove(paragraph._p)
    for table in list(document.tables):
        table._tbl.getparent().remove(table._tbl)
    _language(document)
    _type(document)
    for name, ground, edge in BOXES.values():
        _box(document, name, ground, edge)
    _table_style(document)
    _page(document, running)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def element(name: str, **attributes: str) -> Any:
    """A new element of Word's, with attributes of Word's."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _language(document: Any) -> None:
    from docx.oxml.ns import qn

    for old in list(document.styles.element.iter(qn("w:lang"))):
        old.getparent().remove(old)
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    defaults.append(element("w:lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"))


def _type(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for style in document.styles:
        fonts = style.element.find(f".//{qn('w:rFonts')}")
        if fonts is not None and "Verbatim" not in style.name:
            fonts.getparent().remove(fonts)
    normal = document.styles["Normal"].font
    normal.name, normal.size = FONT, Pt(11)
    normal.color.rgb = RGBColor.from_string(INK)
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.name = Pt(size), FONT
        if name.startswith(("Heading", "Title")):
            style.font.bold, style.font.color.rgb = True, RGBColor.from_string(DEEP)
            style.paragraph_format.keep_with_next = True
    for name, before in (("Heading 1", 18), ("Heading 2", 12), ("Heading 3", 9)):
        document.styles[name].paragraph_format.space_before = Pt(before)
        document.styles[name].paragraph_format.space_after = Pt(4)
    for name in ("Body Text", "First Paragraph"):
        document.styles[name].paragraph_format.space_before = Pt(0)
        document.styles[name].paragraph_format.space_after = Pt(6)
    document.styles["Hyperlink"].font.color.rgb, document.styles["Hyperlink"].font.underline = (
        RGBColor.from_string(LINK),
        True,
    )
    document.styles["Compact"].paragraph_format.space_before = document.styles[
        "Compact"
    ].paragraph_format.space_after = Pt(3)
    for name in ("Title", "Subtitle"):
        document.styles[name].paragraph_format.alignment = 0
    subtitle = document.styles["Subtitle"]
    subtitle.font.color.rgb, subtitle.font.bold = RGBColor.from_string(QUIET), False
    for spacing in subtitle.element.rPr.findall(qn("w:spacing")):
        subtitle.element.rPr.remove(spacing)


def _box(document: Any, name: str, ground: str, edge: str) -> None:
    """A paragraph style with an edge at its left and a ground of its own."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt

    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Body Text"]
    shape = style.paragraph_format
    shape.left_indent, shape.right_indent = Cm(0.4), Cm(0.2)
    shape.space_before, shape.space_after = Pt(0), Pt(5)
    properties = style.element.get_or_add_pPr()
    borders = element("w:pBdr")
    for side, size, colour in (("top", "24", ground), ("left", "24", edge), ("bottom", "24", ground)):
        borders.append(element(f"w:{side}", val="single", sz=size, space="4" if side == "left" else "0", color=colour))
    properties.insert_element_before(borders, "w:shd", "w:spacing", "w:ind")
    properties.insert_element_before(element("w:shd", val="clear", color="auto", fill=ground), "w:spacing", "w:ind")


def _table_style(document: Any) -> None:
    """Lines between the rows of every table, and a head row that is marked by more than its colour."""
    from docx.oxml.ns import qn

    style = document.styles["Table"].element
    for old in list(style.iter(qn("w:tblBorders"), qn("w:tblStylePr"))):
        old.getparent().remove(old)
    properties = style.find(qn("w:tblPr"))
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color="9AA8A6"))
    properties.insert(1, borders)
    head = element("w:tblStylePr", type="firstRow")
    run = element("w:rPr")
    run.append(element("w:b"))
    cell = element("w:tcPr")
    cell.append(element("w:shd", val="clear", color="auto", fill="E6F0ED"))
    head.extend([run, cell])
    style.append(head)


def _page(document: Any, running: str) -> None:
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    paragraph = section.footer.paragraphs[0]
    paragraph.add_run(f"{running} · Page ").font.size = Pt(9)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(9)
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        else:
            code = element("w:instrText")
            code.text = text
            run._r.append(code)

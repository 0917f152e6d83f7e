"""A guide as a Word document: pandoc turns the sheet into headings, lists and tables, and what pandoc has not is added here.

Styles, page and footer come from a reference document made by code. What is to be filled in are Word's content controls.
"""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from html import escape
from itertools import count
from pathlib import Path
from typing import Any

from bs4.element import Tag

from course.content.guides import LOG_COLUMNS
from course.handouts.facts import Facts, licence_link
from course.handouts.sheet import Sheet, made
from course.handouts.word_styles import BOXES, element, pandoc, reference
from course.slides.fit import column_widths
from course.text.html import tags, text_of
from course.text.zips import moment, repacked

CONTACTS = ("Contact", "How to reach them")
_ACROSS = 9400
"""The width of the text in twentieths of a point."""
_LETTER, _PADDING, _TWIP = 135, 240, 635
"""A letter and a cell's padding in twentieths of a point, and one of those in Word's own unit."""
_PANDOC = ("--from=html", "--to=docx", "--shift-heading-level-by=-1", "--metadata=lang:en-GB")


def docx_of(sheet: Sheet, facts: Facts) -> bytes:
    """The sheet as a Word document."""
    from docx import Document

    document = Document(io.BytesIO(_converted(sheet, facts)))
    numbers = count(1)
    for table in document.tables:
        heads = tuple(cell.text for cell in table.rows[0].cells)
        form = heads in (LOG_COLUMNS, CONTACTS)
        _widths(table, even=form)
        _keep(table, whole=form)
        if form:
            for row in table.rows[1:]:
                _fill_in(row, heads, numbers)
    _set_off(document)
    _properties(document.core_properties, sheet, facts)
    held = io.BytesIO()
    document.save(held)
    return repacked(held.getvalue(), facts.epoch)


def _converted(sheet: Sheet, facts: Facts) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        styles, out = Path(folder) / "reference.docx", Path(folder) / "guide.docx"
        styles.write_bytes(_reference(facts.running))
        words = (f"--metadata=title:{sheet.title}", f"--metadata=subtitle:{sheet.lede}")
        command = [pandoc(), *_PANDOC, *words, f"--reference-doc={styles}", f"--output={out}"]
        environment = {"SOURCE_DATE_EPOCH": str(facts.epoch), "PATH": "", "LANG": "C.UTF-8"}
        done = subprocess.run(
            command, input=_html(sheet, facts).encode(), env=environment, capture_output=True, check=False
        )
        if done.returncode:
            raise ValueError(f"take-away: pandoc cannot make {sheet.title!r}: {done.stderr.decode().strip()}")
        return out.read_bytes()


@cache
def _reference(running: str) -> bytes:
    return reference(running)


def _html(sheet: Sheet, facts: Facts) -> str:
    """The body for pandoc: boxes named by their style, and at the end contacts, words and what the document says of itself."""
    for kind, (style, _, _) in BOXES.items():
        for box in sheet.body.find_all(class_=kind):
            box.attrs = {"data-custom-style": style}
            _paragraphs(box)
    for title in sheet.body.select(".admonition-title"):
        words = made("strong", text_of(title))
        title.clear()
        title.append(words)
    rows = "".join(f"<tr><td>{escape(label)}</td><td>{escape(text)}</td></tr>" for label, text in facts.box)
    contacts = f"<h2>Local contacts</h2><table><thead><tr><th>{CONTACTS[0]}</th><th>{CONTACTS[1]}</th></tr></thead><tbody>{rows}</tbody></table>"
    terms = "".join(f"<p><strong>{escape(term)}</strong>: {escape(meaning)}</p>" for term, meaning in sheet.terms)
    about = "".join(f"<p><strong>{label}.</strong> {escape(text)}</p>" for label, text in facts.lines)
    return (
        f"{sheet.body.decode_contents()}{contacts}{'<h2>Words in this guide</h2>' if terms else ''}{terms}"
        f"<h2>About this guide</h2>{about}{licence_link(facts)}"
    )


def _paragraphs(box: Tag) -> None:
    """Give each item of a list in a box a paragraph, so that it takes the style of the box."""
    for item in box.find_all("li"):
        if not any(child.name == "p" for child in tags(item)):
            inside = made("p")
            for child in list(item.children):
                inside.append(child.extract())
            item.append(inside)


def _widths(table: Any, *, even: bool) -> None:
    """Columns by what stands in them, none narrower than its longest word, over the whole width of the page."""
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    weights = [1.0] * len(texts[0]) if even else column_widths(texts)
    least = [
        max(len(word) for row in texts for word in f"{row[column]} -".split()) * _LETTER + _PADDING
        for column in range(len(texts[0]))
    ]
    spare = _ACROSS - sum(least)
    shares = [round(low + spare * weight / sum(weights)) for low, weight in zip(least, weights, strict=True)]
    for column, share in zip(table._tbl.tblGrid.gridCol_lst, shares, strict=True):
        column.w = share * _TWIP
    for row in table.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = share * _TWIP


def _keep(table: Any, *, whole: bool) -> None:
    """What leads to a table stays with it, no row is parted, and a short form stays `whole` on one page."""
    before = table._tbl.getprevious()
    if before is not None and before.tag.endswith("}p"):
        before.get_or_add_pPr().insert(0, element("w:keepNext"))
        _in_order(before.pPr)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    for row in table.rows[:-1] if whole else ():
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _in_order(properties: Any) -> None:
    """Word wants a paragraph's style before its other properties."""
    style = properties.pStyle
    if style is not None:
        properties.insert(0, style)


def _set_off(document: Any) -> None:
    """Space before and after each run of paragraphs in a box."""
    from docx.shared import Pt

    boxes = {style for style, _, _ in BOXES.values()}
    names = ["", *(_style_of(one) for one in document.element.body), ""]
    for before, mine, after, one in zip(names, names[1:], names[2:], document.element.body, strict=False):
        if mine in boxes and before != mine:
            one.get_or_add_pPr().get_or_add_spacing().before = Pt(8)
        if mine in boxes and after != mine:
            one.get_or_add_pPr().get_or_add_spacing().after = Pt(10)


def _style_of(one: Any) -> str:
    """The style of a paragraph, by the name that Word's file has for it with its spaces."""
    properties = getattr(one, "pPr", None)
    style = properties.pStyle.val if properties is not None and properties.pStyle is not None else ""
    return next((name for name, _, _ in BOXES.values() if style.replace(" ", "") == name.replace(" ", "")), "")


def _fill_in(row: Any, heads: Sequence[str], numbers: Any) -> None:
    """A content control in each empty cell of a row."""
    first = row.cells[0].text
    for head, cell in zip(heads, row.cells, strict=True):
        if not cell.text.strip():
            cell.paragraphs[0]._p.append(_control(first or head, next(numbers), dated=head == LOG_COLUMNS[2]))


def _control(name: str, number: int, *, dated: bool) -> Any:
    """A content control that asks for `name`: a date, or text."""
    control, about, content = element("w:sdt"), element("w:sdtPr"), element("w:sdtContent")
    about.extend(
        [element("w:alias", val=name), element("w:tag", val=f"fill-{number}"), element("w:id", val=str(1000 + number))]
    )
    about.append(element("w:showingPlcHdr"))
    kind = element("w:date") if dated else element("w:text", multiLine="1")
    if dated:
        kind.extend([element("w:dateFormat", val="d MMMM yyyy"), element("w:lid", val="en-GB")])
    about.append(kind)
    run, look, text = element("w:r"), element("w:rPr"), element("w:t")
    look.append(element("w:color", val="4F5F61"))
    text.text = "Choose a date" if dated else "Write here"
    run.extend([look, text])
    content.append(run)
    control.extend([about, content])
    return control


def _properties(core: Any, sheet: Sheet, facts: Facts) -> None:
    core.title, core.subject, core.author = sheet.title, sheet.lede, facts.course
    core.keywords, core.comments = facts.keywords, facts.review
    core.language, core.version, core.revision = "en-GB", facts.version, 1
    core.last_modified_by = facts.course
    core.created = core.modified = moment(facts.epoch)

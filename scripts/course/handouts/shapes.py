"""Words in the frames and cells of a PowerPoint file, each run with its look and its language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from course.handouts.blocks import Paragraph
from course.handouts.fit import CELL, GAP, indent_of, size_of
from course.handouts.templates import POINT

_LINE, _HEAD = "CFD8D5", "E6F0ED"


def british(held: Any) -> None:
    """Mark the words of a shape or a frame as British English."""
    for properties in held._element.iter(f"{{{held._element.nsmap['a']}}}r"):
        properties.get_or_add_rPr().set("lang", "en-GB")


def write(frame: Any, paragraphs: Sequence[Paragraph], size: float) -> None:
    """The paragraphs in a frame, each run with its look."""
    for number, paragraph in enumerate(paragraphs):
        line = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        mine = size_of(paragraph, size)
        properties, indent = line._p.get_or_add_pPr(), round(indent_of(paragraph, mine) * POINT)
        if paragraph.bullet:
            line.level = 1
        if indent:
            properties.set("marL", str(indent))
            properties.set("indent", str(-indent))
        if number:
            line.space_before = round(mine * GAP * POINT)
        if paragraph.letter:
            properties.append(_lettered())
        _runs(line, paragraph, mine)


def _lettered() -> Any:
    from pptx.oxml import parse_xml

    return parse_xml(
        '<a:buAutoNum xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" type="alphaUcPeriod"/>'
    )


def _runs(line: Any, paragraph: Paragraph, size: float) -> None:
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.enum.lang import MSO_LANGUAGE_ID
    from pptx.util import Pt

    for run in paragraph.runs:
        made = line.add_run()
        made.text = run.text
        made.font.size, made.font.language_id = Pt(size), MSO_LANGUAGE_ID.ENGLISH_UK
        made.font.bold = run.bold or None
        made.font.italic = run.italic or None
        if run.quiet or paragraph.role in ("small", "change-source", "pages"):
            made.font.color.theme_color = MSO_THEME_COLOR.ACCENT_6


def fill_cell(cell: Any, paragraph: Paragraph, size: int, *, head: bool) -> None:
    """A cell's words, its margins, a line below it, and for the head a ground."""
    from pptx.dml.color import RGBColor
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.oxml import parse_xml

    cell.margin_left = cell.margin_right = round(CELL[0] * POINT)
    cell.margin_top = cell.margin_bottom = round(CELL[1] * POINT)
    bold = Paragraph(tuple(replace(run, bold=True) for run in paragraph.runs)) if head else paragraph
    _runs(cell.text_frame.paragraphs[0], bold, size)
    if not paragraph.runs:
        # Without a size of its own an empty line is as tall as one of 18 points, and its row with it.
        end = '<a:endParaRPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" lang="en-GB" sz="{}"/>'
        cell.text_frame.paragraphs[0]._p.append(parse_xml(end.format(size * 100)))
    for run in cell.text_frame.paragraphs[0].runs:
        if run.font.color.type is None:
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    colour, width = ('<a:schemeClr val="accent1"/>', 2) if head else (f'<a:srgbClr val="{_LINE}"/>', 1)
    properties = cell._tc.get_or_add_tcPr()
    properties.insert(
        0,
        parse_xml(
            f'<a:lnB xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="{width * POINT}"><a:solidFill>{colour}</a:solidFill></a:lnB>'
        ),
    )
    if head:
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(_HEAD)  # type: ignore[no-untyped-call]

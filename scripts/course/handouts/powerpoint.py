"""A deck as a PowerPoint file: the slides of Present, each with a real title, words in placeholders, notes, and text for its picture.

python-pptx writes it, because our slides are cut already. Looks come from the layouts of handout.pptx; sizes of type from the
ruler of slides. What does not fit is told, with the slide's id.
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from course.figures.data import Figure
from course.figures.images import figure_png
from course.handouts.facts import Facts
from course.handouts.templates import AFTER_ID, LABEL_ID, TABLE_STYLE, template
from course.slides import fit
from course.slides.blocks import Block, Paragraph, Picture, Run, Table, text_of_blocks
from course.slides.cut import Slide
from course.slides.decks import Deck
from course.text.markdown import ROADS
from course.tools.zips import moment, packed, unpacked

POINT = 12700
SIZES = (34, 32, 30, 28, 26, 24, 22, 20, 18, 16)
TABLE_SIZES = (24, 22, 20, 18, 16, 14)
TITLES = (34, 32, 30, 28, 26, 24, 22)
LIKE = {
    "hypothesis": "try",
    "discuss": "try",
    "talk": "try",
    "vote": "question",
    "fork": "question",
    "answer": "question",
    "pause": "scene",
}
"""Kinds of slides without a layout of their own, each with the kind whose layout they take."""
_LEVELS = {"bullet": 1, "number": 1, "letter": 2}
_QUIET = frozenset({"small", "change-source"})
_ACROSS, _BETWEEN = 1400, 10.0
_Box = tuple[float, float, float, float]
"""A place on a slide: from the left, from the top, width and height, in points."""
_PICTURE: _Box = (60, 134, 670, 356)
_BESIDE: _Box = (750, 134, 150, 356)


def pptx_of(deck: Deck, facts: Facts, figures: Mapping[str, Figure], css: str) -> bytes:
    """The deck as a PowerPoint file; ValueError that names each slide whose words do not fit."""
    made = Presentation(io.BytesIO(template("pptx", css, facts.running)))
    layouts = {layout.name: layout for layout in made.slide_layouts}
    full = []
    for slide in (*deck.slides, *_closing(facts)):
        page = made.slides.add_slide(layouts.get(LIKE.get(slide.kind, slide.kind), layouts["words"]))
        if not _fill(page, slide, figures, css):
            full.append(f"take-away: {deck.name}: slide {slide.id!r}: its words do not fit; make the passage shorter")
    if full:
        raise ValueError("\n".join(full))
    _part(list(zip(made.slides, deck.slides, strict=False)))
    _shows(made, deck)
    core = made.core_properties
    core.title, core.author, core.last_modified_by, core.language = deck.title, facts.course, facts.course, "en-GB"
    core.comments, core.version = f"{facts.edition} {facts.review}", facts.version
    core.created = core.modified = moment(facts.epoch)
    held = io.BytesIO()
    made.save(held)
    return packed(unpacked(held.getvalue()), facts.epoch)


def _part(every: Sequence[tuple[Any, Slide]]) -> None:
    """Make each line of a fork lead to the first slide of its road."""
    firsts = {slide.road: page.part for page, slide in reversed(every) if slide.road}
    for page in (page for page, slide in every if slide.kind == "fork"):
        for line, part in zip(page.placeholders[1].text_frame.paragraphs, reversed(firsts.values()), strict=True):
            to = page.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
            line.runs[0]._r.get_or_add_rPr().add_hlinkClick(to).set("action", "ppaction://hlinksldjump")


def _shows(made: Any, deck: Deck) -> None:
    """A custom show for each length of a session and each road of a case, to be chosen under Slide Show: the slides that Present has."""
    drawn = [one.rId for one in made.slides._sldIdLst]
    every = list(zip(drawn, deck.slides, strict=False))
    named = {f"{length} minutes": [name for name, one in every if length in one.lengths] for length in deck.lengths}
    roads = dict.fromkeys(one.road for one in deck.slides if one.road)
    named |= {
        title: [name for name, one in every if one.road in ("", road)]
        for title, road in zip(ROADS, roads, strict=False)
    }
    shows = "".join(
        f'<p:custShow name="{title}" id="{number}"><p:sldLst>'
        + "".join(f'<p:sld r:id="{name}"/>' for name in names)
        + "</p:sldLst></p:custShow>"
        for number, (title, names) in enumerate(named.items())
    )
    if shows:
        listed = parse_xml(f"<p:custShowLst {nsdecls('p', 'r')}>{shows}</p:custShowLst>")
        made.element.find(f"{{{made.element.nsmap['p']}}}notesSz").addnext(listed)


def _closing(facts: Facts) -> list[Slide]:
    """The last slides: what the file says of itself, and the local contacts."""
    said = [Paragraph((Run(f"{label}. ", bold=True), Run(text))) for label, text in facts.lines]
    rows = [(Paragraph.said(label), Paragraph.said(text)) for label, text in facts.box]
    head = (Paragraph.said("Contact", bold=True), Paragraph.said("How to reach them", bold=True))
    contacts = fit.share(rows, lambda some: [Table(head, tuple(some))], size=fit.TABLE_SIZE, most=fit.MOST_ROWS)
    every = {"About these slides": fit.share_words(said), "Local contacts": contacts}
    return [
        Slide(title, title, "closing", tuple(blocks), part=f"{number} of {len(parts)}" if len(parts) > 1 else "")
        for title, parts in every.items()
        for number, blocks in enumerate(parts, 1)
    ]


def _fill(page: Any, slide: Slide, figures: Mapping[str, Figure], css: str) -> bool:
    """Put the slide's words in their places and take out what is unused of its layout; whether all words fit."""
    holders = {holder.placeholder_format.idx: holder for holder in page.placeholders}
    titles = (44, 38, *TITLES) if slide.kind in ("title", "section") else TITLES
    fits = _put(holders.pop(0), [Paragraph.said(slide.full_title, bold=True)], titles)
    if slide.label:
        holders.pop(LABEL_ID).text_frame.text = slide.label
    special = next((block for block in slide.blocks if not isinstance(block, Paragraph)), None)
    if isinstance(special, Table):
        fits = _table(page, holders, slide.blocks, special) and fits
    elif isinstance(special, Picture):
        figure = figures[special.figure]
        _picture(page, figure, css)
        beside = [one for one in slide.blocks if isinstance(one, Paragraph) and one.text != figure.caveat]
        fits = (not beside or _put(holders.pop(1), beside, (24, 22, 20), _BESIDE)) and fits
    elif slide.blocks:
        fits = _put(holders.pop(1), slide.blocks, SIZES) and fits
    for holder in holders.values():
        holder._element.getparent().remove(holder._element)
    told = ("For the trainer:", text_of_blocks(slide.trainer_notes)) if slide.trainer_notes else ()
    notes = "\n".join(filter(None, (text_of_blocks(slide.notes), *told)))
    if notes:
        page.notes_slide.notes_text_frame.text = notes
    return fits


def _put(holder: Any, blocks: Sequence[Block], sizes: Sequence[int], box: _Box | None = None) -> bool:
    """Paragraphs in a placeholder, in the largest size that fits where it stands or is put; whether one does."""
    place = box or _box_of(holder)
    size = fit.fitting(blocks, sizes, *place[2:])
    holder.left, holder.top, holder.width, holder.height = (round(part * POINT) for part in place)
    for number, block in enumerate(block for block in blocks if isinstance(block, Paragraph)):
        line = holder.text_frame.add_paragraph() if number else holder.text_frame.paragraphs[0]
        line.level = _LEVELS.get(block.role, 0)
        _write(line, block, fit.size_of(block, size or sizes[-1]))
    return bool(size)


def _box_of(holder: Any) -> _Box:
    return holder.left / POINT, holder.top / POINT, holder.width / POINT, holder.height / POINT


def _write(line: Any, paragraph: Paragraph, size: float) -> None:
    for run in paragraph.runs:
        made = line.add_run()
        made.text, made.font.size = run.text, Pt(size)
        made.font.bold, made.font.italic = run.bold or None, run.italic or None
        if paragraph.role in _QUIET:
            made.font.color.theme_color = MSO_THEME_COLOR.ACCENT_6


def _picture(page: Any, figure: Figure, css: str) -> None:
    left, top, width, height = (round(part * POINT) for part in _PICTURE)
    picture = page.shapes.add_picture(io.BytesIO(figure_png(figure, _ACROSS, css)), left, top)
    scale = min(width / picture.width, height / picture.height)
    picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
    picture._element.nvPicPr.cNvPr.set("name", figure.title)
    picture._element.nvPicPr.cNvPr.set("descr", f"{figure.description} {figure.caveat}")


def _table(page: Any, holders: dict[int, Any], blocks: Sequence[Block], table: Table) -> bool:
    """Words above, a table, and words below it, all in the largest size at which they fit together; whether one does."""
    left, top, width, height = _box_of(holders[1])
    above, below = blocks[: blocks.index(table)], blocks[blocks.index(table) + 1 :]
    end, size = top + height, fit.fitting(blocks, TABLE_SIZES, width, height - 2 * _BETWEEN)
    if above:
        high = fit.height_of(above, size, width)
        _put(holders.pop(1), above, (size,), (left, top, width, high))
        top += high + _BETWEEN
    top += _draw(page, table, (left, top, width, end - top), size) + _BETWEEN
    if below:
        holder = holders.pop(AFTER_ID)
        holder._element.getparent().append(holder._element)  # It is read after the table.
        _put(holder, below, (size,), (left, top, width, end - top))
    return bool(size)


def _draw(page: Any, table: Table, box: _Box, size: int) -> float:
    """The table at the top of a box; its height."""
    left, top, width, _ = box
    widths, heights = fit.columns(table, size, width), fit.row_heights(table, size, width)
    place = (Pt(part) for part in (left, top, sum(widths), sum(heights)))
    frame = page.shapes.add_table(len(heights), len(widths), *place)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Table: {', '.join(cell.text for cell in table.lines[0])}")
    drawn = frame.table
    drawn.first_row, drawn.horz_banding = bool(table.head), False
    drawn._tbl.tblPr.find(f"{{{drawn._tbl.nsmap['a']}}}tableStyleId").text = TABLE_STYLE
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Pt(width)
    for row, height, cells in zip(drawn.rows, heights, table.lines, strict=True):
        row.height = Pt(height)
        for cell, paragraph in zip(row.cells, cells, strict=True):
            _write(cell.text_frame.paragraphs[0], paragraph, size)
    return sum(heights)

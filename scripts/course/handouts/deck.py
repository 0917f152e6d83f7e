"""A deck as a PowerPoint file: the slides of Present, each with a real title, words in placeholders, notes, and text for its picture.

python-pptx writes it, because our slides are cut already. Every box is measured; what does not fit is told, with the slide's id.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from course.figures.data import Figure
from course.figures.images import figure_png
from course.handouts.blocks import Paragraph, Run, Table, blocks_of, notes_of
from course.handouts.facts import Facts, in_one
from course.handouts.fit import (
    BIG_SIZES,
    SIZES,
    TABLE_SIZES,
    TITLES,
    Box,
    columns,
    fitting,
    row_heights,
    text_height,
)
from course.handouts.shapes import british, fill_cell, write
from course.handouts.templates import ABOUT_ID, AFTER_ID, LABEL_ID, POINT, layout_of, sign, slides_template
from course.slides.cut import Slide
from course.slides.decks import Deck
from course.text.zips import moment, repacked

_PICTURE = Box(60, 134, 670, 356)
_BESIDE = Box(750, 134, 150, 356)
_CONTACTS = Box(470, 216, 430, 276)
_ACROSS = 1400
_BIG = frozenset({"key", "point", "pair", "scene", "try", "hypothesis", "note"})
_ON_FRONT = ("Edition", "Review", "Pages")
_BETWEEN = 10.0


def pptx_of(deck: Deck, facts: Facts, figures: Mapping[str, Figure], css: str) -> bytes:
    """The deck as a PowerPoint file; ValueError that names each slide whose words do not fit."""
    from pptx import Presentation

    made = Presentation(io.BytesIO(slides_template(css)))
    for shape in made.slide_masters[0].shapes:
        sign(shape.text_frame.paragraphs if shape.has_text_frame else (), facts.running)
    layouts = {layout.name: layout for layout in made.slide_layouts}
    full = []
    for slide in deck.slides:
        page = _Page(made.slides.add_slide(layouts[layout_of(slide.kind)]), slide)
        if not page.fill(facts, figures.get(slide.figure), css):
            full.append(f"take-away: {deck.name}: slide {slide.id!r}: its words do not fit; make the passage shorter")
    if full:
        raise ValueError("\n".join(full))
    core = made.core_properties
    core.title, core.author, core.last_modified_by, core.language = deck.title, facts.course, facts.course, "en-GB"
    core.subject, core.keywords, core.comments = "Slides", facts.keywords, facts.review
    core.version, core.revision, core.created, core.modified = (
        facts.version,
        1,
        moment(facts.epoch),
        moment(facts.epoch),
    )
    held = io.BytesIO()
    made.save(held)
    return repacked(held.getvalue(), facts.epoch)


def _box_of(holder: Any) -> Box:
    """Where the layout has a placeholder."""
    return Box(holder.left / POINT, holder.top / POINT, holder.width / POINT, holder.height / POINT)


class _Page:
    """A slide being filled: what is unused of its layout is taken out, so that no empty placeholder is left."""

    def __init__(self, page: Any, slide: Slide) -> None:
        self.page, self.slide, self.fits = page, slide, True
        self.holders = {holder.placeholder_format.idx: holder for holder in page.placeholders}

    def fill(self, facts: Facts, figure: Figure | None, css: str) -> bool:
        """Put the slide's words in their places; whether all fit."""
        slide = self.slide
        title = Paragraph((Run(slide.full_title, bold=True),))
        self._put(0, [title], (40, 36, 32, *TITLES) if slide.kind in ("title", "section") else TITLES)
        if slide.label and LABEL_ID in self.holders:
            self.holders[LABEL_ID].text_frame.text = slide.label
            british(self.holders.pop(LABEL_ID))
        blocks = blocks_of(slide.html)
        if slide.kind == "title":
            self._front(facts, [block for block in blocks if isinstance(block, Paragraph)])
        elif figure:
            self._picture(figure, css)
            self._put(1, [block for block in blocks if isinstance(block, Paragraph)], (24, 22, 20), _BESIDE)
        elif any(isinstance(block, Table) for block in blocks):
            self._tables(blocks)
        elif blocks:
            self._put(
                1,
                [block for block in blocks if isinstance(block, Paragraph)],
                BIG_SIZES if slide.kind in _BIG else SIZES,
            )
        for holder in self.holders.values():
            holder._element.getparent().remove(holder._element)
        self._notes(facts)
        return self.fits

    def _put(
        self, number: int, paragraphs: Sequence[Paragraph], sizes: Sequence[int], place: Box | None = None
    ) -> None:
        """The paragraphs in the placeholder with that number, in the largest size that fits its box, or `place`."""
        if not paragraphs:
            return
        holder = self.holders.pop(number)
        box = place or _box_of(holder)
        size = fitting(paragraphs, box, sizes)
        self.fits = self.fits and bool(size)
        holder.left, holder.top, holder.width, holder.height = (
            round(part * POINT) for part in (box.x, box.y, box.width, box.height)
        )
        write(holder.text_frame, paragraphs, size or sizes[-1])

    def _front(self, facts: Facts, paragraphs: Sequence[Paragraph]) -> None:
        """The title slide: the lede, what the file says of itself, and the box of local contacts."""
        self._put(1, [one for one in paragraphs if one.role != "small"], (24, 22, 20, 18))
        about = [
            Paragraph((Run(f"{label}. ", bold=True, quiet=True), Run(text, quiet=True)))
            for label, text in facts.lines
            if label in _ON_FRONT
        ]
        self._put(ABOUT_ID, about, (14, 13, 12, 11))
        rows = tuple((Paragraph((Run(label),)), Paragraph((Run(text),) if text else ())) for label, text in facts.box)
        table = Table(
            (Paragraph((Run("Local contacts", bold=True),)), Paragraph((Run("How to reach them", bold=True),))), rows
        )
        for most in range(len(rows), 0, -1):
            shown = (
                replace(table, rows=rows[:most]) if most == len(rows) else replace(table, rows=(*rows[:most], _MORE))
            )
            if self._table(shown, _CONTACTS, (14, 13, 12, 11), even=True):
                return
        self.fits = False

    def _picture(self, figure: Figure, css: str) -> None:
        drawn = figure_png(figure, _ACROSS, "light", css)
        picture = self.page.shapes.add_picture(io.BytesIO(drawn), 0, 0)
        scale = min(_PICTURE.width * POINT / picture.width, _PICTURE.height * POINT / picture.height)
        picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
        picture.left = round(_PICTURE.x * POINT)
        picture.top = round(_PICTURE.y * POINT)
        named = picture._element.nvPicPr.cNvPr
        named.set("name", figure.title)
        named.set("descr", f"{figure.description} {figure.caveat}")

    def _tables(self, blocks: Sequence[Paragraph | Table]) -> None:
        """Words above, a table, and words below it, all in the largest size at which they fit together."""
        first = next(number for number, block in enumerate(blocks) if isinstance(block, Table))
        table = next(block for block in blocks if isinstance(block, Table))
        above = [block for block in blocks[:first] if isinstance(block, Paragraph)]
        below = [block for block in blocks[first:] if isinstance(block, Paragraph)]
        body = _box_of(self.holders[1])
        for size in TABLE_SIZES:
            heights = [text_height(part, max(size, 16), body.width) for part in (above, below)]
            rows = sum(row_heights(table, columns(table, body.width, size), size))
            if rows + sum(heights) + _BETWEEN * sum(map(bool, heights)) <= body.height:
                break
        else:
            self.fits = False
        y = body.y
        if above:
            self._put(1, above, (max(size, 16),), Box(body.x, y, body.width, heights[0]))
            y += heights[0] + _BETWEEN
        self._table(table, Box(body.x, y, body.width, body.y + body.height - y), (size,))
        if below:
            self._put(AFTER_ID, below, (max(size, 16),), Box(body.x, y + rows + _BETWEEN, body.width, heights[1] + 1))

    def _table(self, table: Table, box: Box, sizes: Sequence[int], *, even: bool = False) -> bool:
        """The table in the largest size that fits; whether one does."""
        for size in sizes:
            widths = [box.width / len(table.rows[0])] * len(table.rows[0]) if even else columns(table, box.width, size)
            heights = row_heights(table, widths, size)
            if sum(heights) <= box.height + 0.5:
                self._draw(table, box, widths, heights, size)
                return True
        return False

    def _draw(self, table: Table, box: Box, widths: Sequence[float], heights: Sequence[float], size: int) -> None:
        lines = [row for row in (table.head, *table.rows) if row]
        frame = self.page.shapes.add_table(
            len(lines), len(widths), *(round(part * POINT) for part in (box.x, box.y, sum(widths), sum(heights)))
        )
        frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Table: {', '.join(cell.text for cell in table.head)}")
        drawn = frame.table
        drawn.first_row, drawn.horz_banding = bool(table.head), False
        drawn._tbl.tblPr.find(
            f"{{{drawn._tbl.nsmap['a']}}}tableStyleId"
        ).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
        for number, width in enumerate(widths):
            drawn.columns[number].width = round(width * POINT)
        for number, (line, height) in enumerate(zip(lines, heights, strict=True)):
            drawn.rows[number].height = round(height * POINT)
            for column, cell in enumerate(line):
                fill_cell(drawn.cell(number, column), cell, size, head=bool(table.head) and number == 0)

    def _notes(self, facts: Facts) -> None:
        told = notes_of(self.slide.notes)
        trainer = notes_of(self.slide.trainer_notes)
        lines = [*told, *(["For the trainer:", *trainer] if trainer else [])]
        if self.slide.kind == "title":
            lines += [*in_one(facts.lines).split("\n"), "Local contacts:", *in_one(facts.box).split("\n")]
        if lines:
            frame = self.page.notes_slide.notes_text_frame
            frame.text = "\n".join(lines)
            british(frame)


_MORE = (Paragraph((Run("More in the notes of this slide"),)), Paragraph(()))

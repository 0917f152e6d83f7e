"""What of a page's words stands on a slide, and what goes to its notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4.element import Tag

from course.slides.fit import Piece, rows, share
from course.text.html import attribute, classes, emitted, inner, joined, meanings, sentences_of, tags, text_of

LINE = 200
"""The characters of a heading's line: whole sentences up to this, one at the least."""
MOST_STEPS = 8
_LEAD = 190
_QUOTED = re.compile(r'["“]([^"“”]{20,})["”]')


def first_line(paragraph: Tag) -> str:
    """The first sentence of a paragraph, and those after it that still make one line for a slide."""
    every = sentences_of(paragraph)
    taken, length = every[:1], len(text_of(every[0])) if every else 0
    for sentence in every[1:]:
        length += len(text_of(sentence)) + 1
        if length > LINE:
            break
        taken.append(sentence)
    return emitted([joined(taken)]) if taken else ""


def lead_of(paragraph: Tag) -> str:
    """What of a paragraph stands above its list: all where it is short; else what carries a page, and what leads to the list."""
    if len(text_of(paragraph)) <= _LEAD:
        return lead([paragraph])
    every = sentences_of(paragraph)
    kept = [one for one in every if one is every[-1] or one.select_one(".page-ref")]
    return lead([joined(kept)])


def lead(paragraphs: Sequence[Tag]) -> str:
    """The paragraphs as what stands above a list or a table, on each slide that the list goes over."""
    return f'<div class="lead">{emitted(paragraphs)}</div>' if paragraphs else ""


def quotation(paragraphs: Sequence[Tag]) -> str:
    """The words to use, where the paragraphs quote some."""
    found = _QUOTED.search(" ".join(text_of(one) for one in paragraphs))
    return f"<p>{found[0]}</p>" if found else ""


def notes(paragraphs: Sequence[Tag], sources: Sequence[Tag] = ()) -> str:
    """Notes made of the paragraphs, and of the meanings of terms that stand in them or in `sources`."""
    terms = dict(meanings([*paragraphs, *sources]))
    told = (f'<p class="meaning"><strong>{term}</strong>: {meaning}</p>' for term, meaning in terms.items())
    return emitted(paragraphs) + "".join(told)


def for_trainer(element: Tag) -> str:
    """A trainer's note: what stands in a box, or the element itself."""
    if element.name != "details" and "admonition" not in classes(element):
        return emitted([element])
    return emitted(one for one in tags(element) if one.name != "summary" and "admonition-title" not in classes(one))


def content_note(box: Tag) -> tuple[str, str]:
    """The title and the HTML of a page's content note; its way out is for readers."""
    told = [p for p in box.find_all("p") if not p.find("a")]
    strong = box.find("strong")
    title = text_of(strong).rstrip(".")
    return title, "".join(f"<p>{inner(p).removeprefix(str(strong)).strip()}</p>" for p in told)


def plan_of(table: Tag, aim: Sequence[Tag]) -> tuple[list[str], str]:
    """A plan of minutes as the room sees it, what and how long, a part a slide; and as the trainer does, how."""
    every = share([Piece(row.element, 1) for row in rows(table)], most=MOST_STEPS)
    head = "<thead><tr><th>Minutes</th><th>What</th></tr></thead>"
    bodies = ("".join(_row(_cells(piece.element)[:2]) for piece in part) for part in every)
    steps = [_cells(piece.element) for part in every for piece in part]
    how = "".join(f"<li><strong>{step[0]} min: {step[1]}.</strong> {' '.join(step[2:])}</li>" for step in steps)
    return [f"{lead(aim)}<table>{head}<tbody>{body}</tbody></table>" for body in bodies], f"<ul>{how}</ul>"


def _cells(row: Tag) -> list[str]:
    return [inner(cell) for cell in row.find_all(["td", "th"])]


def _row(cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def figure_of(figure: Tag) -> tuple[str, str]:
    """A figure's name and HTML: its picture, and beside it the caveat and the pages that its table gives."""
    picture = figure.select_one("svg")
    name = attribute(picture, "aria-labelledby").removeprefix("figure-").removesuffix("-desc") if picture else ""
    marks = dict.fromkeys(text_of(mark) for mark in figure.select("table .page-ref"))
    pages = f'<p class="pages">{" ".join(marks)}</p>' if marks else ""
    holder = figure.select_one(".figure__picture")
    shown = emitted([holder] if holder else [])
    return name, f'{shown}<div class="beside">{emitted(figure.select(".figure__caveat"))}{pages}</div>'

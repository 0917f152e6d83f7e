"""PDFs of many makes, printed for tests from one text of which each heading is known."""

import html
import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
from weasyprint import HTML

SAID = "Rooms {0} are cold in winter and nobody asked why the windows stay open at night when the wind comes from the sea. "
HEADINGS = [
    (1, "Summary"), (1, "1 Introduction"), (2, "1.1 Background to the rooms"), (2, "1.2 What was asked"), (1, "2 Findings"),
    (2, "2.1 Doors and their locks"), (3, "2.1.1 Keys that were lost"), (1, "3 Advice for those who look after houses and for all who live in them"),
]  # fmt: skip
OUTLINE = ["  " * (level - 1) + title for level, title in HEADINGS]
PAGE = "@page {{ size: A4; margin: 3cm 2cm; @top-center {{ content: 'Rooms: a review' }} @bottom-right {{ content: {0} }} }}"
NO_BOOKMARKS = "h1, h2, h3 { bookmark-level: none }"
RULED = "<table><tr><th>Age of child</th><th>Number</th></tr><tr><td>Under one year</td><td>120</td></tr><tr><td>One to five</td><td>62</td></tr></table>"


def body(between: str = "") -> str:
    """The text under its headings, with something of one's own in "2 Findings"."""
    text = ""
    for number, (level, title) in enumerate(HEADINGS):
        said = "".join(f"<p>{SAID.format(f'{number}{letter}') * 4}</p>" for letter in "abc")
        text += f"<h{level} id=h{number}>{title}</h{level}>{said}{between if title == '2 Findings' else ''}"
    return text


def contents() -> str:
    """A contents page with dots and page numbers."""
    entries = "".join(
        f'<p class=toc style="margin-left:{level - 1}cm"><a href="#h{i}">{html.escape(title)}</a></p>'
        for i, (level, title) in enumerate(HEADINGS)
    )
    return f"<style>.toc a::after {{ content: leader('.') target-counter(attr(href url), page) }}</style><h4>Contents</h4>{entries}<div style='break-after: page'></div>"


def printed(path: Path, inner: str, css: str = "", *, tagged: bool = False) -> Path:
    """A PDF of the HTML, without tags and bookmarks unless it is to be `tagged`."""
    style = f"body {{ font: 11pt serif }} {'' if tagged else NO_BOOKMARKS} {css}"
    text = f"<html lang=en><head><title>Rooms</title><style>{style}</style></head><body>{inner}</body></html>"
    HTML(string=text).write_pdf(path, pdf_variant="pdf/ua-1" if tagged else None)
    return path


def with_labels(path: Path, first: int, style: str = "/D") -> Path:
    """The same PDF with labels for its pages."""
    writer = pypdf.PdfWriter(clone_from=path)
    writer.set_page_label(0, len(writer.pages) - 1, style, start=first)
    held = io.BytesIO()
    writer.write(held)
    path.write_bytes(held.getvalue())
    return path


def all_words(paths: Iterator[Path]) -> str:
    """All that stands in files."""
    return " ".join(path.read_text(encoding="utf-8") for path in paths)

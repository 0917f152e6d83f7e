"""A sheet as a tagged PDF on A4, drawn by WeasyPrint: title, language, bookmarks, and the letters that come with the packages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from course.figures.data import Figure
from course.figures.images import figure_svg
from course.handouts.facts import Facts
from course.handouts.sheet import PARTICIPANTS, TRAINER, Sheet, draw_figures
from course.text.colours import properties
from course.tools.zips import moment

AUDIENCES = {PARTICIPANTS: "For participants", TRAINER: "For the trainer"}
_FACES = {
    "Regular": "",
    "Bold": "font-weight:700",
    "Italic": "font-style:italic",
    "BoldItalic": "font-weight:700;font-style:italic",
}
_LETTERS = Path(str(files("font_lato") / "files"))


def pdf_of(sheet: Sheet, audience: str, facts: Facts, figures: Mapping[str, Figure], css: str) -> bytes:
    """The sheet as a PDF; `css` is the text of the course's style sheets, for their colours."""
    from weasyprint import HTML

    draw_figures(sheet, figures, "image/svg+xml", lambda one: figure_svg(one, "light", css, caveat=False).encode())
    html = HTML(string=_document(sheet, audience, facts, css), url_fetcher=_fetch)
    made = html.write_pdf(pdf_variant="pdf/ua-1", srgb=True, full_fonts=False, hinting=False)
    return bytes(made or b"")


def _fetch(address: str, *_: object, **__: object) -> Any:
    """Only letters of the package and pictures inside the document: nothing is fetched from anywhere."""
    from weasyprint.urls import URLFetcher

    if not address.startswith(("data:", _LETTERS.as_uri())):
        raise ValueError(f"{address} is outside the document")
    return URLFetcher().fetch(address)


def _document(sheet: Sheet, audience: str, facts: Facts, css: str) -> str:
    """The sheet as an HTML document for paper."""
    made, title = moment(facts.epoch).isoformat(), escape(sheet.title)
    metas = {
        "description": sheet.lede,
        "author": facts.course,
        "keywords": f"version {facts.version}, {facts.imprint.licence_url}",
        "dcterms.created": f"{made}Z",
        "dcterms.modified": f"{made}Z",
    }
    return "\n".join(
        (
            f'<!doctype html><html lang="en-GB"><head><title>{title}: {AUDIENCES[audience].lower()}</title>',
            *(f'<meta name="{name}" content="{escape(content)}">' for name, content in metas.items()),
            f'<style>{_style(css)}</style></head><body><p class="running">{escape(facts.running)}</p>',
            f'<header><p class="place">{escape(facts.course)}</p><h1>{title}</h1>',
            f'<p class="lede">{escape(sheet.lede)}</p><p class="audience">{AUDIENCES[audience]}</p></header>',
            f"<main>{sheet.body.decode_contents()}</main></body></html>",
        )
    )


@cache
def _style(css: str) -> str:
    """The letters, the light colours of the site, and the style of the paper."""
    faces = (
        f"@font-face{{font-family:Lato;src:url({(_LETTERS / f'Lato-{name}.ttf').as_uri()});{look}}}"
        for name, look in _FACES.items()
    )
    colours = (f"{name}:{value};" for name, value in sorted(properties(css, "light").items()) if name.startswith("--"))
    return f"{''.join(faces)}:root{{{''.join(colours)}}}{Path(__file__).with_name('handout.css').read_text(encoding='utf-8')}"

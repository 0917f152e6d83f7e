"""A sheet as a tagged PDF on A4, drawn by WeasyPrint: title, language, bookmarks, and the letters that come with the packages."""

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import HTML
from weasyprint.urls import URLFetcher

from course.figures.data import Figure
from course.figures.images import LETTERS, figure_svg
from course.handouts.facts import Facts
from course.handouts.sheet import BRIEF, PARTICIPANTS, TRAINER, Sheet, code, draw_figures
from course.text.colours import properties
from course.tools.zips import moment

AUDIENCES = {PARTICIPANTS: "For participants", TRAINER: "For the trainer", BRIEF: "A seven-minute briefing"}
_FORMS = (BRIEF, f"{BRIEF} tight")
"""The looks of a briefing: with less room to write where a host's contacts leave no more."""
_FACES = {
    "Regular": "",
    "Bold": "font-weight:700",
    "Italic": "font-style:italic",
    "BoldItalic": "font-weight:700;font-style:italic",
}
_LINES = {"table": "div", "tbody": "div", "tr": "p", "td": "span"}


def pdf_of(sheet: Sheet, audience: str, facts: Facts, figures: Mapping[str, Figure], css: str) -> bytes:
    """The sheet as a PDF; `css` is the text of the course's style sheets, for their colours. ValueError where it takes more sides than it may."""
    if sheet.sides:
        # Its contacts are lines: they stand in two columns, and a table that is drawn so has no right tags.
        for part in sheet.body.select(".contacts thead"):
            part.decompose()
        for part in sheet.body.select(".contacts :is(table, tbody, tr, td)"):
            part.name = _LINES[part.name]
    draw_figures(sheet, figures, "image/svg+xml", lambda one: figure_svg(one, css, caveat=False).encode())
    as_asked: dict[str, Any] = {"pdf_variant": "pdf/ua-1", "full_fonts": False, "hinting": False}
    for form in _FORMS if sheet.sides else ("",):
        html = HTML(string=_document(sheet, audience, facts, css, form), url_fetcher=_fetch)
        made = html.render(**as_asked)
        if not sheet.sides or len(made.pages) == sheet.sides:
            return bytes(made.write_pdf(**as_asked) or b"")
    said = f"{len(made.pages)} sides of A4, and a briefing has {sheet.sides}; shorten it, or the contacts of the host"
    raise ValueError(f"take-away: {sheet.title!r} takes {said}")


def _fetch(address: str, *_: object, **__: object) -> Any:
    """Only letters of the package and pictures inside the document: nothing is fetched from anywhere."""
    if not address.startswith(("data:", LETTERS.as_uri())):
        raise ValueError(f"{address} is outside the document")
    return URLFetcher().fetch(address)


def _document(sheet: Sheet, audience: str, facts: Facts, css: str, form: str) -> str:
    """The sheet as an HTML document for paper."""
    made, title = moment(facts.epoch).isoformat(), escape(sheet.title)
    place = " · ".join(filter(None, (facts.course, facts.host)))
    told = f'<p class="audience">{AUDIENCES[audience]}</p>'
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
            f'<style>{_style(css)}</style></head><body class="{form}"><p class="running">{escape(facts.running)}</p>',
            f'<header>{_pictures(sheet, facts)}<p class="place">{escape(place)}</p>{told if form else ""}',
            f'<h1>{title}</h1><p class="lede">{escape(sheet.lede)}</p>{"" if form else told}</header>',
            f"<main>{sheet.body.decode_contents()}</main></body></html>",
        )
    )


def _pictures(sheet: Sheet, facts: Facts) -> str:
    """The host's logo, and the way from a briefing to its module, where the host has set them."""
    logo = f'<img class="logo" src="{facts.logo}" alt="{escape(facts.host or facts.course)}">' if facts.logo else ""
    return logo + (code(facts.address, "svg") if sheet.sides else "")


@cache
def _style(css: str) -> str:
    """The letters, the light colours of the site, and the style of the paper."""
    faces = (
        f"@font-face{{font-family:Lato;src:url({(LETTERS / f'Lato-{name}.ttf').as_uri()});{look}}}"
        for name, look in _FACES.items()
    )
    colours = (f"{name}:{value};" for name, value in sorted(properties(css, "light").items()) if name.startswith("--"))
    return f"{''.join(faces)}:root{{{''.join(colours)}}}{Path(__file__).with_name('handout.css').read_text(encoding='utf-8')}"

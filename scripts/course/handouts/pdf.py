"""A sheet as a tagged PDF on A4, drawn by WeasyPrint: title, language, bookmarks, and the letters that come with the packages."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from course.figures.data import Figure
from course.figures.images import figure_svg
from course.handouts.facts import Facts, licence_link
from course.handouts.sheet import PARTICIPANTS, TRAINER, Sheet, with_room
from course.text.colours import properties
from course.text.zips import moment

AUDIENCES = {PARTICIPANTS: "For participants", TRAINER: "For the trainer"}
_FACES = (
    ("400", "normal", "Regular"),
    ("700", "normal", "Bold"),
    ("400", "italic", "Italic"),
    ("700", "italic", "BoldItalic"),
)


def pdf_of(sheet: Sheet, audience: str, facts: Facts, figures: Mapping[str, Figure], css: str) -> bytes:
    """The sheet as a PDF; `css` is the text of the course's style sheets, for their colours."""
    from weasyprint import HTML

    html = document(sheet, audience, facts, figures, css)
    drawn = HTML(string=html, url_fetcher=_fetch).write_pdf(
        pdf_variant="pdf/ua-1", font_config=_fonts(), srgb=True, full_fonts=False, hinting=False
    )
    return bytes(drawn or b"")


@cache
def _fonts() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def _fetch(address: str, *_: object, **__: object) -> Any:
    """Only letters of the package and pictures inside the document: nothing is fetched from anywhere."""
    from weasyprint.urls import URLFetcher

    if not address.startswith(("data:", _folder().as_uri())):
        raise ValueError(f"{address} is outside the document")
    return URLFetcher().fetch(address)


def _folder() -> Path:
    return Path(str(files("font_lato") / "files"))


def document(sheet: Sheet, audience: str, facts: Facts, figures: Mapping[str, Figure], css: str) -> str:
    """The sheet as an HTML document for paper."""
    if audience == PARTICIPANTS:
        with_room(sheet.body)
    for image in sheet.body.find_all("img"):
        figure = figures[str(image["data-figure"])]
        drawn = base64.b64encode(figure_svg(figure, "light", css, caveat=False).encode()).decode()
        image.attrs = {"src": f"data:image/svg+xml;base64,{drawn}", "alt": f"{figure.title}. {figure.description}"}
    later = "".join(str(part.extract()) for part in sheet.body.select(".later"))
    made = moment(facts.epoch).isoformat()
    return "\n".join(
        (
            '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
            f"<title>{escape(sheet.title)}: {escape(AUDIENCES[audience].lower())}</title>",
            f'<meta name="description" content="{escape(sheet.lede)}"><meta name="author" content="{escape(facts.course)}">',
            f'<meta name="keywords" content="version {escape(facts.version)}, {escape(facts.imprint.licence_url)}">',
            f'<meta name="dcterms.created" content="{made}Z"><meta name="dcterms.modified" content="{made}Z">',
            f"<style>{_faces()}{_colours(css)}{_style()}</style></head><body>",
            f'<p class="running">{escape(facts.running)}</p>',
            f'<header><p class="place">{escape(facts.course)}</p><h1>{escape(sheet.title)}</h1>',
            f'<p class="lede">{escape(sheet.lede)}</p><p class="audience">{escape(AUDIENCES[audience])}</p></header>',
            f"<main>{sheet.body.decode_contents()}{_contacts(facts)}{_terms(sheet)}{_about(facts)}{later}</main></body></html>",
        )
    )


@cache
def _faces() -> str:
    folder = _folder()
    return "".join(
        f"@font-face{{font-family:Lato;font-weight:{weight};font-style:{style};src:url({(folder / f'Lato-{name}.ttf').as_uri()})}}"
        for weight, style, name in _FACES
    )


@cache
def _colours(css: str) -> str:
    """The light colours of the site, for paper."""
    found = properties(css, "light")
    return f":root{{{''.join(f'{name}:{value};' for name, value in sorted(found.items()) if name.startswith('--course'))}}}"


@cache
def _style() -> str:
    return Path(__file__).with_name("handout.css").read_text(encoding="utf-8")


def _contacts(facts: Facts) -> str:
    rows = "".join(f"<tr><th scope='row'>{escape(label)}</th><td>{escape(text)}</td></tr>" for label, text in facts.box)
    blank = (
        ""
        if len(facts.box) > len(facts.imprint.everywhere) and all(text for _, text in facts.box)
        else " Fill in what is empty before you copy this."
    )
    return f'<section class="contacts"><h2 id="contacts">Local contacts</h2><p>If this touches a child you know, or you.{blank}</p><table><tbody>{rows}</tbody></table></section>'


def _terms(sheet: Sheet) -> str:
    if not sheet.terms:
        return ""
    items = "".join(f"<p><strong>{escape(term)}</strong>: {escape(meaning)}</p>" for term, meaning in sheet.terms)
    return f'<section class="words"><h2 id="words">Words on these pages</h2>{items}</section>'


def _about(facts: Facts) -> str:
    items = "".join(f"<p><strong>{label}.</strong> {escape(text)}</p>" for label, text in facts.lines)
    return f'<section class="about"><h2 id="about">About this handout</h2>{items}{licence_link(facts)}</section>'

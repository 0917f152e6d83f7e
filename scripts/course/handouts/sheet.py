"""A page of the course as a sheet of paper, of which a PDF or a Word file is made: what is for the screen goes.

What is for the trainer goes or stays. At the end come local contacts, the meanings of terms, and what the sheet says of itself.
"""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import takewhile

from bs4.element import Tag

from course.figures.data import Figure
from course.handouts.facts import Facts
from course.slides.blocks import Picture
from course.slides.cut import FOR_THE_TRAINER, PLAN, SCENARIO
from course.text.html import article_of, attribute, classes, meanings, parse, text_of

PARTICIPANTS, TRAINER, BRIEF = "participants", "trainer", "brief"
_NOT_ON_PAPER = (
    "script, template, nav, button, input, .question__show, .page-head__place, .page-head__draws-on, .page-foot, .take-away, [role=status], "
    ".help-lines, .stop-minutes, .stop-thing, .team-sheet__way, .things, .end__ways, .end__tried, .present-start, "
    ".change__standing, .content-note p:has(a), .question__explanation p:has(> a:only-child):not(:has(.page-ref))"
)
_ANSWERS = ".question__answers, .trainer-note"
_PROMPTS = ".hypothesis, .question__own > div, li[id^=reflect-]"
_RENAMED = {
    **{"details": "div", "summary": "p", "legend": "p", "form": "div", "fieldset": "div", "label": "span"},
    **{"dl": "table", "dt": "th", "dd": "td"},
}
OUTSIDE = ("http:", "https:", "mailto:", "tel:")


@dataclass(frozen=True)
class Sheet:
    """A sheet: its title, the words under it, and its body; and how many sides of paper it takes, where that is settled."""

    title: str
    lede: str
    body: Tag
    sides: int = 0


def sheet_of(page: str, audience: str, facts: Facts) -> Sheet:
    """The sheet of a page of the site for `audience`: participants get no trainer's note, no plan and no answer."""
    body = article_of(page)
    sides = len(body.select(".panels"))
    sheet = Sheet(text_of(body.find("h1")), text_of(body.find(class_="page-head__lede")), body, sides)
    for place in body.select(".question__places input"):
        place.replace_with("( ) ")
    for part in body.select(f"{_NOT_ON_PAPER}, h1, .page-head__lede"):
        part.decompose()
    later = _for_participants(body) if audience == PARTICIPANTS else ""
    terms = [] if sides else sorted(dict(meanings(body)).items(), key=lambda term: term[0].lower())
    for row in body.select("dl > div"):
        row.name = "tr"
    for part in body.find_all(True):
        _on_paper(part)
    body.extend(parse(contacts(facts) + closing(facts, terms, "About this handout") + later).contents)
    return sheet


def _for_participants(body: Tag) -> str:
    """Take out what is for the trainer alone, and give room to write; what comes later in a session, for the end."""
    for part in body.select(_ANSWERS):
        part.decompose()
    for prompt in body.select(_PROMPTS):
        prompt.extend(parse('<div class="room"></div>').contents)
    later = ""
    plans = body.find_all("h2", id=PLAN)
    hidden = {*FOR_THE_TRAINER, "closing", *([SCENARIO] if body.find(id="minutes-90") else [])} if plans else set()
    for heading in body.find_all("h2"):
        section = list(takewhile(lambda one: one.name != "h2", heading.find_next_siblings()))
        if heading in plans:
            later += _later(text_of(heading), [one for one in section if classes(one) & {"scene", "try"}])
        if heading in plans or attribute(heading, "id") in hidden:
            for one in (heading, *section):
                one.decompose()
    return later


def _later(session: str, boxes: list[Tag]) -> str:
    """A page of its own for the boxes that come later in a session; none where there is no box."""
    told = '<p class="aside">Keep this page back until it is read.</p>'
    shown = (
        f'<section class="later"><h2>Later, in a session of {session}</h2>{told}{"".join(map(str, boxes))}</section>'
    )
    return shown if boxes else ""


def _on_paper(part: Tag) -> None:
    """What leads within the course becomes a title in italics; a box that opens stands open; options and answers have letters.

    Terms beside what they stand for become the heads of rows: tags of PDF have no such list.
    """
    marks, address = classes(part), attribute(part, "href")
    if part.name == "dt":
        part["scope"] = "row"
    if part.name == "a" and marks & {"term", "page-ref"}:
        part.unwrap()
    elif part.name == "a" and not address.startswith(OUTSIDE):
        part.name, part.attrs = "em", {}
    elif part.name in _RENAMED:
        part["class"] = {"summary": "admonition-title", "legend": "stem"}.get(part.name, " ".join(marks))
        part.name = _RENAMED[part.name]
    elif "question__options" in marks or (part.name == "ul" and part.find_parent(class_="question__answers")):
        part.name = "ol"
    elif "figure__picture" in marks and part.svg:
        part.replace_with(*parse(f'<img data-figure="{Picture.of(part.svg).figure}">').contents)


def draw_figures(sheet: Sheet, figures: Mapping[str, Figure], kind: str, draw: Callable[[Figure], bytes]) -> None:
    """Give each figure of the sheet its picture, of the media type `kind`, and its description."""
    for image in sheet.body.select("img[data-figure]"):
        figure = figures[attribute(image, "data-figure")]
        data = base64.b64encode(draw(figure)).decode()
        image.attrs = {"src": f"data:{kind};base64,{data}", "alt": f"{figure.title}. {figure.description}"}


def contacts(facts: Facts) -> str:
    """The section of local contacts."""
    rows = "".join(f"<tr><td>{escape(label)}</td><td>{escape(text)}</td></tr>" for label, text in facts.box)
    blank = "" if all(text for _, text in facts.box) else " Fill in what is empty before you copy this."
    return (
        f'<section class="contacts"><h2 id="local-contacts">Local contacts</h2><p>If this touches a child you know, or you.{blank}</p>'
        f"<table><thead><tr><th>Contact</th><th>How to reach them</th></tr></thead><tbody>{rows}</tbody></table></section>"
    )


def closing(facts: Facts, terms: list[tuple[str, str]], about: str) -> str:
    """The sections at the very end: the meanings of terms, and what the file says of itself, under the heading `about`."""
    words = "".join(f"<p><strong>{escape(term)}</strong>: {escape(meaning)}</p>" for term, meaning in terms)
    lines = "".join(f"<p><strong>{label}.</strong> {escape(text)}</p>" for label, text in facts.lines)
    url = escape(facts.imprint.licence_url)
    return (
        (f'<section class="words"><h2 id="words-here">Words on these pages</h2>{words}</section>' if words else "")
        + f'<section class="about"><h2 id="about-this">{about}</h2>{lines}'
        + (f'<p><a href="{url}">{url}</a></p>' if url else "")
        + "</section>"
    )


def code(address: str, kind: str) -> str:
    """The way from paper to a page, as wide as a stamp: its address as a QR code, an `svg` or a `png`; nothing where there is none."""
    import segno

    if not address:
        return ""
    made = segno.make(address, error="m", micro=False)
    source = made.svg_data_uri(border=2) if kind == "svg" else made.png_data_uri(border=2, scale=8)
    return f'<img class="code" src="{source}" width="80" alt="A code with the address {address}">'

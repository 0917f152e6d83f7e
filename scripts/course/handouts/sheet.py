"""A page of the course as a sheet of paper: what is for the screen goes, and what is for the trainer goes or stays."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from itertools import takewhile

from bs4.element import NavigableString, Tag

from course.slides.cut import FOR_THE_TRAINER, PLAN, SCENARIO
from course.slides.question import LETTERS
from course.text.html import article_of, attribute, classes, meanings, parse, tags, text_of

PARTICIPANTS, TRAINER = "participants", "trainer"
_OUTSIDE = ("http:", "https:", "mailto:", "tel:")
_NOT_ON_PAPER = (
    "script, template, nav, button, .page-head__place, .page-head__draws-on, .page-foot, .take-away, [role=status], "
    ".content-note p:has(a)"
)
_MARKS = frozenset({"term", "page-ref"})
_TRAINER_PARTS = frozenset({*FOR_THE_TRAINER, "closing"})


@dataclass(frozen=True)
class Sheet:
    """A sheet: title, the words under it, the body's tree, the ids of its figures in order, and its terms with their meanings."""

    title: str
    lede: str
    body: Tag
    figures: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]


def sheet_of(page: str, audience: str) -> Sheet:
    """The sheet of a page of the site for `audience`: participants get no trainer's note, no plan and no answer."""
    article = copy.copy(article_of(page))
    title, lede = text_of(article.find("h1")), text_of(article.find(class_="page-head__lede"))
    for part in [*article.select(_NOT_ON_PAPER), *article.select("h1, .page-head__lede")]:
        part.decompose()
    if audience == PARTICIPANTS:
        _for_participants(article)
    for note in article.select("details.trainer-note"):
        _unfold(note)
    for question in article.select(".question"):
        _question(question, answered=audience == TRAINER)
    figures = tuple(_figure(figure) for figure in article.find_all("figure"))
    terms = dict(meanings([article]))
    _links(article)
    return Sheet(title, lede, article, figures, tuple(sorted(terms.items(), key=lambda term: term[0].lower())))


def made(name: str, text: str = "", **attributes: str) -> Tag:
    """A new element with `text` in it; an attribute `kind` is its class."""
    tag = parse(f"<{name}></{name}>").find(name)
    assert isinstance(tag, Tag)
    tag.attrs.update({("class" if key == "kind" else key): value for key, value in attributes.items()})
    if text:
        tag.append(NavigableString(text))
    return tag


def _for_participants(article: Tag) -> None:
    """Take out what a guide says to its trainer alone; a scene that comes later in a session goes to the end, on a page of its own."""
    for note in article.select(".trainer-note"):
        note.decompose()
    if not article.find("h2", id=PLAN):
        return
    hidden = _TRAINER_PARTS | ({SCENARIO} if article.find(id="minutes-90") else set())
    later: list[Tag] = []
    for heading in article.find_all("h2"):
        name, section = attribute(heading, "id"), section_of(heading)
        if PLAN.fullmatch(name):
            later += _later(text_of(heading), [one for one in section if classes(one) & {"scene", "try"}])
        if PLAN.fullmatch(name) or name in hidden:
            for one in [heading, *section_of(heading)]:
                one.extract()
    article.extend(later)


def section_of(heading: Tag) -> list[Tag]:
    """The elements after a heading up to the next one of its level."""
    return list(takewhile(lambda one: one.name != heading.name, heading.find_next_siblings()))


def _later(session: str, boxes: list[Tag]) -> list[Tag]:
    """A page of its own for the boxes that come later in a session; none where there is no box."""
    if not boxes:
        return []
    holder = made("section", kind="later")
    holder.append(made("h2", f"Later, in a session of {session}"))
    holder.append(made("p", "Keep this page back until it is read.", kind="aside"))
    holder.extend(box.extract() for box in boxes)
    return [holder]


def _unfold(note: Tag) -> None:
    """A trainer's note as a box that stands open, its title a paragraph."""
    note.name, note.attrs = "div", {"class": "trainer-note"}
    for summary in note.find_all("summary"):
        summary.name, summary.attrs = "p", {"class": "admonition-title"}


def _question(question: Tag, *, answered: bool) -> None:
    """A question as it is asked on paper, its options lettered; `answered`, with what lies behind each."""
    box = made("div", kind="asked")
    situation, stem = question.select_one(".question__situation"), question.find("legend")
    for one in list(situation.children) if situation else []:
        box.append(one.extract())
    if stem:
        stem.name, stem.attrs = "p", {"class": "stem"}
        box.append(stem.extract())
    options = question.select(".question__options label")
    answers = question.select(".question__answers > ul > li")
    explanation = question.select_one(".question__explanation")
    if options:
        box.append(_options(options, attribute(question, "data-kind") == "multiple"))
    elif not answered:
        box.append(_room(1))
    if answered:
        box.append(_answers(answers, explanation, lettered=bool(options)))
    question.replace_with(box)


def _options(labels: list[Tag], several: bool) -> Tag:
    options = made("ol", kind="options several" if several else "options")
    for label in labels:
        item = made("li")
        for child in list(label.children):
            item.append(child.extract())
        options.append(item)
    return options


def _answers(answers: list[Tag], explanation: Tag | None, *, lettered: bool) -> Tag:
    holder = made("div", kind="answers")
    holder.append(made("p", "What lies behind each option" if lettered else "The answer", kind="admonition-title"))
    for letter, answer in zip(LETTERS, answers, strict=False):
        first, *rest = list(tags(answer))
        verdict = next((one for one in rest if "question__verdict" in classes(one)), None)
        line = made("p", kind="keyed" if attribute(answer, "data-keyed") == "yes" else "other")
        line.append(made("strong", f"{letter}. {text_of(verdict)} " if lettered and verdict else text_of(first)))
        for paragraph in rest:
            if paragraph is not verdict:
                for child in list(paragraph.children):
                    line.append(child.extract())
                line.append(" ")
        holder.append(line)
    for paragraph in list(tags(explanation)) if explanation else []:
        link = paragraph.find("a")
        if link is None or text_of(link) != text_of(paragraph):
            holder.append(paragraph.extract())
    return holder


def _room(lines: int) -> Tag:
    """Room to write, `lines` lines of it, which a voice need not read."""
    holder = made("div", kind="room")
    for _ in range(lines):
        holder.append(made("div", kind="room__line"))
    return holder


def with_room(body: Tag) -> None:
    """Give the prompts to think about room to write under each."""
    for box in body.select(".admonition.hypothesis"):
        box.append(_room(4))
    heading = body.find(id="reflect")
    for part in section_of(heading) if isinstance(heading, Tag) else []:
        for item in part.find_all("li"):
            item.append(_room(3))


def _figure(figure: Tag) -> str:
    """The name of a figure, whose picture becomes an image without a source."""
    picture = figure.find("svg")
    name = (
        attribute(picture, "aria-labelledby").removeprefix("figure-").removesuffix("-desc")
        if isinstance(picture, Tag)
        else ""
    )
    holder = figure.select_one(".figure__picture")
    if holder:
        holder.replace_with(made("img", **{"data-figure": name}))
    return name


def _links(body: Tag) -> None:
    """Links that lead out of the course stay; those within it lead nowhere on paper, and become titles, set apart by their slope."""
    for link in body.find_all("a"):
        address, marks = attribute(link, "href"), classes(link)
        link.attrs = {"href": address}
        if marks & _MARKS:
            link.unwrap()
        elif not address.startswith(_OUTSIDE):
            link.name, link.attrs = "em", {}
    for part in body.find_all(True):
        part.attrs = {
            key: value for key, value in part.attrs.items() if key in ("class", "id", "href", "data-figure", "start")
        }
    for head in body.find_all("th"):
        head["scope"] = "col"

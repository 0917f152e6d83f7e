"""The slides of a page, cut from its finished article: what Present shows and what the PowerPoint holds.

Headings, lists, key lines, figures, tables, scenes, things to try and questions become slides. A paragraph becomes a
note of the slide it stands under. A box for the trainer becomes a trainer's note. A pair stays whole on one slide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import escape

from bs4.element import Tag

from course.slides import words as slide_words
from course.slides.fit import TABLE_LINES, Piece, gathered, lines_of, pieces, rows, share
from course.slides.question import question_parts
from course.text.html import article_of, attribute, classes, emitted, parse, tags, text_of

HEADINGS = ("h2", "h3", "h4")
FOR_THE_TRAINER = frozenset({"prepare", "if", "wrong-turns", "supervision", "remote"})
"""Sections of a guide that the room does not see: they become trainer's notes of the slide before."""
SCENARIO = "scenario"
PLAN = re.compile(r"minutes-(\d+)")
_BOXES = {
    "key": "In one line",
    "scene": "A scene, from the course",
    "try": "Try this, from the course",
    "ours": "From the course",
    "hypothesis": "Think",
    "pair": "",
    "since": "",
}
_CUT = frozenset({"scene", "try", "ours", "hypothesis", "box", "since"})
_OF_THE_HEADING = frozenset({"key", "pair", "since"})
_SKIPPED = frozenset({"page-head", "page-foot", "question-next", "thread", "no-slide"})
_NO_SLIDE = frozenset({"script", "template", "nav", "header", "footer", "h1", "form", "button", "hr", "svg", "details"})
_MOST_ROWS = 8


@dataclass(frozen=True)
class Slide:
    """A slide: `html` is what stands below the title; `notes` and `trainer_notes` are HTML too (`html.plain` has words).

    `part` tells slides of one title apart ("2 of 3"), `label` says what kind of box it was, `section` is the `##` heading
    it stands under, `figure` is the id of its figure, if it shows one, and `minutes` the length of session that it is for,
    if not for all.
    """

    id: str
    title: str
    kind: str
    html: str
    notes: str
    trainer_notes: str
    part: str = ""
    label: str = ""
    section: str = ""
    figure: str = ""
    minutes: int = 0

    @property
    def full_title(self) -> str:
        """The title with its part."""
        return f"{self.title} ({self.part})" if self.part else self.title


@lru_cache(maxsize=128)  # While the course is served, one page changes and forty do not.
def cut(html: str) -> tuple[Slide, ...]:
    """The slides of a page: `html` holds its article, as a file of the site or alone."""
    article = article_of(html)
    cutter = _Cutter(case_guide=article.find(id="minutes-90") is not None)
    cutter.head(article)
    cutter.walk(article)
    cutter.close()
    return tuple(cutter.slides)


@dataclass
class _Cutter:
    """Goes down a page. `waiting` are paragraphs that no slide has taken yet, and `told` trainer's notes.

    `fresh` says that the heading has no slide yet, `kept_back` that its section is for the trainer, and `case_guide` that
    a scenario is about running a case, which is for the trainer too.
    """

    case_guide: bool
    slides: list[Slide] = field(default_factory=list)
    waiting: list[Tag] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    heading: Tag | None = None
    section: str = ""
    minutes: int = 0
    fresh: bool = False
    kept_back: bool = False

    def head(self, article: Tag) -> None:
        """The slides of the page's head: title, content note, outcomes."""
        top, bottom = article.find(class_="page-head") or article, article.find(class_="page-foot") or article
        lede = "".join(f"<p>{text_of(p)}</p>" for p in top.find_all(class_="page-head__lede"))
        foot = [text_of(p) for p in bottom.find_all("p") if "training, not procedure" in text_of(p)]
        small = "".join(f'<p class="small">{one}</p>' for one in foot)
        self.add("title", lede + small, name="start", title=text_of(top.find("h1")))
        for box in top.find_all(class_="content-note"):
            title, html = slide_words.content_note(box)
            self.add("note", html, name="before-you-start", title=title)
        for box in top.find_all(class_="outcomes"):
            every = pieces(box.find_all(["ul", "ol"]), cut=False)
            self._share("list", every, name="outcomes", title=text_of(box.find("p")))

    def walk(self, parent: Tag) -> None:
        """Take each element of `parent` in turn."""
        for element in tags(parent):
            marks = classes(element)
            if marks & _SKIPPED:
                continue
            if self.kept_back and element.name not in HEADINGS:
                self.told.append(slide_words.for_trainer(element))
            elif not self._take(element, marks) and element.name not in _NO_SLIDE:
                self.walk(element)

    def _take(self, element: Tag, marks: frozenset[str]) -> bool:
        """Whether `element` is something that a slide or a note is made of; False for what may only hold such things."""
        if element.name in HEADINGS:
            self._open(element)
        elif element.name == "p":
            self.waiting.append(element)
        elif "trainer-note" in marks:
            self.told.append(slide_words.for_trainer(element))
        elif "question" in marks:
            self._question(element)
        elif "admonition" in marks or "change" in marks:
            self._box(
                element, "since" if "change" in marks else next((kind for kind in _BOXES if kind in marks), "box")
            )
        elif element.name == "figure":
            self._figure(element)
        elif element.name in ("ul", "ol"):
            self._list(element)
        elif element.name == "table":
            self._table(element)
        else:
            return False
        return True

    def _name(self) -> str:
        return attribute(self.heading, "id") if self.heading else ""

    def _open(self, heading: Tag) -> None:
        self.close()
        self.heading, self.fresh = heading, True
        if heading.name == "h2":
            name = self._name()
            self.section = text_of(heading)
            plan = PLAN.fullmatch(name)
            self.minutes = int(plan[1]) if plan else 0
            self.kept_back = name in FOR_THE_TRAINER or (name == SCENARIO and self.case_guide)
        if self.kept_back:
            self.told.append(f"<p><strong>{escape(text_of(heading))}</strong></p>")

    def close(self) -> None:
        """End a heading: it has a slide, and its last paragraphs and the trainer's notes have found theirs."""
        if self.heading is None:
            return
        if self.fresh and not self.waiting and not self.kept_back:
            self.add("section", "")
        self._point()
        last = self.slides[-1]
        notes, told = slide_words.notes(self.waiting), "".join(self.told)
        self.slides[-1] = replace(last, notes=last.notes + notes, trainer_notes=last.trainer_notes + told)
        self.waiting, self.told = [], []

    def add(
        self,
        kind: str,
        html: str,
        *,
        name: str = "",
        title: str = "",
        part: str = "",
        label: str = "",
        figure: str = "",
        sources: Sequence[Tag] = (),
    ) -> None:
        """One slide more; what waits becomes its notes, and terms that stand in `sources` are explained there."""
        notes, told = slide_words.notes(self.waiting, sources), "".join(self.told)
        named = self._free(name or self._name() or "slide")
        shown = title or text_of(self.heading)
        self.slides.append(
            Slide(named, shown, kind, html, notes, told, part, label, self.section, figure, self.minutes)
        )
        self.waiting, self.told, self.fresh = [], [], False

    def _free(self, base: str) -> str:
        taken = {slide.id for slide in self.slides}
        names = (base if number == 1 else f"{base}.{number}" for number in range(1, len(taken) + 2))
        return next(name for name in names if name not in taken)

    def _point(self) -> None:
        """Give the paragraphs that wait under a new heading a slide: a line of them, or all where the room reads them."""
        if not self.waiting:
            return
        if self._name() == SCENARIO:
            self._parts("point", map(gathered, share(pieces(self.waiting, cut=True))))
        elif self.fresh:
            words = slide_words.quotation(self.waiting) if self._name() == "closing" else ""
            self.add("point", words or slide_words.first_line(self.waiting[0]))

    def _parts(
        self,
        kind: str,
        htmls: Iterable[str],
        *,
        part: str = "",
        sources: Sequence[Tag] = (),
        name: str = "",
        title: str = "",
        label: str = "",
    ) -> None:
        """Slides of one title, told apart by their numbers."""
        every = list(htmls)
        for number, html in enumerate(every, 1):
            numbered = f"{number} of {len(every)}" if len(every) > 1 else ""
            shown = ", ".join(filter(None, (part, numbered)))
            self.add(
                kind, html, name=name, title=title, part=shown, label=label, sources=sources if number == 1 else ()
            )

    def _share(self, kind: str, every: Sequence[Piece], *, lead: str = "", name: str = "", title: str = "") -> None:
        """The pieces over as many slides as they need, the lead on each."""
        taken = lines_of(text_of(parse(lead))) + 0.3 if lead else 0.0
        htmls = [lead + gathered(part) for part in share(every, taken=taken)]
        self._parts(kind, htmls, sources=[piece.element for piece in every], name=name, title=title)

    def _list(self, element: Tag) -> None:
        last = self.waiting.pop() if self.waiting else None
        self._point()
        if last:
            self.waiting.append(last)
        self._share("list", pieces([element], cut=False), lead=slide_words.lead_of(last) if last else "")

    def _table(self, table: Tag) -> None:
        if self.minutes and text_of(table.find("th")) == "Minutes":
            shown, told = slide_words.plan_of(table, self.waiting)
            self.told.append(told)
            self._parts("plan", shown)
            return
        self._point()
        self._rows(table)

    def _rows(self, table: Tag, *, lead: str = "", title: str = "", part: str = "") -> None:
        """A table over as many slides as it needs; of one that shows what is new, only that: the rest was shown before."""
        every = rows(table)
        new = [row for row in every if row.element.select_one(".new")]
        taken = 1.5 + lines_of(text_of(parse(lead)))
        head = emitted(table.find_all("thead"))
        shared = share(new or every, taken=taken, most=_MOST_ROWS, lines=TABLE_LINES)
        bodies = (emitted(piece.element for piece in part) for part in shared)
        htmls = [f"{lead}<table>{head}<tbody>{body}</tbody></table>" for body in bodies]
        self._parts("table", htmls, part=part, sources=[table], title=title)

    def _box(self, box: Tag, kind: str) -> None:
        if (
            kind not in _OF_THE_HEADING
            or kind == "since"
            or sum(len(text_of(one)) for one in self.waiting) > slide_words.LINE
        ):
            self._point()
        title = next((text_of(child) for child in tags(box) if "admonition-title" in classes(child)), "")
        blocks = [child for child in tags(box) if not classes(child) & {"admonition-title", "ours-mark"}]
        every = pieces(blocks, cut=kind in _CUT)
        parts = share(every) if kind in _CUT else [every]
        label = title if kind == "key" and title else _BOXES.get(kind, "")
        self._parts(
            kind, map(gathered, parts), sources=[box], label=label, title="" if kind in _OF_THE_HEADING else title
        )

    def _figure(self, figure: Tag) -> None:
        self._point()
        title = text_of(figure.find("figcaption"))
        name, html = slide_words.figure_of(figure)
        self.add("figure", html, title=title, figure=name)
        for table in figure.find_all("table"):
            self._rows(table, lead=slide_words.lead(figure.select(".figure__caveat")), title=title, part="in numbers")

    def _question(self, question: Tag) -> None:
        self._point()
        for part in question_parts(question):
            name = f"{self._name()}.{part.name}" if part.name else self._name()
            self.add(part.kind, part.html, name=name, part=part.title, label=part.label, sources=part.sources)

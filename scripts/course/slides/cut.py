"""The slides of a page, cut from its finished article once: what Present shows and what the PowerPoint holds.

Headings, lists, key lines, figures, tables, scenes, things to try and questions become slides. A paragraph becomes a
note of the slide it stands under. A box for the trainer becomes a trainer's note. A pair stays whole on one slide.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bs4.element import Tag

from course.slides.blocks import Block, Paragraph, Picture, Run, Table, blocks_of, joined
from course.slides.fit import MOST_ROWS, PLAN_SIZE, TABLE_SIZE, share, share_words
from course.slides.question import HEADINGS, add_question
from course.text.html import attribute, classes, tags, text_of, with_class
from course.text.page_refs import REFERENCE

FOR_THE_TRAINER = frozenset({"prepare", "if", "wrong-turns", "supervision", "remote"})
"""Sections of a guide that the room does not see: they become trainer's notes of the slide before."""
SCENARIO, WRONG_TURNS = "scenario", "wrong-turns"
PAUSE = ("Think of one message", "What will you take from this into tomorrow? Nobody has to say it aloud.")
AGREED = ("We will", "Who", "By when")  # What a team's sheet asks first.
PLAN = re.compile(r"minutes-(\d+)")
LINE = 200
"""The characters of a heading's line: whole sentences up to this, one at the least."""
_LEAD = 190
_LABELS = {
    "key": "",
    "pair": "",
    "since": "",
    "scene": "A scene, from the course",
    "try": "Try this, from the course",
    "ours": "From the course",
    "hypothesis": "Think",
}
"""What the slide of a kind of box says above its title."""
_WHOLE = frozenset({"key", "pair"})
"""Boxes that are never cut, and take the place of the line of their heading."""
_SKIPPED = frozenset({"page-head", "page-foot", "thread", "no-slide"})
_NO_SLIDE = frozenset({"script", "template", "nav", "header", "footer", "h1", "form", "button", "hr", "svg", "details"})
_QUOTED = re.compile(r'["“]([^"“”]{20,})["”]')


@dataclass(frozen=True)
class Slide:
    """A slide: what stands below its title, and its notes.

    `part` tells slides of one title apart ("2 of 3"), `label` says what kind of box it was, `section` is the `##` heading
    it stands under, `lengths` are the sessions that it is for, in minutes, `of` names the slide whose step it is, and `road`
    the road of a case on which it stands.
    """

    id: str
    title: str
    kind: str
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...] = ()
    trainer_notes: tuple[Block, ...] = ()
    part: str = ""
    label: str = ""
    section: str = ""
    lengths: tuple[int, ...] = ()
    of: str = ""
    road: str = ""

    @property
    def full_title(self) -> str:
        """The title with its part."""
        return f"{self.title} ({self.part})" if self.part else self.title


@dataclass(frozen=True)
class Plan:
    """A session's plan: its length, and its steps, which add up to it: how long, what, and how."""

    minutes: int
    steps: tuple[tuple[float, str, Paragraph], ...]


def cut(article: Tag) -> tuple[tuple[Slide, ...], tuple[Plan, ...]]:
    """The slides and the plans of a page."""
    cutter = _Cutter(case_guide=article.find(id="minutes-90") is not None)
    cutter.head(article)
    cutter.walk(article)
    cutter.close()
    if cutter.timed:
        cutter.plans.append(Plan(round(sum(minutes for minutes, _, _ in cutter.timed)), tuple(cutter.timed)))
    else:
        cutter.promise()
    return tuple(cutter.slides), tuple(cutter.plans)


@dataclass
class _Cutter:
    """Goes down a page. `waiting` are paragraphs that no slide has taken yet, and `told` trainer's notes; `timed` are panels.

    `fresh` says that the heading has no slide yet, `kept_back` that its section is for the trainer, and `case_guide` that
    a scenario is about running a case, which is for the trainer too.
    """

    case_guide: bool
    slides: list[Slide] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    waiting: list[Paragraph] = field(default_factory=list)
    told: list[Block] = field(default_factory=list)
    timed: list[tuple[float, str, Paragraph]] = field(default_factory=list)
    title: str = ""
    name: str = ""
    section: str = ""
    road: str = ""
    minutes: int = 0
    fresh: bool = False
    kept_back: bool = False

    def head(self, article: Tag) -> None:
        """The slides of the page's head: its title with the content note."""
        lede = [Paragraph.of(p) for p in with_class(article, "page-head__lede")]
        boxes = with_class(article, "content-note")
        note = [Paragraph.of(p, "caution") for box in boxes for p in box.find_all("p") if not p.find("a")]
        foot = [Paragraph.of(p, "small") for p in with_class(article, "page-foot__about")]
        self.add("title", [[*lede, *note, *foot]], name="start", title=text_of(article.find("h1")))

    def walk(self, parent: Tag) -> None:
        """Take each element of `parent` in turn."""
        for element in tags(parent):
            if classes(element) & _SKIPPED:
                continue
            if self.kept_back and element.name not in HEADINGS and "team-sheet" not in classes(element):
                self.told += blocks_of(element)
            elif not self._take(element, classes(element)) and (
                element.name not in _NO_SLIDE or "more" in classes(element)
            ):
                self.walk(element)

    def _take(self, element: Tag, marks: frozenset[str]) -> bool:
        """Whether `element` is something that a slide or a note is made of; False for what may only hold such things."""
        if element.name in HEADINGS:
            self._open(element)
        elif element.name == "p":
            self.waiting.append(Paragraph.of(element))
        elif element.name == "figure":
            self._figure(element)
        elif element.name in ("ul", "ol"):
            self._list(element)
        elif element.name == "table":
            self._table(Table.of(element))
        else:
            return self._take_box(element, marks)
        return True

    def _take_box(self, element: Tag, marks: frozenset[str]) -> bool:
        if "trainer-note" in marks:
            self.told += blocks_of(element)
        elif "question" in marks:
            self._point()
            add_question(self.add, self.name, element)
        elif "panel" in marks:
            self._panel(element, marks)
        elif "case-road" in marks:
            self._road(element)
        elif "team-sheet" in marks:
            self.close()
            self.fresh = self.kept_back = False
            if not self.timed:
                self.promise()
        elif marks & {"admonition", "change"}:
            self._box(
                element, "since" if "change" in marks else next((kind for kind in _LABELS if kind in marks), "box")
            )
        elif "outcomes" in marks:
            self.close()
            self.add("list", share(blocks_of(element), list), name="outcomes", title=text_of(element.find("summary")))
        else:
            return False
        return True

    def _open(self, heading: Tag) -> None:
        self.close()
        self.title, self.name, self.fresh = text_of(heading), attribute(heading, "id"), True
        if heading.name == "h2":
            plan = PLAN.fullmatch(self.name)
            self.section, self.minutes = self.title, int(plan[1]) if plan else 0
            self.kept_back = self.name in FOR_THE_TRAINER or (self.name == SCENARIO and self.case_guide)
        if self.kept_back:
            self.told.append(Paragraph.said(self.title, bold=True))

    def close(self) -> None:
        """End a heading: it has a slide, and its last paragraphs and the trainer's notes have found theirs."""
        if self.fresh and not self.waiting and not self.kept_back:
            self.add("section", [[]])
        self._point()
        talk = [-1, *(place for place, slide in enumerate(self.slides) if slide.id.split(".")[0] == SCENARIO)]
        place = talk[-1] if self.name == WRONG_TURNS else -1
        last = self.slides[place]
        notes, told = (*last.notes, *_explained(self.waiting)), (*last.trainer_notes, *self.told)
        self.slides[place] = replace(last, notes=notes, trainer_notes=told)
        self.waiting, self.told = [], []

    def promise(self) -> None:
        """The slides with which a session ends: a pause, and what the room agrees, in place of the team's sheet."""
        if not any(slide.kind == "promise" for slide in self.slides):
            self.add("pause", [[Paragraph.said(PAUSE[1])]], name="pause", title=PAUSE[0])
            lines = Table(tuple(map(Paragraph.said, AGREED)), ((Paragraph(()),) * len(AGREED),) * 3)
            self.add("promise", [[lines]], name="we-will", title="What we agree")

    def add(
        self,
        kind: str,
        every: Iterable[Sequence[Block]],
        *,
        name: str = "",
        title: str = "",
        part: str = "",
        label: str = "",
        of: str = "",
    ) -> None:
        """Slides of one title, told apart by their numbers; what waits becomes notes of the first, terms are explained on each."""
        slides = list(every)
        for number, blocks in enumerate(slides, 1):
            numbered = f"{number} of {len(slides)}" if len(slides) > 1 else ""
            named = self._free(name or self.name or "slide")
            notes, told = _explained(self.waiting, blocks), tuple(self.told)
            lengths = (self.minutes,) * bool(self.minutes)
            shown = (", ".join(filter(None, (part, numbered))), label, self.section, lengths, of, self.road)
            self.slides.append(Slide(named, title or self.title, kind, tuple(blocks), notes, told, *shown))
            self.waiting, self.told, self.fresh = [], [], False

    def _free(self, base: str) -> str:
        taken = {slide.id for slide in self.slides}
        names = (base if number == 1 else f"{base}.{number}" for number in range(1, len(taken) + 2))
        return next(name for name in names if name not in taken)

    def _point(self) -> None:
        """Give the paragraphs that wait under a new heading a slide: a line of them, or all where the room reads them."""
        if self.waiting and self.name == SCENARIO:
            self.add("point", share_words(self.waiting))
        elif self.waiting and self.fresh:
            said = _QUOTED.search(" ".join(one.text for one in self.waiting)) if self.name == "closing" else None
            self.add("point", [[Paragraph.said(said[0]) if said else _first_line(self.waiting[0])]])

    def _list(self, element: Tag) -> None:
        last = self.waiting[-1:]
        del self.waiting[-1:]
        self._point()
        self.waiting += last
        lead = [_lead_of(one) for one in last]
        self.add("list", share(blocks_of(element), lambda some: [*lead, *some]))

    def _table(self, found: Table, lead: Sequence[Block] = (), title: str = "", part: str = "") -> None:
        """A table over as many slides as it needs, with its head and its lead on each."""
        kind, size = "table", TABLE_SIZE
        if self.minutes and found.head and found.head[0].text == "Minutes":
            kind, size, lead = "plan", PLAN_SIZE, [replace(one, role="lead") for one in self.waiting]
            self._plan(found)
            found = Table(found.head[:2], tuple(row[:2] for row in found.rows))
        else:
            self._point()
        above, head = lead, found.head
        shared = share(found.rows, lambda some: [*above, Table(head, tuple(some))], size=size, most=MOST_ROWS)
        self.add(kind, shared, title=title, part=part)

    def _plan(self, found: Table) -> None:
        """Keep a plan, and tell its trainer each step."""
        self.plans.append(Plan(self.minutes, tuple((int(row[0].text), row[1].text, row[2]) for row in found.rows)))
        for minutes, what, how in self.plans[-1].steps:
            step = Run(f"{minutes} min: {what}. ", bold=True)
            self.told.append(replace(how, runs=(step, *how.runs), role="bullet"))

    def _box(self, box: Tag, kind: str) -> None:
        if kind not in _WHOLE or sum(len(one.text) for one in self.waiting) > LINE:
            self._point()
        standing = box.select_one(".change__standing")
        blocks, own = blocks_of(box), text_of(box.select_one(".admonition-title, summary"))
        own = own.removesuffix(text_of(standing)).strip()
        parts = [blocks] if kind in _WHOLE else share_words(blocks)
        title, label = ("", own) if kind == "key" else (own, _LABELS.get(kind, ""))
        self.add(kind, parts, title=title, label=label)

    def _road(self, road: Tag) -> None:
        """A road of a case: before the first a slide on which the room takes one, and at the end the child's day."""
        self.close()
        stage, is_first = (self.title, self.name), not road.find_previous_sibling("details")
        if is_first:
            both = [
                Paragraph.of(one.summary, "letter")
                for one in (road, *road.find_next_siblings("details"))
                if one.summary
            ]
            self.add("fork", [both], part="Two roads")
        self.title, self.name, self.fresh = text_of(road.summary), attribute(road, "id"), True
        self.road = self.name
        self.walk(road)
        day, self.waiting = self.waiting[-1:], self.waiting[:-1]
        self._point()
        self.add("point", share_words(day), label="The child's day")
        (self.title, self.name), self.road, self.fresh = stage, "", not is_first

    def _figure(self, figure: Tag) -> None:
        self._point()
        title, caveats = text_of(figure.find("figcaption")), figure.select(".figure__caveat")
        pages = dict.fromkeys(text_of(mark) for mark in figure.select("table .page-ref"))
        drawn = [Picture.of(svg) for svg in figure.select(".figure__picture > svg")]
        marks = [Paragraph.said(" ".join(pages), "beside")] if pages else []
        self.add("figure", [[*drawn, *(Paragraph.of(one, "beside") for one in caveats), *marks]], title=title)
        for numbers in figure.find_all("table"):
            self._table(Table.of(numbers), [Paragraph.of(one, "lead") for one in caveats], title, "as a table")

    def _panel(self, panel: Tag, marks: frozenset[str]) -> None:
        """A panel whole on one slide, which is a step of the page's plan."""
        heading, *rest = tags(panel)
        self._open(heading)
        kind = "scene" if "scene" in marks else "list"
        self.add(kind, [[block for one in rest for block in blocks_of(one)]], label=_LABELS.get(kind, ""))
        self.timed.append((int(attribute(panel, "data-seconds")) / 60, self.title, Paragraph(())))


def _explained(paragraphs: Sequence[Paragraph], beside: Iterable[Block] = ()) -> tuple[Block, ...]:
    """Notes made of the paragraphs, and of the meanings of terms that stand in them or beside them."""
    cells = [cell for block in beside if isinstance(block, Table) for row in block.lines for cell in row]
    every = [*paragraphs, *cells, *(block for block in beside if isinstance(block, Paragraph))]
    meanings = dict(term for one in every for term in one.terms)
    told = [Paragraph((Run(term, bold=True), Run(f": {text}")), "meaning") for term, text in meanings.items()]
    return (*paragraphs, *told)


def _first_line(whole: Paragraph) -> Paragraph:
    """The first sentence of a paragraph, and those after it that still make one line for a slide."""
    every = whole.sentences()
    lines = [joined(every[:count]) for count in range(1, len(every) + 1)]
    return next((line for line in reversed(lines) if len(line.text) <= LINE), lines[0])


def _lead_of(whole: Paragraph) -> Paragraph:
    """What of a paragraph stands above its list: all where it is short; else what carries a page, and what leads to the list."""
    every = whole.sentences()
    kept = [one for one in every if one is every[-1] or REFERENCE.search(one.text) or len(whole.text) <= _LEAD]
    return replace(joined(kept), role="lead")

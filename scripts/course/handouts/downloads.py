"""What people take away: which files there are, made from the built site, and packed a subject and for the whole course."""

from __future__ import annotations

import multiprocessing
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from course.content.host_settings import STYLES as HOST_COLOURS
from course.content.kinds import GUIDE, KINDS, Kind, kind_of
from course.course import Course
from course.figures.data import Figure
from course.handouts.facts import Facts, in_one
from course.slides.decks import Deck, read_decks
from course.text.dates import iso_in_words

PLACE = "take-away"
COURSE_PACK = f"{PLACE}/whole-course-pack.zip"
LIST_PAGE = "trainers/take-away.md"
FLAG = "COURSE_TAKE_AWAY"
TRAINERS_PAGES = ("trainers/safe-sessions", "trainers/programme", "trainers/evaluation")
_SHEETS = ("overrides/assets/theme/course.css", "overrides/assets/theme/figures.css")
_READ_ME = "read-me.txt"


@dataclass(frozen=True)
class File:
    """A file to take away: its path in the site, the page it is made of, its kind, its label and its format."""

    path: str
    page: str
    kind: str
    label: str
    format: str


@dataclass(frozen=True)
class Subject:
    """A module or a case with its guide: its name (`modules/uncertainty`), its title, and its files, the pack first."""

    name: str
    title: str
    files: tuple[File, ...]

    @property
    def pack(self) -> File:
        """The file that holds the others."""
        return self.files[0]


_KINDS = (
    ("participants", "handout for participants", "pdf"),
    ("trainer", "handout for the trainer, with notes and answers", "pdf"),
    ("slides", "slides", "pptx"),
)


def subjects(course: Course) -> tuple[Subject, ...]:
    """Every module and case with what can be taken away of it."""
    guided = course.guides
    names = [name for kind in KINDS if kind.has_handouts for name in sorted(kind.among(course.pages))]
    return tuple(_subject(course, kind_of(name), name, guided.get(name, "").removesuffix(".md")) for name in names)


def _subject(course: Course, kind: Kind, path: str, guide: str) -> Subject:
    name = path.removesuffix(".md")
    stem = f"{PLACE}/{name}/{kind.slug(path)}"
    files = [File(f"{stem}-pack.zip", name, "pack", "Trainer's pack: everything here in one file", "zip")]
    pages = [(name, kind.name), *([(guide, GUIDE.name)] if guide else [])]
    for page, word in pages:
        files += [
            File(f"{stem}-{word}-{made}.{ending}", page, made, f"{word.capitalize()}: {label}", ending)
            for made, label, ending in _KINDS
        ]
    if guide:
        files.append(File(f"{stem}-guide.docx", guide, "word", "Guide: to edit, with an action log to fill in", "docx"))
    return Subject(name, course.pages[path].title, tuple(files))


def subject_of(course: Course, page: str) -> Subject | None:
    """The subject of a page (its path under docs): a module's or a case's own, or that of its guide."""
    name = page.removesuffix(".md")
    return next((one for one in subjects(course) if any(file.page == name for file in one.files)), None)


@dataclass(frozen=True)
class Offer:
    """What a page offers: its subject, or on the page for trainers every subject in order, and the pack of the whole course."""

    subjects: tuple[Subject, ...]
    course_pack: str
    lists_all: bool


def offer(course: Course, page: str, order: Sequence[str]) -> Offer | None:
    """What the page (its path under docs) offers; `order` lists the pages as the navigation has them."""
    if page == LIST_PAGE:
        places = {name.removesuffix(".md"): number for number, name in enumerate(order)}
        every = sorted(subjects(course), key=lambda subject: places.get(subject.name, len(places)))
        return Offer(tuple(every), COURSE_PACK, True)
    mine = subject_of(course, page)
    return Offer((mine,), COURSE_PACK, False) if mine else None


def trainers_files(course: Course) -> tuple[File, ...]:
    """The pages for trainers, of those that the course has, that the pack of the whole course holds too."""
    names = [name for name in TRAINERS_PAGES if f"{name}.md" in course.pages]
    return tuple(File(f"{PLACE}/{name}.pdf", name, "trainer", "", "pdf") for name in names)


def asked_for(setting: object) -> bool:
    """Whether a build is to make the files: the environment says so, or a host's setting does."""
    return setting is True or os.environ.get(FLAG) == "1"


@dataclass(frozen=True)
class Job:
    """What is made of one page: its files, its HTML, its deck, its facts, and what figures are drawn from."""

    files: tuple[File, ...]
    html: str
    deck: Deck | None
    facts: Facts
    figures: Mapping[str, Figure]
    css: str


def write_all(site: Path, course: Course, facts: Facts) -> int:
    """Make every file and write it into the site; how many there are. ValueError with a line for each thing that is wrong."""
    from course.handouts.tools import missing

    lacks = missing()
    if lacks:
        raise ValueError(lacks)
    made = dict(_made(list(jobs(site, course, facts))))
    every = subjects(course)
    for subject in every:
        made[subject.pack.path] = _pack(subject, made, course, facts)
    made[COURSE_PACK] = _course_pack(course, made, facts)
    for name, content in made.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    _tell_sizes(site, made)
    return len(made)


def jobs(site: Path, course: Course, facts: Facts) -> Iterator[Job]:
    """The work of a built site, a job for each page."""
    decks = {deck.name: deck for deck in read_decks(site, course.guides)}
    own = site / HOST_COLOURS
    sheets = [*(course.root / name for name in _SHEETS), *([own] if own.exists() else [])]
    css = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    figures = {figure.id: figure for figure in course.figures}
    files = [file for subject in subjects(course) for file in subject.files if file.kind != "pack"] + [
        *trainers_files(course)
    ]
    for page in dict.fromkeys(file.page for file in files):
        html = (site / f"{page}.html").read_text(encoding="utf-8")
        mine = tuple(file for file in files if file.page == page)
        yield Job(mine, html, decks.get(page), facts_of(course, page, facts), figures, css)


def facts_of(course: Course, page: str, facts: Facts) -> Facts:
    """The facts with the date and the reviewer that a page's front matter gives."""
    meta = course.pages[f"{page}.md"].meta
    text = {key: meta[key].text() if key in meta else "" for key in ("reviewed", "reviewed_by")}
    return replace(facts, reviewed=iso_in_words(text["reviewed"]), reviewed_by=text["reviewed_by"])


def _made(every: list[Job]) -> Iterator[tuple[str, bytes]]:
    """What the jobs make, by path, with a process for each processor; the longest first, so that none waits for the last."""
    from course.handouts.job import done

    every.sort(key=lambda job: -len(job.html))
    wrong: list[str] = []
    with ProcessPoolExecutor(os.cpu_count(), mp_context=multiprocessing.get_context("spawn")) as pool:
        for files, problems in pool.map(done, every):
            wrong += problems
            yield from files.items()
    if wrong:
        raise ValueError("\n".join(wrong))


def _pack(subject: Subject, made: Mapping[str, bytes], course: Course, facts: Facts) -> bytes:
    from course.text.zips import packed

    mine = facts_of(course, subject.name, facts)
    held = {_short(file.path): made[file.path] for file in subject.files[1:]}
    listed = "\n".join(f"- {_short(file.path)}: {file.label}" for file in subject.files[1:])
    held[_READ_ME] = _read_me(f"{subject.title}: trainer's pack", listed, mine)
    return packed(held, facts.epoch, first=_READ_ME)


def _course_pack(course: Course, made: Mapping[str, bytes], facts: Facts) -> bytes:
    from course.text.zips import packed

    every, of_trainers = subjects(course), trainers_files(course)
    files = [file for subject in every for file in subject.files[1:]] + [*of_trainers]
    held = {file.path.removeprefix(f"{PLACE}/"): made[file.path] for file in files}
    listed = "\n".join(
        [
            *(f"- {subject.name}/: {subject.title}" for subject in every),
            *(["- trainers/: pages for trainers"] if of_trainers else []),
        ]
    )
    held[_READ_ME] = _read_me(f"{facts.course}: the whole course to take away", listed, facts)
    return packed(held, facts.epoch, first=_READ_ME)


def _short(path: str) -> str:
    return path.rpartition("/")[2]


def _read_me(title: str, listed: str, facts: Facts) -> bytes:
    about, contacts = in_one(facts.lines), in_one(facts.box)
    return f"{title}\n\n{listed}\n\n{about}\n\nLocal contacts\n{contacts}\n".replace("\n", "\r\n").encode()


def _tell_sizes(site: Path, made: Mapping[str, bytes]) -> None:
    """Write the size of each file beside its link, which the page could not know before."""
    sizes = {name: in_bytes(len(content)) for name, content in made.items()}
    pattern = re.compile(r'(<span class="take-away__size" data-file="([^"]+)">)(</span>)')
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        told = pattern.sub(lambda match: f"{match[1]}, {sizes[match[2]].replace(' ', '&nbsp;')}{match[3]}", text)
        if told != text:
            path.write_text(told, encoding="utf-8")


def in_bytes(size: int) -> str:
    """A size in words: `84 kB` or `1.2 MB`."""
    return f"{max(1, round(size / 1000))} kB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"

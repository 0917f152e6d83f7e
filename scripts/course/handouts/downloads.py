"""What people take away: which files there are, made from the built site, and packed a subject and for the whole course."""

import importlib
import multiprocessing
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from course.content.kinds import BRIEFING, GUIDE, KINDS, MODULE, kind_of
from course.course import Course
from course.figures.data import Figure
from course.handouts.facts import Facts, in_one
from course.handouts.sheet import BRIEF, TRAINER, sheet_of
from course.hosts.settings import STYLES as HOST_COLOURS
from course.slides.decks import Deck, read_decks
from course.text.dates import iso_in_words
from course.text.files import machine_of
from course.tools.zips import packed

PLACE = "take-away"
COURSE_PACK = f"{PLACE}/whole-course-pack.zip"
LIST_PAGE = "trainers/take-away.md"
FLAG = "COURSE_TAKE_AWAY"
TRAINERS_PAGES = ("trainers/safe-sessions", "trainers/programme", "trainers/evaluation")
LIBRARIES = "take-away: PDF files need Pango and HarfBuzz, which are not here; install them (on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)"
CONVERTERS = "take-away: the converters are not here; `make takeaway` installs them"
_SHEETS = ("overrides/assets/theme/course.css", "overrides/assets/theme/figures.css")
_READ_ME = "read-me.txt"
_SIZE = re.compile(r'(<span class="take-away__size" data-file="([^"]+)">)(</span>)')
_MADE = (
    ("participants", "handout for participants", "pdf"),
    ("trainer", "handout for the trainer, with notes and answers", "pdf"),
    ("slides", "slides", "pptx"),
)
_BRIEF = (
    (BRIEF, "two sides of A4", "pdf"),
    ("word", "to edit, with the team's sheet to fill in", "docx"),
    ("slides", "slides, one a part", "pptx"),
)


@dataclass(frozen=True)
class File:
    """A file to take away: its path in the site, the page it is made of, its kind and its label."""

    path: str
    page: str
    kind: str
    label: str

    @property
    def format(self) -> str:
        """The ending of its name."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True)
class Job:
    """What is made of one page: its files, its HTML, its deck, its facts, what figures are drawn from, and the site."""

    files: tuple[File, ...]
    html: str
    deck: Deck | None
    facts: Facts
    figures: Mapping[str, Figure]
    css: str
    site: Path


@dataclass(frozen=True)
class Subject:
    """A module or a case with its guide: its name (`modules/uncertainty`), its title, and its files, the pack first."""

    name: str
    title: str
    files: tuple[File, ...]


def subjects(course: Course) -> tuple[Subject, ...]:
    """Every module and case with what can be taken away of it."""
    paths = [path for kind in KINDS if kind.has_handouts for path in sorted(kind.among(course.pages))]
    return tuple(_subject(course, path) for path in paths)


def _subject(course: Course, path: str) -> Subject:
    name, kind, guide = path.removesuffix(".md"), kind_of(path), course.guides.get(path, "").removesuffix(".md")
    stem = f"{PLACE}/{name}/{kind.slug(path)}"
    files = [File(f"{stem}-pack.zip", name, "pack", "Trainer's pack: everything here in one file")]
    for page, word in ((name, kind.name), *([(guide, GUIDE.name)] if guide else [])):
        files += [
            File(f"{stem}-{word}-{made}.{ending}", page, made, f"{word.capitalize()}: {label}")
            for made, label, ending in (_BRIEF if kind == BRIEFING else _MADE)
        ]
    if kind == MODULE:
        files.append(
            File(
                f"{stem}.html",
                name,
                "whole",
                "Module: all of it in one file that works by itself, with its questions and a record",
            )
        )
    if guide:
        files.append(File(f"{stem}-guide.docx", guide, "word", "Guide: to edit, with the team's sheet to fill in"))
    return Subject(name, course.pages[path].title, tuple(files))


def offer(course: Course, page: str, order: Sequence[str]) -> list[Subject]:
    """What the page (its path under docs) offers: its subject, or on the page for trainers every one, in the `order` of the navigation."""
    every, name = subjects(course), page.removesuffix(".md")
    if page == LIST_PAGE:
        places = {path.removesuffix(".md"): number for number, path in enumerate(order)}
        return sorted(every, key=lambda subject: places.get(subject.name, len(places)))
    return [one for one in every if any(file.page == name for file in one.files)]


def files_of(course: Course) -> tuple[File, ...]:
    """Every file that is made of a page: those of the subjects, and pages for trainers, of those that the course has."""
    singles = [file for subject in subjects(course) for file in subject.files[1:]]
    names = [name for name in TRAINERS_PAGES if f"{name}.md" in course.pages]
    return (*singles, *(File(f"{PLACE}/{name}.pdf", name, "trainer", "") for name in names))


def asked_for(setting: object) -> bool:
    """Whether a build is to make the files: the environment says so, or a host's setting does."""
    return setting is True or os.environ.get(FLAG) == "1"


def missing() -> str:
    """What this machine lacks to make the files, in one line that says what to install; nothing where all is here."""
    try:
        for name in ("pptx", "pypandoc", "segno"):
            importlib.import_module(name)
        from weasyprint.text import ffi
    except ImportError:
        return CONVERTERS
    except OSError:
        return LIBRARIES
    return "" if ffi.harfbuzz_subset else LIBRARIES


def write_all(site: Path, course: Course, facts: Facts) -> int:
    """Make every file and write it into the site; how many there are. ValueError with a line for each thing that is wrong."""
    if lacks := missing():
        raise ValueError(lacks)
    made = dict(_made(list(jobs(site, course, facts))))
    singles, every = dict(made), subjects(course)
    for subject in every:
        pack, *files = subject.files
        listed = {Path(file.path).name: (file.label, singles[file.path]) for file in files}
        title = f"{subject.title}: trainer's pack"
        made[pack.path] = _pack(title, listed, facts_of(course, subject.name, facts))
    named = {path.removeprefix(f"{PLACE}/"): ("", content) for path, content in singles.items()}
    made[COURSE_PACK] = _pack(f"{facts.course}: the whole course to take away", named, facts)
    for name, content in made.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    _tell_sizes(site, made)
    return len(made)


def jobs(site: Path, course: Course, facts: Facts) -> Iterator[Job]:
    """The work of a built site, a job for each page."""
    decks = {deck.name: deck for deck in read_decks(site, course.guides)}
    own = site / HOST_COLOURS
    sheets = [*(machine_of(course.root) / name for name in _SHEETS), *([own] if own.exists() else [])]
    css = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    figures = {figure.id: figure for figure in course.figures}
    every = files_of(course)
    for page in dict.fromkeys(file.page for file in every):
        html = (site / f"{page}.html").read_text(encoding="utf-8")
        mine = tuple(file for file in every if file.page == page)
        yield Job(mine, html, decks.get(page), facts_of(course, page, facts), figures, css, site)


def facts_of(course: Course, page: str, facts: Facts) -> Facts:
    """The facts with the date and the reviewer that a page's front matter gives, and the address of the page or of its module."""
    source = course.pages[f"{page}.md"]
    module = source.said("module")
    place = f"{MODULE.path(module) if module else f'{page}.md'}".replace(".md", ".html")
    address = f"{facts.address.rstrip('/')}/{place}" if facts.address else ""
    dated, told = iso_in_words(source.said("reviewed")), facts.imprint
    told = replace(told, everywhere=(*told.everywhere, *source.listed("help")))
    return replace(facts, reviewed=dated, reviewed_by=source.said("reviewed_by"), address=address, imprint=told)


def _made(every: list[Job]) -> Iterator[tuple[str, bytes]]:
    """What the jobs make, by path, with a process for each processor; the longest first, so that none waits for the last."""
    every.sort(key=lambda job: -len(job.html))
    wrong: list[str] = []
    with ProcessPoolExecutor(os.cpu_count(), mp_context=multiprocessing.get_context("spawn")) as pool:
        for files, problems in pool.map(done, every):
            wrong += problems
            yield from files.items()
    if wrong:
        raise ValueError("\n".join(wrong))


def done(job: Job) -> tuple[dict[str, bytes], list[str]]:
    """The files of a page by path, and what is wrong, each with the page's name."""
    files: dict[str, bytes] = {}
    problems: list[str] = []
    for file in job.files:
        try:
            files[file.path] = _file(job, file)
        except ValueError as error:
            problems += str(error).splitlines()
    return files, problems


def _file(job: Job, file: File) -> bytes:
    from course.handouts.one_file import one_file
    from course.handouts.pdf import pdf_of
    from course.handouts.powerpoint import pptx_of
    from course.handouts.word import docx_of

    drawn = (job.facts, job.figures, job.css)
    if file.format == "pptx":
        if job.deck is None:
            raise ValueError(f"take-away: {file.page} has no deck")
        return pptx_of(job.deck, *drawn)
    if file.format == "html":
        return one_file(job.site, file.page, job.html, job.facts)
    if file.format == "docx":
        return docx_of(sheet_of(job.html, TRAINER, job.facts), *drawn)
    return pdf_of(sheet_of(job.html, file.kind, job.facts), file.kind, *drawn)


def _pack(title: str, listed: Mapping[str, tuple[str, bytes]], facts: Facts) -> bytes:
    """A zip of files by name, each with its label, and a text that lists them and says what they are."""
    lines = "\n".join(f"- {name}: {label}" if label else f"- {name}" for name, (label, _) in listed.items())
    told = f"{title}\n\n{lines}\n\n{in_one(facts.lines)}\n\nLocal contacts\n{in_one(facts.box)}\n"
    held = {name: content for name, (_, content) in listed.items()}
    return packed({**held, _READ_ME: told.replace("\n", "\r\n").encode()}, facts.epoch, first=_READ_ME)


def _tell_sizes(site: Path, made: Mapping[str, bytes]) -> None:
    """Write the size of each file beside its link, which the page could not know before."""
    sizes = {name: in_bytes(len(content)).replace(" ", "&nbsp;") for name, content in made.items()}
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if _SIZE.search(text):
            told = _SIZE.sub(lambda match: f"{match[1]}, {sizes[match[2]]}{match[3]}", text)
            path.write_text(told, encoding="utf-8")


def in_bytes(size: int) -> str:
    """A size in words: `84 kB` or `1.2 MB`."""
    return f"{max(1, round(size / 1000))} kB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"

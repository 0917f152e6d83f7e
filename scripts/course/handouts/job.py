"""One page's files, made in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from course.figures.data import Figure
from course.handouts.facts import Facts
from course.handouts.pdf import pdf_of
from course.handouts.powerpoint import pptx_of
from course.handouts.sheet import TRAINER, sheet_of
from course.handouts.word import docx_of
from course.slides.decks import Deck


@dataclass(frozen=True)
class File:
    """A file to take away: its path in the site, the page it is made of, its kind, its label and its format."""

    path: str
    page: str
    kind: str
    label: str
    format: str


@dataclass(frozen=True)
class Job:
    """What is made of one page: its files, its HTML, its deck, its facts, and what figures are drawn from."""

    files: tuple[File, ...]
    html: str
    deck: Deck | None
    facts: Facts
    figures: Mapping[str, Figure]
    css: str


def done(job: Job) -> tuple[dict[str, bytes], list[str]]:
    """The files of a page by path, and what is wrong, each with the page's name."""
    files: dict[str, bytes] = {}
    problems: list[str] = []
    for file in job.files:
        try:
            files[file.path] = _made(job, file)
        except ValueError as error:
            problems += str(error).splitlines()
    return files, problems


def _made(job: Job, file: File) -> bytes:
    if file.format == "pptx":
        if job.deck is None:
            raise ValueError(f"take-away: {file.page} has no deck")
        return pptx_of(job.deck, job.facts, job.figures, job.css)
    audience = TRAINER if file.format == "docx" else file.kind
    sheet = sheet_of(job.html, audience, job.facts)
    if file.format == "docx":
        return docx_of(sheet, job.facts, job.figures, job.css)
    return pdf_of(sheet, audience, job.facts, job.figures, job.css)

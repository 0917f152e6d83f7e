"""One page's files, made in a process of its own."""

from __future__ import annotations

from collections.abc import Callable

from course.handouts.deck import pptx_of
from course.handouts.downloads import Job
from course.handouts.pdf import pdf_of
from course.handouts.sheet import PARTICIPANTS, TRAINER, sheet_of
from course.handouts.word import docx_of


def done(job: Job) -> tuple[dict[str, bytes], list[str]]:
    """The files of a page by path, and what is wrong, each with the page's name."""
    files: dict[str, bytes] = {}
    problems: list[str] = []
    for file in job.files:
        try:
            files[file.path] = _MAKERS[file.kind](job)
        except ValueError as error:
            problems += str(error).splitlines()
    return files, problems


def _pdf(job: Job, audience: str) -> bytes:
    return pdf_of(sheet_of(job.html, audience), audience, job.facts, job.figures, job.css)


def _slides(job: Job) -> bytes:
    if job.deck is None:
        raise ValueError(f"take-away: {job.files[0].page} has no deck")
    return pptx_of(job.deck, job.facts, job.figures, job.css)


_MAKERS: dict[str, Callable[[Job], bytes]] = {
    "participants": lambda job: _pdf(job, PARTICIPANTS),
    "trainer": lambda job: _pdf(job, TRAINER),
    "slides": _slides,
    "word": lambda job: docx_of(sheet_of(job.html, TRAINER), job.facts),
}

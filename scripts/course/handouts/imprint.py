"""What every take-away file says of itself: version, date, licence, source, how to read its pages, who reviewed it, and local contacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course.content import host_fields
from course.content.host_fields import Slot

LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
LICENCE = (
    "Creative Commons Attribution 4.0 International (CC BY 4.0). You may copy, change and share this "
    "if you credit the course and say what you changed."
)
SOURCE = (
    "The practice briefing for social workers and family support workers (Research in Practice, 2016), "
    "which draws on the full report: Sidebotham and others, Pathways to harm, pathways to protection "
    "(Department for Education, 2016). Neither has endorsed this course."
)
PAGES = (
    "A page in brackets, such as (p172), is a page of the full report, as the briefing gives it. "
    'What is marked "From the course" is ours, and no finding of the reviews.'
)
PROCEDURE = "Training, not procedure: follow your own agency's procedures."
TO_FILL_IN = (
    "Your manager or safeguarding lead",
    "Children's social care, the front door",
    "Out of hours",
    "Whoever leads this session",
)
EVERYWHERE = (("Immediate danger", "999"), ("Samaritans, free, at any time", "116 123"))


@dataclass(frozen=True)
class Facts:
    """The facts of one file: course, version, the date (in words) its content was checked, its reviewer, contacts, time of the source."""

    course: str
    version: str
    reviewed: str
    reviewed_by: str
    contacts: tuple[tuple[str, str], ...]
    epoch: int

    @property
    def edition(self) -> str:
        """The course, its version and the content's date."""
        checked = f" Last checked against its sources on {self.reviewed}." if self.reviewed else ""
        return f"{self.course}, version {self.version}.{checked}"

    @property
    def running(self) -> str:
        """What stands at the foot of each page or slide: the course, its version and the licence."""
        return f"{self.course}, version {self.version} · CC BY 4.0"

    @property
    def review(self) -> str:
        """Who has reviewed it, or that nobody has yet."""
        if self.reviewed_by:
            return f"Reviewed by {self.reviewed_by}."
        return "No safeguarding practitioner has reviewed this yet."

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Everything that the file says of itself, each with its label."""
        return (
            ("Edition", self.edition),
            ("Review", f"{self.review} {PROCEDURE}"),
            ("Source", SOURCE),
            ("Pages", PAGES),
            ("Licence", LICENCE),
        )

    @property
    def box(self) -> tuple[tuple[str, str], ...]:
        """The local contacts, each with its text; an empty text is to be filled in by hand."""
        rows = dict(EVERYWHERE)
        for label, text in self.contacts or tuple((label, "") for label in TO_FILL_IN):
            rows[label] = text or rows.get(label, "")
        return tuple(rows.items())


def contacts_of(every: Sequence[Slot], values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The contacts of a host, each with what the host has set, or nothing: that is then filled in by hand."""
    return tuple((slot.label, values.get(slot.id, "")) for slot in host_fields.contacts_of(list(every)))


def in_one(lines: Sequence[tuple[str, str]]) -> str:
    """The lines as plain text, a line each."""
    return "\n".join(f"{label}: {text}" if text else f"{label}: ____________________" for label, text in lines)

"""What every take-away file says of itself: version, date, licence, source, how to read its pages, who reviewed it, and local contacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course.content import host_fields
from course.content.host_fields import Slot
from course.content.imprint import NO_IMPRINT, Imprint


@dataclass(frozen=True)
class Facts:
    """The facts of one file: course, version, the date (in words) its content was checked, its reviewer, contacts, time of the source."""

    course: str
    version: str
    reviewed: str
    reviewed_by: str
    contacts: tuple[tuple[str, str], ...]
    epoch: int
    imprint: Imprint = NO_IMPRINT

    @property
    def edition(self) -> str:
        """The course, its version and the content's date."""
        checked = f" Last checked against its sources on {self.reviewed}." if self.reviewed else ""
        return f"{self.course}, version {self.version}.{checked}"

    @property
    def running(self) -> str:
        """What stands at the foot of each page or slide: the course, its version and the licence."""
        return " · ".join(filter(None, (f"{self.course}, version {self.version}", self.imprint.licence_name)))

    @property
    def review(self) -> str:
        """Who has reviewed it, or that nobody has yet."""
        if self.reviewed_by:
            return f"Reviewed by {self.reviewed_by}."
        return self.imprint.not_reviewed

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Everything that the file says of itself, each with its label."""
        said = self.imprint
        lines = (
            ("Edition", self.edition),
            ("Review", f"{self.review} {said.procedure}".strip()),
            ("Source", said.source),
            ("Pages", said.pages),
            ("Licence", said.licence),
        )
        return tuple((label, text) for label, text in lines if text)

    @property
    def box(self) -> tuple[tuple[str, str], ...]:
        """The local contacts, each with its text; an empty text is to be filled in by hand."""
        rows = dict(self.imprint.numbers)
        for label, text in self.contacts or tuple((label, "") for label in self.imprint.to_fill_in):
            rows[label] = text or rows.get(label, "")
        return tuple(rows.items())


def contacts_of(every: Sequence[Slot], values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The contacts of a host, each with what the host has set, or nothing: that is then filled in by hand."""
    return tuple((slot.label, values.get(slot.id, "")) for slot in host_fields.contacts_of(list(every)))


def in_one(lines: Sequence[tuple[str, str]]) -> str:
    """The lines as plain text, a line each."""
    return "\n".join(f"{label}: {text}" if text else f"{label}: ____________________" for label, text in lines)

"""What every take-away file says of itself: version, date, licence, source, how to read its pages, who reviewed it, and local contacts."""

import base64
import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from course.content.settings import NO_IMPRINT, Imprint
from course.hosts import fields as host_fields
from course.hosts.fields import Slot


@dataclass(frozen=True)
class Facts:
    """The facts of one file: course, version, the date (in words) its content was checked, its reviewer, contacts, time of the source.

    `host` is the name of the organisation that offers it, `logo` its picture as a `data:` address, and `address` where on the
    web its page stands; each is empty where the host has not set it.
    """

    course: str
    version: str
    reviewed: str
    reviewed_by: str
    contacts: tuple[tuple[str, str], ...]
    epoch: int
    imprint: Imprint = NO_IMPRINT
    host: str = ""
    logo: str = ""
    address: str = ""

    @property
    def edition(self) -> str:
        """The course, its version and the content's date."""
        checked = f" Last checked against its sources on {self.reviewed}." if self.reviewed else ""
        return f"{self.course}, version {self.version}.{checked}"

    @property
    def running(self) -> str:
        """What stands at the foot of each page or slide: the host, the course, its version and the licence."""
        return " · ".join(
            filter(None, (self.host, f"{self.course}, version {self.version}", self.imprint.licence_name))
        )

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
    """The contacts of a host, each with what the host has set, or nothing: that is then filled in by hand; and its documents on the web."""
    told = [(slot, values.get(slot.id, "")) for slot in host_fields.listed(every)]
    return tuple(
        (slot.label, value)
        for slot, value in told
        if slot.kind == "contact" or (slot.kind == "address" and "://" in value)
    )


def logo_of(values: Mapping[str, str], folder: Path) -> str:
    """The logo that a host has put into its `folder`, as a `data:` address; nothing where it has none there."""
    path = folder / values.get("logo", "")
    kind = mimetypes.guess_type(path.name)[0]
    if not path.is_file() or not kind:
        return ""
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def in_one(lines: Sequence[tuple[str, str]]) -> str:
    """The lines as plain text, a line each."""
    return "\n".join(f"{label}: {text}" if text else f"{label}: ____________________" for label, text in lines)

"""What is true of one course alone, as its `mkdocs.yml` says it under `extra.course`; what it does not say is neutral.

Its imprint is what it says of itself wherever its words are taken along: source, pages, licence, whom to ring everywhere.
"""

from dataclasses import dataclass
from typing import Annotated

from course.text.problems import Problem
from course.text.records import MAY_BE_EMPTY, Form, Id, MaybeEmpty, read_record
from course.text.yaml_files import read

Number = Annotated[str, Form(r"[^:]+: .+", "a label and a number, such as `Reception: extension 12`")]


@dataclass(frozen=True)
class Status:
    """Where a change in law or guidance stands, and after how many days somebody looks at it again."""

    name: str
    days: int


@dataclass(frozen=True)
class Since:
    """The part of a module that tells what has changed since its source: heading, id, and how a change may stand."""

    id: Id = "since"
    heading: str = "Since then"
    statuses: tuple[Status, ...] = (Status("in force", 365), Status("not in force yet", 183))


@dataclass(frozen=True)
class Counts:
    """How many questions there are at least, how many of a module are its core, how long it takes at most with these."""

    module: int = 1
    case: int = 1
    modules: int = 0
    core: int = 0
    minutes: int = 60


@dataclass(frozen=True)
class Verdicts:
    """What is said of an answer that is in line, of one that is so in part, and of any other."""

    in_line: str
    partly: str
    look_again: str

    def of(self, keyed_as: str) -> str:
        """The verdict on what is keyed `yes`, `partly` or `no`."""
        return {"yes": self.in_line, "partly": self.partly}.get(keyed_as, self.look_again)


@dataclass(frozen=True)
class Questions:
    """What questions may ask; what they may test; the verdicts; the words before a quiz."""

    asks: tuple[str, ...] = ("next", "why")
    tests: Annotated[tuple[str, ...], MAY_BE_EMPTY] = ()
    of_choice: Verdicts = Verdicts("In line with the source.", "Defensible, with a gap.", "Look again.")
    of_order: Verdicts = Verdicts("In line with the source.", "Close.", "Look again.")
    lead: str = "Choose, and then read what lies behind each option."
    counts: Counts = Counts()


@dataclass(frozen=True)
class Briefing:
    """What the second part of a seven-minute briefing is called, and what is read aloud before a team talks."""

    found: str = "What was found"
    opening: MaybeEmpty = ""


@dataclass(frozen=True)
class Settings:
    """The course's id in the names of its packages; what it teaches, what the pages in brackets are those of.

    `not_drawn` says which numbers are not among the figures; each discussion guide has prompts for `roles`.
    """

    id: Id = "course"
    teaches: str = "the source"
    pages_of: str = "the source"
    not_drawn: MaybeEmpty = ""
    since: Since = Since()
    roles: Annotated[tuple[str, ...], MAY_BE_EMPTY] = ()
    questions: Questions = Questions()
    briefing: Briefing = Briefing()


def read_settings(text: str, path: str) -> tuple[Settings, list[Problem]]:
    """What a course says of itself in its `mkdocs.yml`, and what is wrong with it. What that file inherits is another course's."""
    value, problems = read(text, path)
    found = value.at("extra", "course") if value else None
    settings, wrong = read_record(found, Settings, path, "course") if found else (None, [])
    return settings or Settings(), problems + wrong


@dataclass(frozen=True)
class Imprint:
    """`pages` explains the page references; `to_fill_in` are contacts that a reader without a host's writes in by hand.

    `everywhere` are labels with numbers that hold wherever the reader is. A text that is empty is left out.
    """

    title: str
    source: str
    pages: str = ""
    procedure: str = ""
    not_reviewed: str = "Nobody has reviewed this yet."
    licence: str = ""
    licence_name: str = ""
    licence_url: str = ""
    to_fill_in: tuple[str, ...] = ()
    everywhere: tuple[Number, ...] = ()

    @property
    def numbers(self) -> dict[str, str]:
        """The numbers that hold wherever the reader is, by their labels."""
        return dict(line.split(": ", 1) for line in self.everywhere)


NO_IMPRINT = Imprint("", "")


def read_imprint(text: str, path: str) -> tuple[Imprint, list[Problem]]:
    """The imprint that the YAML `text` holds and what is wrong with it; a course without one has an empty text."""
    value, problems = read(text, path)
    found, wrong = read_record(value, Imprint, path, "imprint") if value else (None, [])
    return found or NO_IMPRINT, problems + wrong

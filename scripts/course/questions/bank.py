"""The question bank: what each of its files says, question by question, with the line of everything in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown.extensions.attr_list import get_attrs_and_remainder

from course.content.kinds import CASE, MODULE
from course.content.modules import check_front_matter
from course.questions.body import read_body
from course.questions.question import Question
from course.questions.types import NAMED
from course.text.markdown import slip_in_id
from course.text.page import Page
from course.text.problems import Fault, Faults, Problem, problems_in
from course.text.reading import Heading

ATTRIBUTES = ("section", "asks", "teaches", "accept", "type", "twin", "tests")
_BRACES = re.compile(r"\{([^{}]*)\}\s*#*\s*$")


@dataclass(frozen=True)
class BankMatter:
    """The front matter of a file of the bank."""

    title: str
    module: str = ""
    case: str = ""


@dataclass(frozen=True)
class Bank:
    """A file of the bank: its slug, its page, the module or case it belongs to, its questions."""

    slug: str
    page: Page
    module: str
    case: str
    questions: tuple[Question, ...]

    @property
    def path(self) -> str:
        """The path of the file, as problems name it."""
        return self.page.path

    @property
    def place(self) -> str:
        """The page under docs on which the questions stand."""
        return MODULE.path(self.module) if self.module else CASE.path(self.case)

    def teaches(self, question: Question) -> str:
        """The heading that teaches what the question asks, as `modules/slug.md#id`."""
        if self.module:
            return f"{MODULE.path(self.module)}#{question.section}"
        slug, _, anchor = question.teaches.partition("#")
        return f"{MODULE.path(slug)}#{anchor}"


def read_bank(slug: str, page: Page) -> tuple[Bank, list[Problem]]:
    """The questions of one file of the bank and what is wrong with its form."""
    faults = [*_check_home(slug, page), *_check_beginning(page)]
    questions = []
    for heading in page.headings:
        question, found = _read_question(page, heading)
        questions.append(question)
        faults += found
    homes = {name: page.meta[name].text() if name in page.meta else "" for name in ("module", "case")}
    bank = Bank(slug, page, **homes, questions=tuple(questions))
    return bank, check_front_matter(page, BankMatter) + problems_in(page.path, faults)


def _check_home(slug: str, page: Page) -> Faults:
    homes = [name for name in ("module", "case") if name in page.meta]
    if page.meta and len(homes) != 1:
        yield 2, "name the one page that these questions belong to: `module: slug` or `case: slug`"
    for home in homes:
        said = page.meta[home]
        if said.text() != slug:
            yield said.line, f"{home}: {said.text()} in a file named {slug}.md; a file has the name of its {home}"


def _check_beginning(page: Page) -> Faults:
    first = page.headings[0].line if page.headings else len(page.lines) + 1
    for number, line in enumerate(page.lines[: first - 1], 1):
        if line.strip():
            yield number, "this stands before the first question; begin one with ## A title { #an-id-that-stays }"
            return


def _read_question(page: Page, heading: Heading) -> tuple[Question, list[Fault]]:
    raw = page.text.split("\n")
    said = _attributes(raw[heading.line - 1])
    end = next((later.line for later in page.headings if later.line > heading.line), len(raw) + 1)
    body, faults = read_body(raw[heading.line : end - 1], heading.line + 1, said.get("type", ""))
    more = (part.strip() for part in said.get("accept", "").split("|"))
    question = Question(
        id=said.get("id", ""),
        title=heading.text,
        line=heading.line,
        core="core" in said,
        section=said.get("section", ""),
        asks=said.get("asks", ""),
        teaches=said.get("teaches", ""),
        accept=(*body.blanks, *filter(None, more)),
        twin=said.get("twin", ""),
        tests=tuple(said.get("tests", "").split()),
        body=body,
    )
    return question, faults + [(heading.line, message) for message in _check_heading(heading, said)]


def _attributes(line: str) -> dict[str, str]:
    """What the braces of a heading say, by name, as the Markdown reads them; what is not known under `?`."""
    braces = _BRACES.search(line)
    found: dict[str, str] = {}
    for name, value in get_attrs_and_remainder(braces[1] if braces else "")[0]:
        known = {"id": "id", ".": value, **{f"data-{one}": one for one in ATTRIBUTES}}.get(name)
        if known and (name != "." or value == "core"):
            found[known] = value
        else:
            written = f".{value}" if name == "." else f"{name}={value}"
            found["?"] = f"{found.get('?', '')} {written}".strip()
    return found


def _check_heading(heading: Heading, said: dict[str, str]) -> list[str]:
    faults = []
    if heading.level != 2:
        faults.append(f"{'#' * heading.level} begins no question; write ## A title {{ #an-id-that-stays }}")
    if "id" not in said:
        right = "add { #an-id-that-stays data-section=... data-asks=... }"
        faults.append(f"the question {heading.text!r} has no id; {right}")
    elif slip := slip_in_id(said["id"]):
        faults.append(f"the id {slip}")
    if said.get("type", "rank") not in NAMED:
        faults.append(f"data-type={said['type']} is not known here; known is {', '.join(NAMED)}")
    if "?" in said:
        known = ", ".join(f"data-{name}=" for name in ATTRIBUTES)
        faults.append(f"{said['?']!r} is not known here; known are #id, .core and {known}")
    return faults

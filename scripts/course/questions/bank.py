"""The question bank: what each of its files says, question by question, with the line of everything in it."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from course.content.kinds import CASE, MODULE
from course.content.modules import check_front_matter
from course.questions.body import Body, Option, read_body
from course.text.markdown import slip_in_id
from course.text.page import Page
from course.text.problems import Problem
from course.text.reading import Heading
from course.text.yaml_files import Shape

ATTRIBUTES = ("section", "asks", "teaches", "accept")
_SHAPE = Shape(required=("title",), optional=("module", "case"))
_BRACES = re.compile(r"\{([^{}]*)\}\s*#*\s*$")
_ATTRIBUTE = re.compile(
    r"""#(?P<id>[^\s"'=]+)|\.(?P<class>[\w-]+)|data-(?P<name>\w+)=(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))|(?P<other>\S+)"""
)


@dataclass(frozen=True)
class Question:
    """A question: its id, its title, what its heading says of it, and what stands between its tags."""

    id: str
    title: str
    line: int
    core: bool
    section: str
    asks: str
    teaches: str
    accept: tuple[str, ...]
    body: Body

    @property
    def kind(self) -> str:
        """How it is answered: `single`, `multiple` or `blank`."""
        if not self.body.options:
            return "blank"
        return "multiple" if sum(option.keyed for option in self.body.options) > 1 else "single"

    def key(self, option: Option) -> str:
        """The name of an option, which lasts as long as its words do and wherever it stands."""
        return f"k{_digest(self.id, option.text)[:5]}"

    @property
    def version(self) -> str:
        """A mark that changes when the stem, the options or what is keyed changes: then the question is asked afresh."""
        options = sorted(f"{'x' if option.keyed else ' '} {option.text}" for option in self.body.options)
        return _digest(self.body.stem, *options, *self.accept)


def _digest(*texts: str) -> str:
    folded = "\n".join(" ".join(text.split()) for text in texts)
    return f"{zlib.crc32(folded.encode()):08x}"


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
    problems = _check_home(slug, page)
    first = page.headings[0].line if page.headings else len(page.lines) + 1
    stray = next((number for number in range(1, first) if page.lines[number - 1].strip()), 0)
    if stray:
        problems.append(
            Problem(
                page.path,
                stray,
                "this stands before the first question; begin one with ## A title { #an-id-that-stays }",
            )
        )
    questions = []
    for heading in page.headings:
        question, found = _read_question(page, heading)
        questions.append(question)
        problems += found
    return Bank(
        slug=slug,
        page=page,
        module=page.meta["module"].text() if "module" in page.meta else "",
        case=page.meta["case"].text() if "case" in page.meta else "",
        questions=tuple(questions),
    ), problems


def _check_home(slug: str, page: Page) -> list[Problem]:
    problems = check_front_matter(page, _SHAPE)
    homes = [name for name in ("module", "case") if name in page.meta]
    if page.meta and len(homes) != 1:
        problems.append(
            Problem(page.path, 2, "name the one page that these questions belong to: `module: slug` or `case: slug`")
        )
    for home in homes:
        if page.meta[home].text() != slug:
            message = f"{home}: {page.meta[home].text()} in a file named {slug}.md; a file has the name of its {home}"
            problems.append(Problem(page.path, page.meta[home].line, message))
    return problems


def _read_question(page: Page, heading: Heading) -> tuple[Question, list[Problem]]:
    raw = page.text.split("\n")
    found = _attributes(raw[heading.line - 1])
    end = next((later.line for later in page.headings if later.line > heading.line), len(raw) + 1)
    body, problems = read_body(raw[heading.line : end - 1], heading.line + 1, page.path)
    question = Question(
        id=found.get("id", ""),
        title=heading.text,
        line=heading.line,
        core="core" in found,
        section=found.get("section", ""),
        asks=found.get("asks", ""),
        teaches=found.get("teaches", ""),
        accept=(*body.blanks, *(part.strip() for part in found.get("accept", "").split("|") if part.strip())),
        body=body,
    )
    return question, [
        Problem(page.path, heading.line, message) for message in _heading_slips(heading, found)
    ] + problems


def _attributes(line: str) -> dict[str, str]:
    """What the braces of a heading say, by name; `core` where it is there, what is not known under `?`."""
    braces = _BRACES.search(line)
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(braces[1] if braces else ""):
        if match["id"]:
            found["id"] = match["id"]
        elif match["class"] == "core":
            found["core"] = ""
        elif match["name"] in ATTRIBUTES:
            found[match["name"]] = match["quoted"] or match["plain"] or ""
        else:
            found["?"] = f"{found.get('?', '')} {match[0]}".strip()
    return found


def _heading_slips(heading: Heading, found: dict[str, str]) -> list[str]:
    slips = []
    if heading.level != 2:
        slips.append(f"{'#' * heading.level} begins no question; write ## A title {{ #an-id-that-stays }}")
    if "id" not in found:
        slips.append(
            f"the question {heading.text!r} has no id; add {{ #an-id-that-stays data-section=... data-asks=... }}"
        )
    elif slip_in_id(found["id"]):
        slips.append(f"the id {slip_in_id(found['id'])}")
    if "?" in found:
        slips.append(
            f"{found['?']!r} is not known here; known are #id, .core and {', '.join(f'data-{name}=' for name in ATTRIBUTES)}"
        )
    return slips

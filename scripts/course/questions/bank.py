"""The question bank: what each of its files says, question by question, with the line of everything in it.

What stands between a question's tags is read as mkdocs-quiz reads it: situation, stem, answers with feedback, explanation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markdown.extensions.attr_list import get_attrs_and_remainder

from course.content.kinds import CASE, MODULE
from course.content.modules import check_front_matter
from course.questions.question import Body, Line, Question
from course.questions.types import NAMED, TYPES
from course.text.markdown import slip_in_id
from course.text.page import Page
from course.text.problems import Fault, Faults, Problem, problems_in
from course.text.reading import Block, Heading

OPEN, CLOSE = "<quiz>", "</quiz>"
TAG = re.compile(r"<\s*(/?)\s*quiz\b[^>]*>?", re.IGNORECASE)
ATTRIBUTES = ("section", "asks", "teaches", "accept", "type", "twin", "tests")
OWN_WORDS = "own-words"
_UNSEEN = re.compile(r"^<!--$.*?^-->$", re.MULTILINE | re.DOTALL)
"""What is set aside in a file of the bank, between lines of its own."""
_BRACES = re.compile(r"\{([^{}]*)\}\s*#*\s*$")


@dataclass(frozen=True)
class BankMatter:
    """The front matter of a file of the bank."""

    title: str
    draft: bool = False
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
    aside = [page.text.count("\n", 0, one.start()) + 1 for one in _UNSEEN.finditer(page.text) if "<quiz>" in one[0]]
    page = Page(page.path, _UNSEEN.sub(lambda found: "\n" * found[0].count("\n"), page.text))
    read = [_read_question(page, heading) for heading in page.headings]
    message = "questions are set aside here, and another reader of the file asks them; delete them"
    faults = [*_check_home(slug, page), *(fault for _, found in read for fault in found)]
    faults += [(line, message) for line in aside if read]
    bank = Bank(slug, page, page.said("module"), page.said("case"), tuple(question for question, _ in read))
    return bank, check_front_matter(page, BankMatter) + problems_in(page.path, faults)


def _check_home(slug: str, page: Page) -> Faults:
    """The page that the questions belong to, and that they begin at once."""
    homes = [name for name in ("module", "case") if name in page.meta]
    if page.meta and len(homes) != 1:
        yield 2, "name the one page that these questions belong to: `module: slug` or `case: slug`"
    for home in homes:
        said = page.meta[home]
        if said.text() != slug:
            yield said.line, f"{home}: {said.text()} in a file named {slug}.md; a file has the name of its {home}"
    before = page.lines[: page.headings[0].line - 1] if page.headings else page.lines
    if line := next((number for number, line in enumerate(before, 1) if line.strip()), 0):
        yield line, "this stands before the first question; begin one with ## A title { #an-id-that-stays }"


def _read_question(page: Page, heading: Heading) -> tuple[Question, list[Fault]]:
    raw = page.text.split("\n")
    said = _attributes(raw[heading.line - 1])
    end = next((later.line for later in page.headings if later.line > heading.line), len(raw) + 1)
    body, faults = _read_body(raw[heading.line : end - 1], heading.line + 1, said.get("type", ""))
    more = (part.strip() for part in said.get("accept", "").split("|"))
    question = Question(
        **{name: said.get(name, "") for name in ("id", "section", "asks", "teaches", "twin")},
        title=heading.text,
        line=heading.line,
        core="core" in said,
        own_words=OWN_WORDS in said,
        accept=(*body.blanks, *filter(None, more)),
        tests=tuple(said.get("tests", "").split()),
        body=body,
    )
    return question, [*faults, *((heading.line, message) for message in _check_heading(heading, said))]


def _attributes(line: str) -> dict[str, str]:
    """What the braces of a heading say, by name, as the Markdown reads them; what is not known under `?`."""
    braces = _BRACES.search(line)
    found: dict[str, str] = {}
    for name, value in get_attrs_and_remainder(braces[1] if braces else "")[0]:
        known = {"id": "id", ".": value, **{f"data-{one}": one for one in ATTRIBUTES}}.get(name)
        if known and (name != "." or value in ("core", OWN_WORDS)):
            found[known] = value
        else:
            written = f".{value}" if name == "." else f"{name}={value}"
            found["?"] = f"{found.get('?', '')} {written}".strip()
    return found


def _check_heading(heading: Heading, said: dict[str, str]) -> Iterator[str]:
    if heading.level != 2:
        yield f"{'#' * heading.level} begins no question; write ## A title {{ #an-id-that-stays }}"
    if "id" not in said:
        right = "add { #an-id-that-stays data-section=... data-asks=... }"
        yield f"the question {heading.text!r} has no id; {right}"
    elif slip := slip_in_id(said["id"]):
        yield f"the id {slip}"
    if said.get("type", "rank") not in NAMED:
        yield f"data-type={said['type']} is not known here; known is {', '.join(NAMED)}"
    if "?" in said:
        known = ", ".join(f"data-{name}=" for name in ATTRIBUTES)
        yield f"{said['?']!r} is not known here; known are #id, .core, .{OWN_WORDS} and {known}"


def _read_body(lines: Sequence[str], first: int, named: str = "") -> tuple[Body, list[Fault]]:
    """The one question that `lines` hold, from line `first` of its file, of the type `named`, and what is wrong with its form."""
    inner, faults = _between_tags(list(enumerate(lines, first)), first - 1)
    # The type that is named, or else the first that knows a question in these lines.
    types = [NAMED[named]] if named in NAMED else TYPES
    asked_by, parts = next((kind, parts) for kind in types if (parts := kind.parse(inner)))
    asked, after = _paragraphs(parts.asked), _paragraphs(parts.rest)
    stem_line, stem = asked[-1] if asked else (first - 1, "")
    answers = [
        Block(text, line, "item", "")
        for option in parts.options
        for line, text in ((option.line, option.text), (option.line + 1, option.feedback))
        if text
    ]
    body = Body(
        type=asked_by,
        lines=tuple(inner),
        situation="\n\n".join(text for _, text in asked[:-1]),
        stem=stem,
        stem_line=stem_line,
        options=parts.options,
        blanks=parts.blanks,
        explanation="\n\n".join(text for _, text in after),
        blocks=(*_blocks(asked), *answers, *_blocks(after)),
    )
    return body, [*faults, *parts.faults, *_missing(body, first - 1)]


def _between_tags(lines: Sequence[Line], heading: int) -> tuple[list[Line], list[Fault]]:
    """The lines between the tags, and what is wrong with the tags and around them."""
    tags = [(number, line, match[1]) for number, line in lines if (match := TAG.search(line))]
    faults = [
        (number, f"{line.strip()!r} is not read as a question; write {CLOSE if end else OPEN} alone on its line")
        for number, line, end in tags
        if line not in (OPEN, CLOSE)
    ]
    opened = [number for number, _, end in tags if not end]
    if not opened:
        message = f"no question stands under this heading; open one with {OPEN} alone on its line"
        return [], [*faults, (heading, message)]
    again = "a second question under one heading; give it a heading and an id of its own"
    faults += [(number, again) for number in opened[1:]]
    start, end = opened[0], next((number for number, _, end in tags if end and number > opened[0]), 0)
    if not end:
        faults.append((start, f"this {OPEN} is not closed; end the question with {CLOSE} alone on its line"))
    words = [(number, line) for number, line in lines if not TAG.search(line)]
    outside = [number for number, line in words if line.strip() and (number < start or 0 < end < number)]
    message = f"this stands outside {OPEN} and {CLOSE}, where exports drop it; move it inside"
    faults += [(number, message) for number in outside[:1]]
    return [(number, line) for number, line in words if start < number < (end or number + 1)], faults


def _missing(body: Body, heading: int) -> Faults:
    """What every question must have and this one lacks."""
    if not body.source.strip():
        return
    if not body.situation:
        parts = "a situation and, as the last paragraph before the options, a stem"
        yield body.stem_line, f"{parts}: here stands only one of them"
    if body.stem.startswith("|"):
        yield body.stem_line, "the stem must be a paragraph of its own after the table, with an empty line between"
    if not body.explanation:
        right = "close it with a paragraph that generalises, after an empty line"
        yield heading, f"this question has no explanation; {right}"


def _paragraphs(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs of `lines` as written, each with its first line."""
    grouped = (list(part) for filled, part in groupby(lines, lambda line: bool(line[1].strip())) if filled)
    return [(part[0][0], "\n".join(line for _, line in part)) for part in grouped]


def _blocks(paragraphs: Sequence[Line]) -> list[Block]:
    """Each paragraph as a block, and each line of a table as one of its own."""
    blocks = []
    for first, text in paragraphs:
        lines = text.split("\n")
        if lines[0].startswith("|"):
            blocks += [Block(line, number, "row", "") for number, line in enumerate(lines, first)]
        else:
            blocks.append(Block(" ".join(line.strip() for line in lines), first, "paragraph", ""))
    return blocks

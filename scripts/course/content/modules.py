"""The form of a module and of every other page: front matter, headings, page references, prompts."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from course.content.markup import check_markup
from course.text.page import Page
from course.text.page_refs import malformed
from course.text.problems import Faults, Problem, again, problems_in
from course.text.readability import words, words_of
from course.text.reading import Block
from course.text.records import Form, Id, MaybeEmpty, read_record

FEWEST_WORDS, MOST_WORDS = 650, 1500
Worry = Annotated[str, Form(".{1,60}", "what is on the reader's mind, as they would say it, in 60 characters at most")]
LONGEST_LEDE = 20
_NOBODY = re.compile(r"\W*(?:tb[acd]|to ?do|n/?a|none|nobody|name|x+)\W*|\?+", re.IGNORECASE)


@dataclass(frozen=True)
class PageMatter:
    """The front matter of a page."""

    title: str
    description: str
    reviewed: datetime.date = datetime.date.max
    draft: bool = False
    template: str = ""
    hide: tuple[str, ...] = ()


@dataclass(frozen=True)
class HomeMatter(PageMatter):
    """The front matter of home: for whom the course is, and the question of the bank that it asks at once."""

    audience: str = ""
    question: Id = ""


@dataclass(frozen=True, kw_only=True)
class ReviewedMatter:
    """The front matter that modules, cases, guides and briefings share."""

    title: str
    description: str
    reviewed: datetime.date
    reviewed_by: MaybeEmpty
    draft: bool = False


@dataclass(frozen=True, kw_only=True)
class ModuleMatter(ReviewedMatter):
    """The front matter of a module; `worry` is what it answers, as home lists it."""

    worry: Worry
    section: str
    outcomes: tuple[str, ...]
    note: str = ""


def check_form(page: Page) -> list[Problem]:
    """What is wrong with the form of any page: its headings, its page references, its markup."""
    return problems_in(page.path, [*check_headings(page), *_check_references(page)]) + check_markup(page)


def check_module(page: Page, since: str) -> list[Problem]:
    """What is wrong with a module; `since` is the id of its part on what has changed, where it has one."""
    faults = [
        *_check_promise(page),
        *check_skeleton(page, ("check", "found", "practice", "reflect"), "a module"),
        *_check_inside(page, "practice", since, 0, "first"),
        *_check_inside(page, "reflect", "team", -1, "last"),
        *_check_words(page),
    ]
    return check_front_matter(page, ModuleMatter) + problems_in(page.path, faults)


def check_front_matter(page: Page, record: type[object] = PageMatter) -> list[Problem]:
    """What is wrong with a page's front matter, which should be such a `record`."""
    value, problems = page.front_matter
    if value is None:
        return problems or [Problem(page.path, 1, "there is no front matter; begin with --- and `title: ...`")]
    wrong = read_record(value, record, page.path, "front matter")[1]
    return problems + problems_in(page.path, _check_matter(page)) + wrong


def _check_matter(page: Page) -> Faults:
    day, who, what = (page.meta.get(name) for name in ("reviewed", "reviewed_by", "description"))
    if day and re.fullmatch(r"\d{4}-\d\d-\d\d", day.text()) and day.text() > f"{datetime.date.today()}":
        right = "write the day of the last review"
        yield day.line, f"'reviewed' in the front matter: {day.text()} is still to come; {right}"
    if who and _NOBODY.fullmatch(who.text()):
        yield who.line, f"'reviewed_by' in the front matter: {who.text()} is nobody; write who reviewed it, or \"\""
    if what and '"' in what.text():
        yield what.line, "a double quote in 'description' would end it; write it without"


def _check_promise(page: Page) -> Faults:
    """The outcomes of a module, and its description, which stands above its first decision."""
    outcomes, lede = page.meta.get("outcomes"), page.meta.get("description")
    if outcomes and isinstance(outcomes.data, list):
        if not 3 <= len(outcomes.data) <= 4:
            yield outcomes.line, f"{len(outcomes.data)} outcomes; a module has three or four"
        for one, _ in again((one.text(), one) for one in outcomes.data):
            yield one.line, f"the outcome {one.text()!r} stands above already"
    if lede and (count := words(lede.text())) > LONGEST_LEDE:
        where = f"that of a module stands above its first decision, and has {LONGEST_LEDE} at most"
        yield lede.line, f"a description of {count} words; {where}"


def _check_inside(page: Page, part: str, wanted: str, place: int, said: str) -> Faults:
    """Whether the ### heading `wanted` is in its place under the ## heading `part`."""
    around, span = page.heading(part), page.span(part)
    found = [heading.id for heading in page.headings if heading.line in span and heading.level == 3]
    if around and wanted and (not found or found[place] != wanted):
        yield around.line, f"the {said} ### heading under #{part} is #{wanted}"


def check_headings(page: Page) -> Faults:
    """Headings without an id, that would be a second title, or that leave out a level."""
    level = 1
    for heading in page.headings:
        if heading.level == 1:
            yield heading.line, "the title comes from the front matter; begin with ## headings"
        elif not heading.id:
            yield heading.line, f"{heading.text!r} has no id; add {{ #a-name-that-stays }}"
        elif heading.level > level + 1:
            yield heading.line, f"this heading leaves out a level; write {'#' * (level + 1)}"
        level = heading.level


def check_skeleton(page: Page, wanted: tuple[str, ...], what: str) -> Faults:
    """Whether the ## headings of `page` have the ids `wanted`, in this order."""
    found = tuple(heading.id for heading in page.headings if heading.level == 2)
    if found != wanted:
        line, stand = page.headings[0].line if page.headings else 1, ", ".join(found) or "none"
        yield line, f"the ## headings of {what} are {', '.join(wanted)}, in this order; here stand {stand}"


def empty_cells(rows: Sequence[Block]) -> Faults:
    """Rows of a table in which a cell is empty."""
    for row in rows:
        if not all(cell.strip() for cell in row.text.strip().strip("|").split("|")):
            yield row.line, "a cell of this row is empty; write into it, or take the row out"


def _check_references(page: Page) -> Faults:
    right = "write (p208) or (p71-72), one to a bracket, and nothing where the source gives no page"
    for number, line in enumerate(page.lines, 1):
        for _, text in malformed(line):
            yield number, f"{text} is not a page reference; {right}"


def _check_words(page: Page) -> Faults:
    if not FEWEST_WORDS <= (count := words_of(page)) <= MOST_WORDS:
        yield 1, f"{count} words; a module has {FEWEST_WORDS} to {MOST_WORDS}"
    prompts, heading = page.under("reflect", "item"), page.heading("reflect")
    for block in prompts:
        if not block.id.startswith("reflect-"):
            yield block.line, "a prompt ends in its own id, such as { #reflect-who-hears-back }"
    if heading and not 2 <= len(prompts) <= 3:
        yield heading.line, f"{len(prompts)} prompts under #reflect; write two or three as list items"

"""What is wrong with the question bank: where its questions lead, what they cite, how many there are and of what kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from course.content.cases import stages
from course.content.points import Point, pages_taught
from course.questions.bank import Bank, Question
from course.questions.body import TAG
from course.questions.wording import check_wording
from course.text.page import Page
from course.text.page_refs import PageRef, find
from course.text.problems import Problem
from course.text.readability import page_minutes

ASKS = ("next", "missing", "chronology", "record", "why")
FEWEST_OPTIONS, MOST_OPTIONS = 3, 4
FEWEST_IN_A_MODULE, FEWEST_IN_A_CASE, FEWEST_IN_MODULES = 6, 4, 84
CORE = 3
MOST_MINUTES = 15
_CODE = re.compile(r"`[^`]*\[\[[^`]*`")
_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})")
_INCLUDE = re.compile(r"^\s*(?:;?-{1,}8<-{1,}|\{!|\{%\s*include)")

Slips = Iterator[tuple[int, str]]


def check_banks(banks: Mapping[str, Bank], pages: Mapping[str, Page], points: list[Point]) -> list[Problem]:
    """What is wrong with the banks one by one; `pages` are the course's by path under docs."""
    carried = pages_taught(points)
    problems = _check_ids(banks.values())
    for bank in banks.values():
        slips = [*_check_raw(bank.page), *_check_bank(bank, pages)]
        for question in bank.questions:
            slips += [
                *_check_heading(bank, question, pages),
                *_check_options(question),
                *_check_pages(bank, question, carried),
            ]
            problems += check_wording(bank.page, question)
        problems += [Problem(bank.path, line, message) for line, message in slips]
    return problems


def _check_ids(banks: Iterable[Bank]) -> list[Problem]:
    """Ids that stand twice, in one file or in two."""
    problems, first = [], dict[str, str]()
    for bank in banks:
        for question in bank.questions:
            here = f"{bank.path}:{question.line}"
            if question.id and first.setdefault(question.id, here) != here:
                message = f"the id #{question.id} stands at {first[question.id]} already; an id names one question"
                problems.append(Problem(bank.path, question.line, message))
    return problems


def check_pages(banks: Mapping[str, Bank], pages: Mapping[str, Page]) -> list[Problem]:
    """Modules and cases without questions, modules that take too long with theirs, and what belongs to the bank but stands in a page."""
    problems = []
    for name, page in pages.items():
        folder, _, slug = name.removesuffix(".md").partition("/")
        if folder in ("modules", "cases") and not (slug in banks and banks[slug].place == name):
            problems.append(
                Problem(
                    page.path, 1, f"this page has no questions; write quizzes/{slug}.md with `{folder[:-1]}: {slug}`"
                )
            )
        elif folder == "modules":
            minutes = page_minutes(page, sum(question.core for question in banks[slug].questions))
            if minutes > MOST_MINUTES:
                problems.append(
                    Problem(
                        page.path, 1, f"{minutes} minutes with its core questions; a module has at most {MOST_MINUTES}"
                    )
                )
        for number, line in enumerate(page.lines, 1):
            if TAG.search(line):
                problems.append(
                    Problem(
                        page.path,
                        number,
                        "questions stand in quizzes/, and the build sets them in their place; take this tag out",
                    )
                )
            if _INCLUDE.match(line):
                problems.append(
                    Problem(
                        page.path,
                        number,
                        f"{line.strip()!r} includes nothing: no such file is read here; write the text itself",
                    )
                )
    return problems


def check_totals(banks: Sequence[Bank], path: str) -> list[Problem]:
    """Where the whole bank has too few questions, or too few that ask why; `path` is the bank's own."""
    in_modules = sum(len(bank.questions) for bank in banks if bank.module)
    every = [question for bank in banks for question in bank.questions]
    why = sum(question.asks == "why" for question in every)
    problems = []
    if in_modules < FEWEST_IN_MODULES:
        problems.append(Problem(path, 1, f"{in_modules} questions in modules; at least {FEWEST_IN_MODULES} are asked"))
    if 3 * why < len(every):
        problems.append(Problem(path, 1, f"{why} of {len(every)} questions ask why; at least a third must"))
    return problems


def _check_raw(page: Page) -> Slips:
    """Slips that show only in the text as it is written."""
    fenced = False
    for number, line in enumerate(page.text.split("\n"), 1):
        fenced ^= bool(_FENCE.match(line))
        if _CODE.search(line) or (fenced and "[[" in line):
            yield number, "[[ in code makes this a question to fill in; write the brackets in words"
        if _INCLUDE.match(line):
            yield number, f"{line.strip()!r} includes nothing: no such file is read here; write the text itself"


def _check_bank(bank: Bank, pages: Mapping[str, Page]) -> Slips:
    kind = "module" if bank.module else "case"
    if bank.place not in pages:
        line = bank.page.meta[kind].line if kind in bank.page.meta else 1
        yield line, f"docs/{bank.place} does not exist; name the page that these questions belong to"
    fewest = FEWEST_IN_A_MODULE if bank.module else FEWEST_IN_A_CASE
    if len(bank.questions) < fewest:
        yield 1, f"{len(bank.questions)} questions; a {kind} has at least {fewest}"
    core = [question for question in bank.questions if question.core]
    wanted = CORE if bank.module else 0
    if len(core) != wanted:
        yield core[-1].line if core else 1, f"questions marked .core: {len(core)}; a {kind} has {wanted or 'none'}"


def _check_heading(bank: Bank, question: Question, pages: Mapping[str, Page]) -> Slips:
    """Where a heading names what is not there."""
    place = pages.get(bank.place)
    if question.asks not in ASKS:
        yield question.line, f"data-asks={question.asks or '...'} must be one of {', '.join(ASKS)}"
    if place and place.heading(question.id):
        yield (
            question.line,
            f"#{question.id} is a heading of docs/{bank.place} already; give the question an id of its own",
        )
    if not question.section:
        yield (
            question.line,
            f"the question names no section; add data-section={'stage-1' if bank.case else 'a-heading-id of its module'}",
        )
    elif place and not place.heading(question.section):
        yield question.line, f"docs/{bank.place} has no heading with {{ #{question.section} }}"
    if bank.module and question.teaches:
        yield question.line, "data-teaches is for cases; in a module data-section names what teaches the question"
    if bank.case:
        yield from _check_teaches(bank, question, pages)


def _check_teaches(bank: Bank, question: Question, pages: Mapping[str, Page]) -> Slips:
    if not question.teaches:
        yield question.line, "a question of a case names what teaches it; add data-teaches=module-slug#heading-id"
        return
    name, _, anchor = bank.teaches(question).partition("#")
    page = pages.get(name)
    if page is None:
        yield question.line, f"data-teaches={question.teaches}: docs/{name} does not exist"
    elif not page.heading(anchor):
        yield question.line, f"data-teaches={question.teaches}: docs/{name} has no heading with {{ #{anchor} }}"


def _check_options(question: Question) -> Slips:
    options = question.body.options
    if not options:
        return
    first = options[0].line
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        yield first, f"{len(options)} option{'s' * (len(options) != 1)}; a question has three or four"
    if not any(option.keyed for option in options):
        yield first, "no option is keyed; write `- [x]` before the one in line with the report's learning"
    elif len(options) > 1 and all(option.keyed for option in options):
        yield first, "every option is keyed; leave `- [ ]` before those that are not"
    seen: dict[str, int] = {}
    for option in options:
        folded = re.sub(r"\W+", " ", option.text).strip().lower()
        if folded in seen:
            yield option.line, f"this option says the same as the one on line {seen[folded]}; no two may"
        seen.setdefault(folded, option.line)
    keys = [question.key(option) for option in options]
    if len(set(keys)) < len(keys) and len(seen) == len(options):
        yield first, "two of these options get the same key by chance; change a word in one of them"


def _check_pages(bank: Bank, question: Question, carried: Mapping[str, set[PageRef]]) -> Slips:
    module = bank.teaches(question).partition("#")[0]
    pages = set().union(*(refs for target, refs in carried.items() if target.partition("#")[0] == module))
    for number, line in question.body.lines:
        for _, ref in find(line):
            if ref not in pages:
                yield number, f"({ref.id}) is cited, but no point taught in {module} carries that page"


def check_decisions(page: Page, bank: Bank) -> list[Problem]:
    """Stages of the case `page` without a decision of `bank` or with several, and decisions that stand in no stage."""
    names = [stage.heading.id for stage in stages(page)]
    problems = [
        Problem(
            bank.path,
            question.line,
            f"a decision of a case stands in one of its stages; write data-section={' or '.join(names)}",
        )
        for question in bank.questions
        if question.section not in names
    ]
    for stage in stages(page):
        count = sum(question.section == stage.heading.id for question in bank.questions)
        if count != 1:
            problems.append(
                Problem(
                    page.path,
                    stage.heading.line,
                    f"{count} decisions in {bank.path} have data-section={stage.heading.id}; a stage has one",
                )
            )
    return problems

"""What is wrong with the question bank: where its questions lead, what they cite, how many there are and of what kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from course.content.cases import stages
from course.content.kinds import kind_of
from course.content.points import Point, pages_taught
from course.content.settings import Questions
from course.questions.bank import Bank
from course.questions.body import TAG
from course.questions.question import Question
from course.questions.wording import check_wording, included
from course.text.page import Page
from course.text.page_refs import PageRef, find
from course.text.problems import Faults, Problem, problems_in
from course.text.readability import page_minutes


def check_banks(
    banks: Mapping[str, Bank], pages: Mapping[str, Page], points: Sequence[Point], rules: Questions
) -> list[Problem]:
    """What is wrong with the banks one by one; `pages` are the course's by path under docs."""
    carried = pages_taught(points)
    problems = _check_ids(banks.values()) + _check_twins(banks.values())
    for bank in banks.values():
        problems += problems_in(bank.path, _check_bank(bank, pages, rules))
        for question in bank.questions:
            problems += problems_in(bank.path, _check_heading(bank, question, pages, rules))
            problems += problems_in(bank.path, _check_pages(bank, question, carried))
            problems += check_answers(bank.path, question) + check_wording(bank.page, question)
    return problems


def check_answers(path: str, question: Question) -> list[Problem]:
    """What is wrong with a question's answers, as its type has them; nothing where there is no question."""
    return problems_in(path, question.body.type.check(question)) if question.body.lines else []


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


def _check_twins(banks: Iterable[Bank]) -> list[Problem]:
    """Questions that name as their twin what is none: the same options in another place, with another key."""
    every = {question.id: (bank, question) for bank in banks for question in bank.questions}
    return [
        Problem(bank.path, question.line, f"data-twin={question.twin}: {slip}")
        for bank, question in every.values()
        if question.twin and (slip := _slip_in_twin(bank, question, every.get(question.twin)))
    ]


def _slip_in_twin(bank: Bank, question: Question, found: tuple[Bank, Question] | None) -> str:
    if not found:
        return "no question has this id; name the first of the pair"
    home, other = found
    if other.twin == question.id:
        return "each names the other; only the second of a pair names the first"
    if (home.slug, other.section) == (bank.slug, question.section):
        return "the two stand in one place; put one of them into another module, case or section"
    options, others = ({one.text: one.keyed for one in two.body.options} for two in (question, other))
    if options.keys() != others.keys():
        return f"the options differ; they are the same word for word as in {home.path}:{other.line}"
    return "both have the same key; a twin has one fact changed and another key" if options == others else ""


def check_pages(banks: Mapping[str, Bank], pages: Mapping[str, Page], rules: Questions) -> list[Problem]:
    """Modules and cases without questions, modules that take too long with theirs, and what belongs to the bank but stands in a page."""
    return [
        problem
        for name, page in pages.items()
        for problem in problems_in(page.path, _check_page(banks, name, page, rules.counts.minutes))
    ]


def _check_page(banks: Mapping[str, Bank], name: str, page: Page, most: int) -> Faults:
    kind = kind_of(name)
    slug = kind.slug(name)
    bank = banks.get(slug) if kind.has_questions else None
    if kind.has_questions and not (bank and bank.place == name):
        yield 1, f"this page has no questions; write quizzes/{slug}.md with `{kind.name}: {slug}`"
    elif bank and bank.module:
        minutes = page_minutes(page, sum(question.core for question in bank.questions))
        if minutes > most:
            yield 1, f"{minutes} minutes with its core questions; a module has at most {most}"
    for number, line in enumerate(page.lines, 1):
        if TAG.search(line):
            yield number, "questions stand in quizzes/, and the build sets them in their place; take this tag out"
        yield from included(number, line)


def check_totals(banks: Sequence[Bank], path: str, rules: Questions) -> list[Problem]:
    """Where the whole bank has too few questions; `path` is the bank's own."""
    in_modules = sum(len(bank.questions) for bank in banks if bank.module)
    if in_modules >= rules.counts.modules:
        return []
    return [Problem(path, 1, f"{in_modules} questions in modules; at least {rules.counts.modules} are asked")]


def _check_bank(bank: Bank, pages: Mapping[str, Page], rules: Questions) -> Faults:
    kind, fewest, wanted = ("module", rules.counts.module, rules.counts.core)
    if bank.case:
        kind, fewest, wanted = ("case", rules.counts.case, 0)
    if bank.place not in pages:
        line = bank.page.meta[kind].line if kind in bank.page.meta else 1
        yield line, f"docs/{bank.place} does not exist; name the page that these questions belong to"
    if len(bank.questions) < fewest:
        yield 1, f"{len(bank.questions)} questions; a {kind} has at least {fewest}"
    core = [question.line for question in bank.questions if question.core]
    if len(core) != wanted:
        yield core[-1] if core else 1, f"questions marked .core: {len(core)}; a {kind} has {wanted or 'none'}"


def _check_heading(bank: Bank, question: Question, pages: Mapping[str, Page], rules: Questions) -> Faults:
    """Where a heading names what is not there."""
    line, place = question.line, pages.get(bank.place)
    yield from _check_said(bank, question, rules)
    if place and place.heading(question.id):
        yield line, f"#{question.id} is a heading of docs/{bank.place} already; give the question an id of its own"
    if not question.section:
        example = "stage-1" if bank.case else "a-heading-id of its module"
        yield line, f"the question names no section; add data-section={example}"
    elif place and not place.heading(question.section):
        yield line, f"docs/{bank.place} has no heading with {{ #{question.section} }}"
    if bank.module and question.teaches:
        yield line, "data-teaches is for cases; in a module data-section names what teaches the question"
    elif bank.case and not question.teaches:
        yield line, "a question of a case names what teaches it; add data-teaches=module-slug#heading-id"
    elif bank.case:
        name, _, anchor = bank.teaches(question).partition("#")
        if name not in pages:
            yield line, f"data-teaches={question.teaches}: docs/{name} does not exist"
        elif not pages[name].heading(anchor):
            yield line, f"data-teaches={question.teaches}: docs/{name} has no heading with {{ #{anchor} }}"


def _check_said(bank: Bank, question: Question, rules: Questions) -> Faults:
    """What the question says that it asks and tests, where the course has no such word; what follows, where nothing does."""
    for option in question.body.options if bank.module else ():
        if option.then:
            yield option.line + 1, "`Then: ` begins what would have followed in a case; a module has no next stage"
    if question.asks not in rules.asks:
        yield question.line, f"data-asks={question.asks or '...'} must be one of {', '.join(rules.asks)}"
    for name in question.tests:
        if name not in rules.tests:
            known = ", ".join(rules.tests) or "those that mkdocs.yml names"
            yield question.line, f"data-tests={name} must be one of {known}"


def _check_pages(bank: Bank, question: Question, carried: Mapping[str, set[PageRef]]) -> Faults:
    module = bank.teaches(question).partition("#")[0]
    pages = set().union(*(refs for target, refs in carried.items() if target.partition("#")[0] == module))
    for number, line in question.body.lines:
        for _, ref in find(line):
            if ref not in pages:
                yield number, f"({ref.id}) is cited, but no point taught in {module} carries that page"


def check_decisions(page: Page, bank: Bank) -> list[Problem]:
    """Stages of the case `page` without a decision of `bank` or with several, and decisions that stand in no stage."""
    names = {stage.heading.id: stage.heading.line for stage in stages(page)}
    right = f"write data-section={' or '.join(names)}"
    problems = [
        Problem(bank.path, question.line, f"a decision of a case stands in one of its stages; {right}")
        for question in bank.questions
        if question.section not in names
    ]
    for name, line in names.items():
        count = sum(question.section == name for question in bank.questions)
        if count != 1:
            message = f"{count} decisions in {bank.path} have data-section={name}; a stage has one"
            problems.append(Problem(page.path, line, message))
    return problems

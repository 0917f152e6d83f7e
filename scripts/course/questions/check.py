"""What is wrong with the question bank: where its questions lead, what they cite, how many there are and of what kinds."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from course.content.cases import stages
from course.content.kinds import kind_of
from course.content.points import Point, pages_taught
from course.content.roads import Line
from course.content.settings import Questions
from course.questions.bank import TAG, Bank
from course.questions.question import Question
from course.text.page import Page
from course.text.page_refs import PageRef, find, malformed
from course.text.problems import Faults, Problem, again, problems_in
from course.text.readability import check_acronyms, check_sentences, page_minutes

TITLE = 50
_NEGATION = re.compile(r"\b(?:not|never|except|least|cannot)\b|n['’]t\b", re.IGNORECASE)
_BOLD = re.compile(r"\*\*.+?\*\*|__.+?__")
_REASON = re.compile(r"why\b", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-z/!][^>]*>|!?\[[^\]]*\]\([^)]*\)|^\s*#{1,6}\s|`[^`]*`?|^\s*~{3,}", re.IGNORECASE)


def check_banks(
    banks: Mapping[str, Bank], pages: Mapping[str, Page], points: Sequence[Point], rules: Questions
) -> list[Problem]:
    """What is wrong with the banks one by one; `pages` are the course's by path under docs."""
    carried = pages_taught(points)
    every = [(bank, question) for bank in banks.values() for question in bank.questions]
    by_id = {question.id: (bank, question) for bank, question in every}
    problems = []
    for (bank, one), (home, first) in again((pair[1].id, pair) for pair in every if pair[1].id):
        message = f"the id #{one.id} stands at {home.path}:{first.line} already; an id names one question"
        problems.append(Problem(bank.path, one.line, message))
    for bank, one in by_id.values():
        if one.twin and (slip := _slip_in_twin(bank, one, by_id.get(one.twin))):
            problems.append(Problem(bank.path, one.line, f"data-twin={one.twin}: {slip}"))
    for bank in banks.values():
        problems += problems_in(bank.path, _check_bank(bank, pages, rules))
        for question in bank.questions:
            problems += problems_in(bank.path, _check_heading(bank, question, pages, rules))
            problems += problems_in(bank.path, _check_pages(bank, question, carried))
            problems += check_answers(bank.path, question) + _check_wording(bank.page, question)
    return problems


def check_answers(path: str, question: Question) -> list[Problem]:
    """What is wrong with a question's answers, as its type has them; nothing where there is no question."""
    return problems_in(path, question.body.type.check(question)) if question.body.lines else []


def _slip_in_twin(bank: Bank, question: Question, found: tuple[Bank, Question] | None) -> str:
    """What keeps a question from being the twin it names: the same options in another place, with another key."""
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
    found = ((page.path, _check_page(banks, name, page, rules.counts.minutes)) for name, page in pages.items())
    return [problem for path, faults in found for problem in problems_in(path, faults)]


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


def check_totals(banks: Sequence[Bank], path: str, rules: Questions) -> list[Problem]:
    """Where the whole bank has too few questions; `path` is the bank's own."""
    count, fewest = sum(len(bank.questions) for bank in banks if bank.module), rules.counts.modules
    return [Problem(path, 1, f"{count} questions in modules; at least {fewest} are asked")] if count < fewest else []


def _check_bank(bank: Bank, pages: Mapping[str, Page], rules: Questions) -> Faults:
    in_case, in_module = ("case", rules.counts.case, 0), ("module", rules.counts.module, rules.counts.core)
    kind, fewest, wanted = in_case if bank.case else in_module
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
    name, _, anchor = bank.teaches(question).partition("#")
    if bank.module:
        if question.teaches:
            yield line, "data-teaches is for cases; in a module data-section names what teaches the question"
    elif bank.case and not question.teaches:
        yield line, "a question of a case names what teaches it; add data-teaches=module-slug#heading-id"
    elif bank.case and name not in pages:
        yield line, f"data-teaches={question.teaches}: docs/{name} does not exist"
    elif bank.case and not pages[name].heading(anchor):
        yield line, f"data-teaches={question.teaches}: docs/{name} has no heading with {{ #{anchor} }}"


def _check_said(bank: Bank, question: Question, rules: Questions) -> Faults:
    """What the question says that it asks and tests, where the course has no such word; what follows, where nothing does."""
    for option in question.body.options if bank.module else ():
        if option.then:
            yield option.line + 1, "`Then: ` begins what would have followed in a case; a module has no next stage"
    if bank.case and question.own_words:
        yield question.line, "`.own-words` is for a module; a case has a box for first thoughts"
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
                yield number, f"({ref.written}) is cited, but no point taught in {module} carries that page"


def check_decisions(page: Page, bank: Bank) -> list[Problem]:
    """Stages of the case `page` without a decision of `bank` or with several, and decisions that stand in no stage."""
    every, asked = stages(page), [question.section for question in bank.questions]
    names = {stage.heading.id: stage.heading.line for stage in every}
    message = f"a decision of a case stands in one of its stages; write data-section={' or '.join(names)}"
    aside = [(question.line, message) for question in bank.questions if question.section not in names]
    faults = [
        (line, f"{asked.count(name)} decisions in {bank.path} have data-section={name}; a stage has one")
        for name, line in names.items()
        if asked.count(name) != 1
    ]
    led = {(question.section, option.then) for question in bank.questions for option in question.body.options}
    for before, stage in pairwise(every):
        for road in stage.roads[1:]:
            if (before.heading.id, f"{road.title}.") not in led:
                right = f"end the feedback of one in {bank.path} with `Then: {road.title}.`"
                faults.append((road.line, f"no choice at #{before.heading.id} leads to this road; {right}"))
    return problems_in(bank.path, aside) + problems_in(page.path, faults)


def lines_of(bank: Bank) -> list[Line]:
    """The lines of a case's decisions, as its roads are checked by them."""
    every = [(question, number, text) for question in bank.questions for number, text in question.body.lines]
    return [(bank.path, number, question.section, text) for question, number, text in every]


def _check_wording(page: Page, question: Question) -> list[Problem]:
    """What is wrong with the words of one question of the bank file `page`."""
    blocks = question.body.blocks
    faults = [*_markup(question), *_stem(question)]
    return problems_in(page.path, faults) + check_sentences(page, blocks) + check_acronyms(page, blocks)


def _markup(question: Question) -> Faults:
    for number, line in question.body.lines:
        for match in _MARKUP.finditer(line):
            right = "write plain Markdown without code, and let data-section make the link"
            yield number, f"{match[0].strip()!r} stands in a question; {right}"
        for _, text in malformed(line):
            yield number, f"{text} is not a page reference; write (p208) or (p71-72), one to a bracket"
    # The package names an exported question by its first characters.
    if '"' in question.body.source.strip()[:TITLE]:
        message = f"a quotation mark in the first {TITLE} characters breaks mkdocs-quiz's export"
        yield question.body.blocks[0].line, f"{message}; begin the situation with more words"


def _stem(question: Question) -> Faults:
    """A stem that cites a page, asks nothing, or asks for what is not so, but for one that asks for a reason."""
    stem, line = question.body.stem, question.body.stem_line
    if find(stem):
        yield line, "a page in the stem or in an option points to the key; cite it in the feedback"
    if stem and "[[" not in stem and "?" not in stem:
        yield line, "the stem asks nothing; write a question, with its question mark"
    match = _NEGATION.search(_BOLD.sub("", stem))
    if match and not _REASON.match(stem.strip()):
        yield line, f"the stem turns on {match[0]!r}; put it in bold, or ask for what is so"

"""A sound bank against its pages, points and points, and what the check says when one thing at a time is broken."""

from __future__ import annotations

import pytest

from course.page import Page
from course.problems import Problem
from course.quizcheck import check_banks, check_pages, check_totals
from tests.course.parkbank import BANK, CASE_BANK, PAGES, QUESTION, bank, points

PATH = "quizzes/park.md"
CASE_PATH = "quizzes/gate.md"


def check(text: str) -> list[Problem]:
    return check_banks({"park": bank(text)}, PAGES, points())


def check_gate(text: str) -> list[Problem]:
    return check_banks({"gate": bank(text, "gate")}, PAGES, points())


def test_a_sound_bank_has_no_problem() -> None:
    assert check(BANK) == []
    assert check_gate(CASE_BANK) == []


LONG = "This looks after the child first and then the bench and then the leaves and then the pond and then the glove and then the long queue and then the slide."
BROKEN = {
    # where a question leads, and what it cites
    "no such section": (
        "data-section=benches",
        "data-section=swings",
        6,
        "docs/modules/park.md has no heading with { #swings }",
    ),
    "no section": ("data-section=benches ", "", 6, "the question names no section"),
    "what teaches it, in a module": (
        "data-asks=next",
        "data-asks=next data-teaches=park#benches",
        6,
        "data-teaches is for cases",
    ),
    "an unknown kind of question": (
        "data-asks=next",
        "data-asks=how",
        6,
        "data-asks=how must be one of next, missing, chronology, record, why",
    ),
    "no kind of question": (" data-asks=next", "", 6, "data-asks=... must be one of"),
    "an id that its page has": (
        "#broken-bench",
        "#benches",
        6,
        "#benches is a heading of docs/modules/park.md already",
    ),
    "a page that another section carries": (
        "(p12)",
        "(p13)",
        13,
        "(p13) is cited, but no point taught at modules/park.md#benches carries that page",
    ),
    "a page in another form": ("(p12)", "(p. 12)", 13, "(p. 12) is not a page reference"),
    "a page in an option": ("some glue", "some glue (p12)", 16, "a page in the stem or in an option points to the key"),
    "a mark in the stem": (
        "What would you do next?",
        "What would you do next (no page)?",
        11,
        "a page in the stem or in an option",
    ),
    "an include": ("Ama sits down", '--8<-- "bench.md"\nAma sits down', 9, "includes nothing"),
    "brackets in code": (
        "the bench wobbles.",
        "the bench `[[1]]` wobbles.",
        9,
        "[[ in code makes this a question to fill in",
    ),
    "brackets in a block of code": (
        "What would",
        "```\n[[1]]\n```\n\nWhat would",
        12,
        "[[ in code makes this a question to fill in",
    ),
    "brackets in a question with options": (
        "What would you do next?",
        "What would you [[do]] next?",
        11,
        "[[ ]] makes this a question to fill in",
    ),
    "answers for a question with options": (
        "data-asks=next",
        'data-asks=next data-accept="a bench"',
        6,
        "data-accept is for a question to fill in",
    ),
    "a link": (
        "A bench can be mended",
        "A [bench](bench.md) can be mended",
        19,
        "'[bench](bench.md)' stands in a question",
    ),
    "a tag of HTML": ("A bench can be mended", "A <b>bench</b> can be mended", 19, "'<b>' stands in a question"),
    "a quotation mark at the beginning": (
        "Ama sits down",
        '"Ama" sits down',
        9,
        "a quotation mark in the first 50 characters breaks mkdocs-quiz's export",
    ),
    # its options
    "one option": (
        "- [x] Stand beside it and tell the child that it wobbles\n  > This looks after the child first, and the bench can wait.\n- [ ] Walk home to look for a screwdriver and some glue\n  > A repair is a kind thought. The child will be there before you.\n",
        "",
        12,
        "1 option; a question has three or four",
    ),
    "two options": (
        "- [ ] Walk home to look for a screwdriver and some glue\n  > A repair is a kind thought. The child will be there before you.\n",
        "",
        12,
        "2 options; a question has three or four",
    ),
    "no key": ("- [x]", "- [ ]", 12, "no option is keyed"),
    "two equal options": (
        "Walk home to look for a screwdriver and some glue",
        "Stand beside it, and tell the child that it wobbles.",
        16,
        "this option says the same as the one on line 14",
    ),
    "two keys and one asked for": (
        "- [ ] Walk",
        "- [x] Walk",
        11,
        "2 options are keyed; end the stem with 'Choose two.'",
    ),
    "one key and two asked for": (
        "What would you do next?",
        "What would you do next? Choose two.",
        11,
        "the stem says 'Choose two', but 1 option is keyed",
    ),
    "all of the above": (
        "Walk home to look for a screwdriver and some glue",
        "All of the above",
        16,
        "'All of the above' is no option of its own",
    ),
    "none of these": (
        "Walk home to look for a screwdriver and some glue",
        "Do none of these",
        16,
        "'none of these' is no option of its own",
    ),
    "an absolute word in a lure": (
        "Walk home",
        "Always walk home",
        16,
        "'always' stands in options that are not keyed and in no other",
    ),
    "a mark at the end of one option": (
        "some glue",
        "some glue.",
        16,
        "this option differs in form: a full stop or other mark at the end in 1 of 3",
    ),
    "a small letter in one option": (
        "- [x] Stand",
        "- [x] stand",
        14,
        "this option differs in form: a capital at the beginning in 2 of 3",
    ),
    "quotation marks around one option": (
        "Walk home to look for a screwdriver and some glue",
        '"Walk home for some glue"',
        16,
        "this option differs in form: quotation marks",
    ),
    "one option in -ing": ("Walk home", "Walking home", 16, "this option differs in form: a first word in -ing"),
    "one option that links": (
        "Stand beside",
        "To stand beside",
        14,
        "this option differs in form: a first word that links",
    ),
    "one option that asks": (
        "Stay on it a little longer to see whether it holds",
        "Whether it holds a little longer",
        12,
        "this option differs in form: a first word that asks",
    ),
    # its words
    "a verdict": ("This looks after", "Correct. This looks after", 15, "the feedback opens with a verdict ('Correct')"),
    "a verdict that is not so loud": (
        "Waiting tells",
        "That is incorrect: waiting tells",
        13,
        "the feedback opens with a verdict",
    ),
    "praise": (
        "This looks after",
        "Well done! This looks after",
        15,
        "the feedback opens with a verdict ('Well done')",
    ),
    "a no": ("Waiting tells", "No, waiting tells", 13, "the feedback opens with a verdict ('No,')"),
    "a stem that turns on not": (
        "What would you do next?",
        "What would you not do next?",
        11,
        "the stem turns on 'not'; put it in bold",
    ),
    "a stem that turns on except": (
        "What would you do next?",
        "Which of these would help, except one?",
        11,
        "the stem turns on 'except'",
    ),
    "a long sentence": (
        "This looks after the child first, and the bench can wait.",
        LONG,
        15,
        "a sentence of 31 words",
    ),
    "an abbreviation": ("A repair is a kind", "A DIY repair is a kind", 17, "DIY is not spelt out at its first use"),
    # the whole file
    "two core questions": (".core ", "", 38, "questions marked .core: 2; a module has 3"),
    "five questions": (
        QUESTION.format(id="wet-slide", core="", asks="why"),
        "",
        1,
        "5 questions; a module has at least 6",
    ),
    "no such page": ("module: park", "module: lake", 3, "docs/modules/lake.md does not exist"),
}


@pytest.mark.parametrize(("old", "new", "line", "message"), BROKEN.values(), ids=BROKEN)
def test_a_slip_of_an_author_is_told_with_its_line(old: str, new: str, line: int, message: str) -> None:
    assert old in BANK
    problems = check(BANK.replace(old, new, 1))
    assert [(p.path, p.line) for p in problems if message in p.message] == [(PATH, line)], problems


SOUND = {
    "not, in bold": ("What would you do next?", "What would you **not** do next?"),
    "not, in the reason asked for": ("What would you do next?", "Why is this not enough?"),
    "an absolute word in the key too": ("Stand beside it and tell the child", "Always tell the child"),
    "an abbreviation that is spelt out": ("A repair is", "A do-it-yourself (DIY) repair is"),
    "a first word that only looks like one in -ing": ("Stand beside it and tell", "Bring it to a stop and tell"),
    "all that apply": ("What would you do next?", "What would you do next? Choose all that apply."),
}


@pytest.mark.parametrize(("old", "new"), SOUND.values(), ids=SOUND)
def test_what_only_looks_like_a_slip_passes(old: str, new: str) -> None:
    assert check(BANK.replace(old, new, 1)) == []


BROKEN_CASE = {
    "no such stage": (
        "data-section=stage-2",
        "data-section=stage-9",
        22,
        "docs/cases/gate.md has no heading with { #stage-9 }",
    ),
    "nothing that teaches it": (" data-teaches=park#benches", "", 6, "a question of a case names what teaches it"),
    "no such module": (
        "data-teaches=park#benches",
        "data-teaches=lake#benches",
        6,
        "docs/modules/lake.md does not exist",
    ),
    "no such heading": (
        "data-teaches=park#benches",
        "data-teaches=park#swings",
        6,
        "docs/modules/park.md has no heading with { #swings }",
    ),
    "a core question": ("#gate-1 ", "#gate-1 .core ", 6, "questions marked .core: 1; a case has none"),
    "three decisions": (
        CASE_BANK[CASE_BANK.index("## A bench that wobbles { #gate-4") :],
        "",
        1,
        "3 questions; a case has at least 4",
    ),
}


@pytest.mark.parametrize(("old", "new", "line", "message"), BROKEN_CASE.values(), ids=BROKEN_CASE)
def test_a_slip_in_a_case_s_bank_is_told_with_its_line(old: str, new: str, line: int, message: str) -> None:
    assert old in CASE_BANK
    problems = check_gate(CASE_BANK.replace(old, new, 1))
    assert [(p.path, p.line) for p in problems if message in p.message] == [(CASE_PATH, line)], problems


def test_every_slip_is_told_at_once() -> None:
    text = BANK.replace("(p12)", "(p13)").replace("data-asks=next", "data-asks=how")
    assert [p.line for p in sorted(check(text))] == [6, 13, 29, 38, 45, 61, 70, 77, 93]


def test_a_page_without_questions_and_a_module_that_takes_too_long_are_told() -> None:
    problems = check_pages({"park": bank()}, PAGES)
    assert [(p.path, "has no questions" in p.message) for p in problems] == [
        ("docs/modules/pond.md", True),
        ("docs/cases/gate.md", True),
    ]
    long = {"modules/park.md": Page("docs/modules/park.md", PAGES["modules/park.md"].text + "word " * 2000)}
    assert (
        "16 minutes with its core questions; a module has at most 15" in check_pages({"park": bank()}, long)[0].message
    )


def test_a_question_or_an_include_in_a_page_is_told() -> None:
    page = Page("docs/pond.md", '## Pond\n\n<Quiz>\n\n`<quiz>` in code is no question.\n\n--8<-- "bench.md"\n')
    assert [(p.line, p.message[:20]) for p in check_pages({}, {"pond.md": page})] == [
        (3, "questions stand in q"),
        (7, "'--8<-- \"bench.md\"' "),
    ]


def test_a_bank_that_is_too_small_or_seldom_asks_why_is_told() -> None:
    many = [bank(BANK)] * 14
    assert check_totals(many, "quizzes") == []
    assert ["78 questions in modules; at least 84" in p.message for p in check_totals(many[1:], "quizzes")] == [True]
    seldom = [bank(BANK.replace("data-asks=why", "data-asks=next"))] * 14
    assert ["0 of 84 questions ask why" in p.message for p in check_totals(seldom, "quizzes")] == [True]


def test_an_id_that_stands_twice_is_told_with_its_line() -> None:
    banks = {"park": bank(), "pond": bank(BANK.replace("module: park", "module: pond"), "pond")}
    problems = check_banks(banks, PAGES, points())
    twice = f"the id #broken-bench stands at {PATH}:6 already"
    assert ("quizzes/pond.md", 6) in [(p.path, p.line) for p in problems if twice in p.message], problems

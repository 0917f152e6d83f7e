"""A sound bank against its pages and points, and what the check says when one thing at a time is broken."""

from course.questions.check import check_banks, check_pages, check_totals
from course.text.page import Page
from course.text.problems import Problem
from tests.questions.park_bank import BANK, CASE_BANK, PAGES, WORDS, bank, points, ranked
from tests.slips import untold

PATH = "quizzes/park.md"
CASE_PATH = "quizzes/gate.md"


def check(text: str) -> list[Problem]:
    return check_banks({"park": bank(text)}, PAGES, points(), WORDS)


ORDER = [
    ("What first?", "What then?", 11, "elsewhere this is asked as a single choice; end the stem with `What first?`"),
    ("Not yet: Waiting", "Waiting", 13, "the feedback of an act begins with its place: `First: ` or `Next: ` or `Not yet: `"),
    ("Not yet: Waiting", "Defensible: Waiting", 13, "the feedback of an act begins with its place"),
    ("Not yet: Waiting", "First: Waiting", 13, "`First: ` stands with the act that is keyed, and with no other"),
    ("First: This", "Next: This", 15, "`First: ` stands with the act that is keyed"),
    ("- [ ] Walk", "- [x] Walk", 12, "several acts are keyed; one alone comes first"),
    ("- [x] Stand", "- [ ] Stand", 12, "no option is keyed"),
]  # fmt: skip


def test_a_question_for_an_order_is_sound_and_a_slip_in_one_is_told() -> None:
    assert untold(ranked(), ORDER, check, PATH) == []


PAIR = ranked().split("## ")[1]
TWIN = PAIR.replace("#broken-bench .core data-section=benches", "#dry-bench data-section=found data-twin=broken-bench")
TWIN = TWIN.replace("Ama sits", "Ben sits").replace("data-type=rank", "").replace("First: ", "").replace("Next: ", "")
TWIN = TWIN.replace("Not yet: ", "").replace("- [x] Stand", "- [ ] Stand").replace("- [ ] Walk", "- [x] Walk")
TWINS = [
    ("data-twin=broken-bench", "data-twin=bench", "data-twin=bench: no question has this id"),
    ("data-section=found", "data-section=benches", "the two stand in one place"),
    (
        "- [ ] Stay on it",
        "- [ ] Wait on it",
        "the options differ; they are the same word for word as in quizzes/park.md:6",
    ),
    (TWIN[TWIN.index("- [ ] Stand") :], PAIR[PAIR.index("- [x] Stand") :], "both have the same key"),
]


def test_a_twin_has_the_same_options_in_another_place_and_another_key() -> None:
    def told(text: str) -> list[str]:
        return [problem.message for problem in check(f"{BANK}\n## {text}") if "data-twin" in problem.message]

    assert told(TWIN) == []
    for old, new, message in TWINS:
        text = TWIN.replace(old, new)
        assert any(message in one for one in told(text)), message
    both = BANK.replace("data-asks=next", "data-asks=next data-twin=dry-bench", 1) + f"\n## {TWIN}"
    assert [one.line for one in check(both) if "each names the other" in one.message] == [6, 102]


def check_gate(text: str) -> list[Problem]:
    return check_banks({"gate": bank(text, "gate")}, PAGES, points(), WORDS)


LONG = "This looks after the child first and then the bench and then the leaves and then the pond and then the glove and then the long queue and then the slide."
BROKEN = [
    # where a question leads, and what it cites
    ("data-section=benches", "data-section=swings", 6, "docs/modules/park.md has no heading with { #swings }"),
    ("data-section=benches ", "", 6, "the question names no section"),
    ("data-asks=next", "data-asks=next data-teaches=park#benches", 6, "data-teaches is for cases"),
    ("data-asks=next", "data-asks=how", 6, "data-asks=how must be one of next, missing, chronology, record, why"),
    (" data-asks=next", "", 6, "data-asks=... must be one of"),
    ("#broken-bench", "#benches", 6, "#benches is a heading of docs/modules/park.md already"),
    ("(p12)", "(p13)", 13, "(p13) is cited, but no point taught in modules/park.md carries that page"),
    ("(p12)", "(p. 12)", 13, "(p. 12) is not a page reference"),
    ("some glue", "some glue (p12)", 16, "a page in the stem or in an option points to the key"),
    ("What would you do next?", "What would you do next (p12)?", 11, "a page in the stem or in an option"),
    ("the bench wobbles.", "the bench `[[1]]` wobbles.", 9, "'`[[1]]`' stands in a question; write plain Markdown without code"),
    ("What would you do next?", "What would you [[do]] next?", 11, "[[ ]] makes this a question to fill in"),
    ("data-asks=next", 'data-asks=next data-accept="a bench"', 6, "data-accept is for a question to fill in"),
    ("A bench can be mended", "A [bench](bench.md) can be mended", 19, "'[bench](bench.md)' stands in a question"),
    ("A bench can be mended", "A <b>bench</b> can be mended", 19, "'<b>' stands in a question"),
    ("Ama sits down", '"Ama" sits down', 9, "a quotation mark in the first 50 characters breaks mkdocs-quiz's export"),
    # its options
    ("- [x] Stand beside it and tell the child that it wobbles\n  > This looks after the child first, and the bench can wait.\n- [ ] Walk home to look for a screwdriver and some glue\n  > A repair is a kind thought. The child will be there before you.\n", "", 12, "1 option; a question has three or four"),
    ("- [ ] Walk home to look for a screwdriver and some glue\n  > A repair is a kind thought. The child will be there before you.\n", "", 12, "2 options; a question has three or four"),
    ("- [x]", "- [ ]", 12, "no option is keyed"),
    ("Walk home to look for a screwdriver and some glue", "Stand beside it, and tell the child that it wobbles.", 16, "this option says the same as the one on line 14"),
    ("- [ ] Walk", "- [x] Walk", 11, "2 options are keyed; end the stem with 'Choose two.'"),
    ("What would you do next?", "What would you do next? Choose two.", 11, "the stem says 'Choose two', but 1 option is keyed"),
    ("Walk home to look for a screwdriver and some glue", "All of the above", 16, "'All of the above' is no option of its own"),
    ("Walk home to look for a screwdriver and some glue", "Do none of these", 16, "'none of these' is no option of its own"),
    ("Walk home", "Always walk home", 16, "'always' stands in options that are not keyed and in no other"),
    ("some glue", "some glue.", 16, "this option differs in form: a full stop or other mark at the end in 1 of 3"),
    ("- [x] Stand", "- [x] stand", 14, "this option differs in form: a capital at the beginning in 2 of 3"),
    ("Walk home to look for a screwdriver and some glue", '"Walk home for some glue"', 16, "this option differs in form: quotation marks"),
    ("Walk home", "Walking home", 16, "this option differs in form: a first word in -ing"),
    ("Stand beside", "To stand beside", 14, "this option differs in form: a first word that links"),
    ("Stay on it a little longer to see whether it holds", "Whether it holds a little longer", 12, "this option differs in form: a first word that asks"),
    # how far it is in line
    ("> This looks", "> Defensible: this looks", 15, "a keyed option is in line; `Defensible: ` is for one that is not"),
    ("> A repair", "> Defensible, a repair", 17, "write `Defensible: ` with its colon and a space"),
    ("> A repair", "> Next: a repair", 17, "`Next: ` is the place of an act; add data-type=rank to the heading"),
    ("data-asks=next", 'data-asks=next data-tests="holds-back haste"', 6, "data-tests=haste must be one of holds-back, against-senior"),
    # its words
    ("This looks after", "Correct. This looks after", 15, "the feedback opens with a verdict ('Correct')"),
    ("Waiting tells", "That is incorrect: waiting tells", 13, "the feedback opens with a verdict"),
    ("This looks after", "Well done! This looks after", 15, "the feedback opens with a verdict ('Well done')"),
    ("Waiting tells", "No, waiting tells", 13, "the feedback opens with a verdict ('No,')"),
    ("What would you do next?", "What would you not do next?", 11, "the stem turns on 'not'; put it in bold"),
    ("What would you do next?", "Which of these would help, except one?", 11, "the stem turns on 'except'"),
    ("This looks after the child first, and the bench can wait.", LONG, 15, "a sentence of 31 words"),
    ("A repair is a kind", "A DIY repair is a kind", 17, "DIY is not spelt out at its first use"),
    # the whole file
    (".core ", "", 38, "questions marked .core: 2; a module has 3"),
    (BANK[BANK.index("## A bench that wobbles { #wet-slide") :], "", 1, "5 questions; a module has at least 6"),
    ("module: park", "module: lake", 3, "docs/modules/lake.md does not exist"),
]  # fmt: skip


def test_a_slip_in_a_sound_bank_is_told_with_its_line_and_nothing_else_is() -> None:
    assert untold(BANK, BROKEN, check, PATH) == []


PAIRED = BANK.replace("- [ ] Walk", "- [x] Walk", 1).replace("next?", "next? Choose two.", 1)
PAIRED = PAIRED.replace("bench can wait.", 'bench can wait.\n  > With "Walk home": Both are done.', 1)
PAIRS = [
    ('With "Walk home"', 'With "Run home"', 15, "'Run home' is no pair with this option; write `With \"...\"` with the first"),
    ('With "Walk home"', 'With "Stand"', 15, "'Stand' is no pair with this option"),
    ("- [ ] Stay", "- [ ] Walk home and stay", 15, "'Walk home' is no pair"),
    ("- [x] Walk", "- [ ] Walk", 15, "'Walk home' is no pair with this option"),
]  # fmt: skip


def test_a_pair_is_named_by_how_the_one_other_option_begins() -> None:
    assert untold(PAIRED, PAIRS, check, PATH) == []


SOUND = [
    ("What would you do next?", "What would you **not** do next?"),
    ("What would you do next?", "Why is this not enough?"),
    ("Stand beside it and tell the child", "Always tell the child"),
    ("A repair is", "A do-it-yourself (DIY) repair is"),
    ("Stand beside it and tell", "Bring it to a stop and tell"),
    ("What would you do next?", "What would you do next? Choose all that apply."),
]  # fmt: skip


def test_what_only_looks_like_a_slip_passes() -> None:
    assert [new for old, new in SOUND if check(BANK.replace(old, new, 1))] == []


BROKEN_CASE = [
    ("data-section=stage-2", "data-section=stage-2 .own-words", 22, "`.own-words` is for a module; a case has a box"),
    ("data-section=stage-2", "data-section=stage-9", 22, "docs/cases/gate.md has no heading with { #stage-9 }"),
    (" data-teaches=park#benches", "", 6, "a question of a case names what teaches it"),
    ("data-teaches=park#benches", "data-teaches=lake#benches", 6, "docs/modules/lake.md does not exist"),
    ("data-teaches=park#benches", "data-teaches=park#swings", 6, "docs/modules/park.md has no heading with { #swings }"),
    ("#gate-1 ", "#gate-1 .core ", 6, "questions marked .core: 1; a case has none"),
    (CASE_BANK[CASE_BANK.index("## A bench that wobbles { #gate-4"):], "", 1, "3 questions; a case has at least 4"),
]  # fmt: skip


def test_a_slip_in_a_sound_case_s_bank_is_told_with_its_line_and_nothing_else_is() -> None:
    assert untold(CASE_BANK, BROKEN_CASE, check_gate, CASE_PATH) == []


def test_a_page_without_questions_and_a_module_that_takes_too_long_are_told() -> None:
    problems = check_pages({"park": bank()}, PAGES, WORDS)
    expected = [("docs/modules/pond.md", True), ("docs/cases/gate.md", True)]
    assert [(p.path, "has no questions" in p.message) for p in problems] == expected
    long = {"modules/park.md": Page("docs/modules/park.md", PAGES["modules/park.md"].text + "word " * 2000)}
    problem, *_ = check_pages({"park": bank()}, long, WORDS)
    assert "16 minutes with its core questions; a module has at most 15" in problem.message


def test_a_question_in_a_page_is_told() -> None:
    page = Page("docs/pond.md", "## Pond\n\n<Quiz>\n\n`<quiz>` in code is no question.\n")
    found = [(p.line, p.message[:20]) for p in check_pages({}, {"pond.md": page}, WORDS)]
    assert found == [(3, "questions stand in q")]


def test_a_bank_that_is_too_small_is_told() -> None:
    many = [bank(BANK)] * 14
    assert check_totals(many, "quizzes", WORDS) == []
    (problem,) = check_totals(many[1:], "quizzes", WORDS)
    assert "78 questions in modules; at least 84" in problem.message


def test_an_id_that_stands_twice_is_told_with_its_line() -> None:
    banks = {"park": bank(), "pond": bank(BANK.replace("module: park", "module: pond"), "pond")}
    problems = check_banks(banks, PAGES, points(), WORDS)
    twice = f"the id #broken-bench stands at {PATH}:6 already"
    assert ("quizzes/pond.md", 6) in [(p.path, p.line) for p in problems if twice in p.message], problems

"""A sound file of the bank as it is read, and what is said of it when one thing at a time is broken."""

from course.questions.bank import read_bank
from course.questions.check import check_answers
from course.questions.question import Question
from course.text.page import Page
from course.text.problems import Problem
from tests.questions.park_bank import BANK, FILL_IN, bank, ranked
from tests.slips import untold

PATH = "quizzes/park.md"


def first(text: str = BANK) -> Question:
    return bank(text).questions[0]


def told(text: str) -> list[Problem]:
    """What is wrong with the form of a file, and with its questions' answers."""
    read, problems = read_bank("park", Page(PATH, text))
    return problems + [problem for question in read.questions for problem in check_answers(PATH, question)]


def test_examples_that_are_set_aside_go_when_questions_stand() -> None:
    head, begun, rest = BANK.partition("\n## ")
    aside = "\n<!--\n<quiz>\n</quiz>\n-->\n"
    assert [(one.line, "set aside" in one.message) for one in told(head + aside + begun + rest)] == [(6, True)]
    assert told(head + aside.replace("quiz", "p") + begun + rest) == [] == told(head + aside)


def test_a_question_has_its_parts_and_its_lines() -> None:
    question = first()
    assert (question.id, question.title, question.line) == ("broken-bench", "A bench that wobbles", 6)
    assert (question.core, question.section, question.asks, question.kind) == (True, "benches", "next", "single")
    assert question.body.situation.startswith("Ama sits down")
    assert (question.body.stem, question.body.stem_line) == ("What would you do next?", 11)
    assert [(option.line, option.keyed) for option in question.body.options] == [(12, False), (14, True), (16, False)]
    assert question.body.options[1].feedback == "This looks after the child first, and the bench can wait."
    assert question.body.explanation.startswith("Look after people first")


def test_a_question_knows_what_teaches_it() -> None:
    assert bank().teaches(first()) == "modules/park.md#benches"
    asked = BANK.replace("data-section=benches", "data-section=stage-1 data-teaches=pond#fish")
    case = bank(asked.replace("module: park", "case: park"))
    assert (case.place, case.teaches(case.questions[0])) == ("cases/park.md", "modules/pond.md#fish")


def test_feedback_may_run_over_several_lines_and_a_table_may_stand_in_the_situation() -> None:
    text = BANK.replace("and the bench can wait.", "and\n  > the bench can wait.", 1).replace(
        "\nWhat would", "\n| When | What |\n|---|---|\n| Noon | Rain |\n\nWhat would", 1
    )
    assert read_bank("park", Page(PATH, text))[1] == []
    body = first(text).body
    assert body.options[1].feedback.endswith("first, and the bench can wait.")
    expected = [("| When | What |", "row"), ("|---|---|", "row"), ("| Noon | Rain |", "row")]
    assert [(block.text, block.kind) for block in body.blocks[1:4]] == expected


def test_a_key_lasts_when_options_move_and_others_change_and_ends_with_its_words() -> None:
    def key(old: str = "", new: str = "") -> str:
        question = first(BANK.replace(old, new, 1) if old else BANK)
        return question.key(question.body.options[1])

    assert key() == key("Stay on it a little longer to see whether it holds", "Go on") == key("tell the", "tell  the")
    assert key("it wobbles\n", "it rocks\n") != key()
    assert key().startswith("k") and len(key()) == 6


CHANGES = [
    ("What would you do next?", "What would you do first?", True),
    ("some glue", "some tape", True),
    ("- [ ] Walk", "- [x] Walk", True),
    ("A repair is", "Defensible: a repair is", True),
    ("A repair is a kind thought.", "A repair is kind.", False),
    ("A bench that wobbles", "A bench that rocks", False),
    ("A bench can be mended tomorrow.", "A bench can wait.", False),
]  # fmt: skip


def test_a_question_is_asked_afresh_when_what_it_asks_has_changed_and_not_when_words_around_it_have() -> None:
    version = first().version
    assert [
        new for old, new, changed in CHANGES if (first(BANK.replace(old, new, 1)).version != version) != changed
    ] == []


def test_a_version_does_not_depend_on_the_order_of_options() -> None:
    lines = BANK.split("\n")
    lines[11:13], lines[15:17] = lines[15:17], lines[11:13]
    assert first("\n".join(lines)).version == first().version


def test_an_option_may_be_defensible_and_an_act_has_its_place() -> None:
    two = first(BANK.replace("A repair is", "Defensible: a repair is")).body.options
    assert [option.keyed_as for option in two] == ["no", "yes", "partly"]
    assert two[2].reason == "A repair is a kind thought. The child will be there before you."
    order = first(ranked())
    assert (order.kind, told(ranked())) == ("rank", [])
    assert [option.mark for option in order.body.options] == ["Not yet", "First", "Next"]
    assert first(ranked().replace("Next: ", "Not yet: ")).version != order.version


def test_a_question_to_fill_in_has_its_answers() -> None:
    question = first(FILL_IN)
    assert told(FILL_IN) == []
    assert (question.kind, question.accept) == ("blank", ("the bench", "a bench", "a <seat>"))
    assert question.body.explanation == "A seat is a kindness (p12)."


BROKEN = [
    (BANK[: BANK.index("## ")], "", 1, "there is no front matter; begin with --- and `title: ...`"),
    (BANK[BANK.index("- [ ] Stay") : BANK.index("Look after")], "", 11, "this question has no options"),
    ("title: Parks\n", "", 2, "the front matter has no 'title'"),
    ("module: park\n", "", 2, "name the one page that these questions belong to"),
    ("module: park", "module: park\ncase: park", 2, "name the one page that these questions belong to"),
    ("module: park", "module: pond", 3, "module: pond in a file named park.md"),
    ("---\n\n##", "---\nHello.\n##", 5, "this stands before the first question"),
    ("## A bench that wobbles { #broken-bench .core data-section=benches data-asks=next }", "", 8, "this stands before the first question"),
    ("## A bench", "### A bench", 6, "### begins no question"),
    ("#broken-bench ", "", 6, "the question 'A bench that wobbles' has no id"),
    ("#broken-bench", "#Broken_bench", 6, "the id 'Broken_bench' must be small letters"),
    ("data-asks=next }", "data-asks=next", 6, "has no id"),
    ("data-asks=next", "data-asks=next data-type=order", 6, "data-type=order is not known here; known is "),
    ("data-asks=next", "data-ask=next", 6, "'data-ask=next' is not known here"),
    (".core", ".kernel", 6, "'.kernel' is not known here"),
    ("\n<quiz>", "A lead.\n<quiz>", 7, "this stands outside <quiz> and </quiz>"),
    ("</quiz>\n", "</quiz>\nMore.\n", 21, "this stands outside <quiz> and </quiz>"),
    ("<quiz>", "", 6, "no question stands under this heading"),
    ("<quiz>", "<qiuz>", 6, "no question stands under this heading"),
    ("</quiz>\n", "\n", 8, "this <quiz> is not closed"),
    ("<quiz>\n", "<quiz> Ama\n", 8, "'<quiz> Ama' is not read as a question"),
    ("</quiz>", "</QUIZ>", 20, "'</QUIZ>' is not read as a question"),
    ("</quiz>\n", "</quiz>\n\n<quiz>\n</quiz>\n", 22, "a second question under one heading"),
    ("- [x] Stand", "- [x ] Stand", 14, "'- [x ] Stand beside ' is not an option"),
    ("- [ ] Stay", "-[ ] Stay", 12, "is not an option; write `- [ ] text`"),
    ("- [ ] Stay", "- [] Stay", 12, "is not an option"),
    ("- [x] Stand beside it and tell the child that it wobbles", "- [x] ", 14, "is not an option"),
    ("- [x] Stand", "- Stand", 14, "'- Stand beside it and tell the' belongs to no option"),
    ("- [ ] Walk", "\n- [ ] Walk", 16, "no empty line stands between options"),
    ("  > This looks", "\n  > This looks", 16, "this feedback stands apart from its option"),
    ("  > A repair", "\n  > A repair", 18, "this feedback stands apart from its option"),
    ("  > A repair", "  A repair", 17, "an empty line belongs here; or begin the line with two spaces and >"),
    ("  > This looks after the child first, and the bench can wait.\n", "", 14, "this option has no feedback"),
    ("  > This looks after the child first, and the bench can wait.\n", "  >\n", 14, "this option has no feedback"),
    ("Look after people first and things second. A bench can be mended tomorrow.\n", "", 6, "this question has no explanation"),
    ("Ama sits down in the park, and the bench wobbles. A child is running towards it.\n\n", "", 9, "here stands only one of them"),
    ("\nWhat would you do next?\n", "", 9, "here stands only one of them"),
    ("What would you do next?\n", "| When |\n|---|\n", 11, "the stem must be a paragraph of its own"),
    *(("- [x] Stand", slip, 14, "is not an option") for slip in ("- [x]Stand", "- [X] Stand", "- [v] Stand", "* [x] Stand", "2. [x] Stand", "[x] Stand", "  - [x] Stand")),
    *(("<quiz>", slip, 8, f"'{slip.strip()}' is not read as a question") for slip in ("<Quiz>", "<quiz id=bench>", "< quiz >", "  <quiz>")),
]  # fmt: skip


def test_a_slip_in_a_sound_file_is_told_with_its_line_and_nothing_else_is() -> None:
    assert untold(BANK, BROKEN, told, PATH) == []

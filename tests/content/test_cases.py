"""A sound small case, and what the check says of it when one thing at a time is broken."""

from course.content.cases import check_case, named_modules, stages
from course.content.modules import check_form
from course.questions.check import check_decisions
from course.text.page import Page
from course.text.problems import Problem
from tests.questions.park_bank import CASE, CASE_BANK, bank, points
from tests.slips import untold

PATH = "docs/cases/gate.md"
MODULES = ("park", "pond")


def check(text: str, decisions: str = CASE_BANK) -> list[Problem]:
    page = Page(PATH, text)
    return [*check_form(page), *check_case(page, MODULES, points()), *check_decisions(page, bank(decisions, "gate"))]


def test_a_case_has_its_stages_and_its_modules() -> None:
    page = Page(PATH, CASE)
    assert named_modules(page) == MODULES
    found = stages(page)
    assert [stage.heading.id for stage in found] == ["stage-1", "stage-2", "stage-3", "stage-4"]
    assert [row.text for row in found[1].rows] == ["| Day 2 | The gate was open | Ama |"]


BROKEN = [
    ("note: A gate is left open in this case.\n", "", 2, "the front matter has no 'note'"),
    ("[park, pond]", "[park, lake]", 5, "the case names the module 'lake', which does not exist"),
    ("[park, pond]", "[park]", 5, "1 named under modules; a case draws on two to four"),
    (" { #family }", "", 10, "'The family' has no id"),
    ("{ #looking-back }", "{ #looking-on }", 10, "the headings of a case are ## and family, stage-1"),
    ("## The family", "### The family", 10, "the headings of a case are ##"),
    (CASE[CASE.index("## Fourth") : CASE.index("## Looking back")], "", 10, "3 stages; a case has four to six"),
    ("## Second: Morning", "## Morning", 26, "the stage begins with its place; write `Second: Morning`"),
    ("| When | What was known | Who knew |\n|---|---|---|\n| Day 2 | The gate was open | Ama |\n", "", 26, "the stage has no table"),
    ("| When | What was known | Who knew |\n|---|---|---|\n| Day 2", "| When | What |\n|---|---|\n| Day 2", 30, "the table must begin with | When | What was known | Who knew |"),
    ("| Day 2 | The gate was open | Ama |\n", "", 30, "the table has no rows"),
    ("/// hypothesis | Your first thoughts\nWrite down two reasons.\n///\n", "", 10, "0 boxes under #family"),
    ("Something comes to light.", "/// hypothesis | Now\nWrite.\n///", 20, "take the box under #stage-1 out"),
    ("- Wind blows. See [Benches](../modules/park.md#benches).\n", "", 58, "3 findings; a case has four to six"),
    ("Gates rust. See [Benches](../modules/park.md#benches).", "Gates rust.", 61, "a finding links to the section that teaches it"),
    ("Benches rot (p12).", "Benches rot (p13).", 60, "(p13) is cited, but no point taught at modules/park.md#benches carries that page"),
    ("Ama has a dog.", "Ama has a dog (p12).", 12, "findings and their pages stand under #found alone"),
    ("(p12)", "(p. 12)", 60, "(p. 12) is not a page reference"),
]  # fmt: skip


def test_a_slip_in_a_sound_case_is_told_with_its_line_and_nothing_else_is() -> None:
    assert untold(CASE, BROKEN, check, PATH) == []


def test_a_stage_without_a_decision_or_with_two_and_a_decision_outside_the_stages_are_told() -> None:
    problems = check(CASE, CASE_BANK.replace("stage-2", "stage-1"))
    assert [(p.line, p.message.split(" decisions")[0]) for p in problems] == [(18, "2"), (26, "0")]
    problems = check(CASE, CASE_BANK.replace("stage-4", "looking-back"))
    assert [p.path for p in problems] == ["quizzes/gate.md", PATH]
    assert "a decision of a case stands in one of its stages" in problems[0].message

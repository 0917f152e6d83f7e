"""The roads of a case, walked one after the other, and what the check says of each when one thing is not true on it."""

import pytest

from course.content.roads import check_roads
from course.questions.check import check_decisions, lines_of
from course.text.page import Page
from course.text.problems import Problem
from tests.conftest import ROOT
from tests.questions.park_bank import CASE, FORKED, ROADS, WAITS, bank, forked
from tests.slips import untold

PATH = "docs/cases/gate.md"
TWO = FORKED.index("/// road | Ama waits")
END = FORKED.index("Then it rained.")
PARTS = "a case parts once, into two roads, in a stage after the first"


def check(text: str, decisions: str = forked()) -> list[Problem]:
    page, asked = Page(PATH, text), bank(decisions, "gate")
    return [*check_decisions(page, asked), *check_roads(page, lines_of(asked))]


SLIPS = [
    ("| Day 2 | The gate held", "| Some day | The gate held", 41, "'Some day' is no time that can be put in order"),
    ("| Day 2 | The gate swung", "| Day 4 | The gate swung", 60, "Day 3 comes after Day 4; put the rows of each road in order of time"),
    ("| Day 2 | The gate held", "| Day 1 | The gate held", 41, "Day 1 comes after Day 2"),
    ("The gate held | Ama |", "The gate held | Ama, Bo |", 41, "Bo is said to know, and nobody of that name is in the case on the road 'Ama shuts the gate'"),
    ("| Day 3 | The gate was open | Ama |", "| Day 3 | The gate was open | Bo |", 60, "Bo is said to know"),
    ("Then it rained.", "Then it rained, and Bo laughed.", 56, "only the road 'Ama waits until Friday' has told of Bo"),
    ("It was the wind.", "It was the wind, or Bo.", 72, "only the road 'Ama waits until Friday' has told of Bo"),
    ("**Tia's Tuesday.** She ran out.", "She ran out.", 46, "after its table a road has the child's day"),
    (" { #gate-shut }", "", 36, "the road has no id; end its title with { #an-id-that-stays }"),
    (FORKED[TWO:END], "", 36, PARTS),
    ("Then it rained.\n", f"{ROADS.replace('gate-', 'other-')}", 36, PARTS),
    ("Ama has a dog.", ROADS[: ROADS.index("\n/// road | Ama waits")], 12, PARTS),
]  # fmt: skip


def test_what_is_not_true_on_one_of_the_roads_of_a_sound_case_is_told_with_its_line() -> None:
    assert untold(FORKED, SLIPS, check, PATH) == []


def test_an_age_is_the_same_on_each_road_as_in_the_case() -> None:
    told = check(FORKED.replace("Ama has a dog.", "Ama, who is eight, has a dog."))
    assert [(one.line, one.message) for one in told] == [(37, "Ama is 9 on this road and 8 elsewhere in the case")]


def test_a_decision_after_the_roads_names_nobody_whom_one_of_them_alone_has_told_of() -> None:
    text = forked()
    at = text.index("Ama sits", text.index("data-section=stage-3"))
    told = check(FORKED, f"{text[:at]}Then Bo sits{text[at + 8 :]}")
    assert [(one.path, one.line) for one in told] == [("quizzes/gate.md", text[:at].count("\n") + 1)]
    assert f"only the road {WAITS!r} has told of Bo" in told[0].message


def test_a_choice_leads_to_the_second_road() -> None:
    [none] = check(FORKED, forked().replace(f"Then: {WAITS}.", "Then: It swung."))
    assert (none.path, none.line) == (PATH, 46)
    assert none.message.endswith("end the feedback of one in quizzes/gate.md with `Then: Ama waits until Friday.`")


TIMES = [
    (["October", "January", "March, week 2", "March, week 3", "End of March"], True),
    (["February", "January"], False),
    (["March, week 3", "March, week 2"], False),
    (["End of March", "March, week 2"], False),
    (["Weeks 1 to 3", "Week 2", "Week 3"], True),
    (["Week 11", "Weeks 9 to 15", "Week 15"], True),
    (["Week 9, Tuesday", "Week 9, Monday"], False),
    (["Week 16, Friday morning", "Week 16, Friday, one o'clock"], True),
    (["Year 1, October", "Year 2, January", "Year 2, March"], True),
    (["Year 2, October", "Year 2, January"], False),
    (["November", "December", "Week 1", "Week 6"], True),
    (["October and November", "December", "Weeks 19 and 21"], True),
]


@pytest.mark.parametrize(("times", "is_sound"), TIMES)
def test_times_as_people_write_them_are_put_in_order(times: list[str], is_sound: bool) -> None:
    rows = "\n".join(f"| {time} | The gate was open | Ama |" for time in times)
    text = CASE.replace("| Day 1 | The gate was open | Ama |", rows)
    told = [one for one in check_roads(Page(PATH, text), []) if "comes after" in one.message]
    assert (told == []) is is_sound


def test_four_cases_of_this_course_part_and_the_one_about_suicide_does_not() -> None:
    parting = {path.stem for path in (ROOT / "docs" / "cases").glob("*.md") if "/// road" in path.read_text("utf-8")}
    assert len(parting) >= 4 and "out-of-school" not in parting

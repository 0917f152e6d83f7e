"""Where the build sets questions, and how a case's table grows."""

from course.questions.placement import NEW, ON_ROADS, PARTS, ROADS, SO_FAR, in_case, in_module, shown
from course.text.page import Page
from tests.questions.park_bank import (
    BANK,
    CASE,
    CASE_BANK,
    FORKED,
    IDS,
    MODULE,
    PAGES,
    SHUT,
    WAITS,
    WORDS,
    bank,
    forked,
)

BODY = CASE.split("---\n", 2)[2]


def module(text: str = BANK) -> Page:
    return Page("docs/modules/park.md", in_module(bank(text), MODULE, PAGES, WORDS))


def test_a_module_begins_with_a_question_and_has_the_others_before_what_the_reader_takes_along() -> None:
    first, *others = IDS
    assert [(heading.id, heading.level) for heading in module().headings] == [
        (first, 2), ("found", 2), ("benches", 3), ("quiz", 2), *((name, 3) for name in others), ("reflect", 2), ("team", 3),
    ]  # fmt: skip


def test_the_core_comes_first_and_what_is_further_stands_in_a_fold() -> None:
    text = BANK.replace(".core ", "", 1).replace("#wet-slide ", "#wet-slide .core ")
    order = ["fallen-leaves", "quiet-pond", "wet-slide", "broken-bench", "lost-glove", "long-queue"]
    assert [question.id for question in shown(bank(text))] == order
    in_the_open, fold = module(text).text.split('<details class="more" markdown>')
    assert [name for name in order if f"{{ #{name} }}" in in_the_open] == order[:3]
    assert "<summary data-search-exclude>3 more, for practice, 5 minutes</summary>" in fold


def test_a_module_begins_with_a_question_that_has_no_table() -> None:
    table = "| When | What |\n|---|---|\n| Noon | A screwdriver |\n\n"
    assert shown(bank(BANK.replace("What would", f"{table}What would", 1)))[0].id == "fallen-leaves"


def test_what_would_have_followed_stands_at_the_head_of_the_next_stage_and_not_in_the_feedback() -> None:
    first = CASE_BANK.index("- [ ]")
    text = CASE_BANK[:first] + CASE_BANK[first:].replace("\n- [", "\n  > Then: The ducks would have left.\n- [", 1)
    drawn = in_case(bank(text, "gate"), BODY, PAGES, WORDS)
    roads = drawn.index(ROADS)
    assert drawn.index("## Second: ") < roads < drawn.index("The ducks would have left.") < drawn.index("#gate-2")
    assert drawn.count("The ducks would have left.") == drawn.count(":</strong> The ducks would have left.") == 1


def test_the_roads_of_a_stage_stand_open_below_the_choice_that_leads_to_one_and_later_rows_say_whose_they_are() -> None:
    body = FORKED.split("---\n", 2)[2]
    text = in_case(bank(forked(), "gate"), body, PAGES, WORDS)
    leads = text.index(f"[{WAITS}](#gate-waits)</li>")
    assert text.index("## Third: ") < leads < text.index(PARTS) < text.index(f"/// road | {SHUT} {{ #gate-shut }}")
    assert "child will be there before you. [" not in text
    shut = "| **First road**{ .by-road data-road=gate-shut } Day 2 | The gate held | Ama |"
    waits = "| **Second road**{ .by-road data-road=gate-waits } Day 2 | The gate swung | Ama |"
    assert text.count(f"{shut}\n{waits}\n| {NEW} Day 3 | The gate was open | Ama |") == 1
    assert text.count(f"{shut}\n{waits}\n| Day 3 | The gate was open | Ama |") == 1
    assert text.count(f"{SO_FAR} {ON_ROADS}") == 2


def test_what_is_no_stage_is_left_as_it_is() -> None:
    text = in_case(bank(CASE_BANK, "gate"), BODY, PAGES, WORDS)
    assert text.startswith(BODY[: BODY.index("## First")])
    assert text.endswith(BODY[BODY.index("## Looking back") :])

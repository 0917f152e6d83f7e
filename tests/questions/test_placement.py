"""Where the build sets questions, and how a case's table grows."""

from __future__ import annotations

from course.questions.drawing import draw
from course.questions.placement import NEW, ROADS, SO_FAR, in_case, in_module, shown
from course.text.page import Page
from tests.questions.park_bank import BANK, CASE, CASE_BANK, IDS, MODULE, PAGES, WORDS, bank

BODY = CASE.split("---\n", 2)[2]


def module(text: str = BANK) -> Page:
    return Page("docs/modules/park.md", in_module(bank(text), MODULE, PAGES, WORDS))


def case() -> Page:
    return Page("docs/cases/gate.md", in_case(bank(CASE_BANK, "gate"), BODY, PAGES, WORDS))


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


def test_a_question_stands_under_its_heading_with_a_link_back_to_its_section() -> None:
    drawn = draw(bank().questions[0], "[Read again: Benches](#benches)", WORDS)
    assert f"## A bench that wobbles {{ #broken-bench }}\n\n{drawn}\n\n## " in module().text


def test_each_stage_of_a_case_ends_in_its_decision_which_leads_to_what_teaches_it() -> None:
    assert [heading.id for heading in case().headings] == [
        "family", "stage-1", "gate-1", "stage-2", "gate-2", "stage-3", "gate-3", "stage-4", "gate-4", "looking-back", "found", "childs-day", "team",
    ]  # fmt: skip
    assert case().text.count("[Read again: Parks: Benches](/modules/park.md#benches)") == 4


def test_each_stage_is_a_section_named_by_its_heading() -> None:
    text = case().text
    assert text.count('<section class="stage" data-module="stage" data-stage="') == text.count("</section>") == 4
    opened = text.index('data-stage="2" id="part-2" aria-labelledby="stage-2"')
    assert (
        opened
        < text.index("## Second: Morning")
        < text.index("#gate-2")
        < text.index("</section>", opened)
        < text.index('data-stage="3"')
    )


def test_the_table_grows_and_marks_what_is_new_in_words() -> None:
    first, second, third, fourth = (
        case().section_text(heading) for heading in case().headings if heading.id.startswith("stage-")
    )
    assert [line for line in first.split("\n") if line.startswith("| Day")] == ["| Day 1 | The gate was open | Ama |"]
    assert NEW not in first and SO_FAR not in first
    assert (
        "\n".join(
            [
                SO_FAR,
                "",
                "| When | What was known | Who knew |",
                "|---|---|---|",
                "| Day 1 | The gate was open | Ama |",
                f"| {NEW} Day 2 | The gate was open | Ama |",
            ]
        )
        in second
    )
    assert [third.count("| Day "), third.count(NEW), fourth.count("| Day "), fourth.count(NEW)] == [2, 1, 3, 1]


def test_what_would_have_followed_stands_at_the_head_of_the_next_stage_and_not_in_the_feedback() -> None:
    first = CASE_BANK.index("- [ ]")
    text = CASE_BANK[:first] + CASE_BANK[first:].replace("\n- [", "\n  > Then: The ducks would have left.\n- [", 1)
    drawn = Page("docs/cases/gate.md", in_case(bank(text, "gate"), BODY, PAGES, WORDS)).text
    roads = drawn.index(ROADS)
    assert drawn.index("## Second: ") < roads < drawn.index("The ducks would have left.") < drawn.index("#gate-2")
    assert drawn.count("The ducks would have left.") == 1


def test_what_is_no_stage_is_left_as_it_is() -> None:
    text = case().text
    assert text.startswith(BODY[: BODY.index("## First")])
    assert text.endswith(BODY[BODY.index("## Looking back") :])

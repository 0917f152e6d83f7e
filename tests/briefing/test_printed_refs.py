"""Page references as briefings print them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.briefing.printed_refs import to_course_form

FORMS = [
    ("(p208)", "(p208)"), ("(p. 208)", "(p208)"), ("(p 208)", "(p208)"), ("(page 208)", "(p208)"), ("(see p. 208)", "(p208)"),
    ("(p71-72)", "(p71-72)"), ("(pp71-72)", "(p71-72)"), ("(pp. 12–14)", "(p12-14)"), ("(pp12 - 14)", "(p12-14)"), ("(p12-p14)", "(p12-14)"),
    ("(pages 12 to 14)", "(p12-14)"), ("(pp. 208–9)", "(p208-209)"), ("(p12, p14)", "(p12) (p14)"), ("(p12; pp. 14-15)", "(p12) (p14-15)"),
    ("(pp. 12, 14 and 20–21)", "(p12) (p14) (p20-21)"), ("(p12, and p14)", "(p12) (p14)"), ("(p12 & p14)", "(p12) (p14)"),
    ("(Hobbs et al, 2013, p. 12)", "(Hobbs et al, 2013) (p12)"), ("(p12, our emphasis)", "(p12) (our emphasis)"),
]  # fmt: skip
NO_PAGE = ("(LSCB)", "(2009-2012)", "(Hobbs, 2013)", "(p2013)", "(eg, shelves)", "(n)", "(41%)", "()")


def test_each_printed_form_becomes_the_courses_own_and_a_bracket_without_a_page_stays() -> None:
    for printed, written in [*FORMS, *((bracket, bracket) for bracket in NO_PAGE)]:
        assert to_course_form(f"Doors stick {printed}.")[0] == f"Doors stick {written}."


def test_offsets_move_with_the_text() -> None:
    text, marks = to_course_form("One (pp. 3–4). Two (page 5). Three", [0, 15, 29])
    assert [text[mark:].split()[0] for mark in marks] == ["One", "Two", "Three"]


@given(st.text(alphabet="()p.,;-–12 andx", max_size=80))
def test_what_is_in_the_courses_form_stays_as_it_is(text: str) -> None:
    once = to_course_form(text)[0]
    assert to_course_form(once)[0] == once

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.text.page_refs import PageRef, find, malformed

pages = st.integers(1, 999)


@given(pages, st.none() | pages, st.text(alphabet="abc (),.-", max_size=20), st.text(alphabet="abc (),.-", max_size=20))
def test_a_reference_is_found_wherever_it_stands(first: int, last: int | None, before: str, after: str) -> None:
    ref = PageRef(first, last)
    assert (len(before), ref) in find(f"{before}({ref.id}){after}")


@given(pages, st.none() | pages)
def test_a_reference_reads_back_as_it_was_written(first: int, last: int | None) -> None:
    assert PageRef.parse(PageRef(first, last).id) == PageRef(first, last)


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for offset, ref in find(text):
        assert text[offset:].startswith(f"({ref.id})")


@pytest.mark.parametrize("text", ["", "208", "p", "p2345", "pp12", "p12-", "p12,14"])
def test_what_is_no_reference_is_refused_with_a_right_one(text: str) -> None:
    with pytest.raises(ValueError, match="write p208 or p71-72"):
        PageRef.parse(text)


NEARLY = [
    "(p. 208)",
    "(pp. 12-14)",
    "(page 12)",
    "(p12, p14)",
    "(p 12)",
    "(p12–14)",
    "(no page)",
    "(pg12)",
    "(Page 12)",
]
NEARLY += ["p208", "[p208]", "{p208}", "(208)", "(12-14)", "(see p12)", "(report, p12)", "(p. l2)", "( p12 )", "(P12)"]
OTHER = [
    "(p208)",
    "(p71-72)",
    "(people)",
    "(perhaps 3)",
    "page 208 of the report",
    "(12%)",
    "(2013)",
    "[a](p1.md)",
    "{ #p1 }",
]


def test_a_reference_in_another_form_is_noticed_and_other_words_are_left_alone() -> None:
    assert [text for text in NEARLY if malformed(f"so it was {text}.") != [(10, text)]] == []
    assert [text for text in OTHER if malformed(f"so it was {text}.")] == []
    assert malformed("so it was (p208") == [(11, "p208")]


def test_the_name_says_the_page_in_words() -> None:
    assert PageRef(208).name == "page 208"
    assert PageRef(71, 72).name == "pages 71 to 72"

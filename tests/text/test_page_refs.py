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


@pytest.mark.parametrize("text", ["", "208", "p", "p1234", "pp12", "p12-", "p12,14"])
def test_what_is_no_reference_is_refused_with_a_right_one(text: str) -> None:
    with pytest.raises(ValueError, match="write p208 or p71-72"):
        PageRef.parse(text)


def test_a_reference_in_another_form_is_noticed_and_other_brackets_are_left_alone() -> None:
    for text in ("(p. 208)", "(pp. 12-14)", "(page 12)", "(p12, p14)", "(p 12)", "(p12–14)", "(no page)"):
        assert malformed(f"so it was {text}.") == [(10, text)]
    assert [text for text in ("(p208)", "(p71-72)", "(people)", "(perhaps 3)") if malformed(text)] == []


def test_the_name_says_the_page_in_words() -> None:
    assert PageRef(208).name == "page 208"
    assert PageRef(71, 72).name == "pages 71 to 72"

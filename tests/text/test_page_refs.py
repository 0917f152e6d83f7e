import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.text.markdown import slip_in_id
from course.text.page_refs import PageRef, find, malformed

pages = st.integers(1, 999)
paragraphs = st.from_regex(r"[1-9][0-9]?(\.[1-9][0-9]?){0,2}[a-z]?", fullmatch=True)
refs = st.builds(PageRef, pages, st.none() | pages) | st.builds(PageRef, paragraphs, st.none() | paragraphs)


@given(refs, st.text(alphabet="abc (),.-", max_size=20), st.text(alphabet="abc (),.-", max_size=20))
def test_a_reference_is_found_wherever_it_stands(ref: PageRef, before: str, after: str) -> None:
    assert (len(before), ref) in find(f"{before}({ref.written}){after}")


@given(refs)
def test_a_reference_reads_back_as_it_was_written_and_has_an_anchor(ref: PageRef) -> None:
    assert PageRef.parse(ref.written) == ref
    assert not slip_in_id(ref.id)
    assert PageRef(ref.first).written in ref.reach


@pytest.mark.parametrize("text", ["", "208", "p", "p2345", "pp12", "p12-", "p12,14", "para", "para 2.", "2.17"])
def test_what_is_no_reference_is_refused_with_a_right_one(text: str) -> None:
    with pytest.raises(ValueError, match="write p208 or p71-72"):
        PageRef.parse(text)


NEARLY = ["(p. 208)", "(pp. 12-14)", "(page 12)", "(p12, p14)", "(p 12)", "(p12–14)", "(no page)", "(pg12)"]
NEARLY += ["(Page 12)", "(p12-p13)", "(p12 - 13)", "(pp12)", "(p12 and 13)", "(pl2)"]
NEARLY += ["(paragraph 2.17)", "(para. 3)", "(para2.17)", "[para 2]", "(paras 2-4)"]
NEARLY += ["p208", "[p208]", "{p208}", "(208)", "(12-14)", "(see p12)", "(report, p12)", "(p. l2)", "( p12 )", "(P12)"]
OTHER = ["(para 2.17)", "(para 104-106)", "paragraph 3 of the guidance", "(p208)", "(p71-72)", "(people)"]
OTHER += ["(perhaps 3)", "page 208 of the report", "(12%)", "(2013)", "[a](p1.md)", "{ #p1 }"]


def test_a_reference_in_another_form_is_noticed_and_other_words_are_left_alone() -> None:
    assert [text for text in NEARLY if malformed(f"so it was {text}.") != [(10, text)]] == []
    assert [text for text in OTHER if malformed(f"so it was {text}.")] == []
    assert malformed("so it was (p208") == [(11, "p208")]


def test_a_range_has_its_name_in_words_and_reaches_each_that_lies_in_it() -> None:
    assert PageRef(208).name == "page 208"
    assert PageRef(71, 72).name == "pages 71 to 72"
    assert PageRef("2.17", "2.19").name == "paragraphs 2.17 to 2.19"
    assert PageRef("2.9", "2.11").reach == {"para 2.9", "para 2.10", "para 2.11"}
    assert PageRef("4a", "4b").reach == {"para 4a", "para 4b"}
    assert PageRef(9, 10).reach == {"p9", "p10"}


def test_pages_come_before_paragraphs_each_in_the_order_of_their_numbers() -> None:
    wanted = ["p9", "p12", "p12-14", "para 2.9", "para 2.17", "para 10"]
    found = sorted(map(PageRef.parse, reversed(wanted)), key=lambda ref: ref.order)
    assert [ref.written for ref in found] == wanted

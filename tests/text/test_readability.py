from hypothesis import given
from hypothesis import strategies as st

from course.text.numbers import numbers_in
from course.text.page import Page
from course.text.readability import (
    _syllables,
    check_acronyms,
    check_ease,
    check_sentences,
    flesch,
    page_minutes,
    plain,
    sentences,
    split_sentences,
)


def page(text: str) -> Page:
    return Page("docs/x.md", text)


def test_marks_addresses_and_page_references_are_not_read() -> None:
    assert plain("A [walk](../x.md#y) in the *park* (p12).") == "A walk in the park."
    assert sentences('It fell (p12). "So?" she said. (We left.)') == ["It fell.", '"So?" she said.', "(We left.)"]


def test_thirty_words_pass_and_one_more_does_not() -> None:
    thirty = "We " + " ".join(["go"] * 29) + "."
    assert check_sentences(page(f"{thirty}\n")) == []
    found = check_sentences(page(f"Short.\n\nAlso short.\nThis {thirty}\n"))
    assert [(p.line, p.message[:24]) for p in found] == [(4, "a sentence of 31 words; ")]


def test_words_and_questions_make_minutes() -> None:
    asked = {0: 0, 180: 0, 181: 0, 900: 4}
    assert [page_minutes(page("We " * words), questions) for words, questions in asked.items()] == [1, 1, 2, 11]


def test_short_words_read_more_easily_than_long_ones() -> None:
    hard = "Institutional responsibilities necessitate multidisciplinary communication."
    assert flesch(["The cat sat on the mat."]) > 90 > 20 > flesch([hard])


def test_a_hard_page_and_one_of_long_sentences_are_told() -> None:
    hard = "Institutional responsibilities necessitate multidisciplinary communication arrangements. " * 5
    assert "reading ease" in check_ease(page(hard))[0].message
    (problem,) = check_ease(page(f"{'We sat so we ate and he sat and they ate so ' * 2}we sat.\n"))
    assert problem.message.startswith("the median sentence has")


def test_an_abbreviation_that_is_not_spelt_out_is_told_once() -> None:
    for text in ("A was not brought (WNB) and WNB again.", "WNB (was not brought).", "The UK.", "A plan."):
        assert check_acronyms(page(text)) == [], text
    (found,) = check_acronyms(page("First.\n\nThe LSCB met. The LSCB left.\n"))
    assert str(found) == "docs/x.md:3: LSCB is not spelt out at its first use; write the words and then (LSCB)"


def test_syllables_are_counted_as_they_are_said() -> None:
    said = {"family": 3, "worked": 1, "wanted": 2, "places": 2, "table": 2, "child's": 1, "professional": 4, "a": 1}
    assert {word: _syllables(word) for word in said} == said


PARAGRAPHS = [
    ["Doors stick.", "Lamps go out!", "Who has the key?", "Nobody."],
    ["Rain came in. (p177)", "It dried."],
    ["Rain came in (p177).", "It dried."],
    ["Rain came in. (p12) (p14-15).", "It dried."],
    ['"Come in."', '"Thank you."'],
    ["Hobbs et al. (2013) went to 40 rooms.", "They walked."],
    ["Some rooms, e.g. Ely, were shut (eg, by rain).", "Others, i.e. Stow, were not."],
    ["Dr. Osei and J. P. Hobbs agree.", "So do I."],
    ["Company No. 14 made lamps.", "No.", "It never did."],
    ["One key was lost ... and found again.", "Good."],
    ["The lamp cost 4.50 a week.", "12 rooms had one."],
    ["no stop at the end"],
    [],
]


def test_a_paragraph_is_cut_at_its_sentences() -> None:
    assert [split_sentences(" ".join(paragraph)) for paragraph in PARAGRAPHS] == PARAGRAPHS


@given(st.text(alphabet="aA .!?()p1\"'", max_size=80).map(lambda text: " ".join(text.split())))
def test_sentences_joined_are_the_paragraph(text: str) -> None:
    assert " ".join(split_sentences(text)) == text


CASES = {
    "65 of the 66 reports": {"65", "66"},
    "41% of them": {"41%"},
    "41 per cent of them": {"41%"},
    "almost two-thirds": {"2/3"},
    "almost two thirds": {"2/3"},
    "just over half": {"1/2"},
    "in over ten years": {"10"},
    "not one case": {"0", "1"},
    "none of the four": {"0", "4"},
    "had never met": {"0"},
    "the fifth analysis": {"5"},
    "from 2011-14": {"2011", "2014"},
    "from 2011 to 2014": {"2011", "2014"},
    "1 April 2011": {"1", "2011"},
    "1,038 of them.": {"1038"},
    "people aged 11-15": {"11", "15"},
    "nothing to count": set(),
}


def test_numbers_come_out_in_one_form() -> None:
    assert {text: numbers_in(text) for text in CASES} == CASES

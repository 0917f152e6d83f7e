from __future__ import annotations

from course.text.page import Page
from course.text.readability import (
    _syllables,
    check_acronyms,
    check_ease,
    check_sentences,
    flesch,
    minutes,
    plain,
    sentences,
)


def page(text: str) -> Page:
    return Page("docs/x.md", text)


def test_marks_and_addresses_are_not_read() -> None:
    assert plain("A [walk](../x.md#y) in the *park* (p12).") == "A walk in the park."


def test_a_page_reference_does_not_end_a_sentence() -> None:
    assert sentences('It fell (p12). "So?" she said. (We left.)') == ["It fell.", '"So?" she said.', "(We left.)"]


def test_thirty_words_pass_and_one_more_does_not() -> None:
    thirty = "We " + " ".join(["go"] * 29) + "."
    assert check_sentences(page(f"{thirty}\n")) == []
    found = check_sentences(page(f"Short.\n\nAlso short.\nThis {thirty}\n"))
    assert [(p.line, p.message[:24]) for p in found] == [(4, "a sentence of 31 words; ")]


def test_words_and_questions_make_minutes() -> None:
    assert [minutes(0), minutes(180), minutes(181), minutes(900, 4)] == [1, 1, 2, 11]


def test_short_words_read_more_easily_than_long_ones() -> None:
    assert (
        flesch(["The cat sat on the mat."])
        > 90
        > 20
        > flesch(["Institutional responsibilities necessitate multidisciplinary communication."])
    )


def test_a_hard_page_is_told() -> None:
    hard = "Institutional responsibilities necessitate multidisciplinary communication arrangements. " * 5
    assert "reading ease" in check_ease(page(hard))[0].message


def test_a_page_of_long_sentences_is_told() -> None:
    (problem,) = check_ease(page(f"{'We sat so we ate and he sat and they ate so ' * 2}we sat.\n"))
    assert problem.message.startswith("the median sentence has")


def test_abbreviations_that_are_spelt_out_pass() -> None:
    for text in ("A was not brought (WNB) and WNB again.", "WNB (was not brought).", "The UK.", "A plan."):
        assert check_acronyms(page(text)) == [], text


def test_an_abbreviation_that_is_not_spelt_out_is_told_once() -> None:
    found = check_acronyms(page("First.\n\nThe LSCB met. The LSCB left.\n"))
    assert [(p.line, p.message) for p in found] == [
        (3, "LSCB is not spelt out at its first use; write the words and then (LSCB)")
    ]


def test_syllables_are_counted_as_they_are_said() -> None:
    said = {"family": 3, "worked": 1, "wanted": 2, "places": 2, "table": 2, "child's": 1, "professional": 4, "a": 1}
    assert {word: _syllables(word) for word in said} == said

"""Sentences of a paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.text.readability import split_sentences

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

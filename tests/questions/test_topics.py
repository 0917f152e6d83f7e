"""The topics that a learner is asked about first, as their file says them."""

from __future__ import annotations

import pytest

from course.questions.topics import check_topics, read_topics, topics_of
from tests.questions.park_bank import BANK, bank

PATH = "docs/reference/topics.yml"
GOOD = '- id: storm\n  name: storms\n  module: park\n  note: This question is about a storm.\n  words: [gale, "storm(?:s|y)"]\n'


def test_words_are_found_whatever_their_case() -> None:
    (topic,), problems = read_topics(GOOD, PATH)
    assert problems == []
    assert topic.is_in("A Stormy night") and topic.is_in("the gale") and not topic.is_in("storm")


def test_what_is_wrong_is_told_with_its_line() -> None:
    topics, problems = read_topics(GOOD + GOOD.replace("gale", "(gale").replace("storm\n", "gale\n", 1), PATH)
    assert [(one.line, one.message.partition(":")[0]) for one in problems] == [(6, "`words` are no regular expression")]
    assert [one.message for one in check_topics(topics, ["pond"], PATH)] == ["there is no module 'park'"]


@pytest.mark.parametrize(
    ("part", "touches"),
    [("What would you do next?", True), ("[x] ", True), ("[ ] ", False)],
    ids=["what is asked", "what is right", "what is wrong"],
)
def test_a_question_touches_a_topic_by_what_it_asks_and_by_what_is_right(part: str, touches: bool) -> None:
    (topic,), _ = read_topics(GOOD.replace("module: park", "module: pond"), PATH)
    stormy = bank(BANK.replace(part, f"{part} A gale! ", 1))
    named = topics_of([topic], {}, stormy, stormy.questions[0])
    assert [one.id for one in named] == (["storm"] if touches else [])

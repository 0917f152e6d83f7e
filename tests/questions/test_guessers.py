"""Guessers that find what the wording of options gives away and nothing where it gives nothing, and what holds of our bank."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.course import Course
from course.questions.cues import measure_words
from course.questions.figures import figures
from course.questions.guessers import guess, names, words
from course.questions.question import Question
from tests.questions.park_bank import BANK, bank, ranked
from tests.questions.test_cues import LONG, MIDDLE, SHORT, questions


def quizzes(*asked: tuple[str, ...]) -> list[list[Question]]:
    """Eight quizzes of a question each, as dealt in turn from `asked`."""
    return [questions(asked[number % len(asked)]) for number in range(8)]


def test_words_that_stand_with_keys_give_them_away_in_a_quiz_that_was_not_learnt_from() -> None:
    given = quizzes((SHORT, "*Ring a ranger", LONG), ("*Ring a keeper", LONG, MIDDLE), (MIDDLE, SHORT, "*Ring a vet"))
    for guesser in guess(given):
        assert (guesser.right, guesser.chance) == (8, pytest.approx(8 / 3)), guesser.name
        assert guesser.shuffled < 8, guesser.name


def test_options_that_are_keyed_as_often_as_not_give_nothing_away() -> None:
    fair = quizzes((f"*{SHORT}", MIDDLE, LONG), (SHORT, f"*{MIDDLE}", LONG), (SHORT, MIDDLE, f"*{LONG}"))
    for guesser in guess(fair):
        assert guesser.right <= guesser.shuffled, guesser.name


def test_the_same_bank_is_always_guessed_alike() -> None:
    assert guess(quizzes((f"*{SHORT}", MIDDLE, LONG))) == guess(quizzes((f"*{SHORT}", MIDDLE, LONG)))


def test_names_are_masked_and_a_word_that_stands_without_a_capital_is_none() -> None:
    asked = questions(("*Ask Sam now", "Do go home", "Sit"), situation="When Sam is late, Go and look for Sam's bag.")
    assert names(asked) == {"Sam"}
    assert words("Go to Sam’s bench", names(asked)) == ["go", "to", "name", "bench"]


def test_a_cue_in_words_is_told_whether_it_points_to_keys_or_away_from_them() -> None:
    asked = [("*Ask a manager", SHORT, "Wait, so go"), ("*Ask the manager", MIDDLE, "Sit, so wait")] * 4
    found = {cue.name: cue for cue in measure_words(questions(*asked))}
    towards, away = found["the one option with a manager"], found["the one option with so"]
    assert (towards.hits, towards.points, away.hits, away.points) == (8, 8, 0, 8)
    assert towards.p == pytest.approx(2 * (1 / 3) ** 8) and away.p == pytest.approx(2 * (2 / 3) ** 8)


def test_the_figures_count_kinds_tasks_and_balance_and_name_what_is_told_by_its_words() -> None:
    text = ranked().replace("data-type=rank", 'data-type=rank data-tests="holds-back against-senior"', 1)
    pond = BANK.replace("module: park", "module: pond").replace("> A repair", "> Defensible: a repair", 1)
    told = figures([bank(text), bank(pond.replace("#", "#pond-"), "pond")], ("holds-back", "against-senior"))
    assert told[:2] == [
        "questions: 12 in modules, 0 decisions in cases",
        "kinds: 11 single, 1 rank; 1 with a defensible option",
    ]
    assert told[3:5] == ["pages: park 6, pond 6", "balance: 0 pairs of twins, 1 holds-back, 1 against-senior"]
    sure = [line for line in told if "is told by its words alone" in line]
    assert len(sure) == 12 and sure[0].startswith("quizzes/park.md:6: #broken-bench ")


def test_no_guesser_finds_more_in_our_bank_than_among_shuffled_keys_and_no_word_stands_out(root: Path) -> None:
    every = [found.questions for found in Course(root).banks.values()]
    assert [str(one) for one in guess(every) if one.right > one.shuffled] == [], "course questions names where"
    assert [str(cue) for cue in measure_words([one for quiz in every for one in quiz]) if cue.strong] == []

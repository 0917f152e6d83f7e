"""Guessers that find what the wording of options gives away and nothing where it gives nothing, and what holds of our bank."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.questions.bank import read_bank
from course.questions.cues import CUES, at_least, check_cues, measure, measure_words
from course.questions.figures import figures
from course.questions.guessers import guess, names, words
from course.questions.question import Question
from course.text.page import Page
from tests.conftest import COURSE
from tests.questions.park_bank import BANK, bank, ranked


def quizzes(*asked: tuple[str, ...]) -> list[list[Question]]:
    """Eight quizzes of a question each, as dealt in turn from `asked`."""
    return [questions(asked[number % len(asked)]) for number in range(8)]


def test_words_that_stand_with_keys_give_them_away_in_a_quiz_that_was_not_learnt_from() -> None:
    given = quizzes((SHORT, "*Ring a ranger", LONG), ("*Ring a keeper", LONG, MIDDLE), (MIDDLE, SHORT, "*Ring a vet"))
    for guesser in guess(given):
        assert (guesser.right, guesser.chance) == (8, pytest.approx(8 / 3)), guesser.name
        assert guesser.shuffled < 8, guesser.name


def test_options_that_are_keyed_as_often_as_not_give_nothing_away_each_time() -> None:
    fair = quizzes((f"*{SHORT}", MIDDLE, LONG), (SHORT, f"*{MIDDLE}", LONG), (SHORT, MIDDLE, f"*{LONG}"))
    for guesser in guess(fair):
        assert guesser.right <= guesser.shuffled, guesser.name
    assert guess(fair) == guess(fair)


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
    assert told[-1].startswith("stands out: ") and told[-1].endswith("words and pairs of words; runs of four letters")


def test_no_guesser_finds_more_in_our_bank_than_among_shuffled_keys_and_no_word_stands_out() -> None:
    banks = COURSE.banks.values()
    told = figures(banks, ())
    assert told[-1] == "stands out: nothing" and not any("is told by its words alone" in line for line in told)
    cues = measure_words([question for bank in banks for question in bank.questions])
    assert [str(cue) for cue in cues if cue.strong] == []


SHORT, MIDDLE, LONG = "Go home", "Sit on a bench", "Look at the ducks for an hour"


def questions(*asked: tuple[str, ...], situation: str = "Ama is in the park.") -> list[Question]:
    """A question for each of `asked`: its options, those that are keyed with a star."""
    parts = ["---\ntitle: Parks\nmodule: park\n---\n"]
    for number, options in enumerate(asked):
        lines = [f"- [{'x' if option.startswith('*') else ' '}] {option.lstrip('*')}\n  > Why." for option in options]
        parts.append(
            f"## Q {{ #q-{number} data-section=benches data-asks=why }}\n\n<quiz>\n{situation}\n\nWhat next?\n"
            + "\n".join(lines)
            + "\n\nSo.\n</quiz>\n"
        )
    return list(read_bank("park", Page("quizzes/park.md", "\n".join(parts)))[0].questions)


GIVEN_AWAY = {
    "the longest option": [(SHORT, MIDDLE, f"*{LONG}"), (f"*{LONG}", SHORT, MIDDLE), (SHORT, f"*{LONG}", MIDDLE)],
    "the shortest option": [(f"*{SHORT}", MIDDLE, LONG), (MIDDLE, LONG, f"*{SHORT}"), (MIDDLE, f"*{SHORT}", LONG)],
    "the first option": [(f"*{SHORT}", MIDDLE, LONG), (f"*{MIDDLE}", SHORT, LONG), (f"*{LONG}", SHORT, MIDDLE)],
    "the option with most hedges": [("Rain falls here", "*It may rain here", "Wind blows on it"), ("*It could be fine", "It is fine here", "It is dull here")],
    "the option with most words of the question": [("Feed a duck", "*Walk in the park", "Look at a swan"), ("*Leave the park", "Climb a tree", "Throw a ball")],
}  # fmt: skip


def test_a_cue_that_gives_the_key_away_is_told() -> None:
    for name, asked in GIVEN_AWAY.items():
        bank = questions(*asked * 4)
        cue = next(cue for cue in measure(bank) if cue.name == name)
        assert (cue.points, cue.hits, cue.strong) == (len(bank), len(bank), True), name
        assert cue.chance == pytest.approx(len(bank) / 3)
        said = f"the key shows: {name} is keyed in {len(bank)} of {len(bank)} questions"
        assert any(said in problem.message for problem in check_cues(bank, "quizzes")), name


def test_a_bank_whose_keys_stand_anywhere_gives_nothing_away() -> None:
    each = [(f"*{SHORT}", LONG, MIDDLE), (SHORT, MIDDLE, f"*{LONG}"), (LONG, f"*{MIDDLE}", SHORT)]
    assert check_cues(questions(*each * 10), "quizzes") == []


def test_a_cue_points_nowhere_where_two_options_share_it() -> None:
    longest = measure(questions((f"*{LONG}", LONG.replace("ducks", "swans"), SHORT)))[0]
    assert (longest.points, longest.hits, longest.p) == (0, 0, 1.0)


def test_chance_is_higher_where_two_of_four_are_keyed() -> None:
    cues = measure(questions(("*Go", "*Sit", "Stand", "Walk"), ("Go", "*Sit", "Stand")))
    first = next(cue for cue in cues if cue.name == "the first option")
    assert (first.hits, first.chance) == (1, pytest.approx(1 / 2 + 1 / 3))


def test_figures_are_told_in_a_line() -> None:
    told = [str(cue) for cue in measure(questions((f"*{SHORT}", MIDDLE, LONG)))]
    assert told[1] == "the shortest option is keyed in 1 of 1 questions; by chance 0.3 (p 0.33)"
    assert len(told) == len(CUES)


def test_the_probability_is_that_of_the_binomial_where_every_chance_is_the_same() -> None:
    expected = sum(math.comb(20, hits) * (1 / 3) ** hits * (2 / 3) ** (20 - hits) for hits in range(11, 21))
    assert at_least(11, [1 / 3] * 20) == pytest.approx(expected)


@given(st.lists(st.floats(0, 1), max_size=8))
def test_the_probability_of_none_or_more_is_one_and_of_more_than_all_is_nought(chances: list[float]) -> None:
    assert at_least(0, chances) == pytest.approx(1)
    assert at_least(len(chances) + 1, chances) == 0

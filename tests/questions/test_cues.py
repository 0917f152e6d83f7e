"""Banks in which each cue gives the key away, banks in which none does, and the sums behind them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.questions.bank import read_bank
from course.questions.cues import CUES, at_least, check_cues, measure
from course.questions.question import Question
from course.text.page import Page

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
    first = next(
        cue
        for cue in measure(questions(("*Go", "*Sit", "Stand", "Walk"), ("Go", "*Sit", "Stand")))
        if cue.name == "the first option"
    )
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


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_all_hits_are_as_probable_as_the_product_of_chances(chances: list[float]) -> None:
    assert at_least(len(chances), chances) == pytest.approx(math.prod(chances))

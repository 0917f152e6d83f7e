"""Two guessers that know no more than how the options of other quizzes are worded, and how often they find the key.

Each is a naive Bayes over what an option has: its words and their pairs, or its runs of four letters. It answers each
quiz from the others, names masked. What it finds is held against the same with the keys of each question shuffled:
where it finds more than the luckiest of the shuffles, the wording gives keys away.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from course.questions.question import Question
from course.text.readability import plain

SHUFFLES, SEED = 25, 2016
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MIDST = re.compile(r"(?<=[\w,;] )[A-Z][a-z]+")
_MASK = "name"
Features = frozenset[str]
Reader = Callable[[str], Features]
Item = tuple[list[Features], list[bool]]
"""The options of a question, each as what it has and whether it is keyed."""


def names(questions: Iterable[Question]) -> frozenset[str]:
    """The words that stand with a capital within a sentence and nowhere without one."""
    text = "\n".join(plain(block.text) for question in questions for block in question.body.blocks)
    return frozenset(_MIDST.findall(text)) - {word.capitalize() for word in _WORD.findall(text) if word.islower()}


def words(text: str, masked: Collection[str] = ()) -> list[str]:
    """The words of an option, each name as one and the same word."""
    found = (word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(plain(text)))
    return [_MASK if word in masked else word.lower() for word in found]


def _pairs(said: str) -> Features:
    every = said.split()
    return frozenset([*every, *map(" ".join, pairwise(every))])


def _runs(said: str) -> Features:
    return frozenset(said[at : at + 4] for at in range(len(said) - 3))


GUESSERS: dict[str, Reader] = {"words and pairs of words": _pairs, "runs of four letters": _runs}


@dataclass(frozen=True)
class Guess:
    """How a guesser answered a question: whether it found all that is keyed, and by how much it told that from the rest."""

    question: Question
    right: bool
    margin: float


@dataclass(frozen=True)
class Guesser:
    """What one guesser found: its answers, how many chance would find, and the most that it found among shuffled keys."""

    name: str
    guesses: tuple[Guess, ...]
    chance: float
    shuffled: int

    @property
    def right(self) -> int:
        """How many questions it got."""
        return sum(guess.right for guess in self.guesses)

    def __str__(self) -> str:
        found = f"{self.name} find {self.right} of {len(self.guesses)}; by chance {self.chance:.1f}"
        return f"{found}; {SHUFFLES} times with shuffled keys at most {self.shuffled}"


def guess(quizzes: Sequence[Sequence[Question]]) -> list[Guesser]:
    """What each guesser finds in the questions of which some options are keyed and others are not, quiz by quiz."""
    asked = [[one for one in quiz if len({option.keyed for option in one.body.options}) > 1] for quiz in quizzes]
    masked = names(question for quiz in asked for question in quiz)
    return [_guess(name, read, asked, masked) for name, read in GUESSERS.items()]


def _guess(name: str, read: Reader, asked: list[list[Question]], masked: Collection[str]) -> Guesser:
    quizzes = [[_item(question, read, masked) for question in quiz] for quiz in asked]
    flat = (question for quiz in asked for question in quiz)
    guesses = tuple(Guess(one, *answer) for one, answer in zip(flat, _answers(quizzes), strict=True))
    chance = sum(1 / math.comb(len(keyed), sum(keyed)) for quiz in quizzes for _, keyed in quiz)
    order = random.Random(SEED)
    return Guesser(name, guesses, chance, max(_shuffled(quizzes, order) for _ in range(SHUFFLES)))


def _item(question: Question, read: Reader, masked: Collection[str]) -> Item:
    options = question.body.options
    return [read(" ".join(words(one.text, masked))) for one in options], [one.keyed for one in options]


def _shuffled(quizzes: list[list[Item]], order: random.Random) -> int:
    """How many are found where the keys of each question are dealt anew."""
    dealt = [[(options, order.sample(keyed, len(keyed))) for options, keyed in quiz] for quiz in quizzes]
    return sum(right for right, _ in _answers(dealt))


def _answers(quizzes: list[list[Item]]) -> Iterator[tuple[bool, float]]:
    """For each question whether its keyed options score highest, learnt from the other quizzes, and by how much."""
    every = [_count(quiz) for quiz in quizzes]
    whole = {key: sum((one[key] for one in every), Counter()) for key in (True, False)}
    for quiz, own in zip(quizzes, every, strict=True):
        learnt = {key: whole[key] - own[key] for key in (True, False)}
        for options, keyed in quiz:
            scores = [(_score(option, learnt), key) for option, key in zip(options, keyed, strict=True)]
            margin = min(score for score, key in scores if key) - max(score for score, key in scores if not key)
            yield margin > 0, margin


def _count(quiz: list[Item]) -> dict[bool, Counter[str]]:
    """How many keyed and how many other options have each feature; how many there are, under no name."""
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for options, keyed in quiz:
        for option, key in zip(options, keyed, strict=True):
            counts[key].update([*option, ""])
    return counts


def _score(option: Features, learnt: dict[bool, Counter[str]]) -> float:
    """The logarithm of how much likelier the option is among the keyed than among the others."""
    key, other = learnt[True], learnt[False]
    sizes = (key[""] + 2) / (other[""] + 2)
    return sum(math.log((key[one] + 1) / (other[one] + 1) / sizes) for one in option)

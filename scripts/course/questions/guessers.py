"""Two guessers that know no more than how the options of other quizzes are worded, and how often they find the key.

Each is a naive Bayes over what an option has: its words and their pairs, or its runs of four letters. It answers each
quiz from the others, names masked. What it finds is held against the same with the keys of each question shuffled:
where it finds more than the luckiest of the shuffles, the wording gives keys away.
"""

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from course.questions.question import Option, Question
from course.text.readability import plain

SHUFFLES, SEED = 25, 2016
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MIDST = re.compile(r"(?<=[\w,;] )[A-Z][a-z]+")
_MASK = "name"
Reader = Callable[[str], Iterable[str]]
Item = tuple[list[frozenset[str]], list[bool]]
"""The options of a question, each as what it has and whether it is keyed."""
GUESSERS: dict[str, Reader] = {
    "words and pairs of words": lambda said: [*said.split(), *map(" ".join, pairwise(said.split()))],
    "runs of four letters": lambda said: (said[at : at + 4] for at in range(len(said) - 3)),
}


def names(questions: Iterable[Question]) -> frozenset[str]:
    """The words that stand with a capital within a sentence and nowhere without one."""
    text = "\n".join(plain(block.text) for question in questions for block in question.body.blocks)
    return frozenset(_MIDST.findall(text)) - {word.capitalize() for word in _WORD.findall(text) if word.islower()}


def words(text: str, masked: Collection[str] = ()) -> list[str]:
    """The words of an option, each name as one and the same word."""
    found = (word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(plain(text)))
    return [_MASK if word in masked else word.lower() for word in found]


@dataclass(frozen=True)
class Guesser:
    """What one guesser found: by how much it told what is keyed from the rest, how many of these chance would find, and the
    most that it found among shuffled keys."""

    name: str
    margins: tuple[tuple[Question, float], ...]
    chance: float
    shuffled: int

    @property
    def right(self) -> int:
        """How many questions it got."""
        return sum(margin > 0 for _, margin in self.margins)

    @property
    def stands_out(self) -> bool:
        """Whether it finds more than the luckiest of the shuffles, so that the wording gives keys away."""
        return self.right > self.shuffled

    def __str__(self) -> str:
        found = f"{self.name} find {self.right} of {len(self.margins)}; by chance {self.chance:.1f}"
        return f"{found}; {SHUFFLES} times with shuffled keys at most {self.shuffled}"


def guess(quizzes: Sequence[Sequence[Question]]) -> list[Guesser]:
    """What each guesser finds in the questions of which some options are keyed and others are not, quiz by quiz."""
    asked = [[one for one in quiz if len({option.keyed for option in one.body.options}) > 1] for quiz in quizzes]
    masked = names(question for quiz in asked for question in quiz)
    return [_guess(name, read, asked, masked) for name, read in GUESSERS.items()]


def _guess(name: str, read: Reader, asked: list[list[Question]], masked: Collection[str]) -> Guesser:
    quizzes = [[_item(question.body.options, read, masked) for question in quiz] for quiz in asked]
    margins = zip((question for quiz in asked for question in quiz), _margins(quizzes), strict=True)
    chance = sum(1 / math.comb(len(keyed), sum(keyed)) for quiz in quizzes for _, keyed in quiz)
    order, found = random.Random(SEED), []
    for _ in range(SHUFFLES):
        dealt = [[(options, order.sample(keyed, len(keyed))) for options, keyed in quiz] for quiz in quizzes]
        found.append(sum(margin > 0 for margin in _margins(dealt)))
    return Guesser(name, tuple(margins), chance, max(found))


def _item(options: Sequence[Option], read: Reader, masked: Collection[str]) -> Item:
    return [frozenset(read(" ".join(words(one.text, masked)))) for one in options], [one.keyed for one in options]


def _margins(quizzes: list[list[Item]]) -> Iterator[float]:
    """For each question by how much its keyed options score higher than the others, learnt from the other quizzes."""
    every = [_count(quiz) for quiz in quizzes]
    whole = {key: sum((one[key] for one in every), Counter()) for key in (True, False)}
    for quiz, own in zip(quizzes, every, strict=True):
        learnt = {key: whole[key] - own[key] for key in (True, False)}
        for options, keyed in quiz:
            scores = [(_score(option, learnt), key) for option, key in zip(options, keyed, strict=True)]
            yield min(score for score, key in scores if key) - max(score for score, key in scores if not key)


def _count(quiz: list[Item]) -> dict[bool, Counter[str]]:
    """How many keyed and how many other options have each feature; how many there are, under no name."""
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for options, keyed in quiz:
        for option, key in zip(options, keyed, strict=True):
            counts[key].update([*option, ""])
    return counts


def _score(option: frozenset[str], learnt: dict[bool, Counter[str]]) -> float:
    """The logarithm of how much likelier the option is among the keyed than among the others."""
    key, other = learnt[True], learnt[False]
    sizes = (key[""] + 2) / (other[""] + 2)
    return math.fsum(math.log((key[one] + 1) / (other[one] + 1) / sizes) for one in option)

"""What a test-wise guesser could gain: how often a cue on the surface of the options points to what is keyed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from course.questions.question import Question
from course.questions.types.choice import vocabulary
from course.text.problems import Problem
from course.text.readability import plain

STRONG = 0.05
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_HEDGES = vocabulary(
    """can could may might would should perhaps possibly probably maybe likely unlikely seem seems appear appears tend tends
    often sometimes usually mostly generally partly rather some several"""
)
_STOP = vocabulary(
    """about after again also another because been before being between both come could does doing done down each even ever
    first from give given going have having here himself herself into itself just keep kept know known like made make many
    more most much must need needs next once other over same says should since some such take taken than that their them
    then there these they thing this those through time under until upon used very want wants were what when where which
    while whom whose will with would your choose answer answers"""
)
_ENDING = re.compile(r"(?:ings?|ed|es|s|'s|’s)$")

Score = Callable[[Question, str], float]


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text).lower())


def _content(text: str) -> frozenset[str]:
    """The words of a text that carry its matter, without their endings."""
    words = (word for word in _words(text) if len(word) > 3 and word not in _STOP)
    return frozenset(_ENDING.sub("", word) for word in words)


def _shared(question: Question, text: str) -> float:
    return len(_content(text) & _content(f"{question.body.situation} {question.body.stem}"))


CUES: dict[str, Score | None] = {
    "the longest option": lambda _, text: len(plain(text)),
    "the shortest option": lambda _, text: -len(plain(text)),
    "the first option": None,
    "the option with most hedges": lambda _, text: sum(word in _HEDGES for word in _words(text)),
    "the option with most words of the question": _shared,
}


@dataclass(frozen=True)
class Cue:
    """A cue over the bank: in how many questions it points to one option, how often that is keyed, and by chance."""

    name: str
    points: int
    hits: int
    chance: float
    p: float

    @property
    def strong(self) -> bool:
        """Whether a guesser who follows it gains more than chance explains, with all the cues tried."""
        return self.p < STRONG / len(CUES)

    def __str__(self) -> str:
        return f"{self.name} is keyed in {self.hits} of {self.points} questions; by chance {self.chance:.1f} (p {self.p:.2g})"


def measure(questions: Sequence[Question]) -> list[Cue]:
    """Every cue over the questions that have several options."""
    asked = [question for question in questions if len(question.body.options) > 1]
    return [_measure(name, score, asked) for name, score in CUES.items()]


def _measure(name: str, score: Score | None, questions: Sequence[Question]) -> Cue:
    hits, chances = 0, []
    for question in questions:
        options = question.body.options
        scores = [score(question, option.text) for option in options] if score else [1.0, 0.0]
        if scores.count(max(scores)) == 1:
            hits += options[scores.index(max(scores))].keyed
            chances.append(sum(option.keyed for option in options) / len(options))
    return Cue(name, len(chances), hits, sum(chances), at_least(hits, chances))


def at_least(hits: int, chances: Sequence[float]) -> float:
    """The probability of `hits` or more where each question is hit by its own chance (exact, Poisson binomial)."""
    spread = [1.0]
    for chance in chances:
        missed, hit = [value * (1 - chance) for value in spread], [value * chance for value in spread]
        spread = [a + b for a, b in zip([*missed, 0.0], [0.0, *hit], strict=True)]
    return min(1.0, sum(spread[hits:]))


def check_cues(questions: Sequence[Question], path: str) -> list[Problem]:
    """The cues that give the bank away; `path` is the bank's own."""
    return [
        Problem(path, 1, f"the key shows: {cue}; reword or reorder options until chance explains it")
        for cue in measure(questions)
        if cue.strong
    ]

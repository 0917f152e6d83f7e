"""What a test-wise guesser could gain: how often a cue in the form or the words of the options points to what is keyed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from course.questions.guessers import names
from course.questions.question import Question
from course.questions.types.choice import vocabulary
from course.text.problems import Problem
from course.text.readability import plain

STRONG = 0.05
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_HEDGES = vocabulary(
    """can could may might would should perhaps possibly probably maybe likely unlikely seem seems appear appears tend
    tends often sometimes usually mostly generally partly rather some several"""
)
_STOP = vocabulary(
    """about after again also another because been before being between both come could does doing done down each even
    ever first from give given going have having here himself herself into itself just keep kept know known like
    made make many more most much must need needs next once other over same says should since some such take taken
    than that their them then there these they thing this those through time under until upon used very want wants
    were what when where which while whom whose will with would your choose answer answers"""
)
_ENDING = re.compile(r"(?:ings?|ed|es|s|'s|’s)$")

Score = Callable[[Question, str], float]


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text).lower())


def _content(text: str) -> set[str]:
    """The words of a text that carry its matter, without their endings."""
    return {_ENDING.sub("", word) for word in _words(text) if len(word) > 3 and word not in _STOP}


def _shared(question: Question, text: str) -> float:
    return len(_content(text) & _content(f"{question.body.situation} {question.body.stem}"))


CUES: dict[str, Score] = {
    "the longest option": lambda _, text: len(plain(text)),
    "the shortest option": lambda _, text: -len(plain(text)),
    "the first option": lambda question, text: text == question.body.options[0].text,
    "the option with most hedges": lambda _, text: sum(word in _HEDGES for word in _words(text)),
    "the option with most words of the question": _shared,
}
WORDS = {
    "a manager": r"managers?|supervisors?|team leaders?",
    "today": r"today|tonight|at once|now|this (?:morning|afternoon|evening|week)",
    "and who": r"and (?:who|whom)",
    "so": r"so",
    "only": r"only",
    "and": r"and",
    "a number or a day": r"\d+|two|three|four|five|six|seven|eight|nine|ten|twice|(?:mon|tues|wednes|thurs|fri|satur|sun)days?",
}
"""Words that point to what is keyed, or away from it, where one option alone has them; names of people are added to these."""


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
    return [_measure(name, score, _with_options(questions)) for name, score in CUES.items()]


def measure_words(questions: Sequence[Question]) -> list[Cue]:
    """The cues in words, each with how probable it is that chance points so often, or so seldom, to what is keyed."""
    asked = _with_options(questions)
    words = {name: f"(?i:{listed})" for name, listed in WORDS.items()} | {
        "a name": "|".join(sorted(names(asked))) or "(?!)"
    }
    return [_measure(f"the one option with {name}", _having(listed), asked, tails=2) for name, listed in words.items()]


def _with_options(questions: Sequence[Question]) -> list[Question]:
    return [question for question in questions if len(question.body.options) > 1]


def _having(listed: str) -> Score:
    pattern = re.compile(rf"\b(?:{listed})\b")
    return lambda _, text: bool(pattern.search(plain(text)))


def _measure(name: str, score: Score, questions: Sequence[Question], tails: int = 1) -> Cue:
    hits, chances = 0, []
    for question in questions:
        options = question.body.options
        scores = [score(question, option.text) for option in options]
        if scores.count(max(scores)) == 1:
            hits += options[scores.index(max(scores))].keyed
            chances.append(sum(option.keyed for option in options) / len(options))
    more, fewer = at_least(hits, chances), 1 - at_least(hits + 1, chances)
    p = more if tails == 1 else min(1.0, 2 * more, 2 * fewer)
    return Cue(name, len(chances), hits, sum(chances), p)


def at_least(hits: int, chances: Sequence[float]) -> float:
    """The probability of `hits` or more where each question is hit by its own chance (exact, Poisson binomial)."""
    spread = [1.0]
    for chance in chances:
        missed, hit = [value * (1 - chance) for value in spread], [value * chance for value in spread]
        spread = [a + b for a, b in zip([*missed, 0.0], [0.0, *hit], strict=True)]
    return min(1.0, sum(spread[hits:]))


def check_cues(questions: Sequence[Question], path: str) -> list[Problem]:
    """The cues that give the bank away; `path` is the bank's own."""
    right = "reword or reorder options until chance explains it"
    return [Problem(path, 1, f"the key shows: {cue}; {right}") for cue in measure(questions) if cue.strong]

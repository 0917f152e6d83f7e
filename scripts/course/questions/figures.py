"""The question bank in figures: what it asks, how it is balanced, and what somebody who guesses would find."""

from collections import Counter
from collections.abc import Collection, Iterable

from course.questions.bank import Bank
from course.questions.cues import measure, measure_words
from course.questions.guessers import Guesser, guess

SUREST = 12


def figures(banks: Collection[Bank], tests: Iterable[str]) -> list[str]:
    """The figures a line each, and last what stands out; `tests` are what a question of this course may say that it tests."""
    every = [question for bank in banks for question in bank.questions]
    in_cases = sum(len(bank.questions) for bank in banks if bank.case)
    partly = sum(any(option.keyed_as == "partly" for option in one.body.options) for one in every if one.kind != "rank")
    guessers = guess([bank.questions for bank in banks])
    in_form, in_words = measure(every), measure_words(every)
    sure = [one for one in guessers if one.stands_out]
    standing_out = [*(cue.name for cue in [*in_form, *in_words] if cue.strong), *(one.name for one in sure)]
    return [
        f"questions: {len(every) - in_cases} in modules, {in_cases} decisions in cases",
        f"kinds: {_counts(question.kind for question in every)}; {partly} with a defensible option",
        f"tasks: {_counts(question.asks for question in every)}",
        f"pages: {', '.join(f'{bank.slug} {len(bank.questions)}' for bank in banks)}",
        f"balance: {sum(bool(question.twin) for question in every)} pairs of twins, "
        + ", ".join(f"{sum(name in question.tests for question in every)} {name}" for name in tests),
        *(f"cue in form: {cue}" for cue in in_form),
        *(f"cue in words: {cue}" for cue in in_words),
        *(f"guesser: {guesser}" for guesser in guessers),
        *(_surest(banks, guessers) if sure else []),
        f"stands out: {'; '.join(standing_out) or 'nothing'}",
    ]


def _counts(names: Iterable[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in Counter(names).most_common())


def _surest(banks: Iterable[Bank], guessers: Iterable[Guesser]) -> list[str]:
    """Where to write again: the questions that every guesser got, those first that the least sure of them was surest of."""
    found: dict[str, list[float]] = {}
    for guesser in guessers:
        most = max(abs(margin) for _, margin in guesser.margins) or 1.0
        for one, margin in guesser.margins:
            found.setdefault(one.id, []).append(margin / most)
    sure = sorted((id for id, margins in found.items() if min(margins) > 0), key=lambda id: -min(found[id]))[:SUREST]
    places = {one.id: f"{bank.path}:{one.line}" for bank in banks for one in bank.questions}
    message = "is told by its words alone; change what they have in common with other keys"
    return [f"{places[id]}: #{id} {message}" for id in sure]

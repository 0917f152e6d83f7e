"""A question for an order: three or four acts, one of them keyed, the feedback of each beginning with its place.

Without `data-type=rank` in its heading it is a single choice of what comes first, and elsewhere it is asked as that.
"""

from __future__ import annotations

import re

from course.questions.question import PLACES, Option, Question
from course.questions.types import choice
from course.text.problems import Faults

_FIRST = re.compile(r"\bfirst\b", re.IGNORECASE)
parse = choice.parse


def kind(question: Question) -> str:
    """Always `rank`."""
    return "rank"


def form(question: Question) -> str:
    """The stem, and a row of radio buttons for each act: its place."""
    acts = "\n".join(_act(question, option) for option in question.body.options)
    opened = '<ul class="question__options" data-search-exclude="" markdown="span">'
    return f"<legend markdown>{question.body.stem}</legend>\n{opened}\n{acts}\n</ul>"


def _act(question: Question, option: Option) -> str:
    key = question.key(option)
    name = f"{question.id}--{key}"
    places = "".join(
        f'<label><input type="radio" name="{name}" value="{place}"> {word}</label>'
        for word, place in ((word, place_of(word)) for word in PLACES)
    )
    row = f'<div class="question__places" role="radiogroup" aria-labelledby="{name}">{places}</div>'
    return f'<li markdown><span class="question__act" id="{name}" data-option="{key}">{option.text}</span>{row}</li>'


def place_of(word: str) -> str:
    """The place as answers keep it: `first`, `next` or `not-yet`."""
    return word.lower().replace(" ", "-")


def answers(question: Question, in_line: str) -> str:
    """Each act with its place and its feedback, in the agreed order."""
    order = sorted(question.body.options, key=lambda option: PLACES.index(option.mark) if option.mark else 0)
    return "\n".join(
        f'<li data-option="{question.key(option)}" data-keyed="{option.keyed_as}" data-place="{place_of(option.mark)}" markdown>'
        f'<p markdown><strong>{option.text}</strong></p><p class="question__verdict">{option.mark}.</p>'
        f"<p markdown>{option.reason}</p></li>"
        for option in order
    )


def check(question: Question) -> Faults:
    """What is wrong with it as a choice of what comes first, and with the places of its acts."""
    yield from choice.check_options(question)
    options = question.body.options
    if sum(option.keyed for option in options) > 1:
        yield options[0].line, "several acts are keyed; one alone comes first"
    if not _FIRST.search(question.body.stem):
        yield question.body.stem_line, "elsewhere this is asked as a single choice; end the stem with `What first?`"
    for option in options:
        if option.feedback and option.mark not in PLACES:
            right = " or ".join(f"`{place}: `" for place in PLACES)
            yield option.line + 1, f"the feedback of an act begins with its place: {right}"
        elif option.feedback and option.keyed != (option.mark == PLACES[0]):
            yield option.line + 1, f"`{PLACES[0]}: ` stands with the act that is keyed, and with no other"

"""A question for an order: three or four acts, one of them keyed, the feedback of each beginning with its place.

Without `data-type=rank` in its heading it is a single choice of what comes first, and elsewhere it is asked as that.
"""

import re

from course.content.settings import Verdicts
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
    return choice.listed(question, (_act(question, option) for option in question.body.options))


def _act(question: Question, option: Option) -> str:
    name = f"{question.id}--{question.key(option)}"
    places = "".join(
        f'<label><input type="radio" name="{name}" value="{one.lower().replace(" ", "-")}"> {one}</label>'
        for one in PLACES
    )
    row = f'<span class="question__places" role="radiogroup" aria-labelledby="{name}">{places}</span>'
    return f'<li markdown><span class="question__act" id="{name}">{option.text}</span>{row}</li>'


def answers(question: Question, verdicts: Verdicts) -> str:
    """Each act with its place and its feedback."""
    return "\n".join(choice.answer(question, option, f"{option.mark}.") for option in question.body.options)


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

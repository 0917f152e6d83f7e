"""A question to be filled in: one `[[answer]]` in its stem, other right answers in `data-accept`, its explanation after a rule."""

import re
from collections.abc import Sequence
from html import escape

from course.content.settings import Verdicts
from course.questions.question import Line, Parts, Question
from course.questions.types.choice import OPTION
from course.text.problems import Faults

BLANK = re.compile(r"\[\[([^\]]+)\]\]")
_RULE = "---"
_GAP = r'<span class="question__gap">\\_\\_\\_\\_</span>'


def parse(lines: Sequence[Line]) -> Parts | None:
    """The stem with its answers before the rule, and the explanation after it; nothing where there is no blank or there are options."""
    text = "\n".join(line for _, line in lines)
    if not BLANK.search(text) or any(OPTION.match(line) for _, line in lines):
        return None
    rule = next((at for at, (_, line) in enumerate(lines) if line.strip() == _RULE), len(lines))
    stem = text.split(f"\n{_RULE}")[0].strip().split("\n\n")[-1]
    return Parts(lines[:rule], lines[rule + 1 :], blanks=tuple(map(str.strip, BLANK.findall(stem))))


def kind(question: Question) -> str:
    """Always `blank`."""
    return "blank"


def form(question: Question) -> str:
    """The stem with a gap, and a field for the answer."""
    name = f"{question.id}--blank"
    field = f'<input type="text" name="{question.id}" id="{name}" autocomplete="off" autocapitalize="off" spellcheck="false">'
    stem = BLANK.sub(_GAP, question.body.stem)
    return f'<legend markdown>{stem}</legend>\n<p class="question__blank"><label for="{name}">Your answer</label> {field}</p>'


def answers(question: Question, verdicts: Verdicts) -> str:
    """The accepted answers, in one item."""
    accept, said = escape("|".join(question.accept)), escape(" or ".join(question.accept), quote=False)
    return f'<li data-option="blank" data-keyed="yes" data-accept="{accept}"><p><strong>{said}</strong></p></li>'


def check(question: Question) -> Faults:
    """More than one blank, or one elsewhere than in the stem."""
    if len(BLANK.findall(question.body.source)) > 1 or not question.body.blanks:
        other = 'other answers go to data-accept="one|two"'
        yield question.body.stem_line, f"a question to fill in has one [[answer]], in its stem; {other}"

"""A page's questions as the reader meets them: what mkdocs-quiz 1.7.1 draws, turned into plain semantic HTML.

Its markup is pinned: where it is not as expected, a ValueError says what, so that an upgrade fails loudly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from course.questions.bank import Question
from course.questions.body import Option

KEYED, OTHER = "In line with the report's learning.", "Look again."
_ASSETS = re.compile(
    r'<div id="quiz-progress-sidebar" .*?</nav>\s*(?:<(style|script)\b[^>]*>.*?</\1>\s*)+\Z', re.DOTALL
)
_QUIZ = re.compile(
    r'<div class="quiz(?: quiz-fill-blank)?" [^>]*\bid="quiz-\d+">(?P<inner>.*?)<section class="content hidden">(?P<explanation>.*?)</section>\s*</div>',
    re.DOTALL,
)
_CHOICE = re.compile(
    r'\s*<a href="#quiz-\d+" class="quiz-header-link">#</a>'
    r'\s*<div class="quiz-question" id="quiz-\d+-question">\s*(?P<asked>.*?)\s*</div>'
    r'\s*<form action="javascript:void\(0\);" onsubmit="return false;">'
    r'\s*<fieldset aria-labelledby="quiz-\d+-question">(?P<answers>.*?)</fieldset>'
    r'\s*<div class="quiz-feedback hidden"></div>'
    r'\s*<button type="submit" class="quiz-button">[^<]*</button>\s*</form>\s*',
    re.DOTALL,
)
_BLANK = re.compile(
    r'\s*<a href="#quiz-\d+" class="quiz-header-link">#</a>'
    r'\s*<div class="quiz-question">\s*(?P<asked>.*?)\s*</div>'
    r'\s*<form action="javascript:void\(0\);" onsubmit="return false;">'
    r'\s*<div class="quiz-feedback hidden"></div>'
    r'\s*<button type="submit" class="quiz-button">[^<]*</button>\s*</form>\s*',
    re.DOTALL,
)
_ANSWER = re.compile(
    r'<div><input type="(?P<type>radio|checkbox)" name="answer" value="\d+" id="quiz-\d+-\d+" (?P<keyed>data-correct="true")?>'
    r'<label for="quiz-\d+-\d+">(?P<label>.*?)</label><div class="answer-feedback hidden">(?P<feedback>.*?)</div></div>',
    re.DOTALL,
)
_INPUT = re.compile(r'<input type="text" class="quiz-blank-input" [^>]*>')
_STEM = re.compile(r"(?P<situation>.*)<p>(?P<stem>.*?)</p>\s*", re.DOTALL)
_TERM = re.compile(r'<a class="term"[^>]*>(.*?)</a>', re.DOTALL)
_HYPOTHESIS = '<div class="admonition hypothesis">'


def rewrite(html: str, questions: Sequence[Question]) -> str:
    """The page's HTML with each quiz of the plugin as a question of ours, and without the plugin's styles, scripts and boxes."""
    body, count = _ASSETS.subn("", html)
    if count != 1:
        raise ValueError(
            "mkdocs-quiz ends the page in another way than 1.7.1 does: progress boxes, one style, its scripts"
        )
    quizzes = list(_QUIZ.finditer(body))
    if len(quizzes) != len(questions):
        raise ValueError(
            f"mkdocs-quiz drew {len(quizzes)} questions in the form that 1.7.1 gives them; the page has {len(questions)}"
        )
    waiting = iter(questions)
    return _QUIZ.sub(lambda quiz: _question(next(waiting), quiz), body)


def mark_hypotheses(html: str, slug: str) -> str:
    """A case's HTML with its hypothesis boxes made known to the script that keeps what is written there."""
    return html.replace(_HYPOTHESIS, f'{_HYPOTHESIS[:-1]} data-module="hypothesis" data-hypothesis="{slug}">')


def _question(question: Question, quiz: re.Match[str]) -> str:
    draw = _blank if question.kind == "blank" else _choice
    form, answers, situation = draw(question, _TERM.sub(r"\1", quiz["inner"]))
    explanation = _TERM.sub(r"\1", quiz["explanation"]).strip()
    core = " data-core" if question.core else ""
    return "\n".join(
        (
            f'<div class="question" data-module="question" data-question="{question.id}" data-kind="{question.kind}" data-version="{question.version}"{core}>',
            f'<div class="question__situation">{situation.strip()}</div>',
            f'<form class="question__form">\n<fieldset>\n{form}\n</fieldset>',
            '<button type="submit" class="md-button" data-search-exclude>Check my answer</button>',
            '<p class="question__status" role="status"></p>\n</form>',
            f'<details class="question__answers" data-search-exclude>\n<summary>Answers and why</summary>\n<ul>\n{answers}\n</ul>',
            f'<div class="question__explanation">{explanation}</div>\n</details>\n</div>',
        )
    )


def _choice(question: Question, inner: str) -> tuple[str, str, str]:
    """The fieldset's content, the list of answers and the situation of a question with options."""
    found = _whole(_CHOICE, inner, question)
    asked = _whole(_STEM, found["asked"], question)
    answers = list(_ANSWER.finditer(found["answers"]))
    if "".join(answer[0] for answer in answers) != found["answers"] or len(answers) != len(question.body.options):
        raise ValueError(
            f"#{question.id}: mkdocs-quiz draws its {len(question.body.options)} options in another form than 1.7.1 does"
        )
    pairs = list(zip(question.body.options, answers, strict=True))
    items = "\n".join(_option(question, option, answer) for option, answer in pairs)
    form = f'<legend>{asked["stem"]}</legend>\n<ul class="question__options" data-search-exclude>\n{items}\n</ul>'
    return form, "\n".join(_answer(question, option, answer) for option, answer in pairs), asked["situation"]


def _option(question: Question, option: Option, answer: re.Match[str]) -> str:
    kind = "checkbox" if question.kind == "multiple" else "radio"
    if answer["type"] != kind or bool(answer["keyed"]) != option.keyed:
        raise ValueError(f"#{question.id}: mkdocs-quiz has another kind or key than the bank for {option.text!r}")
    name = f"{question.id}--{question.key(option)}"
    return f'<li><input type="{kind}" name="{question.id}" id="{name}" value="{question.key(option)}"><label for="{name}">{answer["label"]}</label></li>'


def _answer(question: Question, option: Option, answer: re.Match[str]) -> str:
    why = answer["feedback"] if answer["feedback"].startswith("<p>") else f"<p>{answer['feedback']}</p>"
    verdict = f'<p class="question__verdict">{KEYED if option.keyed else OTHER}</p>'
    return _item(question.key(option), option.keyed, answer["label"], verdict + why)


def _item(key: str, keyed: bool, text: str, rest: str, accept: str = "") -> str:
    return f'<li data-option="{key}" data-keyed="{"yes" if keyed else "no"}"{accept}><p><strong>{text}</strong></p>{rest}</li>'


def _blank(question: Question, inner: str) -> tuple[str, str, str]:
    """The fieldset's content, the accepted answer and the situation of a question to be filled in."""
    asked = _whole(_STEM, _whole(_BLANK, inner, question)["asked"], question)
    stem, count = _INPUT.subn('<span class="question__gap">____</span>', asked["stem"])
    if count != 1:
        raise ValueError(f"#{question.id}: mkdocs-quiz draws {count} fields in its stem; one is expected")
    name = f"{question.id}--blank"
    field = f'<input type="text" name="{question.id}" id="{name}" autocomplete="off" autocapitalize="off" spellcheck="false">'
    form = f'<legend>{stem}</legend>\n<p class="question__blank"><label for="{name}">Your answer</label> {field}</p>'
    accept = f' data-accept="{escape("|".join(question.accept))}"'
    return form, _item("blank", True, escape(" or ".join(question.accept), quote=False), "", accept), asked["situation"]


def _whole(pattern: re.Pattern[str], html: str, question: Question) -> re.Match[str]:
    """The match of `pattern` with all of `html`; ValueError where mkdocs-quiz has drawn something else."""
    match = pattern.fullmatch(html)
    if not match:
        raise ValueError(
            f"#{question.id}: mkdocs-quiz draws the question in another form than 1.7.1 does: {' '.join(html.split())[:120]}"
        )
    return match

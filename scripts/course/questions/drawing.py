"""A question as the reader meets it: plain HTML whose words the Markdown of its page draws (the extension md_in_html)."""

from __future__ import annotations

from html import escape

from course.questions.bank import Question
from course.questions.body import BLANK, Option

KEYED, OTHER = "In line with the report's learning.", "Look again."
_GAP = r'<span class="question__gap">\\_\\_\\_\\_</span>'


def draw(question: Question, back: str) -> str:
    """The question as a page's Markdown takes it; `back` is the link to what teaches it, and ends its explanation."""
    body = question.body
    core = ' data-core=""' if question.core else ""
    form, answers = _blank(question) if question.kind == "blank" else _choice(question)
    return f"""\
<div class="question" data-module="question" data-question="{question.id}" data-kind="{question.kind}" data-version="{question.version}"{core} markdown>
<div class="question__situation" markdown>

{body.situation}

</div>
<form class="question__form" markdown="span">
<fieldset markdown="span">
{form}
</fieldset>
<button type="submit" class="md-button" data-search-exclude>Check my answer</button>
<p class="question__status" role="status"></p>
</form>
<details class="question__answers" data-search-exclude="" markdown>
<summary>Answers and why</summary>
<ul markdown="span">
{answers}
</ul>
<div class="question__explanation" markdown>

{body.explanation}

{back}

</div>
</details>
</div>"""


def _choice(question: Question) -> tuple[str, str]:
    """The fieldset's content and the list of answers of a question with options."""
    options = question.body.options
    items = "\n".join(_option(question, option) for option in options)
    form = f'<legend markdown>{question.body.stem}</legend>\n<ul class="question__options" data-search-exclude="" markdown="span">\n{items}\n</ul>'
    return form, "\n".join(_answer(question.key(option), option) for option in options)


def _option(question: Question, option: Option) -> str:
    kind, key = "checkbox" if question.kind == "multiple" else "radio", question.key(option)
    name = f"{question.id}--{key}"
    return f'<li markdown><input type="{kind}" name="{question.id}" id="{name}" value="{key}"><label for="{name}">{option.text}</label></li>'


def _answer(key: str, option: Option) -> str:
    keyed, verdict = ("yes", KEYED) if option.keyed else ("no", OTHER)
    return (
        f'<li data-option="{key}" data-keyed="{keyed}" markdown><p markdown><strong>{option.text}</strong></p>'
        f'<p class="question__verdict">{verdict}</p><p markdown>{option.feedback}</p></li>'
    )


def _blank(question: Question) -> tuple[str, str]:
    """The fieldset's content and the accepted answer of a question to be filled in."""
    name = f"{question.id}--blank"
    field = f'<input type="text" name="{question.id}" id="{name}" autocomplete="off" autocapitalize="off" spellcheck="false">'
    form = f'<legend markdown>{BLANK.sub(_GAP, question.body.stem)}</legend>\n<p class="question__blank"><label for="{name}">Your answer</label> {field}</p>'
    accept, said = escape("|".join(question.accept)), escape(" or ".join(question.accept), quote=False)
    return form, f'<li data-option="blank" data-keyed="yes" data-accept="{accept}"><p><strong>{said}</strong></p></li>'

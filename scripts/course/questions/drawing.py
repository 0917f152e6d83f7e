"""A question as the reader meets it: plain HTML whose words the Markdown of its page draws (the extension md_in_html)."""

from __future__ import annotations

from course.questions.question import Question


def draw(question: Question, back: str, in_line: str) -> str:
    """The question as a page's Markdown takes it.

    `back` is the link to what teaches it, and ends its explanation; `in_line` is the verdict on what is keyed.
    """
    body = question.body
    core = ' data-core=""' if question.core else ""
    return f"""\
<div class="question" data-module="question" data-question="{question.id}" data-kind="{question.kind}" data-version="{question.version}"{core} markdown>
<div class="question__situation" markdown>

{body.situation}

</div>
<form class="question__form" markdown="span">
<fieldset markdown="span">
{body.type.form(question)}
</fieldset>
<button type="submit" class="md-button" data-search-exclude>Check my answer</button>
<p class="question__status" role="status"></p>
</form>
<details class="question__answers" data-search-exclude="" markdown>
<summary>Answers and why</summary>
<ul markdown="span">
{body.type.answers(question, in_line)}
</ul>
<div class="question__explanation" markdown>

{body.explanation}

{back}

</div>
</details>
</div>"""

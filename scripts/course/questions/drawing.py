"""A question as the reader meets it: plain HTML whose words the Markdown of its page draws (the extension md_in_html)."""

from html import escape

from course.content.settings import Questions
from course.questions.question import Question

OWN = "In your own words first, if you like:"


def draw(question: Question, back: str, words: Questions, *, own: bool = False) -> str:
    """The question as a page's Markdown takes it.

    `back` is the link to what teaches it, and ends its explanation; `words` have the verdicts of this course.
    With `own` it has room for the reader's own words, where it asks for them.
    """
    body = question.body
    verdicts = words.of_order if question.kind == "rank" else words.of_choice
    said = " ".join(f'data-{how}="{escape(verdicts.of(how))}"' for how in ("yes", "partly", "no"))
    prompt = f'<div id="own-{question.id}" markdown="span">{OWN} {body.stem}</div>'
    asked = f'<div class="question__own" data-search-exclude="" markdown="block">\n{prompt}\n</div>\n'
    first = asked if own and question.own_words else ""
    core = ' data-core=""' if question.core else ""
    return f"""\
<div class="question" data-module="question" data-question="{question.id}" data-kind="{question.kind}" data-version="{question.version}" {said}{core} markdown>
<div class="question__situation" markdown>

{body.situation}

</div>
{first}<form class="question__form" markdown="span">
<fieldset markdown="span">
{body.type.form(question)}
</fieldset>
<p class="question__status" role="status"></p>
<button type="submit" class="md-button" data-search-exclude>Check my answer</button>
</form>
<details class="question__answers" data-search-exclude="" markdown>
<summary><span class="question__show">Show me:</span> Answers and why</summary>
<ul markdown="span">
{body.type.answers(question, verdicts)}
</ul>
<div class="question__explanation" markdown>

{body.explanation}

{back}

</div>
</details>
</div>"""

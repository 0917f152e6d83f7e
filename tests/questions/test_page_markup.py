"""The contract with mkdocs-quiz 1.7.1: what it draws, what we make of it, and that another markup is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import version

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from course.pages.policy import violations
from course.questions.page_markup import mark_hypotheses, rewrite
from course.questions.placement import in_module
from tests.questions.park_bank import BANK, MODULE, PAGES, bank

SETTINGS = """site_name: Park
theme: material
markdown_extensions: [attr_list, md_in_html]
plugins:
  - mkdocs_quiz: {embed_source: false, auto_submit: false, show_correct: false, disable_after_submit: false, show_progress: false, confetti: false, language: en}
hooks: [keep.py]
"""
HOOK = """from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(-50)
def on_page_content(html, page, config, files):
    Path(config.config_file_path).with_name("drawn.html").write_text(html, encoding="utf-8")
"""
BLANK = """
## Sit { #where-to-sit data-section=benches data-asks=next data-accept="a bench|a <seat>" }

<quiz>
Ama is tired.

She sits down on [[the bench]] by the pond.

---
A seat is a kindness (p12).
</quiz>
"""
TWO = BANK.replace("What would you do next?", "What would you do next? Choose two.", 1).replace(
    "- [ ] Walk", "- [x] Walk", 1
)
BARE = MODULE.split("---\n", 2)[2]

Draw = Callable[[str], str]


@pytest.fixture(scope="module")
def draw(tmp_path_factory: pytest.TempPathFactory) -> Draw:
    """A function that gives back what mkdocs-quiz makes of a page with the questions of a bank."""

    def drawn(text: str) -> str:
        folder = tmp_path_factory.mktemp("site")
        (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
        (folder / "keep.py").write_text(HOOK, encoding="utf-8")
        (folder / "docs").mkdir()
        (folder / "docs" / "index.md").write_text(
            in_module(bank(text), BARE, {"modules/park.md": PAGES["modules/park.md"]}), encoding="utf-8"
        )
        build(load_config(str(folder / "mkdocs.yml")))
        return (folder / "drawn.html").read_text(encoding="utf-8")

    return drawn


@pytest.fixture(scope="module")
def raw(draw: Draw) -> str:
    return draw(BANK)


def test_the_release_is_the_one_whose_markup_is_pinned() -> None:
    assert version("mkdocs-quiz") == "1.7.1"


PINNED = """<div class="quiz" id="quiz-0"> <a href="#quiz-0" class="quiz-header-link">#</a> <div class="quiz-question" id="quiz-0-question">
<p>Ama sits down in the park, and the bench wobbles. A child is running towards it.</p> <p>What would you do next?</p> </div>
<form action="javascript:void(0);" onsubmit="return false;"> <fieldset aria-labelledby="quiz-0-question">
<div><input type="radio" name="answer" value="0" id="quiz-0-0" ><label for="quiz-0-0">Stay on it a little longer to see whether it holds</label>
<div class="answer-feedback hidden">Waiting tells you more about the bench (p12). The child is nearly there.</div></div>
<div><input type="radio" name="answer" value="1" id="quiz-0-1" data-correct="true"><label for="quiz-0-1">Stand beside it and tell the child that it wobbles</label>
<div class="answer-feedback hidden">This looks after the child first, and the bench can wait.</div></div>
<div><input type="radio" name="answer" value="2" id="quiz-0-2" ><label for="quiz-0-2">Walk home to look for a screwdriver and some glue</label>
<div class="answer-feedback hidden">A repair is a kind thought. The child will be there before you.</div></div></fieldset>
<div class="quiz-feedback hidden"></div> <button type="submit" class="quiz-button">Submit</button> </form>
<section class="content hidden"><p>Look after people first and things second. A bench can be mended tomorrow.</p> <p><a href="#benches">Read again: Benches</a></p></section> </div>"""

EXPECTED = """<div class="question" data-module="question" data-question="broken-bench" data-kind="single" data-version="VERSION" data-core>
<div class="question__situation"><p>Ama sits down in the park, and the bench wobbles. A child is running towards it.</p></div>
<form class="question__form"> <fieldset> <legend>What would you do next?</legend> <ul class="question__options" data-search-exclude>
<li><input type="radio" name="broken-bench" id="broken-bench--KEY0" value="KEY0"><label for="broken-bench--KEY0">Stay on it a little longer to see whether it holds</label></li>
<li><input type="radio" name="broken-bench" id="broken-bench--KEY1" value="KEY1"><label for="broken-bench--KEY1">Stand beside it and tell the child that it wobbles</label></li>
<li><input type="radio" name="broken-bench" id="broken-bench--KEY2" value="KEY2"><label for="broken-bench--KEY2">Walk home to look for a screwdriver and some glue</label></li>
</ul> </fieldset> <button type="submit" class="md-button" data-search-exclude>Check my answer</button> <p class="question__status" role="status"></p> </form>
<details class="question__answers" data-search-exclude> <summary>Answers and why</summary> <ul>
<li data-option="KEY0" data-keyed="no"><p><strong>Stay on it a little longer to see whether it holds</strong></p><p class="question__verdict">Look again.</p><p>Waiting tells you more about the bench (p12). The child is nearly there.</p></li>
<li data-option="KEY1" data-keyed="yes"><p><strong>Stand beside it and tell the child that it wobbles</strong></p><p class="question__verdict">In line with the report's learning.</p><p>This looks after the child first, and the bench can wait.</p></li>
<li data-option="KEY2" data-keyed="no"><p><strong>Walk home to look for a screwdriver and some glue</strong></p><p class="question__verdict">Look again.</p><p>A repair is a kind thought. The child will be there before you.</p></li>
</ul> <div class="question__explanation"><p>Look after people first and things second. A bench can be mended tomorrow.</p> <p><a href="#benches">Read again: Benches</a></p></div> </details> </div>"""


def folded(html: str) -> str:
    """The markup without the space between its tags."""
    return re.sub(r"\s+", " ", re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r" +>", ">", re.sub(r"\s+", " ", html))))


def test_the_plugin_draws_what_is_pinned(raw: str) -> None:
    assert folded(PINNED) in folded(raw)


def test_a_question_is_drawn_as_the_contract_has_it(raw: str) -> None:
    question = bank().questions[0]
    expected = EXPECTED.replace("VERSION", question.version)
    for number, option in enumerate(question.body.options):
        expected = expected.replace(f"KEY{number}", question.key(option))
    assert folded(expected) in folded(rewrite(raw, bank().questions))


def test_nothing_of_the_plugin_and_nothing_inline_is_left(raw: str) -> None:
    html = rewrite(raw, bank().questions)
    assert violations(html, "park.html") == []
    assert [
        word
        for word in ("quiz-", "mkdocs", "<script", "<style", "<!--", "confetti", "javascript:", "data-correct")
        if word in html
    ] == []
    assert html.count('data-module="question"') == 6
    assert html.count("data-core") == 3


def test_a_question_with_two_keys_has_checkboxes(draw: Draw) -> None:
    questions = bank(TWO).questions
    first = BeautifulSoup(rewrite(draw(TWO), questions), "html.parser").find(class_="question")
    assert first["data-kind"] == "multiple"
    assert [field["type"] for field in first.select("input")] == ["checkbox"] * 3
    assert [item["data-keyed"] for item in first.select("details li")] == ["no", "yes", "yes"]


def test_a_question_to_fill_in_has_a_field_with_a_label_and_its_answers_in_the_fold(draw: Draw) -> None:
    text = "---\ntitle: Parks\nmodule: park\n---\n" + BLANK
    question = BeautifulSoup(rewrite(draw(text), bank(text).questions), "html.parser").find(class_="question")
    assert question["data-kind"] == "blank"
    assert question.find("legend").get_text() == "She sits down on ____ by the pond."
    field = question.find("input")
    assert (field["type"], field["name"], field.get("value"), field.get("data-answer")) == (
        "text",
        "where-to-sit",
        None,
        None,
    )
    assert question.find("label")["for"] == field["id"]
    answer = question.select_one("details li")
    assert (answer["data-keyed"], answer["data-accept"]) == ("yes", "the bench|a bench|a <seat>")
    assert "A seat is a kindness" in question.find(class_="question__explanation").get_text()


def test_a_term_s_link_does_not_stand_in_a_label(raw: str) -> None:
    linked = raw.replace(
        "screwdriver", '<a class="term" data-meaning="A tool." href="x.html#screwdriver">screwdriver</a>'
    )
    assert rewrite(linked, bank().questions) == rewrite(raw, bank().questions)


OTHER = {
    "no boxes and scripts at the end": (lambda html: html[: html.index('<div id="quiz-progress-sidebar"')], "ends the page in another way"),
    "something after the scripts": (lambda html: html + "<p>Thank you</p>", "ends the page in another way"),
    "another name of a question": (lambda html: html.replace('<div class="quiz"', '<div class="mkdocs-quiz"'), "drew 0 questions in the form that 1.7.1 gives them; the page has 6"),
    "one question less": (lambda html: re.sub(r'<div class="quiz".*?</section>\s*</div>', "", html, count=1, flags=re.DOTALL), "drew 5 questions"),
    "another form": (lambda html: html.replace("<form action", "<form novalidate action", 1), "#broken-bench: mkdocs-quiz draws the question in another form"),
    "another answer": (lambda html: html.replace('name="answer"', 'name="choice"', 1), "#broken-bench: mkdocs-quiz draws its 3 options in another form"),
    "an answer more": (lambda html: html.replace("</div></fieldset>", "</div><div>Other</div></fieldset>", 1), "draws its 3 options in another form"),
    "another key": (lambda html: html.replace(' data-correct="true"', " ", 1), "has another kind or key than the bank for 'Stand beside it and tell"),
    "another kind": (lambda html: html.replace('type="radio"', 'type="checkbox"', 1), "has another kind or key than the bank"),
    "no stem": (lambda html: html.replace("<p>What would you do next?</p>", "<div>What would you do next?</div>", 1), "another form than 1.7.1 does: <p>Ama sits"),
}  # fmt: skip


def test_another_markup_is_refused_by_name(raw: str) -> None:
    for name, (change, message) in OTHER.items():
        changed = change(raw)
        assert changed != raw, name
        with pytest.raises(ValueError, match=re.escape(message)):
            rewrite(changed, bank().questions)


def test_a_hypothesis_is_made_known_to_its_script() -> None:
    html = '<div class="admonition hypothesis">\n<p>Write.</p></div>'
    assert (
        mark_hypotheses(html, "gate")
        == '<div class="admonition hypothesis" data-module="hypothesis" data-hypothesis="gate">\n<p>Write.</p></div>'
    )

"""A question in its final form, as the Markdown of its page draws it."""

import re

from bs4 import BeautifulSoup
from bs4.element import Tag
from markdown import Markdown

from course.content.glossary import Term
from course.pages.markdown_references import MarksExtension
from course.questions.placement import elsewhere, in_module
from tests.questions.park_bank import BANK, FILL_IN, MODULE, PAGES, WORDS, bank, ranked

TWO = BANK.replace("- [ ] Walk", "- [x] Walk", 1)
TABLE = "| When | What |\n|---|---|\n| Noon | A screwdriver (p12) |\n\n"


def drawn(text: str = BANK, terms: tuple[Term, ...] = ()) -> str:
    """The HTML of a module with the questions of a bank."""
    marks = MarksExtension(terms=list(terms))
    page = in_module(bank(text), MODULE.split("---\n", 2)[2], PAGES, WORDS)
    return Markdown(extensions=["attr_list", "md_in_html", "tables", marks]).convert(page)


def first(text: str = BANK) -> Tag:
    """The first question of a bank, drawn; one with a table is not the first of its page."""
    name = bank(text).questions[0].id
    found = BeautifulSoup(drawn(text), "html.parser").select_one(f'[data-question="{name}"]')
    assert isinstance(found, Tag)
    return found


def folded(html: str) -> str:
    """The markup without the space between its tags."""
    return re.sub(r"\s*(<[^>]*?) ?/?>\s*", r"\1>", re.sub(r"\s+", " ", html))


REFERENCE = (
    '<a aria-label="p12: page 12 of the source" class="page-ref" href="/reference/report-pages.md#p12">(p12)</a>'
)
EXPECTED = """<div class="question" data-core="" data-kind="single" data-module="question" data-no="Not yet." data-partly="Nearly." data-question="broken-bench" data-version="VERSION" data-yes="In line with the park's rules.">
<div class="question__situation"><p>Ama sits down in the park, and the bench wobbles. A child is running towards it.</p></div>
<form class="question__form"> <fieldset> <legend>What would you do next?</legend> <ul class="question__options" data-search-exclude="">
<li><label><input type="radio" name="broken-bench" value="KEY0"><span>Stay on it a little longer to see whether it holds</span></label></li>
<li><label><input type="radio" name="broken-bench" value="KEY1"><span>Stand beside it and tell the child that it wobbles</span></label></li>
<li><label><input type="radio" name="broken-bench" value="KEY2"><span>Walk home to look for a screwdriver and some glue</span></label></li>
</ul> </fieldset> <p class="question__status" role="status"></p> <button type="submit" class="md-button" data-search-exclude>Check my answer</button> </form>
<details class="question__answers" data-search-exclude=""> <summary><span class="question__show">Show me:</span> Answers and why</summary> <ul>
<li data-keyed="no" data-option="KEY0"><p><strong>Stay on it a little longer to see whether it holds</strong></p><p class="question__verdict">Not yet.</p><p>Waiting tells you more about the bench (p12). The child is nearly there.</p></li>
<li data-keyed="yes" data-option="KEY1"><p><strong>Stand beside it and tell the child that it wobbles</strong></p><p class="question__verdict">In line with the park's rules.</p><p>This looks after the child first, and the bench can wait.</p></li>
<li data-keyed="no" data-option="KEY2"><p><strong>Walk home to look for a screwdriver and some glue</strong></p><p class="question__verdict">Not yet.</p><p>A repair is a kind thought. The child will be there before you.</p></li>
</ul> <div class="question__explanation"><p>Look after people first and things second. A bench can be mended tomorrow.</p> <p><a href="#benches">Read again: Benches</a></p></div> </details> </div>"""


def test_a_question_is_drawn_as_scripts_and_stored_answers_expect_it() -> None:
    question = bank().questions[0]
    expected = EXPECTED.replace("VERSION", question.version).replace("(p12)", REFERENCE)
    for number, option in enumerate(question.body.options):
        expected = expected.replace(f"KEY{number}", question.key(option))
    assert folded(expected) in folded(drawn())


def test_a_question_with_two_keys_has_checkboxes() -> None:
    question = first(TWO)
    assert question["data-kind"] == "multiple"
    assert [field["type"] for field in question.select("input")] == ["checkbox"] * 3
    assert [item["data-keyed"] for item in question.select("details li")] == ["no", "yes", "yes"]


def test_an_answer_of_one_s_own_stands_before_the_options_in_a_module_and_not_elsewhere() -> None:
    asked = BANK.replace("#broken-bench .core", "#broken-bench .core .own-words")
    question = first(asked)
    (own,) = question.select(":scope > .question__situation + .question__own > div")
    said = "In your own words first, if you like: What would you do next?"
    assert (own["id"], own.get_text()) == ("own-broken-bench", said)
    assert not first().select(".question__own")
    read = bank(asked)
    assert "question__own" not in elsewhere(read, read.questions[0], PAGES, WORDS)


def test_what_is_said_of_a_pair_follows_the_feedback_of_one_and_names_the_other() -> None:
    said = first(
        TWO.replace("can wait.", 'can wait.\n  > With "Walk home": A child is told, and the bench is mended (p12).', 1)
    )
    answers = {item["data-option"]: item.select("p") for item in said.select("details li")}
    stand, walk = list(answers)[1:]
    assert [len(parts) for parts in answers.values()] == [3, 4, 3]
    reason, pair = answers[stand][2:]
    assert (reason.get_text(), pair["data-with"]) == ("This looks after the child first, and the bench can wait.", walk)
    assert pair.get_text() == 'With "Walk home": A child is told, and the bench is mended (p12).'
    assert pair.select_one(".page-ref")


def test_a_question_to_fill_in_has_a_field_with_a_label_and_its_answers_in_the_fold() -> None:
    question = first(FILL_IN)
    assert question["data-kind"] == "blank"
    assert question.select_one("legend").decode_contents() == (
        'She sits down on <span class="question__gap">____</span> by the pond.'
    )
    field = question.select_one("input")
    assert (field["type"], field["name"], field.get("value")) == ("text", "where-to-sit", None)
    assert question.select_one("label")["for"] == field["id"]
    answer = question.select_one("details li")
    assert (answer["data-keyed"], answer["data-accept"]) == ("yes", "the bench|a bench|a <seat>")
    assert answer.get_text(strip=True) == "the bench or a bench or a <seat>"
    assert question.select_one(".question__explanation .page-ref").get_text() == "(p12)"


def test_an_order_has_a_row_of_places_for_each_act_and_a_defensible_option_its_own_verdict() -> None:
    question = first(ranked())
    acts = [act.get_text() for act in question.select(".question__act")]
    rows = question.select(".question__options > li > [role=radiogroup]")
    assert [question.find(id=row["aria-labelledby"]).get_text() for row in rows] == acts
    places = [[field["value"] for field in row.select("label > input[type=radio]")] for row in rows]
    assert places == [["first", "next", "not-yet"]] * 3
    assert [row.get_text(" ", strip=True) for row in rows] == ["First Next Not yet"] * 3
    answers = [item.get_text("|", strip=True) for item in question.select("details li")]
    assert answers[1] == f"{acts[1]}|First.|This looks after the child first, and the bench can wait."
    defended = first(BANK.replace("A repair is", "Defensible: a repair is")).select("details li")[2]
    assert (defended["data-keyed"], defended.select_one(".question__verdict").get_text()) == ("partly", "Nearly.")
    assert "A repair is a kind thought." in defended.get_text() and "Defensible" not in defended.get_text()


def test_a_table_of_the_situation_is_drawn_as_one() -> None:
    table = first(BANK.replace("What would", f"{TABLE}What would", 1)).select_one(".question__situation table")
    assert [cell.get_text() for cell in table.select("td")] == ["Noon", "A screwdriver (p12)"]
    assert table.select_one(".page-ref")


def test_a_question_s_words_are_no_terms_which_would_be_links_in_labels() -> None:
    assert drawn(terms=(Term("tool", "screwdriver", "A tool."),)) == drawn()

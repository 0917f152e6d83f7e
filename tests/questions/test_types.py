"""A new type of question is one file with its parse, form, answers and check: here is one, added for a test.

Elsewhere it is read as a question to fill in.
"""

import types
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from course.content.settings import Verdicts
from course.packages.qti import qti_files
from course.questions.check import check_answers
from course.questions.placement import in_module
from course.questions.question import Question
from course.questions.topics import check_topics, read_topics, topics_of
from course.questions.types import NAMED, blank
from course.slides.question import add_question
from course.text.problems import Fault
from tests.questions.park_bank import BANK, FILL_IN, MODULE, PAGES, WORDS, bank

TEXT = FILL_IN.replace("[[the bench]]", "[[12 ducks]]").replace('data-accept="a bench|a <seat>"', "data-type=estimate")


def form(question: Question) -> str:
    return f'<legend markdown>{question.body.stem}</legend>\n<input type="number" name="{question.id}">'


def answers(question: Question, verdicts: Verdicts) -> str:
    (number,) = question.accept
    return f'<li data-option="blank" data-keyed="yes" markdown><p markdown><strong>{number}</strong></p></li>'


def check(question: Question) -> Iterator[Fault]:
    if not question.accept[0].split()[0].isdecimal():
        yield question.body.stem_line, "an estimate begins with a number"


@pytest.fixture(autouse=True)
def estimates(monkeypatch: pytest.MonkeyPatch) -> None:
    """The type, where all types stand."""
    found = types.SimpleNamespace(
        parse=blank.parse, kind=lambda question: "estimate", form=form, answers=answers, check=check
    )
    monkeypatch.setitem(NAMED, "estimate", found)


def test_a_type_is_read_checked_drawn_cut_into_slides_and_exported() -> None:
    read = bank(TEXT)
    (question,) = read.questions
    assert (question.kind, question.accept, question.body.explanation) == ("estimate", ("12 ducks",), "A seat is a kindness (p12).")  # fmt: skip
    assert check_answers(read.path, question) == []
    drawn = Markdown(extensions=["attr_list", "md_in_html"]).convert(in_module(read, MODULE, PAGES, WORDS))
    root = BeautifulSoup(drawn, "html.parser").select_one(".question")
    assert (root["data-kind"], root.select_one("input")["type"]) == ("estimate", "number")
    assert root.select_one("details li").get_text(" ", strip=True) == "12 ducks"
    kinds: list[str] = []
    add_question(lambda kind, *_, **__: kinds.append(kind), "estimate", root)
    assert kinds == ["question", "answer", "discuss"]
    assert f"items/q-{question.id}.xml" in qti_files(read.questions, "2.1", "Parks")


def test_what_its_file_finds_wrong_is_told_with_its_line() -> None:
    read = bank(TEXT.replace("[[12", "[[some"))
    (problem,) = check_answers(read.path, read.questions[0])
    assert str(problem) == "quizzes/park.md:11: an estimate begins with a number"


PATH = "docs/reference/topics.yml"
GOOD = '- id: storm\n  name: storms\n  module: park\n  note: This question is about a storm.\n  words: [gale, "storm(?:s|y)"]\n'


def test_words_are_found_whatever_their_case() -> None:
    (topic,), problems = read_topics(GOOD, PATH)
    assert problems == []
    assert topic.is_in("A Stormy night") and topic.is_in("the gale") and not topic.is_in("storm")


def test_what_is_wrong_is_told_with_its_line() -> None:
    topics, problems = read_topics(GOOD + GOOD.replace("gale", "(gale").replace("storm\n", "gale\n", 1), PATH)
    assert [(one.line, one.message.partition(":")[0]) for one in problems] == [(6, "`words` are no regular expression")]
    assert [one.message for one in check_topics(topics, ["pond"], PATH)] == ["there is no module 'park'"]


@pytest.mark.parametrize(
    ("part", "touches"),
    [("What would you do next?", True), ("[x] ", True), ("[ ] ", False)],
    ids=["what is asked", "what is right", "what is wrong"],
)
def test_a_question_touches_a_topic_by_what_it_asks_and_by_what_is_right(part: str, touches: bool) -> None:
    (topic,), _ = read_topics(GOOD.replace("module: park", "module: pond"), PATH)
    stormy = bank(BANK.replace(part, f"{part} A gale! ", 1))
    named = topics_of([topic], {}, stormy, stormy.questions[0])
    assert [one.id for one in named] == (["storm"] if touches else [])

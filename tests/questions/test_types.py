"""A new type of question is one file with its parse, form, answers and check: here is one, added for a test."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from course.content.settings import Verdicts
from course.packages.qti import qti_files
from course.questions import body
from course.questions.check import check_answers
from course.questions.placement import in_module
from course.questions.question import Line, Option, Parts, Question
from course.slides.question import question_parts
from course.text.problems import Fault
from tests.questions.park_bank import BANK, MODULE, PAGES, WORDS, bank

ESTIMATE = "- [ ] Stay"
TEXT = BANK[: BANK.index(ESTIMATE)] + "= 12 ducks\n  > Ten sleep in the reeds (p12).\n\nCount twice.\n</quiz>\n"


def parse(lines: Sequence[Line]) -> Parts | None:
    at = next((at for at, (_, line) in enumerate(lines) if line.startswith("= ")), None)
    if at is None:
        return None
    (number, answer), (_, feedback) = lines[at : at + 2]
    return Parts(lines[:at], lines[at + 2 :], (Option(answer[2:], True, feedback.strip(" >"), number),))


def form(question: Question) -> str:
    return f'<legend markdown>{question.body.stem}</legend>\n<input type="number" name="{question.id}">'


def answers(question: Question, verdicts: Verdicts) -> str:
    (option,) = question.body.options
    words = f"<p markdown><strong>{option.text}</strong></p><p markdown>{option.feedback}</p>"
    return f'<li data-option="{question.key(option)}" data-keyed="yes" markdown>{words}</li>'


def check(question: Question) -> Iterator[Fault]:
    (option,) = question.body.options
    if not option.text.split()[0].isdecimal():
        yield option.line, "an estimate begins with a number"


@pytest.fixture(autouse=True)
def estimates(monkeypatch: pytest.MonkeyPatch) -> None:
    """The type, where all types stand."""
    found = types.SimpleNamespace(
        parse=parse, kind=lambda question: "estimate", form=form, answers=answers, check=check
    )
    monkeypatch.setattr(body, "TYPES", [found, *body.TYPES])


def test_a_type_is_read_checked_drawn_cut_into_slides_and_exported() -> None:
    read = bank(TEXT)
    (question,) = read.questions
    assert (question.kind, question.body.options[0].text, question.body.explanation) == ("estimate", "12 ducks", "Count twice.")  # fmt: skip
    assert check_answers(read.path, question) == []
    drawn = Markdown(extensions=["attr_list", "md_in_html"]).convert(in_module(read, MODULE, PAGES, WORDS))
    root = BeautifulSoup(drawn, "html.parser").select_one(".question")
    assert (root["data-kind"], root.select_one("input")["type"]) == ("estimate", "number")
    assert root.select_one("details li").get_text(" ", strip=True) == "12 ducks Ten sleep in the reeds (p12)."
    assert [part.kind for part in question_parts(root)] == ["question", "answer", "discuss"]
    assert f"items/q-{question.id}.xml" in qti_files(read.questions, "2.1", "Parks")


def test_what_its_file_finds_wrong_is_told_with_its_line() -> None:
    read = bank(TEXT.replace("= 12", "= some"))
    assert [str(one) for one in check_answers(read.path, read.questions[0])] == [
        "quizzes/park.md:12: an estimate begins with a number"
    ]

"""The bank with mkdocs-quiz: read as our reader reads it, run in a terminal, and exported to QTI from what we read."""

import io
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from itertools import zip_longest
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs_quiz.cli import runner
from mkdocs_quiz.qti.extractor import extract_quizzes_from_file
from mkdocs_quiz.qti.models import Quiz
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from course.packages.moodle_xml import moodle_xml
from course.packages.qti import VERSIONS, qti_files
from course.questions.bank import read_bank
from course.questions.question import Question
from course.questions.types.blank import BLANK
from course.text.page import Page
from tests.conftest import COURSE, ROOT
from tests.questions.park_bank import FILL_IN, bank

BANKS = [*COURSE.banks.values(), bank(FILL_IN)]
QUESTIONS = [question for one in BANKS for question in one.questions]


def answer_everything(file: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the package says in a terminal to somebody who chooses the first option of each question."""
    quizzes, console = extract_quizzes_from_file(file), Console(file=io.StringIO(), width=2000)
    monkeypatch.setattr(runner, "console", console)
    monkeypatch.setattr(console, "input", console.print)
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("".join(" \r" if len(quiz.correct_answers) > 1 else "\r" for quiz in quizzes))
        runner.run_quiz_session(quizzes)
    return console.file.getvalue()


def ours(question: Question) -> tuple[object, ...]:
    """What our reader reads: stem with its situation, answers that are filled in, options with key and feedback, explanation."""
    body = question.body
    options = [(option.text, option.keyed, squeezed(option.feedback)) for option in body.options]
    return squeezed(BLANK.sub("____", body.situation + body.stem)), body.blanks, options, squeezed(body.explanation)


def theirs(quiz: Quiz) -> tuple[object, ...]:
    """What mkdocs-quiz reads, in the form of `ours`."""
    options = [(answer.text, answer.is_correct, squeezed(answer.feedback or "")) for answer in quiz.answers]
    blanks = tuple(blank.correct_answer for blank in quiz.blanks)
    return squeezed(re.sub(r"{{BLANK_\d+}}", "____", quiz.question)), blanks, options, squeezed(quiz.content or "")


def squeezed(text: str) -> str:
    """The text without space, so that where lines break makes no difference."""
    return re.sub(r"\s+", "", text)


def differing(files: Iterable[Path]) -> list[str]:
    """The first question of each file that the package's extractor does not read as our reader does."""
    found = dict[Path, str]()
    for path in files:
        questions = read_bank(path.stem, Page(path.name, path.read_text(encoding="utf-8")))[0].questions
        for question, quiz in zip_longest(questions, extract_quizzes_from_file(path)):
            if not question or not quiz or ours(question) != theirs(quiz):
                said = f"#{question.id} is not plain mkdocs-quiz" if question else "mkdocs-quiz reads one more"
                found.setdefault(path, f"{path.name}: {said}")
    return list(found.values())


def test_the_package_reads_every_question_as_our_reader_does() -> None:
    files = sorted((ROOT / "quizzes").glob("*.md"))
    assert files and differing(files) == []


WORD = st.sampled_from(["a", "pond,", "(p12).", "*green*", "won't?", "-", "3", "|", "[x]", ">", "café"])
WORDS = st.lists(WORD, min_size=1, max_size=5)
SENTENCES = WORDS.map(lambda words: "Ama " + " ".join(words))
OPTIONS = st.lists(st.tuples(st.booleans(), SENTENCES, st.lists(SENTENCES, max_size=2)), max_size=4)


@given(situation=st.lists(SENTENCES, min_size=1, max_size=2), options=OPTIONS, blank=SENTENCES, end=SENTENCES)
def test_made_up_questions_are_read_alike(
    tmp_path_factory: pytest.TempPathFactory,
    situation: list[str],
    options: list[tuple[bool, str, list[str]]],
    blank: str,
    end: str,
) -> None:
    lines = []
    for keyed, text, feedback in options:
        lines += [f"- [{'x' if keyed else ' '}] {text}", *(f"  > {said}" for said in feedback)]
    asked = ["What next?", *lines, ""] if options else [f"She sits on [[{blank.replace('[x]', 'x')}]] now.", "", "---"]
    written = "\n".join(["## Q { #q }", "", "<quiz>", "\n\n".join(situation), "", *asked, end, "</quiz>", ""])
    path = tmp_path_factory.getbasetemp() / "made-up.md"
    path.write_text(f"---\ntitle: Parks\nmodule: park\n---\n\n{written}", encoding="utf-8")
    assert differing([path]) == [], written


def test_a_file_of_the_bank_runs_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    file, questions = ROOT / "quizzes" / "sharing-information.md", COURSE.banks["sharing-information"].questions
    with ThreadPoolExecutor(1) as apart:  # a browser's loop may be running in this thread
        said = squeezed(apart.submit(answer_everything, file, monkeypatch).result())
    parts = [(question.id, (question.body.stem, question.body.options[0].feedback)) for question in questions]
    assert [id for id, words in parts if any(squeezed(text) not in said for text in words)] == []


def words(text: str) -> str:
    """The words of Markdown, of HTML or of text that holds HTML."""
    return squeezed(re.sub(r"<[^>]+>|[|*]|:?-{3,}:?", "", unescape(text)))


def lacking(question: Question, item: str) -> list[str]:
    """The words of a question that its item of an export has not, what no item may have, and feedback that is not shown."""
    body, root = question.body, ElementTree.fromstring(item)
    text = " ".join(root.itertext())
    said = words(text)
    parts = (body.situation, body.explanation, *BLANK.split(body.stem)[::2])
    parts += tuple(word for option in body.options for word in (option.text, option.feedback))
    strange = re.findall(r"<quiz|\[x\]|\]\(|\[\[|_[0-9a-f]{8}\b|\|--|style=", item + text)
    tables = ["a table"] * (("|--" in body.source) != ("<table" in item + text))
    return [part for part in parts if words(part) not in said] + strange + tables


def unshown(question: Question, item: str) -> set[str]:
    """The feedback of an item that no answer brings up, or that is not there; and its title where that is another one."""
    root = ElementTree.fromstring(item)
    names = {f"q-{question.id}-{question.key(option)}" for option in question.body.options} | {"general"}
    every = list(root.iter())
    feedback = [one for one in every if one.tag.endswith(("modalFeedback", "}itemfeedback"))]
    held = {one.get("identifier") or one.get("ident", "") for one in feedback}
    shown = {one.get("linkrefid", "") for one in every if one.tag.endswith("displayfeedback")}
    if any(one.tag.endswith("setOutcomeValue") and one.get("identifier") == "FEEDBACK" for one in every):
        values = [one for one in every if one.tag.endswith("baseValue") and one.get("baseType") == "identifier"]
        choices = [one.get("identifier", "") for one in every if one.tag.endswith("simpleChoice")]
        shown = {*(one.text or "" for one in values), *choices}
    title = next(one.get("title", "") for one in every if one.get("title"))
    unlike = {name.removesuffix("_fb") for name in held ^ shown}
    return unlike | (names ^ {name.removesuffix("_fb") for name in held}) | ({title} - {question.title})


def test_an_export_has_the_words_and_the_names_of_every_question() -> None:
    for version in VERSIONS:
        files = {name: data.decode() for name, data in qti_files(QUESTIONS, version, "Parks & ponds").items()}
        items = {f"items/q-{question.id}.xml" for question in QUESTIONS}
        assert set(files) == {*items, "imsmanifest.xml", "assessment.xml"}
        wrong = {one.id: found for one in QUESTIONS if (found := lacking(one, files[f"items/q-{one.id}.xml"]))}
        assert wrong == {}, version
        hidden = {one.id: found for one in QUESTIONS if (found := unshown(one, files[f"items/q-{one.id}.xml"]))}
        assert hidden == {}, version
        assert "Parks &amp; ponds" in files["assessment.xml"]


def test_the_key_of_an_export_is_the_key_of_the_bank() -> None:
    files, space = qti_files(QUESTIONS, "2.1", "Parks"), {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1"}
    for question in QUESTIONS:
        told = ElementTree.fromstring(files[f"items/q-{question.id}.xml"])
        keyed = {value.text for value in told.iterfind(".//q:correctResponse/q:value", space)}
        right = {f"q-{question.id}-{question.key(one)}" for one in question.body.options if one.keyed}
        assert keyed == (right or set(question.body.blanks)), question.id


def test_moodle_s_own_form_has_every_question_with_its_feedback_its_name_and_its_tags() -> None:
    told = ElementTree.fromstring(moodle_xml(BANKS, "Parks / ponds"))
    category, *asked = told.findall("question")
    assert category.findtext("category/text") == "top/Parks // ponds"
    found = {one.findtext("idnumber"): one for one in asked}
    assert list(found) == [question.id for question in QUESTIONS]
    for slug, question in ((held.slug, question) for held in BANKS for question in held.questions):
        item, options = found[question.id], question.body.options
        assert lacking(question, ElementTree.tostring(item, encoding="unicode")) == [], question.id
        assert item.findtext("name/text") == question.title
        assert "<table>" not in item.findtext("questiontext/text", ""), question.id  # its columns would touch in Moodle
        assert {slug, question.kind} <= {tag.text for tag in item.iterfind("tags/tag/text")}
        shares = [float(answer.get("fraction", "0")) for answer in item.iterfind("answer")]
        keyed = [share for share, option in zip(shares, options, strict=True) if option.keyed]
        assert round(sum(keyed)) == (100 if options else 0), question.id
        assert all(share < min(keyed) for share, option in zip(shares, options, strict=True) if not option.keyed)


def test_words_to_fill_in_are_a_gap_in_moodle_with_each_answer_that_counts() -> None:
    (item,) = ElementTree.fromstring(moodle_xml([bank(FILL_IN)], "Parks")).findall("question[@type='cloze']")
    (question,) = bank(FILL_IN).questions
    answers = re.findall(r"\{1:SHORTANSWER:(.+?)\}", item.findtext("questiontext/text") or "")
    counted = {f"={one}" for one in (*question.body.blanks, *question.accept)}
    assert [{*found.split("~")} for found in answers] == [counted]

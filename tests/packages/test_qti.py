"""The bank with mkdocs-quiz: read as our reader reads it, run in a terminal, and exported to QTI."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from mkdocs_quiz.qti.extractor import extract_quizzes_from_file
from mkdocs_quiz.qti.models import Quiz

from course.course import Course
from course.questions.question import Question
from course.questions.types.blank import BLANK
from tests.conftest import ROOT
from tests.patience import SECONDS
from tests.questions.park_bank import FILL_IN, bank

PACKAGE = [sys.executable, "-m", "mkdocs_quiz.cli"]
CURSOR, DRAWN = b"\x1b[6n", b"\x1b[?7h"
"""What the package writes to ask where the cursor is, once a question, and each of the two times that it has drawn the options: before it knows and after."""


def answer_everything(arguments: list[str], folder: Path) -> str:
    """What the package says in a terminal in which somebody chooses the first option of each question."""
    ours, theirs = pty.openpty()
    terminal = {"TERM": "xterm", "COLUMNS": "200", "LINES": "60", "XDG_DATA_HOME": str(folder), "NO_COLOR": "1"}
    command = [*PACKAGE, *arguments]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=os.environ | terminal
    )
    os.close(theirs)
    said, seen, drawing = b"", 0, False
    try:
        while select.select([ours], [], [], SECONDS)[0]:
            try:
                said += os.read(ours, 65536)
            except OSError:  # the program has ended
                break
            fresh = said[seen:]
            if not drawing and CURSOR in fresh:
                os.write(ours, b"\x1b[1;1R")
                drawing = True
            if (drawing and fresh.count(DRAWN) > 1) or re.search(rb"Enter to continue.*\.\.\.", fresh):
                os.write(ours, b" \r" if b"Space to select" in fresh else b"\r")
                seen, drawing = len(said), False
        return said.decode("utf-8", "replace")
    finally:
        process.kill()
        process.wait()
        os.close(ours)


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


def test_the_package_reads_every_question_as_our_reader_does(root: Path, tmp_path: Path) -> None:
    (tmp_path / "park.md").write_text(FILL_IN, encoding="utf-8")
    banks = {root / one.path: one for one in Course(root).banks.values()} | {tmp_path / "park.md": bank(FILL_IN)}
    assert {path for path in banks if path.parent == root / "quizzes"} == set((root / "quizzes").glob("*.md"))
    for path, one in banks.items():
        read = [theirs(quiz) for quiz in extract_quizzes_from_file(path)]
        assert read == [ours(question) for question in one.questions], path.name


def test_a_file_of_the_bank_runs_in_a_terminal(root: Path, tmp_path: Path) -> None:
    questions = Course(root).banks["sharing-information"].questions
    said = answer_everything(["run", str(root / "quizzes" / "sharing-information.md")], tmp_path)
    assert "Quiz Complete!" in said
    assert said.count("Press Enter to continue") == len(questions)
    words = squeezed(said)
    assert [question.id for question in questions if squeezed(question.body.stem) not in words] == []
    assert [question.id for question in questions if squeezed(question.body.options[0].text) not in words] == []


@pytest.fixture(scope="module", params=["1.2", "2.1"])
def items(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The words of each question in the export of the whole bank."""
    out = tmp_path_factory.mktemp("export") / "bank.zip"
    done = subprocess.run(
        [*PACKAGE, "export", "qti", str(ROOT / "quizzes"), "-q", request.param, "-o", str(out)],
        cwd=out.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(out) as package:
        names = [name for name in package.namelist() if name.startswith("items/")]
        return [squeezed(" ".join(ElementTree.fromstring(package.read(name)).itertext())) for name in names]


def test_the_whole_bank_exports_with_situations_options_and_explanations(items: list[str], root: Path) -> None:
    questions = [question for bank in Course(root).banks.values() for question in bank.questions]
    assert len(items) == len(questions)
    assert [
        question.id
        for question in questions
        if not any(all(part in item for part in parts(question)) for item in items)
    ] == []


def test_no_export_carries_a_tag_a_checkbox_or_a_link(items: list[str]) -> None:
    assert [item[:80] for item in items if re.search(r"<quiz|\[x\]|\]\(", item)] == []


def parts(question: Question) -> list[str]:
    """The words that an export of the question must have."""
    body = question.body
    return [
        squeezed(text)
        for text in (body.situation, body.stem, body.explanation, *(option.text for option in body.options))
    ]


def squeezed(text: str) -> str:
    """The text without space and the marks of a terminal, so that where lines break makes no difference."""
    return re.sub(r"\s+", "", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text))

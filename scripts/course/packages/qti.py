"""The question bank for systems that take questions alone: mkdocs-quiz's own writers, fed from what our reader read."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_quiz.qti import Answer, Blank, QTIExporter, QTIVersion, Quiz, QuizCollection

from course.questions.question import Question
from course.questions.types.blank import BLANK

VERSIONS = tuple(version.value for version in QTIVersion)


def qti_files(questions: Iterable[Question], version: str, title: str) -> dict[str, bytes]:
    """The files of an export in QTI `version`, by path; questions and options bear the names that they have here.

    A question of a type that has neither options nor blanks is left out, since the writers know no other.
    """
    every = [_quiz(question) for question in questions if question.body.options or question.body.blanks]
    collection = QuizCollection(title, every, identifier="course-questions")
    writer = QTIExporter.create(collection, QTIVersion.from_string(version))
    files = {"imsmanifest.xml": writer.generate_manifest(), "assessment.xml": writer.generate_assessment()}
    return {name: text.encode() for name, text in (files | writer.generate_items()).items()}


def _quiz(question: Question) -> Quiz:
    body, name = question.body, f"q-{question.id}"
    asked = f"{body.situation}\n\n{body.stem}"
    for number in range(len(body.blanks)):
        asked = BLANK.sub(f"{{{{BLANK_{number}}}}}", asked, count=1)
    return Quiz(
        question=asked,
        answers=[Answer(one.text, one.keyed, f"{name}-{question.key(one)}", one.feedback) for one in body.options],
        blanks=[Blank(answer, f"{name}-{number}") for number, answer in enumerate(body.blanks, 1)],
        content=body.explanation,
        identifier=name,
    )

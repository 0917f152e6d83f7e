"""The topics that a learner is asked about first: which questions touch them, and the note that comes with each."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from course.content.cases import named_modules
from course.questions.bank import Bank, Question
from course.text.page import Page
from course.text.problems import Problem
from course.text.yaml_files import Shape, check_shape, read_list

_SHAPE = Shape(required=("id", "name", "module", "note", "words"), lists=("words",))


@dataclass(frozen=True)
class Topic:
    """A topic: its id, its name in a sentence, the module that teaches it, the note on its questions, the words that show it."""

    id: str
    name: str
    module: str
    note: str
    words: re.Pattern[str]
    line: int


def read_topics(text: str, path: str) -> tuple[list[Topic], list[Problem]]:
    """The topics that the YAML `text` holds and what is wrong with them."""
    entries, problems = read_list(text, path, "the file must be a list of topics, each `- id: ...`")
    topics = []
    for entry in entries:
        found = check_shape(entry, _SHAPE, path, "a topic")
        problems += found
        if found:
            continue
        plain = entry.plain()
        try:
            words = re.compile("|".join(f"(?:{one})" for one in plain["words"]), re.IGNORECASE)
        except re.error as error:
            problems.append(Problem(path, entry.line, f"`words` are no regular expression: {error}"))
            continue
        topics.append(Topic(plain["id"], plain["name"], plain["module"], plain["note"], words, entry.line))
    return topics, problems


def check_topics(topics: Collection[Topic], modules: Collection[str], path: str) -> list[Problem]:
    """Topics whose module, by slug, is none of `modules`, and ids that stand twice."""
    lines = {topic.id: topic.line for topic in reversed(list(topics))}
    return [
        Problem(path, topic.line, message)
        for topic in topics
        for message, wrong in (
            (f"there is no module {topic.module!r}", topic.module not in modules),
            (f"the topic {topic.id!r} stands on line {lines[topic.id]} already", lines[topic.id] != topic.line),
        )
        if wrong
    ]


def topics_of(
    topics: Collection[Topic], pages: Mapping[str, Page], bank: Bank, question: Question
) -> tuple[Topic, ...]:
    """Those of `topics` that a question touches: by the module that teaches it, by the modules of its case, or by its words.

    What a wrong option and its feedback mention does not make it the question's subject.
    """
    page = pages.get(bank.place)
    modules = {bank.module, question.teaches.partition("#")[0]}
    if bank.case and page:
        modules.update(named_modules(page))
    body = question.body
    right = (f"{option.text} {option.feedback}" for option in body.options if option.keyed)
    text = " ".join((body.situation, body.stem, *right))
    return tuple(topic for topic in topics if topic.module in modules or topic.words.search(text))

"""The topics that a learner is asked about first: which questions touch them, and the note that comes with each."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from course.content.cases import named_modules
from course.questions.bank import Bank
from course.questions.question import Question
from course.text.page import Page
from course.text.problems import Problem
from course.text.records import Id, read_list


@dataclass(frozen=True)
class Topic:
    """A topic: its id, its name in a sentence, the module that teaches it, the note on its questions, the words that show it."""

    id: Id
    name: str
    module: str
    note: str
    words: tuple[str, ...]
    line: int = 0

    def is_in(self, text: str) -> bool:
        """Whether one of its words, each a regular expression, is found in the text, whatever the case."""
        return any(re.search(word, text, re.IGNORECASE) for word in self.words)


def read_topics(text: str, path: str) -> tuple[list[Topic], list[Problem]]:
    """The topics that the YAML `text` holds and what is wrong with them; a course without topics has an empty text."""
    topics, problems = read_list(text, path, Topic, "topic")
    for topic in list(topics):
        try:
            topic.is_in("")
        except re.error as error:
            problems.append(Problem(path, topic.line, f"`words` are no regular expression: {error}"))
            topics.remove(topic)
    return topics, problems


def check_topics(topics: Collection[Topic], modules: Collection[str], path: str) -> list[Problem]:
    """Topics whose module, by slug, is none of `modules`."""
    unknown = [topic for topic in topics if topic.module not in modules]
    return [Problem(path, topic.line, f"there is no module {topic.module!r}") for topic in unknown]


def topics_of(
    topics: Collection[Topic], pages: Mapping[str, Page], bank: Bank, question: Question
) -> tuple[Topic, ...]:
    """Those of `topics` that a question touches: by the module that teaches it, by the modules of its case, or by its words."""
    body, page = question.body, pages.get(bank.place)
    modules = {bank.module, question.teaches.partition("#")[0], *(named_modules(page) if bank.case and page else ())}
    # What a wrong option and its feedback mention does not make it the question's subject.
    right = (f"{option.text} {option.feedback}" for option in body.options if option.keyed)
    text = " ".join((body.situation, body.stem, *right))
    return tuple(topic for topic in topics if topic.module in modules or topic.is_in(text))

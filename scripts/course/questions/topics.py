"""The topics that a learner is asked about first: which questions touch them, and the note that comes with each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from course.content.cases import named_modules
from course.questions.bank import Bank, Question
from course.text.page import Page


@dataclass(frozen=True)
class Topic:
    """A topic: its id, its name in a sentence, the module that teaches it, the note on its questions, the words that show it."""

    id: str
    name: str
    module: str
    note: str
    words: re.Pattern[str]


TOPICS = (
    Topic(
        "suicide",
        "suicide and self-harm",
        "adolescents-and-suicide",
        "This question is about suicide or self-harm. It describes no methods.",
        re.compile(
            r"suicid|self-harm|(?:hurts?|hurting|harms?|harming) (?:him|her|them)sel(?:f|ves)|want to (?:live|be here)",
            re.IGNORECASE,
        ),
    ),
    Topic(
        "exploitation",
        "sexual exploitation",
        "sexual-exploitation",
        "This question is about the sexual exploitation of a child. It gives no detail of the abuse.",
        re.compile(r"exploit|groom(?:ed|ing|s)\b", re.IGNORECASE),
    ),
    Topic(
        "domestic-abuse",
        "domestic abuse",
        "domestic-abuse",
        "This question is about domestic abuse.",
        re.compile(r"domestic (?:abuse|homicide)|coerciv|controlling|violen(?:t|ce)|frighten", re.IGNORECASE),
    ),
)


def topics_of(pages: Mapping[str, Page], bank: Bank, question: Question) -> tuple[Topic, ...]:
    """The topics of a question: by the module that teaches it, by the modules of its case, or by its own words."""
    page = pages.get(bank.place)
    modules = {bank.module, question.teaches.partition("#")[0]}
    if bank.case and page:
        modules.update(named_modules(page))
    text = " ".join(block.text for block in question.body.blocks)
    return tuple(topic for topic in TOPICS if topic.module in modules or topic.words.search(text))

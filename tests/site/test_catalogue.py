"""What the course's scripts know: the contents, the prompts, and the topics that a learner is asked about first."""

import json

from course.pages.facts import ONE_THING
from course.site.catalogue import contents, prompts_of, topics
from course.text.page import Page
from tests.conftest import COURSE

PAGE = Page(
    "docs/modules/park.md",
    "---\ntitle: Parks\n---\n\n## Found { #found }\n\n### Benches { #benches }\n\nText.\n\n## Pause { #reflect }\n\n- Which bench? { #reflect-bench }\n- None\n\n### No id\n",
)


def test_the_prompts_of_a_page_are_its_items_with_an_id_and_the_one_that_ends_every_module() -> None:
    assert list(prompts_of(PAGE)) == ["reflect-bench", ONE_THING[0]]
    assert prompts_of(Page("docs/cases/gate.md", "---\ntitle: Gate\n---\n\nText.\n")) == {}


def test_the_contents_follow_the_order_of_the_navigation() -> None:
    order = ["index.md", "modules/uncertainty.md", "modules/assessment.md", "cases/health-matters.md"]
    found = contents(COURSE, "The course", order)
    assert [item["slug"] for item in found["modules"]] == ["uncertainty", "assessment"]
    assert [item["href"] for item in found["cases"]] == ["cases/health-matters.html"]
    module = found["modules"][0]
    assert module["title"] == "Dealing with uncertainty" and module["minutes"] > 5
    assert set(module["core"]) < set(module["quiz"]) <= set(found["questions"])


def test_every_question_is_listed_with_its_version_and_without_its_words() -> None:
    found = contents(COURSE, "The course", [])
    every = [question for bank in COURSE.banks.values() for question in bank.questions]
    assert len(found["questions"]) == len(every) > 100
    text = json.dumps(found)
    assert [question.id for question in every if question.body.options and question.body.options[0].text in text] == []


ABOUT = {
    "suicide": ("adolescents-and-suicide", "out-of-school"),
    "exploitation": ("sexual-exploitation", "seen-as-behaviour"),
    "domestic-abuse": ("domestic-abuse", "contact-and-control"),
}
ELSEWHERE = {"three-things-for-lacey", "caller-asks-for-an-address", "after-the-police-left"}


def test_every_question_of_a_page_on_a_topic_some_of_other_pages_and_fewer_than_half_are_on_topics() -> None:
    data, banks = topics(COURSE), COURSE.banks
    assert all(topic["note"] for topic in data)
    found = {topic["id"]: set(topic["questions"]) for topic in data}
    for topic, slugs in ABOUT.items():
        assert {question.id for slug in slugs for question in banks[slug].questions} <= found[topic]
    assert found["domestic-abuse"] >= ELSEWHERE
    assert len(set().union(*found.values())) < sum(len(bank.questions) for bank in banks.values()) / 2

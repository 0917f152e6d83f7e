"""Every question of the bank on the built site: drawn once, with its parts named, and nothing of its answers elsewhere."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from course.content import Course
from course.csp import violations
from course.quizbank import Bank, Question
from course.reading import plain
from tests.conftest import ROOT, page_names

PAGES = page_names()
BANKS = Course(ROOT).banks
MARKS = {
    "store": "course-record:",
    "question": "question__feedback",
    "quiz": "questions-bar",
    "print-questions": "questions-appendix",
    "case": "stages-line",
    "progress": "data-progress-for",
}
"""What each script has and no other: a page loads its scripts as one file."""
QUESTION_SCRIPTS = {"store", "question", "quiz", "print-questions"}
PROGRESS = ("index.html", "course-map.html")


def address(bank: Bank) -> str:
    return bank.place.replace(".md", ".html")


ASKED = {address(bank): bank for bank in BANKS.values()}


def soup(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")


def said(tag: Tag | None) -> str:
    """The words of a tag with single spaces, page references as they are written."""
    assert tag
    return re.sub(r"\s+", " ", tag.get_text(" ")).strip()


def flat(text: str) -> str:
    """A text without marks and space, so that only its words are compared."""
    return re.sub(r"\W+", "", plain(text.replace("(no page given)", "")))


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_raw_tag_an_unrendered_checkbox_a_comment_or_anything_of_the_package(
    site: Path, name: str
) -> None:
    html = (site / name).read_text(encoding="utf-8")
    drawn = re.sub(r"<code>.*?</code>|<pre.*?</pre>", "", html, flags=re.DOTALL)
    left = [
        word
        for word in (
            "<quiz",
            "&lt;quiz",
            "- [ ]",
            "- [x]",
            "[ ] ",
            "[[",
            "MKDOCS_QUIZ",
            "mkdocs-quiz",
            "mkdocsQuiz",
            "quiz-progress",
            "<!--",
            "data-correct",
        )
        if word in drawn
    ]
    assert left == []
    assert violations(html, name) == []


@pytest.mark.parametrize("name", ASKED)
def test_every_question_of_the_bank_stands_on_its_page_once_and_in_order(site: Path, name: str) -> None:
    bank = ASKED[name]
    questions = soup(site, name).select(".question")
    names = [question["data-question"] for question in questions]
    assert Counter(names) == Counter(question.id for question in bank.questions)
    core = [name for name, question in zip(names, questions, strict=True) if question.has_attr("data-core")]
    assert names[: len(core)] == core == [question.id for question in bank.questions if question.core]


REVIEW, RECORDS = "review.html", ("my-learning.html", "cpd-record.html")
"""The page that asks again, whose questions are loaded when they are asked, and those that show what is kept."""


def expected_scripts(name: str) -> set[str]:
    """The scripts of questions that a page asks for; a guide keeps its action log in the same store."""
    if name in ASKED:
        return QUESTION_SCRIPTS | ({"case"} if ASKED[name].case else set())
    if name in PROGRESS:
        return {"store", "progress"}
    if name == REVIEW:
        return {"store", "question"}
    return {"store"} if name.startswith("guides/") or name in RECORDS else set()


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def loaded(site: Path, name: str, tag: str, attribute: str, **having: str | bool) -> str:
    """The text of all that a page loads by each `tag` that has these attributes, in a template too, where no selector looks.

    404.html looks for its files at several depths.
    """
    found = soup(site, name).find_all(tag, {attribute: True, **having})
    named = (((site / name).parent / str(one[attribute])).resolve() for one in found)
    return "\n".join(text_of(path) for path in named if path.exists())


def test_no_other_page_has_questions_or_their_scripts(site: Path) -> None:
    wrong = {}
    for name in [*PAGES, "404.html"]:
        scripts, styles = (
            loaded(site, name, "script", "src", defer=True),
            loaded(site, name, "link", "href", rel="stylesheet"),
        )
        found = {script for script, mark in MARKS.items() if mark in scripts}
        marked = ".question__feedback" in styles, bool(soup(site, name).select(".question"))
        if found != expected_scripts(name) or marked != (name in ASKED or name == REVIEW, name in ASKED):
            wrong[name] = (found, marked)
    assert wrong == {}


@pytest.mark.parametrize("name", ASKED)
def test_every_question_has_a_legend_labels_a_button_and_a_status(site: Path, name: str) -> None:
    page = soup(site, name)
    for question in ASKED[name].questions:
        drawn = page.select_one(f'[data-question="{question.id}"]')
        assert drawn and drawn.find_previous(["h2", "h3"])["id"] == question.id
        fieldset = drawn.select_one("form > fieldset")
        assert fieldset and flat(said(fieldset.find("legend", recursive=False))) == flat(question.body.stem)
        fields = fieldset.select("input")
        labels = {label["for"]: flat(said(label)) for label in fieldset.select("label")}
        assert [labels[field["id"]] for field in fields] == [flat(option.text) for option in question.body.options]
        assert {(field["name"], field["type"]) for field in fields} == {
            (question.id, "checkbox" if question.kind == "multiple" else "radio")
        }
        assert not fieldset.select("a")
        assert said(drawn.select_one("form > button[type=submit]")) == "Check my answer"
        assert drawn.select_one("form > p[role=status]").get_text() == ""


@pytest.mark.parametrize("name", ASKED)
def test_every_answer_stands_in_the_fold_with_its_verdict_in_words_and_its_explanation(site: Path, name: str) -> None:
    page = soup(site, name)
    for question in ASKED[name].questions:
        fold = page.select_one(f'[data-question="{question.id}"] > details')
        assert fold and not fold.has_attr("open") and fold.has_attr("data-search-exclude")
        for option, item in zip(question.body.options, fold.select("li"), strict=True):
            verdict = "In line with the report's learning." if option.keyed else "Look again."
            assert (item["data-option"], item["data-keyed"]) == (question.key(option), "yes" if option.keyed else "no")
            assert said(item.select_one(".question__verdict")) == verdict
            assert flat(said(item)) == flat(option.text) + flat(verdict) + flat(option.feedback)
        explained = fold.select_one(".question__explanation")
        assert flat(said(explained)).startswith(flat(question.body.explanation))
        assert explained.select("a")[-1].get_text().startswith("Read again: ")


def test_every_link_back_leads_to_what_teaches_the_question(site: Path) -> None:
    wrong = []
    for name, bank in ASKED.items():
        page = soup(site, name)
        for question in bank.questions:
            link = page.select_one(f'[data-question="{question.id}"] .question__explanation').select("a")[-1]["href"]
            target = bank.teaches(question).replace(".md", ".html")
            expected = f"#{question.section}" if bank.module else f"../{target}"
            if link != expected or not soup(site, target.partition("#")[0]).find(id=target.partition("#")[2]):
                wrong.append((question.id, link))
    assert wrong == []


def test_the_search_has_the_situation_and_the_stem_of_a_question_and_nothing_of_its_answers(site: Path) -> None:
    entries: dict[str, str] = {}
    for name in ASKED:
        script = (site / "search" / "texts" / f"{name}.js").read_text(encoding="utf-8")
        held = json.loads(script.partition("]=")[2].rstrip().rstrip(";"))
        entries |= {f"{name}#{anchor}": flat(html.unescape(text)) for anchor, text in held.items()}
    every = [(address(bank), question) for bank in BANKS.values() for question in bank.questions]
    asked = {
        f"{name}#{question.id}": flat(question.body.situation) + flat(question.body.stem) for name, question in every
    }
    assert {place: entries[place] for place, words in asked.items() if entries[place] != words} == {}
    found = "".join(entries.values())
    assert [question.id for _, question in every if answers_in(found, question)] == []


def answers_in(found: str, question: Question) -> list[str]:
    texts = [
        question.body.explanation,
        *(part for option in question.body.options for part in (option.text, option.feedback)),
    ]
    return [text for text in texts if len(flat(text)) > 30 and flat(text) in found]


@pytest.mark.parametrize("name", [name for name, bank in ASKED.items() if bank.module])
def test_a_module_s_quiz_ends_with_where_to_go_next(site: Path, name: str, root: Path) -> None:
    page = soup(site, name)
    ways = page.select_one(".question-next")
    assert ways and ways.find_previous("h2")["id"] == "quiz" and ways.find_next("h2")["id"] == "team"
    links = [a["href"] for a in ways.select("a")]
    slug = ASKED[name].slug
    cases = [
        f"../cases/{case}.html" for case, page in Course(root).cases.items() if slug in page.meta["modules"].plain()
    ]
    assert links == [*cases, "#team"]


@pytest.mark.parametrize("name", [name for name, bank in ASKED.items() if bank.case])
def test_a_case_has_its_stages_with_their_decisions_and_its_boxes(site: Path, name: str) -> None:
    bank, page = ASKED[name], soup(site, name)
    stages = page.select("section.stage[data-module=stage]")
    assert [stage["data-stage"] for stage in stages] == [str(number) for number in range(1, len(bank.questions) + 1)]
    for number, stage in enumerate(stages, 1):
        assert stage["aria-labelledby"] == f"stage-{number}" and stage.find("h2")["id"] == f"stage-{number}"
        decisions = [question["data-question"] for question in stage.select(".question")]
        assert decisions == [question.id for question in bank.questions if question.section == f"stage-{number}"]
    boxes = page.select(f'.hypothesis[data-module=hypothesis][data-hypothesis="{bank.slug}"]')
    assert [box.find_previous("h2")["id"] for box in boxes] == ["family", "looking-back"]


@pytest.mark.parametrize("name", [name for name, bank in ASKED.items() if bank.case])
def test_the_table_of_a_case_grows_and_says_in_words_what_is_new(site: Path, name: str) -> None:
    known: list[str] = []
    for stage in soup(site, name).select("section.stage"):
        rows = [said(row) for row in stage.find("table", recursive=False).select("tbody tr")]
        assert rows[: len(known)] == known
        new = rows[len(known) :]
        assert new and all(row.startswith("New ") for row in new) == bool(known)
        known += [row.removeprefix("New ") for row in new]


def test_a_case_shows_its_place_its_minutes_its_note_and_its_modules(site: Path) -> None:
    text = said(soup(site, "cases/changing-workers.html").find("article"))
    assert "Case 2 of 6" in text
    assert re.search(r"about \d+ minutes with its decisions", text)
    assert "Before you start. This case is about neglect" in text
    assert "Draws on Understanding vulnerability and risk , Assessment and early help , " in text
    assert "No safeguarding practitioner has reviewed this page yet" in text


def test_the_cases_stand_on_the_home_page_and_on_the_map(site: Path, root: Path) -> None:
    cases = [f"cases/{slug}.html" for slug in Course(root).cases]
    home = soup(site, "index.html").find(id="cases").find_next("div", class_="cards")
    assert sorted(a["href"] for a in home.select("a.card-title")) == sorted(cases)
    shown = soup(site, "course-map.html").find(id="map-cases")
    assert sorted(h3.find("a")["href"] for h3 in shown.find_all_next("h3")) == sorted(cases)


@pytest.mark.parametrize("name", PROGRESS)
def test_progress_has_a_place_for_every_module_and_case(site: Path, name: str) -> None:
    places = [place["data-progress-for"] for place in soup(site, name).select("[data-progress-for]")]
    assert sorted(places) == sorted(BANKS)


def test_a_module_with_its_core_questions_fits_in_fifteen_minutes(site: Path) -> None:
    minutes = {}
    for name in (name for name, bank in ASKED.items() if bank.module):
        found = re.search(r"about (\d+) minutes with its core questions", said(soup(site, name).find("article")))
        minutes[name] = int(found[1]) if found else 99
    assert {name: count for name, count in minutes.items() if count > 15} == {}

"""Every question of the bank on the built site: drawn once, with its parts named, and nothing of its answers elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import Tag

from course.questions.bank import Bank
from course.questions.placement import shown
from course.questions.question import Question
from tests.built.pages import COURSE, PAGES, article, flat, soup, text_of, words, wrong
from tests.conftest import scripted

BANKS = COURSE.banks
VERDICTS = COURSE.settings.questions.of_choice
ASKED = {bank.place.replace(".md", ".html"): bank for bank in BANKS.values()}
MODULES, CASES = ([name for name, bank in ASKED.items() if getattr(bank, kind)] for kind in ("module", "case"))


def drawn(site: Path) -> Iterator[tuple[str, Bank, Question, Tag]]:
    """Every question of the bank with its page, its bank and what is drawn of it."""
    for name, bank in ASKED.items():
        found = {str(one["data-question"]): one for one in soup(site, name).select(".question")}
        yield from ((name, bank, question, found[question.id]) for question in bank.questions)


def test_every_question_of_the_bank_stands_on_its_page_once_and_in_order_with_the_core_marked(site: Path) -> None:
    def strange(name: str) -> list[str]:
        found = [(one["data-question"], one.has_attr("data-core")) for one in soup(site, name).select(".question")]
        expected = [(question.id, question.core) for question in shown(ASKED[name])]
        return [] if found == expected else [str(one) for one, _ in found]

    assert wrong(ASKED, strange) == {}


def test_no_other_page_but_home_has_questions(site: Path) -> None:
    asking = [name for name in [*PAGES, "404.html"] if soup(site, name).select(".question")]
    assert sorted(asking) == sorted(["index.html", *ASKED])


def test_every_question_has_its_stem_for_a_legend_and_its_options_for_labels(site: Path) -> None:
    found, expected = {}, {}
    for _, _, question, root in drawn(site):
        (legend,) = root.select("form > fieldset > legend")
        labels = [flat(words(one)) for one in root.select(".question__act" if question.kind == "rank" else "label")]
        found[root.find_previous(["h2", "h3"])["id"]] = (flat(words(legend)), labels)
        expected[question.id] = (flat(question.body.stem), [flat(one.text) for one in question.body.options])
    assert found == expected


def test_every_answer_stands_in_the_fold_with_its_verdict_in_words_and_its_explanation(site: Path) -> None:
    astray = []
    for _, _, question, root in drawn(site):
        fold = root.find("details", recursive=False)
        for option, item in zip(question.body.options, fold.select("li"), strict=True):
            verdict = f"{option.mark}." if question.kind == "rank" else VERDICTS.of(option.keyed_as)
            marks = (item["data-option"], item["data-keyed"], words(item.select_one(".question__verdict")))
            said = flat(option.text) + flat(verdict) + flat(option.reason)
            said += "".join(flat(f'With "{begins}": {words}') for begins, words in option.pairs)
            if (*marks, flat(words(item))) != (question.key(option), option.keyed_as, verdict, said):
                astray.append((question.id, words(item)))
        why = fold.select_one(".question__explanation")
        folded = not fold.has_attr("open") and fold.has_attr("data-search-exclude")
        explained = flat(words(why)).startswith(flat(question.body.explanation))
        if not (folded and explained and words(why.select("a")[-1]).startswith("Read again: ")):
            astray.append((question.id, words(why)))
    assert astray == []


def test_every_link_back_leads_to_what_teaches_the_question(site: Path) -> None:
    astray = []
    for _, bank, question, root in drawn(site):
        link = root.select(".question__explanation a")[-1]["href"]
        target, _, anchor = bank.teaches(question).replace(".md", ".html").partition("#")
        expected = f"#{question.section}" if bank.module else f"../{target}#{anchor}"
        if link != expected or not soup(site, target).find(id=anchor):
            astray.append((question.id, link))
    assert astray == []


def test_the_search_has_the_situation_and_the_stem_of_a_question_and_nothing_of_its_answers(site: Path) -> None:
    script = text_of(site / "assets" / "search" / "documents.js")
    pages = scripted(script)["search/documents"]["pages"]
    asking = [(name, sections) for name, _, _, *sections in pages if name in ASKED]
    entries = {f"{name}#{anchor}": flat(text) for name, sections in asking for anchor, _, text in sections}
    every = [(name, question) for name, bank in ASKED.items() for question in bank.questions]
    asked = {f"{name}#{one.id}": flat(one.body.situation) + flat(one.body.stem) for name, one in every}
    assert {place: entries[place] for place, said in asked.items() if entries[place] != said} == {}
    found = "".join(entries.values())
    assert [question.id for _, question in every if answers_in(found, question)] == []


def answers_in(found: str, question: Question) -> list[str]:
    parts = [part for option in question.body.options for part in (option.text, option.feedback)]
    return [text for text in (question.body.explanation, *parts) if len(flat(text)) > 30 and flat(text) in found]


def test_a_module_ends_in_one_card_with_where_to_go_next(site: Path) -> None:
    def strange(name: str) -> list[str]:
        slug = ASKED[name].slug
        first, *links = (str(a["href"]) for a in soup(site, name).select(".end__ways a"))
        cases = [f"../cases/{case}.html" for case, page in COURSE.cases.items() if slug in page.listed("modules")]
        following.append(first)
        return [] if set(links) == {*cases, f"../guides/{slug}.html", f"../briefings/{slug}.html"} else links

    following: list[str] = []
    assert wrong(MODULES, strange) == {}
    modules = {name.removeprefix("modules/") for name in MODULES} - {"about-the-reviews.html"}
    assert sorted(following) == sorted({"../course-map.html", *modules})


def test_a_case_has_its_stages_with_their_decisions_and_its_boxes(site: Path) -> None:
    def strange(name: str) -> list[object]:
        bank, page = ASKED[name], soup(site, name)
        found: list[object] = []
        expected: list[object] = [
            (str(number), f"stage-{number}", f"stage-{number}", [q.id for q in bank.questions if q.section == f"stage-{number}"])
            for number in range(1, len(bank.questions) + 1)
        ]  # fmt: skip
        for stage in page.select("section.stage[data-module=stage]"):
            decisions = [question["data-question"] for question in stage.select(".question")]
            found.append((stage["data-stage"], stage["aria-labelledby"], stage.find("h2")["id"], decisions))
        boxes = page.select(f'.hypothesis[data-module=hypothesis][data-hypothesis="{bank.slug}"]')
        found += [box.find_previous("h2")["id"] for box in boxes]
        return [] if found == [*expected, "family", "looking-back"] else found

    assert wrong(CASES, strange) == {}


def test_the_table_of_a_case_grows_and_says_in_words_what_is_new(site: Path) -> None:
    for name in CASES:
        known: list[str] = []
        for stage in soup(site, name).select("section.stage"):
            rows = [words(row) for row in stage.find("table", recursive=False).select("tbody tr")]
            assert rows[: len(known)] == known, name
            new = rows[len(known) :]
            said = ("New ", "First road ", "Second road ")
            assert new and all(row.startswith(said) for row in new) == bool(known), name
            known += [row.removeprefix("New ") for row in new]


def test_a_case_shows_its_place_its_minutes_its_note_and_its_modules(site: Path) -> None:
    text = words(article(site, "cases/changing-workers.html"))
    assert "Case 2 of 6" in text
    assert re.search(r"about \d+ minutes with its decisions", text)
    assert "Before you start. This case is about neglect" in text
    assert "Draws on Understanding vulnerability and risk , Assessment and early help , " in text
    assert "No safeguarding practitioner has reviewed this yet" in text


def test_the_cases_stand_on_the_map(site: Path) -> None:
    cases = sorted(f"cases/{slug}.html" for slug in COURSE.cases)
    shown = soup(site, "course-map.html").find(id="map-cases")
    assert sorted(h3.find("a")["href"] for h3 in shown.find_all_next("h3")) == cases


def test_progress_has_a_place_for_every_module_and_case(site: Path) -> None:
    for name, expected in {"index.html": COURSE.modules, "course-map.html": BANKS, "my-learning.html": BANKS}.items():
        places = [place["data-progress-for"] for place in soup(site, name).select("[data-progress-for]")]
        assert sorted(places) == sorted(expected), name

"""The decks of the built site: every pair whole on one slide, no trap's claim without its other half, nothing of the trainer's on show."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from course.content import Course
from course.csp import violations
from course.decks import FOLDERS, PLACE, Deck, guides_of, read_decks, script
from course.sentences import split_sentences
from course.slidehtml import article_of, plain, text_of
from tests.conftest import ROOT, page_names

COURSE = Course(ROOT)
NAMES = sorted(name.removesuffix(".html") for name in page_names() if name.partition("/")[0] in FOLDERS)


@cache
def decks(site: Path) -> dict[str, Deck]:
    return {deck.name: deck for deck in read_decks(site, guides_of(COURSE))}


def folded(text: str) -> str:
    return " ".join(text.split())


@cache
def article(site: Path, name: str) -> Tag:
    return article_of((site / f"{name}.html").read_text(encoding="utf-8"))


def test_every_module_case_and_guide_has_a_deck_with_its_plan(site: Path) -> None:
    assert sorted(decks(site)) == NAMES
    guided = guides_of(COURSE)
    assert {len(decks(site)[name].plans) for name in NAMES if name.startswith("modules/") and name in guided} <= {3}
    for deck in decks(site).values():
        for plan in deck.plans:
            assert sum(step.minutes for step in plan.steps) == plan.minutes, deck.name


@pytest.mark.parametrize("name", NAMES)
def test_the_deck_that_travels_is_the_one_that_was_cut(site: Path, name: str) -> None:
    assert (site / PLACE / f"{name}.js").read_text(encoding="utf-8") == script(decks(site)[name])


@pytest.mark.parametrize("name", NAMES)
def test_every_pair_of_a_page_is_whole_on_one_slide(site: Path, name: str) -> None:
    faces = [folded(plain(slide.html)) for slide in decks(site)[name].slides if slide.kind == "pair"]
    pairs = [folded(plain(str(pair))) for pair in article(site, name).select(".admonition.pair")]
    assert faces == pairs


MARKED = {
    "sharing-information#gaps": (
        "65 of the 66",
        "read in depth",
        "not about all work",
        "sharing too much",
        "people who protect a child",
        "an address",
    ),
    "domestic-abuse#open-mind": ("serious and sustained violence", "relatively common"),
    "domestic-abuse#see-separately": ("separately first", "never see a couple jointly by default"),
    "domestic-abuse#separation": ("appear to have triggered", "no reason to leave contact unsafe"),
    "domestic-abuse#child-first": ("malicious and true", "needs come before"),
    "vulnerability-and-risk#known": ("64%", "14%", "22%", "12%", "already part of the 64%", "78%"),
    "vulnerability-and-risk#fifty-five": ("55%", "cannot mean"),
    "vulnerable-children#babies": ("41%", "43%", "share of the 120"),
    "vulnerable-children#adolescents": ("88%", "in these reviews", "not figures for adolescents at large"),
    "vulnerable-children#home-education": ("four reviews", "For most families"),
    "adolescents-and-suicide#looking-back": ("all but one", "does not identify who will die"),
    "adolescents-and-suicide#seventeen-reviews": ("17 reviews", "small number"),
    "sexual-exploitation#seven-reviews": ("Seven", "understates how many children"),
    "about-the-reviews#evidence": ("293", "175", "66"),
}


@pytest.mark.parametrize(("place", "words"), MARKED.items(), ids=MARKED)
def test_the_pairs_that_the_traps_name_are_marked(site: Path, place: str, words: tuple[str, ...]) -> None:
    module, _, heading = place.partition("#")
    faces = [
        plain(slide.html)
        for slide in decks(site)[f"modules/{module}"].slides
        if slide.kind == "pair" and slide.id.split(".")[0] == heading
    ]
    assert any(all(word in face for word in words) for face in faces), faces


HALVES = {
    r"65 of the 66": r"read in depth",
    r"too much sharing|sharing too much": r"protect|for all work|all work with children",
    r"relatively common": r"serious and sustained violence",
    r"\ball but one\b": r"does not (identify|tell)|cannot show who",
    r"malicious and true": r"private law|after separation|Reports of maltreatment",
    r"\b43%": r"\b120\b",
    r"appear to have triggered": r"no reason to leave contact unsafe|not to leave contact unsafe",
    r"effective and nurturing": r"[Ff]or most( families|, home education)",
}
ASKED = frozenset({"question", "vote"})
"""In a question somebody may say half of it: the other half is in the feedback, on the slides that follow."""


@pytest.mark.parametrize("name", NAMES)
def test_no_slide_shows_a_claim_without_its_other_half(site: Path, name: str) -> None:
    parted = [
        (slide.id, claim)
        for slide in decks(site)[name].slides
        if slide.kind not in ASKED
        for claim, half in HALVES.items()
        if re.search(claim, plain(slide.html)) and not re.search(half, plain(slide.html))
    ]
    assert parted == []


MARK = re.compile(r"\((?:p\d+(?:-\d+)?|no page given)\)")


def claims(page: Tag) -> list[tuple[str, str]]:
    """Each sentence of the page that has a page or says that there is none: its words before the mark, and the mark."""
    sentences = [one for block in page.find_all(["p", "li", "td"]) for one in split_sentences(text_of(block))]
    marked = [(sentence, found) for sentence in sentences if (found := MARK.search(sentence)) and found.start() > 40]
    return [(sentence[: found.start()], found[0]) for sentence, found in marked]


@pytest.mark.parametrize("name", NAMES)
def test_a_claim_keeps_its_page_on_every_slide(site: Path, name: str) -> None:
    faces = {slide.id: text_of(BeautifulSoup(slide.html, "html.parser")) for slide in decks(site)[name].slides}
    parted = [
        (slide, claim)
        for claim, mark in claims(article(site, name))
        for slide, face in faces.items()
        if claim in face and claim + mark not in face
    ]
    assert parted == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("guides/")])
def test_what_is_for_the_trainer_is_on_no_slide(site: Path, name: str) -> None:
    page = article(site, name)
    told = [folded(p.get_text()) for p in page.select(".trainer-note p")]
    assert told
    faces = folded(" ".join(plain(slide.html) + " " + plain(slide.notes) for slide in decks(site)[name].slides))
    notes = folded(" ".join(plain(slide.trainer_notes) for slide in decks(site)[name].slides))
    assert [text for text in told if text in faces] == []
    assert [text for text in told if text not in notes] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_asked_chosen_and_answered(site: Path, name: str) -> None:
    kinds = [slide.kind for slide in decks(site)[name].slides]
    questions = article(site, name).select(".question")
    assert kinds.count("vote") == kinds.count("discuss") == len(questions)
    assert kinds.count("answer") == len(
        [item for question in questions for item in question.select(".question__answers > ul > li")]
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_slide_brings_no_link_no_field_and_no_id_of_the_page(site: Path, name: str) -> None:
    page = {tag["id"] for tag in article(site, name).find_all(id=True)}
    for slide in decks(site)[name].slides:
        tree = BeautifulSoup(slide.html + slide.notes + slide.trainer_notes, "html.parser")
        assert tree.find_all(["a", "input", "form", "script", "button", "details"]) == []
        assert {tag["id"] for tag in tree.find_all(id=True)} & page == set()


def test_trainer_s_notes_are_closed_and_out_of_the_search(site: Path) -> None:
    index = (site / "search" / "entries.js").read_text(encoding="utf-8")
    for name in NAMES:
        for note in article(site, name).select(".trainer-note"):
            assert note.name == "details"
            assert not note.has_attr("open")
            paragraph = note.find("p")
            assert paragraph is None or folded(paragraph.get_text())[:60] not in index


def test_the_notes_window_holds_to_the_policy(site: Path) -> None:
    html = (site / "notes.html").read_text(encoding="utf-8")
    assert violations(html, "notes.html") == []
    assert "Content-Security-Policy" in html

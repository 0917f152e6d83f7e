"""The decks of the built site: every pair whole on one slide, no trap's claim without its other half, nothing of the trainer's on show."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bs4.element import Tag

from course.content.kinds import BRIEFING, MODULE, kind_of
from course.slides.blocks import blocks_of, html_of, text_of_blocks
from course.slides.decks import PLACE, Deck, script
from course.slides.lengths import MOST
from course.text.html import parse, text_of
from course.text.readability import split_sentences
from tests.built.conftest import article, decks
from tests.built.pages import COURSE, PAGES, wrong
from tests.built.pages import text_of as read

NAMES = sorted(name.removesuffix(".html") for name in PAGES if kind_of(name.replace(".html", ".md")).has_deck)
GUIDES = [name for name in NAMES if name.startswith("guides/")]


def folded(text: str) -> str:
    return " ".join(text.split())


def bad(site: Path, check: Callable[[Deck, Tag], Any]) -> dict[str, Any]:
    """What `check` finds in the decks and their pages, by name."""
    return wrong(NAMES, lambda name: check(decks(site, COURSE)[name], article(site, name)))


def test_every_module_case_and_guide_has_a_deck_with_its_plan_and_it_travels_as_it_was_cut(site: Path) -> None:
    assert sorted(decks(site, COURSE)) == NAMES
    guided = [name for name in NAMES if MODULE.has(f"{name}.md") and f"{name}.md" in COURSE.guides]
    assert {tuple(sorted(plan.minutes for plan in decks(site, COURSE)[name].plans)) for name in guided} == {
        (7, 15, 30, 60)
    }
    plans = [(deck.name, plan) for deck in decks(site, COURSE).values() for plan in deck.plans]
    assert [name for name, plan in plans if sum(minutes for minutes, _, _ in plan.steps) != plan.minutes] == []
    assert [name for name in NAMES if read(site / PLACE / f"{name}.js") != script(decks(site, COURSE)[name])] == []


def test_a_deck_holds_what_its_length_bears_all_at_the_longest_and_always_a_question_or_a_scene(site: Path) -> None:
    def unfit(deck: Deck, page: Tag) -> list[str]:
        shown = {
            length: [one for one in deck.slides if length in one.lengths and not one.of] for length in deck.lengths
        }
        whole = max(deck.lengths)
        most = {length: MOST.get(length, len(deck.slides)) for length in deck.lengths if length < whole}
        long = [f"{length}: {len(shown[length])}" for length in most if len(shown[length]) > most[length]]
        lost = [one.id for one in deck.slides if not (one.of or one.lengths or one.kind == "plan")]
        short = min(shown.values(), key=len)
        ends = {"talk"} if BRIEFING.has(f"{deck.name}.md") else {"we-will", "pause"}
        carries = ends <= {one.id for one in short} and {"vote", "scene", "plan"} & {one.kind for one in short}
        return [*long, *lost] if carries else [*long, *lost, *(one.id for one in short)]

    assert bad(site, unfit) == {}


def test_every_pair_of_a_page_is_whole_on_one_slide(site: Path) -> None:
    def parted(deck: Deck, page: Tag) -> list[str]:
        faces = [folded(text_of_blocks(slide.blocks)) for slide in deck.slides if slide.kind == "pair"]
        pairs = [folded(text_of_blocks(blocks_of(pair))) for pair in page.select(".admonition.pair")]
        return pairs if faces != pairs else []

    assert bad(site, parted) == {}


MARKED = {
    "sharing-information#gaps": ("65 of the 66", "read in depth", "about those 66 reports", "sharing too much", "people who protect a child", "An address"),
    "domestic-abuse#open-mind": ("serious and sustained violence", "relatively common"),
    "domestic-abuse#see-separately": ("separately first", "never see a couple jointly by default"),
    "domestic-abuse#separation": ("appear to have triggered", "no reason to leave contact unsafe"),
    "domestic-abuse#child-first": ("malicious and true", "needs come before"),
    "vulnerability-and-risk#known": ("64%", "14%", "22%", "12%", "already part of the 64%", "78%"),
    "vulnerability-and-risk#fifty-five": ("55%", "can hardly mean"),
    "vulnerable-children#babies": ("41%", "43%", "share of the 120"),
    "vulnerable-children#adolescents": ("88%", "in these reviews", "not figures for adolescents at large"),
    "vulnerable-children#home-education": ("four reviews", "For most families"),
    "adolescents-and-suicide#looking-back": ("all but one", "does not identify who will die"),
    "adolescents-and-suicide#seventeen-reviews": ("17 reviews", "small number"),
    "sexual-exploitation#seven-reviews": ("Seven", "understates how many children"),
    "about-the-reviews#evidence": ("293", "175", "66"),
}  # fmt: skip


def test_the_pairs_that_the_traps_name_are_marked(site: Path) -> None:
    def unmarked(place: str) -> list[str]:
        module, _, heading = place.partition("#")
        pairs = [slide for slide in decks(site, COURSE)[f"modules/{module}"].slides if slide.kind == "pair"]
        faces = [text_of_blocks(slide.blocks) for slide in pairs if slide.id.split(".")[0] == heading]
        return [] if any(all(word in face for word in MARKED[place]) for face in faces) else faces or ["no pair"]

    assert wrong(MARKED, unmarked) == {}


HALVES = {
    r"65 of the 66": r"read in depth",
    r"too much sharing|sharing too much": r"protect|for all work|all work with children",
    r"relatively common": r"serious and sustained violence",
    r"\ball but one\b": r"does not (identify|tell)|cannot show who",
    r"malicious and true": r"private law|after separation|Reports of maltreatment",
    r"\b43%": r"\b120\b",
    r"appear to have triggered": r"no reason to leave contact unsafe|not leave contact unsafe",
    r"effective and nurturing": r"[Ff]or most( families|, home education)",
}
ASKED = frozenset({"question", "vote"})
"""In a question somebody may say half of it: the other half is in the feedback, on the slides that follow."""


def test_no_slide_shows_a_claim_without_its_other_half(site: Path) -> None:
    def parted(deck: Deck, page: Tag) -> list[tuple[str, str]]:
        faces = {slide.id: text_of_blocks(slide.blocks) for slide in deck.slides if slide.kind not in ASKED}
        return [
            (slide, claim)
            for slide, face in faces.items()
            for claim, half in HALVES.items()
            if re.search(claim, face) and not re.search(half, face)
        ]

    assert bad(site, parted) == {}


MARK = re.compile(r"\(p\d+(?:-\d+)?\)")


def claims(page: Tag) -> list[tuple[str, str]]:
    """Each sentence of the page that has a page: its words before the mark, and the mark."""
    sentences = [one for block in page.find_all(["p", "li", "td"]) for one in split_sentences(text_of(block))]
    marked = [(sentence, found) for sentence in sentences if (found := MARK.search(sentence)) and found.start() > 40]
    return [(sentence[: found.start()], found[0]) for sentence, found in marked]


def test_a_claim_keeps_its_page_on_every_slide(site: Path) -> None:
    def parted(deck: Deck, page: Tag) -> list[tuple[str, str]]:
        faces = {slide.id: " ".join(text_of_blocks(slide.blocks).split()) for slide in deck.slides}
        return [
            (slide, claim)
            for claim, mark in claims(page)
            for slide, face in faces.items()
            if claim in face and claim + mark not in face
        ]

    assert bad(site, parted) == {}


def test_what_is_for_the_trainer_is_on_no_slide_but_in_its_notes(site: Path) -> None:
    def strange(name: str) -> list[str]:
        told = [folded(p.get_text()) for p in article(site, name).select(".trainer-note p")]
        slides = decks(site, COURSE)[name].slides
        faces = folded(" ".join(text_of_blocks((*slide.blocks, *slide.notes)) for slide in slides))
        notes = folded(" ".join(text_of_blocks(slide.trainer_notes) for slide in slides))
        return [text for text in told if text in faces or text not in notes] if told else ["no note"]

    assert wrong(GUIDES, strange) == {}


def test_a_slide_brings_no_link_no_field_and_no_id_of_the_page(site: Path) -> None:
    def brought(deck: Deck, page: Tag) -> list[str]:
        ids = {tag["id"] for tag in page.find_all(id=True)}
        trees = [parse(html_of((*one.blocks, *one.notes, *one.trainer_notes))) for one in deck.slides]
        fields = [str(tag) for tree in trees for tag in tree.select("a, input, form, script, button, details")]
        return fields + [tag["id"] for tree in trees for tag in tree.find_all(id=True) if tag["id"] in ids]

    assert bad(site, brought) == {}

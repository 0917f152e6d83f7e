"""Text in and text out held against each other."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, seed, settings
from hypothesis import strategies as st

from course.briefing.drafts import drafts, split_command
from course.briefing.inventory import unplaced, words_of
from course.briefing.outline import BriefingError, parse
from tests.briefing.made_up_sources import Source, sources

LINES = (
    "Contents", "Rooms ..... 3", "Doors ..... 4", "Rooms", "1 Doors", "1.1", "2", "Page 3 of 9", "Fen Press", "Table 1: Ages", "Key issues:",
    "The door sticks in wet weather.", "It was said that informa-", "tion is kept", "• a lamp", "o Another lamp", "o achosion a welwyd", "\uf0b7 A key",
    "# of children", "1 Hobbs A (2012) Rooms. London.", "Most reviews1 found it.2", "* Names were changed.", "see (pp. 3", "–4) for it", "\f", "", "", "",
    "This is the left half of it         and here is the right half", "Rooms are small and there are    many of them in each house", "Recommendation 3: That a lamp be lent.",
    "https://example.org/rooms/", "a/b?c=1 and more", "4a) ii. A lamp.", "\ufb01re & ﬂood", "“So it is”", "x\u00ad", "y", "| a | b |", "\x08", "© 2016", "> so", "ŵ", "e\u0301t\u00e9",
)  # fmt: skip


def lost(text: str) -> list[str]:
    try:
        briefing = parse(text)
    except BriefingError:
        return []
    return [
        one.text for one in unplaced(briefing, [draft.split("\n---\n", 1)[1] for draft in drafts(briefing).values()])
    ]


@seed(20161)
@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=60).map("\n".join))
def test_each_word_of_any_order_of_lines_is_in_a_draft_or_in_the_list(text: str) -> None:
    assert lost(text) == []


@seed(20162)
@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_each_word_of_any_text_is_in_a_draft_or_in_the_list(text: str) -> None:
    assert lost(text) == []


@given(sources())
def test_each_word_of_a_made_up_source_is_in_a_draft_or_in_the_list(source: Source) -> None:
    assert lost(source.text) == []


def test_words_are_the_same_whatever_their_hyphens_and_ligatures() -> None:
    assert words_of("The ﬁrst multi-\nagency (pp. 12–14) work") == words_of("the first multiagency (p12-14) work")


def test_what_a_reader_loses_is_found_and_listed() -> None:
    briefing = parse("Rooms\n\nThey echo. Doors stick.\n")
    assert [(one.number, one.reason) for one in unplaced(briefing, ["Rooms They echo."])] == [
        (3, "not in a draft: doors stick")
    ]


def test_the_list_stands_beside_the_drafts_and_is_counted(tmp_path: Path) -> None:
    source = tmp_path / "rooms.md"
    source.write_text("# Rooms\n\nThey echo.\n\n![a plan of the house](plan.png)\n\n<!-- old -->\n", encoding="utf-8")
    assert split_command(source, tmp_path / "drafts") == 0
    listed = (tmp_path / "drafts" / "left-out.md").read_text(encoding="utf-8").split("\n---\n", 1)[1]
    assert listed.strip().splitlines() == [
        "# Left out of the drafts", "", "## Picture", "", "- line 5: a plan of the house", "", "## Comment", "", "- line 7: old",
    ]  # fmt: skip
    assert split_command(source, tmp_path / "drafts") == 0

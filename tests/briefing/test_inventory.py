"""Text in and text out held against each other, and what belongs to the page and not to the text."""

from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from course.briefing.drafts import drafts, split_command, unplaced, words_of
from course.briefing.outline import BriefingError, parse
from course.briefing.readers.headers_and_footers import leave_out
from course.briefing.source import source_lines

LINES = (
    "Contents", "Rooms ..... 3", "Doors ..... 4", "Rooms", "1 Doors", "1.1", "2", "Page 3 of 9", "Fen Press", "Table 1: Ages", "Key issues:",
    "The door sticks in wet weather.", "It was said that informa-", "tion is kept", "• a lamp", "o Another lamp", "o achosion a welwyd", "\uf0b7 A key",
    "# of children", "1 Hobbs A (2012) Rooms. London.", "Most reviews1 found it.2", "* Names were changed.", "see (pp. 3", "–4) for it", "\f", "", "", "",
    "This is the left half of it         and here is the right half", "Rooms are small and there are    many of them in each house", "Recommendation 3: That a lamp be lent.",
    "https://example.org/rooms/", "a/b?c=1 and more", "4a) ii. A lamp.", "\ufb01re & ﬂood", "“So it is”", "x\u00ad", "y", "| a | b |", "\x08", "© 2016", "> so", "ŵ", "e\u0301t\u00e9",
)  # fmt: skip


def body(draft: str) -> str:
    """A draft without its front matter."""
    return draft.split("\n---\n", 1)[1].strip()


def lost(text: str) -> list[str]:
    """What stands neither in a draft nor in the list of what was left out; a text that is refused is so in one line."""
    try:
        briefing = parse(text)
    except BriefingError as error:
        return [str(error)] if "\n" in str(error) else []
    return [one.text for one in unplaced(briefing, [body(draft) for draft in drafts(briefing).values()])]


@seed(20161)
@settings(max_examples=600)
@given(st.lists(st.sampled_from(LINES), max_size=60).map("\n".join) | st.text(max_size=300))
def test_each_word_of_any_text_is_in_a_draft_or_in_the_list(text: str) -> None:
    assert lost(text) == []


def test_words_are_the_same_whatever_their_hyphens_and_ligatures() -> None:
    assert words_of("The ﬁrst multi-\nagency (pp. 12–14) work") == words_of("the first multiagency (p12-14) work")


def test_what_a_reader_loses_is_found_and_listed() -> None:
    briefing = parse("Rooms\n\nThey echo. Doors stick.\n")
    found = [(one.number, one.reason) for one in unplaced(briefing, ["Rooms They echo."])]
    assert found == [(3, "not in a draft: doors stick")]


def test_the_list_stands_beside_the_drafts_and_is_counted(tmp_path: Path) -> None:
    source = tmp_path / "rooms.md"
    source.write_text("# Rooms\n\nThey echo.\n\n![a plan of the house](plan.png)\n\n<!-- old -->\n", encoding="utf-8")
    assert split_command(source, tmp_path / "drafts") == 0
    listed = (tmp_path / "drafts" / "left-out.md").read_text(encoding="utf-8")
    assert body(listed).splitlines() == [
        "# Left out of the drafts", "", "## Picture", "", "- line 5: a plan of the house", "", "## Comment", "", "- line 7: old",
    ]  # fmt: skip
    assert split_command(source, tmp_path / "drafts") == 0


SAID = "Rooms need a lamp.\n\n"


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        pytest.param(f"Notes\n\nHours\n\n{SAID}NOTES\n\nBooks\n\n{SAID}", ["NOTES"], id="repeats the title before a heading"),
        pytest.param(f"Hours\n\n{SAID}Fen Press\n\n{SAID}Fen Press\n\n{SAID}Fen Press\n\n{SAID}", ["Fen Press"] * 3, id="three times"),
        pytest.param("The door that\n\nFen Press\n\nsticks.\n\nA lamp that\n\nFen Press\n\nsmokes.\n", ["Fen Press"] * 2, id="cuts sentences"),
        pytest.param("Fen Press\nA door\nsticks.\n\fFen Press\nLamps\nsmoke.\n\fFen Press\nBooks\nsmell.", ["Fen Press"] * 3, id="tops of pages"),
        pytest.param(f"{SAID}Notes on\nlamps\n\nHours\n\n{SAID}Notes on\nlamps\n\nBooks\n\n{SAID}", ["Notes on", "lamps"] * 2, id="wrapped"),
        pytest.param("Doors\nstick.\n\nFen Press | 3\n\fLamps\nsmoke.\n\nFen Press | 4\n", ["Fen Press | 3", "Fen Press | 4"], id="with a page number"),
        pytest.param("Doors\nstick.\nFen Press\n1\n\fLamps\nsmoke.\nFen Press\n2\n", ["Fen Press", "1", "Fen Press", "2"], id="two lines deep"),
        pytest.param(f"{SAID}Page 3 of 9\n\n{SAID}", ["Page 3 of 9"], id="a page number that says so"),
        pytest.param(f"{SAID}3\n\n{SAID}4\n\n{SAID}", ["3", "4"], id="numbers that count up"),
        pytest.param(f"{SAID}Key points\n\n- Lend.\n\n{SAID}Key points\n\n- Read.\n\nKey points\n\n- Sweep.\n", [], id="opens a list each time"),
        pytest.param(f"Notes\n\nKey points\n\n- Lend.\n\n{SAID}Key points\n\n- Read.\n", [], id="opens a list from the title on"),
        pytest.param(f"Hours\n\nBackground\n\n{SAID}Books\n\nBackground\n\n{SAID}", [], id="a heading that stands twice"),
        pytest.param(f"{SAID}{SAID}{SAID}{SAID}", [], id="a sentence"),
        pytest.param(f"{SAID}- cellars\n\n- cellars\n\n- cellars\n\n{SAID}", [], id="an item of a list"),
        pytest.param(f"{SAID}293\n\n{SAID}12\n\n{SAID}", [], id="numbers that are figures"),
        pytest.param(f"{SAID}Case study 1\n\n{SAID}Case study 2\n\n{SAID}", [], id="headings with a number"),
        pytest.param(f"Contents\n\nHours\n\nBooks\n\nHours\n\n{SAID}Books\n\n{SAID}", [], id="headings that a list of contents names"),
    ],
)  # fmt: skip
def test_what_is_of_the_page_is_left_out_and_what_is_of_the_text_stays(text: str, left_out: list[str]) -> None:
    assert [line.text for line in leave_out(source_lines(text))[1]] == left_out

"""A briefing's text as a tree."""

from pathlib import Path

import pytest

from course.briefing.outline import Briefing, BriefingError, open_briefing, parse
from tests.briefing.told import outline

DATA = Path(__file__).parent.parent / "data" / "briefings"


@pytest.fixture
def library() -> Briefing:
    return open_briefing(DATA / "library.txt")


def test_title_lines_are_front_matter_and_a_repeated_one_is_left_out_and_told(library: Briefing) -> None:
    titles = [block.text.split(":")[0] for block in library.front]
    assert titles == ["the reading room", "The Village Library Survey (2009-2012)"]
    left_out = [(line.number, line.text[:16]) for line in library.left_out]
    assert left_out == [(55, "the reading room"), (59, "The Village Libr")]


def test_bullets_quotes_and_paragraphs_are_told_apart_each_with_its_line(library: Briefing) -> None:
    hours = [(block.kind, block.line) for block in library.sections[2].blocks]
    assert hours == [("paragraph", 22), ("quote", 24), ("bullet", 26), ("bullet", 27)]
    assert library.sections[2].blocks[2].text == "Hang a spare key with a neighbour (p15)."


def test_references_have_their_own_lines_and_figures_leave_out_pages_and_addresses() -> None:
    briefing = parse("Rooms\n\nDoors stick in the\nrain (p. 4) and in\nthe frost (pp. 5–6).\n")
    found = [(line, reference.id) for line, reference in briefing.sections[0].blocks[0].references]
    assert found == [(4, "p4"), (5, "p5-6")]
    briefing = parse("Rooms\n\nIn 2009-12, 40 rooms (p7) had 1,200 books, 41 per cent. See http://x.example/99 now.\n")
    assert [value for _, value in briefing.sections[0].blocks[0].figures] == ["2009", "2012", "40", "1200", "41%"]


def test_what_a_pdf_leaves_is_read_as_it_was_meant() -> None:
    from_pdf = open_briefing(DATA / "library-pdf.txt")
    assert [[block.text for block in section.blocks] for section in from_pdf.body] == [
        [
            "These notes are for anyone with a key. The survey went to rooms in every county, and it found that most people"
            " who keep a library also keep the lawn around it in good order (p4).",
            'A "small" room is the one with a single lamp (p12-14).',
            "A large room has two lamps.",
        ],
        [
            "The warden said that the door sticks in wet weather and that nobody should ever push it with a shoulder (p15)"
            " (p16-17). It's a well-loved door.",
        ],
    ]
    assert [block.text for block in from_pdf.front] == ["THE READING ROOM", "Notes on village libraries"]
    listed = [one.text for one in from_pdf.left_out if one.reason == "contents page"]
    assert listed == ["Contents", "Introduction", "Opening hours"]


def test_marked_headings_and_quotes_are_taken_at_their_word() -> None:
    briefing = open_briefing(DATA / "library.md")
    titles = ["Introduction", "Books", "  Picture books", "Key points", "Key points", "References"]
    assert outline(briefing) == titles
    assert [section.slug for section in briefing.sections][3:5] == ["key-points", "key-points-2"]
    assert [block.kind for block in briefing.sections[0].blocks] == ["paragraph", "quote"]


def test_title_lines_are_front_matter_and_other_text_before_the_first_heading_is_a_section() -> None:
    briefing = parse("Notes on doors and on what\nkeeps them shut\n\nHours\n\nShort.\n")
    assert [block.text for block in briefing.front] == ["Notes on doors and on what keeps them shut"]
    briefing = parse("Rooms need a lamp (p3).\n\nHours\n\nTwo evenings.\n")
    assert [(section.title, len(section.blocks)) for section in briefing.body] == [("Opening text", 1), ("Hours", 1)]


def test_every_bullet_mark_is_taken_off() -> None:
    for mark in ("- ", "- > ", "• ", "* ", "– ", "> ", "▪ ", "+ ", "•"):
        briefing = parse(f"Rooms\n\nDoors.\n\n{mark}Lamps\n{mark}Keys\n")
        found = [(block.kind, block.text) for block in briefing.sections[0].blocks[1:]]
        assert found == [("bullet", "Lamps"), ("bullet", "Keys")], mark


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Doors stick. Lamps smoke.", "no heading found", id="prose"),
        pytest.param("Doors\n\nLamps\n\nKeys", "no heading found", id="titles"),
        pytest.param("".join(f"Doors {n}\n\nStick.\n\n" for n in range(1001)), "more than 1000", id="too many"),
    ],
)
def test_a_text_that_is_no_briefing_gets_one_line(text: str, said: str) -> None:
    with pytest.raises(BriefingError, match=f"^notes.txt: .*{said}"):
        parse(text, "notes.txt")


NO_HEADINGS = (
    "It has a full stop.", "It leads on to something:", "Several clauses,", "without a capital", "It holds www.example.org",
    "It cites a page (p12)", "It goes on and on past what any heading would ever want to say", "***",
)  # fmt: skip
SHORT_LINES = [(["Doors and locks"], ["Doors and locks"]), (["Doors", "Locks"], ["Doors", "  Locks"]), (["Oak", "Ash", "Locks"], ["Locks"]), (["Rooms for cats"], ["  Rooms for cats"]), (["Who has a key?"], ["Who has a key?"]), (["Who has a key?", "Who has a lamp?"], []), (["**Locks**"], ["Locks"]), (["4. Locks"], ["4. Locks"])]  # fmt: skip


def test_short_lines_in_the_body_are_headings_by_what_follows_them() -> None:
    for lines, found in [*SHORT_LINES, *(([line], []) for line in NO_HEADINGS)]:
        text = "Rooms\n\nIt rains.\n\n" + "\n\n".join(lines) + "\n\nKeys get lost.\n"
        assert outline(parse(text)) == ["Rooms", *found], lines


def test_a_numbered_paragraph_is_a_reference_of_its_own(tmp_path: Path) -> None:
    says = [f"{number}. Doors of the {number}th kind stick in the rain." for number in range(1, 12)]
    says[3:4] = [says[3], '"They stick."', "1. Oil.", "2. A plane."]
    path = tmp_path / "rooms.txt"
    path.write_text("Doors\n\n{}\n\nKeys\n\nThey are lost.\n".format("\n\n".join(says)), encoding="utf-8")
    texts = [block.text for block in open_briefing(path).body_blocks()]
    assert texts[2:7] == [
        "3. Doors of the 3th kind stick in the rain (para 3).",
        "4. Doors of the 4th kind stick in the rain (para 4).",
        '"They stick." (para 4)',
        "1. Oil (para 4).",
        "2. A plane (para 4).",
    ]
    assert texts[-1] == "They are lost."
    assert "(para" not in "".join(block.text for block in open_briefing(path, "none").body_blocks())
    path.write_text("Doors\n\n1. Oil.\n\n2. A plane.\n\n3. A new door.\n", encoding="utf-8")
    assert "(para" not in "".join(block.text for block in open_briefing(path).body_blocks())  # a list

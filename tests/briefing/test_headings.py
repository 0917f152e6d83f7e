"""Headings where nothing marks them."""

from __future__ import annotations

from course.briefing.outline import parse
from tests.briefing.made_up_sources import outline

NO_HEADINGS = (
    "It has a full stop.", "It leads on to something:", "Several clauses,", "without a capital", "It holds www.example.org",
    "It cites a page (p12)", "It goes on and on past what any heading would ever want to say", "***",
)  # fmt: skip


def test_a_line_that_is_no_heading() -> None:
    for line in NO_HEADINGS:
        assert outline(parse(f"Rooms\n\nDoors stick.\n\n{line}\n\nKeys get lost.\n")) == ["Rooms"], line


SHORT_LINES = [
    (["Doors and locks"], ["Doors and locks"]),
    (["Doors", "Locks"], ["Doors", "  Locks"]),
    (["Oak", "Ash", "Locks"], ["Locks"]),
    (["Rooms for cats"], ["  Rooms for cats"]),
    (["Who has a key?"], ["Who has a key?"]),
    (["Who has a key?", "Who has a lamp?"], []),
    (["**Locks**"], ["Locks"]),
    (["4. Locks"], ["4. Locks"]),
]


def test_short_lines_in_the_body_are_headings_by_what_follows_them() -> None:
    for lines, found in SHORT_LINES:
        text = "Rooms\n\nIt rains.\n\n" + "\n\n".join(lines) + "\n\nKeys get lost.\n"
        assert outline(parse(text)) == ["Rooms", *found], lines


def test_a_paragraph_that_names_only_one_heading_announces_nothing() -> None:
    assert outline(parse("Rooms\n\nRooms have doors.\n\nDoors\n\nThey stick.\n\nLamps\n\nThey smoke.\n")) == [
        "Rooms",
        "Doors",
        "Lamps",
    ]

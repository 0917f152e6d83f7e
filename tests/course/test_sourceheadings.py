"""Headings where nothing marks them."""

from __future__ import annotations

import pytest

from course.briefing import parse
from tests.course.sources import outline


@pytest.mark.parametrize(
    "line",
    [
        "It has a full stop.",
        "It leads on to something:",
        "Several clauses,",
        "without a capital",
        "It holds www.example.org",
        "It cites a page (p12)",
        "It goes on and on past what any heading would ever want to say",
        "***",
    ],
)
def test_a_line_that_is_no_heading(line: str) -> None:
    assert outline(parse(f"Rooms\n\nDoors stick.\n\n{line}\n\nKeys get lost.\n")) == ["Rooms"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Doors and locks"], ["Rooms", "Doors and locks"]),
        (["Doors", "Locks"], ["Rooms", "Doors", "  Locks"]),
        (["Oak", "Ash", "Locks"], ["Rooms", "Locks"]),
        (["Rooms for cats"], ["Rooms", "  Rooms for cats"]),
        (["Who has a key?"], ["Rooms", "Who has a key?"]),
        (["Who has a key?", "Who has a lamp?"], ["Rooms"]),
        (["**Locks**"], ["Rooms", "Locks"]),
        (["4. Locks"], ["Rooms", "4. Locks"]),
    ],
)
def test_short_lines_in_the_body(lines: list[str], found: list[str]) -> None:
    text = "\n\n".join(lines)
    assert outline(parse(f"Rooms\n\nIt rains.\n\n{text}\n\nKeys get lost.\n")) == found


def test_a_paragraph_that_names_only_one_heading_announces_nothing() -> None:
    assert outline(parse("Rooms\n\nRooms have doors.\n\nDoors\n\nThey stick.\n\nLamps\n\nThey smoke.\n")) == [
        "Rooms",
        "Doors",
        "Lamps",
    ]

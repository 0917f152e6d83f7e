"""Running headers, footers and page numbers."""

from __future__ import annotations

import pytest

from course.briefing.readers.headers_and_footers import leave_out
from course.briefing.source import source_lines

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
    ],
)  # fmt: skip
def test_what_belongs_to_the_page_is_left_out(text: str, left_out: list[str]) -> None:
    assert [line.text for line in leave_out(source_lines(text))[1]] == left_out


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{SAID}Key points\n\n- Lend.\n\n{SAID}Key points\n\n- Read.\n\nKey points\n\n- Sweep.\n", id="opens a list each time"),
        pytest.param(f"Notes\n\nKey points\n\n- Lend.\n\n{SAID}Key points\n\n- Read.\n", id="opens a list from the title on"),
        pytest.param(f"Hours\n\nBackground\n\n{SAID}Books\n\nBackground\n\n{SAID}", id="a heading that stands twice"),
        pytest.param(f"{SAID}{SAID}{SAID}{SAID}", id="a sentence"),
        pytest.param(f"{SAID}- cellars\n\n- cellars\n\n- cellars\n\n{SAID}", id="an item of a list"),
        pytest.param(f"{SAID}293\n\n{SAID}12\n\n{SAID}", id="numbers that are figures"),
        pytest.param(f"{SAID}Case study 1\n\n{SAID}Case study 2\n\n{SAID}", id="headings with a number"),
        pytest.param(f"Contents\n\nHours\n\nBooks\n\nHours\n\n{SAID}Books\n\n{SAID}", id="headings that a list of contents names"),
    ],
)  # fmt: skip
def test_what_belongs_to_the_text_stays(text: str) -> None:
    assert leave_out(source_lines(text))[1] == []

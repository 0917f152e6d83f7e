"""A source file, read with care."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.briefing.reading import read_source
from course.briefing.source import BriefingError


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \r\n\t\n", "is empty", id="blank"),
        pytest.param(b"Rooms\0\0", "NUL bytes", id="binary"),
        pytest.param("Rooms\n\nDoors stick.".encode("utf-16"), "not text in UTF-8", id="utf-16"),
        pytest.param(b"Rooms\n\nIt\x92s late.", "byte 0x92 on line 3", id="another encoding"),
    ],
)
def test_a_file_that_is_no_briefing_gets_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "source.txt"
    path.write_bytes(data)
    with pytest.raises(BriefingError) as caught:
        read_source(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match=r"nowhere\.txt: is not a file"):
        read_source(tmp_path / "nowhere.txt")


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "source.txt"
    path.write_bytes("\ufeffRooms\n\nDoors stick.".encode())
    assert read_source(path).startswith("Rooms")

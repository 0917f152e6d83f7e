"""A style that comes after a script in the head is asked for before it; no other page is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.site.preload import preload

SCRIPT, LATE = '<script src="../a.js"></script>', '<script defer src="b.js"></script>'
STYLE, OTHER = '<link rel="stylesheet" href="../one.css">', '<link rel="stylesheet" href="two.css">'


def asked(tmp_path: Path, text: str) -> str:
    page = tmp_path / "modules" / "page.html"
    page.parent.mkdir()
    page.write_text(text, encoding="utf-8")
    preload(tmp_path)
    return page.read_text(encoding="utf-8")


def test_the_first_style_is_named_before_the_script_that_it_would_wait_for(tmp_path: Path) -> None:
    preload = '<link rel="preload" as="style" href="../one.css">'
    assert (
        asked(tmp_path, f"<title>x</title>{SCRIPT}{STYLE}{OTHER}") == f"<title>x</title>{preload}{SCRIPT}{STYLE}{OTHER}"
    )


@pytest.mark.parametrize("text", [STYLE + SCRIPT, LATE + STYLE, SCRIPT, STYLE, ""])
def test_a_page_whose_style_waits_for_nothing_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    assert asked(tmp_path, text) == text

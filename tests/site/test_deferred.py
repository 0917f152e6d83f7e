"""Deferred scripts wait in a template; what has to run first does not."""

from __future__ import annotations

from pathlib import Path

from course.site.deferred import defer

HEAD = '<head><script src="assets/js/first.js"></script></head>'
ONE, TWO = '<script defer="defer" src="a.js"></script>', '<script defer src="b.js" data-x="y"></script>'
DATA = '<script id="__config" type="application/json">null</script>'


def waiting(tmp_path: Path, text: str, name: str = "modules/page.html") -> str:
    page = tmp_path / name
    page.parent.mkdir(exist_ok=True)
    page.write_text(text, encoding="utf-8")
    defer(tmp_path)
    return page.read_text(encoding="utf-8")


def test_each_run_of_deferred_scripts_stands_in_a_template_where_it_was(tmp_path: Path) -> None:
    found = waiting(tmp_path, f"{HEAD}{DATA}{ONE} {TWO}<p>words</p>{ONE}")
    assert (
        found
        == f"{HEAD}{DATA}<template data-late>{ONE} {TWO}</template><p>words</p><template data-late>{ONE}</template>"
    )


def test_a_page_that_is_not_the_theme_s_is_left_as_it_is(tmp_path: Path) -> None:
    assert waiting(tmp_path, HEAD + ONE) == HEAD + ONE


def test_home_is_drawn_first_too_and_a_page_that_scripts_draw_anew_is_not(tmp_path: Path) -> None:
    assert "<template data-late>" in waiting(tmp_path, DATA + ONE, "index.html")
    assert waiting(tmp_path, DATA + ONE, "review.html") == DATA + ONE
    assert waiting(tmp_path, DATA + ONE, "cases/page.html") == DATA + ONE

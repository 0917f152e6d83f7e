"""Decks: what a page is cut into, and when it is cut again."""

from __future__ import annotations

from pathlib import Path

from course.slides.decks import finished

PAGE = '<article><header class="page-head"><h1>Parks</h1></header><h2 id="trees">Trees</h2><p>It\'s <em>old</em>.</p>{}</article>'


def test_a_page_is_cut_again_only_where_its_article_has_changed(tmp_path: Path) -> None:
    page = tmp_path / "parks.html"
    page.write_text(PAGE.format(""), encoding="utf-8")
    first = finished(tmp_path, page.name)
    page.write_text(f"<nav>Ponds</nav>{PAGE.format('')}", encoding="utf-8")
    assert finished(tmp_path, page.name) is first
    page.write_text(PAGE.format("<h2>Ponds</h2>"), encoding="utf-8")
    assert [slide.title for slide in finished(tmp_path, page.name).slides[:3]] == ["Parks", "Trees", "Ponds"]

"""What always goes together becomes one file, in its order, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.gather import gather

THEME = '<script id="__config" type="application/json">null</script>'
ALL = (
    '<head><link rel="stylesheet" href="{0}assets/css/a.css"><link rel="stylesheet" href="{0}assets/css/b.css"></head>'
    + THEME
    + '<script defer="defer" src="{0}assets/js/one.js"></script><script defer src="{0}assets/js/two.js"></script>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages, with styles a and b and scripts one to four."""
    for name, text in {"css/a.css": "a{}", "css/b.css": "b{}", "js/one.js": "one();", "js/two.js": "two();", "js/three.js": "three();", "js/four.js": "four();"}.items():
        path = tmp_path / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "index.html").write_text(ALL.format(""), encoding="utf-8")
    (tmp_path / "sub" / "page.html").write_text(ALL.format("../"), encoding="utf-8")
    return tmp_path


def add(site: Path, name: str, tags: str) -> None:
    path = site / name
    path.write_text(path.read_text(encoding="utf-8") + tags, encoding="utf-8")


def names(site: Path) -> list[str]:
    return sorted(path.relative_to(site / "assets").as_posix() for path in (site / "assets").rglob("*.*s"))


def test_every_page_loads_one_file_from_where_it_stands(site: Path) -> None:
    gather(site)
    page = (site / "sub" / "page.html").read_text(encoding="utf-8")
    assert page.count("<script") == 2
    assert '<script defer="defer" src="../assets/js/one_two.js"></script>' in page
    assert '<link rel="stylesheet" href="../assets/css/a_b.css"></head>' in page
    assert (site / "assets/css/a_b.css").read_text(encoding="utf-8") == "a{}\nb{}\n"
    assert names(site) == ["css/a_b.css", "js/four.js", "js/one_two.js", "js/three.js"]


def test_scripts_keep_their_order_and_one_that_throws_does_not_stop_the_next(site: Path) -> None:
    gather(site)
    script = (site / "assets/js/one_two.js").read_text(encoding="utf-8")
    assert script == "".join(f"try{{{name}()}}catch(e){{setTimeout(()=>{{throw e}})}}\n" for name in ("one", "two"))


def test_a_script_of_one_page_alone_is_not_put_with_those_of_all(site: Path) -> None:
    add(site, "index.html", '<script defer src="assets/js/three.js"></script>')
    gather(site)
    assert '<script defer src="assets/js/three.js"></script>' in (site / "index.html").read_text(encoding="utf-8")


def test_a_script_that_is_told_something_stands_alone(site: Path) -> None:
    for name, way in (("index.html", ""), ("sub/page.html", "../")):
        add(site, name, f'<script defer src="{way}assets/js/three.js" data-deck="x"></script><script defer src="{way}assets/js/four.js"></script>')
    gather(site)
    assert names(site) == ["css/a_b.css", "js/four.js", "js/one_two.js", "js/three.js"]


def test_a_style_that_fetches_by_address_stays_where_it_is(site: Path) -> None:
    (site / "assets/css/b.css").write_text("b{background:url('../x.png')}", encoding="utf-8")
    gather(site)
    assert "css/b.css" in names(site)


def test_a_picture_inside_a_style_does_not_keep_it_apart(site: Path) -> None:
    (site / "assets/css/b.css").write_text("b{background:url('data:image/svg+xml;x')}", encoding="utf-8")
    gather(site)
    assert "css/b.css" not in names(site)


def test_what_a_script_or_a_page_of_another_kind_names_is_kept(site: Path) -> None:
    (site / "assets/js/three.js").write_text('load("assets/css/a.css")', encoding="utf-8")
    (site / "notes.html").write_text('<script defer src="assets/js/one.js"></script>', encoding="utf-8")
    gather(site)
    assert {"css/a.css", "js/one.js"} <= set(names(site))
    assert "assets/js/one.js" in (site / "notes.html").read_text(encoding="utf-8")

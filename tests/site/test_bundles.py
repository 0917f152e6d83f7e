"""What always goes together becomes one file, in its order, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.site.bundles import write_bundles

THEME = '<script id="__config" type="application/json">null</script>'
ALL = (
    '<head><link rel="stylesheet" href="{0}assets/css/a.css"><link rel="stylesheet" href="{0}assets/css/b.css"></head>'
    + THEME
    + '<script defer="defer" src="{0}assets/js/one.js"></script><script defer src="{0}assets/js/two.js"></script>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages, with styles a and b and scripts one to four."""
    for name, text in {
        "css/a.css": "a{}",
        "css/b.css": "b{}",
        "js/one.js": "one();",
        "js/two.js": "two();",
        "js/three.js": "three();",
        "js/four.js": "four();",
    }.items():
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
    write_bundles(site)
    page = (site / "sub" / "page.html").read_text(encoding="utf-8")
    assert page.count("<script") == 2
    assert '<script defer="defer" src="../assets/js/one_two.js"></script>' in page
    assert '<link rel="stylesheet" href="../assets/css/a_b.css"></head>' in page
    assert (site / "assets/css/a_b.css").read_text(encoding="utf-8") == "a{}\nb{}\n"
    assert names(site) == ["css/a_b.css", "js/four.js", "js/one_two.js", "js/three.js"]


def test_scripts_keep_their_order_and_one_that_throws_does_not_stop_the_next(site: Path) -> None:
    write_bundles(site)
    script = (site / "assets/js/one_two.js").read_text(encoding="utf-8")
    assert script == "".join(f"try{{{name}()}}catch(e){{setTimeout(()=>{{throw e}})}}\n" for name in ("one", "two"))


def test_a_page_with_one_script_more_loads_a_file_of_its_own(site: Path) -> None:
    add(site, "index.html", '<script defer src="assets/js/three.js"></script>')
    write_bundles(site)
    assert 'src="assets/js/one_two_three.js"' in (site / "index.html").read_text(encoding="utf-8")
    assert 'src="../assets/js/one_two.js"' in (site / "sub" / "page.html").read_text(encoding="utf-8")
    assert names(site) == ["css/a_b.css", "js/four.js", "js/one_two.js", "js/one_two_three.js"]


def test_what_scripts_are_told_goes_along_but_for_different_things_under_one_name(site: Path) -> None:
    three = '<script defer src="{0}assets/js/three.js" data-deck="x"></script>'
    four = '<script defer src="{0}assets/js/four.js" {1}></script>'
    add(site, "index.html", three.format("") + four.format("", 'data-slug="y" data-deck="x"'))
    add(site, "sub/page.html", three.format("../") + four.format("../", 'data-deck="z"'))
    write_bundles(site)
    together, apart = ((site / name).read_text(encoding="utf-8") for name in ("index.html", "sub/page.html"))
    assert 'src="assets/js/one_two_three_four.js" data-deck="x" data-slug="y"></script>' in together
    assert 'one_two_three.js" data-deck="x"></script>' in apart and 'four.js" data-deck="z"></script>' in apart


def test_a_long_name_is_cut_and_stays_its_own(site: Path) -> None:
    long = ["a-script-with-a-long-name-for-one-thing", "a-script-with-a-long-name-for-another"]
    for number, first in enumerate(("index.html", "sub/page.html")):
        for name in (long, long[::-1])[number]:
            (site / f"assets/js/{name}.js").write_text("x()", encoding="utf-8")
            add(site, first, f'<script defer src="{"../" * number}assets/js/{name}.js"></script>')
    write_bundles(site)
    made = [name for name in names(site) if "_and_3_" in name]
    assert len(made) == 2 and max(map(len, made)) < 40


def test_a_picture_inside_a_style_does_not_keep_it_apart(site: Path) -> None:
    (site / "assets/css/b.css").write_text("b{background:url('data:image/svg+xml;x')}", encoding="utf-8")
    write_bundles(site)
    assert "css/b.css" not in names(site)


def test_a_style_that_fetches_by_address_stays_where_it_is(site: Path) -> None:
    (site / "assets/css/b.css").write_text("b{background:url('../x.png')}", encoding="utf-8")
    write_bundles(site)
    assert "css/b.css" in names(site)


def test_what_a_script_or_a_page_of_another_kind_names_is_kept(site: Path) -> None:
    (site / "assets/js/three.js").write_text('load("assets/css/a.css")', encoding="utf-8")
    (site / "notes.html").write_text('<script defer src="assets/js/one.js"></script>', encoding="utf-8")
    write_bundles(site)
    assert {"css/a.css", "js/one.js"} <= set(names(site))
    assert "assets/js/one.js" in (site / "notes.html").read_text(encoding="utf-8")

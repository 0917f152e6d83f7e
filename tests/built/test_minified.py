"""What the trimming takes out of this release of the theme, so that a new one that is written otherwise is noticed."""

import re
from pathlib import Path

import pytest

from course.site import minify
from course.tools import npm


def test_no_page_loads_a_script_of_the_theme_and_the_site_has_none(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    loaded = {name for page in pages for name in re.findall(r'<script[^>]* src="([^"]*)"', page)}
    assert {name.lstrip("./").rpartition("/")[0] for name in loaded} == {"assets/bundles"}
    assert not (site / "assets" / "javascripts").exists()


def test_on_home_and_in_modules_every_deferred_script_stands_in_a_template(site: Path) -> None:
    names = ["index.html", *(path.relative_to(site).as_posix() for path in site.glob("modules/*.html"))]
    assert names[1:]
    for name in names:
        page = (site / name).read_text(encoding="utf-8")
        outside = re.sub(r"<template data-late>.*?</template>", "", page, flags=re.DOTALL)
        assert "<template data-late>" in page and not re.search(r"<script[^>]*\bdefer\b", outside), name
    assert "<template" not in (site / "cases" / "health-matters.html").read_text(encoding="utf-8")


def test_the_theme_s_style_keeps_what_only_scripts_put_on(site: Path) -> None:
    bundles = site / "assets" / "bundles"
    styles = [path.read_text("utf-8") for name in ("learn", "page") for path in bundles.glob(f"{name}.*.css")]
    needed = (".md-header__title--active", ".md-nav__link--passed", ".md-typeset__scrollwrap", "[data-md-color-scheme=slate]", ":focus-visible")  # fmt: skip
    unused = (".md-consent", ".md-banner", "[dir=rtl]", "indigo", "admonition-icon--abstract", "md-annotation", "md-source", "md-search", "md-tooltip", "mermaid")  # fmt: skip
    assert [[part for part in needed if part not in style] for style in styles] == [[], []]
    assert [[part for part in unused if part in style] for style in styles] == [[], []]


def test_a_build_without_the_tools_says_how_to_get_them(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minify, "TOOL", tmp_path / "minify.mjs")
    assert minify.minify(site) == [f"{npm.NEEDED} (purgecss)"]


def test_what_the_tools_complain_of_is_told(tmp_path: Path) -> None:
    asked = ("assets/stylesheets/main.0.css", "assets/bundles/page.0.css")
    for name in asked:
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("a {", encoding="utf-8")
    links = "".join(f'<link rel="stylesheet" href="{name}">' for name in asked)
    (tmp_path / "index.html").write_text(links, encoding="utf-8")
    told = minify.minify(tmp_path)
    assert told and all(line.startswith("trimming the site failed: ") for line in told)

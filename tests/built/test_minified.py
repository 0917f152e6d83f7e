"""What the trimming takes out of this release of the theme, so that a new one that is written otherwise is noticed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course.site import minify
from course.tools import npm


def bundle(site: Path) -> str:
    return next(site.glob("assets/javascripts/bundle.*.js")).read_text(encoding="utf-8")


def test_parts_of_the_theme_that_no_page_uses_are_gone_and_those_that_pages_use_are_there(site: Path) -> None:
    unused = ("clipboard.js", "sequenceNumber", "mike", "__source", "__consent", "focus-visible")
    used = ("search_index.js", "__palette", "md-search-result", "md-top", "md-tabs")
    home = (site / "index.html").read_text(encoding="utf-8")
    assert [part for part in unused if part in bundle(site)] == []
    assert [part for part in used if part not in bundle(site) + home] == []


def test_the_theme_begins_when_all_scripts_have_run(site: Path) -> None:
    assert "DOMContentLoaded" not in bundle(site)
    assert bundle(site).count('"course:ready"') == 1


def test_on_home_and_in_modules_every_deferred_script_stands_in_a_template(site: Path) -> None:
    names = ["index.html", *(path.relative_to(site).as_posix() for path in site.glob("modules/*.html"))]
    assert len(names) == 15
    for name in names:
        page = (site / name).read_text(encoding="utf-8")
        outside = re.sub(r"<template data-late>.*?</template>", "", page, flags=re.DOTALL)
        assert "javascripts/bundle." in page and not re.search(r"<script[^>]*(?:\bdefer\b|/bundle\.)", outside), name
    assert "<template" not in (site / "cases" / "health-matters.html").read_text(encoding="utf-8")


def test_the_theme_s_style_keeps_what_only_scripts_put_on(site: Path) -> None:
    style = "".join(path.read_text(encoding="utf-8") for path in site.glob("assets/stylesheets/*.css"))
    needed = (".md-search-result__more", "[data-md-scrolllock]", ".md-nav__link--passed", "[data-md-color-scheme=slate]", ":focus-visible")  # fmt: skip
    unused = (".md-consent", ".md-banner", "[dir=rtl]", "indigo", "admonition-icon--abstract", "md-annotation", "md-source")  # fmt: skip
    assert [part for part in needed if part not in style] == []
    assert [part for part in unused if part in style] == []


def test_a_build_without_the_tools_says_how_to_get_them(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minify, "TOOL", tmp_path / "minify.mjs")
    assert minify.minify(site) == [f"{npm.NEEDED} (purgecss)"]


def test_what_the_tools_complain_of_is_told(tmp_path: Path) -> None:
    (tmp_path / "assets" / "javascripts").mkdir(parents=True)
    (tmp_path / "assets" / "javascripts" / "bundle.0.js").write_text("function (", encoding="utf-8")
    told = minify.minify(tmp_path)
    assert told and all(line.startswith("trimming the site failed: ") for line in told)

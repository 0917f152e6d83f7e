from __future__ import annotations

import json

import pytest

from course.search import entries, redirect_worker, stub, weight_of
from course.searchwords import read_search_words

INDEX = {"config": {"lang": ["en"]}, "docs": [{"location": "modules/a.html", "title": "A", "text": "x"}]}
PAGE = '<script id="__config" type="application/json">{"search": "../assets/javascripts/workers/search.0a1b2c.min.js"}</script>'


def test_the_worker_is_ours_and_knows_the_theme_s() -> None:
    assert '"../assets/js/search-worker.js?inner=../javascripts/workers/search.0a1b2c.min.js"' in redirect_worker(PAGE)


def test_settings_in_another_form_are_refused() -> None:
    with pytest.raises(ValueError, match="name no search worker"):
        redirect_worker(PAGE.replace("workers/", "threads/"))


def test_a_page_without_settings_is_left_alone() -> None:
    assert redirect_worker("<p>moved</p>") == "<p>moved</p>"


def test_the_stub_has_settings_and_no_entries() -> None:
    assert json.loads(stub(INDEX)) == {"config": {"lang": ["en"]}, "docs": []}


def test_the_entries_hold_phrases_as_they_are_compared() -> None:
    words, problems = read_search_words("- asked: [\"Mum's new partner\"]\n  show: modules/a.md#new\n", "search.yml")
    assert problems == []
    text = entries(INDEX, words, ["modules/a.html"])
    data = json.loads(text.removeprefix("self.courseIndex=").removesuffix(";\n"))
    assert data["phrases"] == [["mums new partner", "modules/a.html#new"]]
    assert data["weights"] == {"modules/a.html": weight_of("modules/a.html")}


def test_modules_outweigh_tables() -> None:
    assert weight_of("modules/a.html") > weight_of("index.html") == 1 > weight_of("reference/points.html")


def test_a_phrase_that_is_answered_twice_is_told() -> None:
    _, problems = read_search_words("- asked: [dna]\n  show: a.md\n- asked: [DNA]\n  show: b.md\n", "search.yml")
    assert [str(p) for p in problems] == ["search.yml:3: 'DNA' is answered on line 1 already"]

from __future__ import annotations

import json
from typing import Any

import pytest

from course.content.search_phrases import SearchWord, read_search_words
from course.site.search_index import _places, entries, redirect_worker, stub, texts

DOCS = [
    {"location": "modules/a.html", "title": "A", "text": ""},
    {"location": "modules/a.html#found", "title": "Found", "text": "<p>The child &amp; the child's (p12) plan.</p>"},
    {"location": "modules/a.html#the-cold-flat", "title": "The cold flat", "text": "Which answer is right?"},
    {"location": "guides/a.html", "title": "Guide", "text": "What the team says."},
    {"location": "guides/a.html#own", "title": "One of its own", "text": "More."},
    *({"location": f"guides/{slug}.html#closing", "title": "Closing", "text": "Same."} for slug in "abcdef"),
]
INDEX = {"config": {"lang": ["en"], "separator": r"[\s,.;:!?'()]+"}, "docs": DOCS}


def read(words: list[SearchWord]) -> dict[str, Any]:
    text = entries(INDEX, words, {"guides/a.html": "A guide & more"})
    found: dict[str, Any] = json.loads(text.removeprefix("self.courseIndex=").removesuffix(";\n"))
    return found


PAGE = '<script id="__config" type="application/json">{"search": "../assets/javascripts/workers/search.0a1b2c.min.js"}</script>'


def test_the_worker_is_ours() -> None:
    assert '"search": "../assets/later/search-worker.js"' in redirect_worker(PAGE)


def test_settings_in_another_form_are_refused() -> None:
    with pytest.raises(ValueError, match="name no search worker"):
        redirect_worker(PAGE.replace("workers/", "threads/"))


def test_a_page_without_settings_is_left_alone() -> None:
    assert redirect_worker("<p>moved</p>") == "<p>moved</p>"


def test_the_stub_has_settings_and_no_entries() -> None:
    assert json.loads(stub(INDEX)) == {"config": INDEX["config"], "docs": []}


def test_the_entries_hold_phrases_as_they_are_compared() -> None:
    words, problems = read_search_words('- asked: ["Mum\'s new partner"]\n  show: modules/a.md#new\n', "search.yml")
    assert problems == []
    data = read(words)
    assert data["phrases"] == [["mums new partner", "modules/a.html#new"]]
    assert data["weights"][0] == ["modules/", 3]


def test_a_phrase_that_is_answered_twice_is_told() -> None:
    _, problems = read_search_words("- asked: [dna]\n  show: a.md\n- asked: [DNA]\n  show: b.md\n", "search.yml")
    assert [str(p) for p in problems] == ["search.yml:3: 'dna' is answered on line 1 already"]


def test_a_section_of_a_module_is_found_by_each_of_its_words_but_the_empty_ones() -> None:
    data = read([])
    assert data["words"].split() == ["&", "answer", "child", "p12", "plan", "right", "s"]
    assert data["places"].split() == ["1", "2", "1", "1", "1", "2", "1"]


def test_a_guide_is_found_by_its_titles_and_its_description() -> None:
    assert read([])["pages"] == [
        ["modules/a.html", "", "", "A", "found", "Found", "the-cold-flat", "The cold flat"],
        ["guides/a.html", "A guide &amp; more", "", "Guide", "own", "One of its own"],
    ]


def test_a_heading_that_many_pages_share_is_left_out() -> None:
    assert "Closing" not in json.dumps(read([])["pages"])


def test_the_text_to_show_is_kept_a_page_without_tags() -> None:
    found = texts(INDEX)
    assert list(found) == ["modules/a.html.js"]
    assert found["modules/a.html.js"].endswith(
        '["modules/a.html"]={"":"","found":"The child &amp; the child\'s (p12) plan.","the-cold-flat":"Which answer is right?"};\n'
    )


def test_the_text_to_show_has_no_gap_before_the_end_of_a_clause() -> None:
    doc = {
        "location": "modules/a.html#b",
        "title": "B",
        "text": "<p>It asks <em>this</em> : ring <b>back</b>, and close it .</p>",
    }
    assert '"b":"It asks this: ring back, and close it."' in texts({**INDEX, "docs": [doc]})["modules/a.html.js"]


@pytest.mark.parametrize(
    ("numbers", "written"), [([0], "0"), ([0, 1, 9], "007"), ([61], "Z"), ([62], "~0"), ([200], "~~~e")]
)
def test_places_are_written_as_distances(numbers: list[int], written: str) -> None:
    assert _places(numbers) == written

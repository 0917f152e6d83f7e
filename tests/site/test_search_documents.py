from typing import Any

from course.content.glossary import SearchWord, read_search_words
from course.site.search_documents import documents
from tests.conftest import scripted

ENTRIES = [
    {"location": "modules/a.html", "title": "A &amp; B", "text": ""},
    {"location": "modules/a.html#found", "title": "Found", "text": "<p>The child &amp; the child's (p12) plan.</p>"},
    {
        "location": "modules/a.html#b",
        "title": "B",
        "text": "<p>It asks <em>this</em> : ring <b>back</b>, and close it .</p>",
    },
    {"location": "guides/a.html", "title": "Guide", "text": "What the team says."},
    {"location": "guides/a.html#own", "title": "One of its own", "text": "More."},
    {"location": "hosting/index.html", "title": "For hosts", "text": "Unzip it."},
    *({"location": f"guides/{slug}.html#closing", "title": "Closing", "text": "Same."} for slug in "abcdef"),
]


def read(*words: SearchWord) -> dict[str, Any]:
    text = documents(ENTRIES, words, {"guides/a.html": "A guide & more"})
    found: dict[str, Any] = scripted(text)["search/documents"]
    return found


def test_a_module_is_held_word_for_word_a_guide_by_titles_and_description_and_no_page_for_hosts() -> None:
    found = ["found", "Found", "The child & the child's (p12) plan."]
    assert read()["pages"] == [
        ["modules/a.html", "A & B", "", found, ["b", "B", "It asks this: ring back, and close it."]],
        ["guides/a.html", "Guide", "A guide & more", ["own", "One of its own", ""]],
    ]


def test_phrases_stand_as_they_are_compared_and_kinds_have_weights() -> None:
    words, problems = read_search_words('- asked: ["Mum\'s new partner"]\n  show: modules/a.md#new\n', "search.yml")
    assert problems == []
    data = read(*words)
    assert data["phrases"] == [["mums new partner", "modules/a.html#new"]]
    assert (data["weights"][0], data["help"]) == (["modules/", 3], "about/support.html")


def test_a_phrase_that_is_answered_twice_is_told() -> None:
    _, problems = read_search_words("- asked: [dna]\n  show: a.md\n- asked: [DNA]\n  show: b.md\n", "search.yml")
    assert [str(p) for p in problems] == ["search.yml:3: 'dna' is answered on line 1 already"]

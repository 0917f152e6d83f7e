from __future__ import annotations

from course.content.glossary import pattern, read_glossary
from tests.slips import untold

SOUND = "- term: oak\n  id: oak\n  also: [oaks, DNA]\n  meaning: A tree.\n"

BROKEN = [
    ("  meaning: A tree.\n", "", 1, "a term has no 'meaning'"),
    ("  meaning", "  note: x\n  meaning", 4, "unknown key 'note' in a term"),
    ("A tree.", "tree " * 41, 1, "41 words of meaning; at most 40"),
    ("[oaks, DNA]", "[oak]", 1, "'oak' belongs to 'oak' already"),
    ("id: oak", "id: an oak", 1, "the id 'an oak' must be small letters, digits and hyphens"),
    (SOUND, "oak: A tree.\n", 1, "must be a list of terms"),
    ("A tree.", "A tree: tall: old.", 4, "this is not YAML"),
]  # fmt: skip


def test_a_sound_glossary_has_its_terms() -> None:
    terms, problems = read_glossary(SOUND, "glossary.yml")
    assert problems == []
    assert [(t.term, t.forms) for t in terms] == [("oak", ("oak", "oaks", "DNA"))]


def test_a_slip_in_the_glossary_is_told_with_its_line() -> None:
    path = "glossary.yml"
    assert untold(SOUND, BROKEN, lambda text: read_glossary(text, path)[1], path) == []


def test_words_are_found_in_any_case_and_abbreviations_as_written() -> None:
    terms, _ = read_glossary(SOUND, "glossary.yml")
    assert pattern(terms).findall("Oaks and oak, DNA but not dna, soak, oaken or oak-leaf") == ["Oaks", "oak", "DNA"]

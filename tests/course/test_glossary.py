from __future__ import annotations

import pytest

from course.glossary import pattern, read_glossary

SOUND = "- term: oak\n  id: oak\n  also: [oaks, DNA]\n  meaning: A tree.\n"

BROKEN = {
    "no meaning": ("  meaning: A tree.\n", "", 1, "a term has no 'meaning'"),
    "an unknown key": ("  meaning", "  note: x\n  meaning", 4, "unknown key 'note' in a term"),
    "a long meaning": ("A tree.", "tree " * 41, 1, "41 words of meaning; at most 40"),
    "a form twice": ("[oaks, DNA]", "[oak]", 1, "'oak' belongs to 'oak' already"),
    "an id with a space": ("id: oak", "id: an oak", 1, "the id 'an oak' must be small letters, digits and hyphens"),
    "not a list": (SOUND, "oak: A tree.\n", 1, "must be a list of terms"),
    "not YAML": ("A tree.", "A tree: tall: old.", 4, "this is not YAML"),
}


def test_a_sound_glossary_has_its_terms() -> None:
    terms, problems = read_glossary(SOUND, "glossary.yml")
    assert problems == []
    assert [(t.term, t.forms) for t in terms] == [("oak", ("oak", "oaks", "DNA"))]


@pytest.mark.parametrize(("old", "new", "line", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_glossary_is_told_with_its_line(old: str, new: str, line: int, message: str) -> None:
    _, problems = read_glossary(SOUND.replace(old, new, 1), "glossary.yml")
    assert [p.line for p in problems if message in p.message] == [line], problems


def test_words_are_found_in_any_case_and_abbreviations_as_written() -> None:
    terms, _ = read_glossary(SOUND, "glossary.yml")
    assert pattern(terms).findall("Oaks and oak, DNA but not dna, soak, oaken or oak-leaf") == ["Oaks", "oak", "DNA"]

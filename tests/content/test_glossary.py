from course.content.glossary import pattern, read_glossary
from tests.slips import untold

SOUND = "- term: oak\n  id: oak\n  also: [oaks, DNA]\n  meaning: A tree.\n"

BROKEN = [
    ("A tree.", "tree " * 41, 1, "41 words of meaning; at most 40"),
    ("[oaks, DNA]", "[oak]", 1, "'oak' belongs to 'oak' already"),
    ("  meaning: A tree.\n", "", 1, "the term has no 'meaning'"),
]  # fmt: skip


def test_a_slip_in_the_glossary_is_told_with_its_line() -> None:
    path = "glossary.yml"
    assert untold(SOUND, BROKEN, lambda text: read_glossary(text, path)[1], path) == []


def test_a_term_is_found_by_each_of_its_forms_words_in_any_case_and_abbreviations_as_written() -> None:
    terms, _ = read_glossary(SOUND, "glossary.yml")
    assert [(t.term, t.forms) for t in terms] == [("oak", ("oak", "oaks", "DNA"))]
    assert pattern(terms).findall("Oaks and oak, DNA but not dna, soak, oaken or oak-leaf") == ["Oaks", "oak", "DNA"]

"""A briefing's text as a tree."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.briefing.outline import Briefing, BriefingError, parse, read_source
from tests.briefing.made_up_sources import Source, outline, sources

DATA = Path(__file__).parent.parent / "data" / "briefings"


@pytest.fixture
def library() -> Briefing:
    return parse(read_source(DATA / "library.txt"), "library.txt")


@pytest.fixture
def from_pdf() -> Briefing:
    return parse(read_source(DATA / "library-pdf.txt"))


@pytest.fixture
def from_markdown() -> Briefing:
    return parse(read_source(DATA / "library.md"))


def test_short_lines_between_blank_ones_are_headings(library: Briefing) -> None:
    first = ["Introduction", "What is a village library?", "Opening hours", "Books", "  Picture books"]
    rest = ["Visitors", "  Dogs", "  Travelling musicians", "References", "Acknowledgements"]
    assert outline(library) == first + rest


def test_a_nested_section_names_its_parent(library: Briefing) -> None:
    assert {section.slug: section.parent for section in library.sections if section.parent} == {
        "picture-books": "books",
        "dogs": "visitors",
        "travelling-musicians": "visitors",
    }


def test_title_lines_are_front_matter(library: Briefing) -> None:
    assert [block.text.split(":")[0] for block in library.front] == [
        "the reading room",
        "The Village Library Survey (2009-2012)",
    ]


def test_references_and_thanks_are_back_matter(library: Briefing) -> None:
    assert [section.title for section in library.sections if section.part == "back"] == [
        "References",
        "Acknowledgements",
    ]


def test_a_repeated_title_is_left_out_and_told(library: Briefing) -> None:
    assert [(line.number, line.text[:16]) for line in library.left_out] == [
        (55, "the reading room"),
        (59, "The Village Libr"),
    ]


def test_bullets_quotes_and_paragraphs_are_told_apart(library: Briefing) -> None:
    hours = library.sections[2]
    assert [block.kind for block in hours.blocks] == ["paragraph", "quote", "bullet", "bullet"]
    assert hours.blocks[2].text == "Hang a spare key with a neighbour (p15)."


def test_a_block_knows_its_source_line(library: Briefing) -> None:
    assert [block.line for block in library.sections[2].blocks] == [22, 24, 26, 27]


def test_the_counts_are_those_of_the_body(library: Briefing) -> None:
    counts = library.counts
    assert (counts.sections, counts.nested, counts.points) == (8, 3, 26)
    assert (counts.references, counts.distinct, counts.figures, counts.percentages) == (9, 8, 11, 2)


def test_figures_leave_out_pages_and_addresses() -> None:
    briefing = parse("Rooms\n\nIn 2009-12, 40 rooms (p7) had 1,200 books, 41 per cent. See http://x.example/99 now.\n")
    assert [value for _, value in briefing.sections[0].blocks[0].figures] == ["2009", "2012", "40", "1200", "41%"]


def test_a_reference_in_a_wrapped_paragraph_has_its_own_line() -> None:
    briefing = parse("Rooms\n\nDoors stick in the\nrain (p. 4) and in\nthe frost (pp. 5–6).\n")
    assert [(line, reference.id) for line, reference in briefing.sections[0].blocks[0].references] == [
        (4, "p4"),
        (5, "p5-6"),
    ]


def test_what_a_pdf_leaves_is_read_as_it_was_meant(from_pdf: Briefing) -> None:
    assert [[block.text for block in section.blocks] for section in from_pdf.body] == [
        [
            "These notes are for anyone with a key. The survey went to rooms in every county, and it found that most people"
            " who keep a library also keep the lawn around it in good order (p4).",
            'A "small" room is the one with a single lamp (p12-14).',
            "A large room has two lamps.",
        ],
        [
            "The warden said that the door sticks in wet weather and that nobody should ever push it with a shoulder (p15)"
            " (p16-17). It's a well-loved door.",
        ],
    ]


def test_a_list_of_contents_is_left_out_and_told(from_pdf: Briefing) -> None:
    assert [block.text for block in from_pdf.front] == ["THE READING ROOM", "Notes on village libraries"]
    listed = [one.text for one in from_pdf.left_out if one.reason == "contents page"]
    assert listed == ["Contents", "Introduction", "Opening hours"]


def test_a_contents_page_with_numbers_is_left_out_and_told() -> None:
    listed = "\n".join(f"The history of doors, part {part} ..... {part}" for part in range(9))
    briefing = parse(f"Notes\n\nContents\n\n{listed}\n\nHours\n\nShort.\n\nBooks\n\nOld.\n")
    assert [section.title for section in briefing.sections] == ["Hours", "Books"]
    assert [one.reason for one in briefing.left_out] == ["contents page"] * 10
    assert "names 9 headings that were not found" in briefing.warnings[0][1]


def test_a_wrapped_title_is_front_matter() -> None:
    briefing = parse("Notes on doors and on what\nkeeps them shut\n\nHours\n\nShort.\n")
    assert [block.text for block in briefing.front] == ["Notes on doors and on what keeps them shut"]


def test_marked_headings_are_taken_at_their_word(from_markdown: Briefing) -> None:
    titles = ["Introduction", "Books", "  Picture books", "Key points", "Key points", "References"]
    assert outline(from_markdown) == titles


def test_equal_titles_have_different_slugs(from_markdown: Briefing) -> None:
    assert [section.slug for section in from_markdown.sections][3:5] == ["key-points", "key-points-2"]


def test_a_marked_quote_is_a_quote(from_markdown: Briefing) -> None:
    assert [block.kind for block in from_markdown.sections[0].blocks] == ["paragraph", "quote"]


def test_text_before_the_first_heading_is_a_section() -> None:
    briefing = parse("Rooms need a lamp (p3).\n\nHours\n\nTwo evenings.\n")
    assert [(section.title, len(section.blocks)) for section in briefing.body] == [("Opening text", 1), ("Hours", 1)]


def test_every_bullet_mark_is_taken_off() -> None:
    for mark in ("- ", "- > ", "• ", "* ", "– ", "> ", "▪ ", "+ ", "•"):
        briefing = parse(f"Rooms\n\nDoors.\n\n{mark}Lamps\n{mark}Keys\n")
        found = [(block.kind, block.text) for block in briefing.sections[0].blocks[1:]]
        assert found == [("bullet", "Lamps"), ("bullet", "Keys")], mark


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Doors stick. Lamps smoke.", "no heading found", id="prose"),
        pytest.param("Doors\n\nLamps\n\nKeys", "no heading found", id="titles"),
        pytest.param("Doors\n\nStick.\n\n" * 1001, "more than 1000", id="too many headings"),
    ],
)
def test_a_text_that_is_no_briefing_gets_one_line(text: str, said: str) -> None:
    numbered = "".join(
        f"{line} {number}\n" if line == "Doors" else f"{line}\n" for number, line in enumerate(text.split("\n"))
    )
    with pytest.raises(BriefingError, match=f"^notes.txt: .*{said}"):
        parse(numbered, "notes.txt")


@given(st.text())
def test_any_text_is_a_briefing_or_refused_in_one_line(text: str) -> None:
    try:
        parse(text).counts  # noqa: B018
    except BriefingError as error:
        assert "\n" not in str(error)


LINES = ["Rooms", "Doors stick.", "- ", "• lamp", "\f", "", "", "3", "# Keys", ">", "(pp. 3–4)", "\u00ad", "and so", "  "]  # fmt: skip


@given(st.lists(st.sampled_from(LINES)))
def test_any_order_of_lines_is_a_briefing_or_refused(lines: list[str]) -> None:
    try:
        briefing = parse("\n".join(lines))
    except BriefingError:
        return
    assert briefing.sections


@given(sources())
def test_no_section_sentence_or_reference_is_lost_or_moved(source: Source) -> None:
    briefing = parse(source.text)
    blocks = list(briefing.body_blocks())
    assert [section.title for section in briefing.sections] == source.titles
    assert [point for block in blocks for point in block.points] == source.sentences
    assert [reference.id for block in blocks for _, reference in block.references] == source.references


NO_HEADINGS = (
    "It has a full stop.", "It leads on to something:", "Several clauses,", "without a capital", "It holds www.example.org",
    "It cites a page (p12)", "It goes on and on past what any heading would ever want to say", "***",
)  # fmt: skip


def test_a_line_that_is_no_heading() -> None:
    for line in NO_HEADINGS:
        assert outline(parse(f"Rooms\n\nDoors stick.\n\n{line}\n\nKeys get lost.\n")) == ["Rooms"], line


SHORT_LINES = [(["Doors and locks"], ["Doors and locks"]), (["Doors", "Locks"], ["Doors", "  Locks"]), (["Oak", "Ash", "Locks"], ["Locks"]), (["Rooms for cats"], ["  Rooms for cats"]), (["Who has a key?"], ["Who has a key?"]), (["Who has a key?", "Who has a lamp?"], []), (["**Locks**"], ["Locks"]), (["4. Locks"], ["4. Locks"])]  # fmt: skip


def test_short_lines_in_the_body_are_headings_by_what_follows_them() -> None:
    for lines, found in SHORT_LINES:
        text = "Rooms\n\nIt rains.\n\n" + "\n\n".join(lines) + "\n\nKeys get lost.\n"
        assert outline(parse(text)) == ["Rooms", *found], lines


def test_a_paragraph_that_names_only_one_heading_announces_nothing() -> None:
    assert outline(parse("Rooms\n\nRooms have doors.\n\nDoors\n\nThey stick.\n\nLamps\n\nThey smoke.\n")) == [
        "Rooms",
        "Doors",
        "Lamps",
    ]

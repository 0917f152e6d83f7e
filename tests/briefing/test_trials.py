"""Small texts on which readers of briefings are known to fail, each with what a careful person would make of it."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from course.briefing.drafts import drafts
from course.briefing.outline import Briefing, BriefingError, open_briefing, parse
from tests.briefing.told import outline, texts

TRIALS = Path(__file__).parent.parent / "data" / "briefings" / "trials"


def trial(name: str) -> Briefing:
    return open_briefing(TRIALS / name)


OUTLINES = {
    "../library.txt": ["Introduction", "What is a village library?", "Opening hours", "Books", "  Picture books", "Visitors", "  Dogs", "  Travelling musicians", "References", "Acknowledgements"],
    "running-equals-heading.txt": ["Executive summary", "Chapter 1: Rooms", "Chapter 2: Doors"],
    "heading-glued-at-page-top.txt": ["Introduction", "Findings", "Advice"],
    "glued-headings.txt": ["Introduction", "Findings", "Advice"],
    "hashline.txt": ["Introduction", "Findings"],
    "banner-hash.txt": ["Introduction", "Findings"],
    "fence.md": ["Rooms", "Doors"],
    "bullets.txt": ["Key messages", "Next part", "End part"],
    "hyphen.txt": ["Introduction", "Next"],
    "footnotes.txt": ["Introduction", "Findings"],
    "page-n-of-m-footer.txt": ["Introduction", "Findings", "Advice"],
    "wrapped-heading.txt": ["Introduction", "What practitioners said about working with fathers and other men in the household", "Findings"],
    "colon-headings.txt": ["Rooms", "Key issues", "Learning for improved practice", "RECOMMENDATIONS FOR PRACTICE"],
    "numbered-own-line.txt": ["1 Introduction", "  1.1 Background", "2 Findings"],
    "numbered-paragraphs.txt": ["Introduction", "End"],
    "marker.md": ["1. Introduction", "2. Findings"],
    "docling-pua-bullets.md": ["Key messages", "Next"],
    "table.txt": ["Findings", "Discussion"],
    "toc.txt": ["Foreword", "1 Introduction", "2 Findings", "3 Conclusion"],
    "twocol.txt": ["Introduction", "Method", "Findings", "Next steps", "End"],
    "draft-escape.txt": ["Rooms", "Signs [draft]", "End"],
    "numbered.txt": ["1 Introduction", "  1.1 Background", "    1.1.1 Earlier work", "2. Findings", "  2.1. First finding", "10. Last words"],
    "fr.txt": ["Introduction", "Ce que disent les enfants : « Écoutez-nous »", "Recommandations"],
    "cy.txt": ["Cyflwyniad", "Drws a ffenestr", "Cyfeiriadau"],
    "welsh-o.txt": ["Crynodeb", "Diwedd"],
}  # fmt: skip


@pytest.mark.parametrize("name", OUTLINES)
def test_each_heading_is_found_with_its_level_and_no_other(name: str) -> None:
    assert outline(trial(name)) == OUTLINES[name]


FIGURES = {
    "footnotes.txt": ["2014", "66"],
    "page-n-of-m-footer.txt": [],  # six lines of its feet hold figures
    "hyphen.txt": ["2011", "2012", "20", "30"],
    "numbered-paragraphs.txt": ["2011", "12"],
    "numbered-own-line.txt": [],
    "fr.txt": ["41%", "10", "1234"],
    "cy.txt": ["12", "1234"],
    "draft-escape.txt": ["1", "1", "5", "1", "2016"],
}


@pytest.mark.parametrize("name", FIGURES)
def test_the_figures_are_those_of_the_text(name: str) -> None:
    assert [value for block in trial(name).body_blocks() for _, value in block.figures] == FIGURES[name]


def test_each_words_bullet_is_an_item_and_a_welsh_word_is_none() -> None:
    briefing = trial("bullets.txt")
    assert len(texts(briefing, "bullet")) == 10
    assert not any("\ue000" <= char <= "\uf8ff" for text in texts(briefing) for char in text)
    items = texts(trial("docling-pua-bullets.md"), "bullet")
    assert items == ["The most common forms of violence.", "Parents of young children."]
    assert texts(trial("welsh-o.txt"))[0].startswith("Edrychodd y panel ar nifer fawr o achosion a welwyd")


def test_words_are_whole_again_and_keep_the_hyphens_that_are_theirs() -> None:
    assert texts(trial("hyphen.txt"))[0] == (
        "The reviews show that safeguarding practice depends on information that is well-judged and on multi-agency work"
        " (p12-14). In 2011-12 there were 20-30 cases and the children were young."
    )


def test_notes_stand_apart_with_their_marks_and_cut_no_sentence() -> None:
    briefing = trial("footnotes.txt")
    assert "never met the father of the child in the house although they had visited often" in texts(briefing)[0]
    marked = "Most reviews[1] found that the family was known.[2] In 2014,[3] there were 66 serious cases[12]"
    assert marked in texts(briefing)[0]
    assert [note.split()[0] for note in texts(briefing, "note")] == ["1", "2", "*"]


def test_what_a_converter_leaves_in_markdown_is_read_as_it_was_meant() -> None:
    briefing = trial("marker.md")
    assert "| 0-1 | 120 | 41 |" in texts(briefing, "table")[0]
    assert texts(briefing)[0] == "This is text[1] about rooms (p12)."
    assert "Text&more with a link and * star. See Table 1." in texts(briefing)
    assert texts(briefing, "note") == ["1 A footnote.", "2 Another."]
    assert texts(briefing, "bullet") == ["first", "nested item continued here", "1. one", "2. two"]
    assert [one.reason for one in briefing.left_out] == ["picture", "comment"]


def test_columns_are_read_one_after_the_other_with_a_word_about_it() -> None:
    briefing = trial("twocol.txt")
    assert texts(briefing)[0].endswith("again in 2014 by people who lived near (p12).")
    assert briefing.warnings == ((3, "lines 3 to 11 look like two columns; they were read one after the other"),)


def test_a_paragraph_keeps_the_number_that_the_source_gives_it_and_an_address_over_two_lines_is_one() -> None:
    briefing = trial("numbered-paragraphs.txt")
    assert [block.number for block in briefing.body_blocks()] == ["2.1", "2.2", ""]
    assert "https://example.org/rooms/2011-2014/report for 12" in texts(briefing)[1]


def test_a_draft_reads_as_its_source_does() -> None:
    made = drafts(trial("draft-escape.txt"))["02-signs-draft.md"].split("\n---\n", 1)[1]
    page = BeautifulSoup(markdown(made, extensions=["attr_list", "tables"]), "html.parser")
    assert page.h2 is not None
    assert page.h2.get_text() == "Signs [draft]"
    assert [p.get_text() for p in page("p")] == texts(trial("draft-escape.txt"))[1:4]
    assert not page.find(["script", "ol", "h1", "strong", "em"])


def test_references_in_every_form_are_read_and_what_is_not_is_told() -> None:
    briefing = trial("refs.txt")
    found = [reference.written for block in briefing.body_blocks() for _, reference in block.references]
    wanted = "p45-46 p12 p13 p14 p15 para_3.12 p1024 p35 p36 p40 p9 p12 para_4 p12 p13 p77 p80 p81"
    assert found == [one.replace("_", " ") for one in wanted.split()]
    (warning,) = briefing.warnings
    assert warning[1] == '"2016: 45" may be a page reference; it was not read as one'


def test_a_text_in_welsh_is_read_and_front_matter_of_a_file_is_no_text() -> None:
    briefing = trial("cy.txt")
    assert [r.id for block in briefing.body_blocks() for _, r in block.references] == ["p15", "p14"]
    assert [one.reason for one in briefing.left_out] == ["front matter of the file"]
    assert [section.part for section in briefing.sections] == ["body", "body", "back"]


def test_feet_that_are_glued_to_the_text_above_are_left_out() -> None:
    said = "Rooms are cold and nobody has asked why the windows stay open"
    parts = [f"{n}.0 Part {letter}" for n, letter in enumerate("ABCD", 1)]
    pages = [f"{part}\n\n{said} in house {part[0]}.\nIt was late for {part[-1]}." for part in parts]
    foot = " Rooms guideline v3.0 Page {0} of 4\nPlease see that this copy is the newest one.\n \n"
    text = "".join(page + foot.format(number) for number, page in enumerate(pages, 1))
    briefing = parse(text)
    assert outline(briefing) == parts
    assert [block.text[-6:] for block in briefing.body_blocks()] == ["for A.", "for B.", "for C.", "for D."]
    assert len(briefing.left_out) == 8


def test_a_contents_page_names_headings_whatever_spaces_a_tool_has_set_and_what_it_lacks_is_told() -> None:
    text = "Contents\nMental Health ... 1\nAdvice ... 2\n\nMental He alth\nRooms were cold. Nobody asked.\nAd vice\nClose them.\n"
    assert outline(parse(text)) == ["Mental He alth", "Ad vice"]
    text = (TRIALS / "glued-headings.txt").read_text(encoding="utf-8").replace("\nAdvice\n", "\nAnd so: ")
    assert "names 1 headings that were not found: Advice" in parse(text).warnings[0][1]


LONG = (
    "Rooms are cold in winter and nobody asked why the windows stay open at night when the wind comes in from the sea."
)
WRAPPED = f"{LONG}\nthe rest of it was never said by anybody."
READ = {
    "underlined headings": (f"Rooms\n=====\n{WRAPPED}\n\nDoors\n-----\n{WRAPPED}\n\nKeys\n====\n", ["Rooms", "  Doors", "Keys"]),
    "a line to a paragraph": (f"Rooms\n{LONG * 3}\n{LONG * 3}\nDoors\n{LONG * 3}\n", ["Rooms", "Doors"]),
    "headings right above a paragraph": (f"Rooms\n\n{WRAPPED}\n\nDoors and locks\n{WRAPPED}\n\nKeys\n1. {WRAPPED}\n\nEnd\n\nYes.\n", ["Rooms", "Doors and locks", "Keys", "End"]),
    "a table is none": (f"Rooms\n\n{WRAPPED}\n\nVersion Date Author\n1.0 June 2022 A. Author, who wrote it for all of the houses\n2.0 July 2023 B. Author.\n", ["Rooms"]),
    "paragraphs told by an indent alone": ("".join(f"{name}\n    {WRAPPED}\n    {LONG}\n" for name in ("Rooms", "Doors and locks")), ["Rooms", "Doors and locks"]),
    "a paragraph that names one heading and announces none": ("Rooms\n\nRooms have doors.\n\nDoors\n\nThey stick.\n\nLamps\n\nThey smoke.\n", ["Rooms", "Doors", "Lamps"]),
    "letters": (f"A. Rooms\n{WRAPPED}\nB. Doors\n{WRAPPED}\n", ["A. Rooms", "B. Doors"]),
    "recommendations in words and capitals": (f"Advice\n\n{LONG}\n\nRecommendation two: {LONG}\n\nRECOMMENDATION 3: {LONG}\n", ["Advice", "  Recommendation two", "  RECOMMENDATION 3"]),
    "heads of chapters with their pages": ("\f".join(f"On {name} | {at}\n\n{name}\n\n{LONG} {name}.\n" for at, name in enumerate(("Rooms", "Doors", "Keys"), 1)), ["Rooms", "Doors", "Keys"]),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_each_heading_of_a_text_is_found_however_it_is_set(name: str) -> None:
    text, titles = READ[name]
    assert outline(parse(text)) == titles


def test_the_numbers_of_the_lines_of_a_transcript_are_no_text() -> None:
    titles = ["Rooms", "Doors", "Keys", "Lamps", "Shades", "Walls"]
    said = [line for title in titles for line in (title, "", *WRAPPED.split("\n"), "")]
    pages = (said[:15], said[15:])
    text = "\f".join("".join(f"{n:4}   {line}\n" for n, line in enumerate(page, 1)) for page in pages)
    briefing = parse(text)
    assert outline(briefing) == titles
    assert set(texts(briefing)) == {WRAPPED.replace("\n", " ")}
    assert sum(one.reason == "line number" for one in briefing.left_out) == len(said)
    steps = "".join(f"{n} Lend a lamp.\n" for n in range(1, 13))
    assert "12 Lend a lamp." in texts(parse(f"Rooms\n\n{LONG}\n\n{steps}"))[-1]


def test_a_mark_of_a_page_is_no_text_and_is_cited_by_what_follows(tmp_path: Path) -> None:
    path = tmp_path / "rooms.txt"
    for mark in ("[p{}]", "--- Page {} ---"):
        pages = (
            f"{mark.format(at)}\n\n{name}\n\n{LONG}\n" for at, name in ((12, "Rooms"), (13, "Doors"), (15, "Keys"))
        )
        path.write_text("\n".join(pages), encoding="utf-8")
        briefing = open_briefing(path)
        assert outline(briefing) == ["Rooms", "Doors", "Keys"]
        assert [block.page for block in briefing.body_blocks()] == ["(p12)", "(p13)", "(p15)"]


def test_a_sentence_goes_on_behind_a_comma_and_a_page_number_is_no_note() -> None:
    text = (
        f"Rooms\n\nThe landlord was told by Ann,\n\fwho did not answer.\n\n2\n\n{LONG} It was so.2\n\nDoors\n\n{LONG}\n"
    )
    briefing = parse(text)
    assert texts(briefing)[0] == "The landlord was told by Ann, who did not answer."
    assert texts(briefing, "note") == []


def test_a_file_that_may_not_be_read_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "kept.txt").write_text("Words.", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(BriefingError, match=r"kept\.txt: cannot be read \(Permission denied\); .+"):
        open_briefing(tmp_path / "kept.txt")

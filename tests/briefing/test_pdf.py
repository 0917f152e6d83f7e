"""Briefings in PDF, of whatever make, and what in one misleads a reader: marks, signatures, tables on their side, numbers of its own."""

import re
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from course.briefing.drafts import split_command
from course.briefing.outline import Briefing, open_briefing
from tests.briefing.printed import HEADINGS, OUTLINE, PAGE, RULED, SAID, body, contents, printed, with_labels
from tests.briefing.told import outline, texts

NUMBERED = PAGE.format("'Page ' counter(page) ' of ' counter(pages)")
SAME_SIZE = "h1, h2, h3 { font-size: 11pt }"
NO_GAPS = f"{SAME_SIZE} h1, h2, h3, p {{ margin: 0 }} p {{ text-indent: 1cm; break-inside: avoid }}"
TEXT_TAGGED = body().replace("<p>", "<h4>").replace("</p>", "</h4>")
TITLE_TAGGED = "<h1>Rooms: a review</h1>" + re.sub(r"<(/?)h([123])", r"<\1p class=h\2", body())
BY_CLASS = (
    "h1 { font-size: 28pt } .h1 { font: bold 20pt serif } .h2 { font: bold 16pt serif } .h3 { font: bold 13pt serif }"
)
HEADS = "@page :left {{ {0}: counter(page) ' | Rooms: a review' }} }} @page :right {{ {0}: string(c) ' | ' counter(page) }} }} h1 {{ string-set: c content() }}"
WATERMARK = "<div style='position: fixed; top: 9cm; left: 0; font-size: 90pt; color: #ddd; transform: rotate(-45deg)'>DRAFT</div>"
MAKES = {
    "tags": lambda path: printed(path, body(), NUMBERED, tagged=True),
    "size": lambda path: printed(path, body(), NUMBERED),
    "size, and paragraphs told by indents": lambda path: printed(path, body(), "p { text-indent: 1cm; margin: 0 }"),
    "bold alone": lambda path: printed(path, body(), SAME_SIZE),
    "two columns": lambda path: printed(path, body(), f"{NUMBERED} body {{ columns: 2 }} h1 {{ font-size: 15pt }}"),
    "its contents page": lambda path: printed(path, contents() + body(), f"h1, h2, h3 {{ font: 11pt serif }} {PAGE.format('counter(page)')}"),
    "bold alone, right above the text": lambda path: printed(path, body(), NO_GAPS),
    "tags on all of the text too": lambda path: printed(path, TEXT_TAGGED, "h4 { font: 11pt serif }", tagged=True),
    "type, where the title alone is tagged": lambda path: printed(path, TITLE_TAGGED, BY_CLASS, tagged=True),
    "size, under heads as large as the text": lambda path: printed(path, body(), HEADS.format("@top-right { font-size: 12pt; content")),
    "size, across a watermark": lambda path: printed(path, WATERMARK + body(), "body { position: relative }"),
    "size, on pages that are stored on their side": lambda path: moved(printed(path, body(), NUMBERED), 90),
    "size, in a part of a larger sheet": lambda path: moved(printed(path, body(), NUMBERED), 0),
    "bookmarks": lambda path: printed(path, body(), "h1, h2, h3 { font: 11pt serif } h1 { bookmark-level: 1 !important } h2 { bookmark-level: 2 !important } h3 { bookmark-level: 3 !important }"),
}  # fmt: skip


def moved(path: Path, angle: int) -> Path:
    """The same PDF with its pages turned in the file, or elsewhere on their sheet, and shown as before."""
    writer = pypdf.PdfWriter(clone_from=path)
    for page in writer.pages:
        wide, high = page.mediabox.upper_right
        turned = pypdf.Transformation().rotate(90).translate(high, 0)
        page.add_transformation(turned if angle else pypdf.Transformation().translate(300, 500))
        corner = (0, 0, high, wide) if angle else (300, 500, wide + 300, high + 500)
        for box in (page.mediabox, page.cropbox):
            box.lower_left, box.upper_right = corner[:2], corner[2:]
        page.rotate(angle)
    writer.write(path)
    return path


@pytest.fixture(params=MAKES)
def of_each_make(request: pytest.FixtureRequest, tmp_path: Path) -> Briefing:
    return open_briefing(MAKES[request.param](tmp_path / "rooms.pdf"))


def test_each_heading_is_found_with_its_level_and_its_text_whole(of_each_make: Briefing) -> None:
    assert outline(of_each_make) == OUTLINE
    assert [len(section.blocks) for section in of_each_make.sections] == [3] * len(OUTLINE)
    for number, section in enumerate(of_each_make.sections):
        for letter, block in zip("abc", section.blocks, strict=True):
            text = block.text.replace(f" {block.page}", "") if block.page else block.text
            assert text == (SAID.format(f"{number}{letter}") * 4).strip()


def test_each_paragraph_cites_its_printed_page(tmp_path: Path) -> None:
    css = f"{PAGE.format('counter(page)')} @page :first {{ counter-reset: page 41 }} h1 {{ break-before: page }}"
    path = printed(tmp_path / "a.pdf", body(), css)
    by_margin = open_briefing(path)
    assert [block.page for block in by_margin.sections[0].blocks][:1] == ["(p41)"]
    labelled = open_briefing(with_labels(path, 7))
    assert labelled.sections[0].blocks[0].text.endswith("from the sea (p7).")
    assert labelled.sections[1].blocks[0].page == "(p8)"
    assert open_briefing(path, "file").sections[1].blocks[0].page == "(p2)"
    assert open_briefing(path, "none").sections[1].blocks[0].page == ""
    assert {block.page for block in open_briefing(with_labels(path, 1, "/r")).body_blocks()} == {""}


def test_a_text_that_prints_references_of_its_own_keeps_them_alone(tmp_path: Path) -> None:
    own = "<p>Doors stick (p. 4). Lamps smoke (pp. 5–6). Keys are lost (p. 9).</p>"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(own), NUMBERED))
    found = [reference.id for block in briefing.body_blocks() for _, reference in block.references]
    assert found == ["p4", "p5-6", "p9"]
    assert any("its own 3 references stay" in message for _, message in briefing.warnings)


@pytest.mark.parametrize("style", ["border: 1px solid", "background: #eee"])
def test_a_box_is_kept_apart(tmp_path: Path, style: str) -> None:
    box = f"<div style='{style}; padding: 5mm'><p>{SAID.format('x')}</p><p>{SAID.format('y')}</p></div>"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(box)))
    quoted = [(block.kind, block.text) for block in briefing.body_blocks() if block.kind != "paragraph"]
    assert quoted == [("quote", SAID.format(letter).strip()) for letter in "xy"]


@pytest.mark.parametrize("tagged", [True, False])
def test_a_table_stays_a_table(tmp_path: Path, tagged: bool) -> None:
    css = "td, th { width: 5cm; text-align: left }"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(RULED), css, tagged=tagged))
    rows = "| Age of child | Number |\n| --- | --- |\n| Under one year | 120 |\n| One to five | 62 |"
    assert texts(briefing, "table") == [rows]


WIDE = (
    ("Ward", "2011", "2012", "Told"), ("Fern", "185", "55", "seen four times by a worker who wrote it down"), ("Lime", "", "12", "no"), ("Oak", "8", "9", "")
)  # fmt: skip


@pytest.mark.parametrize("tagged", [True, False])
def test_numbers_long_cells_and_empty_ones_keep_their_columns(tmp_path: Path, tagged: bool) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in WIDE)
    css = "td { padding: 1mm 4mm; vertical-align: top; text-align: left } td:last-child { width: 4cm }"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(f"<table>{rows}</table>"), css, tagged=tagged))
    lines = texts(briefing, "table")[0].split("\n")
    assert [*lines[:1], *lines[2:]] == [f"| {' | '.join(row)} |" for row in WIDE]


def test_boxes_beside_each_other_are_no_table(tmp_path: Path) -> None:
    said = "<div style='width: 7cm'><b>Part {0}</b><br>Rooms echo in the winter, and nobody asked why it was so.</div>"
    boxes = "".join(said.format("ABCDEF"[n]) for n in range(6))
    inner = f"<h1>Rooms</h1><div style='display: flex; flex-wrap: wrap; gap: 5mm'>{boxes}</div>"
    assert outline(open_briefing(printed(tmp_path / "a.pdf", inner))) == [f"Part {n}" for n in "ABCDEF"]


@pytest.mark.parametrize("mark", ["disc", "decimal", "none"])
def test_items_have_their_marks_wherever_these_stand_in_the_file(tmp_path: Path, mark: str) -> None:
    items = f"<ul style='list-style: {mark}'><li>Lend a lamp.</li><li>Write the hours.</li></ul>"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(items), tagged=mark == "none"))
    number = ("1. ", "2. ") if mark == "decimal" else ("", "")
    assert texts(briefing, "bullet") == [f"{number[0]}Lend a lamp.", f"{number[1]}Write the hours."]


def test_a_large_first_letter_goes_with_its_word(tmp_path: Path) -> None:
    first = "<p><span style='float: left; font-size: 36pt; line-height: 0.8'>R</span>ooms echo.</p>"
    assert "Rooms echo." in texts(open_briefing(printed(tmp_path / "a.pdf", body(first))))


def test_a_space_that_only_a_gap_in_a_word_says_is_read(tmp_path: Path) -> None:
    font = DictionaryObject({NameObject(f"/{key}"): NameObject(f"/{of}") for key, of in {"Type": "Font", "Subtype": "Type1", "BaseFont": "Times-Roman"}.items()})  # fmt: skip
    stream, writer = StreamObject(), pypdf.PdfWriter()
    stream.set_data(
        b"BT /F 16 Tf 72 740 Td (Rooms) Tj /F 10 Tf 0 -30 Td (The staf) Tj 3.6 Tc 32.5 0 Td (fh) Tj 0 Tc 12 0 Td (ad left.) Tj ET"
    )
    page = writer.add_blank_page(595, 842)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F"): font})})
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(tmp_path / "a.pdf")
    assert texts(open_briefing(tmp_path / "a.pdf", "none")) == ["The staff had left."]


def test_a_heading_in_capitals_holds_those_of_its_type_and_one_right_above_another_is_one(tmp_path: Path) -> None:
    titles = ["1. ROOMS", "Walls", "Windows", "2. DOORS", "Locks", "In all", "Keys"]
    said = [f"<h1>{title}</h1>{'' if title[0] in '12I' else f'<p>{SAID * 3}</p>'}" for title in titles]
    briefing = open_briefing(printed(tmp_path / "a.pdf", "".join(said), "h1 { font-size: 11pt }"))
    assert outline(briefing) == [title if title[0] in "12" else f"  {title}" for title in titles]


def test_the_chapters_number_above_its_name_belongs_to_it_and_parts_without_a_page_are_known(tmp_path: Path) -> None:
    text = body().replace("<h1", "<p style='font-size: 16pt'>Chapter 9</p><h1", 1)
    css = "h1, h2, h3 { font: 11pt serif } .toc.part a::after { content: none !important }"
    listed = re.sub(r"<p class=toc ([^>]*)>(<a [^>]*>(?:1 Intro|2 Find))", r"<p class='toc part' \1>\2", contents())
    briefing = open_briefing(printed(tmp_path / "a.pdf", listed + text, css))
    assert outline(briefing) == [f"Chapter 9 {OUTLINE[0]}", *OUTLINE[1:]]


@pytest.mark.parametrize(
    ("foot", "page"),
    [
        ("'[' counter(page) ']'", "(p41)"),
        ("counter(page) ' Rooms: a review of 2019'", "(p41)"),
        ("'A' counter(page)", ""),
        ("counter(page, lower-roman)", ""),
    ],
)
def test_the_number_that_a_foot_prints_is_cited_and_no_other(tmp_path: Path, foot: str, page: str) -> None:
    css = f"@page {{ @bottom-center {{ content: {foot} }} }} @page :first {{ counter-reset: page 41 }} h1 {{ break-before: page }}"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(), css))
    assert briefing.sections[0].blocks[0].page == page
    assert {block.kind for block in briefing.body_blocks()} == {"paragraph"}


def test_labels_that_say_another_page_than_the_print_are_told(tmp_path: Path) -> None:
    path = with_labels(printed(tmp_path / "a.pdf", body(), PAGE.format("counter(page)")), 7)
    assert (1, "this page is labelled 7 and has 1 printed on it; see which is cited") in open_briefing(path).warnings


def test_bullets_notes_ligatures_and_hyphens_are_put_right(tmp_path: Path) -> None:
    between = (
        "<p class=b>\uf0b7 Lend a lamp.</p><p class=b>\uf0b7 Write the hours.</p>"
        "<p>The ﬁrst multi-<br>agency work was safe-<br>guarding.<sup style='font-size: 6pt'>1</sup> It went on.</p>"
        "<p style='font-size: 7pt; position: absolute; bottom: 0'>1 Hobbs A (2012) Rooms and their keys.</p>"
    )
    inner, css = f"<p>multi-agency work</p>{body(between)}", ".b { text-indent: -5mm; margin: 0 1cm }"
    briefing = open_briefing(printed(tmp_path / "a.pdf", inner, css))
    assert texts(briefing, "bullet") == ["Lend a lamp.", "Write the hours."]
    assert "The first multi-agency work was safeguarding.[1] It went on." in texts(briefing)
    assert texts(briefing, "note") == ["1 Hobbs A (2012) Rooms and their keys."]


def test_a_numbered_recommendation_has_a_section(tmp_path: Path) -> None:
    said = "<p><b>Recommendation {0}: That a lamp be lent to all who ask for one in the night, whoever they are.</b></p><p>Agreed.</p>"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body("".join(said.format(n) for n in (1, 2)))))
    found = {section.title: section.parent for section in briefing.sections if section.title.startswith("Rec")}
    assert found == {"Recommendation 1": "2-findings", "Recommendation 2": "2-findings"}


def test_what_the_witnesses_say_against_each_other_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = contents().replace("1.2 What was asked", "1.2 What was never asked of anybody")
    source = printed(tmp_path / "a.pdf", listed + body(), NUMBERED)
    assert split_command(source, tmp_path / "drafts") == 0
    told = capsys.readouterr().err
    assert "headings: 7 by the contents page; of its 8 entries 7 are headings" in told
    assert 'the contents page: "1.2 What was never asked of anybody" was not found as a heading' in told
    assert "running head or foot" in told


def test_the_head_of_each_section_is_left_out_and_its_heading_stays(tmp_path: Path) -> None:
    heads = "@page { margin: 3cm; @top-left { content: string(head); font-size: 9pt } } h1 { string-set: head content(); break-before: page }"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(), heads))
    assert outline(briefing) == OUTLINE
    assert {block.text[:6] for block in briefing.body_blocks()} == {"Rooms "}
    assert {one.text for one in briefing.left_out} == {title for level, title in HEADINGS if level == 1}


def test_the_foot_of_a_single_page_is_left_out(tmp_path: Path) -> None:
    css = "@page { @bottom-center { content: '1 | A short briefing'; font-size: 8pt } }"
    briefing = open_briefing(printed(tmp_path / "a.pdf", f"<h1>Rooms</h1><p>{SAID}</p>", css))
    assert [one.text for one in briefing.left_out] == ["1 | A short briefing"]


def test_the_numbers_of_the_lines_of_a_transcript_are_left_out(tmp_path: Path) -> None:
    lines = ["<b>Rooms</b>", "They echo in the night,", "and nobody came."]
    lines += ["<b>Doors</b>", "They stick in the rain", "and in the wind."]
    pages = "".join(
        f"<p style='margin: {int(line[0] == '<')}cm 0 0'>{n} {line}</p>" for n, line in enumerate(lines * 4, 1)
    )
    briefing = open_briefing(printed(tmp_path / "a.pdf", pages, "b { font-size: 15pt; margin-left: 1cm }"))
    assert outline(briefing) == ["Rooms", "Doors"] * 4
    assert texts(briefing)[:2] == [
        "They echo in the night, and nobody came.",
        "They stick in the rain and in the wind.",
    ]
    assert {one.reason for one in briefing.left_out} == {"line number"}


def test_feet_that_differ_by_more_than_their_page_are_notes(tmp_path: Path) -> None:
    notes = "".join(
        f"<p>{SAID.format(n) * 12}<span class=f>{n}. Letter to the panel, {2000 + n}.</span></p>" for n in range(1, 9)
    )
    css = f"{NUMBERED} .f {{ float: footnote; font-size: 8pt }} ::footnote-marker {{ content: '' }}"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(notes), css))
    assert texts(briefing, "note") == [f"{n} Letter to the panel, {2000 + n}." for n in range(1, 9)]


def scan(path: Path) -> Path:
    pages = [Image.new("L", (400, 600), 255) for _ in range(3)]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    return path


def broken(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    return path


def locked(path: Path) -> Path:
    writer = pypdf.PdfWriter(clone_from=printed(path, body()))
    writer.encrypt("secret")
    writer.write(path)
    return path


@pytest.mark.parametrize(
    ("make", "said"),
    [(locked, "is locked by a password"), (scan, "ocrmypdf"), (broken, "is a broken PDF")],
)
def test_what_cannot_be_read_gets_one_line_and_leaves_the_last_drafts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: object, said: str
) -> None:
    good = printed(tmp_path / "good.pdf", body())
    assert split_command(good, tmp_path / "drafts") == 0
    before = sorted((tmp_path / "drafts").iterdir())
    capsys.readouterr()
    assert split_command(make(tmp_path / "bad.pdf"), tmp_path / "drafts") == 2  # type: ignore[operator]
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1
    assert sorted((tmp_path / "drafts").iterdir()) == before


PART = f"<h1>{{0}}</h1><p>{SAID * 6}</p>"
NOTE = "<span style='float: footnote; font-size: 8pt'><span style='font-size: 5pt; vertical-align: 4.4pt'>{0}</span>Letter to the panel of safe-<br>guarding, {1}.</span>"
NO_MARKER = "::footnote-marker, ::footnote-call { content: '' }"


def test_the_marks_of_three_notes_count_no_pages(tmp_path: Path) -> None:
    parts = [PART.format(name) for name in "ABCDEFGHIJKLMNOP"]
    for number, place in ((1, 4), (2, 8), (3, 11)):
        parts[place] += f"<p>Read it.{NOTE.format(number, 2000 + number)}</p><p>safeguarding</p>"
    briefing = open_briefing(printed(tmp_path / "a.pdf", "".join(parts), f"{NO_MARKER} h1 {{ break-before: page }}"))
    assert {block.page for block in briefing.body_blocks()} == {""}
    assert texts(briefing, "note") == [f"{n} Letter to the panel of safeguarding, {2000 + n}." for n in (1, 2, 3)]


def test_pages_that_only_the_contents_page_counts_are_cited(tmp_path: Path) -> None:
    counted = "@page :first { counter-reset: page 41 } h1 { break-before: page }"
    briefing = open_briefing(printed(tmp_path / "a.pdf", contents() + body(), counted))
    assert [section.blocks[0].page for section in briefing.sections[:2]] == ["(p42)", "(p43)"]


def test_a_table_on_its_side_is_read(tmp_path: Path) -> None:
    turned = f"<div style='transform: rotate(-90deg); width: 14cm; height: 14cm'>{RULED}</div>"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(turned), "td, th { width: 5cm }", tagged=True))
    (table,) = texts(briefing, "table")
    assert table.split("\n")[2:] == ["| Under one year | 120 |", "| One to five | 62 |"]


def test_chapters_after_thanks_within_a_chapter_are_no_back_matter(tmp_path: Path) -> None:
    thanks = "<h2>Acknowledgements</h2><p>We thank everybody who came to speak to us.</p>"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(thanks), tagged=True))
    assert [section.title for section in briefing.sections if section.part == "back"] == ["Acknowledgements"]


def test_a_signature_and_a_heading_that_is_quoted_are_text(tmp_path: Path) -> None:
    quoted = f"<h2>“3. Accepted in part</h2><p>{SAID.format('q')}”</p>"
    signed = "<h2>Ama Osei</h2><h2>6 June 2025</h2>"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(quoted) + signed))
    assert outline(briefing) == outline(open_briefing(printed(tmp_path / "b.pdf", body())))
    assert {'"3. Accepted in part', "Ama Osei", "6 June 2025"} <= set(texts(briefing))


def test_a_box_is_called_by_its_label_and_its_title(tmp_path: Path) -> None:
    box = f"<h2>BOX 1</h2><h2>A lamp that was lent</h2><p>{SAID.format('z')}</p>"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(box), tagged=True))
    assert [line for line in outline(briefing) if "BOX" in line] == ["  BOX 1 A lamp that was lent"]


def test_a_contents_page_with_letters_and_paragraphs_names_each_of_two_introductions(tmp_path: Path) -> None:
    titles = ["1. ROOMS", "a. Introduction", "b. Doors", "2. LAMPS", "a. Introduction", "b. Shades"]
    entries = "".join(
        f"<p style='margin-left: {int(title[0].isalpha())}cm'>{title.replace('b. ', 'b.')} {place}.1 ..... {2 + (place > 2)}</p>"
        for place, title in enumerate(titles)
    )
    text = "".join(
        f"<p style='break-before: {'auto' if title[0].isalpha() else 'page'}'>{title}</p><p>{SAID * 9}</p>"
        for title in titles
    )
    briefing = open_briefing(printed(tmp_path / "a.pdf", f"<h4>Contents</h4><p>Paragraph Page</p>{entries}{text}"))
    assert outline(briefing) == [f"{'  ' * title[0].isalpha()}{title}" for title in titles]


def test_numbered_paragraphs_are_cited_though_the_text_refers_to_pages_of_its_own(tmp_path: Path) -> None:
    said = "".join(f"<p>{n}. Lend a lamp (see page {n}).</p>" for n in range(1, 13))
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(said), PAGE.format("counter(page)")))
    own = [block for block in briefing.body_blocks() if block.text.startswith(tuple("123456789"))]
    assert [(block.kind, block.page) for block in own] == [("paragraph", f"(para {n})") for n in range(1, 13)]

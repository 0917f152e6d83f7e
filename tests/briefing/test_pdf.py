"""Briefings in PDF, of whatever make."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PIL import Image

from course.briefing.drafts import split_command
from course.briefing.outline import Briefing, open_briefing
from tests.briefing.made_up_sources import outline
from tests.briefing.printed import HEADINGS, OUTLINE, PAGE, RULED, SAID, body, contents, printed, with_labels

NUMBERED = PAGE.format("'Page ' counter(page) ' of ' counter(pages)")
SAME_SIZE = "h1, h2, h3 { font-size: 11pt }"
MAKES = {
    "tags": lambda path: printed(path, body(), NUMBERED, tagged=True),
    "size": lambda path: printed(path, body(), NUMBERED),
    "size, and paragraphs told by indents": lambda path: printed(path, body(), "p { text-indent: 1cm; margin: 0 }"),
    "bold alone": lambda path: printed(path, body(), SAME_SIZE),
    "two columns": lambda path: printed(path, body(), f"{NUMBERED} body {{ columns: 2 }} h1 {{ font-size: 15pt }}"),
    "its contents page": lambda path: printed(path, contents() + body(), f"h1, h2, h3 {{ font: 11pt serif }} {PAGE.format('counter(page)')}"),
    "bookmarks": lambda path: printed(path, body(), "h1, h2, h3 { font: 11pt serif } h1 { bookmark-level: 1 !important } h2 { bookmark-level: 2 !important } h3 { bookmark-level: 3 !important }"),
}  # fmt: skip


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
    path = printed(
        tmp_path / "a.pdf",
        body(),
        PAGE.format("counter(page)") + " @page :first { counter-reset: page 41 } h1 { break-before: page }",
    )
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
    assert [reference.id for block in briefing.body_blocks() for _, reference in block.references] == [
        "p4",
        "p5-6",
        "p9",
    ]
    assert any("its own 3 references stay" in message for _, message in briefing.warnings)


@pytest.mark.parametrize("style", ["border: 1px solid", "background: #eee"])
def test_a_box_is_kept_apart(tmp_path: Path, style: str) -> None:
    box = f"<div style='{style}; padding: 5mm'><p>{SAID.format('x')}</p><p>{SAID.format('y')}</p></div>"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(box)))
    quoted = [(block.kind, block.text) for block in briefing.body_blocks() if block.kind != "paragraph"]
    assert quoted == [("quote", SAID.format(letter).strip()) for letter in "xy"]


@pytest.mark.parametrize("tagged", [True, False])
def test_a_table_stays_a_table(tmp_path: Path, tagged: bool) -> None:
    briefing = open_briefing(
        printed(tmp_path / "a.pdf", body(RULED), "td, th { width: 5cm; text-align: left }", tagged=tagged)
    )
    found = [block.text for block in briefing.body_blocks() if block.kind == "table"]
    assert found == [
        "| Age of child | Number |\n| --- | --- |\n| Under one year | 120 |\n| One to five | 62 |",
    ]


def test_bullets_notes_ligatures_and_hyphens_are_put_right(tmp_path: Path) -> None:
    between = (
        "<p class=b>\uf0b7 Lend a lamp.</p><p class=b>\uf0b7 Write the hours.</p>"
        "<p>The ﬁrst multi-<br>agency work was safe-<br>guarding.<sup style='font-size: 6pt'>1</sup> It went on.</p>"
        "<p style='font-size: 7pt; position: absolute; bottom: 0'>1 Hobbs A (2012) Rooms and their keys.</p>"
    )
    briefing = open_briefing(
        printed(
            tmp_path / "a.pdf", f"<p>multi-agency work</p>{body(between)}", ".b { text-indent: -5mm; margin: 0 1cm }"
        )
    )
    findings = next(section for section in briefing.sections if section.title == "2 Findings")
    assert [block.text for block in findings.blocks if block.kind == "bullet"] == ["Lend a lamp.", "Write the hours."]
    texts = [block.text for block in briefing.body_blocks()]
    assert "The first multi-agency work was safeguarding.[1] It went on." in texts
    notes = [block.text for section in briefing.sections for block in section.blocks if block.kind == "note"]
    assert notes == ["1 Hobbs A (2012) Rooms and their keys."]


def test_a_numbered_recommendation_has_a_section(tmp_path: Path) -> None:
    said = "<p><b>Recommendation {0}: That a lamp be lent to all who ask for one in the night, whoever they are.</b></p><p>Agreed.</p>"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body("".join(said.format(n) for n in (1, 2)))))
    found = {section.title: section.parent for section in briefing.sections if section.title.startswith("Rec")}
    assert found == {"Recommendation 1": "2-findings", "Recommendation 2": "2-findings"}


def test_what_the_witnesses_say_against_each_other_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = printed(
        tmp_path / "a.pdf",
        contents().replace("1.2 What was asked", "1.2 What was never asked of anybody") + body(),
        NUMBERED,
    )
    assert split_command(source, tmp_path / "drafts") == 0
    told = capsys.readouterr().err
    assert "headings: 7 by the contents page; of its 8 entries 7 are headings" in told
    assert (
        f'{source}:2: the contents page: "1.2 What was never asked of anybody" was not found as a heading' in told
        or "1.2 What was never" in told
    )
    assert "running head or foot" in told


def test_the_head_of_each_section_is_left_out_and_its_heading_stays(tmp_path: Path) -> None:
    heads = "@page { margin: 3cm; @top-left { content: string(head); font-size: 9pt } } h1 { string-set: head content(); break-before: page }"
    briefing = open_briefing(printed(tmp_path / "a.pdf", body(), heads))
    assert outline(briefing) == OUTLINE
    assert {block.text[:6] for block in briefing.body_blocks()} == {"Rooms "}
    assert {one.text for one in briefing.left_out} == {title for level, title in HEADINGS if level == 1}


def test_feet_that_differ_by_more_than_their_page_are_notes(tmp_path: Path) -> None:
    notes = "".join(
        f"<p>{SAID.format(n) * 12}<span class=f>{n}. Letter to the panel, {2000 + n}.</span></p>" for n in range(1, 9)
    )
    briefing = open_briefing(
        printed(
            tmp_path / "a.pdf",
            body(notes),
            f"{NUMBERED} .f {{ float: footnote; font-size: 8pt }} ::footnote-marker {{ content: '' }}",
        )
    )
    found = [block.text for section in briefing.sections for block in section.blocks if block.kind == "note"]
    assert found == [f"{n} Letter to the panel, {2000 + n}." for n in range(1, 9)]


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


def half(path: Path) -> Path:
    path.write_bytes(printed(path, body()).read_bytes()[:9000])
    return path


@pytest.mark.parametrize(
    ("make", "said"),
    [(locked, "is locked by a password"), (half, "is a broken PDF"), (scan, "ocrmypdf"), (broken, "is a broken PDF")],
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

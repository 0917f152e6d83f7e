"""Briefings in Word, OpenDocument, HTML, RTF and Markdown, told apart by what is in them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypandoc
import pytest

from course.briefing.drafts import split_command
from course.briefing.outline import BriefingError, open_briefing
from tests.briefing.printed import all_words
from tests.briefing.told import outline, texts

TEXT = """# Rooms

Rooms are cold in winter (p. 4).[^1] Nobody asked why.

## Doors

- Oil the hinges.
- Lend a lamp.

| Age | Number |
|-----|--------|
| Under 1 | 120 |
| 1 to 5 | 62 |

> Nobody came, she said.

# Advice

Close the windows.

[^1]: Hobbs A (2012) Rooms.
"""


def made(path: Path, form: str, text: str = TEXT) -> Path:
    """The text as a document of another form, under a name that does not say so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pypandoc.convert_text(text, form, "markdown", outputfile=str(path.with_suffix(f".{form}")), extra_args=["-s"])
    return path.with_suffix(f".{form}").rename(path)


@pytest.mark.parametrize("form", ["docx", "odt", "html", "rtf"])
def test_a_document_is_read_by_what_is_in_it_and_nothing_is_lost(tmp_path: Path, form: str) -> None:
    path = made(tmp_path / "briefing", form)
    briefing = open_briefing(path)
    assert outline(briefing) == ["Rooms", "  Doors", "Advice"]
    rooms, doors, _ = briefing.sections
    assert rooms.blocks[0].text == f"Rooms are cold in winter (p4).{'' if form == 'rtf' else '[1]'} Nobody asked why."
    assert [b.text for b in doors.blocks if b.kind == "bullet"] == ["Oil the hinges.", "Lend a lamp."]
    assert "| 1 to 5 | 62 |" in next(b.text for b in doors.blocks if b.kind == "table")
    assert [note[-21:] for note in texts(briefing, "note")] == [] if form == "rtf" else ["Hobbs A (2012) Rooms."]
    assert split_command(path, tmp_path / "drafts") == 0
    written = all_words((tmp_path / "drafts").iterdir())
    assert ("Not in a draft: hobbs" in written) == (form == "rtf")  # pandoc reads no footnote that it wrote itself
    assert written.count("Not in a draft") == (form == "rtf")


def test_a_word_files_heads_pictures_and_text_boxes_are_told(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Rooms review, draft"
    document.add_heading("Rooms", 1)
    document.add_paragraph("They echo.")
    document.add_paragraph("A box nobody reads.")
    path = tmp_path / "rooms.docx"
    document.save(str(path))
    said, boxed = b"<w:t>A box nobody reads.</w:t>", io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(boxed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(said, b"<w:object>" + said + b"</w:object>"))
    path.write_bytes(boxed.getvalue())
    assert split_command(path, tmp_path / "drafts") == 0
    listed = (tmp_path / "drafts" / "left-out.md").read_text(encoding="utf-8")
    assert "Rooms review, draft" in listed
    assert "A box nobody reads." in listed or "A box nobody reads." in all_words((tmp_path / "drafts").glob("0*.md"))


def test_a_word_file_with_bold_lines_for_headings_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("Rooms", "They echo in the night.", "Doors", "They stick in the rain."):
        document.add_paragraph().add_run(text).bold = len(text) < 9
    document.save(str(tmp_path / "rooms.docx"))
    assert outline(open_briefing(tmp_path / "rooms.docx")) == ["Rooms", "Doors"]


def test_a_contents_page_of_a_document_is_left_out_and_told(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("Contents", "Rooms\t3", "Doors and their locks\t5"):
        document.add_paragraph(text)
    for title in ("Rooms", "Doors and their locks"):
        document.add_heading(title, 1)
        document.add_paragraph("They stick in the rain, all 12 of them.")
    document.save(str(tmp_path / "rooms.docx"))
    briefing = open_briefing(tmp_path / "rooms.docx")
    assert outline(briefing) == ["Rooms", "Doors and their locks"]
    assert briefing.front == ()
    assert [one.reason for one in briefing.left_out] == ["contents page"] * 3


def archive(names: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as new:
        for name, text in names.items():
            new.writestr(name, text)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(500), "old kind"),
        (b"PK\x03\x04" + bytes(90), "is a broken Word or OpenDocument file"),
        (archive({"a.txt": "Rooms"}), "is an archive and no Word or OpenDocument text"),
        (archive({"word/document.xml": "<w:document>"}), "pandoc cannot read it"),
        (b"x\x00" * 25_000_000, "looks like UTF-16"),
        (b"word " * 10_000_000, "is 50 MB of text; is it one briefing?"),
        (bytes(range(256)) * 200_000, "NUL bytes"),
        (b"<html><body></body></html>", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"Rooms\n\nIt\x92s late.", "byte 0x92 on line 3"),
        (None, "is not a file"),
    ],
    ids=["doc", "broken zip", "zip", "broken docx", "50 MB of pairs", "of words", "of nonsense", "empty html", "blank", "encoding", "missing"],
)  # fmt: skip
def test_what_cannot_be_read_gets_one_clear_line(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "briefing"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BriefingError) as caught:
        open_briefing(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_carriage_returns_and_a_byte_order_mark_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "rooms.txt"
    path.write_bytes("\ufeffRooms\r\n\r\nTŷ oer. L’été.\r\n\r\nDoors\r\n\r\nThey stick.\r\n".encode())
    briefing = open_briefing(path)
    assert outline(briefing) == ["Rooms", "Doors"]
    assert briefing.sections[0].blocks[0].text == "Tŷ oer. L'été."

"""Briefings in Word, OpenDocument, HTML, RTF and Markdown, told apart by what is in them."""

from collections.abc import Callable
from pathlib import Path

import docx
import pypandoc
import pytest
from docx.oxml import parse_xml

from course.briefing.drafts import split_command
from course.briefing.outline import BriefingError, open_briefing
from course.tools.zips import packed, unpacked
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


def changed(path: Path, change: Callable[[bytes], bytes], more: dict[str, bytes] | None = None) -> Path:
    """A Word or OpenDocument file, each of whose parts is changed, with what else it is to hold."""
    parts = {name: change(data) for name, data in unpacked(path.read_bytes()).items()}
    path.write_bytes(packed(parts | (more or {}), 0))
    return path


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
    document.save(str(tmp_path / "rooms.docx"))
    said = b"<w:t>A box nobody reads.</w:t>"
    path = changed(tmp_path / "rooms.docx", lambda data: data.replace(said, b"<w:object>" + said + b"</w:object>"))
    assert split_command(path, tmp_path / "drafts") == 0
    listed = (tmp_path / "drafts" / "left-out.md").read_text(encoding="utf-8")
    assert "Rooms review, draft" in listed
    assert "A box nobody reads." in listed or "A box nobody reads." in all_words((tmp_path / "drafts").glob("0*.md"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(500), "old kind"),
        (b"PK\x03\x04" + bytes(90), "is a broken Word or OpenDocument file"),
        (packed({"a.txt": b"Rooms"}, 0), "is an archive and no Word or OpenDocument text"),
        (packed({"word/document.xml": b"<w:document/>"}, 0), "pandoc cannot read it"),
        (packed({"word/document.xml": b"<w:document>"}, 0), "is a broken Word or OpenDocument file (no element found"),
        (packed({"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, 0), "(it declares a type of its own)"),
        (packed({"word/document.xml": b"<a>" * 5000 + b"</a>" * 5000}, 0), "is a broken Word or OpenDocument file"),
        ("Rooms".encode("utf-16"), "(it looks like UTF-16); save it as UTF-8, or `iconv -f utf-16 -t utf-8`"),
        (b"x\x00" * 25_000_000, "looks like UTF-16"),
        (b"word " * 10_000_000, "is 50 MB of text; is it one briefing?"),
        (bytes(range(256)) * 200_000, "NUL bytes"),
        (b"<html><body></body></html>", "is empty"),
        (b"<html><body><img src='a.png' alt='A room'></body></html>", "holds pictures and no text"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>", "is a web archive"),
        (b" \r\n\t\n", "is empty"),
        (b"Rooms\n\nIt\x92s late.", "byte 0x92 on line 3); looks like Windows-1252: save it as UTF-8, or `iconv -f cp1252 -t utf-8`"),
        (None, "is not a file"),
    ],
    ids=["doc", "broken zip", "zip", "empty docx", "broken docx", "entities", "depth", "UTF-16", "50 MB of pairs", "of words", "of nonsense", "empty html", "pictures", "web archive", "blank", "Windows-1252", "missing"],
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


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)")]


def word_file(path: Path, paragraphs: str, more: dict[str, bytes] | None = None, styles: str = "") -> Path:
    """A Word file of paragraphs as Word writes them, with a list of several levels, styles of one's own, and what else it is to hold."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(LEVELS)
    )
    document = docx.Document()
    lists = document.part.numbering_part.element
    lists.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
    lists.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    document.save(str(path))
    body, own = f"<w:body>{paragraphs}".encode(), f"{styles}</w:styles>".encode()
    return changed(path, lambda data: data.replace(b"<w:body>", body).replace(b"</w:styles>", own), more)


def said(text: str, *, style: str = "", level: int = -1, bold: str = "") -> str:
    """A paragraph as Word writes it."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>' if level >= 0 else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr>' if style or number else ""
    return f"<w:p>{properties}<w:r><w:rPr>{bold}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def test_a_contents_page_of_a_document_is_left_out_and_told(tmp_path: Path) -> None:
    titles = ["Rooms", "Doors and their locks"]
    listed = said("Contents") + "".join(said(f"{title}</w:t><w:tab/><w:t>3") for title in titles)
    text = "".join(said(title, style="Heading1") + said("They stick, all 12 of them.") for title in titles)
    briefing = open_briefing(word_file(tmp_path / "rooms.docx", listed + text))
    assert (outline(briefing), briefing.front) == (titles, ())
    assert [one.reason for one in briefing.left_out] == ["contents page"] * 3


def test_what_word_counts_is_read_and_paragraphs_are_cited_by_it(tmp_path: Path) -> None:
    parts = [
        said("Rooms", style="Heading1", level=0)
        + "".join(said(f"Room {n} echoes in the night.", level=1) for n in range(6)),
        said("Doors", style="Heading1", level=0)
        + "".join(said(f"Door {n} sticks in the rain.", level=1) for n in range(6)),
        said("oil", level=2) + said("a plane", level=2),
    ]
    briefing = open_briefing(word_file(tmp_path / "rooms.docx", "".join(parts)))
    assert outline(briefing) == ["Rooms", "Doors"]
    assert texts(briefing)[6:7] == ["2.1 Door 0 sticks in the rain (para 2.1)."]
    assert [block.page for block in briefing.body_blocks()][5:8] == ["(para 1.6)", "(para 2.1)", "(para 2.2)"]
    assert [text.split(" (")[0] for text in texts(briefing)][-2:] == ["a) oil", "b) a plane"]


STYLE = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0} of the house"/><w:basedOn w:val="{1}"/><w:pPr>{2}</w:pPr></w:style>'


def test_styles_of_any_name_are_headings_by_their_outline_or_by_what_they_are_based_on(tmp_path: Path) -> None:
    number = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="77"/></w:numPr>'
    made = (("Part", "Normal", '<w:outlineLvl w:val="0"/>'), ("Small", "Part", ""), ("Point", "Small", f'{number}<w:outlineLvl w:val="1"/>'), ("Low", "Point", ""), ("Chapter", "Heading1", ""), ("Body", "Part", '<w:outlineLvl w:val="9"/>'))  # fmt: skip
    parts = (("Rooms", "Part"), ("Walls", "Low"), ("They lean.", "Point"), ("Doors", "Small"), ("Stuck", "Body"), ("Keys", "Chapter"), ("Lost", ""))  # fmt: skip
    styles = "".join(STYLE.format(*one) for one in made)
    inner = "".join(said(text, style=style) for text, style in parts)
    briefing = open_briefing(word_file(tmp_path / "rooms.docx", inner, styles=styles))
    assert outline(briefing) == ["Rooms", "  1.1 Walls", "Doors", "Keys"]
    assert texts(briefing) == ["1.2 They lean.", "Stuck", "Lost"]


BOX = "<w:p><w:r><w:t>They echo.</w:t></w:r><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r><w:r><w:t> So it is.</w:t></w:r></w:p>"
CELL = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("inner", "titles", "found"),
    [
        (said("Rooms", style="Heading1") + BOX.format(said("Nobody came.")), ["Rooms"], ["They echo. So it is.", "Nobody came."]),
        (CELL.format(said("Rooms", style="Heading1") + said("They echo.") + said("Doors stick.")), ["Rooms"], ["They echo.", "Doors stick."]),
        (said("Rooms", style="Heading1") + said("Walls", bold="<w:b/>") + said("They lean.") + said("Doors", style="Heading1"), ["Rooms", "  Walls", "Doors"], ["They lean."]),
        (said("A review", style="Heading1") + said("Rooms", bold='<w:u w:val="single"/>') + said("They echo."), ["Rooms"], ["They echo."]),
        (said("Rooms", bold="<w:b/>") + said("They echo.") + said("Doors", bold="<w:b/>") + said("They stick."), ["Rooms", "Doors"], ["They echo.", "They stick."]),
        (said("By", bold="<w:b/>") + said("Ann", bold="<w:b/>") + said("Rooms", style="Heading1") + said("Shut!", bold="<w:b/>"), ["Rooms"], ["Shut!"]),
    ],
    ids=["a box of text", "a table that lays out", "a bold line", "an underlined one under the title", "bold lines alone", "bold lines that are none"],
)  # fmt: skip
def test_a_word_file_is_read_as_it_is_seen(tmp_path: Path, inner: str, titles: list[str], found: list[str]) -> None:
    briefing = open_briefing(word_file(tmp_path / "rooms.docx", inner))
    assert outline(briefing) == titles
    assert texts(briefing) == found


def test_comments_and_running_heads_are_told(tmp_path: Path) -> None:
    asked = f"<w:comments {W}><w:comment>{said('Ask the chair.')}</w:comment></w:comments>"
    comment = {"word/comments.xml": asked.encode()}
    word = word_file(tmp_path / "rooms.docx", said("Rooms", style="Heading1") + said("They echo."), comment)
    assert [(one.reason, one.text) for one in open_briefing(word).left_out] == [("comment", "Ask the chair.")]
    path = made(tmp_path / "rooms.odt", "odt", "# Rooms\n\nThey echo. BOX\n")
    box = b"<draw:frame><draw:text-box><text:p>Nobody came.</text:p></draw:text-box></draw:frame><office:annotation><text:p>Ask.</text:p></office:annotation>"
    end = b"</style:master-page>"
    head = b"<style:header><text:p>Rooms, draft</text:p></style:header>" + end
    briefing = open_briefing(changed(path, lambda data: data.replace(b"BOX", box).replace(end, head)))
    assert texts(briefing) == ["They echo.", "Nobody came."]
    assert [one.text for one in briefing.left_out if one.reason == "comment"] == ["Ask."]


def test_the_numbers_that_an_rtf_file_shows_are_read(tmp_path: Path) -> None:
    line = r"\pard{{\listtext\pard\plain {0}\tab}}\ilvl0\ls7 \b {1}\b0\par \pard\plain {2}\par "
    parts = (("1", "Rooms", "They echo."), ("1.1", "Walls", "They lean."), ("2", "Doors", "They stick."))
    (tmp_path / "a").write_text(r"{\rtf1\ansi " + "".join(line.format(*one) for one in parts) + "}", encoding="ascii")
    assert outline(open_briefing(tmp_path / "a")) == ["1 Rooms", "  1.1 Walls", "2 Doors"]


def test_what_leads_elsewhere_on_a_web_page_is_left_out_and_told(tmp_path: Path) -> None:
    main = "<h1>Rooms</h1><nav><h2>Contents</h2></nav><p>They echo.</p><aside><p>Mind the step.</p></aside><aside><h2>Related</h2><ul><li><a>Lamps</a></ul></aside>"
    around = "<div id=cookie-bar><h2>Cookies</h2></div><nav>Home</nav>{}<footer><h2>Help</h2></footer>"
    for place, text in enumerate(
        (around.format(f"<div>{main}</div>"), around.format(f"<main>{main}</main><h2>Skip</h2>"))
    ):
        path = tmp_path / f"{place}.html"
        path.write_text(f"<!-- a --><!-- b -->{text}", encoding="utf-8")
        briefing = open_briefing(path)
        assert (outline(briefing), texts(briefing)) == (["Rooms"], ["They echo.", "Mind the step."])
        told = " ".join(one.text for one in briefing.left_out)
        assert all(word in told for word in ("Cookies", "Home", "Contents", "Lamps", "Help"))

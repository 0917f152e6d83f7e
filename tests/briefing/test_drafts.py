"""Drafts of modules from a briefing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.briefing import drafts as module
from course.briefing.drafts import drafts, split_command, write_drafts
from course.briefing.outline import BriefingError, open_briefing, parse
from course.briefing.source import to_course_form
from course.text.page import Page
from course.text.page_refs import find
from tests.briefing.test_inventory import body

DATA = Path(__file__).parent.parent / "data" / "briefings"
LIBRARY = DATA / "library.txt"
OLD = drafts(parse("Gardens\n\nThey grow.\n"))
NEW = drafts(parse("Rooms\n\nThey echo.\n"))


@pytest.fixture
def library() -> dict[str, str]:
    return drafts(open_briefing(LIBRARY))


def names(folder: Path) -> list[str]:
    """The names in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def test_there_is_a_draft_for_each_section_in_order(library: dict[str, str]) -> None:
    slugs = "front introduction what-is-a-village-library opening-hours books books--picture-books visitors visitors--dogs visitors--travelling-musicians references acknowledgements"
    assert list(library) == [f"{number:02}-{slug}.md" for number, slug in enumerate(slugs.split())]


def test_a_draft_has_the_front_matter_of_a_module(library: dict[str, str]) -> None:
    page = Page("x.md", library["03-opening-hours.md"])
    meta = {
        name: page.said(name) if isinstance(value.data, str) else list(page.listed(name))
        for name, value in page.meta.items()
    }
    given = {"title": "Opening hours", "section": "Opening hours"}
    assert meta == {**given, "description": "", "worry": "", "outcomes": [], "reviewed": "", "reviewed_by": ""}


def test_a_draft_reads_as_a_module_does(library: dict[str, str]) -> None:
    assert Page("x.md", library["07-visitors--dogs.md"]).said("parent") == "visitors"
    heading = Page("x.md", library["02-what-is-a-village-library.md"]).headings[0]
    assert (heading.level, heading.text, heading.id) == (2, "What is a village library?", "what-is-a-village-library")
    assert body(library["03-opening-hours.md"]).split("\n")[4:] == [
        "> The lamp was on, the kettle was warm and the door was locked (p16-17).",
        "",
        "- Hang a spare key with a neighbour (p15).",
        "- Write the hours on the door, not on a slip of paper inside",
    ]


def test_any_title_is_read_back_from_the_front_matter() -> None:
    for title in ('The "open" door', "Doors: a history", "[Doors]", "Doors & \\ lamps", "Porte d'entrée"):
        files = drafts(parse(f"# Notes\n\n# {title}\n\nThey stick.\n"))
        assert [Page(name, text).title for name, text in files.items()][-1] == title


def test_drafts_stand_alone_in_their_folder_in_the_place_of_earlier_ones(tmp_path: Path) -> None:
    place = tmp_path / "made" / "here"
    for made in (OLD, NEW):
        write_drafts(made, place)
    (tmp_path / "empty").mkdir()
    write_drafts(NEW, tmp_path / "empty")
    assert [names(folder) for folder in (place.parent, place, tmp_path / "empty")] == [["here"], *[["01-rooms.md"]] * 2]


SOMEBODYS = {
    "notes.md": b"# My notes",
    "picture.png": b"\x89PNG\xff",
    "01-gardens.md": OLD["01-gardens.md"].replace("grow", "wilt").encode(),
}


@pytest.mark.parametrize(("name", "data"), SOMEBODYS.items(), ids=SOMEBODYS)
def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BriefingError, match=f"{name}: is not an untouched draft"):
        write_drafts(NEW, tmp_path)
    assert (tmp_path / name).read_bytes() == data
    assert names(tmp_path) == [name]
    with pytest.raises(BriefingError, match="is not an untouched draft"):
        write_drafts(NEW, tmp_path.parent)
    with pytest.raises(BriefingError, match="is not a folder"):
        write_drafts(NEW, tmp_path / name)


@pytest.mark.parametrize("failing", ["write_text", "rename"])
def test_a_failure_leaves_the_earlier_drafts_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    write_drafts(OLD, tmp_path / "drafts")
    original = getattr(Path, failing)

    def full_disk(self: Path, *arguments: object, **options: object) -> object:
        if ".new" in str(self):
            raise OSError(28, "No space left on device")
        return original(self, *arguments, **options)

    monkeypatch.setattr(Path, failing, full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_drafts(NEW, tmp_path / "drafts")
    assert names(tmp_path) == ["drafts"]
    assert names(tmp_path / "drafts") == ["01-gardens.md"]


def test_the_command_counts_what_it_found_and_what_it_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert split_command(LIBRARY, tmp_path / "drafts") == 0
    said = "8 sections (3 of them inside another), 26 points, 9 references (8 different), 11 figures (2 percentages)"
    assert capsys.readouterr().out == f"{said}; drafts in {tmp_path / 'drafts'}\n"
    split_command(DATA / "library-pdf.txt", tmp_path / "drafts")
    assert capsys.readouterr().err.startswith("left out: 3 contents page, 6 running line or page number; each stands ")
    listed = (tmp_path / "drafts" / "left-out.md").read_text(encoding="utf-8")
    assert "## Running line or page number\n" in listed
    assert ": Notes on village libraries\n" in listed


def test_the_command_tells_of_a_disk_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full_disk(files: dict[str, str], out: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_drafts", full_disk)
    assert split_command(LIBRARY, tmp_path / "drafts") == 2
    said = "No space left on device; nothing was written"
    assert capsys.readouterr().err == f"course split: {tmp_path / 'drafts'}: {said}\n"


def test_every_sentence_and_reference_is_in_the_drafts_in_order(library: dict[str, str]) -> None:
    briefing, position = open_briefing(LIBRARY), 0
    written = "\n".join(body(draft) for name, draft in library.items() if name != "00-front.md").replace("\\", "")
    for point in (point for block in briefing.body_blocks() for point in block.points):
        position = written.index(point, position) + len(point)
    references = [reference for block in briefing.body_blocks() for _, reference in block.references]
    assert [reference.id for reference in references] == [reference.id for _, reference in find(written)]


FORMS = [
    ("(p208)", "(p208)"), ("(p. 208)", "(p208)"), ("(p 208)", "(p208)"), ("(page 208)", "(p208)"), ("(see p. 208)", "(p208)"),
    ("(p71-72)", "(p71-72)"), ("(pp71-72)", "(p71-72)"), ("(pp. 12–14)", "(p12-14)"), ("(pp12 - 14)", "(p12-14)"), ("(p12-p14)", "(p12-14)"),
    ("(pages 12 to 14)", "(p12-14)"), ("(pp. 208–9)", "(p208-209)"), ("(p12, p14)", "(p12) (p14)"), ("(p12; pp. 14-15)", "(p12) (p14-15)"),
    ("(pp. 12, 14 and 20–21)", "(p12) (p14) (p20-21)"), ("(p12, and p14)", "(p12) (p14)"), ("(p12 & p14)", "(p12) (p14)"),
    ("(Hobbs et al, 2013, p. 12)", "(Hobbs et al, 2013) (p12)"), ("(p12, our emphasis)", "(p12) (our emphasis)"),
]  # fmt: skip
NO_PAGE = ("(LSCB)", "(2009-2012)", "(Hobbs, 2013)", "(p2013)", "(eg, shelves)", "(n)", "(41%)", "()")


def test_each_printed_form_becomes_the_courses_own_and_a_bracket_without_a_page_stays() -> None:
    for printed, written in [*FORMS, *((bracket, bracket) for bracket in NO_PAGE)]:
        assert to_course_form(f"Doors stick {printed}.")[0] == f"Doors stick {written}."
    text, marks = to_course_form("One (pp. 3–4). Two (page 5). Three", [0, 15, 29])
    assert [text[mark:].split()[0] for mark in marks] == ["One", "Two", "Three"]


@given(st.text(alphabet="()p.,;-–12 andx", max_size=80))
def test_what_is_in_the_courses_form_stays_as_it_is(text: str) -> None:
    once = to_course_form(text)[0]
    assert to_course_form(once)[0] == once

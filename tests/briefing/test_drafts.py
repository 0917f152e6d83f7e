"""Drafts of modules from a briefing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from course.briefing import drafts as module
from course.briefing.drafts import drafts, is_untouched_draft, split_command, write_drafts
from course.briefing.outline import BriefingError, parse, read_source
from course.text.page import Page
from course.text.page_refs import find
from tests.briefing.made_up_sources import Source, sources

DATA = Path(__file__).parent.parent / "data" / "briefings"
LIBRARY = DATA / "library.txt"
OLD = drafts(parse("Gardens\n\nThey grow.\n"))
NEW = drafts(parse("Rooms\n\nThey echo.\n"))


@pytest.fixture
def library() -> dict[str, str]:
    return drafts(parse(read_source(LIBRARY)))


def names(folder: Path) -> list[str]:
    """The names in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def body(text: str) -> str:
    """A draft without its front matter."""
    return text.split("\n---\n", 1)[1].strip()


def test_there_is_a_draft_for_each_section_in_order(library: dict[str, str]) -> None:
    slugs = "front introduction what-is-a-village-library opening-hours books books--picture-books visitors visitors--dogs visitors--travelling-musicians references acknowledgements"
    assert list(library) == [f"{number:02}-{slug}.md" for number, slug in enumerate(slugs.split())]


def test_a_draft_has_the_front_matter_of_a_module(library: dict[str, str]) -> None:
    meta = {name: value.plain() for name, value in Page("x.md", library["03-opening-hours.md"]).meta.items()}
    given = {"title": "Opening hours", "section": "Opening hours"}
    assert meta == {**given, "description": "", "worry": "", "outcomes": [], "reviewed": "", "reviewed_by": ""}


def test_a_nested_draft_notes_its_parent(library: dict[str, str]) -> None:
    assert Page("x.md", library["07-visitors--dogs.md"]).meta["parent"].plain() == "visitors"


def test_a_heading_has_an_explicit_id(library: dict[str, str]) -> None:
    heading = Page("x.md", library["02-what-is-a-village-library.md"]).headings[0]
    assert (heading.level, heading.text, heading.id) == (2, "What is a village library?", "what-is-a-village-library")


def test_bullets_are_clean_and_quotes_are_quotes(library: dict[str, str]) -> None:
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


def test_an_edited_draft_is_known(library: dict[str, str]) -> None:
    text = library["01-introduction.md"]
    assert is_untouched_draft(text)
    assert not is_untouched_draft(text.replace("These", "Those"))


def test_drafts_stand_alone_in_their_folder_in_the_place_of_earlier_ones(tmp_path: Path) -> None:
    place = tmp_path / "made" / "here"
    for made in (OLD, NEW):
        write_drafts(made, place)
    (tmp_path / "empty").mkdir()
    write_drafts(NEW, tmp_path / "empty")
    assert (names(place.parent), names(place), names(tmp_path / "empty")) == (
        ["here"],
        ["01-rooms.md"],
        ["01-rooms.md"],
    )


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


def test_a_folder_with_a_folder_in_it_and_a_file_in_its_place_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "drafts" / "inner").mkdir(parents=True)
    with pytest.raises(BriefingError, match="inner: is not an untouched draft"):
        write_drafts(NEW, tmp_path / "drafts")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(BriefingError, match="is not a folder"):
        write_drafts(NEW, tmp_path / "file")


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


def test_the_command_counts_what_it_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert split_command(LIBRARY, tmp_path / "drafts") == 0
    said = "8 sections (3 of them inside another), 26 points, 9 references (8 different), 11 figures (2 percentages)"
    assert capsys.readouterr().out == f"{said}; drafts in {tmp_path / 'drafts'}\n"


def test_the_command_tells_what_it_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    split_command(DATA / "library-pdf.txt", tmp_path / "drafts")
    assert capsys.readouterr().err.startswith(
        "left out: 3 contents page, 6 running line or page number; each stands in "
    )
    listed = (tmp_path / "drafts" / "left-out.md").read_text(encoding="utf-8")
    assert "## Running line or page number\n" in listed
    assert ": Notes on village libraries\n" in listed


NONSENSE = (b"", b"\0\1\2", b"\xff\xfe\xfd", b"Only a sentence. And another.")


def test_the_command_refuses_nonsense_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "source.txt"
    for data in NONSENSE:
        source.write_bytes(data)
        assert split_command(source, tmp_path / "drafts") == 2
        error = capsys.readouterr().err
        assert error.startswith(f"course split: {source}: ") and error.count("\n") == 1
        assert names(tmp_path) == ["source.txt"]


def test_the_command_tells_of_a_disk_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full_disk(files: dict[str, str], out: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_drafts", full_disk)
    assert split_command(LIBRARY, tmp_path / "drafts") == 2
    said = "No space left on device; nothing was written"
    assert capsys.readouterr().err == f"course split: {tmp_path / 'drafts'}: {said}\n"


@given(sources())
def test_the_drafts_hold_every_sentence_and_every_reference_in_order(source: Source) -> None:
    made = drafts(parse(source.text))
    text = "\n".join(body(draft) for name, draft in made.items() if name != "00-front.md")
    position = 0
    for sentence in source.sentences:
        position = text.index(sentence, position) + len(sentence)
    assert [reference.id for _, reference in find("\n".join(made.values()))] == source.references

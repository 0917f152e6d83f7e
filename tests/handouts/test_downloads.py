"""What a take-away file says of itself, what a page offers, and archives that are the same each time."""

import io
import zipfile
from dataclasses import replace

import pytest

from course.handouts.downloads import FLAG, asked_for, in_bytes, offer
from course.handouts.facts import contacts_of, in_one
from course.hosts.fields import Slot
from course.tools.zips import packed, unpacked
from tests.conftest import COURSE
from tests.handouts import FACTS


def test_it_names_edition_review_source_pages_and_licence() -> None:
    said = in_one(FACTS.lines)
    edition = "Parks, version 1.2.3. Last checked against its sources on 1 May 2026."
    review = "No safeguarding practitioner has reviewed this yet."
    for part in (edition, review, "Sidebotham", "(p172)", "CC BY 4.0", "Training, not procedure"):
        assert part in said
    assert "Reviewed by Ann Bell." in in_one(replace(FACTS, reviewed_by="Ann Bell").lines)


def slot(name: str, label: str) -> Slot:
    return Slot(id=name, kind="contact", label=label, find="Ask.", example="x")


def test_a_host_s_contacts_take_the_place_of_those_to_fill_in() -> None:
    assert ("Out of hours", "") in FACTS.box
    given = contacts_of([slot("desk", "Duty desk"), slot("night", "Night")], {"desk": "01632 960001"})
    box = replace(FACTS, contacts=given).box
    assert box[-2:] == (("Duty desk", "01632 960001"), ("Night", ""))
    assert "Night: ____" in in_one(box)


def test_999_stands_until_a_host_says_more() -> None:
    for given, told in (({}, "999"), ({"danger": "999, then the manager"}, "999, then the manager")):
        contacts = contacts_of([slot("danger", "Immediate danger")], given)
        assert dict(replace(FACTS, contacts=contacts).box)["Immediate danger"] == told


def test_files_are_made_only_when_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FLAG, raising=False)
    assert not asked_for(None)
    assert not asked_for("no")
    assert asked_for(True)
    monkeypatch.setenv(FLAG, "1")
    assert asked_for(False)


def test_a_guide_offers_what_its_module_offers_and_other_pages_nothing() -> None:
    module, guide = (offer(COURSE, f"{folder}/uncertainty.md", []) for folder in ("modules", "guides"))
    assert module == guide
    assert [{file.format for file in subject.files} for subject in module] == [{"zip", "pdf", "pptx", "docx", "html"}]
    assert offer(COURSE, "about/support.md", []) == []


def test_the_list_follows_the_navigation() -> None:
    order = ["cases/out-of-school.md", "modules/uncertainty.md", "modules/assessment.md"]
    listed = [f"{subject.name}.md" for subject in offer(COURSE, "trainers/take-away.md", order)]
    assert listed[:3] == order


def test_an_archive_is_the_same_whatever_the_order_of_its_files_and_has_the_time_of_its_source() -> None:
    one = packed({"b.txt": b"2", "a.txt": b"1", "read-me.txt": b"0"}, 1767225600, first="read-me.txt")
    assert one == packed({"read-me.txt": b"0", "a.txt": b"1", "b.txt": b"2"}, 1767225600, first="read-me.txt")
    for epoch, year in ((1767225600, 2026), (0, 1980)):
        with zipfile.ZipFile(io.BytesIO(packed({"b": b"", "a": b""}, epoch, first="b"))) as archive:
            assert archive.namelist() == ["b", "a"]
            assert {info.date_time for info in archive.infolist()} == {(year, 1, 1, 0, 0, 0)}


def test_an_office_file_packed_again_keeps_its_parts() -> None:
    parts = {"_rels/.rels": b"<z/>", "word/document.xml": b"<y/>", "[Content_Types].xml": b"<x/>"}
    again = unpacked(packed(unpacked(packed(parts, 0)), 1767225600))
    assert (again, next(iter(again))) == (parts, "[Content_Types].xml")


@pytest.mark.parametrize(
    ("size", "words"), [(12, "1 kB"), (84_400, "84 kB"), (999_499, "999 kB"), (1_250_000, "1.2 MB")]
)
def test_sizes_are_told_in_words(size: int, words: str) -> None:
    assert in_bytes(size) == words

"""A course that a command begins, from a briefing or from nothing, and the parts that it adds."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from course.check import apart, check_course
from course.cli import main
from course.course import Course
from course.site.build import build_site
from course.start.new import PARTS, add, begin
from tests.built.pages import parsed
from tests.built.test_links import all_astray
from tests.conftest import COURSE, Once

SAID = "The keeper of the {} found that {} of its 90 doors stuck in the rain, and oiled each of them by hand."
ROOMS = ("Hall", "Kitchen", "Cellar", "Attic")


def briefing(folder: Path) -> Path:
    """A text of four sections with numbered paragraphs."""
    numbers, parts, path = count(1), [], folder / "doors.txt"
    for place, room in enumerate(ROOMS, 1):
        parts += [f"{place} {room}", *(f"{next(numbers)}. {SAID.format(room, 20 + at)}" for at in range(6))]
    path.write_text("\n\n".join(parts), encoding="utf-8")
    return path


def old_house(folder: Path) -> None:
    """A course that is made from a briefing, and built."""
    begin(folder / "an old house", briefing(folder))
    assert build_site(folder / "an old house", folder / "an old house" / "site", trimmed=False) == 0


@pytest.fixture(scope="session")
def begun(once: Once) -> Path:
    return once("begun", old_house) / "an old house"


def pages(site: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), parsed(path)


def test_each_section_is_a_module_whose_claims_have_their_reference_and_their_numbers(begun: Path) -> None:
    course = Course(begun)
    assert list(course.modules) == sorted(room.lower() for room in ROOMS)
    assert "### Kitchen { #2-kitchen }\n\nTo write: 20; 90 (para 7).\n" in course.modules["kitchen"].text
    assert len(course.points) == 6 * len(ROOMS)
    first = course.points[6]
    assert ([ref.written for ref in first.pages], first.numbers) == (["para 7"], "20; 90")
    assert first.taught == ("modules/kitchen.md#2-kitchen",)


def test_the_modules_that_are_asked_for_are_begun_in_their_order(tmp_path: Path) -> None:
    begin(tmp_path / "house", briefing(tmp_path), ("attic", "hall"))
    settings = (tmp_path / "house" / "mkdocs.yml").read_text(encoding="utf-8")
    assert "      - modules/attic.md\n      - modules/hall.md\n  - My learning" in settings
    course = Course(tmp_path / "house")
    assert list(course.modules) == ["attic", "hall"]
    assert course.points[0].taught == ("modules/attic.md#4-attic",)
    with pytest.raises(ValueError, match="makes a module 'loft'; there are hall, kitchen, cellar, attic"):
        begin(tmp_path / "other", briefing(tmp_path), ("loft",))
    assert not (tmp_path / "other").exists()


def test_sections_that_no_module_teaches_are_told_and_where_all_are_short_each_is_one(tmp_path: Path) -> None:
    path = tmp_path / "rooms.md"
    parts = [
        f"# {name}\n\nIn the {name} nobody had asked why the door stays open.\n" for name in ("hall", "loft", "yard")
    ]
    path.write_text("\n".join(parts), encoding="utf-8")
    assert [line.partition(":")[0] for line in begin(tmp_path / "a", path)[1:]] == ["next"]
    assert list(Course(tmp_path / "a").modules) == ["hall", "loft", "yard"]
    path.write_text(
        "\n".join([*parts, "# attic\n\n", "Lamps smoke in the attic, and it is cold there. " * 12]), encoding="utf-8"
    )
    assert begin(tmp_path / "b", path)[1] == "in no module, but in notes: hall; loft; yard"


def test_titles_in_capitals_are_calmed_and_other_sections_are_no_numbers(tmp_path: Path) -> None:
    told = briefing(tmp_path).read_text(encoding="utf-8").replace("1 Hall", "1 HALLS AND STAIRS")
    (tmp_path / "doors.txt").write_text(told.replace("oiled each", "oiled each as Section 7 asks"), encoding="utf-8")
    begin(tmp_path / "house", tmp_path / "doors.txt")
    course = Course(tmp_path / "house")
    assert course.modules["halls-and-stairs"].title == "Halls and stairs"
    assert "A team session on " in (tmp_path / "house/docs/guides/halls-and-stairs.md").read_text(encoding="utf-8")
    assert course.points[0].numbers == "20; 90"


def test_the_words_of_the_source_are_beside_the_pages_and_on_none(begun: Path) -> None:
    assert "oiled each of them by hand" in "".join(path.read_text() for path in (begun / "notes").glob("*.md"))
    assert [name for name, page in pages(begun / "site") if "oiled each" in page.get_text()] == []
    assert "oiled" not in "".join(path.read_text() for path in (begun / "site").rglob("*.js"))
    assert "/notes/" in (begun / ".gitignore").read_text().split()


def test_nothing_is_wrong_with_it_and_what_is_still_to_write_is_told_in_order_of_worth(begun: Path) -> None:
    course = Course(begun)
    problems, unfinished = apart(course, check_course(begun))
    assert problems == []
    places = [one.path.rpartition("/")[0] for one in unfinished]
    order = ["docs/modules", "docs/reference", "quizzes", "docs/guides", "docs/about", "docs"]
    assert list(dict.fromkeys(places)) == order
    assert {f"docs/modules/{one}.md" for one in course.modules} <= {*course.drafts}


def test_each_page_says_that_it_is_a_draft(begun: Path, site: Path) -> None:
    marks = {name: page.select_one(".draft-mark") for name, page in pages(begun / "site") if page.select(".md-main")}
    assert len(marks) > len(ROOMS)
    assert [name for name, mark in marks.items() if mark is None] == []
    assert [name for name, page in pages(site) if page.select(".draft-mark")] == []


def test_no_link_of_it_leads_nowhere(begun: Path) -> None:
    assert all_astray(begun / "site") == {}


def test_each_part_is_begun_and_stands_in_the_navigation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(tmp_path / "house")
    root = tmp_path / "house"
    parts = {
        "module": "Rest and food",
        "guide": "rest-and-food",
        "case": "A long night",
        "figure": "Who comes",
        "term": "mutual aid",
    }
    for part, name in parts.items():
        add(root, part, name)
    (root / "quizzes" / "rest-and-food.md").unlink()
    add(root, "quiz", "rest-and-food")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert "      - modules/first-module.md\n      - modules/rest-and-food.md\n" in settings
    assert "      - guides/first-module.md\n      - guides/rest-and-food.md\n" in settings
    assert "  - Cases:\n      - cases/a-long-night.md\n  - My learning:\n" in settings
    course = Course(root)
    assert apart(course, check_course(root))[0] == []
    assert [term.term for term in course.terms] == ["mutual aid"]
    assert build_site(root, root / "site", trimmed=False) == 0, capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("module", "First module"), "docs/modules/first-module.md is there already"),
        (("guide", "nobody"), "there is no module 'nobody'"),
        (("bench", "oak"), f"there are {', '.join(PARTS)}"),
        (("module",), "a module has a name"),
        (("docs",), "is there already; name a new folder"),
        (("other", "--from", "nothing.pdf"), "nothing.pdf"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_cannot_be_begun_is_told_in_one_line_and_changes_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    said: str,
) -> None:
    begin(tmp_path / "house")
    monkeypatch.chdir(tmp_path / "house")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert main(["new", *arguments]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_check_says_what_is_a_draft_and_a_release_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(tmp_path / "house")
    monkeypatch.chdir(tmp_path / "house" / "docs")
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("draft: docs/modules/first-module.md:1: ")
    assert "things to do in" in said
    assert check_course(tmp_path / "house") != []
    assert COURSE.drafts == {}

"""What a host can set in its own file for the build: values that are taken, values that are refused, and how they are drawn."""

import json
from pathlib import Path
from typing import Any

from course.course import SLOTS
from course.hosts.fields import check_places, complaint, listed, place, read_slots
from course.hosts.settings import check_local, style_sheet
from course.text.html import parse
from tests.conftest import COURSE
from tests.localvalues import BAD, GOOD, named

START = "INHERIT: mkdocs.yml\nextra:\n  local:\n"


def told(root: Path, folder: Path, text: str) -> list[str]:
    (folder / "local" / "our documents").mkdir(parents=True, exist_ok=True)
    if not (folder / "overrides").exists():
        (folder / "overrides").symlink_to(root / "overrides")
    for name in ("logo.svg", "our documents/threshold 2026.pdf"):
        (folder / "local" / name).write_text("x", encoding="utf-8")
    (folder / "local.yml").write_text(text, encoding="utf-8")
    return [str(problem) for problem in check_local(folder, folder / "local.yml", COURSE.slots)]


def told_of(root: Path, folder: Path, values: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    """What is told of each value in a host's file, with the value's name."""
    texts = [f"{START}    {value['name']}: {json.dumps(value['value'])}\n" for value in values]
    return [(named(value), told(root, folder, text)) for value, text in zip(values, texts, strict=True)]


def test_good_values_pass(root: Path, tmp_path: Path) -> None:
    assert [(name, said) for name, said in told_of(root, tmp_path, GOOD) if said] == []


def test_a_bad_value_is_told_with_file_and_line(root: Path, tmp_path: Path) -> None:
    for value, (name, said) in zip(BAD, told_of(root, tmp_path, BAD), strict=True):
        assert len(said) == 1 and said[0].startswith(f"local.yml:4: '{value['name']}': "), (name, said)
        right = next(slot.example for slot in COURSE.slots if slot.id == value["name"])
        assert value["says"] in said[0] and f"write {right!r}" in said[0], name


WRONG = {
    "a name that does not exist": ("    front-dor: x\n", "local.yml:4: unknown name 'front-dor' under `local`; write 'front-door'"),
    "a list where a text belongs": ("    front-door: [a, b]\n", "local.yml:4: 'front-door' must be one text; write `front-door: 01632 960002"),
    "a pale header": ('    colours: {header: "#7799aa"}\n', "contrast of 2."),
    "pale links": ('    colours: {links: "#4aa5a9"}\n', "take a darker one"),
    "dark links on dark": ('    colours: {links-dark: "#0b5c62"}\n', "take a lighter one"),
    "a colour by name": ("    colours: {header: teal}\n", "'teal' is not a colour with six digits"),
    "a colour of nothing": ('    colours: {tabs: "#000000"}\n', "unknown colour 'tabs'; known are header, links, links-dark"),
    "a logo that is not there": ("    logo: none.svg\n", "'logo': there is no local/none.svg; put it there"),
    "pages that are not there": ("    pages: local/none\n", "there is no folder 'local/none' beside this file"),
    "pages outside": ("    pages: ../..\n", "lies outside the course's own"),
    "no names at all": ("    - front-door\n", "`local` must be a list of names and values"),
}  # fmt: skip


def test_what_is_wrong_is_told(root: Path, tmp_path: Path) -> None:
    for name, (text, says) in WRONG.items():
        found = told(root, tmp_path, START + text)
        assert len(found) == 1 and says in found[0] and found[0].startswith("local.yml:"), (name, found)


def test_every_problem_is_told_at_once(root: Path, tmp_path: Path) -> None:
    said = told(root, tmp_path, START + '    front-dor: x\n    review-by: soon\n    colours: {header: "#cccccc"}\n')
    assert [line.split(":")[1] for line in said] == ["4", "5", "6"]


def test_a_page_of_a_host_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "local" / "pages").mkdir(parents=True)
    (tmp_path / "local" / "pages" / "ours.md").write_bytes(b"---\ntitle: Caf\xe9\ndescription: Ours\n---\n\nOurs.\n")
    (tmp_path / "local.yml").write_text(f"{START}    pages: local/pages\n", encoding="utf-8")
    (said,) = check_local(tmp_path, tmp_path / "local.yml", [])
    assert str(said).startswith("local/pages/ours.md:2: this is not UTF-8")


def test_a_file_that_does_not_build_on_the_course_is_told(root: Path, tmp_path: Path) -> None:
    (said,) = told(root, tmp_path, "site_name: Ours\n")
    assert said == "local.yml:1: it does not build on the course; begin it with `INHERIT: mkdocs.yml`"


def test_the_course_s_own_settings_are_sound(root: Path) -> None:
    assert check_local(root, root / "mkdocs.yml", COURSE.slots) == []


def test_dark_links_stay_as_they_are_where_a_host_sets_light_ones(root: Path) -> None:
    sheet = style_sheet(root, {"links": "#0b5c62"})
    assert sheet.index("#0b5c62") < sheet.index("slate") < sheet.index("#8fd6cd")


def test_a_good_value_is_taken_and_drawn_with_its_links_alone() -> None:
    for value in GOOD:
        mine = next(slot for slot in COURSE.slots if slot.id == value["name"])
        drawn = parse(place(COURSE.slots, {mine.id: value["value"]}, f"[local: {mine.id}]\n", ""))
        links = [link["href"] for link in drawn.find_all("a")]
        assert (complaint(mine, value["value"]), links) == ("", value["links"]), named(value)
        assert {tag.name for tag in drawn.find_all(True)} <= {"p", "span", "a"}, named(value)
        assert mine.kind not in ("text", "contact") or drawn.get_text().strip() == value["value"]


def test_no_slot_is_ever_blank() -> None:
    drawn = parse(place(COURSE.slots, {}, "[local: contacts]\n", ""))
    items = drawn.find_all("li")
    assert [item["data-local"] for item in items] == [slot.id for slot in listed(COURSE.slots)]
    assert all(len(item.find(class_="local__find").get_text()) > 20 for item in items)


def test_a_slot_that_does_not_exist_is_told_with_its_line() -> None:
    (problem,) = check_places(COURSE.slots, {"docs/x.md": ["", "[local: front-dor]"]}, SLOTS)
    assert str(problem) == f"docs/x.md:2: there is no slot 'front-dor' in {SLOTS}; write 'front-door'"


def test_the_table_has_a_row_and_an_example_for_every_slot() -> None:
    drawn = parse(place(COURSE.slots, {"front-door": "01632 960002"}, "[local: all]\n", "../"))
    assert [cell["data-local"] for cell in drawn.select("td[data-local]")] == [slot.id for slot in COURSE.slots]
    assert drawn.select_one('[data-local="front-door"]').get_text() == "01632 960002"


BROKEN = {
    "- {id: x, kind: colour, label: X, find: Look, example: red}": "'colour' must be one of text, contact",
    "- {id: x, kind: date, label: X, find: Look, example: soon}": "x: 'soon' is not a date",
}


def test_a_broken_list_of_slots_is_told() -> None:
    for text, told in BROKEN.items():
        assert any(told in str(problem) for problem in read_slots(text, "slots.yml")[1]), text

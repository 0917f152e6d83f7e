"""What a host can set: values that are taken, values that are refused, and how both are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from course.content.host_fields import Slot, check_places, complaint, listed, place, read_slots
from course.course import SLOTS, Course
from tests.localvalues import BAD, GOOD, named


@pytest.fixture
def slots(root: Path) -> list[Slot]:
    return Course(root).slots


def slot(slots: list[Slot], name: str) -> Slot:
    return next(slot for slot in slots if slot.id == name)


def test_a_good_value_is_taken_and_drawn_with_its_links_alone(slots: list[Slot]) -> None:
    for value in GOOD:
        mine = slot(slots, value["name"])
        drawn = BeautifulSoup(place(slots, {mine.id: value["value"]}, f"[local: {mine.id}]\n", ""), "html.parser")
        links = [link["href"] for link in drawn.find_all("a")]
        assert (complaint(mine, value["value"]), links) == ("", value["links"]), named(value)
        assert {tag.name for tag in drawn.find_all(True)} <= {"p", "span", "a"}, named(value)
        assert mine.kind not in ("text", "contact") or drawn.get_text().strip() == value["value"]


def test_a_bad_value_is_refused_with_a_right_example(slots: list[Slot]) -> None:
    for value in BAD:
        mine = slot(slots, value["name"])
        said = complaint(mine, value["value"])
        assert value["says"] in said and f"write {mine.example!r}" in said, (named(value), said)


def test_no_slot_is_ever_blank(slots: list[Slot]) -> None:
    drawn = BeautifulSoup(place(slots, {}, "[local: contacts]\n", ""), "html.parser")
    items = drawn.find_all("li")
    assert [item["data-local"] for item in items] == [slot.id for slot in listed(slots)]
    assert all(len(item.find(class_="local__find").get_text()) > 20 for item in items)


def test_a_slot_that_does_not_exist_is_told_with_its_line(slots: list[Slot]) -> None:
    found = check_places(slots, {"docs/x.md": ["", "[local: front-dor]"]}, SLOTS)
    assert [str(problem) for problem in found] == [
        f"docs/x.md:2: there is no slot 'front-dor' in {SLOTS}; write 'front-door'"
    ]


def test_the_table_has_a_row_and_an_example_for_every_slot(slots: list[Slot]) -> None:
    drawn = BeautifulSoup(place(slots, {"front-door": "01632 960002"}, "[local: all]\n", "../"), "html.parser")
    assert [cell["data-local"] for cell in drawn.select("td[data-local]")] == [slot.id for slot in slots]
    assert drawn.select_one('[data-local="front-door"]').get_text() == "01632 960002"


BROKEN = {
    "- {id: x, kind: colour, label: X, find: Look, example: red}": "'colour' must be one of text, contact",
    "- {id: x, kind: date, label: X, find: Look, example: soon}": "x: 'soon' is not a date",
}


def test_a_broken_list_of_slots_is_told() -> None:
    for text, told in BROKEN.items():
        assert any(told in str(problem) for problem in read_slots(text, "slots.yml")[1]), text

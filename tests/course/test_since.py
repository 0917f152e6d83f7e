from __future__ import annotations

import pytest

from course.since import check_modules, draw, read_changes

SOUND = """- id: trees
  then: Trees were felled.
  now: Trees are kept.
  status: in force
  source: Trees Act 2020
  url: https://example.org/
  reviewed: 2026-11-22
  modules: [park]
"""

BROKEN = {
    "an unknown status": ("in force", "maybe", "the status 'maybe' must be one of in force"),
    "no date": ("2026-11-22", "soon", "'soon' is not a date"),
    "no source": ("  source: Trees Act 2020\n", "", "a change has no 'source'"),
    "no web address": ("https://example.org/", "javascript:alert(1)", "'javascript:alert(1)' is no web address"),
    "an id twice": ("  modules: [park]\n", "  modules: [park]\n" + SOUND, "the id 'trees' stands twice"),
    "one text for a list": ("[park]", "park", "'modules' in a change must be a list"),
}


@pytest.mark.parametrize(("old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_change_is_told(old: str, new: str, message: str) -> None:
    _, problems = read_changes(SOUND.replace(old, new, 1), "since.yml")
    assert [message in p.message for p in problems] == [True], problems


def test_a_change_shows_its_standing_source_and_date() -> None:
    changes, problems = read_changes(SOUND, "since.yml")
    assert problems == []
    assert "In force. Source: [Trees Act 2020](https://example.org/). Last reviewed 22 November 2026." in draw(changes)


def test_an_empty_address_leaves_the_source_unlinked() -> None:
    changes, _ = read_changes(SOUND.replace("https://example.org/", '""'), "since.yml")
    assert "Source: Trees Act 2020." in draw(changes)


def test_modules_without_a_change_and_changes_without_a_module_are_told() -> None:
    changes, _ = read_changes(SOUND, "since.yml")
    messages = [p.message for p in check_modules(changes, {"lake"}, "since.yml")]
    assert messages == [
        "trees names the module 'park', which does not exist",
        "the module 'lake' has no change; name it under `modules:`",
    ]

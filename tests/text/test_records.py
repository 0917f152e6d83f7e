"""Records read from YAML: what their fields ask for, and what is told where a file has something else."""

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

from course.text.records import MAY_BE_EMPTY, Address, Id, MaybeEmpty, read_list
from course.text.yaml_files import read
from tests.slips import untold


@dataclass(frozen=True)
class Duck:
    """A duck of a pond."""

    name: str
    weight: int = 0


@dataclass(frozen=True)
class Pond:
    """A pond with all that a record may hold."""

    id: Id
    kind: Literal["deep", "shallow"]
    seen: datetime.date
    note: MaybeEmpty
    ducks: tuple[Duck, ...]
    fish: Annotated[tuple[str, ...], MAY_BE_EMPTY] = ()
    frozen: bool = False
    map: Address = ""
    line: int = 0


SOUND = """- id: mill-pond
  kind: deep
  seen: 2026-11-22
  note: ""
  ducks:
    - name: Ama
    - name: Bo
      weight: 3
  fish: []
  frozen: true
  map: https://example.org/map
"""
BROKEN = [
    ("  kind: deep\n", "", 1, "the pond has no 'kind'; add `kind: ...`"),
    ("  kind", "  kined: x\n  kind", 2, "unknown key 'kined' in the pond; write 'kind'"),
    ("  kind", "  boats: x\n  kind", 2, "unknown key 'boats' in the pond; known are id, kind, seen"),
    ("deep", "wide", 2, "'kind' in the pond: 'wide' must be one of deep, shallow"),
    ("mill-pond", "Mill pond", 1, "'id' in the pond: 'Mill pond' has another form; write small letters, digits and hyphens"),
    ("mill-pond", "' '", 1, "'id' in the pond is empty; write it or leave the key out"),
    ("mill-pond", "[a]", 1, "'id' in the pond must be one text"),
    ("2026-11-22", "lately", 3, "'seen' in the pond: 'lately' is not a date; write 2026-11-22"),
    ("2026-11-22", "20261122", 3, "'20261122' is not a date"),
    ("2026-11-22", "2026-W47", 3, "'2026-W47' is not a date"),
    ("    - name: Ama\n", "    - Ama\n", 6, "the duck must be names and values such as `name: ...`"),
    ("weight: 3", "weight: heavy", 8, "'weight' in the duck: 'heavy' is no whole number; write 12"),
    ("weight: 3", "wait: 3", 8, "unknown key 'wait' in the duck; write 'weight'"),
    ("[]", "carp", 9, "'fish' in the pond must be a list"),
    ("[]", "[carp, {b: c}]", 9, "an item of 'fish' in the pond must be one text"),
    ("[]", "[carp, ' ']", 9, "an item of 'fish' in the pond is empty"),
    ("true", "yes", 10, "'frozen' in the pond: 'yes' must be true or false"),
    ("https:", "javascript:", 11, "'map' in the pond: 'javascript://example.org/map' has another form; write a web address"),
    (SOUND, "ponds: none\n", 1, "this must be a list, each pond of it begun with `- id: ...`"),
    (SOUND, SOUND + SOUND, 12, "the id 'mill-pond' stands on line 1 already; an id names one pond"),
]  # fmt: skip


def test_a_sound_file_gives_records_with_their_lines_and_an_empty_one_none() -> None:
    (pond,), _ = read_list(SOUND, "ponds.yml", Pond, "pond")
    expected = (datetime.date(2026, 11, 22), (Duck("Ama"), Duck("Bo", 3)), True, 1)
    assert (pond.seen, pond.ducks, pond.frozen, pond.line) == expected
    assert read_list("", "ponds.yml", Pond, "pond") == ([], [])


def test_a_fault_is_told_with_its_line_and_what_is_right() -> None:
    assert untold(SOUND, BROKEN, lambda text: read_list(text, "ponds.yml", Pond, "pond")[1], "ponds.yml") == []


WRONG = {
    "- one\n- *two\n": (2, "found undefined alias"),
    "- one\n- t\x07wo\n": (2, "the character 0x07 stands here"),
    "- a: one: two\n": (1, "put a text with a colon or a quote in quotation marks"),
}


def test_what_cannot_be_read_is_told_with_its_line() -> None:
    for text, (line, message) in WRONG.items():
        value, (problem,) = read(text, "a.yml")
        assert (value, problem.line, message in problem.message) == (None, line, True), problem


def test_a_key_that_stands_twice_is_told_with_its_line() -> None:
    value, (problem,) = read("a: one\na: two\n", "a.yml")
    assert value and value.at("a") and value.at("b", "c") is None
    assert str(problem) == "a.yml:2: the key 'a' stands twice; keep one"

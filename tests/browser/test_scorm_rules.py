"""What counts as complete, the score, the settings and the times of a session, by the scripts themselves."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.browser.scripts import CONTENTS, Ask, entry, record

SLIPS: list[tuple[Any, str]] = [
    (None, "it is missing or cannot be read."),
    ([], "it is missing or cannot be read."),
    ({"modules": ["assesment"]}, "There is no module or case “assesment”"),
    ({"modules": "assessment"}, "modules must be a list"),
    ({"score": "yes"}, "score must be true or false."),
    ({"score": True, "pass": 180}, "pass must be a whole number from 1 to 100, or null."),
    ({"score": True, "pass": "80"}, "pass must be a whole number from 1 to 100, or null."),
    ({"pass": 80}, "pass needs score: true."),
    ({"scores": True}, "“scores” is not a setting; known are modules, score, pass."),
]
(ITEM,) = [one for one in CONTENTS["modules"] if one["slug"] == "assessment"]
READ = [f"assessment:{part['id']}" for part in ITEM["sections"]]
TRIED = {name: entry(name, keyed=number == 0) for number, name in enumerate(ITEM["core"])}
FIRST = ITEM["core"][0]


def settled(ask: Ask, given: Any) -> tuple[list[str], list[str], bool, int | None]:
    """What a host's settings come to beside those of the package: the slips, what counts, and the score."""
    own = {"modules": ["assessment"], "score": False, "pass": None}
    found = ask("scormRules.settings(given, own, contents)", given=given, own=own)
    return found["problems"], [item["slug"] for item in found["items"]], found["score"], found["pass"]


@pytest.mark.parametrize(("given", "says"), SLIPS, ids=[json.dumps(given) for given, _ in SLIPS])
def test_a_slip_in_the_settings_is_named_and_the_package_s_own_stand(ask: Ask, given: Any, says: str) -> None:
    problems, *rest = settled(ask, given)
    assert [one for one in problems if one.startswith(f"scorm-settings.js: {says}")]
    assert rest == [["assessment"], False, None]


def test_sound_settings_are_taken(ask: Ask) -> None:
    every = [item["slug"] for item in CONTENTS["modules"]]
    assert settled(ask, {}) == settled(ask, {"modules": []}) == ([], every, False, None)
    assert settled(ask, {"modules": ["out-of-school", "assessment"]})[1] == ["assessment", "out-of-school"]
    assert settled(ask, {"score": True, "pass": 100}) == ([], every, True, 100)


@pytest.mark.parametrize(
    ("tried", "read", "done"),
    [
        pytest.param(TRIED, READ, True, id="all read and the core tried"),
        pytest.param(TRIED, READ[1:], False, id="a section not read"),
        pytest.param({name: TRIED[name] for name in ITEM["core"][1:]}, READ, False, id="a core question not tried"),
        pytest.param({**TRIED, FIRST: entry(FIRST, version="0")}, READ, False, id="one tried in an older version"),
    ],
)
def test_a_module_is_done_with_its_sections_read_and_its_core_tried_as_it_is_now(
    ask: Ask, tried: dict[str, Any], read: list[str], done: bool
) -> None:
    assert ask("scormRules.isDone(item, told, contents)", item=ITEM, told=record(tried, read)) is done
    assert set(ITEM["core"]) < set(ITEM["quiz"])


def test_the_score_is_the_share_of_core_questions_in_line_at_the_latest_try(ask: Ask) -> None:
    for tried, share in ((TRIED, round(100 / len(ITEM["core"]))), ({}, None)):
        assert ask("scormRules.score([item], told, contents)", item=ITEM, told=record(tried)) == share


@pytest.mark.parametrize(
    ("time", "clock", "period"),
    [
        (0, "0000:00:00.00", "PT0H0M0S"),
        (1234, "0000:00:01.23", "PT0H0M1.23S"),
        (3_723_500, "0001:02:03.50", "PT1H2M3.5S"),
        (359_999_999, "0099:59:59.99", "PT99H59M59.99S"),
        (36_000_000_000, "9999:00:00.00", "PT10000H0M0S"),
    ],
)
def test_times_are_written_as_each_standard_has_them(ask: Ask, time: int, clock: str, period: str) -> None:
    assert ask("[scormSession.clock(time), scormSession.period(time)]", time=time) == [clock, period]

"""What counts as complete, the score, the settings and the times of a session, by the scripts themselves."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.browser.scormscripts import CONTENTS, Ask, entry, record

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


@pytest.mark.parametrize(("given", "says"), SLIPS, ids=[json.dumps(given) for given, _ in SLIPS])
def test_a_slip_in_the_settings_is_named_and_the_package_s_own_stand(ask_scorm: Ask, given: Any, says: str) -> None:
    found = ask_scorm(
        "rules.settings(given, { modules: ['assessment'], score: false, pass: null }, contents)", given=given
    )
    assert [problem for problem in found["problems"] if problem.startswith(f"scorm-settings.js: {says}")]
    assert ([item["slug"] for item in found["items"]], found["score"], found["pass"]) == (["assessment"], False, None)


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ({}, 14),
        ({"modules": []}, 14),
        ({"modules": ["out-of-school", "assessment"]}, 2),
        ({"score": True, "pass": 100}, 14),
    ],
)
def test_sound_settings_are_taken(ask_scorm: Ask, given: dict[str, Any], count: int) -> None:
    found = ask_scorm("rules.settings(given, { modules: ['assessment'] }, contents)", given=given)
    assert (found["problems"], len(found["items"]), found["score"], found["pass"]) == (
        [],
        count,
        given.get("score", False),
        given.get("pass"),
    )


def test_a_module_is_done_with_its_sections_read_and_its_core_questions_tried_in_their_present_version(
    ask_scorm: Ask,
) -> None:
    (item,) = [one for one in CONTENTS["modules"] if one["slug"] == "assessment"]
    read = [f"assessment:{part['id']}" for part in item["sections"]]
    tried = {name: entry(name, keyed=False) for name in item["core"]}
    done = "rules.isDone(item, told, contents)"
    assert ask_scorm(done, item=item, told=record(tried, read)) is True
    assert ask_scorm(done, item=item, told=record(tried, read[1:])) is False
    assert ask_scorm(done, item=item, told=record({name: tried[name] for name in item["core"][1:]}, read)) is False
    assert (
        ask_scorm(done, item=item, told=record({**tried, item["core"][0]: entry(item["core"][0], version="0")}, read))
        is False
    )
    assert set(item["core"]) < set(item["quiz"])


def test_the_score_is_the_share_of_core_questions_in_line_at_the_latest_try(ask_scorm: Ask) -> None:
    (item,) = [one for one in CONTENTS["modules"] if one["slug"] == "assessment"]
    tried = {name: entry(name, keyed=number == 0) for number, name in enumerate(item["core"])}
    assert ask_scorm("rules.score([item], told, contents)", item=item, told=record(tried)) == round(
        100 / len(item["core"])
    )
    assert ask_scorm("rules.score([item], told, contents)", item=item, told=record({})) == 0


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
def test_times_are_written_as_each_standard_has_them(ask_scorm: Ask, time: int, clock: str, period: str) -> None:
    assert ask_scorm("[session.clock(time), session.period(time)]", time=time) == [clock, period]

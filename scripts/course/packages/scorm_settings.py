"""What a host may set for learning systems, under `extra.scorm` of its own file or in the package's settings file."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from string import Template

from course.text.problems import Problem
from course.text.yaml_files import Value, read

EXAMPLE = {"modules": "modules: [assessment, uncertainty]", "score": "score: true", "pass": "pass: 80"}


@dataclass(frozen=True)
class ScormSettings:
    """What counts (all modules where none is named), whether a score is reported, and from how many points on as passed."""

    modules: tuple[str, ...] = ()
    score: bool = False
    passing: int | None = None

    def plain(self) -> dict[str, object]:
        """The same as the scripts know it."""
        return {"modules": list(self.modules), "score": self.score, "pass": self.passing}


def read_settings(text: str, path: str, slugs: Collection[str]) -> tuple[ScormSettings, list[Problem]]:
    """What the host's file `text` sets under `extra.scorm`, and what is wrong with it; `slugs` names modules and cases."""
    value, problems = read(text, path)
    extra = _mapping(value).get("extra")
    held = _mapping(extra).get("scorm")
    if held is None:
        return ScormSettings(), problems
    if not isinstance(held.data, dict):
        return ScormSettings(), [
            *problems,
            Problem(path, held.line, f"`scorm` must be names and values such as `{EXAMPLE['score']}`"),
        ]
    problems += [problem for name, item in held.data.items() for problem in _check(name, item, path, slugs)]
    modules, score, passing = (held.data.get(name) for name in EXAMPLE)
    if passing and passing.text() and not (score and score.text() == "true"):
        problems.append(Problem(path, passing.line, "`pass` needs a score; add `score: true`"))
    if problems:
        return ScormSettings(), problems
    return ScormSettings(
        modules=tuple(modules.plain()) if modules else (),
        score=bool(score and score.text() == "true"),
        passing=int(passing.text()) if passing and passing.text() else None,
    ), []


def _mapping(value: Value | None) -> dict[str, Value]:
    return value.data if value and isinstance(value.data, dict) else {}


def _check(name: str, item: Value, path: str, slugs: Collection[str]) -> list[Problem]:
    if name not in EXAMPLE:
        return [Problem(path, item.line, f"unknown name {name!r} under `scorm`; known are {', '.join(EXAMPLE)}")]
    if name == "modules":
        if not isinstance(item.data, list):
            return [Problem(path, item.line, f"`modules` must be a list; write `{EXAMPLE['modules']}`")]
        unknown = [part for part in item.data if part.text() not in slugs]
        return [
            Problem(path, part.line, f"there is no module or case {part.text()!r}; known are {', '.join(slugs)}")
            for part in unknown
        ]
    if name == "score" and item.text() not in ("true", "false"):
        return [Problem(path, item.line, f"`score` must be true or false; write `{EXAMPLE['score']}`")]
    if name == "pass" and not (item.text().isdecimal() and 1 <= int(item.text()) <= 100):
        return [Problem(path, item.line, f"`pass` must be a whole number from 1 to 100; write `{EXAMPLE['pass']}`")]
    return []


def settings_file(template: str, settings: ScormSettings) -> str:
    """The package's own settings file, which a web person may edit, from its template."""
    return Template(template).substitute({name: json.dumps(value) for name, value in settings.plain().items()})

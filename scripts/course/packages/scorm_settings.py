"""What a host may set for learning systems, under `extra.scorm` of its own file or in the package's settings file."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from string import Template
from typing import Annotated

from course.text.problems import Faults, Problem, problems_in
from course.text.records import MAY_BE_EMPTY, nearest, read_record
from course.text.yaml_files import Value, read


@dataclass(frozen=True)
class ScormSettings:
    """What counts (all modules where none is named), whether a score is reported, and from how many points on as passed."""

    modules: Annotated[tuple[str, ...], MAY_BE_EMPTY] = ()
    score: bool = False
    pass_: int = 0

    def plain(self) -> dict[str, object]:
        """The same as the scripts know it."""
        return {"modules": list(self.modules), "score": self.score, "pass": self.pass_ or None}


def read_settings(text: str, path: str, slugs: Collection[str]) -> tuple[ScormSettings, list[Problem]]:
    """What the host's file `text` sets under `extra.scorm`, and what is wrong with it; `slugs` names modules and cases."""
    value, problems = read(text, path)
    held = value.at("extra", "scorm") if value else None
    if held is None:
        return ScormSettings(), problems
    settings, wrong = read_record(held, ScormSettings, path, "settings under `scorm`")
    problems += wrong + problems_in(path, _faults(held, slugs))
    return (ScormSettings() if problems or not settings else settings), problems


def _faults(held: Value, slugs: Collection[str]) -> Faults:
    """What is wrong with settings beside their form."""
    named, score, passing = (held.at(name) for name in ("modules", "score", "pass"))
    for part in named.data if named and isinstance(named.data, list) else ():
        if part.text() not in slugs:
            yield part.line, f"there is no module or case {part.text()!r}; {nearest(part.text(), slugs)}"
    if passing and passing.text().isdecimal() and not 1 <= int(passing.text()) <= 100:
        yield passing.line, "`pass` must be a whole number from 1 to 100; write `pass: 80`"
    if passing and not (score and score.text() == "true"):
        yield passing.line, "`pass` needs a score; add `score: true`"


def settings_file(template: str, settings: ScormSettings) -> str:
    """The package's own settings file, which a web person may edit, from its template."""
    return Template(template).substitute({name: json.dumps(value) for name, value in settings.plain().items()})

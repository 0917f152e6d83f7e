"""YAML that knows its lines: no implicit types, no duplicate keys."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.reader import ReaderError

from course.text.problems import Problem, again

_FAST: Any = getattr(yaml, "CSafeLoader", None)


@dataclass(frozen=True)
class Value:
    """One value of a YAML file and its line: a text, a list of values, or a mapping of names to values."""

    data: str | list[Value] | dict[str, Value]
    line: int

    def text(self) -> str:
        """The value where it is a text, else nothing."""
        return self.data if isinstance(self.data, str) else ""

    def at(self, *names: str) -> Value | None:
        """What stands under `names`, one inside the other; None where there is no such thing."""
        found: Value | None = self
        for name in names:
            found = found.data.get(name) if found and isinstance(found.data, dict) else None
        return found


def read(text: str, path: str) -> tuple[Value | None, list[Problem]]:
    """The value that `text` holds (None where it is empty or broken) and what is wrong with it."""
    line, wrong, problems = 0, "", list[Problem]()
    try:
        node = _composed(text)
    except ReaderError as error:
        line = text.count("\n", 0, error.position)
        wrong = f"the character {error.character:#04x} stands here, which nobody sees; take it out"
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        wrong = f"{error.problem or 'it cannot be read'}; put a text with a colon or a quote in quotation marks"
    if wrong:
        return None, [Problem(path, line + 1, f"this is not YAML: {wrong}")]
    return (_value(node, path, problems) if node else None), problems


def _composed(text: str) -> yaml.Node | None:
    """The tree of a YAML text: by the fast reader where there is one; by the one that explains itself where that fails."""
    if _FAST:
        with suppress(yaml.YAMLError):
            return yaml.compose(text, Loader=_FAST)
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _value(node: yaml.Node, path: str, problems: list[Problem]) -> Value:
    """What a node holds; keys that stand twice are added to `problems`."""
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Value([_value(item, path, problems) for item in node.value], line)
    if not isinstance(node, yaml.MappingNode):
        return Value(str(node.value), line)
    keys = [(str(key.value), key.start_mark.line + 1) for key, _ in node.value]
    problems += [
        Problem(path, at, f"the key {name!r} stands twice; keep one")
        for (name, at), _ in again((key[0], key) for key in keys)
    ]
    return Value(
        {name: _value(item, path, problems) for (name, _), (_, item) in zip(keys, node.value, strict=True)}, line
    )

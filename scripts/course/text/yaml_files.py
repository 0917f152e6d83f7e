"""YAML that knows its lines: no implicit types, no duplicate keys."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.reader import ReaderError

from course.text.problems import Problem

_FAST: Any = getattr(yaml, "CSafeLoader", None)


@dataclass(frozen=True)
class Value:
    """One value of a YAML file and its line: a text, a list of values, or a mapping of names to values."""

    data: str | list[Value] | dict[str, Value]
    line: int

    def plain(self) -> Any:
        """The same without lines: str, list and dict."""
        if isinstance(self.data, list):
            return [item.plain() for item in self.data]
        if isinstance(self.data, dict):
            return {name: item.plain() for name, item in self.data.items()}
        return self.data

    def text(self) -> str:
        """The value where it is a text, else nothing."""
        return self.data if isinstance(self.data, str) else ""

    def at(self, *names: str) -> Value | None:
        """What stands under `names`, one inside the other; None where there is no such thing."""
        found: Value | None = self
        for name in names:
            found = found.data.get(name) if found and isinstance(found.data, dict) else None
        return found


def read(text: str, path: str, first_line: int = 1) -> tuple[Value | None, list[Problem]]:
    """The value that `text` holds (None where it is empty or broken) and what is wrong with it.

    `first_line` is the line of `path` on which `text` begins.
    """
    problems: list[Problem] = []
    line, wrong = 0, ""
    try:
        node = _composed(text)
    except ReaderError as error:
        line = text.count("\n", 0, error.position)
        wrong = f"the character {error.character:#04x} stands here, which nobody sees; take it out"
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        wrong = f"{error.problem or 'it cannot be read'}; put a text with a colon or a quote in quotation marks"
    if wrong:
        return None, [Problem(path, first_line + line, f"this is not YAML: {wrong}")]
    if node is None:
        return None, []
    value = _value(node, lambda line, message: problems.append(Problem(path, first_line + line, message)), first_line)
    return value, problems


def _composed(text: str) -> yaml.Node | None:
    """The tree of a YAML text: by the fast reader where there is one, and by the one that explains itself where that fails."""
    if _FAST:
        with suppress(yaml.YAMLError):
            return yaml.compose(text, Loader=_FAST)
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _value(node: yaml.Node, complain: Callable[[int, str], None], first_line: int) -> Value:
    line = first_line + node.start_mark.line
    if isinstance(node, yaml.SequenceNode):
        return Value([_value(item, complain, first_line) for item in node.value], line)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Value] = {}
        for key, item in node.value:
            name = str(key.value)
            if name in found:
                complain(key.start_mark.line, f"the key {name!r} stands twice; keep one")
            found[name] = _value(item, complain, first_line)
        return Value(found, line)
    return Value(str(node.value), line)

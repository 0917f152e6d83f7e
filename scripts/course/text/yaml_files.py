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


def read(text: str, path: str, first_line: int = 1) -> tuple[Value | None, list[Problem]]:
    """The value that `text` holds (None where it is empty or broken) and what is wrong with it.

    `first_line` is the line of `path` on which `text` begins.
    """
    problems: list[Problem] = []
    try:
        node = _composed(text)
    except ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        return None, [
            Problem(
                path,
                line,
                f"this is not YAML: the character {error.character:#04x} stands here, which nobody sees; take it out",
            )
        ]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        said = getattr(error, "problem", None) or "it cannot be read"
        return None, [
            Problem(path, line, f"this is not YAML: {said}; put a text with a colon or a quote in quotation marks")
        ]
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


def read_list(text: str, path: str, form: str) -> tuple[list[Value], list[Problem]]:
    """The entries of a file that holds a list, and what is wrong with it as YAML; `form` says what it must be where it is none."""
    value, problems = read(text, path)
    if value is None or not isinstance(value.data, list):
        return [], problems or [Problem(path, 1, form)]
    return value.data, problems


@dataclass(frozen=True)
class Shape:
    """What a mapping may hold: names that must be there, names that may be, and which of them are lists, of texts or of mappings."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    may_be_empty: tuple[str, ...] = ()
    of_mappings: tuple[str, ...] = ()


def check_shape(value: Value, shape: Shape, path: str, what: str) -> list[Problem]:
    """What is wrong with the mapping `value` held against `shape`; `what` names it in the messages."""
    if not isinstance(value.data, dict):
        return [
            Problem(path, value.line, f"{what} must be a list of names and values such as `{shape.required[0]}: ...`")
        ]
    known = shape.required + shape.optional
    problems = []
    for name, item in value.data.items():
        if name not in known:
            problems.append(
                Problem(path, item.line, f"unknown key {name!r} in {what}; known keys are {', '.join(known)}")
            )
        elif (name in shape.lists) != isinstance(item.data, list) or isinstance(item.data, dict):
            form = "a list" if name in shape.lists else "one text"
            problems.append(Problem(path, item.line, f"{name!r} in {what} must be {form}"))
        elif not item.data and name not in shape.may_be_empty:
            problems.append(Problem(path, item.line, f"{name!r} in {what} is empty; write it or leave the key out"))
        elif isinstance(item.data, list) and name not in shape.of_mappings:
            problems += [
                Problem(path, one.line, f"{name!r} in {what} must be a list of texts, none of them empty")
                for one in item.data
                if not one.text().strip()
            ]
    missing = [name for name in shape.required if name not in value.data]
    return problems + [Problem(path, value.line, f"{what} has no {name!r}; add `{name}: ...`") for name in missing]

"""Data that authors write as YAML, read into dataclasses: the fields say which keys there are and what each may hold.

A field is a `str`, an `int`, a `bool`, a date, one of a `Literal`, a type that can `parse` a text, another record, or a tuple of these. One with a default may be
left out. `Annotated` adds a `Form`, or says that the value `MAY_BE_EMPTY`. A field `line` is where the record begins.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Collection, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from course.text.problems import Problem
from course.text.yaml_files import Value, read

R = TypeVar("R")
MAY_BE_EMPTY = "may be empty"


@dataclass(frozen=True)
class Form:
    """What the whole of a text must match, and what to write where it does not."""

    pattern: str
    right: str


MaybeEmpty = Annotated[str, MAY_BE_EMPTY]
Id = Annotated[str, Form(r"[a-z0-9]+(?:-[a-z0-9]+)*", "small letters, digits and hyphens, such as a-name-that-stays")]
Address = Annotated[str, Form(r"https?://[^\s()<>\"]+", "a web address, such as https://www.example.org/...")]


def read_list(text: str, path: str, record: type[R], what: str) -> tuple[list[R], list[Problem]]:
    """The records of a file that holds a list of them, and what is wrong with it; an empty file has none.

    `what` names one of them in messages. No two may have the same `id`.
    """
    value, problems = read(text, path)
    if value is None:
        return [], problems
    if not isinstance(value.data, list):
        first = next(iter(get_type_hints(record)))
        return [], [*problems, Problem(path, 1, f"this must be a list, each {what} of it begun with `- {first}: ...`")]
    records: list[R] = []
    first_lines: dict[str, int] = {}
    for entry in value.data:
        found, wrong = read_record(entry, record, path, what)
        problems += wrong
        records += [found] if found else []
        name = getattr(found, "id", "")
        if name and first_lines.setdefault(name, entry.line) != entry.line:
            message = f"the id {name!r} stands on line {first_lines[name]} already; an id names one {what}"
            problems.append(Problem(path, entry.line, message))
    return records, problems


def read_record(value: Value, record: type[R], path: str, what: str) -> tuple[R | None, list[Problem]]:
    """The record that a mapping holds, None where anything is wrong with it, and what that is."""
    problems = check_record(value, record, path, what)
    return (None if problems else _built(value, record)), problems


def check_record(value: Value, record: type[object], path: str, what: str) -> list[Problem]:
    """What is wrong with a mapping that should be a record; `what` names it in messages."""
    return [Problem(path, line, message) for line, message in _faults(value, record, f"the {what}")]


@cache
def _kinds(record: type[object]) -> dict[str, Any]:
    """The fields of a record that are keys, each with its type. A key that is a word of Python has a `_` behind it here."""
    hints = get_type_hints(record, include_extras=True)
    return {name.rstrip("_"): kind for name, kind in hints.items() if name != "line"}


def _parted(kind: Any) -> tuple[Any, Any]:
    """A type without what is noted beside it, and the note."""
    return get_args(kind)[:2] if get_origin(kind) is Annotated else (kind, None)


def _faults(value: Value, kind: Any, said: str) -> Iterator[tuple[int, str]]:
    """The lines and messages of all that is wrong with a value of this type; `said` names it."""
    kind, note = _parted(kind)
    if is_dataclass(kind) and not hasattr(kind, "parse"):
        yield from _faults_of_record(value, kind, said)
    elif get_origin(kind) is tuple:
        if not isinstance(value.data, list):
            yield value.line, f"{said} must be a list"
        elif not value.data and note != MAY_BE_EMPTY:
            yield value.line, f"{said} is empty; write it or leave the key out"
        else:
            inner: Any = get_args(kind)[0]
            named = (
                f"the {inner.__name__.lower()}"
                if isinstance(inner, type) and is_dataclass(inner)
                else f"an item of {said}"
            )
            for item in value.data:
                yield from _faults(item, inner, named)
    elif not isinstance(value.data, str):
        yield value.line, f"{said} must be one text"
    elif not value.data.strip():
        if note != MAY_BE_EMPTY:
            yield value.line, f"{said} is empty; write it or leave the key out"
    elif fault := _fault_of_text(value.data, kind, note):
        yield value.line, f"{said}: {value.data!r} {fault}"


def _faults_of_record(value: Value, record: Any, said: str) -> Iterator[tuple[int, str]]:
    kinds = _kinds(record)
    if not isinstance(value.data, dict):
        yield value.line, f"{said} must be names and values such as `{next(iter(kinds))}: ...`"
        return
    for name, item in value.data.items():
        if name in kinds:
            yield from _faults(item, kinds[name], f"{name!r} in {said}")
        else:
            yield item.line, f"unknown key {name!r} in {said}; {nearest(name, kinds)}"
    for field in fields(record):
        name = field.name.rstrip("_")
        if name in kinds and name not in value.data and field.default is MISSING:
            yield value.line, f"{said} has no {name!r}; add `{name}: ...`"


def nearest(name: str, known: Collection[str]) -> str:
    """What to write in place of an unknown name: the one that it is nearest to, or what there is."""
    close = difflib.get_close_matches(name, known, 1)
    return f"write {close[0]!r}" if close else f"known are {', '.join(known)}"


def _fault_of_text(text: str, kind: Any, note: Any) -> str:
    if isinstance(note, Form) and not re.fullmatch(note.pattern, text):
        return f"has another form; write {note.right}"
    if get_origin(kind) is Literal and text not in get_args(kind):
        return f"must be one of {', '.join(filter(None, get_args(kind)))}"
    if kind is int and not re.fullmatch(r"-?\d{1,6}", text):
        return "is no whole number; write 12"
    if kind is bool and text not in ("true", "false"):
        return "must be true or false"
    if kind is datetime.date and not is_date(text):
        return "is not a date; write 2026-11-22"
    if hasattr(kind, "parse"):
        try:
            kind.parse(text)
        except ValueError as error:
            return str(error)
    return ""


def is_date(text: str) -> bool:
    """Whether a text is a day such as 2026-11-22."""
    try:
        return text == datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        return False


def _built(value: Value, kind: Any) -> Any:
    """A value without fault, as its type has it."""
    kind, _ = _parted(kind)
    if isinstance(value.data, dict):
        names = {field.name.rstrip("_"): field.name for field in fields(kind)}
        line = {"line": value.line} if "line" in names else {}
        return kind(**{names[name]: _built(item, _kinds(kind)[name]) for name, item in value.data.items()}, **line)
    if isinstance(value.data, list):
        return tuple(_built(item, get_args(kind)[0]) for item in value.data)
    if kind is bool:
        return value.data == "true"
    if kind is datetime.date:
        return datetime.date.fromisoformat(value.data) if value.data else None
    if hasattr(kind, "parse"):
        return kind.parse(value.data)
    return int(value.data) if kind is int else value.data

"""Data that authors write as YAML, read into dataclasses: the fields say which keys there are and what each may hold.

A field is a `str`, an `int`, a `bool`, a date, one of a `Literal`, a type that can `parse` a text, another record, or a tuple of
these. One with a default may be left out. `Annotated` adds a `Form`, or says that the value `MAY_BE_EMPTY`. A field `line` is where the record begins.
"""

import datetime
import difflib
import re
from collections.abc import Collection
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from course.text.markdown import ID, LONGEST_ID
from course.text.problems import Fault, Problem, again, problems_in
from course.text.yaml_files import Value, read

R = TypeVar("R")
MAY_BE_EMPTY = "may be empty"


@dataclass(frozen=True)
class Form:
    """What the whole of a text must match, and what to write where it does not."""

    pattern: str
    right: str


MaybeEmpty = Annotated[str, MAY_BE_EMPTY]
Id = Annotated[str, Form(ID, f"small letters, digits and hyphens, {LONGEST_ID} at most, such as nursery-rings-back")]
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
    every = [(entry.line, *read_record(entry, record, path, what)) for entry in value.data]
    named = [(found.id, (found.id, line)) for line, found, _ in every if found and hasattr(found, "id")]
    twice = [
        (line, f"the id {name!r} stands on line {first} already; an id names one {what}")
        for (name, line), (_, first) in again(named)
    ]
    problems += [problem for _, _, wrong in every for problem in wrong] + problems_in(path, twice)
    return [found for _, found, _ in every if found], problems


def read_record(value: Value, record: type[R], path: str, what: str) -> tuple[R | None, list[Problem]]:
    """The record that a mapping holds, None where anything is wrong with it, and what that is; `what` names it in messages."""
    faults: list[Fault] = []
    found = _read(value, record, f"the {what}", faults)
    return (None if faults else found), problems_in(path, faults)


@cache
def _kinds(record: type[object]) -> dict[str, Any]:
    """The fields of a record that are keys, each with its type. A key that is a word of Python has a `_` behind it here."""
    hints = get_type_hints(record, include_extras=True)
    return {name.rstrip("_"): kind for name, kind in hints.items() if name != "line"}


def _read(value: Value, kind: Any, said: str, faults: list[Fault]) -> Any:
    """A value as its type has it; what is wrong with it comes to the `faults`, in which `said` names it."""
    kind, note = get_args(kind)[:2] if get_origin(kind) is Annotated else (kind, None)
    if is_dataclass(kind) and not hasattr(kind, "parse"):
        return _read_fields(value, kind, said, faults)
    data, is_list = value.data, get_origin(kind) is tuple
    if not isinstance(data, list if is_list else str):
        faults.append((value.line, f"{said} must be {'a list' if is_list else 'one text'}"))
    elif not data or (isinstance(data, str) and not data.strip()):
        if note != MAY_BE_EMPTY:
            faults.append((value.line, f"{said} is empty; write it or leave the key out"))
        return () if is_list else None if kind is datetime.date else data
    elif isinstance(data, list):
        inner: Any = get_args(kind)[0]
        is_record = isinstance(inner, type) and is_dataclass(inner)
        named = f"the {inner.__name__.lower()}" if is_record else f"an item of {said}"
        return tuple(_read(item, inner, named, faults) for item in data)
    elif isinstance(data, str):
        try:
            return _parsed(data, kind, note)
        except ValueError as error:
            faults.append((value.line, f"{said}: {data!r} {error}"))
    return None


def _read_fields(value: Value, record: Any, said: str, faults: list[Fault]) -> Any:
    kinds, names = _kinds(record), {field.name.rstrip("_"): field for field in fields(record)}
    if not isinstance(value.data, dict):
        faults.append((value.line, f"{said} must be names and values such as `{next(iter(kinds))}: ...`"))
        return None
    found: dict[str, Any] = {"line": value.line} if "line" in names else {}
    for name, item in value.data.items():
        if name in kinds:
            found[names[name].name] = _read(item, kinds[name], f"{name!r} in {said}", faults)
        else:
            faults.append((item.line, f"unknown key {name!r} in {said}; {nearest(name, kinds)}"))
    lacks = [name for name in kinds if name not in value.data and names[name].default is MISSING]
    faults += [(value.line, f"{said} has no {name!r}; add `{name}: ...`") for name in lacks]
    return None if lacks else record(**found)


def nearest(name: str, known: Collection[str]) -> str:
    """What to write in place of an unknown name: the one that it is nearest to, or what there is."""
    close = difflib.get_close_matches(name, known, 1)
    return f"write {close[0]!r}" if close else f"known are {', '.join(known)}"


def _parsed(text: str, kind: Any, note: Any) -> Any:
    """A text as its type has it; ValueError with what is wrong where it is none."""
    if isinstance(note, Form) and not re.fullmatch(note.pattern, text):
        raise ValueError(f"has another form; write {note.right}")
    if get_origin(kind) is Literal and text not in get_args(kind):
        raise ValueError(f"must be one of {', '.join(filter(None, get_args(kind)))}")
    if kind is int and not re.fullmatch(r"-?\d{1,6}", text):
        raise ValueError("is no whole number; write 12")
    if kind is bool and text not in ("true", "false"):
        raise ValueError("must be true or false")
    if kind is datetime.date and not is_date(text):
        raise ValueError("is not a date; write 2026-11-22")
    reads: dict[Any, Any] = {int: int, bool: "true".__eq__, datetime.date: datetime.date.fromisoformat}
    return reads.get(kind, getattr(kind, "parse", str))(text)


def is_date(text: str) -> bool:
    """Whether a text is a day such as 2026-11-22."""
    try:
        return text == datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        return False

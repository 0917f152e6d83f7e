"""Each room of the library says what it is for, and those outside use the door that it names; import-linter holds the floors."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

MOST_FILES = 14
ON_THE_GROUND_FLOOR = {"__init__.py", "check.py", "cli.py", "course.py"}


def rooms(root: Path) -> dict[str, Path]:
    return {path.parent.name: path for path in (root / "scripts" / "course").glob("*/__init__.py")}


def door(init: Path) -> set[str]:
    """The modules of a room that others may use: those that its first words name, else all."""
    words = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
    found = re.search(r"^Its door: (.+)\.$", words, re.MULTILINE)
    return set(re.findall(r"`(\w+)`", found[1])) if found else {path.stem for path in init.parent.glob("*.py")}


def room_of(path: Path) -> str:
    """The room in which a file stands, at whatever depth, wherever the project itself stands."""
    backwards = path.parts[::-1]
    return backwards[backwards.index("course") - 1] if "scripts" in backwards and "course" in backwards else ""


def used(path: Path) -> Iterator[tuple[str, str]]:
    """The rooms and modules of them that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("course."):
            _, room, *module = str(node.module).split(".")
            yield from ((room, name) for name in (module[:1] or [one.name for one in node.names]))


def test_outsiders_use_the_door(root: Path) -> None:
    every = rooms(root)
    doors = {name: door(init) for name, init in every.items()}
    scripts = [path for path in (root / "scripts").rglob("*.py") if "node_modules" not in path.parts]
    wrong = [
        f"{path.relative_to(root)} uses {room}/{module}.py"
        for path in scripts
        for room, module in used(path)
        if room in every and room_of(path) != room and module not in doors[room]
    ]
    assert wrong == []


def test_a_room_is_small_and_says_what_it_is_for(root: Path) -> None:
    for name, init in rooms(root).items():
        assert len(list(init.parent.glob("*.py"))) - 1 <= MOST_FILES, name
        assert "\n\nIn: " in init.read_text(encoding="utf-8"), name
    assert {path.name for path in (root / "scripts" / "course").glob("*.py")} == ON_THE_GROUND_FLOOR


def test_each_door_names_what_is_used(root: Path) -> None:
    """A module that nobody outside uses stands in no door."""
    asked = {
        (room, module)
        for path in (root / "scripts").rglob("*.py")
        if "node_modules" not in path.parts
        for room, module in used(path)
        if room_of(path) != room
    }
    named = {
        (room, module) for room, init in rooms(root).items() if "Its door:" in init.read_text() for module in door(init)
    }
    assert named - asked == set()

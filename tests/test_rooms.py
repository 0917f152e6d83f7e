"""Each room of the library says what it is for, and those outside use the door that it names; import-linter holds the floors."""

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
    """The rooms and modules of them that a file imports, or names as the commands do: `room.module:function`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("course."):
            _, room, *module = str(node.module).split(".")
            yield from ((room, name) for name in (module[:1] or [one.name for one in node.names]))
        elif isinstance(node, ast.Constant) and (named := re.fullmatch(r"(\w+)\.(\w+):\w+", str(node.value))):
            yield named[1], named[2]


def from_outside(root: Path) -> set[tuple[str, str, str]]:
    """The rooms and modules that a file of another room, or of none, imports, with its name."""
    scripts = [path for path in (root / "scripts").rglob("*.py") if "node_modules" not in path.parts]
    every = {(path, *one) for path in scripts for one in used(path)}
    return {(path.relative_to(root).as_posix(), room, name) for path, room, name in every if room_of(path) != room}


def test_outsiders_use_the_door_and_each_door_names_what_is_used(root: Path) -> None:
    doors, asked = {name: door(init) for name, init in rooms(root).items()}, from_outside(root)
    assert [one for one in sorted(asked) if one[1] in doors and one[2] not in doors[one[1]]] == []
    told = {name for name, init in rooms(root).items() if "Its door:" in init.read_text(encoding="utf-8")}
    unused = {(room, name) for room in told for name in doors[room]} - {(room, name) for _, room, name in asked}
    assert unused == set()


def test_a_room_is_small_and_says_what_it_is_for(root: Path) -> None:
    for name, init in rooms(root).items():
        assert len(list(init.parent.glob("*.py"))) - 1 <= MOST_FILES, name
        assert "\n\nIn: " in init.read_text(encoding="utf-8"), name
    assert {path.name for path in (root / "scripts" / "course").glob("*.py")} == ON_THE_GROUND_FLOOR

"""Plants the faults of faults.yml one at a time in a copy of the project, and says which test catches each.

    python tests/faults.py                       all of them, an hour or so
    python tests/faults.py older-wins pale-words these two
    python tests/faults.py --sound               nothing is planted, so each part has to pass

It ends with a table, and with 1 where a fault is caught by nothing, or can no longer be planted; with 2 where the
project is not sound before anything is planted.
"""

import argparse
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
_FAILED = re.compile(r"^FAILED (?:\S+::)?(\w+|\S+\.py)(?:\[.*?\])?(?: - .*)?$", re.MULTILINE)
_SHARED = ("node_modules", "scripts/node_modules", "tests/node_modules")


@dataclass(frozen=True)
class Fault:
    """A fault: its name, what it breaks, the text it changes, and the part of the tests that ought to catch it."""

    id: str
    breaks: str
    file: str
    old: str
    new: str
    by: str
    site: bool = False


def copy_project(folder: Path) -> None:
    """Copy what git knows or would add into `folder`; what npm installed is linked."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    for name in names:
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    for name in _SHARED:
        if (ROOT / name).exists() and not (folder / name).exists():
            (folder / name).symlink_to((ROOT / name).resolve())


def run(copy: Path, *command: str) -> tuple[int, str]:
    """The exit code of a Python command in the copy, with the copy's own library, and what it printed."""
    own = {"PYTHONPATH": str(copy / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *command], cwd=copy, env=os.environ | own, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def complaint(copy: Path, *command: str) -> str:
    """What a command of the course complains of: its first line with a place in it, else its last; nothing if it ends well."""
    code, said = run(copy, "-m", "course.cli", *command)
    lines = [line for line in said.splitlines() if line.strip()] or ["it printed nothing"]
    told = next((line for line in lines if re.search(r"\S:\d+: ", line)), lines[-1])
    return f"course {command[0]}: {told}" if code else ""


def caught_by(copy: Path, fault: Fault) -> str:
    """What of the part that ought to catch the fault complains or fails first: nothing where all of it passes."""
    if fault.by == "check":
        return complaint(copy, "check")
    told = complaint(copy, "build", "--out", "site") if fault.site or fault.by == "build" else ""
    if told or fault.by == "build":
        return told
    options = [f"--site={copy / 'site'}"] if fault.site else []
    code, said = run(copy, "-m", "pytest", "-xq", "-rf", "-p", "no:cacheprovider", *options, *shlex.split(fault.by))
    failed = Counter(_FAILED.findall(said))
    if code and not failed:  # a test that could not begin has seen nothing
        raise ValueError(f"no test of it failed, and pytest ended with {code}")
    return ", ".join(f"{test} ({count} cases)" if count > 1 else test for test, count in failed.items())


def plant(copy: Path, fault: Fault) -> str:
    """Plant a fault, try the part that ought to catch it, take the fault out again, and say what caught it."""
    path = copy / fault.file
    sound = path.read_text(encoding="utf-8") if path.exists() else ""
    if sound.count(fault.old) != 1:
        raise ValueError(f"cannot be planted: its old text stands {sound.count(fault.old)} times in {fault.file}")
    try:
        path.write_text(sound.replace(fault.old, fault.new), encoding="utf-8")
        return caught_by(copy, fault)
    finally:
        path.write_text(sound, encoding="utf-8")


def chosen(ids: list[str], faults: list[Fault]) -> list[Fault]:
    """The faults that were asked for; SystemExit with a line where one is unknown."""
    known = {fault.id: fault for fault in faults}
    unknown = [name for name in ids if name not in known]
    if unknown:
        raise SystemExit(f"faults: {', '.join(unknown)}: no such fault; tests/faults.yml has their names")
    return [known[name] for name in ids] or faults


def tried(copy: Path, faults: list[Fault], *, sound: bool) -> list[tuple[Fault, bool, str]]:
    """Each fault, whether it went as it ought to, and what was said."""
    found = []
    for number, fault in enumerate(faults, 1):
        print(f"{number} of {len(faults)}: {fault.id} ...", flush=True)
        try:
            told = caught_by(copy, fault) if sound else plant(copy, fault)
            found.append((fault, bool(told) is not sound, told or ("it passes" if sound else "NOT CAUGHT")))
        except ValueError as error:
            found.append((fault, False, str(error)))
        print(f"  {found[-1][2]}", flush=True)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("ids", nargs="*", help="the faults to plant; all where none is named")
    parser.add_argument("--sound", action="store_true", help="plant nothing: each part has to pass")
    options = parser.parse_args()
    listed = yaml.safe_load((ROOT / "tests" / "faults.yml").read_text(encoding="utf-8"))
    faults = chosen(options.ids, [Fault(**entry) for entry in listed])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the copy goes then too
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        copy = Path(folder) / "course"
        copy_project(copy)
        builds = any(one.site or one.by == "build" for one in faults)
        wrong = complaint(copy, "check") or (complaint(copy, "build", "--out", "site") if builds else "")
        if wrong:
            print(f"faults: nothing is planted, and {wrong}", file=sys.stderr)
            return 2
        found = tried(copy, faults, sound=options.sound)
    rows = [f"| {fault.id} | {fault.breaks} | {said.replace('|', '/')} |" for fault, _, said in found]
    print("\n".join(["", "| Fault | What it breaks | Caught by |", "|---|---|---|", *rows, ""]))
    missed = [fault.id for fault, well, _ in found if not well]
    print(f"{len(found) - len(missed)} of {len(found)} as they ought to be; not so: {', '.join(missed) or 'none'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

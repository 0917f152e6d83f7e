"""Plants the faults of faults.yml one at a time in a copy of the project, and says which test catches each.

    python tests/faults.py                       all of them, an hour or so
    python tests/faults.py older-wins pale-words these two
    python tests/faults.py --draw 10 --seed 2026 ten of them, drawn by lot: the same seed draws the same ten
    python tests/faults.py --sound               nothing is planted, so each part has to pass
    python tests/faults.py --list                what there is

It ends with a table, and with 1 where a fault is caught by nothing, or can no longer be planted; with 2 where the
project is not sound before anything is planted.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tests" / "faults.yml"
NOT_CAUGHT = "NOT CAUGHT"
_FAILED = re.compile(r"^FAILED (\S+\.py)(?:::(\w+)(?:\[(.*?)\])?)?(?: - .*)?$", re.MULTILINE)
_MOST_NAMES = 4
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


@dataclass(frozen=True)
class Outcome:
    """What became of a fault: whether it was caught, and by which tests, or why not."""

    fault: Fault
    caught: bool
    said: str


def read_faults() -> list[Fault]:
    return [Fault(**entry) for entry in yaml.safe_load(LIST.read_text(encoding="utf-8"))]


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


def tell_lines(said: str) -> str:
    """What a command complains of: its first line with a place in it, else its last."""
    lines = [line for line in said.splitlines() if line.strip()]
    return next((line for line in lines if re.search(r"\S:\d+: ", line)), lines[-1] if lines else "it printed nothing")


def try_part(copy: Path, fault: Fault) -> tuple[bool, str]:
    """Whether the part that ought to catch the fault fails, and which tests of it do, or what it says."""
    if fault.by == "check":
        code, said = run(copy, "-m", "course.cli", "check")
        return bool(code), f"course check: {tell_lines(said)}" if code else ""
    options: list[str] = []
    if fault.by == "build" or fault.site:
        code, said = run(copy, "-m", "course.cli", "build", "--out", "site")
        if code or fault.by == "build":
            return bool(code), f"course build: {tell_lines(said)}" if code else ""
        options = [f"--site={copy / 'site'}"]
    code, said = run(copy, "-m", "pytest", "-q", "-rf", "-p", "no:cacheprovider", *options, *shlex.split(fault.by))
    if code == 0:
        return False, ""
    # A test that could not begin has seen nothing: only one that failed has caught the fault.
    failed = tests_in(said)
    return (
        (True, failed) if failed else (False, f"no test of it failed, and pytest ended with {code}: {tell_lines(said)}")
    )


def tests_in(said: str) -> str:
    """The tests that pytest says have failed: each with the case that did, or with how many did."""
    cases: dict[str, list[str]] = {}
    for file, test, case in _FAILED.findall(said):
        cases.setdefault(test or file, []).append(case)
    names = [
        f"{test}{f' [{some[0]}]' if some[0] else ''}" if len(some) == 1 else f"{test} ({len(some)} cases)"
        for test, some in cases.items()
    ]
    return ", ".join(names[:_MOST_NAMES]) + (
        f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    )


def plant(copy: Path, fault: Fault) -> Outcome:
    """Plant a fault, try the part that ought to catch it, and take the fault out again."""
    path = copy / fault.file
    sound = path.read_text(encoding="utf-8") if path.exists() else ""
    found = sound.count(fault.old)
    if found != 1:
        return Outcome(fault, False, f"cannot be planted: its old text stands {found} times in {fault.file}")
    try:
        path.write_text(sound.replace(fault.old, fault.new), encoding="utf-8")
        caught, said = try_part(copy, fault)
    finally:
        path.write_text(sound, encoding="utf-8")
    return Outcome(fault, caught, said or NOT_CAUGHT)


def pass_part(copy: Path, fault: Fault) -> Outcome:
    """Whether the part passes where nothing is planted: one that fails anyway proves nothing."""
    failed, said = try_part(copy, fault)
    return Outcome(fault, not (failed or said), said or "it passes where nothing is planted")


def complaint_of(copy: Path, faults: list[Fault]) -> str:
    """What is wrong with the copy where nothing is planted: what cannot be built or checked would catch every fault."""
    commands = (
        [["check"], ["build", "--out", "site"]] if any(one.site or one.by == "build" for one in faults) else [["check"]]
    )
    for command in commands:
        code, said = run(copy, "-m", "course.cli", *command)
        if code:
            return f"faults: nothing is planted, and `course {command[0]}` fails: {tell_lines(said)}"
    return ""


def table(outcomes: list[Outcome]) -> str:
    rows = "\n".join(f"| {one.fault.id} | {one.fault.breaks} | {one.said.replace('|', '/')} |" for one in outcomes)
    return f"| Fault | What it breaks | Caught by |\n|---|---|---|\n{rows}"


def chosen(options: argparse.Namespace, faults: list[Fault]) -> list[Fault]:
    """The faults that were asked for; SystemExit with a line where one is unknown."""
    known = {fault.id: fault for fault in faults}
    unknown = [name for name in options.ids if name not in known]
    if unknown:
        raise SystemExit(f"faults: {', '.join(unknown)}: no such fault; --list has their names")
    if options.draw:
        return random.Random(options.seed).sample(faults, min(options.draw, len(faults)))
    return [known[name] for name in options.ids] or faults


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("ids", nargs="*", help="the faults to plant; all where none is named")
    parser.add_argument("--list", action="store_true", help="what there is")
    parser.add_argument("--draw", type=int, metavar="N", help="plant N faults drawn by lot")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="the seed of the lot")
    parser.add_argument("--sound", action="store_true", help="plant nothing: each part has to pass")
    options = parser.parse_args()
    faults = chosen(options, read_faults())
    if options.list:
        print("\n".join(f"{fault.id}: {fault.breaks} ({fault.file}; {fault.by})" for fault in faults))
        return 0
    outcomes = []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the copy goes then too
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        copy = Path(folder) / "course"
        copy_project(copy)
        wrong = complaint_of(copy, faults)
        if wrong:
            print(wrong, file=sys.stderr)
            return 2
        for number, fault in enumerate(faults, 1):
            print(f"{number} of {len(faults)}: {fault.id} ...", flush=True)
            outcomes.append(pass_part(copy, fault) if options.sound else plant(copy, fault))
            print(f"  {outcomes[-1].said}", flush=True)
    missed = [one.fault.id for one in outcomes if not one.caught]
    print(f"\n{table(outcomes)}\n")
    print(f"{len(outcomes) - len(missed)} of {len(outcomes)} {'pass' if options.sound else 'caught'}", end="")
    print(f"; not so: {', '.join(missed)}" if missed else "")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

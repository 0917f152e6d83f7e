"""Installs what a target of the Makefile needs and does not have yet: environment.py <group> <folder of the virtual environment>.

It runs before anything is installed, so it uses the standard library alone. A group that is whole leaves a file
`.ready-<group>` in the folder, as the last thing; without that file the next `make` does the group again.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

from course.tools.npm import has_own
from course.tools.progress import alive

# What each group adds: locks of Python packages in scripts/requirements/, and folders with a package-lock.json.
GROUPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "serve": (("serve",) if has_own() else ("serve", "node"), (".",)),
    "build": ((), ("scripts",)),
    "split": (("split",), ()),
    "takeaway": (("takeaway",), ()),
    "test": (("test",), ("tests",)),
    "lint": (("lint",), ("scripts/lint",)),
}
# What to do, by what pip, uv or npm say.
ADVICE = (
    ("hash|integrity", "the index holds another file than the lock: do not use it, and tell us; name another index"),
    ("no space|disk quota", "free some space"),
    ("certificate", "name the certificates of your organisation, SSL_CERT_FILE=/path/to/ca.pem"),
    (
        "connect|network|timed? ?out|dns|fetch|matching distribution|ENOTFOUND|EAI_AGAIN",
        "see that this machine reaches a package index (HTTPS_PROXY, PIP_INDEX_URL and npm_config_registry name a way)",
    ),
)
# A lock is whole: nothing is looked up beyond it, and what other locks have brought stays (`uv pip sync` would take it out).
_HASHED = ("--no-deps", "--require-hashes", "-r")
_VENV = "install its venv package (on Debian: python3-venv)"


class InstallError(Exception):
    """A step that could not be done: what the tool said."""


class Environment:
    """The virtual environment in the folder `venv`."""

    def __init__(self, venv: Path) -> None:
        self.venv = venv
        self.python = str(venv / "bin" / "python")
        self.uv = str(venv / "bin" / "uv")

    def create(self) -> str:
        """Make the environment if it is not there or its Python is gone, with uv in it where that can be had."""
        if not _works([self.python, "-c", ""]):
            _run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(self.venv)])
        if not _works([self.uv, "--version"]):
            try:
                _run([*self._pip(), *_HASHED, _lock("bootstrap")])
            except InstallError as error:
                return f"{self.venv}; pip does what uv would, which could not be had ({_reasons(error)[0]})"
        return str(self.venv)

    def install(self, name: str) -> str:
        """Install the packages of a lock that are not there yet."""
        before = self._count()
        by = self._install(*_HASHED, _lock(name))
        return f"{self._count() - before} packages from {_lock(name)}, by {by}"

    def link(self) -> str:
        """Install the course itself, so that its files are used where they lie."""
        self._install("--no-deps", "--no-build-isolation", "-e", ".")
        return "the command `course`"

    def npm(self, folder: str) -> str:
        """Install what a package-lock.json lists."""
        ask = ["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
        _run([self.python, "-m", "course.tools.npm", *ask, "--loglevel=error"])
        there = json.loads((Path(folder) / "node_modules" / ".package-lock.json").read_text(encoding="utf-8"))
        return f"{len(there['packages'])} packages from {_npm_lock(folder)}, by npm"

    def _count(self) -> int:
        return len(list(self.venv.glob("lib/*/site-packages/*.dist-info")))

    def _install(self, *arguments: str) -> str:
        """Install with uv, or with pip where uv cannot; which of them it was."""
        if _works([self.uv, "--version"]):
            try:
                _run([self.uv, "pip", "install", "--python", self.python, *arguments], _for_uv())
                return "uv"
            except InstallError as error:
                print(f"setup: pip goes on where uv stopped ({_reasons(error)[0]})", flush=True)
        _run([*self._pip(), *arguments])
        return "pip"

    def _pip(self) -> list[str]:
        """pip for the environment: this Python's own reaches into it; where there is none, it gets one, which takes longer."""
        found = [sys.executable, "-m", "pip", "--python", self.python]
        if not _works([*found, "--version"]):
            _run([self.python, "-m", "ensurepip"])
            found = [self.python, "-m", "pip"]
        return [*found, "install", "--quiet", "--retries", "2"]


@cache
def _for_uv() -> dict[str, str]:
    """What pip is told of the index and of certificates here, as uv is told it; uv also trusts what the system trusts."""
    asked = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False)
    told = dict(re.findall(r"^\S*\.(index-url|cert)='(.*)'$", asked.stdout, re.MULTILINE))
    found = {"UV_SYSTEM_CERTS": "true", "UV_DEFAULT_INDEX": told.get("index-url"), "SSL_CERT_FILE": told.get("cert")}
    return {name: value for name, value in found.items() if value and name not in os.environ}


def _lock(name: str) -> str:
    return f"scripts/requirements/{name}.lock"


def _npm_lock(folder: str) -> str:
    return str(Path(folder) / "package-lock.json")


def _run(command: list[str], more: Mapping[str, str] = MappingProxyType({})) -> None:
    """Run a command quietly; InstallError with what it said where it fails."""
    env = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **more}
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        raise InstallError(done.stdout.strip() or f"{command[0]} ended with {done.returncode}")


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _reasons(error: InstallError) -> list[str]:
    """What a tool said of its failure, without its warnings and its own whereabouts."""
    lines = [line.strip() for line in str(error).splitlines()]
    return [line for line in lines if line and not re.match(r"WARNING|npm error( +at .*)?$", line)] or lines


def _steps(group: str, environment: Environment) -> list[tuple[str, Callable[[], str]]]:
    locks, folders = GROUPS[group]
    steps: list[tuple[str, Callable[[], str]]] = []
    if group == "serve":
        steps.append(("making the environment", environment.create))
    steps += [(f"installing {_lock(name)}", partial(environment.install, name)) for name in locks]
    if group == "serve":
        steps.append(("installing the course", environment.link))
    steps += [(f"installing {_npm_lock(folder)}", partial(environment.npm, folder)) for folder in folders]
    return steps


def main(group: str, venv: Path) -> int:
    """Do the steps of a group, a line each; 1, with the reason and what to do, at the first that fails."""
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        print(f"setup: this Python makes no virtual environments; {_VENV}", file=sys.stderr)
        return 1
    ready = venv / f".ready-{group}"
    ready.unlink(missing_ok=True)
    steps = _steps(group, Environment(venv))
    for number, (doing, step) in enumerate(steps, 1):
        here, begun = f"setup {group} {number}/{len(steps)}", time.monotonic()
        try:
            with alive(f"{here}: {doing}"):
                done = step()
        except InstallError as error:
            advice = next((do for words, do in ADVICE if re.search(words, str(error), re.IGNORECASE)), "mend that")
            print(
                *_reasons(error)[:15],
                f"{here}: failed while {doing}; {advice}, then run make again",
                sep="\n",
                file=sys.stderr,
            )
            return 1
        print(f"{here}: {done}, {time.monotonic() - begun:.1f} s", flush=True)
    ready.touch()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))

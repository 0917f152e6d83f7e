"""What a build costs, this course's and the stock one's, with the pages as they are and many times over."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from course.benchfigures import Figure, Target, growth
from course.benchrun import Cost, cost
from course.benchsites import write_ours, write_stock
from course.build import environment

_TRIM = "import sys, pathlib; from course.build import tidy; from course.trim import trim; s = pathlib.Path(sys.argv[1]); tidy(s); sys.exit('\\n'.join(trim(s)))"
AGAIN = 3
# Many times over, growth may be this much above the pages' own and still be called linear: the measure itself is no better.
SLACK = 1.05


def pages_cost(folder: Path, out: Path, *, strict: bool) -> Cost:
    """What it takes to build the pages of the site whose mkdocs.yml stands in `folder`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out), *(["--strict"] if strict else [])]
    return cost(command, folder, environment(folder))


def trim_cost(folder: Path, out: Path) -> Cost:
    """What it takes to make the site that was built in `out` light."""
    return cost([sys.executable, "-c", _TRIM, str(out)], folder, environment(folder))


def compare_builds(root: Path, scales: Sequence[int]) -> Iterator[Figure]:
    """The figures of building the course of `root` at each of `scales`, one by one as they are known."""
    first: dict[str, Cost] = {}
    for scale in scales:
        with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
            found = _at_scale(root, Path(scratch), scale)
        first = first or found
        yield from _figures(found, scale)
        if scale > scales[0]:
            yield from _growth(first, found, scales[0], scale)


def _at_scale(root: Path, scratch: Path, scale: int) -> dict[str, Cost]:
    """What `ours`, its `trim` and `stock` cost; the least of several goes where a go is short, since noise only adds."""
    ours, stock = scratch / "ours", scratch / "stock"
    ours.mkdir()
    write_ours(root, ours, scale)
    stock.mkdir()
    write_stock(ours, stock)
    found: dict[str, list[Cost]] = {"ours": [], "trim": [], "stock": []}
    for _ in range(AGAIN if scale == 1 else 1):
        found["ours"].append(pages_cost(ours, scratch / "site", strict=True))
        found["trim"].append(trim_cost(ours, scratch / "site"))
        shutil.rmtree(scratch / "site")
        found["stock"].append(pages_cost(stock, scratch / "site", strict=False))
        shutil.rmtree(scratch / "site")
    return {name: min(costs, key=lambda one: one.processor) for name, costs in found.items()}


def _figures(found: dict[str, Cost], scale: int) -> Iterator[Figure]:
    ours, trim, stock = found["ours"], found["trim"], found["stock"]
    wanted = Target(most=1.5, ratio=True) if scale == 1 else None
    yield Figure(f"build {scale}x, the pages: on the clock", "s", ours.clock, stock.clock, wanted)
    yield Figure(f"build {scale}x, the pages: of processor", "s", ours.processor, stock.processor, wanted)
    yield Figure(f"build {scale}x, made light too: of processor", "s", (ours + trim).processor, stock.processor)
    yield Figure(f"build {scale}x, the pages: peak of memory", "MB", ours.peak, stock.peak)
    yield Figure(f"build {scale}x, made light too: peak of memory", "MB", (ours + trim).peak, stock.peak)


def _growth(first: dict[str, Cost], found: dict[str, Cost], small: int, large: int) -> Iterator[Figure]:
    scale, wanted = large // small, Target(most=SLACK)
    name = f"growth {small}x to {large}x, time against pages"
    whole, before = found["ours"] + found["trim"], first["ours"] + first["trim"]
    stock = growth(first["stock"].processor, found["stock"].processor, scale)
    yield Figure(f"{name}: the pages", "times", growth(first["ours"].processor, found["ours"].processor, scale), stock, wanted)
    yield Figure(f"{name}: made light", "times", growth(before.processor, whole.processor, scale), stock, wanted)

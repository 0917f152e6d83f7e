"""What a build costs, this course's and the stock one's, with the pages as they are and many times over."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from course.benchfigures import Figure, Target, growth
from course.benchrun import Cost, cost
from course.benchsites import write_ours, write_stock
from course.build import environment, tidy
from course.content import Course
from course.trim import trim

AGAIN = 3
# Many times over, time may be this much above the pages and still be called linear: the measure itself is no better.
SLACK = 1.05


@dataclass(frozen=True)
class Costs:
    """What this course's pages took, of which `cut` seconds of processor went into slides and questions as scripts, then making the site light; and what stock took."""

    ours: Cost
    cut: float
    light: Cost
    stock: Cost

    @property
    def pages(self) -> float:
        """Seconds of processor for the pages and the search index alone, which is all that stock makes."""
        return self.ours.processor - self.cut

    @property
    def whole(self) -> Cost:
        """The whole of a build of ours."""
        return self.ours + self.light


def pages_cost(folder: Path, out: Path, *, strict: bool) -> Cost:
    """What it takes to build the pages of the site whose mkdocs.yml stands in `folder`."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--site-dir",
        str(out),
        *(["--strict"] if strict else []),
    ]
    return cost(command, folder, environment(folder))


def cut_again(course: Path, site: Path) -> None:
    """Write the slides and the questions of the built site once more, and print the seconds of processor that it took."""
    read = Course(course)
    _ = read.pages, read.banks
    started = time.process_time()
    from course.decks import guides_of, write_decks  # to read these modules is a part of the work
    from course.questionscripts import write_question_scripts

    guided = guides_of(read)
    write_decks(site, guided)
    write_question_scripts(read, site)
    print(time.process_time() - started)


def make_light(site: Path) -> int:
    """Make the built site light; 1 where that failed."""
    tidy(site)
    return int(bool(trim(site)))


def _here(call: str) -> list[str]:
    return [
        sys.executable,
        "-c",
        f"import sys; from pathlib import Path; from course import benchbuild; sys.exit(benchbuild.{call})",
    ]


def compare_builds(root: Path, scales: Sequence[int]) -> Iterator[Figure]:
    """The figures of building the course of `root` at each of `scales`, one by one as they are known."""
    first: Costs | None = None
    for scale in scales:
        with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
            found = _at_scale(root, Path(scratch), scale)
        yield from _figures(found, scale)
        if first:
            yield from _growth(first, found, f"{scales[0]}x to {scale}x", scale / scales[0])
        first = first or found


def _at_scale(root: Path, scratch: Path, scale: int) -> Costs:
    """What the builds cost; the least of several goes where a go is short, since noise only adds."""
    ours, stock = scratch / "ours", scratch / "stock"
    ours.mkdir()
    write_ours(root, ours, scale)
    stock.mkdir()
    write_stock(ours, stock)
    goes = [_one_go(ours, stock, scratch / "site") for _ in range(AGAIN if scale == 1 else 1)]
    return Costs(
        _least([go.ours for go in goes]),
        min(go.cut for go in goes),
        _least([go.light for go in goes]),
        _least([go.stock for go in goes]),
    )


def _least(costs: Sequence[Cost]) -> Cost:
    return min(costs, key=lambda one: one.processor)


def _one_go(ours: Path, stock: Path, out: Path) -> Costs:
    built = pages_cost(ours, out, strict=True)
    done = subprocess.run(
        _here(f"cut_again(Path({str(ours)!r}), Path({str(out)!r}))"), capture_output=True, text=True, check=True
    )
    light = cost(_here(f"make_light(Path({str(out)!r}))"), ours, environment(ours))
    shutil.rmtree(out)
    plain = pages_cost(stock, out, strict=False)
    shutil.rmtree(out)
    return Costs(built, float(done.stdout), light, plain)


def _figures(found: Costs, scale: int) -> Iterator[Figure]:
    wanted = Target(most=1.5, ratio=True) if scale == 1 else None
    name = f"build {scale}x"
    yield Figure(f"{name}, the pages alone: processor", "s", found.pages, found.stock.processor, wanted)
    yield Figure(f"{name}, and slides, questions: processor", "s", found.ours.processor, found.stock.processor)
    yield Figure(f"{name}, and made light: processor", "s", found.whole.processor, found.stock.processor)
    yield Figure(f"{name}, all of it: on the clock", "s", found.whole.clock, found.stock.clock)
    yield Figure(f"{name}, pages and slides: peak of memory", "MB", found.ours.peak, found.stock.peak)
    yield Figure(f"{name}, all of it: peak of memory", "MB", found.whole.peak, found.stock.peak)


def _growth(first: Costs, found: Costs, span: str, scale: float) -> Iterator[Figure]:
    """How time grew against the pages: 1 is as they did."""
    stock = growth(first.stock.processor, found.stock.processor, scale)
    parts = (("the pages", first.pages, found.pages), ("all of it", first.whole.processor, found.whole.processor))
    for name, before, after in parts:
        yield Figure(
            f"growth {span}, time over pages: {name}", "times", growth(before, after, scale), stock, Target(most=SLACK)
        )

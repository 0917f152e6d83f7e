"""This site measured against a stock build of the same Markdown, in one run, a line a figure as soon as it is known."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from course import benchlighthouse as lighthouse
from course.benchbuild import compare_builds, pages_cost
from course.benchfigures import Figure, Target, head, middle, scales_of
from course.benchpage import a_browser, first_visit, shown_slowly
from course.benchserve import Site, read_site, serving
from course.benchsites import FED, write_stock
from course.benchuse import OURS, STOCK, answers, next_page, search
from course.build import build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MODULE, NEXT, GUIDE, HOME = (
    "modules/sharing-information.html",
    "modules/assessment.html",
    "guides/domestic-abuse.html",
    "index.html",
)
PAGES = (("module", MODULE), ("guide", GUIDE), ("home", HOME))
PARTS = ("weight", "paint", "search", "quiz", "next", "lighthouse", "build")
FRAME = 16.7
THROTTLE = "Slow: slow 4G and a processor at a quarter of its speed, on a screen of 412 by 823. Medians. Other hosts are counted, never reached."


@dataclass(frozen=True)
class Bench:
    """What a part measures with: the course's folder, both sites as they are served, a browser, and how often to look."""

    ours: Site
    stock: Site
    browser: Browser
    runs: int


def weight(bench: Bench) -> Iterator[Figure]:
    """What a first visit costs."""
    for kind, name in PAGES:
        ours, stock = (first_visit(bench.browser, site, name) for site in (bench.ours, bench.stock))
        most = Target(most=68_000) if kind == "module" else None
        yield Figure(f"{kind}, first visit: gzip bytes", "kB", ours.size, stock.size, most)
        yield Figure(f"{kind}, first visit: requests", "", ours.requests, stock.requests)
        yield Figure(f"{kind}, requests to other hosts", "", ours.outside, stock.outside, Target(most=0))
        yield Figure(f"{kind}, bytes before the first text", "kB", ours.first_text, stock.first_text)
        yield Figure(f"{kind}, bytes of scripts", "kB", ours.scripts, stock.scripts)
        yield Figure(f"{kind}, elements", "", ours.nodes, stock.nodes)


def paint(bench: Bench) -> Iterator[Figure]:
    """How a first visit is shown on a slow phone."""
    for kind, name in PAGES:
        ours, stock = (shown_slowly(bench.browser, site, name, bench.runs) for site in (bench.ours, bench.stock))
        yield Figure(f"{kind}, slow: largest piece shown (LCP)", "ms", ours.lcp, stock.lcp)
        yield Figure(f"{kind}, slow: shift of the layout (CLS)", "shift", ours.cls, stock.cls, Target(most=0))
        yield Figure(f"{kind}, slow: time blocked (TBT)", "ms", ours.tbt, stock.tbt)


def searching(bench: Bench) -> Iterator[Figure]:
    """What the first search of a visit costs."""
    names = ("search/entries.js", "search/search_index.json")
    index = [float(len(site.files[name][0])) for site, name in zip((bench.ours, bench.stock), names, strict=True)]
    yield Figure("search, the index: gzip bytes", "kB", index[0], index[1], Target(most=45_000))
    ours, stock = (search(bench.browser, site, MODULE, bench.runs, slow=False) for site in (bench.ours, bench.stock))
    yield Figure("search, all bytes for a first one", "kB", ours.size, stock.size)
    yield Figure("search, index there to first results", "ms", ours.after_index, stock.after_index, Target(most=100))
    yield Figure("search, first key to results", "ms", ours.first, stock.first)
    yield Figure("search, the next one: key to results", "ms", ours.next, stock.next)
    slow, other = (search(bench.browser, site, MODULE, bench.runs, slow=True) for site in (bench.ours, bench.stock))
    yield Figure("search, slow line: first key to results", "ms", slow.first, other.first)


def quiz(bench: Bench) -> Iterator[Figure]:
    """How long a verdict takes."""
    for slow, told in ((False, "quiz"), (True, "quiz, slow")):
        ours = answers(bench.browser, bench.ours, MODULE, OURS, slow=slow)
        stock = answers(bench.browser, bench.stock, MODULE, STOCK, slow=slow)
        wanted = None if slow else Target(most=FRAME)
        yield Figure(f"{told}: submit to verdict, middle of {len(ours)}", "ms", middle(ours), middle(stock), wanted)
        yield Figure(f"{told}: submit to verdict, the longest", "ms", max(ours), max(stock), wanted)


def going_on(bench: Bench) -> Iterator[Figure]:
    """What the next page costs."""
    ours, stock = (next_page(bench.browser, site, MODULE, NEXT, bench.runs) for site in (bench.ours, bench.stock))
    yield Figure("next module, warm: gzip bytes", "kB", ours.size, stock.size, Target(most=15_000))
    yield Figure("next module, warm: brotli bytes, as over https", "kB", ours.brotli, stock.brotli, Target(most=15_000))
    yield Figure("next module, warm: requests", "", ours.requests, stock.requests)
    yield Figure("next module, warm and slow: LCP", "ms", ours.lcp, stock.lcp)


def lighthouses(bench: Bench) -> Iterator[Figure]:
    """Lighthouse's four scores of a module and of home."""
    for kind, name in (PAGES[0], PAGES[2]):
        ours, stock = (lighthouse.audit(site.address + name, bench.runs) for site in (bench.ours, bench.stock))
        yield Figure(f"Lighthouse, {kind}: performance", "", ours.performance, stock.performance, Target(least=99))
        yield Figure(f"Lighthouse, {kind}: LCP in its simulation", "ms", ours.lcp, stock.lcp, Target(most=1200))
        yield Figure(
            f"Lighthouse, {kind}: accessibility", "", ours.accessibility, stock.accessibility, Target(least=100)
        )
        yield Figure(
            f"Lighthouse, {kind}: best practices", "", ours.best_practices, stock.best_practices, Target(least=100)
        )
        yield Figure(f"Lighthouse, {kind}: SEO", "", ours.seo, stock.seo, Target(least=100))


_MEASURED: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "weight": weight,
    "paint": paint,
    "search": searching,
    "quiz": quiz,
    "next": going_on,
    "lighthouse": lighthouses,
}


def _say(text: str) -> None:
    print(text, flush=True)


def bench_command(root: Path, *, runs: int, scales: str, parts: Sequence[str], every_page: bool) -> int:
    """Measure `parts` (all of them where none is named) and print each figure; 1 where a part could not be measured, 2 for a wrong option.

    A target that is missed is said and changes no exit code: times are those of this machine, at this hour.
    """
    try:
        wanted = scales_of(scales)
        if runs < 1:
            raise ValueError(f"runs are a whole number from 1, such as 5; not {runs}")
    except ValueError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    parts = parts or PARTS
    for line in (*FED, THROTTLE, "", head()):
        _say(line)
    failed = _in_browser(root, [part for part in parts if part in _MEASURED], runs, every_page)
    if "build" in parts:
        failed |= _printed("build", compare_builds(root, wanted))
    return int(failed)


def _printed(part: str, figures: Iterator[Figure]) -> bool:
    """Print the figures as they come; whether something went wrong, which is said in one line."""
    try:
        for figure in figures:
            _say(figure.line())
    except Exception as error:  # one part that fails leaves the others standing
        print(f"bench: {part} could not be measured: {' '.join(str(error).split())[:300]}", file=sys.stderr, flush=True)
        return True
    return False


def _in_browser(root: Path, parts: Sequence[str], runs: int, every_page: bool) -> bool:
    """Measure what needs both sites and a browser; whether something went wrong."""
    if not parts and not every_page:
        return False
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        try:
            ours, stock = _both_sites(root, scratch)
            bench = Bench(
                stack.enter_context(serving(ours)),
                stack.enter_context(serving(stock)),
                stack.enter_context(a_browser()),
                runs,
            )
        except RuntimeError as error:
            print(f"bench: {error}", file=sys.stderr)
            return True
        asks = every_page or "lighthouse" in parts
        missing = lighthouse.prepare() if asks else ""
        if missing:
            print(f"bench: {missing}", file=sys.stderr, flush=True)
        failed = False
        for part in parts:
            if part != "lighthouse" or not missing:
                failed |= _printed(part, _MEASURED[part](bench))
        if every_page and not missing:
            failed |= _printed("every page", _every_page(ours))
    return failed or bool(missing)


def _both_sites(root: Path, scratch: Path) -> tuple[Site, Site]:
    """This site and the stock one, built in `scratch` and read; RuntimeError where a build fails."""
    if build_site(root, scratch / "ours"):
        raise RuntimeError("the course does not build; make check says why")
    (scratch / "source").mkdir()
    write_stock(root, scratch / "source")
    pages_cost(scratch / "source", scratch / "stock", strict=False)
    return read_site(scratch / "ours", packaged=True), read_site(scratch / "stock", packaged=False)


def _every_page(site: Site) -> Iterator[Figure]:
    """Lighthouse's accessibility, best practices and SEO on every page: each that is not at 100, and how many are."""
    names = sorted(name for name, (data, _) in site.files.items() if name.endswith(".html"))
    whole = 0
    for name in names:
        found = lighthouse.audit(site.address + name, categories=lighthouse.CATEGORIES[1:])
        whole += not found.faults
        if found.faults:
            _say(f"  {name}: {', '.join(found.faults)}")
    yield Figure("Lighthouse, pages at 100 three times over", "", whole, len(names), Target(least=len(names)))

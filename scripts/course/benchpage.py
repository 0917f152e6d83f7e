"""What a page costs in a browser: bytes and requests of a first visit, and when it is shown on a slow phone."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from course.benchfigures import blocking
from course.benchserve import Sent, Site
from course.browser import NEEDED, find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# Nothing leaves this machine: what a page asks of the world outside is counted and fails at once.
NO_OUTSIDE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
PHONE = {"width": 412, "height": 823}
# Slow 4G and a phone's processor, as Lighthouse applies them in a browser: 1.6 megabits a second less a tenth, 150 ms there and back.
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.6e6 * 0.9 / 8,
    "uploadThroughput": 750e3 * 0.9 / 8,
}
SLOWER = 4
_WATCH = """window.bench = { lcp: 0, cls: 0, tasks: [] };
new PerformanceObserver((list) => { for (const one of list.getEntries()) bench.lcp = one.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) bench.cls += one.value; }).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => { for (const one of list.getEntries()) bench.tasks.push([one.startTime, one.duration]); }).observe({ type: "longtask", buffered: true });"""
_PAINTED = """() => ({ ...bench, fcp: (performance.getEntriesByName("first-contentful-paint")[0] || { startTime: 0 }).startTime })"""
_COLD = """() => ({
  nodes: document.querySelectorAll("*").length,
  inline: Array.from(document.scripts, (one) => one.src || /json/.test(one.type) ? "" : one.textContent).join("\\n"),
  blocking: performance.getEntriesByType("resource").filter((one) => one.renderBlockingStatus === "blocking").map((one) => one.name),
})"""


@dataclass(frozen=True)
class Cold:
    """A first visit: bytes and requests in all, requests to other hosts, bytes before the first text, of scripts, and elements."""

    size: int
    requests: int
    outside: int
    first_text: int
    scripts: int
    nodes: int


@dataclass(frozen=True)
class Paint:
    """How a page is shown on a slow phone: the largest piece after so many ms, shift of the layout, and ms in which it is blocked."""

    lcp: float
    cls: float
    tbt: float


@contextmanager
def a_browser() -> Iterator[Browser]:
    """A browser while the context lasts; RuntimeError where there is none."""
    from playwright.sync_api import sync_playwright

    program = find_browser()
    if not program:
        raise RuntimeError(NEEDED)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu", NO_OUTSIDE])
        yield browser
        browser.close()


@contextmanager
def a_phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone with an empty cache while the context lasts."""
    context = browser.new_context(
        viewport={"width": PHONE["width"], "height": PHONE["height"]},
        device_scale_factor=1.75,
        is_mobile=True,
        has_touch=True,
    )
    context.add_init_script(_WATCH)
    yield context
    context.close()


def slow_down(page: Page, *, line: bool = True) -> None:
    """Give the page a phone's processor and, with `line`, slow 4G."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if line:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)


def first_visit(browser: Browser, site: Site, name: str) -> Cold:
    """What a first visit to the page `name` of the site costs."""
    with a_phone(browser) as phone:
        page = phone.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        site.take()
        page.goto(site.address + name)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        found, sent = page.evaluate(_COLD), site.take()
    outside = [url for url in asked if not url.startswith((site.address, "data:", "blob:"))]
    held_up = {name, *(url.removeprefix(site.address) for url in found["blocking"] if url.startswith(site.address))}
    inline = len(gzip.compress(found["inline"].encode(), 9)) if found["inline"].strip() else 0
    return Cold(
        _size(sent),
        len(sent) + len(outside),
        len(outside),
        _size([one for one in sent if one.name in held_up]),
        _size([one for one in sent if one.name.endswith(".js")]) + inline,
        found["nodes"],
    )


def _size(sent: list[Sent]) -> int:
    return sum(one.size for one in sent)


def shown_slowly(browser: Browser, site: Site, name: str, runs: int) -> Paint:
    """The medians of `runs` first visits to the page `name` on a slow phone."""
    found = [_one_paint(browser, site, name) for _ in range(runs)]
    return Paint(*(median(values) for values in zip(*((one.lcp, one.cls, one.tbt) for one in found), strict=True)))


def _one_paint(browser: Browser, site: Site, name: str) -> Paint:
    with a_phone(browser) as phone:
        page = phone.new_page()
        slow_down(page)
        page.goto(site.address + name)
        return settled(page)


def settled(page: Page) -> Paint:
    """How the page was shown, once nothing has moved for a while."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    found = page.evaluate(_PAINTED)
    return Paint(
        found["lcp"], found["cls"], blocking([(start, duration) for start, duration in found["tasks"]], found["fcp"])
    )

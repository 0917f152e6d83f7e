"""What using a site costs in a browser: a search, an answer to a question, and the way to the next page."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from course.benchpage import a_phone, settled, slow_down
from course.benchserve import Sent, Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WORD, OTHER = "neglect", "school"
_LISTEN = """() => {
  const list = document.querySelector(".md-search-result__list"), found = { key: 0, shown: 0 };
  addEventListener("keydown", (event) => { found.key = found.key || performance.timeOrigin + event.timeStamp; }, true);
  window.searched = new Promise((done, fail) => {
    setTimeout(fail, 60000, new Error("no results came"));
    new MutationObserver(() => {
      if (!found.key || !list.firstElementChild || found.shown) return;
      found.shown = performance.timeOrigin + performance.now();
      done(found);
    }).observe(list, { childList: true, subtree: true });
  });
}"""
# Each single choice of the page in turn: chosen, sent where there is a button for it, and timed until the verdict is laid out.
_ANSWER = """async ([root, send, verdict]) => {
  const taken = [];
  for (const one of document.querySelectorAll(root)) {
    const choice = one.querySelector("input[type=radio]"), button = send && one.querySelector(send);
    if (!choice) continue;
    if (button) choice.click();
    await new Promise((done) => setTimeout(done, 50));
    const before = performance.now(), until = before + 5000;
    (button || choice).click();
    while (!one.querySelector(verdict) && performance.now() < until) await new Promise((done) => setTimeout(done));
    if (!one.querySelector(verdict)) continue;
    one.getBoundingClientRect();
    taken.push(performance.now() - before);
  }
  return taken;
}"""
OURS = (".question", "button[type=submit]", ".question__feedback")
STOCK = (".quiz", "", ".quiz-feedback:not(.hidden), .answer-feedback:not(.hidden)")


@dataclass(frozen=True)
class Search:
    """A first search: ms from the first key to results, ms to them after the index is there, ms of the next search, bytes sent for it."""

    first: float
    after_index: float
    next: float
    size: int


@dataclass(frozen=True)
class Next:
    """The way to the next page with the last one in the cache: bytes with gzip and with brotli, requests, and ms until its largest piece is shown."""

    size: int
    brotli: int
    requests: int
    lcp: float


def search(browser: Browser, site: Site, name: str, runs: int, *, slow: bool) -> Search:
    """The medians of `runs` searches, each the first of a visit to the page `name`; with `slow` over a slow line."""
    found = [_one_search(browser, site, name, slow) for _ in range(runs)]
    return Search(
        median(one.first for one in found),
        median(one.after_index for one in found),
        median(one.next for one in found),
        int(median(one.size for one in found)),
    )


def _one_search(browser: Browser, site: Site, name: str, slow: bool) -> Search:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as desk:
        page = desk.new_page()
        site.take()
        page.goto(site.address + name)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1000)
        before = site.take()
        site.slow = slow
        try:
            first = _type(page, WORD)
            page.wait_for_timeout(500)
            sent = [*before, *site.take()]
        finally:
            site.slow = False
        index = max((one.at * 1000 for one in sent if _is_index(one)), default=0)
        page.locator("input[name=query]").fill("")
        page.locator(".md-search-result__item").first.wait_for(state="detached")
        after = first["shown"] - max(index, first["key"])
        following = _type(page, OTHER)
    size = sum(one.size for one in sent if one.name.startswith("search/") or "search" in one.name)
    return Search(first["shown"] - first["key"], after, following["shown"] - following["key"], size)


def _type(page: Page, word: str) -> dict[str, float]:
    """Type the word into the search and give back when the first key went down and when there were results (ms since 1970)."""
    page.locator("input[name=query]").click()
    page.evaluate(_LISTEN)
    page.keyboard.type(word)
    found: dict[str, float] = page.evaluate("searched")
    return found


def _is_index(sent: Sent) -> bool:
    return sent.name in ("search/entries.js", "search/search_index.json")


def answers(browser: Browser, site: Site, name: str, form: tuple[str, str, str], *, slow: bool) -> list[float]:
    """For each question with one answer on the page `name`, the ms from submitting to the verdict; with `slow` on a phone's processor."""
    with a_phone(browser) as phone:
        page = phone.new_page()
        page.goto(site.address + name)
        page.wait_for_load_state("networkidle")
        if slow:
            slow_down(page, line=False)
        found: list[float] = page.evaluate(_ANSWER, list(form))
    return found


def next_page(browser: Browser, site: Site, first: str, then: str, runs: int) -> Next:
    """The medians of `runs` ways from the page `first` to the page `then` over a slow line, on a phone's processor."""
    found = [_one_way(browser, site, first, then) for _ in range(runs)]
    return Next(
        *(
            median(values)
            for values in zip(*((one.size, one.brotli, one.requests, one.lcp) for one in found), strict=True)
        )
    )


def _one_way(browser: Browser, site: Site, first: str, then: str) -> Next:
    with a_phone(browser) as phone:
        page = phone.new_page()
        page.goto(site.address + first)
        page.wait_for_load_state("networkidle")
        site.take()
        slow_down(page)
        page.goto(site.address + then)
        lcp = settled(page).lcp
        sent = site.take()
    return Next(sum(one.size for one in sent), sum(map(site.brotli_size, sent)), len(sent), lcp)

"""How long a learner's record takes to save and to show, empty and full, measured in a browser with the built site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from course.browser import NEEDED, find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ENTRIES = 5_000
SAVES = 25
_FILL = """(count) => {
  const store = window.course.store, record = store.read(), at = Math.max(Date.now(), record.cleared + 1);
  const each = Math.floor(count / 5), text = "What I noted after a visit, in a few plain words. ".repeat(2);
  const told = { options: ["k00000"], keyed: true, at: at };
  for (let one = 0; one < each; one += 1) {
    record.questions[`question-${one}`] = { version: "00000000", first: told, last: told, tries: 1, earlier: [] };
    record.reviews[`question-${one}`] = { version: "00000000", step: 1, due: at + 864e5, at: at };
    record.notes[`reflect:module-${one}:prompt`] = { text: text, at: at };
    record.seen[`module-${one}:found`] = { at: at };
    record.cpd[`own${Math.floor(one / 10)}:${"abcdefghij"[one % 10]}`] = { text: text, at: at };
  }
  store.replace(record);
  return ["questions", "reviews", "notes", "seen", "cpd"].reduce((sum, part) => sum + Object.keys(store.read()[part]).length, 0);
}"""
_SAVE = """(times) => Array.from({ length: times }, (_, number) => {
  const before = performance.now();
  window.course.store.cpd("me:name", `A name ${number}`);
  return performance.now() - before;
})"""
_EMPTY = "() => window.course.store.forget(null)"


@dataclass(frozen=True)
class RecordBench:
    """Medians in milliseconds: a save into an empty record and into one of `entries`, and the opening of either on its page."""

    entries: int
    empty_save: float
    full_save: float
    empty_open: float
    full_open: float

    @property
    def times(self) -> float:
        """How many times as long a save into the full record takes."""
        return self.full_save / self.empty_save if self.empty_save else 0.0

    def line(self) -> str:
        """The measure in one line."""
        return (
            f"record: a save takes {self.full_save:.1f} ms with {self.entries} entries, {self.times:.0f} times an empty one"
            f" ({self.empty_save:.2f} ms); its page opens in {self.full_open:.0f} ms, empty in {self.empty_open:.0f} ms"
        )


def measure_in(browser: Browser, site: Path, entries: int = ENTRIES) -> RecordBench:
    """Measure the record of the site built in `site`, kept on the device, in a browser that runs."""
    page = browser.new_page()
    page.goto((site / "cpd-record.html").resolve().as_uri())
    page.evaluate("window.course.store.keepOn('device')")

    def opened() -> float:
        page.reload()
        return float(page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))

    def saved() -> float:
        found: list[float] = page.evaluate(_SAVE, SAVES)
        return float(median(found))

    empty_open, empty_save = opened(), saved()
    page.evaluate(_EMPTY)
    count = int(page.evaluate(_FILL, entries))
    full_open, full_save = opened(), saved()
    page.close()
    return RecordBench(count, empty_save, full_save, empty_open, full_open)


def measure_record(site: Path, entries: int = ENTRIES) -> RecordBench:
    """Measure the record of the site built in `site` in a browser of its own; RuntimeError where there is none."""
    from playwright.sync_api import sync_playwright

    program = find_browser()
    if not program:
        raise RuntimeError(NEEDED)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        found = measure_in(browser, site, entries)
        browser.close()
    return found

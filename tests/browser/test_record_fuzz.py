"""Files that are damaged or hostile, by the thousand, through the control that a learner uses: none changes a byte of the store unless it is loaded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Open, Visit
from tests.browser.desk import Desk

FULL, ROUNDS = 1200, 300
OFFER = """
async ([seed, rounds]) => {
  const store = course.store, place = document.querySelector("[data-module=record-load]");
  const input = place.querySelector("input"), box = place.querySelector("section"), said = place.querySelector("[role=status]");
  const random = Random(seed), text = JSON.stringify, wrong = [], counts = { refused: 0, offered: 0, loaded: 0 };
  const kept = () => text([localStorage, sessionStorage].map((area) => Object.entries(area).sort()));
  const press = (words) => Array.from(box.querySelectorAll("button")).find((one) => one.textContent === words);
  const turn = () => new Promise((go) => { const pair = new MessageChannel(); pair.port1.onmessage = go; pair.port2.postMessage(0); });

  store.keepOn("device");
  store.replace(random.record(false));
  ["a", "b:c"].forEach((name) => { store.note(name, "mine"); store.cpd(name, "mine"); });
  const mine = text(store.read()), before = kept();
  const file = course.recordFile.write(store.merge(random.record(true), random.record(true)), Date.now(), "1.0.0");

  for (let round = 0; round < rounds; round += 1) {
    const [kind, made] = random.mutated(file), files = new DataTransfer();
    const note = (what) => wrong.push(`${kind}: ${what}: ${String(made).slice(0, 400)}`);
    files.items.add(new File([made], "record.json"));
    input.files = files.files;
    input.dispatchEvent(new Event("change"));
    while (place.hasAttribute("aria-busy")) await turn();
    if (kept() !== before) note("the store has changed");
    if (box.hidden) {
      counts.refused += 1;
      if (!/^(This|Nothing).*\\. Nothing was changed\\.$/.test(said.textContent)) note(`it says ${said.textContent}`);
    } else {
      counts.offered += 1;
      if (press("Load it") && round % 3 === 0) {
        press("Load it").click();
        counts.loaded += 1;
        const stored = JSON.parse(localStorage.getItem("course-record:learning-from-reviews"));
        if (store.trouble() || store.sift(stored).fault) note("what is stored is not sound");
        if (store.read().notes.a.text !== "mine" || store.read().cpd["b:c"].text !== "mine") note("something of mine is lost");
        store.note("a", "later");
        if (store.read().notes.a.text !== "later") note("nothing can be written any more");
        store.note("a", "mine");
        press("Take it back").click();
        store.swap(JSON.parse(mine), true);
        if (kept() !== before) note("it cannot be taken back");
      }
    }
    if (place.querySelector("img, script, b, svg") || ["text", "at", "version", "x", "polluted"].some((name) => ({})[name] !== undefined)) note("it reached the page");
  }
  return { wrong: wrong.slice(0, 3), counts: counts };
}
"""


@pytest.fixture
def visit(open_page: Open, desk: Desk) -> Visit:
    return open_page(desk.served + "pages/record.html")


@pytest.mark.parametrize(
    ("seed", "rounds"), [(1, ROUNDS), *(pytest.param(seed, FULL, marks=pytest.mark.full) for seed in (1, 2, 3))]
)
def test_no_file_changes_a_byte_unless_it_is_loaded(
    visit: Visit, seed: int, rounds: int, record_property: Callable[[str, object], None]
) -> None:
    done = visit.page.evaluate(OFFER, [seed, rounds])
    assert done["wrong"] == []
    visit.quiet()
    assert min(done["counts"].values()) > rounds / 20, done["counts"]
    record_property("count of fuzzed imports", rounds)


FAILS = """
() => {
  const set = Storage.prototype.setItem, store = course.store, KEY = "course-record:learning-from-reviews", wrong = [];
  for (const place of ["tab", "device"]) {
    for (let good = 0; good <= 12; good += 1) {
      store.wipe();
      store.note("n0", "x");
      store.keepOn(place);
      let left = good;
      Storage.prototype.setItem = function (name, value) {
        if ((left -= 1) < 0) throw new DOMException("full", "QuotaExceededError");
        set.call(this, name, value);
      };
      for (let number = 1; number <= 10; number += 1) store.note(`n${number}`, "x");
      store.replace(store.merge(store.read(), { ...store.read(), notes: { file: { text: "x", at: 5 } } }));
      const held = Object.keys(store.read().notes).filter((name) => name !== "file").length;
      if (held !== 11) wrong.push(`${place}, full after ${good}: the page holds ${held}`);
      Storage.prototype.setItem = set;
      const stored = store.sift(JSON.parse((place === "tab" ? sessionStorage : localStorage).getItem(KEY)));
      const last = Object.keys(stored.record.notes).filter((name) => name !== "file").length;
      if (stored.fault || last !== 1 + Math.min(good, 10)) wrong.push(`${place}, full after ${good}: ${last} are stored`);
      store.note("after", "x");
      if (store.trouble() || Object.keys(JSON.parse((place === "tab" ? sessionStorage : localStorage).getItem(KEY)).notes).length < 12) wrong.push(`${place}, ${good}: room is not used again`);
    }
  }
  return wrong;
}
"""


def test_a_storage_that_is_full_at_any_write_holds_the_last_whole_record(visit: Visit) -> None:
    """And the page holds everything, and writes it once there is room."""
    assert visit.page.evaluate(FAILS) == []

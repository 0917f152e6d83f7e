"""Records by the hundred, made by chance, in the page's own code: two are merged by laws, damaged and hostile files change nothing, full storage loses nothing."""

from __future__ import annotations

import json
from random import Random

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit, beginning
from tests.browser.desk import MINE
from tests.browser.page import Ask, inside
from tests.browser.records import by_chance, damaged

visit = beginning("desk", MINE)
# The same in any order and however often, the newer of each thing, and nothing lost
HOLDS = """
(() => {
  const merge = store.merge, text = JSON.stringify, broken = {};
  const same = (one, other) => text(one) === text(other);
  const PARTS = ["questions", "notes", "counts", "cpd", "settings", "seen", "reviews"];
  const gone = (all, part, name) => Math.max(all.cleared, part === "questions" || part === "reviews" ? all.forgotten[name] || 0 : 0);
  const at = (thing) => thing.last ? thing.last.at : thing.at;
  const every = (record, holds) => PARTS.every((part) => Object.keys(record[part]).every((name) => holds(part, name, record[part][name])));
  const there = (part, name, ...records) => records.map((one) => one[part][name]).filter(Boolean);
  const laws = {
    commutative: (a, b) => same(merge(a, b), merge(b, a)),
    idempotent: (a, b) => { const ab = merge(a, b); return same(merge(ab, ab), ab) && same(merge(ab, a), ab) && same(merge(b, ab), ab); },
    associative: (a, b, c) => same(merge(merge(a, b), c), merge(a, merge(b, c))),
    untouched: (a, b) => { const before = text([a, b]); merge(a, b); return text([a, b]) === before; },
    sound: (a, b) => { const { record, fault } = store.sift(JSON.parse(text(merge(a, b)))); return fault === null && same(record, merge(a, b)); },
    newest: (a, b) => every(merge(a, b), (part, name, thing) => at(thing) === Math.max(...there(part, name, a, b).map(at))),
    first: (a, b) => every(merge(a, b), (part, name, thing) => part !== "questions" || thing.first.at === Math.min(...there(part, name, a, b).map((one) => one.first.at))),
    nothing_lost: (a, b) => { const all = merge(a, b); return [a, b].every((one) => every(one, (part, name, thing) => name in all[part] || at(thing) <= gone(all, part, name))); },
    nothing_back: (a, b) => { const all = merge(a, b); return every(all, (part, name, thing) => at(thing) > gone(all, part, name)); },
    taken_back: (a, b) => { const here = merge(a, a), { after } = recordFile.compare(here, b), back = recordFile.without(after, after, here);
      return same(merge(back, back), here); },
    told: (a, b) => { const { changes } = recordFile.compare(merge(a, a), b); const here = recordFile.count(merge(a, a)), after = recordFile.count(merge(a, b));
      return changes > 0 || same(here, after); }
  };
  const names = Object.keys(laws).filter((law) => ["associative", "first"].includes(law) !== forgets);
  for (const three of triples.map((all) => all.map((one) => store.sift(one).record))) {
    for (const law of names) if (!(law in broken) && !laws[law](...three)) broken[law] = text(three);
  }
  return broken;
})()"""


@pytest.mark.parametrize("rounds", [100, pytest.param(2000, marks=pytest.mark.full)])
@pytest.mark.parametrize("forgets", [pytest.param(True, id="forgetting"), pytest.param(False, id="keeping")])
def test_the_laws_of_merging_hold_for_records_by_chance(ask: Ask, forgets: bool, rounds: int) -> None:
    """What comes back is the law that does not hold, with the three records that show it; they have much in common."""
    dice = Random(20261123)
    for _ in range(rounds // 100):
        triples = [[by_chance(dice, forgets=forgets) for _ in range(3)] for _ in range(100)]
        assert ask(HOLDS, forgets=forgets, triples=triples) == {}


# Files through the control that a learner uses
OFFER = """
(async () => {
  const place = document.querySelector("[data-module=record-load]");
  const input = place.querySelector("input"), box = place.querySelector("section"), said = place.querySelector("[role=status]");
  const text = JSON.stringify, wrong = [], counts = { refused: 0, offered: 0, loaded: 0 };
  const kept = () => text([localStorage, sessionStorage].map((area) => Object.entries(area).sort()));
  const press = (words) => Array.from(box.querySelectorAll("button")).find((one) => one.textContent === words);
  const turn = () => new Promise((go) => { const pair = new MessageChannel(); pair.port1.onmessage = go; pair.port2.postMessage(0); });

  store.keepOn("device");
  store.replace(store.sift(own).record);
  ["a", "b:c"].forEach((name) => { store.note(name, "mine"); store.cpd(name, "mine"); });
  const mine = text(store.read()), before = kept();

  for (const [round, made] of files.entries()) {
    const note = (what) => wrong.push(`${what}: ${String(made).slice(0, 400)}`), data = new DataTransfer();
    data.items.add(new File([typeof made === "string" ? made : new Uint8Array(made)], "record.json"));
    input.files = data.files;
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
})()"""


@pytest.mark.parametrize(
    ("seed", "rounds"), [(1, 100), *(pytest.param(seed, 1200, marks=pytest.mark.full) for seed in (1, 2, 3))]
)
def test_no_file_changes_a_byte_unless_it_is_loaded(visit: Visit, seed: int, rounds: int) -> None:
    dice = Random(seed)
    own, text = by_chance(dice, forgets=False), json.dumps(by_chance(dice, forgets=True))
    done = inside(visit.page, OFFER, own=own, files=[damaged(dice, text) for _ in range(rounds)])
    assert done["wrong"] == []
    visit.quiet()
    assert min(done["counts"].values()) > rounds / 20, done["counts"]


# Storage that is full at any write: it holds the last whole record, and the page everything, until there is room

FAILS = """
(() => {
  const set = Storage.prototype.setItem, KEY = "course-record:learning-from-reviews", wrong = [];
  for (const place of ["tab", "device"]) {
    for (const good of [0, 1, 5, 11, 12]) {
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
})()"""


def test_a_storage_that_is_full_at_any_write_holds_the_last_whole_record(page: Page) -> None:
    assert inside(page, FAILS) == []

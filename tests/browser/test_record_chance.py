"""Records by the hundred, made by chance, in the page's own code: two are merged by laws, damaged and hostile files change nothing, full storage loses nothing."""

import json
import re
from collections import Counter
from itertools import product
from random import Random

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, beginning
from tests.browser.desk import MINE
from tests.browser.page import Ask, inside
from tests.browser.records import KEY, by_chance, choose, damaged, kept, read

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


MINE_TOO = "(store.keepOn('device'), store.swap(own, true), ['a', 'b:c'].forEach((name) => (store.note(name, 'mine'), store.cpd(name, 'mine'))))"
LOADED = "[store.trouble(), store.sift(JSON.parse(localStorage.getItem(key))).fault, store.read().notes.a.text, store.read().cpd['b:c'].text]"
REACHED = "['text', 'at', 'version', 'x'].some((name) => ({})[name] !== undefined)"


@pytest.mark.parametrize("rounds", [60, pytest.param(600, marks=pytest.mark.full)])
def test_no_file_changes_a_byte_unless_it_is_loaded(visit: Visit, rounds: int) -> None:
    page, dice, done = visit.page, Random(1), Counter[str]()
    box, said = (page.locator(f"[data-module=record-load] {part}") for part in ("section", "[role=status]"))
    text = json.dumps(by_chance(dice, forgets=True))
    inside(page, MINE_TOO, own=by_chance(dice, forgets=False))
    before, mine = kept(page), read(page)
    for _ in range(rounds):
        file = damaged(dice, text)
        choose(page, bytes(file) if isinstance(file, list) else file)
        assert kept(page) == before, file
        if box.is_hidden():
            done["refused"] += 1
            expect(said, str(file)[:400]).to_have_text(re.compile(r"^(This|Nothing).*\. Nothing was changed\.$"))
        elif (load := page.get_by_role("button", name="Load it")).is_visible():
            done["loaded"] += 1
            load.click()
            assert inside(page, LOADED, key=KEY) == [None, None, "mine", "mine"], file
            assert inside(page, "(store.note('a', 'later'), store.read().notes.a.text)") == "later", file
            page.get_by_role("button", name="Take it back").click()
            inside(page, "store.swap(mine, true)", mine=mine)
            assert kept(page) == before, file
        assert page.locator("[data-module=record-load] :is(img, script, b, svg)").count() == 0, file
        assert not page.evaluate(REACHED), file
    assert min(done["refused"], done["loaded"]) > rounds / 20, done
    visit.quiet()


# What is written fails after so many times, until there is room again.
FULL_AFTER = """(window.roomy = Storage.prototype.setItem, window.times = good, Storage.prototype.setItem = function (...what) {
  if ((times -= 1) < 0) throw new DOMException("full", "QuotaExceededError");
  roomy.apply(this, what);
}, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].forEach((number) => store.note(`n${number}`, "x")),
  store.replace(store.merge(store.read(), { ...store.read(), notes: { file: { text: "x", at: 5 } } })))"""
HELD = """(({ record, fault }) => [fault, store.trouble(), Object.keys(record.notes), Object.keys(store.read().notes)])(
  store.sift(JSON.parse((place === "tab" ? sessionStorage : localStorage).getItem(key))))"""


def test_a_storage_that_is_full_at_any_write_holds_the_last_whole_record_and_the_page_everything(page: Page) -> None:
    every = {f"n{number}" for number in range(11)}
    for place, good in product(("tab", "device"), (0, 1, 5, 11, 12)):
        inside(page, "(store.wipe(), store.note('n0', 'x'), store.keepOn(place))", place=place)
        inside(page, f"({FULL_AFTER}, 0)", good=good)
        fault, _, stored, held = inside(page, HELD, place=place, key=KEY)
        assert (fault, len({*stored} - {"file"})) == (None, 1 + min(good, 10)), (place, good)
        assert {*held} - {"file"} == every, (place, good)
        page.evaluate("() => { Storage.prototype.setItem = roomy; }")
        inside(page, "store.note('after', 'x')")
        fault, trouble, stored, _ = inside(page, HELD, place=place, key=KEY)
        assert (fault, trouble, {*stored} - {"file"}) == (None, None, every | {"after"}), (place, good)

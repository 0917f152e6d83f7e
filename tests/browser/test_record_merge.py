"""Two records together: the same in any order and however often, the newer of each thing, and nothing lost. Thousands by chance, in the page's own code."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.desk import Desk

FULL, ROUNDS = 2000, 300
HOLDS = """
([names, rounds, forgets, seed]) => {
  const random = Random(seed), merge = course.store.merge, text = JSON.stringify, broken = {};
  const same = (one, other) => text(one) === text(other);
  const PARTS = ["notes", "cpd", "settings", "seen", "reviews"];
  const gone = (all, part, name) => Math.max(all.cleared, part === "questions" || part === "reviews" ? all.forgotten[name] || 0 : 0);
  const versions = (entry) => entry ? [entry] : [];
  const laws = {
    commutative: (a, b) => same(merge(a, b), merge(b, a)),
    idempotent: (a, b) => { const ab = merge(a, b); return same(merge(ab, ab), ab) && same(merge(ab, a), ab) && same(merge(b, ab), ab); },
    associative: (a, b, c) => same(merge(merge(a, b), c), merge(a, merge(b, c))),
    untouched: (a, b) => { const before = text([a, b]); merge(a, b); return text([a, b]) === before; },
    sound: (a, b) => { const { record, fault } = course.store.sift(JSON.parse(text(merge(a, b)))); return fault === null && same(record, merge(a, b)); },
    newest: (a, b) => { const all = merge(a, b); return PARTS.every((part) => Object.keys(all[part]).every((name) =>
      all[part][name].at === Math.max(...[a, b].map((one) => one[part][name]).filter(Boolean).map((one) => one.at)))); },
    last: (a, b) => { const all = merge(a, b); return Object.keys(all.questions).every((id) =>
      all.questions[id].last.at === Math.max(...[a, b].flatMap((one) => versions(one.questions[id])).map((one) => one.last.at))); },
    first: (a, b) => { const all = merge(a, b); return Object.keys(all.questions).every((id) => versions(all.questions[id]).every((one) =>
      one.first.at === Math.min(...[a, b].flatMap((two) => versions(two.questions[id])).filter((two) => two.version === one.version).map((two) => two.first.at)))); },
    nothing_lost: (a, b) => { const all = merge(a, b); return [a, b].every((one) =>
      PARTS.every((part) => Object.keys(one[part]).every((name) => name in all[part] || one[part][name].at <= gone(all, part, name))) &&
      Object.keys(one.questions).every((id) => versions(one.questions[id]).every((entry) =>
        entry.last.at <= gone(all, "questions", id) || versions(all.questions[id]).some((kept) => kept.version === entry.version)))); },
    nothing_back: (a, b) => { const all = merge(a, b); return PARTS.every((part) => Object.keys(all[part]).every((name) => all[part][name].at > gone(all, part, name))) &&
      Object.keys(all.questions).every((id) => versions(all.questions[id]).every((one) => one.last.at > gone(all, "questions", id))); },
    taken_back: (a, b) => { const here = merge(a, a), { after } = course.recordFile.compare(here, b), back = course.recordFile.without(after, after, here);
      return same(merge(back, back), here); },
    told: (a, b) => { const { changes } = course.recordFile.compare(merge(a, a), b); const here = course.recordFile.count(merge(a, a)), after = course.recordFile.count(merge(a, b));
      return changes > 0 || same(here, after); }
  };
  for (let round = 0; round < rounds; round += 1) {
    const three = [random.record(forgets), random.record(forgets), random.record(forgets)];
    for (const law of names) if (!(law in broken) && !laws[law](...three)) broken[law] = text(three);
  }
  return broken;
}
"""
WITH_FORGETTING = [
    "commutative",
    "idempotent",
    "untouched",
    "sound",
    "newest",
    "nothing_lost",
    "nothing_back",
    "taken_back",
    "told",
]
WITHOUT = ["associative", "last", "first"]


@pytest.fixture
def page(open_page: Open, desk: Desk) -> Page:
    return open_page(desk.served + "pages/record.html").page


@pytest.mark.parametrize("rounds", [ROUNDS, pytest.param(FULL, marks=pytest.mark.full)])
@pytest.mark.parametrize(
    ("laws", "forgets"), [(WITH_FORGETTING, True), (WITHOUT, False)], ids=["forgetting", "keeping"]
)
def test_the_laws_of_merging_hold_for_records_by_chance(
    page: Page, laws: list[str], forgets: bool, rounds: int
) -> None:
    """What comes back is the law that does not hold, with the three records that show it."""
    assert page.evaluate(HOLDS, [laws, rounds, forgets, 20261123]) == {}


def test_records_by_chance_have_much_in_common(page: Page) -> None:
    """Otherwise the laws above would hold for want of a case."""
    met = page.evaluate(
        "() => { const random = Random(1); let met = 0; for (let i = 0; i < 100; i += 1) { const a = random.record(true), b = random.record(true);"
        " met += Object.keys(a.questions).filter((id) => id in b.questions).length; } return met; }"
    )
    assert met > 50

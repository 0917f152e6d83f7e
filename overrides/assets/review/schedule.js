/** When a question is asked again, after Leitner: an answer in line moves it up one of four boxes, any other moves it to the first. Pure.
 * @typedef {{why: "new" | "changed" | "again" | "due" | "rests", step: number, due: number, sure?: boolean}} Standing its box, the time from which
 *   it is asked, and whether it is asked again though the learner was sure
 * @typedef {{id: string, from: string, standing: Standing}} Item a question, the page that it comes from, and where it stands */
import { holds } from "../shared/answers.js";
import { dayAfter } from "../shared/dates.js";
import { parted, shuffled } from "../shared/values.js";

/** The days that a question waits in each box. After the last it rests. */
const WAITS = [0, 2, 7, 30];
const FIRST = ["again", "changed", "due"];
const LONGEST = 32 * 864e5;

/** Where a question goes from a box. @returns {{step: number, due: number}} */
export function next(step, inLine, now) {
  const to = inLine ? Math.min(step + 1, WAITS.length) : 0;
  return { step: to, due: to === 0 ? now : to < WAITS.length ? dayAfter(now, WAITS[to]) : 0 };
}

/** @returns {Standing} */
function placed(review) {
  if (review.step >= WAITS.length) return { why: "rests", step: WAITS.length, due: 0 };
  return { why: review.step > 0 ? "due" : "again", step: review.step, due: review.due };
}

/** Where a question of a version stands, by what the record holds of it and its reviews. @returns {Standing} */
export function stands(entry, review, version) {
  const standing = boxed(entry, review, version), missed = entry && [entry.last, entry.first].find((answer) => !holds(answer));
  return standing.why === "again" && missed && missed.sure === "sure" ? Object.assign(standing, { sure: true }) : standing;
}

/** @returns {Standing} */
function boxed(entry, review, version) {
  if (!entry) return { why: "new", step: 0, due: 0 };
  if (entry.version !== version) return { why: "changed", step: 0, due: entry.last.at };
  const known = review && review.version === version && review.at >= entry.first.at ? review : null;
  if (known && known.at >= entry.last.at) return placed(known);
  if (!holds(entry.last)) return { why: "again", step: 0, due: entry.last.at };
  if (known) return placed(known);
  // What was put right at once, with the reason in sight, is not known yet.
  return { why: holds(entry.first) ? "due" : "again", step: holds(entry.first) ? 1 : 0, due: dayAfter(entry.last.at, WAITS[1]) };
}

/** Whether it is asked now; so is one that a wrong clock has put too far ahead. */
export function isDue(standing, now) { return FIRST.includes(standing.why) && (standing.due <= now || standing.due > now + LONGEST); }

/** New questions in turn from one page and another, begun pages first. */
function mixed(items, begun, random) {
  const pages = parted(shuffled(items, random), (item) => item.from), turns = [];
  for (const isBegun of [true, false]) {
    const some = pages.filter(([from]) => begun.has(from) === isBegun).map(([, page]) => page);
    while (some.some((page) => page.length)) some.forEach((page) => turns.push(...page.splice(0, 1)));
  }
  return turns;
}

/** The questions in the order in which they are asked: those for another look, first where the learner was sure, changed ones, due ones, oldest
 * first, and new ones; where there is none of these, those that are due soonest. @param {Item[]} items @param {number} now @param {Set<string>} begun
 * pages with an answer @param {() => number} random @returns {Item[]} */
export function queue(items, now, begun, random) {
  const due = items.filter((item) => isDue(item.standing, now));
  const rank = (item) => 2 * FIRST.indexOf(item.standing.why) + (item.standing.sure ? 0 : 1);
  due.sort((one, other) => rank(one) - rank(other) || one.standing.due - other.standing.due);
  const all = due.concat(mixed(items.filter((item) => item.standing.why === "new"), begun, random));
  if (all.length) return all;
  return items.filter((item) => item.standing.why !== "rests").sort((one, other) => one.standing.due - other.standing.due);
}

/** The days on which something is due after today, in order. @returns {{at: number, count: number}[]} */
export function days(items, now) {
  const later = items.filter(({ standing }) => FIRST.includes(standing.why) && !isDue(standing, now));
  return parted(later, ({ standing }) => dayAfter(standing.due, 0)).map(([at, some]) => ({ at, count: some.length })).sort((one, other) => one.at - other.at);
}

/** The times at which a learner counted in their own cases, each called a look. Pure.
 * @typedef {{name: string, text: string, at: number, numbers: Object<string, number>}} Look */
import { dayAfter } from "../shared/dates.js";

const DAYS_BETWEEN = 42;

/** @returns {Look[]} the looks at a module's counts, the oldest first; the day of one is in its name, and outlasts being removed and brought back */
export function looksAt(record, slug) {
  const kept = Object.entries(record.counts).filter(([name, { text }]) => name.startsWith(`${slug}:`) && text);
  return kept.map(([name, { text, at }]) => ({
    name: name, text: text, at: Math.min(at, parseInt(name.split(":")[1], 36) || at),
    numbers: Object.fromEntries(text.trim().split(" ").map((one) => [one.split("=")[0], Number(one.split("=")[1])]))
  })).sort((one, other) => one.at - other.at);
}

/** The day from which to look again: six weeks after the first look; 0 where there is none, or a second one. @param {Look[]} looks */
export function nextLook(looks) { return looks.length === 1 ? dayAfter(looks[0].at, DAYS_BETWEEN) : 0; }

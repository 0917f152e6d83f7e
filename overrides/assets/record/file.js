/** What a saved record is: what is the matter with a text, what loading it would do, and how to take that back. Pure.
 * @typedef {{record: any, problem: ?string, saved: number, left: number, late: number}} Found why a text is refused, when it was saved (0 where it
 *   does not say), and how many things could not be read or bear a later date than today's
 * @typedef {{label: string, says: string[]}} Line what loading does to one kind of thing */
import { store } from "../shared/store.js";
import { isMap, many } from "../shared/values.js";

export const MOST_BYTES = 5e6, MOST_THINGS = 20000, DAY = 864e5, LONGEST_NAME = 60;
const ABOUT = "A learner's record of the course. To load it, open the course and choose My record, then Load a copy.";
/** Of this browser alone: it stays here, and is neither saved nor loaded. */
const ASKED = "asked";
const PARTS = {
  questions: ["answer to a question", "answers to questions"],
  notes: ["note or reflection", "notes and reflections"],
  seen: ["section read", "sections read"],
  reviews: ["review date", "review dates"],
  counts: ["count of your own cases", "counts of your own cases"],
  cpd: ["field of your professional record", "fields of your professional record"],
  settings: ["choice of yours, such as your own minutes", "choices of yours, such as your own minutes"]
};
/** Settings which the pages keep for themselves. */
const INNER = /^(asked$|last-saved$|order:)/;
const SAYS = {
  added: "added", newer: "replaced by a newer one from the file", joined: "put together from both", kept: "newer here, kept",
  gone: "removed, as it was removed in the file", stays: "removed here since, not brought back"
};
export const WRONG = {
  large: "This file is larger than 5 MB. A record of this course never is.",
  many: `This file holds more than ${MOST_THINGS.toLocaleString("en-GB")} things. A record of this course never does.`,
  empty: "This file is empty.",
  letters: "This file is not plain text. A record that was saved here has a name that ends in .json.",
  cut: "This file is not whole: it stops in the middle. Copy it once more from where you saved it.",
  damaged: "This file is damaged, and cannot be read. Copy it once more from where you saved it.",
  not: "This file is not a record of this course. A record that was saved here has a name that ends in .json.",
  unsaid: "This file does not say which version of the record it holds. It cannot be read safely.",
  nothing: "Nothing in this file can be read."
};

function sizeOf(data) {
  return Object.keys(PARTS).reduce((sum, part) => sum + (isMap(data[part]) ? Object.keys(data[part]).length : 0), 0);
}

/** Brings back to `now` what is dated later, so that nothing can outlast what is written from now on. @returns {number} how many */
function settle(record, now) {
  const all = Object.keys(PARTS).flatMap((part) => Object.values(record[part]));
  for (const id of Object.keys(record.forgotten)) if (record.forgotten[id] > now + DAY) delete record.forgotten[id];
  if (record.cleared > now + DAY) record.cleared = 0;
  return all.filter((thing) => {
    const late = (thing.last ? [thing.first, thing.last] : [thing]).filter((one) => one.at > now + DAY);
    late.forEach((one) => { one.at = now; });
    return late.length;
  }).length;
}

function refuse(data) {
  const here = store.read();
  if (!isMap(data) || typeof data.course !== "string") return WRONG.not;
  if (data.course !== here.course) return `This file is the record of another course: "${data.course.slice(0, LONGEST_NAME)}".`;
  if (!Number.isSafeInteger(data.version) || data.version < 1) return WRONG.unsaid;
  if (data.version !== here.version) {
    return `This file holds version ${data.version} of the record, and this copy of the course reads version ${here.version}. Nothing was loaded.`;
  }
  return sizeOf(data) > MOST_THINGS ? WRONG.many : null;
}

/** @param {string} text @param {number} now @returns {Found} */
export function read(text, now) {
  const no = (problem) => ({ record: null, problem, saved: 0, left: 0, late: 0 });
  const whole = text.trim();
  let data;
  if (text.length > MOST_BYTES) return no(WRONG.large);
  if (!whole) return no(WRONG.empty);
  try { data = JSON.parse(whole); } catch (error) { return no(!whole.startsWith("{") ? WRONG.not : whole.endsWith("}") ? WRONG.damaged : WRONG.cut); }
  const problem = refuse(data);
  if (problem) return no(problem);
  const { record, fault } = store.sift(data), left = sizeOf(data) - sizeOf(record);
  if (fault && !sizeOf(record)) return no(WRONG.nothing);
  delete record.settings[ASKED];
  const saved = Number.isSafeInteger(data.saved) && data.saved > 0 && data.saved <= now + DAY ? data.saved : 0;
  return { record, problem: null, saved, left: Math.max(left, fault ? 1 : 0), late: settle(record, now) };
}

/** The text of a file that holds a record. @param {any} record @param {number} now @param {string} edition of the course */
export function write(record, now, edition) {
  const settings = { ...record.settings };
  delete settings[ASKED];
  return `${JSON.stringify({ about: ABOUT, saved: now, edition, ...record, settings }, null, 1)}\n`;
}

/** The parts that hold what a learner has written. */
const OWN_WORDS = ["notes", "cpd"];

/** How to tell a thing of a part, where that is not by its text; nothing for what no learner would miss. */
const TELL = {
  questions: (name, entry) => JSON.stringify(entry),
  seen: () => "seen",
  reviews: (name, { version, step, due }) => [version, step, due].join(" "),
  cpd: (name, { text }, record) => (record.cpd[`${name.split(":")[0]}:gone`]?.text === "yes" ? "" : text),
  settings: (name, { text }) => (INNER.test(name) ? "" : text)
};

/** The things of a part that a learner would miss, as texts by name. */
function things(record, part) {
  const tell = TELL[part] || ((name, { text }) => text);
  const found = /** @type {[string, string][]} */ (Object.entries(record[part]).map(([name, thing]) => [name, tell(name, thing, record)]));
  return new Map(found.filter(([, text]) => text.trim()));
}

/** @returns {string[]} what a record holds, such as "3 notes and reflections"; nothing where it holds nothing */
export function count(record) {
  return Object.entries(PARTS).flatMap(([part, [one, more]]) => {
    const number = things(record, part).size;
    return number ? [many(number, one, more)] : [];
  });
}

/** What becomes of one thing: a name in SAYS, or nothing where it stays as it is. */
function fate(here, file, after) {
  if (after === undefined) return here !== undefined ? "gone" : file !== undefined ? "stays" : null;
  if (here === undefined) return "added";
  if (here === after) return file === undefined || file === after ? null : "kept";
  return file === after ? "newer" : "joined";
}

/** @returns {{after: any, lines: Line[], changes: number, replaced: string[][]}} the two together, what that does to what is here, and each text of
 * the learner's with the one that would stand in its place */
export function compare(here, file) {
  const after = store.merge(here, file), lines = [], replaced = [];
  let changes = 0;
  for (const part of Object.keys(PARTS)) {
    const [mine, theirs, both] = [here, file, after].map((record) => things(record, part));
    const names = Array.from(new Set([...mine.keys(), ...theirs.keys()]));
    const fates = names.map((name) => fate(mine.get(name), theirs.get(name), both.get(name)));
    if (OWN_WORDS.includes(part)) replaced.push(...names.filter((name, at) => fates[at] === "newer").map((name) => [mine.get(name), theirs.get(name)]));
    const says = Object.keys(SAYS).map((name) => [fates.filter((one) => one === name).length, name]).filter(([number]) => number);
    changes += fates.filter((one) => one && one !== "kept" && one !== "stays").length;
    if (says.length) lines.push({ label: PARTS[part][1], says: says.map(([number, name]) => `${number.toLocaleString("en-GB")} ${SAYS[name]}`) });
  }
  return { after, lines, changes, replaced };
}

/** @returns {any} `now` without what led from `before` to `after`; what was done since stays */
export function without(now, after, before) {
  const record = { ...now };
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  for (const part of Object.keys(PARTS).concat("forgotten")) {
    record[part] = Object.create(null);
    for (const name of new Set([...Object.keys(now[part]), ...Object.keys(before[part])])) {
      const thing = same(now[part][name], after[part][name]) ? before[part][name] : now[part][name];
      if (thing !== undefined) record[part][name] = thing;
    }
  }
  if (now.cleared === after.cleared) record.cleared = before.cleared;
  return record;
}

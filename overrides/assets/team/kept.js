/** The team's sheets in the learner's record: each is one note, `sheet:` and its id, whose text is the sheet.
 * @typedef {typeof import("../shared/store.js").store} Store the page's own, whoever asks */
import * as dates from "../shared/dates.js";
import { MOST_LINES, unsound } from "./file.js";

const PREFIX = "sheet:";

/** Whether a note of the record is a team's sheet. @param {string} name */
export function isSheet(name) { return name.startsWith(PREFIX); }

/** @param {string} used @returns {import("./file.js").Sheet} of today, with an id that says nothing of anybody */
export function fresh(used) {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { id, saved: 0, date: dates.of(Date.now()), service: "", people: 0, used, first: {}, agreed: [], look: "", looked: "", second: {}, saw: "" };
}

/** Every sheet that is sound, the latest meeting first. @param {Store} store @returns {import("./file.js").Sheet[]} */
export function all(store) {
  return Object.entries(store.read().notes).filter(([name, note]) => isSheet(name) && note.text)
    .flatMap(([name, { text }]) => { try { return [JSON.parse(text)].filter((one) => !unsound(one) && PREFIX + one.id === name); } catch (error) { return []; } })
    .sort((one, other) => (one.date < other.date ? 1 : -1));
}

/** Keeps a sheet as it is. @param {Store} store */
export function keep(store, sheet) { store.note(PREFIX + sheet.id, JSON.stringify(sheet)); }

/** Keeps a sheet that was changed just now: later than any version before, even where a clock was put back. @param {Store} store */
export function keepChanged(store, sheet) { keep(store, Object.assign(sheet, { saved: Math.max(Date.now(), sheet.saved + 1) })); }

/** Removes a sheet. @param {Store} store @param {string} id */
export function remove(store, id) { store.note(PREFIX + id, ""); }

/** Puts what a room agreed (what, who, by when) into its sheet: where it stands already, else today's for the same page, else a new one.
 * @param {Store} store @param {string} used the page @param {string[]} cells @param {{sheet: string, line: number}} [before] */
export function agree(store, used, [will, who, by], before) {
  const there = all(store), plain = (text) => text.replace(/\p{Cc}/gu, " ");
  const isToday = (one) => one.used === used && one.date === dates.of(Date.now()) && one.agreed.length < MOST_LINES;
  const sheet = there.find((one) => before && one.id === before.sheet) || there.find(isToday) || fresh(used);
  const line = Math.min(before && before.sheet === sheet.id ? before.line : MOST_LINES, sheet.agreed.length);
  sheet.agreed[line] = { child: "", ...sheet.agreed[line], will, who: plain(who), by: plain(by) };
  keepChanged(store, sheet);
  return { sheet: sheet.id, line, said: store.trouble() || `It is in the team's sheet, in line ${line + 1}.` };
}

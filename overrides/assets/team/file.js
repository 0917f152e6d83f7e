/** A team's sheet as a file: its text, why a text is refused, and what a sheet lacks before it can be added up. Pure: `course evidence` runs it too.
 * @typedef {{will: string, who: string, by: string, child: string}} Line what a team agreed
 * @typedef {{id: string, saved: number, date: string, service: string, people: number, used: string, first: Object<string, number>, agreed: Line[],
 *   look: string, looked: string, second: Object<string, number>, saw: string, made_up?: true}} Sheet `used` is a page, `first` and `second` the
 *   counts of its check, `look` and `looked` when to look again and when they did; days are 2026-11-30 or empty
 * @typedef {{course: string, used: Object<string, {title: string, as: string, theme: string}>, themes: Object<string, string>,
 *   checks: Object<string, {id: string, words: string}[]>}} Known what the course has: its pages for teams, their themes, their checks */
import * as dates from "../shared/dates.js";
import { isMap } from "../shared/values.js";

export const MOST_BYTES = 64000, LEAST_PEOPLE = 3, MOST_LINES = 8, MOST_COUNT = 999;
export const LONGEST = { service: 80, will: 300, who: 80, by: 80, child: 300, saw: 1000 };
const FORM = 1, DAY = 864e5, LATEST = 8.64e15;
const ABOUT = "A team's sheet. It opens on the page of the team's sheet, and is added up on the page Add up sheets.";
const PLAIN = /^[^\p{Cc}\p{Cs}]*$/u, SEVERAL_LINES = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;
export const WRONG = {
  large: "It is larger than a sheet ever is.",
  letters: "It is empty, or not plain text.",
  damaged: "It is damaged or cut off: save it once more.",
  not: "It is not a team's sheet.",
  form: "It was saved in a form that this version of the course does not know.",
  late: "It is dated in the future: set the date of the sheet, or of the computer, and save it once more.",
  page: "What was used is no page that this copy of the course has."
};

function isWhole(value, most) { return Number.isInteger(value) && value >= 0 && value <= most; }
function isText(value, longest, form = PLAIN) { return typeof value === "string" && value.length <= longest && form.test(value); }
function isDay(value) { return value === "" || (typeof value === "string" && /^2\d{3}-/.test(value) && dates.isDay(value)); }
function isCounts(value) { return isMap(value) && Object.values(value).every((count) => isWhole(count, MOST_COUNT)); }
function isLine(value) {
  return isMap(value) && ["will", "child"].every((name) => isText(value[name], LONGEST[name], SEVERAL_LINES)) &&
    ["who", "by"].every((name) => isText(value[name], LONGEST[name]));
}

const SOUND = {
  id: (value) => isText(value, 16) && /^[0-9a-f]{16}$/.test(value),
  saved: (value) => isWhole(value, LATEST),
  date: isDay,
  service: (value) => isText(value, LONGEST.service),
  people: (value) => isWhole(value, MOST_COUNT),
  used: (value) => isText(value, 200),
  first: isCounts,
  agreed: (value) => Array.isArray(value) && value.length <= MOST_LINES && value.every(isLine),
  look: isDay,
  looked: isDay,
  second: isCounts,
  saw: (value) => isText(value, LONGEST.saw, SEVERAL_LINES)
};

/** The first part of a value that is not as a sheet has it; nothing where all are. */
export function unsound(data) { return Object.keys(SOUND).find((name) => !isMap(data) || !Object.hasOwn(data, name) || !SOUND[name](data[name])); }

/** The things to count on a page for teams. @param {Known} known @param {string} used @returns {{id: string, words: string}[]} */
export function countsOf(known, used) {
  const page = Object.hasOwn(known.used, used) && known.used[used];
  return page && Object.hasOwn(known.checks, page.theme) ? known.checks[page.theme] : [];
}

/** Whether a number is more than what was looked at, which is the first. */
function isTooMuch(counts, items) {
  const found = items.filter((item) => Object.hasOwn(counts, item.id)), all = items.length ? counts[items[0].id] : undefined;
  return all !== undefined && found.some((item) => counts[item.id] > all);
}

function refuse(data, known, now) {
  if (!isMap(data) || !("form" in data) || typeof data.course !== "string") return WRONG.not;
  if (data.course !== known.course) return `It is a sheet of another course: "${data.course.replace(/[\p{Cc}\p{Cs}]/gu, "?").slice(0, 60)}".`;
  if (data.form !== FORM) return WRONG.form;
  const bad = unsound(data);
  if (bad) return `Its part "${bad}" is not as a sheet has it.`;
  if (data.used && !Object.hasOwn(known.used, data.used)) return WRONG.page;
  return data.saved > now + DAY || [data.date, data.looked].some((day) => day > dates.of(now + DAY)) ? WRONG.late : "";
}

/** The parts of a sheet and nothing else. @returns {any} */
function copied(data, known) {
  const kept = (counts) => Object.fromEntries(countsOf(known, data.used).filter(({ id }) => Object.hasOwn(counts, id)).map(({ id }) => [id, counts[id]]));
  const agreed = data.agreed.map(({ will, who, by, child }) => ({ will, who, by, child }));
  const sheet = Object.fromEntries(Object.keys(SOUND).map((name) => [name, data[name]]));
  return { ...sheet, first: kept(data.first), second: kept(data.second), agreed, ...(data.made_up === true && { made_up: true }) };
}

/** The text of a file; null where it is none. @param {ArrayBuffer} bytes */
export function decoded(bytes) {
  try { return new TextDecoder("utf-8", { fatal: true }).decode(bytes) || null; } catch (error) { return null; }
}

/** @param {?string} text @param {Known} known @param {number} now @returns {{sheet?: Sheet, problem: string}} */
export function read(text, known, now) {
  if (text === null) return { problem: WRONG.letters };
  if (text.length > MOST_BYTES) return { problem: WRONG.large };
  let data;
  try { data = JSON.parse(text); } catch (error) { return { problem: WRONG.damaged }; }
  const problem = refuse(data, known, now);
  return problem ? { problem } : { sheet: copied(data, known), problem: "" };
}

/** @param {Sheet} sheet @param {Known} known @returns {string} the text of its file */
export function write(sheet, known) { return JSON.stringify({ about: ABOUT, form: FORM, course: known.course, ...sheet }, null, 2); }

/** What a sheet still needs before it can be added up; nothing where it is whole. @param {Sheet} sheet @param {Known} known */
export function lacks(sheet, known) {
  if (!sheet.date) return "It has no date.";
  if (!sheet.service) return "It names no service.";
  if (!sheet.used) return "It does not say what was used.";
  if ([sheet.first, sheet.second].some((counts) => isTooMuch(counts, countsOf(known, sheet.used)))) return "One of its counts is more than what was looked at.";
  return sheet.people < LEAST_PEOPLE ? `It is of fewer than ${LEAST_PEOPLE} people: it would be somebody's own, and is not added up.` : "";
}

/** The pieces of learning that a record holds, and those that could be made from what the learner did in the course. Pure.
 * @typedef {{id: string, fields: Object<string, string>}} Piece its fields by name: what, learnt, from, to and so on
 * @typedef {{slug: string, title: string, to: string, fields: Object<string, string>}} Noted its last day, and what a piece made from it begins with */
import { roadsTaken } from "../shared/answers.js";
import * as dates from "../shared/dates.js";

const REVIEW = "review";
const SELF = "Self-directed online learning";
/** So many answers on a page are work on it; fewer may have come from the review. */
const FEWEST = 3;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The year of a day as the regulator counts: it ends on 30 November. @returns {number} 0 where there is no day */
export function yearOf(text) {
  if (!DAY.test(text || "")) return 0;
  return Number(text.slice(0, 4)) + (text.slice(5, 7) === "12" ? 1 : 0);
}

/** For which form a record of learning is worded. */
export function formOf(record) { return record.settings["cpd-form"]?.text === "supervision" ? "supervision" : "social"; }

/** @returns {Object<string, string>} what `me` or a piece holds, empty fields left out */
export function fieldsOf(record, piece) {
  const own = Object.entries(record.cpd).filter(([name, { text }]) => name.startsWith(`${piece}:`) && text);
  return Object.fromEntries(own.map(([name, { text }]) => [name.slice(piece.length + 1), text]));
}

/** @returns {Piece[]} the pieces in the order of their days, those without a day last */
export function pieces(record) {
  const ids = new Set(Object.keys(record.cpd).filter((name) => record.cpd[name].text && /^(?!me:)[^:]+:[^:]/.test(name)).map((name) => name.split(":")[0]));
  const known = Array.from(ids, (id) => ({ id, fields: fieldsOf(record, id) })).filter((piece) => piece.fields.gone !== "yes");
  const order = (piece) => `${piece.fields.from || piece.fields.to || "9999"} ${piece.id}`;
  return known.sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

/** The times at which the learner did something on a page, and what they wrote. */
function traces(record, page) {
  const answered = page.quiz.map((id) => record.questions[id]).filter(Boolean);
  const read = page.sections.filter((section) => `${page.slug}:${section.id}` in record.seen);
  const notes = Object.entries(record.notes).filter(([name, note]) => name.startsWith(`reflect:${page.slug}:`) && note.text.trim());
  const times = answered.map((entry) => entry.first.at)
    .concat(read.map((section) => record.seen[`${page.slug}:${section.id}`].at), notes.map(([, note]) => note.at));
  const enough = read.length || notes.length || answered.length >= Math.min(FEWEST, page.quiz.length);
  return { times: enough ? times : [], notes: notes.map(([, note]) => note.text.trim()) };
}

function described(record, contents, page, kind) {
  const roads = roadsTaken(record, page);
  return `"${page.title}", a ${kind} of the course "${contents.title}" (version ${contents.version}, content of ${dates.inWords(contents.date)})${roads && ", taken by " + roads}.`;
}

/** What could be made of times: the days of the last year among them; null where a piece of that year was made already. */
function dated(slug, times, made) {
  const all = times.map(dates.of).sort(), last = all[all.length - 1];
  const first = all.find((one) => yearOf(one) === yearOf(last));
  const there = made.some((piece) => piece.fields.of === slug && yearOf(piece.fields.to || piece.fields.from) >= yearOf(last));
  return there || !last ? null : { first, last };
}

function entry(slug, title, { first, last }, fields) {
  return { slug, title, to: last, fields: { of: slug, type: SELF, from: first, to: last === first ? "" : last, ...fields } };
}

/** What could become a piece: pages with a trace, and the review. None of which a piece of the same year was made. @returns {Noted[]} */
export function noted(record, contents) {
  const made = pieces(record);
  const all = contents.modules.map((page) => [page, "module"]).concat(contents.cases.map((page) => [page, "case"]));
  const found = all.flatMap(([page, kind]) => {
    const { times, notes } = traces(record, page), days = dated(page.slug, times, made);
    if (!days) return [];
    const minutes = record.settings[`minutes:${page.slug}`]?.text || String(page.minutes);
    return [entry(page.slug, page.title, days, { what: described(record, contents, page, kind), minutes, learnt: notes.join("\n\n") })];
  });
  const reviews = Object.values(record.reviews).map((review) => review.at), days = dated(REVIEW, reviews, made);
  if (reviews.length < FEWEST || !days) return found;
  const what = `"Review": questions of the course "${contents.title}" (version ${contents.version}), asked again some time after I had answered them.`;
  return found.concat(entry(REVIEW, "Review", days, { what }));
}

/** A new piece's id: small letters and digits, and none that is there already. */
export function newId(record, stem) {
  const start = stem.replace(/[^a-z0-9]/g, "").slice(0, 60) || "piece";
  const taken = new Set(Object.keys(record.cpd).map((name) => name.split(":")[0]));
  for (let number = 0; ; number += 1) {
    const id = `${start}${number || ""}`;
    if (id !== "me" && !taken.has(id)) return id;
  }
}

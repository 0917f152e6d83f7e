/** The questions that a learner may be asked: those of a case once they were met in it, those on hard topics where they were chosen. Pure. */
import { stands } from "./schedule.js";
import contents from "data/contents.json";
import topics from "data/topics.json";

/** The topics that a question touches. @returns {any[]} */
export function topicsOf(id) { return topics.filter((topic) => topic.questions.includes(id)); }

export function chosen(record, topic) { return record.settings[`include:${topic.id}`]?.text === "yes"; }

/** Every question of the course that is asked now or later, by what `record` holds. */
export function items(record) {
  const left = new Set(topics.filter((topic) => !chosen(record, topic)).flatMap((topic) => topic.questions));
  const cases = new Set(contents.cases.map((one) => one.slug));
  const all = Object.entries(contents.questions).filter(([id]) => !left.has(id));
  return all
    .map(([id, { from, version }]) => ({ id, from, version, standing: stands(record.questions[id], record.reviews[id], version) }))
    .filter((item) => item.standing.why !== "new" || !cases.has(item.from));
}

/** The slugs of the pages with an answer. */
export function begun(record) {
  const known = contents.questions;
  return new Set(Object.keys(record.questions).filter((id) => id in known).map((id) => known[id].from));
}

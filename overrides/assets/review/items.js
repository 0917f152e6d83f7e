/**
 * The questions that a learner may be asked, each with where it stands. Decisions of a case come only after they were met
 * in it, and questions on the topics that are asked about by choice only where the learner chose them. Pure.
 *
 * @typedef {{id: string, name: string, note: string, questions: string[]}} Topic
 */
import * as schedule from "./schedule.js";
import contents from "data/contents.json";
import topics from "data/topics.json";

/** @returns {Topic[]} the topics that a question touches */
export function topicsOf(id) { return topics.filter((topic) => topic.questions.includes(id)); }

export function chosen(record, topic) {
  const setting = record.settings[`include:${topic.id}`];
  return Boolean(setting) && setting.text === "yes";
}

/** Every question of the course that is asked now or later, by what `record` holds. */
export function items(record) {
  const left = new Set(topics.filter((topic) => !chosen(record, topic)).flatMap((topic) => topic.questions));
  const cases = new Set(contents.cases.map((one) => one.slug));
  const all = Object.entries(contents.questions).filter(([id]) => !left.has(id));
  return all
    .map(([id, question]) => ({ id: id, from: question.from, version: question.version,
      standing: schedule.stands(record.questions[id], record.reviews[id], question.version) }))
    .filter((item) => item.standing.why !== "new" || !cases.has(item.from));
}

/** The slugs of the pages with an answer. */
export function begun(record) {
  const known = contents.questions;
  return new Set(Object.keys(record.questions).filter((id) => id in known).map((id) => known[id].from));
}

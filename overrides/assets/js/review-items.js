/**
 * The questions that a learner may be asked, each with where it stands. Decisions of a case come only after they were met
 * in it, and questions on the topics of `window.course.topics` only where the learner chose them. Pure.
 *
 * @typedef {{id: string, name: string, note: string, questions: string[]}} Topic
 */
(function () {
  "use strict";
  const course = (window.course = window.course || {});

  /** @returns {Topic[]} the topics that a question touches */
  function topicsOf(id) { return course.topics.filter((topic) => topic.questions.includes(id)); }

  function chosen(record, topic) {
    const setting = record.settings[`include:${topic.id}`];
    return Boolean(setting) && setting.text === "yes";
  }

  /** The answer to a question as it stands today, or else to another version of it. */
  function answerTo(record, id, version) { return course.store.answerTo(record, id, version) || record.questions[id]; }

  /** Every question of the course that is asked now or later, by what `record` holds. */
  function items(record) {
    const left = new Set(course.topics.filter((topic) => !chosen(record, topic)).flatMap((topic) => topic.questions));
    const cases = new Set(course.contents.cases.map((one) => one.slug));
    const all = Object.entries(course.contents.questions).filter(([id]) => !left.has(id));
    return all
      .map(([id, question]) => ({ id: id, from: question.from, version: question.version,
        standing: course.schedule.stands(answerTo(record, id, question.version), record.reviews[id], question.version) }))
      .filter((item) => item.standing.why !== "new" || !cases.has(item.from));
  }

  /** The slugs of the pages with an answer. */
  function begun(record) {
    const known = course.contents.questions;
    return new Set(Object.keys(record.questions).filter((id) => id in known).map((id) => known[id].from));
  }

  course.review = { items: items, topicsOf: topicsOf, chosen: chosen, begun: begun };
})();

/** How sure somebody may say to be, as the record keeps it and in words. */
export const SURE = { sure: "Sure", fairly: "Fairly sure", guessing: "Guessing" };

/** What a record holds of a question as it stands today: null where another version of it was answered. */
export function answerTo(record, id, version) {
  const entry = record.questions[id];
  return entry && entry.version === version ? entry : null;
}

/** Whether an answer needs no second look: it is in line, or can be defended. */
export function holds(answer) { return answer.keyed || Boolean(answer.partly); }

/** By which roads a case was taken, for the end of a sentence; nothing where it does not part. @param {any} page the case, of the contents */
export function roadsTaken(record, page) {
  return page.roads.filter((road) => `${page.slug}:${road.id}` in record.seen).map((road) => `"${road.title}"`).join(" and by ");
}

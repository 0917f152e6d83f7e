/** What a record holds of a question as it stands today: null where another version of it was answered. */
export function answerTo(record, id, version) {
  const entry = record.questions[id];
  return entry && entry.version === version ? entry : null;
}

/** Whether an answer needs no second look: it is in line, or can be defended. */
export function holds(answer) { return answer.keyed || Boolean(answer.partly); }

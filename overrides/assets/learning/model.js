/** Where a learner is in a module or a case, and the one best next thing. Pure. */
import * as reviewItems from "../review/items.js";
import { isDue } from "../review/schedule.js";
import { answerTo } from "../shared/answers.js";
import { has } from "../shared/page.js";
import contents from "data/contents.json";

const SAID = { none: "", reading: "Reading", quiz: "Quiz done", decided: "Decisions made", reflected: "Reflected" };

/** How many of some questions, by their ids, are answered as they stand today, and how many were answered only before they changed. */
function answersOf(record, quiz) {
  const known = contents.questions;
  const answered = quiz.filter((id) => answerTo(record, id, known[id].version)).length;
  const changed = quiz.filter((id) => id in record.questions).length - answered;
  return `${answered} of ${quiz.length} questions answered` + (changed ? `, ${changed} changed since you answered` : "");
}

/** Where a learner is in a module or case, and the first section not yet read. A state is not taken back when a question changes; `answers` says that it has. */
export function stateOf(record, item) {
  const read = item.sections.filter((section) => `${item.slug}:${section.id}` in record.seen);
  const entries = item.quiz.map((id) => record.questions[id]).filter(Boolean);
  const notes = item.reflect.map((id) => record.notes[`reflect:${item.slug}:${id}`]).filter((note) => note && note.text.trim());
  const done = item.core.length > 0 && item.core.every((id) => id in record.questions);
  const begun = read.length || entries.length || notes.length;
  const state = !begun ? "none" : !done ? "reading" : !item.reflect.length ? "decided" : notes.length ? "reflected" : "quiz";
  const times = read.map((section) => record.seen[`${item.slug}:${section.id}`].at)
    .concat(entries.map((entry) => entry.last.at), notes.map((note) => note.at));
  const unread = item.sections.find((section) => !(`${item.slug}:${section.id}` in record.seen));
  return {
    state: state, said: SAID[state], read: read.length, answers: entries.length ? answersOf(record, item.quiz) : null,
    at: Math.max(0, ...times), section: unread ? unread.id : null
  };
}

/** Where somebody who has begun goes on: in a module what is not read yet, in a case the stage that waits for a decision. */
function placeOf(record, { item, at }) {
  const waits = item.quiz.findIndex((id) => !(id in record.questions));
  if (item.reflect.length || waits < 0) return at.section || "quiz";
  return waits === 0 && at.section === item.sections[0].id ? at.section : `stage-${waits + 1}`;
}

/** The address from the site's root where to go next, the minutes `left` of what was begun, and the questions that are `due` besides. */
export function nextOf(record, now) {
  const due = !has("review.html") ? 0 : reviewItems.items(record).filter((item) => isDue(item.standing, now)).length;
  const found = (items) => items.map((item) => ({ item: item, at: stateOf(record, item) }));
  const modules = found(contents.modules), cases = found(contents.cases);
  const open = modules.concat(cases).filter((one) => one.at.state === "reading" || one.at.state === "quiz");
  open.sort((one, other) => other.at.at - one.at.at);
  if (open.length && open[0].at.state === "reading") {
    const { item } = open[0];
    const left = Math.max(1, Math.round(item.minutes * (1 - open[0].at.read / item.sections.length)));
    return { href: `${item.href}#${placeOf(record, open[0])}`, text: `Go on with "${item.title}"`, left: left, due: due };
  }
  if (due) return { href: "review.html", text: `Review ${due} question${due === 1 ? "" : "s"}` };
  if (open.length) return { href: `${open[0].item.href}#reflect`, text: `Reflect on "${open[0].item.title}"` };
  const fresh = modules.find((one) => one.at.state === "none");
  const begun = modules.some((one) => one.at.state !== "none");
  if (fresh) return { href: fresh.item.href, text: begun ? `Next: "${fresh.item.title}"` : "Start with the first module" };
  const family = cases.find((one) => one.at.state !== "decided");
  if (family) return { href: family.item.href, text: `Follow a case: "${family.item.title}"` };
  return has("cpd-record.html") ? { href: "cpd-record.html", text: "See your professional record" }
    : { href: contents.modules[0].href, text: "Look at the first module again" };
}

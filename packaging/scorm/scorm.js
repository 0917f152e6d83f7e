/**
 * The page that a learning system opens. It holds the session, tells the system how far the learner is, and shows the
 * course inside itself, so that going from page to page does not end the session. Without a system, it is left at once.
 */
import { make } from "../../overrides/assets/shared/dom.js";
import { facts as made } from "../../overrides/assets/shared/page.js";
import { store } from "../../overrides/assets/shared/store.js";
import contents from "data/contents.json";
import * as learner from "./scorm-learner.js";
import * as resume from "./scorm-resume.js";
import * as rules from "./scorm-rules.js";
import * as sessions from "./scorm-session.js";
import "./scorm.css";

const ROOT = new URL(".", location.href).href;
const PLACE = /^[\w-]+(?:\/[\w-]+)*\.html(?:#[\w-]+)?$/;
const SOON = 250;
const SAID = {
  trouble: "Your learning system does not take what the course reports just now. The course goes on, and tries again. If your progress is missing there later, tell the people who run it.",
  well: "Your learning system takes what the course reports again.",
  closed: "Your learning system did not begin a session, so nothing is reported. The course goes on. Tell the people who run it.",
  alone: "No learning system answered, so nothing is reported. The course itself works as usual.",
  other: "Someone else's record is in this browser and could not be put aside, so nothing is reported. Close this tab, and open the course again in a new one.",
  look: "Your learning system opened this for a look only, so nothing is reported.",
  newer: "What your learning system holds comes from a newer edition of the course. It is left as it is, so your answers of today are not added to it.",
  damaged: "Part of what your learning system holds could not be read. What could be read is back, and the rest begins anew.",
  full: "Your learning system has no more room. Your progress is kept there; the choices in your oldest answers are not.",
  done: "This is now complete, and your learning system has been told."
};
const settings = rules.settings(window.scormSettings, /** @type {any} */ (made), contents);
const at = (name) => document.querySelector(`[data-scorm=${name}]`);
const frame = at("frame");
const begun = { session: null, status: "", kept: { answers: [], seen: {} }, keepsData: true, reports: false };
let waiting = 0, place = "", done = false, said = [];
/** The record where the browser cannot keep it. */
let unkept = null;

/** Says a sentence in the page, each once. */
function say(name) {
  if (name === "trouble" || name === "well") said = said.filter((one) => one !== "trouble" && one !== "well");
  if (said.includes(name)) return;
  said.push(name);
  at("said").replaceChildren(...said.map((one) => make("p", "", SAID[one])));
}

/* What is told */

function recordNow() { return unkept ? store.merge(store.read(), unkept) : store.read(); }

function stateNow() {
  const record = recordNow();
  done = settings.items.every((item) => rules.isDone(item, record, contents));
  const written = begun.keepsData ? resume.write(record, begun.kept, begun.session.names.room, Date.now()) : { text: null, lost: 0 };
  const score = settings.score ? rules.score(settings.items, record, contents) : null;
  if (written.lost) say("full");
  return {
    status: statusNow(), location: place, data: written.text, score: score,
    success: done && settings.pass !== null && score >= settings.pass ? "passed" : null
  };
}

function isWhole() { return ["completed", "passed"].includes(begun.status); }

/** What is complete stays so, whatever is left to read after an edit of the course. */
function statusNow() {
  if (isWhole()) return "";
  return done ? "completed" : ["failed", "incomplete"].includes(begun.status) ? "" : "incomplete";
}

function save() {
  clearTimeout(waiting);
  waiting = 0;
  if (!begun.reports) return;
  const now = stateNow();
  const took = begun.session.tell(now);
  if (took && now.status) begun.status = now.status;
  if (took && now.status === "completed") say("done");
}

function soon() {
  learner.hold();
  draw();
  if (begun.reports && !waiting) waiting = setTimeout(save, SOON);
}

function leave() {
  clearTimeout(waiting);
  if (begun.session) begun.session.finish(begun.reports ? stateNow() : null);
}

/* What is left, in the page */

function count(number, one, many) { return number ? `${number} ${number === 1 ? one : many}` : ""; }

function draw() {
  const record = recordNow();
  const rest = settings.items.map((item) => Object.assign({ item: item }, rules.left(item, record, contents)));
  const open = isWhole() ? [] : rest.filter((one) => one.sections.length || one.questions.length);
  at("whole").hidden = Boolean(open.length);
  at("left").hidden = !open.length;
  at("left-title").textContent = settings.items.length > 1 ? `What is left: ${open.length} of ${settings.items.length}` : "What is left";
  at("left-list").replaceChildren(...open.map((one) => {
    const line = document.createElement("li"), link = make("a", "", one.item.title);
    link.href = one.item.href + "#" + (one.sections[0] ? one.sections[0].id : one.questions[0]);
    link.target = frame.name;
    const words = [count(one.sections.length, "section to read", "sections to read"), count(one.questions.length, "question to try", "questions to try")];
    line.append(link, ": " + words.filter(Boolean).join(", "));
    return line;
  }));
}

function explain() {
  const items = settings.items, all = items.length === contents.modules.length && items.every((item) => contents.modules.includes(item));
  const which = all ? `all ${items.length} modules` : items.map((item) => `“${item.title}”`).join(", ");
  at("counts").textContent = `It counts as complete when you have read every section of ${which}, and tried each core question once. No answer has to be right.`;
  at("score").hidden = !settings.score;
  at("problems").replaceChildren(...settings.problems.map((text) => make("li", "", text)));
  at("problems").parentElement.hidden = !settings.problems.length;
}

/* The course inside */

function inner() {
  try { return frame.contentWindow.location.href.startsWith(ROOT) ? frame.contentWindow : null; } catch (error) { return null; }
}

/** Where the learner is: a page of the course and a place on it. */
function follow() {
  const shown = inner();
  if (!shown) return;
  const now = shown.location.href.slice(ROOT.length).replace(/\?[^#]*/, "");
  place = PLACE.test(now) ? now : now.split("#")[0];
  document.title = shown.document.title || document.title;
  soon();
}

/** Other sites open beside the course: inside the frame they would not be shown. */
function outside(event) {
  const link = event.target.closest && event.target.closest("a[href]");
  if (link && /^https?:/.test(link.href) && !link.href.startsWith(ROOT)) Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
}

/** Does once more, in a page that knows nothing of it, what is in a record. */
function tellAgain(record, other) {
  const known = other.read();
  for (const [id, entry] of Object.entries(record.questions)) {
    if (known.questions[id]) continue;
    if (entry.tries > 1) other.answer(id, entry.version, entry.first.options, entry.first.keyed, entry.first);
    other.answer(id, entry.version, entry.last.options, entry.last.keyed, entry.last);
  }
  Object.keys(record.seen).filter((name) => !known.seen[name]).forEach((name) => other.seen(name));
  Object.entries(record.notes).filter(([name]) => !known.notes[name]).forEach(([name, note]) => other.note(name, note.text));
}

/** Follows what is done in the page inside; where the browser keeps nothing, this page holds it until the next one. */
function join(other) {
  if (unkept) tellAgain(unkept, other);
  const follows = () => {
    unkept = other.trouble() ? other.read() : null;
    soon();
  };
  other.onChange(follows);
  follows();
}

function colours(shown) {
  const scheme = () => { document.body.dataset.mdColorScheme = shown.document.body.dataset.mdColorScheme || "default"; };
  scheme();
  new shown.MutationObserver(scheme).observe(shown.document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
}

function entered() {
  const shown = inner();
  if (!shown) return;
  follow();
  shown.addEventListener("hashchange", follow);
  shown.document.addEventListener("click", outside, true);
  colours(shown);
}

/** The page to begin on: where the learner was, if it is still there. */
function opening(was) {
  return PLACE.test(was) && made.pages.includes(was.split("#")[0]) ? was : made.start;
}

function open(was) {
  at("frame").addEventListener("load", entered);
  frame.contentWindow.location.replace(ROOT + opening(was));
  window.addEventListener("course:store", (/** @type {CustomEvent} */ event) => join(event.detail));
  store.onChange(soon);
  draw();
}

/* The beginning */

/** Brings back what the system holds, and never over what is newer here. */
function bringBack() {
  const found = resume.read(begun.session.get("data"), contents);
  if (found.fault) say(found.fault);
  begun.keepsData = found.fault !== "newer";
  begun.kept = found.kept;
  const back = store.sift({ questions: found.questions, seen: found.seen }).record;
  const both = store.merge(store.read(), back);
  if (Object.keys(back.questions).length + Object.keys(back.seen).length && !store.replace(both)) unkept = both;
}

function begin(api) {
  const session = begun.session = sessions.start(api, made.standard, (is) => say(is ? "trouble" : "well"));
  if (!session.begin()) { said = []; say("closed"); return ""; }
  const was = session.get("location");
  begun.status = session.get("status");
  if (!learner.begin(session.get("learner"))) { say("other"); return ""; }
  bringBack();
  begun.reports = !["browse", "review"].includes(session.get("mode"));
  if (!begun.reports) say("look");
  save();
  return was;
}

function start() {
  const api = sessions.find(made.standard);
  if (!api && window.parent === window && !window.opener) { location.replace(made.start); return; }
  at("plain").remove();
  explain();
  at("close").addEventListener("click", () => { at("told").open = false; frame.focus(); });
  if (!api) say("alone");
  const was = api ? begin(api) : "";
  at("notes").hidden = !begun.reports;
  open(was);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
}

start();

/** The page that a learning system opens: it holds the session, tells how far the learner is, and shows the course inside itself, so that going
 * from page to page does not end the session. Without a system, it is left at once. */
import { link, make } from "../../overrides/assets/shared/dom.js";
import { FRAME, facts as made } from "../../overrides/assets/shared/page.js";
import { keeps, others, store, textIn, under } from "../../overrides/assets/shared/store.js";
import { many } from "../../overrides/assets/shared/values.js";
import contents from "data/contents.json";
import * as earlier from "./scorm-earlier.js";
import * as mirror from "./scorm-mirror.js";
import * as resume from "./scorm-resume.js";
import { SAID } from "./scorm-said.js";
import * as rules from "./scorm-rules.js";
import * as sessions from "./scorm-session.js";
import "./scorm.css";

const ROOT = new URL(".", location.href).href;
const PLACE = /^[\w-]+(?:\/[\w-]+)*\.html(?:#[\w-]+)?$/;
const SOON = 250;
/** Under these, what is done may not reach the system in this session. */
const UNREPORTED = ["trouble", "ended", "lost"];
/** The attempt of a preview, of which the system holds nothing. */
const LOOK = "look";
const settings = rules.settings(window.scormSettings, /** @type {any} */ (made), contents);
const at = (name) => document.querySelector(`[data-scorm=${name}]`);
const frame = at("frame");
const begun = { session: null, status: "", kept: { attempt: "", answers: [], seen: {} }, keepsData: true, reports: false };
/** Whose record it is, as LEARNER.ATTEMPT, and its text in the mirror. */
let name = "", copy = null;
let waiting = 0, place = "", done = false, said = [];
/** The record where the browser cannot keep it. */
let unkept = null;

function say(what) {
  if (what === "trouble" || what === "well") said = said.filter((one) => one !== "trouble" && one !== "well");
  if (said.includes(what)) return;
  said.push(what);
  const file = () => [inside("My learning", "my-learning.html#save"), "."];
  at("said").replaceChildren(...said.map((one) => make("p", "", SAID[one], ...(one === "unsafe" ? file() : []))));
  sayWhereKept();
}

function sayWhereKept() {
  at("safe").hidden = !said.some((one) => UNREPORTED.includes(one));
  at("keep").hidden = store.place() === "device" || Boolean(store.trouble());
  at("where").textContent = store.trouble() || (store.place() === "device"
    ? "What you do meanwhile is kept on this device, and is reported when you open the course again."
    : "What you do meanwhile is kept here until you close the course. To find it when you open the course again, first keep it on this device; others who use the device could then read it.");
}

function inside(text, href) { return Object.assign(link(text, href), { target: frame.name }); }

/* What is told */

function recordNow() { return unkept ? store.merge(store.read(), unkept) : store.read(); }

function stateNow() {
  const record = recordNow();
  done = settings.items.every((item) => rules.isDone(item, record, contents));
  const { text, lost } = begun.keepsData ? resume.write(record, begun.kept, begun.session.room, Date.now()) : { text: null, lost: 0 };
  const score = settings.score ? rules.score(settings.items, record, contents) : null;
  if (lost) say("full");
  return {
    status: statusNow(), location: place, data: text, score,
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
  if (!begun.session.tell(now) || !now.status) return;
  begun.status = now.status;
  if (now.status === "completed") say("done");
}

function soon() {
  draw();
  sayWhereKept();
  if (begun.reports && !waiting) waiting = setTimeout(save, SOON);
}

function leave() {
  clearTimeout(waiting);
  if (begun.session) begun.session.finish(begun.reports ? stateNow() : null);
}

/** Asks whether to leave where what was written is in no file and cannot be kept. */
function asks(event) {
  const record = recordNow();
  if (said.includes("unsafe") && earlier.written(record) > Number(record.settings["last-saved"]?.text || 0)) event.preventDefault();
}

/* The mirror of what is kept on the device */

/** Has the mirror hold what is kept on the device; what somebody else than the learner cleared there is put back from it. */
function mirrored(what) {
  const text = textIn("device");
  if (what === "wiped") {
    copy = null;
    mirror.forget(name, unsafe);
  } else if (text === null && copy !== null && textIn("tab") === null) under(name, copy);
  else if (text !== copy) mirror.keep(name, (copy = text), unsafe);
}

function unsafe() { say("unsafe"); }

/* What is left, in the page */

function draw() {
  const record = recordNow();
  const rest = settings.items.map((item) => ({ item, ...rules.left(item, record, contents) }));
  const open = isWhole() ? [] : rest.filter((one) => one.sections.length || one.questions.length);
  at("whole").hidden = !begun.reports || open.length > 0;
  at("left").hidden = !begun.reports || !open.length;
  at("left-title").textContent = settings.items.length > 1 ? `What is left: ${open.length} of ${settings.items.length}` : "What is left";
  at("left-list").replaceChildren(...open.map(({ item, sections, questions }) => {
    const words = [sections.length && many(sections.length, "section to read", "sections to read"), questions.length && many(questions.length, "question to try", "questions to try")];
    return make("li", "", inside(item.title, item.href + "#" + (sections[0] ? sections[0].id : questions[0])), ": " + words.filter(Boolean).join(", "));
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

/** Follows what is done in the page inside; where the browser keeps nothing, this page holds it until the next one. */
function join(other) {
  if (unkept) other.replace(other.merge(other.read(), unkept));
  other.follow((what) => {
    unkept = other.trouble() ? other.read() : null;
    mirrored(what);
    soon();
  });
}

function colours(shown) {
  const scheme = () => { document.body.dataset.mdColorScheme = shown.document.body.dataset.mdColorScheme || "default"; };
  scheme();
  new shown.MutationObserver(scheme).observe(shown.document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
}

function entered() {
  const shown = inner();
  if (!shown) { say("lost"); return; }
  follow();
  shown.addEventListener("hashchange", follow);
  shown.document.addEventListener("click", outside, true);
  colours(shown);
}

function open(was) {
  // The window keeps the name that the frame had when it was made, unless it is told.
  frame.contentWindow.name = frame.name = name ? `${FRAME}.${name}` : FRAME;
  frame.addEventListener("load", entered);
  // Where the learner was, if it is still there.
  frame.contentWindow.location.replace(ROOT + (PLACE.test(was) && made.pages.includes(was.split("#")[0]) ? was : made.start));
  window.addEventListener("course:store", (/** @type {CustomEvent} */ event) => join(event.detail));
  store.onChange((what) => { mirrored(what); soon(); });
  draw();
}

/* The beginning */

const NONE = { was: "", found: null, reports: false };

/** Begins a session with the system. @returns {{was: string, found: any, reports: boolean}} where the learner was, what the system holds of this attempt, and whether it is their own */
function begin(api) {
  const session = begun.session = sessions.start(api, made.standard, (is) => say(is ? "trouble" : "well"));
  const fault = session.begin();
  if (fault) {
    say(fault);
    // The same page, loaded anew by the browser, still knows whose record it showed.
    name = history.state?.record || "";
    return NONE;
  }
  const learner = session.get("learner"), data = session.get("data"), found = resume.read(data, contents), only = session.only();
  const attempt = found.kept.attempt || (found.fault === "newer" ? resume.code(data, 4) : only === "browse" ? LOOK : resume.newAttempt());
  found.kept.attempt = attempt;
  name = `${learner && resume.code(learner, 5)}.${attempt}`;
  history.replaceState({ record: name }, "");
  begun.status = session.get("status");
  if (only) say(only);
  return { was: session.get("location"), found, reports: !only };
}

/** Fills the store from the mirror, and tells what the learner's earlier attempts left. */
async function fill() {
  const copies = await mirror.read(name);
  copy = copies.get(mirror.keyOf(name)) || null;
  under(name, copy);
  if (!mirror.isSafe() || !keeps("device")) unsafe();
  const parts = /^[^.]/.test(name) ? earlier.parts(others(copies), contents.version) : [];
  at("earlier").append(...parts);
  at("before").hidden = !parts.length;
}

/** Brings back what the system holds of this attempt, and never over what was done in it here since. */
function bringBack(found) {
  if (found.fault) say(found.fault);
  begun.keepsData = found.fault !== "newer";
  begun.kept = found.kept;
  const back = store.sift({ questions: found.questions, seen: found.seen }).record;
  const both = store.merge(store.read(), back);
  if (Object.keys(back.questions).length + Object.keys(back.seen).length && !store.replace(both)) unkept = both;
}

async function start() {
  const api = sessions.find(made.standard);
  if (!api && window.parent === window && !window.opener) { location.replace(made.start); return; }
  at("plain").remove();
  explain();
  at("close").addEventListener("click", () => { at("told").open = false; frame.focus(); });
  at("keep").addEventListener("click", () => { store.keepOn("device"); });
  if (!api) say("alone");
  const { was, found, reports } = api ? begin(api) : NONE;
  window.addEventListener("pagehide", leave);
  window.addEventListener("beforeunload", asks);
  await fill();
  if (found) bringBack(found);
  begun.reports = reports;
  at("told").hidden = at("left").hidden = !begun.reports;
  at("notes").hidden = !begun.reports && at("before").hidden;
  save();
  open(was);
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
}

start();

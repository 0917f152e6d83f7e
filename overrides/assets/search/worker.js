/**
 * Stands between the theme's search box and what answers it. It is all that a visit without a search pays for:
 * search-answers.js, with MiniSearch in it, and the index are loaded at the first question.
 */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
const here = self.workerAddress || self.location.href;
const send = self.postMessage.bind(self);
let starting = null;
let question = "";
let soon = 0;

function at(name) { return String(new URL("../../" + name, here)); }

/** Loads scripts: all at once into a page's frame, one after the other into a worker. @param {string[]} names */
function load(names) {
  if (self.load) return Promise.all(names.map((name) => self.load(at(name))));
  return new Promise((resolve) => resolve(importScripts(...names.map(at))));
}

/** What a data script holds: asked for as text, many at a time, where a worker may; run as a script in a page's frame. */
async function held(name, kept) {
  if (self.load) return load([name]).then(kept);
  const answer = await fetch(at(name));
  if (!answer.ok) throw new Error("cannot load " + name);
  const text = await answer.text();
  return JSON.parse(text.slice(text.indexOf("={") + 1, text.lastIndexOf(";")));
}

function textsOf(page) { return held("search/texts/" + page + ".js", () => self.courseTexts[page]); }

/** Loads all that a question needs, side by side; what cannot be loaded is tried again with the next question. */
function start() {
  starting = starting || Promise.all([
    held("search/entries.js", () => self.courseIndex),
    load(["assets/later/search-answers.js"])
  ]).then(([index]) => self.courseSearch(index, textsOf, answered)).catch((error) => {
    starting = null;
    throw error;
  });
  return starting;
}

function found(items, suggest) { send({ type: RESULT, data: { items: items, suggest: suggest } }); }

/** Tells what was found, unless the box was emptied in the meantime. */
function answered(items, suggest) { if (question.trim()) found(items, suggest); }

/** Says so where the index or a script cannot be loaded: "nothing found" would not be true. */
function failed(error) {
  console.warn(error);
  found([[{ location: "course-map.html", title: "The search could not be loaded", text: "Load this page again, or look in the course map.", score: 1, terms: {} }]]);
}

/** Answers what was asked last, once all that was typed in the meantime has come in. */
function answer(ask) {
  clearTimeout(soon);
  soon = setTimeout(() => { if (question.trim()) ask(question); });
}

self.addEventListener("message", (event) => {
  const message = event.data;
  if (message.type === SETUP) send({ type: READY });
  if (message.type !== QUERY) return;
  question = message.data;
  clearTimeout(soon);
  if (!question.trim()) return found([]);
  start().then(answer, failed);
});

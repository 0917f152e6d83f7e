/**
 * Keeps learners of one browser apart: a record that another learner of this learning system left here is put aside
 * under its owner's mark, never wiped, and comes back when the system opens the course for that owner. The mark is a
 * short code of the system's own name for the learner; it stays in this browser.
 */
import { facts } from "../../overrides/assets/shared/page.js";
import { store } from "../../overrides/assets/shared/store.js";
import { code } from "./scorm-resume.js";

const RECORD = "course-record:" + facts.course, KEY = RECORD + ":learner";
let mark = "";

function area(place) {
  try { return place === "device" ? window.localStorage : window.sessionStorage; } catch (error) { return null; }
}

function put(place, key, text) {
  area(place).setItem(key, text);
  return area(place).getItem(key) === text;
}

/** Puts the record that is here aside for the learner with that mark; the next one is asked anew where to keep things. */
function putAside(owner) {
  if (!put(store.place(), KEY + "-" + owner, JSON.stringify(store.read()))) return false;
  return store.replace(store.sift({}).record) && (store.place() === "tab" || store.keepOn("tab"));
}

function recordIn(text) {
  try { return store.sift(JSON.parse(text)).record; } catch (error) { return store.sift({}).record; }
}

/** Takes back what was put aside for this learner, to where it was. */
function takeBack() {
  for (const place of ["tab", "device"]) {
    const text = area(place) && area(place).getItem(KEY + "-" + mark);
    if (!text || !store.replace(store.merge(store.read(), recordIn(text)))) continue;
    if (place === "tab" || store.keepOn("device")) area(place).removeItem(KEY + "-" + mark);
  }
}

/** Brings the record of this learner to its place. @param {string} id the system's name for the learner @returns {boolean} whether nobody else's record is there now */
export function begin(id) {
  if (!id || !area(store.place())) return true;
  mark = code(id, 5);
  try {
    const owner = area(store.place()).getItem(KEY);
    if (owner && owner !== mark && !putAside(owner)) return false;
    takeBack();
  } catch (error) { return false; }
  hold();
  return true;
}

/** Marks the record as this learner's, wherever it is kept now; where there is none, nothing is left behind. */
export function hold() {
  try {
    const kept = area(store.place());
    if (mark && kept.getItem(RECORD) !== null && kept.getItem(KEY) !== mark) put(store.place(), KEY, mark);
  } catch (error) { /* nothing is kept here */ }
}

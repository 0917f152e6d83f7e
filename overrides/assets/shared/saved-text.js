/** A text box that keeps a note of the record: saved as it is typed, and following what is written in another tab. */
import { isInHand, make, settled } from "./dom.js";
import { LONGEST_NOTE, store } from "./store.js";

const SAVE_AFTER = 400;
/** What is said beside such a box. */
export const NO_ONE = "Do not write anything by which someone could be recognised.";

/** What was written in another tab since a box last showed what is kept (`seen`) goes under what is written in it, and is not lost.
 * @param {HTMLTextAreaElement} area @param {string} other @param {string} seen */
export function join(area, other, seen) {
  if (other === seen || area.value.includes(other)) return;
  const { selectionStart: from, selectionEnd: to } = area;
  area.value = `${area.value}\n\n${other}`.slice(0, LONGEST_NOTE);
  area.setSelectionRange(from, to);
}

/** The box of a note, and its text for paper. @param {string} name @param {Record<string, any>} given what sets the box up @param {() => void} [tell] called when it shows the note
 * @returns {[HTMLTextAreaElement, HTMLElement]} */
export function noteBox(name, given, tell = () => {}) {
  const area = make("textarea", { className: "reflect__text", maxLength: LONGEST_NOTE, autocomplete: "off", ...given }), paper = make("p", "reflect__paper");
  const soon = settled(save, SAVE_AFTER);
  let isWaiting = false, seen = "";

  function kept() { return store.read().notes[name]?.text || ""; }

  function save() {
    isWaiting = false;
    if (area.value === seen) return;
    join(area, kept(), seen);
    store.note(name, (seen = area.value));
  }

  /** Shows what the record holds; what is being written here goes first. */
  function follow() {
    const text = kept();
    if (!isWaiting && !isInHand(area) && text !== seen) area.value = seen = text;
    paper.textContent = text;
    tell();
  }

  area.addEventListener("input", () => { isWaiting = true; soon(); });
  area.addEventListener("blur", () => { save(); follow(); });
  window.addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  store.follow(follow);
  return [area, paper];
}

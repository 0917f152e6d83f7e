/** Ties a text box to a note of the record: saved as it is typed, and following what is written in another tab. */
import { isInHand } from "./dom.js";
import { store } from "./store.js";

const SAVE_AFTER = 400;
const LONGEST = 20000;

/** @param {HTMLTextAreaElement} area */
export function keepText(area, name, tell) {
  let timer = 0, seen = "";

  function kept() { return store.read().notes[name]?.text || ""; }

  function save() {
    clearTimeout(timer);
    timer = 0;
    if (area.value === seen) return;
    join(kept());
    store.note(name, (seen = area.value));
  }

  /** What was written in another tab since this box last showed the note goes under what is written here, and is not lost. */
  function join(other) {
    if (other === seen || area.value.includes(other)) return;
    const { selectionStart: from, selectionEnd: to } = area;
    area.value = `${area.value}\n\n${other}`.slice(0, LONGEST);
    area.setSelectionRange(from, to);
  }

  /** Shows what the record holds; what is being written here goes first. */
  function follow() {
    const text = kept();
    if (!timer && !isInHand(area) && text !== seen) area.value = seen = text;
    tell(text);
  }

  Object.assign(area, { maxLength: LONGEST, autocomplete: "off" });
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER);
  });
  area.addEventListener("blur", () => { save(); follow(); });
  window.addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  store.follow(follow);
}

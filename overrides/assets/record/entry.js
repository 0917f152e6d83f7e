/** Adds to a module's entry for the reader's own record the day, what the reader noted, and a button that copies it. It keeps nothing. */
import { inWords } from "../shared/dates.js";
import { button, status } from "../shared/dom.js";
import { facts } from "../shared/page.js";
import { copy } from "../shared/save.js";

/** @param {{root: HTMLElement, store: typeof import("../shared/store.js").store}} given */
export function cpdEntry({ root, store }) {
  const reflections = `reflect:${facts.slug}:`, said = status();

  function fill() {
    const notes = Object.entries(store.read().notes).filter(([name, note]) => name.startsWith(reflections) && note.text.trim());
    const wrote = (isPlan) => notes.filter(([name]) => name.endsWith(":reflect-one-thing") === isPlan).map(([, note]) => note.text.trim()).join("\n\n");
    const words = { date: inWords(Date.now()), learnt: wrote(false), planned: wrote(true) };
    for (const [name, text] of Object.entries(words)) root.querySelector(`[data-entry=${name}]`).textContent = text;
  }

  function text() {
    return Array.from(root.querySelectorAll("dl > div"), (line) => {
      const [label, words] = Array.from(line.children, (part) => part.textContent.trim());
      return `${label}: ${words}\n`.replace(/ \n$/, "\n");
    }).join("");
  }

  root.prepend(button("Copy my CPD entry", () => {
    fill();
    copy(text(), "Your entry is copied, with today's date. Paste it where you keep your record, and complete it there.", said, root, "My CPD entry");
  }), said);
  store.follow(fill);
}

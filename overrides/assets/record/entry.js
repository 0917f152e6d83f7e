/**
 * Adds to a module's entry for the reader's own record the day and what the reader noted, and a button that copies it.
 * It keeps nothing, and works where nothing can be kept. Without this script the entry is there to be copied by hand.
 */
import { inWords } from "../shared/dates.js";
import { button, status } from "../shared/dom.js";
import { facts } from "../shared/page.js";
import { copy } from "../shared/save.js";
import { store } from "../shared/store.js";

export function cpdEntry() {
  const root = document.querySelector("[data-module=cpd-entry]");
  if (!root) return;
  const reflections = `reflect:${facts.slug}:`;
  const place = (name) => root.querySelector(`[data-entry=${name}]`);

  function fill() {
    place("date").textContent = inWords(Date.now());
    const notes = Object.entries(store.read().notes).filter(([name, note]) => name.startsWith(reflections) && note.text.trim());
    const said = (isPlan) => notes.filter(([name]) => name.endsWith(":reflect-one-thing") === isPlan).map(([, note]) => note.text.trim()).join("\n\n");
    place("learnt").textContent = said(false);
    place("planned").textContent = said(true);
  }

  function text() {
    return Array.from(root.querySelectorAll("dl > div"), (line) => {
      const [label, words] = Array.from(line.children, (part) => part.textContent.trim());
      return `${label}: ${words}\n`.replace(/ \n$/, "\n");
    }).join("");
  }

  const said = status();
  root.prepend(button("Copy my CPD entry", () => {
    fill();
    copy(text(), "Your entry is copied, with today's date. Paste it where you keep your record, and complete it there.", said, root, "My CPD entry");
  }), said);
  fill();
  store.onChange(fill);
}

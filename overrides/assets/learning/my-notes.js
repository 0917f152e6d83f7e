import { inWords } from "../shared/dates.js";
import { button, link, make, status } from "../shared/dom.js";
import { noteBox } from "../shared/saved-text.js";
import { store } from "../shared/store.js";
import { parted } from "../shared/values.js";
import { all, isSheet } from "../team/kept.js";
import contents from "data/contents.json";
import prompts from "data/prompts.json";

const WHEN = { undefined: "What you thought at the start", again: "What you thought at the end" };
const items = contents.modules.concat(contents.cases);

function describe(name) {
  const [kind, slug, key] = name.split(":"), item = items.find((one) => one.slug === slug);
  if (kind === "reflect" && item) {
    return { group: item.title, href: `${item.href}#${key}`, label: (prompts[slug] || {})[key] || "A prompt that has since left the course" };
  }
  if (kind === "hypothesis" && item) {
    return { group: item.title, href: WHEN[key] ? item.href : `${item.href}#${key}`, label: WHEN[key] || "What you thought before the options" };
  }
  return { group: "Other notes", href: "", label: name };
}

function idOf(name) { return `note--${name.replace(/:/g, "--")}`; }

/** A note, to change or remove. @param {string} name @param {HTMLElement} said */
function noteOf(name, said) {
  const { label } = describe(name), date = make("p", "my-note__date");
  const [area, paper] = noteBox(name, { rows: 3, id: idOf(name) }, () => {
    const note = store.read().notes[name];
    date.textContent = note ? `Written ${inWords(note.at)}` : "";
  });
  const remove = button("Remove", () => {
    const was = area.value, next = item.nextElementSibling || item.previousElementSibling;
    area.value = "";
    store.note(name, "");
    const back = button("Bring it back", () => { store.note(name, was); said.replaceChildren(); });
    said.replaceChildren("The note is removed. ", back);
    (next ? next.querySelector("textarea") : back).focus();
  }, { className: "take-out", "aria-label": `Remove: ${label}` });
  const item = make("li", "my-note", make("label", { className: "my-note__label", htmlFor: area.id }, label), area, paper, date, remove);
  return item;
}

function group(title, items) { return make("section", "my-notes__group", make("h3", "", title), make("ul", "", ...items)); }

function sheetOf({ id, date, used }) {
  const name = [date && inWords(date), used.replace(/^.*\//, "").replace(/-/g, " ")].filter(Boolean).join(", ");
  return make("li", "my-note", link(name || "Not begun", `trainers/team-sheet.html?sheet=${id}`));
}

/** Every note of the learner's in one place, to change or remove. @param {HTMLElement} root */
export function myNotes(root) {
  const said = status("my-notes__said"), body = make("div");
  let shown = null;
  root.replaceChildren(body, said);
  store.follow(() => {
    const { notes } = store.read(), sheets = all(store);
    if (!Object.keys(notes).length) said.replaceChildren();
    const isShown = (name) => notes[name].text.trim() || document.getElementById(idOf(name)) === document.activeElement;
    const names = Object.keys(notes).filter((name) => !isSheet(name) && isShown(name)).sort();
    const now = JSON.stringify([names, sheets]);
    if (now === shown) return;
    shown = now;
    body.replaceChildren(
      ...parted(names, (name) => describe(name).group).map(([title, some]) => {
        const { href } = describe(some[0]);
        return group(href ? link(title, href) : title, some.map((name) => noteOf(name, said)));
      }),
      ...(sheets.length ? [group("Team's sheets", sheets.map(sheetOf))] : [])
    );
    if (!body.childElementCount) body.append(make("p", "", "You have written nothing yet. The prompts at the end of each module are a place to begin."));
  });
}

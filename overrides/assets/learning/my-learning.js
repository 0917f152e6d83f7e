import { link, make, status } from "../shared/dom.js";
import { keepText } from "../shared/saved-text.js";
import { store } from "../shared/store.js";
import * as learning from "./model.js";
import contents from "data/contents.json";
import prompts from "data/prompts.json";

/** The page "My learning": where the learner is in each module and case, what to do next, and every note, to change or remove. */
export function myLearning() {
  const items = contents.modules.concat(contents.cases);

  /* What to do next */

  function Next(root) {
    const line = make("p");
    root.replaceChildren(line);
    return (record) => {
      const next = learning.nextOf(record, Date.now());
      const there = link(next.text, next.href);
      there.className = "md-button md-button--primary";
      line.replaceChildren(there);
    };
  }

  /* Where I am */

  function Row(item) {
    const row = make("li", "my-place"), state = make("p", "my-place__state"), time = make("p", "my-place__time");
    const name = make("p", "my-place__name"), minutes = make("input", "my-place__minutes"), label = make("label", "", "Minutes");
    name.append(link(item.title, item.href));
    minutes.type = "number";
    minutes.min = "0";
    minutes.max = "999";
    minutes.inputMode = "numeric";
    minutes.autocomplete = "off";
    minutes.id = `minutes--${item.slug}`;
    minutes.setAttribute("aria-label", `Minutes for ${item.title}`);
    minutes.addEventListener("change", () => {
      if (minutes.checkValidity()) store.set(`minutes:${item.slug}`, minutes.value.trim());
    });
    label.htmlFor = minutes.id;
    time.append(label, " ", minutes);
    row.append(name, state, time);
    return {
      row: row,
      tell(record) {
        const at = learning.stateOf(record, item), own = record.settings[`minutes:${item.slug}`];
        row.dataset.state = at.state;
        state.textContent = at.state === "none" ? at.said
          : `${at.said}: ${at.read} of ${item.sections.length} sections read, ${learning.answersOf(record, item.quiz).said}`;
        if (minutes !== document.activeElement || !document.hasFocus()) minutes.value = own && own.text ? own.text : String(item.minutes);
      }
    };
  }

  function Progress(root) {
    const rows = [];
    root.replaceChildren();
    for (const [title, items] of [["Modules", contents.modules], ["Cases", contents.cases]]) {
      const head = make("h3", "", title), list = make("ul", "my-places"), made = items.map(Row);
      list.append(...made.map((one) => one.row));
      root.append(head, list);
      rows.push(...made);
    }
    return (record) => rows.forEach((row) => row.tell(record));
  }

  /* My notes */

  const LABELS = ["What we will do", "Who", "By when", "How we will know"];

  /** What a note is, where it was written and in which words it was asked for; null for a note of no page of this course. */
  function describe(name) {
    const [kind, slug, key, last] = name.split(":");
    const item = items.find((one) => one.slug === slug);
    if (kind === "reflect" && item) {
      const words = (prompts[slug] || {})[key];
      return { group: item.title, href: `${item.href}#${key}`, label: words || "A prompt that has since left the course" };
    }
    if (kind === "hypothesis" && item) {
      return { group: item.title, href: item.href, label: key === "again" ? "What you thought at the end" : "What you thought at the start" };
    }
    if (kind === "action" && slug) {
      const label = `${LABELS[Number(last)] || "Note"}, line ${Number(key) + 1}`;
      return { group: `Action log: ${slug.replace(/-/g, " ")}`, href: `guides/${slug}.html#action-log`, label: label };
    }
    return { group: "Other notes", href: "", label: name };
  }

  function Note(name, said) {
    const about = describe(name);
    const item = make("li", "my-note");
    const area = make("textarea", "my-note__text");
    area.rows = 3;
    area.id = `note--${name.replace(/:/g, "--")}`;
    const label = make("label", "my-note__label", about.label);
    label.htmlFor = area.id;
    const date = make("p", "my-note__date");
    const paper = make("p", "reflect__paper");
    const remove = make("button", "my-note__remove", "Remove");
    remove.type = "button";
    remove.setAttribute("aria-label", `Remove: ${about.label}`);
    remove.addEventListener("click", () => {
      const was = area.value, next = item.nextElementSibling || item.previousElementSibling;
      area.value = "";
      store.note(name, "");
      const back = make("button", "md-button", "Bring it back");
      back.type = "button";
      back.addEventListener("click", () => { store.note(name, was); said.replaceChildren(); });
      said.replaceChildren("The note is removed. ", back);
      (next ? next.querySelector("textarea") : back).focus();
    });
    item.append(label, area, paper, date, remove);
    keepText(area, name, (text) => {
      paper.textContent = text;
      const note = store.read().notes[name];
      date.textContent = note ? `Written ${new Date(note.at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}` : "";
    });
    return item;
  }

  function Notes(root) {
    const said = status("my-notes__said"), body = make("div");
    root.replaceChildren(body, said);
    let shown = null;
    return (record) => {
      if (!Object.keys(record.notes).length) said.replaceChildren();
      const names = Object.keys(record.notes).filter((name) => record.notes[name].text.trim() || root.querySelector(`#note--${CSS.escape(name.replace(/:/g, "--"))}`) === document.activeElement).sort();
      if (JSON.stringify(names) === shown) return;
      shown = JSON.stringify(names);
      const groups = new Map();
      for (const name of names) {
        const about = describe(name);
        if (!groups.has(about.group)) groups.set(about.group, { href: about.href, names: [] });
        groups.get(about.group).names.push(name);
      }
      body.replaceChildren(...Array.from(groups, ([title, group]) => {
        const part = make("section", "my-notes__group"), head = make("h3"), list = make("ul");
        head.append(group.href ? link(title, group.href) : title);
        list.append(...group.names.map((name) => Note(name, said)));
        part.append(head, list);
        return part;
      }));
      if (!names.length) body.append(make("p", "", "You have written nothing yet. The prompts under \"One thing for this week\" in each module are a place to begin."));
    };
  }

  const tellers = [];
  for (const [name, start] of Object.entries({ next: Next, progress: Progress, notes: Notes })) {
    const root = document.querySelector(`[data-module=my-${name}]`);
    try { if (root) tellers.push(start(root)); } catch (error) { console.error(error); }
  }
  function update() {
    const record = store.read();
    tellers.forEach((tell) => tell(record));
  }
  update();
  store.onChange(update);
}

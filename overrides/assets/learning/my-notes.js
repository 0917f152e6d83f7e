import { link, make, status } from "../shared/dom.js";
import { keepText } from "../shared/saved-text.js";
import { store } from "../shared/store.js";
import contents from "data/contents.json";
import prompts from "data/prompts.json";

/** Every note of the learner's in one place, to change or remove. */
export function myNotes() {
  const items = contents.modules.concat(contents.cases);

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
      if (!names.length) body.append(make("p", "", "You have written nothing yet. The prompts at the end of each module are a place to begin."));
    };
  }

  const root = document.querySelector("[data-module=my-notes]");
  if (!root) return;
  const tell = Notes(root);
  tell(store.read());
  store.onChange(() => tell(store.read()));
}

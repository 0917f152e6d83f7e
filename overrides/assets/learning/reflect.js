import { each, make, start } from "../shared/dom.js";
import { facts } from "../shared/page.js";
import { NO_ONE, noteBox } from "../shared/saved-text.js";
import { store } from "../shared/store.js";

/** A box for a prompt. @param {Element} prompt whose id is that of the note @param {HTMLElement} rule */
function reflection(prompt, rule) {
  const words = make("span", { className: "reflect__prompt", id: `${prompt.id}--prompt` }, ...prompt.childNodes);
  const name = `${prompt.id.startsWith("own-") ? "hypothesis" : "reflect"}:${facts.slug}:${prompt.id}`;
  prompt.append(words, ...noteBox(name, { rows: 2, "aria-labelledby": words.id, "aria-describedby": rule.id }));
}

/** Prompts under one rule. @param {Element[]} prompts */
function reflections(prompts) {
  if (!prompts.length) return;
  const rule = make("p", { className: "reflect__rule", id: `${prompts[0].id}--rule` });
  prompts[0].parentElement.after(rule);
  store.follow(() => { rule.textContent = `${NO_ONE} ${store.says()}`; });
  start(...prompts.map((prompt) => () => reflection(prompt, rule)));
}

/** Gives each prompt to reflect a box to write in, and each question that asks for an answer of one's own before its options. On paper there is room instead. */
export function reflect() {
  reflections(Array.from(document.querySelectorAll("li[id^=reflect-]")));
  each(".question__own > div", (own) => reflections([own]));
}

import { make } from "../shared/dom.js";
import { facts } from "../shared/page.js";
import { keepText } from "../shared/saved-text.js";
import { store } from "../shared/store.js";

/** Gives each prompt to reflect a box to write in, kept with the learner's record. On paper there is room to write instead. */
export function reflect() {
  const NO_FAMILY = "Do not write anything that could identify a family.";
  const slug = facts.slug;

  /** @param {HTMLLIElement} prompt whose id is that of the note @param {HTMLElement} rule */
  function Reflection(prompt, rule) {
    const words = make("span", "reflect__prompt");
    words.id = `${prompt.id}--prompt`;
    words.append(...prompt.childNodes);
    const area = make("textarea", "reflect__text");
    area.rows = 2;
    area.setAttribute("aria-labelledby", words.id);
    area.setAttribute("aria-describedby", rule.id);
    const paper = make("p", "reflect__paper");
    prompt.append(words, area, paper);
    keepText(area, `reflect:${slug}:${prompt.id}`, (text) => { paper.textContent = text; });
  }

  const prompts = Array.from(document.querySelectorAll("li[id^=reflect-]"));
  if (!prompts.length) return;
  const rule = make("p", "reflect__rule");
  rule.id = "reflect--rule";
  prompts[0].parentElement.after(rule);
  const tell = () => { rule.textContent = `${NO_FAMILY} ${store.says()}`; };
  tell();
  store.onChange(tell);
  prompts.forEach((prompt) => {
    try { Reflection(prompt, rule); } catch (error) { console.error(error); }
  });
}

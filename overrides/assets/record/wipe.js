import { button, make, status } from "../shared/dom.js";
import { isInLearningSystem } from "../shared/page.js";
import { store } from "../shared/store.js";
import * as files from "./file.js";

/** Removes everything of the course from this browser, once the learner has seen what will go and has said so again. */
export function wipeRecord() {
  const place = document.querySelector("[data-module=record-wipe]");
  if (!place) return;
  const MAIN = /^course-record:[^:]+(:[^:]+\.[^:]+)?$/, ASIDE = /:aside-\d+$/, COLOURS = /:__palette$/;

  const TOLD = isInLearningSystem ? " So is what your learning system was told." : "";

  const first = button("Remove everything", ask), said = status("record-file__said");
  const box = make("section", "record-file__box"), title = make("h3", "record-file__title", "This will go, and cannot be brought back"), list = make("ul");
  const buttons = make("p", "record-file__buttons");
  title.id = "record-wipe-title";
  title.tabIndex = -1;
  box.setAttribute("aria-labelledby", title.id);
  said.tabIndex = -1;

  /** @returns {string[]} all that will go, in words */
  function whatGoes() {
    const names = store.traces(), found = files.count(store.read());
    const asides = names.filter((name) => ASIDE.test(name)).length;
    if (store.trouble() && !found.length && names.some((name) => MAIN.test(name))) found.push("what is kept here and this page cannot read");
    if (asides) found.push(`${asides} ${asides === 1 ? "copy" : "copies"} of a record that could not be read`);
    if (isInLearningSystem) found.push("what you did and wrote here at earlier times, from this or another activity");
    if (names.some((name) => COLOURS.test(name))) found.push("the setting for light or dark colours");
    return found.concat("what other open tabs of the course hold");
  }

  function show() { list.replaceChildren(...whatGoes().map((text) => make("li", "", text))); }

  function ask() {
    said.textContent = "";
    show();
    box.hidden = false;
    first.setAttribute("aria-expanded", "true");
    title.focus();
  }

  function close(text) {
    box.hidden = true;
    first.setAttribute("aria-expanded", "false");
    said.textContent = text;
  }

  function wipe() {
    const gone = store.wipe();
    close(gone
      ? `Everything is removed. The course keeps nothing in this browser now. Files that you saved, and the browser's history, are still there.${TOLD}`
      : "The browser did not let the course remove everything. Clear this site's data in the browser's own settings.");
    said.focus();
  }

  function leave() {
    close("Nothing was removed.");
    first.focus();
  }

  first.setAttribute("aria-expanded", "false");
  buttons.append(button("Yes, remove all of it now", wipe), button("No, keep it", leave));
  box.append(title, list, make("p", "", "A file that you saved is yours, and stays where you put it. If you want one, save it first."), buttons);
  box.hidden = true;
  place.replaceChildren(first, box, said);
  store.onChange(() => { if (!box.hidden) show(); });
}

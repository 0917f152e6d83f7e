import { button, listOf, make, status } from "../shared/dom.js";
import { isInLearningSystem } from "../shared/page.js";
import { store } from "../shared/store.js";
import * as files from "./file.js";

const MAIN = /^course-record:[^:]+(:[^:]+\.[^:]+)?$/, ASIDE = /:aside-\d+$/, COLOURS = /:__palette$/;
const TOLD = isInLearningSystem ? " So is what your learning system was told." : "";

/** @returns {string[]} all that will go, in words */
function whatGoes() {
  const names = store.traces(), found = files.count(store.read()), asides = names.filter((name) => ASIDE.test(name)).length;
  return [
    ...found,
    store.trouble() && !found.length && names.some((name) => MAIN.test(name)) && "what is kept here and this page cannot read",
    asides && `${asides} ${asides === 1 ? "copy" : "copies"} of a record that could not be read`,
    isInLearningSystem && "what you did and wrote here at earlier times, from this or another activity",
    names.some((name) => COLOURS.test(name)) && "the setting for light or dark colours", "what other open tabs of the course hold"
  ].filter(Boolean);
}

/** Removes everything of the course from this browser, once the learner has seen what will go and has said so again. @param {HTMLElement} place */
export function wipeRecord(place) {
  const first = button("Remove everything", ask, { "aria-expanded": "false" }), said = status("record-file__said"), body = make("div");
  const title = make("h3", { className: "record-file__title", id: "record-wipe-title", tabIndex: -1 }, "This will go, and cannot be brought back");
  const box = make(
    "section", { className: "record-file__box", "aria-labelledby": title.id, hidden: true }, title, body,
    make("p", "", "A file that you saved is yours, and stays where you put it. If you want one, save it first."),
    make("p", "record-file__buttons", button("Yes, remove all of it now", wipe), button("No, keep it", () => close("Nothing was removed.", first)))
  );
  said.tabIndex = -1;

  function show() { body.replaceChildren(listOf(whatGoes())); }

  function ask() {
    said.textContent = "";
    show();
    box.hidden = false;
    first.setAttribute("aria-expanded", "true");
    title.focus();
  }

  function close(text, focus) {
    box.hidden = true;
    first.setAttribute("aria-expanded", "false");
    said.textContent = text;
    focus.focus();
  }

  function wipe() {
    close(store.wipe()
      ? `Everything is removed. The course keeps nothing in this browser now. Files that you saved, and the browser's history, are still there.${TOLD}`
      : "The browser did not let the course remove everything. Clear this site's data in the browser's own settings.", said);
  }

  place.replaceChildren(first, box, said);
  store.onChange(() => { if (!box.hidden) show(); });
}

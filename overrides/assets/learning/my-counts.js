import { link, make } from "../shared/dom.js";
import { store } from "../shared/store.js";
import { shownLooks } from "./counts.js";
import checks from "data/checks.json";
import contents from "data/contents.json";

/** All that the learner counted in their own cases, module by module. @param {HTMLElement} place */
export function myCounts(place) {
  const none = make("p", "", "You have kept no counts yet. The check in each module has a few things to count.");
  place.replaceChildren(none, ...contents.modules.filter(({ slug }) => checks[slug])
    .map(({ slug, title, href }) => shownLooks(store, slug, checks[slug], make("h3", "", link(title, `${href}#check`)))));
  store.follow(() => { none.hidden = Object.values(store.read().counts).some(({ text }) => text); });
}

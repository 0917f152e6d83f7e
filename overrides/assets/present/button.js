/** Works the Present button, and loads the rest when it is asked for. An address that ends in #present or #slide=... opens the slides at once. */
import { data, facts, fragment, later, load } from "../shared/page.js";

/** @param {HTMLElement} line @param {typeof import("../shared/store.js").store} [store] takes what a room agrees, where its deck asks that */
export function presentButton(line, store) {
  const button = line.querySelector("button"), status = line.querySelector("[role=status]");

  /** Opens the deck at a slide; where it was left, if none is named. @param {string} [at] its id or number @param {HTMLElement} [from] what has the focus after it */
  async function open(at, from = button) {
    status.textContent = " The slides are on their way. Until they are here, read on.";
    try {
      const [deck] = await Promise.all([data(`decks/${facts.deck}`), load("assets/later/present.css"), load("assets/later/present.js")]);
      status.textContent = "";
      later("present", { deck, at, store, onLeave: () => from.focus({ preventScroll: true }) });
    } catch (error) {
      status.textContent = " The slides could not be loaded. Try again, or read from the page.";
    }
  }

  function follow() {
    const found = /^present$|^slide=(.+)$/.exec(fragment());
    if (found) open(found[1], found[1] ? button : document.querySelector("[href='#present']") || button);
  }

  button.addEventListener("click", () => open());
  window.addEventListener("hashchange", follow);
  follow();
}

/**
 * Works the Present button in a page's head, and loads the rest (slides, scripts, style) when it is asked for:
 * who reads the page pays for this file alone. An address that ends in #slide=... opens the slides at once.
 */
import { data, facts, load } from "../shared/page.js";

const ADDRESS = /^#slide=(.+)$/;

/** @param {typeof import("../learning/action-log.js").intoLog} [intoLog] takes what a room agrees, where its deck asks that */
export function presentButton(intoLog) {
  const line = document.querySelector("[data-present]");
  if (!line) return;
  const button = line.querySelector("button"), status = line.querySelector("[role=status]");
  let loading = null;

  /** Opens the deck at the slide with the id (or number) `at`; where it was left, if none is named. */
  async function open(at) {
    status.textContent = " The slides are on their way. Until they are here, read on.";
    loading = loading || Promise.all([data(`decks/${facts.deck}`), load("assets/later/present.css"), load("assets/later/present.js")]);
    try {
      const [deck] = await loading;
      status.textContent = "";
      const detail = { deck: deck, at: at, log: intoLog, onLeave: () => button.focus({ preventScroll: true }) };
      document.dispatchEvent(new CustomEvent("course:present", { detail: detail }));
    } catch (error) {
      loading = null;
      status.textContent = " The slides could not be loaded. Try again, or read from the page.";
    }
  }

  /** The slide that the address names, if it names one. */
  function named() {
    const found = ADDRESS.exec(location.hash);
    try { return found && decodeURIComponent(found[1]); } catch (error) { return null; }
  }

  button.addEventListener("click", () => open(null));
  window.addEventListener("hashchange", () => { if (named()) open(named()); });
  if (named()) open(named());
}

import { later } from "../shared/page.js";
import { store } from "../shared/store.js";
import { apart } from "./apart.js";

const PLACES = ".question, .hypothesis, [data-module=team-sheet], .counts";

/** Has the learner asked, after what they have just done, whether to keep it on this device; where that cannot be loaded, after the next thing. */
export function consent() {
  apart();
  /** What the learner last wrote or chose in. */
  let from = null;

  document.addEventListener("input", (event) => {
    // The oldest browsers cannot ask for a list by what is in it.
    const field = /** @type {Element} */ (event.target);
    from = field.closest(PLACES) || field.closest("li[id^=reflect-]")?.parentElement || from;
  });
  store.onChange(() => {
    if (from && store.place() !== "device" && !store.read().settings.asked) later("keep", { store, from });
  });
}

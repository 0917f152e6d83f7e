/** The colours that the reader chose in `[data-colours]`, or else those of the device, put on before the page is first drawn. */
import { facts } from "../shared/page.js";

const CHOICES = "[data-colours] input";

export function colours() {
  const KEY = `course-record:${facts.course}:__palette`;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = "";

  /** The choice that is kept; whatever else stands there counts as none. */
  try { chosen = /^(light|dark)$/.exec(localStorage.getItem(KEY))?.[0] || ""; } catch (error) { /* none */ }

  function wear() {
    const isDark = chosen ? chosen === "dark" : dark.matches;
    document.body.setAttribute("data-md-color-scheme", isDark ? "slate" : "default");
  }

  // The body is there before anything in it is drawn.
  new MutationObserver((_, watcher) => {
    if (!document.body) return;
    watcher.disconnect();
    wear();
  }).observe(document.documentElement, { childList: true });
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(CHOICES).forEach((one) => { one.checked = one.value === chosen; });
  });
  document.addEventListener("change", (event) => {
    const choice = /** @type {HTMLInputElement} */ (event.target);
    if (!choice.matches(CHOICES)) return;
    chosen = choice.value;
    wear();
    try {
      if (chosen) localStorage.setItem(KEY, chosen);
      else localStorage.removeItem(KEY);
    } catch (error) { /* it lasts for the page */ }
  });
  dark.addEventListener("change", wear);
}

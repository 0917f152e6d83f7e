/**
 * The colours that the reader chose, or else those of the device. They are put on before the page is first drawn, so this
 * starts in the head; the choice is one of the radio buttons in `[data-colours]`, whose values are "", "light" and "dark".
 */
import { facts } from "../shared/page.js";

const CHOICES = "[data-colours] input";

export function colours() {
  const KEY = `course-record:${facts.course}:__palette`;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = kept();

  /** The choice that is kept; whatever else stands there counts as none. */
  function kept() {
    try {
      const value = localStorage.getItem(KEY);
      return value === "light" || value === "dark" ? value : "";
    } catch (error) { return ""; }
  }

  /** Keeps the choice, where the browser lets it; elsewhere it lasts for the page. */
  function keep() {
    try {
      if (chosen) localStorage.setItem(KEY, chosen);
      else localStorage.removeItem(KEY);
    } catch (error) { /* it lasts for the page */ }
  }

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
    keep();
    wear();
  });
  dark.addEventListener("change", wear);
}

/**
 * Asks whether a host has put a settings file beside the course, and loads what reads it only where there is one: most
 * pages of most copies have none, and pay for nothing but the question.
 */
import { at, load } from "./page.js";

(function () {
  "use strict";
  const file = at("local/settings.css");

  /**
   * Whether the file is there, whenever the answer comes: until then the page shows its neutral words. An object asks
   * without a word in the console, from a folder too.
   */
  function isThere() {
    return new Promise((resolve) => {
      const probe = document.createElement("object");
      const end = (found) => { probe.remove(); resolve(found); };
      probe.onload = () => end(true);
      probe.onerror = () => end(false);
      probe.width = probe.height = "0";
      probe.tabIndex = -1;
      probe.setAttribute("aria-hidden", "true");
      probe.data = file;
      document.body.append(probe);
    });
  }

  const there = isThere();
  window.course = window.course || {};
  window.course.localFile = { there: there };
  // The page on which hosts check a copy brings its own reader.
  if (!document.querySelector("[data-module=host-check]")) there.then((found) => found && load("assets/later/local-settings.js"));
})();

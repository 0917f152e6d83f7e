/** Whether a host has put a settings file beside the course: most copies have none, and pay for nothing but the question. */
import { make } from "../shared/dom.js";
import { at, load } from "../shared/page.js";

export const FILE = at("local/settings.css");

/** An object asks without a word in the console, from a folder too. @returns {Promise<boolean>} */
function ask() {
  return new Promise((resolve) => {
    const probe = make("object");
    const end = (found) => { probe.remove(); resolve(found); };
    probe.onload = () => end(true);
    probe.onerror = () => end(false);
    probe.width = probe.height = "0";
    probe.tabIndex = -1;
    probe.setAttribute("aria-hidden", "true");
    probe.data = FILE;
    document.body.append(probe);
  });
}

/** @type {?Promise<boolean>} */
let asked = null;

/** Whether the file is there, whenever the answer comes: until then the page shows its neutral words. */
export function isThere() { return (asked = asked || ask()); }

/** Puts the host's words on the page, where there are any. */
export function hostSettings() {
  isThere().then((found) => found && load("assets/later/local-settings.js"));
}

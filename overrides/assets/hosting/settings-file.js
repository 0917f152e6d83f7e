/** Whether a host has put a settings file beside the course: most copies have none, and pay for nothing but the question. */
import { make } from "../shared/dom.js";
import { at, load } from "../shared/page.js";

export const FILE = at("local/settings.css");

/** @type {?Promise<true | void>} */
let asked = null;

/**
 * Whether the file is there, whenever the answer comes: until then the page shows its neutral words. An object asks without
 * a word in the console, from a folder too. Of a file that is not there WebKit says nothing to it, but the frame that it
 * stands in has loaded in the end, in every engine. Chromium asks for what is laid out, and where that comes after the frame has
 * loaded, the page never does: so it is laid out at once.
 */
export function isThere() {
  return asked ||= new Promise((resolve) => {
    const frame = make("iframe", { width: "0", height: "0", frameBorder: "0", inert: true });
    const inside = document.body.appendChild(frame).contentDocument;
    inside.open();
    frame.onload = () => resolve(frame.remove());
    const object = make("object", { onload: () => resolve(true), type: "text/plain", data: FILE }); // of a style sheet WebKit makes no page
    inside.append(object);
    object.getClientRects();
    inside.close();
  });
}

/** Puts the host's words on the page, where there are any. */
export function hostSettings() { isThere().then((found) => found && load("assets/later/local-settings.js")); }

/** Hands something to the reader: a text to the clipboard, or a file. It keeps nothing and sends nothing. */
import { make } from "./dom.js";

/** The older way to copy, which also works where a page is opened from a folder. @param {string} text */
function copyChosen(text) {
  const box = make("textarea", { className: "handover__box", value: text, readOnly: true }), before = /** @type {?HTMLElement} */ (document.activeElement);
  document.body.append(box);
  box.select();
  let done = false;
  try { done = document.execCommand("copy"); } catch (error) { /* it stays false */ }
  box.remove();
  before?.focus();
  return done;
}

/** Shows a text that could not be copied, chosen and ready for the reader's own keys. */
function show(place, text, label) {
  const box = place.querySelector(".handover__text") || make("textarea", { className: "handover__text", readOnly: true, rows: 8 });
  box.setAttribute("aria-label", label);
  box.value = text;
  place.append(box);
  box.focus();
  box.select();
}

/** Copies a text and says so in `status`; where the browser forbids that, shows it in `place` under a name. */
export async function copy(text, done, status, place, label) {
  const asked = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error("no clipboard"));
  const copied = await asked.then(() => true, () => copyChosen(text));
  status.textContent = copied ? done : "This browser does not let the page copy. The text is below, and chosen: copy it with your keys.";
  if (!copied) show(place, text, label);
}

/** Asks the browser to save a file, and cannot know whether it does: it may ask the reader first, for as long as that takes. So the address of
 * the file is left to it until the page is gone. @param {string} name @param {BlobPart} content @param {string} type */
export function download(name, content, type) {
  make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name }).click();
}

/** What is said then. @param {string} name @param {string} [what] */
export function askedToSave(name, what = "it") { return `Your browser was asked to save ${what} as ${name}.`; }

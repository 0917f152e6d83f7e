/** Small pieces of a page. */

/** An element with a class, or with properties and attributes by their names, and with what is in it; what is empty is left out.
 * @template {keyof HTMLElementTagNameMap} Name @param {Name} name @param {string | Record<string, any>} [given]
 * @param {...(Node | string | false | null | 0)} within @returns {HTMLElementTagNameMap[Name]} */
export function make(name, given = "", ...within) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(typeof given === "string" && given ? { className: given } : given)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(.../** @type {(Node | string)[]} */ (within.filter(Boolean)));
  return made;
}

/** A part of a picture. @param {string} name @param {Record<string, any>} given @param {...Node} within */
export function svg(name, given, ...within) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
  made.append(...within);
  return made;
}

/** @param {string} text @param {(event: MouseEvent) => void} act @param {string | Record<string, any>} [given] a class in place of that of buttons, or more than it */
export function button(text, act, given = "md-button") {
  const made = make("button", typeof given === "string" ? given : { className: "md-button", ...given }, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** @param {string} text @param {string} href */
export function link(text, href) { return make("a", { href }, text); }

/** A line that a screen reader reads out when it changes. @param {string} [className] */
export function status(className) { return make("p", { role: "status", ...(className && { className }) }); }

/** A list with an item for each of these. @param {(Node | string)[]} items */
export function listOf(items) { return make("ul", "", ...items.map((item) => make("li", "", item))); }

/** A field for a saved file, with its label. @param {string} text @param {Record<string, any>} given its id and more */
export function chooser(text, given) {
  const input = make("input", { className: "record-file__input", type: "file", accept: ".json,application/json", autocomplete: "off", ...given });
  return { input, label: make("label", { className: "record-file__label", htmlFor: input.id }, text) };
}

/** A field with its label after it, in a line. */
export function ticked(type, text, given) {
  const box = make("input", { type, autocomplete: "off", ...given });
  return { box, line: make("p", "", box, " ", make("label", { htmlFor: box.id }, text)) };
}

/** Nodes of HTML that our own build has made. @param {string} html @returns {Node[]} */
export function parsed(html) {
  return Array.from(new DOMParser().parseFromString(html, "text/html").body.childNodes, (node) => document.importNode(node, true));
}

/** Whether somebody writes in a field: one in a window that was left for another is in nobody's hand. @param {Element} field */
export function isInHand(field) { return document.activeElement === field && document.hasFocus(); }

/** Moves parts of the page, and gives the focus back to what had it and moved. @param {() => void} move */
export function keepFocus(move) {
  const held = /** @type {?HTMLElement} */ (document.activeElement);
  move();
  if (held && held !== document.activeElement) held.focus({ preventScroll: true });
}

/** Does once, so many milliseconds after the last time it was asked for. @param {() => void} act @param {number} wait */
export function settled(act, wait) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
}

/** Works each element that a selector finds, alone: what one throws is told, and stops no other. @param {string} selector @param {(root: any) => void} begin @param {ParentNode} within */
export function each(selector, begin, within = document) { within.querySelectorAll(selector).forEach((root) => start(() => begin(root))); }

/** Starts the components of a page, each alone: what one throws is told, and stops no other.
 * @param {...((() => void) | [string, (root: any) => void])} components one of what a selector finds in the page stands behind the selector */
export function start(...components) {
  for (const component of components) {
    try { if (typeof component === "function") component(); else each(...component); } catch (error) { setTimeout(() => { throw error; }); }
  }
}

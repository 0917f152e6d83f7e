/** Small pieces of a page. */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {string} [className] @param {string} [text] @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** @param {string} text @param {(event: MouseEvent) => void} act @param {string} [className] */
export function button(text, act, className = "md-button") {
  const made = make("button", className, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** @param {string} text @param {string} href */
export function link(text, href) {
  const made = make("a", "", text);
  made.href = href;
  return made;
}

/** A line that a screen reader reads out when it changes. @param {string} [className] */
export function status(className) {
  const made = make("p", className);
  made.setAttribute("role", "status");
  return made;
}

/** Nodes of HTML that our own build has made. @param {string} html @returns {Node[]} */
export function parsed(html) {
  return Array.from(new DOMParser().parseFromString(html, "text/html").body.childNodes, (node) => document.importNode(node, true));
}

/** Whether somebody writes in a field: one in a window that was left for another is in nobody's hand. @param {Element} field */
export function isInHand(field) { return document.activeElement === field && document.hasFocus(); }

/** Starts the components of a page, each alone: what one throws is told, and stops no other. @param {...() => void} components */
export function start(...components) {
  for (const component of components) {
    try { component(); } catch (error) { setTimeout(() => { throw error; }); }
  }
}

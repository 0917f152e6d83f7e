/**
 * Brings in the script that waits in a template of the page, once the page has been drawn: on a slow line
 * the words come first. A page that is not looked at is not drawn, and one that is opened further down, by its address
 * or by going back, would move under the reader: there it comes at once.
 */
export function late() {
  /** Milliseconds after the page has loaded in which it should have been drawn. */
  const LATEST = 200;

  function bring() {
    const waiting = document.querySelector("template[data-late]");
    if (!waiting) return;
    const brought = document.importNode(/** @type {HTMLTemplateElement} */ (waiting).content, true);
    brought.querySelector("script").addEventListener("load", pressAgain);
    waiting.replaceWith(brought);
  }

  /** The button that was pressed last before there was a script to answer. @type {HTMLElement | null} */
  let pressed = null;

  /** @param {Event} event */
  function keep(event) { pressed = /** @type {Element} */ (event.target).closest("button"); }

  function pressAgain() {
    document.removeEventListener("click", keep);
    if (pressed) pressed.click();
  }

  /** Two frames on, what the first of them drew is on the screen. */
  function onceDrawn() { requestAnimationFrame(() => requestAnimationFrame(bring)); }

  function isFromTheTop() { return !location.hash && /** @type {any} */ (performance.getEntriesByType("navigation")[0] || {}).type === "navigate"; }

  document.addEventListener("click", keep);
  document.addEventListener("DOMContentLoaded", () => {
    if (!document.querySelector("template[data-late]")) { pressAgain(); return; }
    window.addEventListener("load", () => setTimeout(bring, LATEST));
    if (document.hidden || !isFromTheTop()) bring();
    else onceDrawn();
  });
}

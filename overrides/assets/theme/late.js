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
    if (waiting) waiting.replaceWith(document.importNode(waiting.content, true));
  }

  /** Two frames on, what the first of them drew is on the screen. */
  function onceDrawn() { requestAnimationFrame(() => requestAnimationFrame(bring)); }

  function isFromTheTop() { return !location.hash && /** @type {any} */ (performance.getEntriesByType("navigation")[0] || {}).type === "navigate"; }

  document.addEventListener("DOMContentLoaded", () => {
    if (!document.querySelector("template[data-late]")) return;
    window.addEventListener("load", () => setTimeout(bring, LATEST));
    if (document.hidden || !isFromTheTop()) bring();
    else onceDrawn();
  });
}

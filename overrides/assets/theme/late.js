/** Brings in the script that waits in a template of the page once the page has been drawn: on a slow line the words come first. A page that is
 * not looked at, or that opens further down and would move under the reader, gets it at once. */
export function late() {
  /** Milliseconds after the page has loaded in which it should have been drawn. */
  const LATEST = 200;

  let waiting;

  function bring() {
    if (!waiting.isConnected) return;
    const brought = document.importNode(waiting.content, true);
    brought.querySelector("script").addEventListener("load", pressAgain);
    waiting.replaceWith(brought);
  }

  /** The button that was pressed last before there was a script to answer it. @type {HTMLElement | null} */
  let pressed = null;

  /** What opens a list of its own accord has been answered. @param {Event} event */
  function keep(event) { pressed = /** @type {Element} */ (event.target).closest("button:not([popovertarget])"); }

  function pressAgain() {
    document.removeEventListener("click", keep);
    if (pressed) pressed.click();
  }

  function isFromTheTop() { return !location.hash && /** @type {any} */ (performance.getEntriesByType("navigation")[0])?.type === "navigate"; }

  document.addEventListener("click", keep);
  document.addEventListener("DOMContentLoaded", () => {
    waiting = document.querySelector("template[data-late]");
    if (!waiting) return pressAgain();
    window.addEventListener("load", () => setTimeout(bring, LATEST));
    if (document.hidden || !isFromTheTop()) bring();
    else requestAnimationFrame(() => requestAnimationFrame(bring)); // What the first of the two drew is on the screen.
  });
}

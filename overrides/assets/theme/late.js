/**
 * Brings in the scripts that wait in the page's templates, in their order, once the page has been drawn: on a slow line
 * the words come first. A page that is not looked at is not drawn, and one that is opened further down, by its address
 * or by going back, would move under the reader: there they come at once. When all scripts of a page, late or not, have run
 * or could not be loaded, the document says so with the event "course:ready", on which the theme begins.
 */
export function late() {
  /** Milliseconds after the page has loaded in which it should have been drawn. */
  const LATEST = 200;
  let begun = false;

  function ready() { document.dispatchEvent(new Event("course:ready")); }

  function bring() {
    if (begun) return;
    begun = true;
    const scripts = Array.from(document.querySelectorAll("template[data-late]")).flatMap((template) => {
      const copies = document.importNode(template.content, true);
      const found = Array.from(copies.querySelectorAll("script"));
      found.forEach((script) => { script.async = false; });
      template.replaceWith(copies);
      return found;
    });
    const ended = scripts.map((script) => new Promise((resolve) => ["load", "error"].forEach((end) => script.addEventListener(end, resolve))));
    Promise.all(ended).then(ready);
  }

  /** Two frames on, what the first of them drew is on the screen. */
  function onceDrawn() { requestAnimationFrame(() => requestAnimationFrame(bring)); }

  function isFromTheTop() { return !location.hash && /** @type {any} */ (performance.getEntriesByType("navigation")[0] || {}).type === "navigate"; }

  document.addEventListener("DOMContentLoaded", () => {
    if (!document.querySelector("template[data-late]")) { ready(); return; }
    window.addEventListener("load", () => setTimeout(bring, LATEST));
    if (document.hidden || !isFromTheTop()) bring();
    else onceDrawn();
  });
}

/**
 * Asks whether a host has put a settings file beside the course, and loads what reads it only where there is one: most
 * pages of most copies have none, and pay for nothing but the question.
 */
(function () {
  "use strict";
  const script = document.currentScript;
  const file = new URL(script.dataset.settings, document.baseURI);

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
      probe.data = file.href;
      document.body.append(probe);
    });
  }

  const there = isThere();
  window.course = window.course || {};
  window.course.localFile = { address: file.href, there: there };
  if (script.dataset.reader) there.then((found) => {
    if (!found) return;
    const reader = document.createElement("script");
    reader.src = script.dataset.reader;
    document.head.append(reader);
  });
})();

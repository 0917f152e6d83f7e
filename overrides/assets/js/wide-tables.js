/** Lets the keyboard scroll a table that is wider than its page: while it is, its frame can be focused and has a name. */
(function () {
  "use strict";

  /** @param {Element} frame @returns {string} the table's caption, or else the heading above it */
  function nameOf(frame) {
    const caption = frame.querySelector("caption");
    if (caption) return caption.textContent.trim();
    const headings = Array.from(document.querySelectorAll("article :is(h1, h2, h3, h4)"));
    const above = headings.filter((heading) => heading.compareDocumentPosition(frame) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
    return "Table" + (above ? ": " + above.textContent.trim() : "");
  }

  /** @param {Element} frame */
  function draw(frame) {
    if (frame.scrollWidth > frame.clientWidth) {
      frame.setAttribute("tabindex", "0");
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", nameOf(frame));
    } else {
      ["tabindex", "role", "aria-label"].forEach((name) => frame.removeAttribute(name));
    }
  }

  const watcher = new ResizeObserver((entries) => entries.forEach((entry) => draw(entry.target)));
  document.querySelectorAll(".md-typeset__scrollwrap").forEach((frame) => watcher.observe(frame));
})();

import { each, keepFocus, make } from "../shared/dom.js";

/** Lets the keyboard scroll a table, or lines of code, wider than the page: its frame can then be focused and has a name. `course:added` tells of more. */
export function wideTables() {
  const OF_TABLE = "md-typeset__scrollwrap", FRAME = `.${OF_TABLE}, pre > code`;

  /** @param {Element} frame @returns {string} the table's caption, or else the heading above it */
  function nameOf(frame) {
    const caption = frame.querySelector("caption");
    if (caption) return caption.textContent.trim();
    const headings = Array.from(document.querySelectorAll("article :is(h1, h2, h3, h4)"));
    const above = headings.filter((heading) => heading.compareDocumentPosition(frame) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
    return (frame.matches("pre > code") ? "Code" : "Table") + (above ? ": " + above.textContent.trim() : "");
  }

  function draw(frame) {
    if (frame.scrollWidth > frame.clientWidth) {
      frame.setAttribute("tabindex", "0");
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", nameOf(frame));
    } else {
      ["tabindex", "role", "aria-label"].forEach((name) => frame.removeAttribute(name));
    }
  }

  const watcher = new ResizeObserver((entries) =>
    new Set(entries.map((entry) => entry.target.closest(FRAME))).forEach((frame) => frame && draw(frame)));

  function begin(within) {
    keepFocus(() => each("article table:not([class])", (table) => {
      const inner = make("div", "md-typeset__table");
      table.replaceWith(make("div", OF_TABLE, inner));
      inner.append(table);
    }, within));
    // A frame is wider or narrower than its table when either of them changes.
    each(FRAME, (frame) => [frame, frame.querySelector("table")].forEach((part) => part && watcher.observe(part)), within);
  }

  begin(document);
  document.addEventListener("course:added", (event) => begin(/** @type {Element} */ (event.target)));
}

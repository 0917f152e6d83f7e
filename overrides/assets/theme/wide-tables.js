/**
 * Lets the keyboard scroll a table, or lines of code, wider than the page: while it is, its frame can be focused and has a name. A page
 * that adds tables later says so with the event `course:added` on what holds them.
 */
export function wideTables() {
  const OF_TABLE = "md-typeset__scrollwrap", FRAME = `.${OF_TABLE}, pre > code`;

  /** @param {Element} frame @returns {string} the table's caption, or else the heading above it */
  function nameOf(frame) {
    const caption = frame.querySelector("caption");
    if (caption) return caption.textContent.trim();
    const headings = Array.from(document.querySelectorAll("article :is(h1, h2, h3, h4)"));
    const above = headings.filter((heading) => heading.compareDocumentPosition(frame) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
    return (frame.matches("code") ? "Code" : "Table") + (above ? ": " + above.textContent.trim() : "");
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

  const watcher = new ResizeObserver((entries) =>
    new Set(entries.map((entry) => entry.target.closest(FRAME))).forEach((frame) => frame && draw(frame)));

  /** A frame is wider or narrower than its table when either of them changes. @param {ParentNode} within */
  function watch(within) {
    within.querySelectorAll(FRAME).forEach((frame) => [frame, frame.querySelector("table")].forEach((part) => part && watcher.observe(part)));
  }

  /** Puts a frame around a table. @param {Element} table */
  function enclose(table) {
    const frame = document.createElement("div"), inner = document.createElement("div");
    frame.className = OF_TABLE;
    inner.className = "md-typeset__table";
    table.replaceWith(frame);
    frame.append(inner);
    inner.append(table);
  }

  /** @param {ParentNode} within */
  function begin(within) {
    within.querySelectorAll("article table:not([class])").forEach(enclose);
    watch(within);
  }

  begin(document);
  document.addEventListener("course:added", (event) => begin(/** @type {Element} */ (event.target)));
}

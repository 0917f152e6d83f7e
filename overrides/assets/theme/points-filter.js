/** Filters the tables of points by words and by module, and says how many are left. Without this script all are there. */
import { make, status } from "../shared/dom.js";

/** What narrows a list, as a form that sends nothing. @param {string} name @param {...Node} within */
export function filterBar(name, ...within) {
  const bar = make("form", { className: "points-filter", role: "search", "aria-label": name }, ...within);
  bar.addEventListener("submit", (event) => event.preventDefault());
  return bar;
}

/** Small letters and straight apostrophes: telephones write curly ones. @param {string} text */
function folded(text) { return text.toLowerCase().replace(/[\u2018\u2019]/g, "'"); }

/** @param {HTMLElement} root each of whose headings has a table */
export function pointsFilter(root) {
  const headings = root.querySelectorAll("h2"), tables = Array.from(root.querySelectorAll("table"), (table, at) => ({
    table, heading: headings[at], rows: Array.from(table.tBodies[0].rows, (row) => ({ row, text: folded(row.textContent) }))
  }));
  const all = tables.flatMap(({ rows }) => rows).length;
  const input = make("input", { type: "search" }), said = status();

  function filter() {
    const words = folded(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { table, heading, rows } of tables) {
      for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(word));
      const left = rows.filter(({ row }) => !row.hidden).length, frame = table.closest(".md-typeset__scrollwrap") || table;
      heading.hidden = frame.hidden = !left;
      count += left;
    }
    said.textContent = count === all ? `All ${count} points` : `${count} of ${all} points${count ? "" : ". Try fewer words, or shorter ones."}`;
  }

  root.prepend(filterBar("Points", make("label", "", "Show points that contain", input), said));
  input.addEventListener("input", filter);
  // A browser that comes back to the page puts the words back, and tells nobody.
  window.addEventListener("pageshow", filter);
  filter();
}

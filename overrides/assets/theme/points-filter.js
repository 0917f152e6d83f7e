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

/** The table under a heading. @param {Element} heading @returns {HTMLTableElement} */
function tableUnder(heading) {
  let place = heading.nextElementSibling;
  while (place && !place.matches("table") && !place.querySelector("table")) place = place.nextElementSibling;
  return place.matches("table") ? place : place.querySelector("table");
}

/** @param {HTMLElement} root */
export function pointsFilter(root) {
  const rows = Array.from(root.querySelectorAll("tbody tr"), (row) => ({ row, text: folded(row.textContent), table: row.closest("table") }));
  const sections = Array.from(root.querySelectorAll("h2"), (heading) => ({ heading, table: tableUnder(heading) }));
  const input = make("input", { type: "search" }), said = status();

  function filter() {
    const words = folded(input.value).split(/\s+/).filter(Boolean), left = new Set();
    let count = 0;
    for (const { row, text, table } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (row.hidden) continue;
      left.add(table);
      count += 1;
    }
    for (const { heading, table } of sections) {
      const frame = table.closest(".md-typeset__scrollwrap") || table;
      heading.hidden = frame.hidden = !left.has(table);
    }
    said.textContent = count === rows.length ? `All ${count} points` : `${count} of ${rows.length} points${count ? "" : ". Try fewer words, or shorter ones."}`;
  }

  root.prepend(filterBar("Points", make("label", "", "Show points that contain", input), said));
  input.addEventListener("input", filter);
  // A browser that comes back to the page puts the words back, and tells nobody.
  window.addEventListener("pageshow", filter);
  filter();
}

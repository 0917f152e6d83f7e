/** Filters the tables of points by words and by module, and says how many are left. Without this script all are there. */
import { make, status } from "../shared/dom.js";

/** Small letters and straight apostrophes: telephones write curly ones. @param {string} text */
function folded(text) { return text.toLowerCase().replace(/[\u2018\u2019]/g, "'"); }

/** The table under a heading. @param {Element} heading @returns {HTMLTableElement} */
function tableUnder(heading) {
  let place = heading.nextElementSibling;
  while (place && !place.matches("table") && !place.querySelector("table")) place = place.nextElementSibling;
  return place.matches("table") ? place : place.querySelector("table");
}

export function pointsFilter() {
  const root = document.querySelector("[data-module=points-filter]");
  if (!root) return;
  const rows = Array.from(root.querySelectorAll("tbody tr"), (row) => ({ row: row, text: folded(row.textContent), table: row.closest("table") }));
  const sections = Array.from(root.querySelectorAll("h2"), (heading) => ({ heading: heading, table: tableUnder(heading) }));
  const bar = make("form", "points-filter"), label = make("label", "", "Show points that contain"), input = make("input"), said = status();

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

  bar.setAttribute("role", "search");
  bar.setAttribute("aria-label", "Points");
  input.type = "search";
  label.append(input);
  bar.append(label, said);
  root.prepend(bar);
  bar.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", filter);
  // A browser that comes back to the page puts the words back, and tells nobody.
  window.addEventListener("pageshow", filter);
  filter();
}

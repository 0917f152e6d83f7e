/** Filters the tables of points by words and by module, and says how many are left. Without this script all are there. */
export function pointsFilter() {
  /** Small letters and straight apostrophes: telephones write curly ones. */
  function folded(text) { return text.toLowerCase().replace(/[\u2018\u2019]/g, "'"); }

  document.querySelectorAll("[data-module=points-filter]").forEach(function (root) {
    const rows = Array.from(root.querySelectorAll("tbody tr")).map(function (row) {
      return { row: row, text: folded(row.textContent), section: row.closest("table") };
    });
    const sections = Array.from(root.querySelectorAll("h2")).map(function (heading) {
      let table = heading.nextElementSibling;
      while (table && !table.querySelector("table") && table.tagName !== "TABLE") table = table.nextElementSibling;
      return { heading: heading, table: table.tagName === "TABLE" ? table : table.querySelector("table") };
    });

    const bar = document.createElement("form");
    bar.className = "points-filter";
    bar.setAttribute("role", "search");
    bar.setAttribute("aria-label", "Points");
    const label = document.createElement("label");
    label.textContent = "Show points that contain";
    const input = document.createElement("input");
    input.type = "search";
    label.appendChild(input);
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    bar.append(label, status);
    root.prepend(bar);

    function filter() {
      const words = folded(input.value).split(/\s+/).filter(Boolean);
      const left = new Map();
      rows.forEach(function (item) {
        item.row.hidden = !words.every(function (word) { return item.text.includes(word); });
        if (!item.row.hidden) left.set(item.section, (left.get(item.section) || 0) + 1);
      });
      sections.forEach(function (section) {
        // The theme puts a frame around each table once this script has run.
        const frame = section.table.closest(".md-typeset__scrollwrap") || section.table;
        section.heading.hidden = frame.hidden = !left.get(section.table);
      });
      const count = Array.from(left.values()).reduce(function (sum, one) { return sum + one; }, 0);
      status.textContent = count === rows.length ? "All " + rows.length + " points" : count + " of " + rows.length + " points" + (count ? "" : ". Try fewer words, or shorter ones.");
    }
    bar.addEventListener("submit", function (event) { event.preventDefault(); });
    input.addEventListener("input", filter);
    // A browser that comes back to the page puts the words back, and tells nobody.
    window.addEventListener("pageshow", filter);
    filter();
  });
}

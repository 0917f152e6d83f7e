/**
 * Makes the action log of a guide a form: each empty cell takes text, which the store keeps as it is typed.
 * It can be copied as text and saved as a file. Without this script the table is there to be filled in on paper.
 */
(function () {
  "use strict";
  var store = window.course && window.course.store;

  function button(text, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "md-button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  function ActionLog(root) {
    var guide = location.pathname.split("/").pop().replace(/\.html$/, "");
    var heads = Array.from(root.querySelectorAll("th")).map(function (head) { return head.textContent.trim(); });
    var status = document.createElement("p");
    status.setAttribute("role", "status");
    var fields = [];

    Array.from(root.querySelectorAll("tbody tr")).forEach(function (row, line) {
      Array.from(row.cells).forEach(function (cell, column) {
        var field = document.createElement("textarea");
        field.rows = 2;
        field.maxLength = 20000; // as much as the store keeps of a note
        field.setAttribute("aria-label", heads[column] + ", line " + (line + 1));
        var name = "action:" + guide + ":" + line + ":" + column;
        field.value = kept(name);
        field.addEventListener("input", function () { if (store) store.note(name, field.value); tellTrouble(); });
        field.addEventListener("blur", function () { field.value = store ? kept(name) : field.value; });
        cell.textContent = "";
        cell.appendChild(field);
        fields.push({ field: field, name: name, line: line, column: column });
      });
    });

    function kept(name) {
      var note = store && store.read().notes[name];
      return note ? note.text : "";
    }

    function tellTrouble() {
      var trouble = store ? store.trouble() : "What you write here lasts until you leave the page.";
      if (trouble) status.textContent = trouble;
    }

    function lines() {
      var found = [];
      fields.forEach(function (item) { (found[item.line] = found[item.line] || [])[item.column] = item.field.value.trim(); });
      return found.filter(function (line) { return line.some(Boolean); });
    }

    function asText() {
      return lines().map(function (line) {
        return line.map(function (text, column) { return heads[column] + ": " + (text || "-"); }).join("\n");
      }).join("\n\n");
    }

    /** A cell for a table of values: quoted, and never read as a formula by a spreadsheet. */
    function cell(text) { return '"' + text.replace(/^(?=[=+\-@\t\r])/, "'").replace(/"/g, '""') + '"'; }

    function save() {
      var rows = [heads].concat(lines()).map(function (line) { return line.map(cell).join(","); });
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(["\ufeff" + rows.join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" }));
      link.download = "action-log-" + guide + ".csv";
      link.click();
      URL.revokeObjectURL(link.href);
      status.textContent = "The action log is saved as " + link.download + ".";
    }

    function copy() {
      var text = asText();
      if (!text) { status.textContent = "There is nothing in the log yet."; return; }
      var done = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error("no clipboard"));
      done.then(function () { status.textContent = "The action log is copied."; }, function () { show(text); });
    }

    /** Where the browser does not let a page copy, the text is shown and chosen, ready for the reader's own keys. */
    function show(text) {
      var box = root.querySelector(".action-log__text") || document.createElement("textarea");
      box.className = "action-log__text";
      box.readOnly = true;
      box.rows = 8;
      box.setAttribute("aria-label", "The action log as text");
      box.value = text;
      root.appendChild(box);
      box.select();
      status.textContent = "This browser does not let the page copy. The text is below, and chosen: copy it with your keys.";
    }

    var bar = document.createElement("p");
    bar.className = "action-log__bar";
    bar.append(button("Copy the log as text", copy), button("Save it as a file", save), button("Print this page", function () { window.print(); }));
    root.append(bar, status);

    if (store) store.onChange(function () {
      fields.forEach(function (item) { if (item.field !== document.activeElement || !document.hasFocus()) item.field.value = kept(item.name); });
    });
  }

  document.querySelectorAll("[data-module=action-log]").forEach(ActionLog);
})();

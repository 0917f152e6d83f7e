/**
 * Makes the action log of a guide a form: each empty cell takes text, which the store keeps as it is typed.
 * It can be copied as text and saved as a file. Without this script the table is there to be filled in on paper.
 */
import { button, isInHand, make, status } from "../shared/dom.js";
import { facts } from "../shared/page.js";
import { copy, download } from "../shared/save.js";
import { store } from "../shared/store.js";

/** A cell for a table of values: quoted, and never read as a formula by a spreadsheet. @param {string} text */
function quoted(text) { return `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replace(/"/g, '""')}"`; }

/** The name of a cell of a guide's log in the record. */
function named(guide, line, column) { return `action:${guide}:${line}:${column}`; }

function kept(name) {
  const note = store.read().notes[name];
  return note ? note.text : "";
}

/** Whether a line of a guide's log holds anything. */
function isWritten(guide, line) { return [0, 1, 2, 3].some((column) => kept(named(guide, line, column))); }

/**
 * Puts what a room agreed into the log of a guide: into the line where it stands already, or the first that is free.
 * @param {string} guide @param {string[]} cells @param {number} [before] that line
 */
export function intoLog(guide, cells, before) {
  let line = before || 0;
  while (before === undefined && isWritten(guide, line)) line += 1;
  cells.forEach((text, column) => { if (text || isWritten(guide, line)) store.note(named(guide, line, column), text); });
  return { line: line, said: store.trouble() || `It is in the action log of the team's guide, in line ${line + 1}.` };
}

/** @param {HTMLElement} root */
function start(root) {
  const heads = Array.from(root.querySelectorAll("th"), (head) => head.textContent.trim());
  const said = status(), body = root.querySelector("tbody");
  while (isWritten(facts.slug, body.rows.length)) body.append(body.rows[0].cloneNode(true));

  function fieldIn(cell, line, column) {
    const field = make("textarea"), name = named(facts.slug, line, column);
    field.rows = 2;
    field.maxLength = 20000; // as much as the store keeps of a note
    field.setAttribute("aria-label", `${heads[column]}, line ${line + 1}`);
    field.value = kept(name);
    field.addEventListener("input", () => {
      store.note(name, field.value);
      said.textContent = store.trouble() || said.textContent;
    });
    field.addEventListener("blur", () => { field.value = kept(name); });
    store.onChange(() => { if (!isInHand(field)) field.value = kept(name); });
    cell.replaceChildren(field);
    return field;
  }

  const rows = Array.from(root.querySelectorAll("tbody tr"), (row, line) => Array.from(row.cells, (cell, column) => fieldIn(cell, line, column)));

  function lines() { return rows.map((row) => row.map((field) => field.value.trim())).filter((line) => line.some(Boolean)); }

  function copyAll() {
    const text = lines().map((line) => line.map((words, column) => `${heads[column]}: ${words || "-"}`).join("\n")).join("\n\n");
    if (text) copy(text, "The action log is copied.", said, root, "The action log as text");
    else said.textContent = "There is nothing in the log yet.";
  }

  function save() {
    const name = `action-log-${facts.slug}.csv`, table = [heads, ...lines()].map((line) => `${line.map(quoted).join(",")}\r\n`);
    download(name, `\ufeff${table.join("")}`, "text/csv;charset=utf-8");
    said.textContent = `The action log is saved as ${name}.`;
  }

  const bar = make("p", "action-log__bar");
  bar.append(button("Copy the log as text", copyAll), button("Save it as a file", save), button("Print this page", () => window.print()));
  root.append(bar, said);
}

export function actionLog() { document.querySelectorAll("[data-module=action-log]").forEach(start); }

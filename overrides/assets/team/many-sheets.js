/** The page on which many teams' sheets are added up: files come in, and what they say together goes out. Nothing is kept. */
import { docx, WORD } from "../record/docx.js";
import * as dates from "../shared/dates.js";
import { button, chooser, listOf, make, status, svg } from "../shared/dom.js";
import { facts } from "../shared/page.js";
import { askedToSave, download } from "../shared/save.js";
import { addUp, csv } from "./adding-up.js";
import { madeUpYear } from "./example.js";
import { decoded, MOST_BYTES, WRONG } from "./file.js";
import checks from "data/checks.json";
import madeUp from "data/madeUp.json";
import team from "data/team.json";

const TITLE = "Teams' sheets, added up";

/** How much a number is of what was looked at, as a bar below the words that say it. @param {[number, number]} pair */
function bar([some, all]) {
  return svg("svg", { class: "many-bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    ...[["all", 100], ["some", (100 * some) / all]].map(([name, width]) => svg("rect", { class: `many-bar__${name}`, width, height: 8 })));
}

function drawn({ title, note, head, rows, bars }) {
  return make("section", "", make("h3", "", title), make(
    "table", "", make("caption", "", note), make("thead", "", make("tr", "", ...head.map((text) => make("th", { scope: "col" }, text)))),
    make("tbody", "", ...rows.map(([name, ...cells], at) => make(
      "tr", "", make("th", { scope: "row" }, name), ...cells.map((text, column) => make("td", "", text, bars?.[at][column] && bar(bars[at][column])))
    )))
  ));
}

/** @param {HTMLElement} root */
export function manySheets(root) {
  const known = { ...team, course: facts.course, checks };
  let files = [];
  const said = status(), out = make("div", "many-sheets__out");
  const { input, label } = chooser("Choose the sheets, or drop them here", { id: "many-sheets", multiple: true });

  function notes({ refused, remarks }) {
    const all = [...refused.map(({ name, why }) => `${name} is left out. ${why}`), ...remarks];
    return all.length ? make("section", "many-sheets__notes", make("h3", "", "What was left out or counted once"), listOf(all)) : "";
  }

  function tools(picture) {
    const stem = `${picture.madeUp ? "made-up-" : ""}sheets-added-up-${dates.of(Date.now())}`;
    const give = (ending, content, type) => { download(`${stem}.${ending}`, content, type); said.textContent = askedToSave(`${stem}.${ending}`); };
    const normal = (text) => ({ style: "Normal", text });
    return make(
      "p", "many-sheets__tools",
      button("Print this page", () => window.print()),
      button("Save as a table (CSV)", () => give("csv", `\ufeff${csv(picture)}`, "text/csv;charset=utf-8")),
      button("Save it for Word", () => give("docx", docx(TITLE, [
        { style: "Title", text: TITLE }, ...picture.said.map(normal),
        ...picture.tables.flatMap((table) => [{ style: "Heading1", text: table.title }, normal(table.note), { style: "Table", text: "", rows: [table.head, ...table.rows] }])
      ]), WORD)),
      button("Start again", () => { files = []; out.replaceChildren(); said.textContent = "Nothing is added up now."; input.focus(); })
    );
  }

  function draw() {
    const picture = addUp(files, known, Date.now()), title = make("h2", { tabIndex: -1 }, TITLE);
    out.replaceChildren(title, ...picture.said.map((text) => make("p", "", text)), tools(picture), ...picture.tables.map(drawn), notes(picture));
    out.classList.toggle("many-sheets__out--made-up", picture.madeUp);
    out.dispatchEvent(new CustomEvent("course:added", { bubbles: true }));
    said.textContent = `${picture.sheets} of ${files.length} files ${picture.sheets === 1 ? "is" : "are"} added up.`;
    title.focus();
  }

  async function textOf(file) {
    if (file.size > MOST_BYTES) return { name: file.name, problem: WRONG.large };
    return { name: file.name, text: await file.arrayBuffer().then(decoded, () => null) };
  }

  async function take(list) {
    said.textContent = "The files are being read.";
    for (const file of Array.from(list)) files.push(await textOf(file));
    input.value = "";
    draw();
  }

  input.addEventListener("change", () => { if (input.files.length) take(input.files); });
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", (event) => { event.preventDefault(); if (event.dataTransfer.files.length) take(event.dataTransfer.files); });
  const example = button("Look at a made-up year of twelve teams", () => { files = madeUpYear(known, madeUp, Date.now()); draw(); });
  root.replaceChildren(make("div", "many-sheets__box", label, input, example, said), out);
}

import { button, make, status } from "../shared/dom.js";
import { copy, download } from "../shared/save.js";
import { store } from "../shared/store.js";
import { docx } from "./docx.js";
import * as cpdPieces from "./pieces.js";
import * as cpdText from "./text.js";
import contents from "data/contents.json";

/** Shows the record of learning as it reads, each field with a button that copies it, and hands it over: print, text, Word. */
export function cpdOut() {
  const place = document.querySelector("[data-cpd=out]");
  if (!place) return;
  const FILE = "my-record-of-learning", WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const DRAW_AFTER = 200;

  /* What the page's own labels call each field, in the form that was chosen */

  function labels(record) {
    const kind = record.settings["cpd-form"] && record.settings["cpd-form"].text === "supervision" ? "supervision" : "social";
    const found = {};
    document.querySelectorAll("[data-cpd=me] [data-field], [data-cpd=piece] [data-field]").forEach((field) => {
      const label = field.parentElement.querySelector("label");
      found[field.dataset.field] = label.dataset[kind] || label.textContent;
    });
    return found;
  }

  /* The years: those that end on 30 November and have a piece */

  const years = make("select", ""), choice = make("p", "cpd-years"), choiceLabel = make("label", "", "Show");
  years.id = "cpd-years";
  years.autocomplete = "off";
  choiceLabel.htmlFor = years.id;
  choice.append(choiceLabel, " ", years);
  const yearOf = (piece) => cpdPieces.yearOf(piece.fields.from || piece.fields.to);

  function drawYears(pieces) {
    const known = Array.from(new Set(pieces.map(yearOf).filter(Boolean))).sort((one, other) => other - one);
    const wanted = ["all", ...known.map(String)];
    if (wanted.join() !== Array.from(years.options, (option) => option.value).join()) {
      const before = years.value;
      years.replaceChildren(...wanted.map((value) =>
        Object.assign(make("option", "", value === "all" ? "all entries" : `the year to 30 November ${value}`), { value: value })));
      years.value = wanted.includes(before) ? before : "all";
    }
    choice.hidden = known.length < 2;
  }

  function told() {
    const record = store.read(), pieces = cpdPieces.pieces(record);
    drawYears(pieces);
    const shown = pieces.filter((piece) => years.value === "all" || !yearOf(piece) || String(yearOf(piece)) === years.value);
    return cpdText.tell(cpdPieces.fieldsOf(record, "me"), shown, labels(record), contents);
  }

  /* The paper */

  const paper = make("div", "cpd-paper"), count = make("p", "cpd-count"), said = status("cpd-said");

  function copyText(text, what) { copy(text, `Copied: ${what}.`, said, place, what); }

  function entry(line, of) {
    const made = make("div", "cpd-line"), text = make("dd", "");
    text.append(make("span", "cpd-line__text", line.text));
    if (of) {
      const one = button("Copy", () => copyText(line.text, line.label));
      one.setAttribute("aria-label", `Copy: ${line.label}, ${of}`);
      text.append(one);
    }
    made.append(make("dt", "", line.label), text);
    return made;
  }

  function group(lines, of) {
    const made = make("dl", "cpd-lines");
    made.append(...lines.map((line) => entry(line, of)));
    return made;
  }

  let drawn = "";
  function draw() {
    const all = told(), now = JSON.stringify(all);
    if (now === drawn) return;
    drawn = now;
    const peer = all.pieces.filter((piece) => piece.hasPeer).length;
    count.textContent = all.pieces.length
      ? `${all.pieces.length} ${all.pieces.length === 1 ? "entry" : "entries"}, ${peer || "none"} with a peer reflection.`
      : "There is no entry yet. What you write above is shown here as it reads.";
    tools.hidden = !all.pieces.length;
    document.documentElement.toggleAttribute("data-cpd-full", all.pieces.length > 0);
    const pieces = all.pieces.map((piece) => {
      const made = make("section", "cpd-paper__piece");
      made.append(make("h4", "", piece.title), group(piece.lines, piece.title));
      return made;
    });
    paper.replaceChildren(...(all.pieces.length ? [make("h3", "", all.title), group(all.about), ...all.standing.map((line) => make("p", "", line)), ...pieces] : []));
  }

  /** What is handed over is what the record holds now, not what was drawn last. */
  function whole() {
    draw();
    return told();
  }

  const tools = make("p", "cpd-tools");
  tools.append(
    button("Print, or save as PDF", () => { draw(); window.print(); }),
    button("Copy all as text", () => copyText(cpdText.plain(whole()), "the whole record")),
    button("Save as text", () => {
      download(`${FILE}.txt`, `\ufeff${cpdText.plain(whole()).replace(/\n/g, "\r\n")}`, "text/plain;charset=utf-8");
      said.textContent = `The record is saved as ${FILE}.txt.`;
    }),
    button("Save for Word", () => {
      const now = whole();
      download(`${FILE}.docx`, docx(now.title, cpdText.blocks(now)), WORD);
      said.textContent = `The record is saved as ${FILE}.docx.`;
    })
  );

  let timer = 0;
  years.addEventListener("change", draw);
  place.replaceChildren(choice, count, tools, said, paper);
  draw();
  store.onChange(() => { clearTimeout(timer); timer = setTimeout(draw, DRAW_AFTER); });
  window.addEventListener("beforeprint", draw);
}

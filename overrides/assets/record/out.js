import { button, make, settled, status } from "../shared/dom.js";
import { askedToSave, copy, download } from "../shared/save.js";
import { store } from "../shared/store.js";
import { docx, WORD } from "./docx.js";
import * as cpdPieces from "./pieces.js";
import * as cpdText from "./text.js";
import contents from "data/contents.json";

/** Shows the record of learning as it reads, each field with a button that copies it, and hands it over: print, text, Word. */
export function cpdOut(place) {
  const FILE = "my-record-of-learning";

  function labels(record) {
    return Object.fromEntries(Array.from(document.querySelectorAll("[data-cpd=me] [data-field], [data-cpd=piece] [data-field]"), (field) => {
      const label = field.parentElement.querySelector("label");
      return [field.dataset.field, label.dataset[cpdPieces.formOf(record)] || label.textContent];
    }));
  }

  const years = make("select", { id: "cpd-years", autocomplete: "off" });
  const choice = make("p", "cpd-years", make("label", { htmlFor: years.id }, "Show"), " ", years);
  const yearOf = (piece) => cpdPieces.yearOf(piece.fields.from || piece.fields.to);

  function drawYears(pieces) {
    const known = Array.from(new Set(pieces.map(yearOf).filter(Boolean))).sort((one, other) => other - one);
    const wanted = ["all", ...known.map(String)];
    if (wanted.join() !== Array.from(years.options, (option) => option.value).join()) {
      const before = years.value;
      years.replaceChildren(...wanted.map((value) => make("option", { value }, value === "all" ? "all entries" : `the year to 30 November ${value}`)));
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

  const paper = make("div", "cpd-paper"), count = make("p", "cpd-count"), said = status("cpd-said");

  function copyText(text, what) { copy(text, `Copied: ${what}.`, said, place, what); }

  /** Lines as they read, each with a button that copies it where they are of an entry. */
  function group(lines, of) {
    return make("dl", "cpd-lines", ...lines.map(({ label, text }) => {
      const one = of && button("Copy", () => copyText(text, label), { "aria-label": `Copy: ${label}, ${of}` });
      return make("div", "cpd-line", make("dt", "", label), make("dd", "", make("span", "cpd-line__text", text), one));
    }));
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
    const pieces = all.pieces.map(({ title, lines }) => make("section", "cpd-paper__piece", make("h4", "", title), group(lines, title)));
    paper.replaceChildren(...(all.pieces.length ? [make("h3", "", all.title), group(all.about), ...all.standing.map((line) => make("p", "", line)), ...pieces] : []));
  }

  /** What is handed over is what the record holds now, not what was drawn last. */
  function whole() {
    draw();
    return told();
  }

  function save(ending, content, type) {
    download(`${FILE}.${ending}`, content, type);
    said.textContent = askedToSave(`${FILE}.${ending}`, "the record");
  }

  const tools = make(
    "p", "cpd-tools", button("Print, or save as PDF", () => { draw(); window.print(); }),
    button("Copy all as text", () => copyText(cpdText.plain(whole()), "the whole record")),
    button("Save as text", () => save("txt", `\ufeff${cpdText.plain(whole()).replace(/\n/g, "\r\n")}`, "text/plain;charset=utf-8")),
    button("Save for Word", () => { const now = whole(); save("docx", docx(now.title, cpdText.blocks(now)), WORD); })
  );
  years.addEventListener("change", draw);
  place.replaceChildren(choice, count, tools, said, paper);
  draw();
  store.onChange(settled(draw, 200));
  window.addEventListener("beforeprint", draw);
}

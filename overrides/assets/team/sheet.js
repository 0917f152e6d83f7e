/** The team's sheet: a form whose words are those of the paper below it, which fills as it is written, or by hand without this script. */
import { docx, WORD } from "../record/docx.js";
import { calendar } from "../review/calendar.js";
import * as dates from "../shared/dates.js";
import { button, chooser, isInHand, make, status } from "../shared/dom.js";
import { facts } from "../shared/page.js";
import { askedToSave, download } from "../shared/save.js";
import { store } from "../shared/store.js";
import { parted } from "../shared/values.js";
import * as files from "./file.js";
import * as kept from "./kept.js";
import checks from "data/checks.json";
import team from "data/team.json";

const known = { ...team, course: facts.course, checks };

/** @param {HTMLElement} root */
export function teamSheet(root) {
  const tables = Array.from(root.querySelectorAll("table")), never = root.querySelector("p").textContent;
  const heads = tables.map((table) => Array.from(table.querySelectorAll("th"), (head) => head.textContent.trim()));
  const [[DATE, SERVICE, PEOPLE, USED, LOOK], [, FIRST, SECOND], [WILL, WHO, BY, CHILD], [LOOKED, SAW]] = heads;
  const form = make("div", "team-form"), said = status(), empty = tables.map((table) => Array.from(table.tBodies[0].rows));
  let sheet = kept.fresh(""), shown = "", isOurs = false;

  const titleOf = (one) => (Object.hasOwn(known.used, one.used) ? known.used[one.used].title : one.used || "not yet said");
  const nameOf = (one) => `${one.date ? dates.inWords(one.date) : "No date"}, ${titleOf(one)}`;
  const items = () => files.countsOf(known, sheet.used);
  const services = () => document.querySelector("[data-local=services]").textContent.split(";").map((name) => name.trim()).filter(Boolean);

  /** Changes the part of the sheet that a path leads to, in what other tabs hold of it by now. */
  function set(path, value) {
    sheet = kept.all(store).find((one) => one.id === sheet.id) || sheet;
    while (path[0] === "agreed" && sheet.agreed.length <= path[1]) sheet.agreed.push({ will: "", who: "", by: "", child: "" });
    const [last, ...way] = path.slice().reverse(), part = way.reverse().reduce((one, name) => one[name], sheet);
    if (value === null) delete part[last];
    else part[last] = value;
    isOurs = true;
    kept.keepChanged(store, sheet);
    isOurs = false;
    shown = JSON.stringify(sheet);
    said.textContent = store.trouble() || "";
    fill();
  }

  /** A field of the form, with its label. @param {"input" | "select" | "textarea"} kind @param {Record<string, any>} [form] what sets it up */
  function field(label, path, kind, form = {}, valueOf = (text) => text.replace(/[^\P{Cc}\n]/gu, " ")) {
    const { options = [], ...setting } = form, value = path.reduce((one, key) => one?.[key], sheet);
    const input = make(kind, { id: `team-${path.join("-")}`, autocomplete: "off", ...setting }, ...options);
    input.value = value === undefined || value === 0 && path[0] === "people" ? "" : String(value);
    input.addEventListener("input", () => {
      if (!input.checkValidity()) return;
      set(path, valueOf(input.value));
      if (path[0] === "used") draw(input.id);
    });
    input.addEventListener("change", () => { if (!input.checkValidity()) said.textContent = `${label} is not kept as it stands. ${input.validationMessage}`; });
    return make("p", `cpd-field${kind === "textarea" ? "" : " cpd-field--short"}`, make("label", { htmlFor: input.id }, label), input);
  }

  const day = (label, name) => field(label, [name], "input", { type: "date", max: "2999-12-31" });
  const option = (value, text) => make("option", { value }, text);
  const number = (label, path, least, most, none) =>
    field(label, path, "input", { type: "number", inputMode: "numeric", min: String(least), max: String(most), step: "1" }, (text) => (text === "" ? none : Number(text)));

  function pages() {
    const groups = parted(Object.keys(known.used), (used) => known.used[used].as);
    const gone = sheet.used && !Object.hasOwn(known.used, sheet.used) ? [option(sheet.used, sheet.used)] : [];
    const group = ([label, some]) => make("optgroup", { label }, ...some.map((used) => option(used, known.used[used].title)));
    return [option("", ""), ...gone, ...groups.map(group)];
  }

  const group = (title, ...fields) => make("fieldset", "team-form__group cpd-fields", make("legend", "", title), ...fields);

  const counts = (title, look) => (items().length
    ? [group(title, ...items().map((item) => number(item.words, [look, item.id], 0, files.MOST_COUNT, null)))] : []);

  function line(at) {
    const text = (label, name) => field(label, ["agreed", at, name], "textarea", { rows: 2, maxLength: files.LONGEST[name] });
    const short = (label, name) => field(label, ["agreed", at, name], "input", { type: "text", maxLength: files.LONGEST[name] });
    return group(`${WILL}, ${at + 1}`, text(WILL, "will"), short(WHO, "who"), short(BY, "by"), text(CHILD, "child"));
  }

  function lines() {
    const count = Math.max(1, sheet.agreed.length);
    const more = button("Add a line", () => { set(["agreed", count, "will"], ""); draw(`team-agreed-${count}-will`); });
    return [...Array.from({ length: count }, (_, at) => line(at)), ...(count < files.MOST_LINES ? [more] : [])];
  }

  function again() {
    const open = Boolean(sheet.looked || sheet.saw || Object.keys(sheet.second).length);
    return make("details", { className: "fold", open }, make("summary", "", "When you look again"), make(
      "div", "cpd-fields", day(LOOKED, "looked"), ...counts(SECOND, "second"), field(SAW, ["saw"], "textarea", { rows: 3, maxLength: files.LONGEST.saw })
    ));
  }

  /** Draws the form for the sheet that is open, and puts the reader into one of its fields. @param {string} [focus] its id */
  function draw(focus) {
    shown = JSON.stringify(sheet);
    const there = kept.all(store), choices = [...there.map((one) => option(one.id, nameOf(one))), option("", "A new sheet")];
    const select = make("select", { id: "team-which", autocomplete: "off" }, ...choices);
    select.value = there.some((one) => one.id === sheet.id) ? sheet.id : "";
    select.addEventListener("change", () => open(there.find((one) => one.id === select.value) || kept.fresh(""), select.id));
    const some = make(
      "div", "cpd-fields", make("p", { className: "cpd-field", hidden: !there.length }, make("label", { htmlFor: select.id }, "Sheet"), select), day(DATE, "date"),
      field(SERVICE, ["service"], "select", { options: ["", ...new Set([...services(), sheet.service].filter(Boolean))].map((name) => option(name, name)) }),
      number(PEOPLE, ["people"], files.LEAST_PEOPLE, files.MOST_COUNT, 0), field(USED, ["used"], "select", { options: pages() }), day(LOOK, "look")
    );
    form.replaceChildren(some, ...counts(`${FIRST}, added up over the room`, "first"), ...lines(), again());
    fill();
    if (focus) document.getElementById(focus)?.focus();
  }

  function rows() {
    const value = (look, id) => (Object.hasOwn(sheet[look], id) ? String(sheet[look][id]) : "");
    const written = sheet.agreed.filter((one) => Object.values(one).some(Boolean));
    return [
      [[sheet.date && dates.inWords(sheet.date), sheet.service, sheet.people ? String(sheet.people) : "", sheet.used && titleOf(sheet), sheet.look && dates.inWords(sheet.look)]],
      items().map((item) => [item.words, value("first", item.id), value("second", item.id)]),
      written.map((one) => [one.will, one.who, one.by, one.child]),
      [[sheet.looked && dates.inWords(sheet.looked), sheet.saw]]
    ];
  }

  function fill() {
    rows().forEach((some, at) => {
      const made = some.map((cells) => make("tr", "", ...cells.map((cell) => make("td", "", cell))));
      tables[at].tBodies[0].replaceChildren(...made, ...empty[at].slice(made.length));
    });
    later.hidden = !sheet.look;
  }

  function open(one, focus) {
    sheet = one;
    said.textContent = "";
    draw(focus);
  }

  function give(name, content, type) {
    download(name, content, type);
    const lacks = files.lacks(sheet, known);
    said.textContent = `${askedToSave(name)}${lacks ? ` It cannot be added up with others yet. ${lacks}` : ""}`;
  }
  const stem = () => `team-sheet-${sheet.date || "no-date"}-${sheet.id.slice(0, 6)}`;

  function saveWord() {
    const blocks = rows().map((some, at) => ({ style: "Table", text: "", rows: [heads[at], ...some, ...(some.length ? [] : [heads[at].map(() => "")])] }));
    give(`${stem()}.docx`, docx("The team's sheet", [{ style: "Title", text: "The team's sheet" }, { style: "Normal", text: never }, ...blocks]), WORD);
  }

  function saveDay() {
    const name = `${stem()}.ics`, at = new Date(`${sheet.look}T00:00`).getTime();
    download(name, calendar([{ at, what: ["a team's sheet"], uid: sheet.id }], Date.now()), "text/calendar;charset=utf-8");
    said.textContent = `${askedToSave(name, "the day")} It says no more than that there is a sheet to look at.`;
  }

  function remove() {
    const gone = sheet;
    kept.remove(store, gone.id);
    open(kept.fresh(""));
    const back = button("Put it back", () => { kept.keepChanged(store, gone); open(gone, "team-date"); });
    said.replaceChildren("The sheet is removed. ", back);
    back.focus();
  }

  async function load(file) {
    const text = file.size > files.MOST_BYTES ? "" : files.decoded(await file.arrayBuffer());
    const found = files.read(text, known, Date.now()), here = found.sheet && kept.all(store).find((one) => one.id === found.sheet.id);
    if (found.problem) { said.textContent = `${file.name.slice(0, 100)}: ${text === "" ? files.WRONG.large : found.problem} Nothing was changed.`; return; }
    const isOlder = here && here.saved > found.sheet.saved;
    if (!isOlder) kept.keep(store, found.sheet);
    open(isOlder ? here : found.sheet, "team-date");
    said.textContent = store.trouble() || (isOlder ? "The sheet here is later than the one in the file, and stays." : "The sheet is open.");
  }

  /** Shows what another tab has made of the sheet, or that it is gone. @param {string} focus the id of where the reader is */
  function follow(focus) {
    const now = kept.all(store).find((one) => one.id === sheet.id);
    if (now ? JSON.stringify(now) !== shown : sheet.saved) open(now || kept.fresh(""), focus);
  }

  const { input, label } = chooser("Open a sheet that you saved as a file", { id: "team-open" });
  input.addEventListener("change", () => { if (input.files[0]) load(input.files[0]).then(() => { input.value = ""; }); });
  const later = button("Save the day for a calendar", saveDay), bar = make(
    "p", "team-form__bar",
    button("Print this page", () => window.print()), button("Save it as a file", () => give(`${stem()}.json`, files.write(sheet, known), "application/json")),
    button("Save it for Word", saveWord), later, button("Start a new sheet", () => open(kept.fresh(""), "team-date")), button("Remove this sheet", remove)
  );
  const asked = new URLSearchParams(location.search), used = Object.hasOwn(known.used, asked.get("used") || "") ? asked.get("used") : "";
  const there = kept.all(store), today = dates.of(Date.now());
  sheet = there.find((one) => one.id === asked.get("sheet")) || (used ? there.find((one) => one.used === used && one.date === today) || kept.fresh(used) : there[0] || sheet);
  root.querySelector("p").after(form, bar, said, label, input);
  draw();
  new MutationObserver(() => draw(form.contains(document.activeElement) ? document.activeElement.id : "")).observe(document.querySelector("[data-local=services]"), { childList: true });
  form.addEventListener("focusout", (event) => follow(event.relatedTarget instanceof Element ? event.relatedTarget.id : ""));
  store.onChange(() => { if (!isOurs && !Array.from(form.querySelectorAll("input, textarea, select")).some(isInHand)) follow(""); });
}

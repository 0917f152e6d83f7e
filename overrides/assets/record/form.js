import * as dates from "../shared/dates.js";
import { button, isInHand, make, settled, status, ticked } from "../shared/dom.js";
import { join } from "../shared/saved-text.js";
import { store } from "../shared/store.js";
import * as cpdPieces from "./pieces.js";
import * as cpdText from "./text.js";

const SAVE_AFTER = 400, DRAW_AFTER = 60, KINDS = ["social", "supervision"];
const TYPES = ["Self-directed online learning", "Training day or course", "Reading or research", "Team session", "Supervision", "Shadowing a colleague", "Feedback from a family or colleague"];

/** Says beside the last date that it comes before the first, once neither is being written. Both stay as they are. */
function checkDays(first, last) {
  const said = make("span", { className: "cpd-field__wrong", id: `${last.id}-wrong`, role: "status" });
  last.setAttribute("aria-describedby", said.id);
  last.after(said);
  return () => {
    const wrong = Boolean(first.value && last.value && last.value < first.value);
    if (wrong && [first, last].includes(/** @type {any} */ (document.activeElement))) return;
    const text = wrong ? `This is before the first date, ${dates.inWords(first.value)}. Both dates are kept as you put them: change the one that is wrong.` : "";
    if (said.textContent !== text) said.textContent = text;
    last.setAttribute("aria-invalid", String(wrong));
  };
}

/** Keeps the fields in `root` under the names of a piece. @param {HTMLElement} root @param {string} piece */
function fieldsIn(root, piece) {
  const inputs = Array.from(root.querySelectorAll("[data-field]")), waiting = new Set(), soon = settled(flush, SAVE_AFTER);
  const [first, last] = ["from", "to"].map((name) => inputs.find((input) => input.dataset.field === name));
  const check = first && last ? checkDays(first, last) : () => {}, seen = new Map();

  function flush() {
    const fields = waiting.size ? cpdPieces.fieldsOf(store.read(), piece) : {};
    for (const input of waiting) {
      if (input.matches("textarea")) join(input, fields[input.dataset.field] || "", seen.get(input));
      store.cpd(`${piece}:${input.dataset.field}`, input.value);
      seen.set(input, input.value);
    }
    waiting.clear();
  }

  /** Shows what the record holds; what is being written here goes first. */
  function follow(record = store.read()) {
    const fields = cpdPieces.fieldsOf(record, piece);
    for (const input of inputs) {
      const text = fields[input.dataset.field] || "";
      if (waiting.has(input) || isInHand(input)) continue;
      if (input.value !== text) input.value = text;
      seen.set(input, text);
    }
    check();
  }

  for (const input of inputs) {
    input.addEventListener("input", () => { waiting.add(input); soon(); });
    input.addEventListener("blur", () => { flush(); follow(); });
  }
  follow();
  return { flush, follow };
}

/** The form of the record of learning: fields for the person and for each entry, kept as they are written. The page's own fields are the pattern:
 * three questions, and a fold with the rest, whose labels have a wording for each form. @param {HTMLElement} pattern */
export function cpdForm(pattern) {
  const find = (name) => document.querySelector(`[data-cpd=${name}]`), list = find("pieces"), said = status("cpd-said");
  const sets = new Map(), folds = new Map();

  function drawKinds() {
    const place = find("kind");
    place.replaceChildren(make("fieldset", "cpd-kinds", make("legend", "", "This record is for"), ...KINDS.map((value) => {
      const { box, line } = ticked("radio", place.dataset[value], { name: "cpd-kind", value, id: `cpd-kind-${value}` });
      box.addEventListener("change", () => store.set("cpd-form", value));
      return line;
    })));
  }

  function wordAs(record) {
    const kind = cpdPieces.formOf(record);
    document.querySelectorAll(".cpd-more :is(summary, label)[data-supervision]").forEach((label) => {
      label.dataset.social = label.dataset.social || label.textContent;
      if (label.textContent !== label.dataset[kind]) label.textContent = label.dataset[kind];
    });
    document.querySelector(`#cpd-kind-${kind}`).checked = true;
  }

  function put(piece, fields) { for (const [name, text] of Object.entries(fields)) store.cpd(`${piece}:${name}`, text); }

  /** The fields of a piece: the page's own, under names of their own. */
  function fieldsFor(piece) {
    const made = /** @type {HTMLElement} */ (pattern.cloneNode(true));
    made.hidden = false;
    delete made.dataset.cpd;
    const more = made.querySelector("[data-cpd=more]"), { social, supervision } = more.dataset, fold = make("details", "fold cpd-more");
    more.before(fold);
    fold.append(make("summary", { "data-social": social, "data-supervision": supervision }, social), more);
    more.className = "cpd-fields";
    for (const name of ["id", "for", "aria-describedby"]) {
      made.querySelectorAll(`[${name}]`).forEach((part) => part.setAttribute(name, part.getAttribute(name).replace(/^cpd-/, `${piece}-`)));
    }
    return made;
  }

  function titled(piece) {
    const { from } = piece.fields;
    return cpdText.nameOf(piece.fields) + (from ? `, ${dates.inWords(from)}` : "");
  }

  function foldFor(piece) {
    const fold = make("details", "cpd-piece", make("summary", "", titled(piece)));
    fold.addEventListener("toggle", () => {
      if (!fold.open || sets.has(piece.id)) return;
      const fields = fieldsFor(piece.id);
      fold.append(fields, button("Remove this entry", () => remove(piece.id)));
      sets.set(piece.id, fieldsIn(fields, piece.id));
      wordAs(store.read());
    });
    return fold;
  }

  function remove(id) {
    sets.get(id).flush();
    const fields = cpdPieces.fieldsOf(store.read(), id);
    put(id, { ...Object.fromEntries(Object.keys(fields).map((name) => [name, ""])), gone: "yes" });
    follow();
    const back = button("Put it back", () => {
      put(id, { ...fields, gone: "" });
      follow();
      said.textContent = "The entry is back.";
      folds.get(id).querySelector("summary").focus();
    });
    said.replaceChildren("The entry is removed. ", back);
    back.focus();
  }

  function add() {
    const id = cpdPieces.newId(store.read(), `own${Date.now().toString(36)}`);
    store.cpd(`${id}:type`, TYPES[0]);
    show(id, "what");
  }

  function show(id, field) {
    follow();
    said.textContent = "";
    folds.get(id).open = true;
    folds.get(id).addEventListener("toggle", () => folds.get(id).querySelector(`[data-field=${field}]`).focus(), { once: true });
  }

  function follow() {
    const record = store.read(), all = cpdPieces.pieces(record);
    for (const [id, fold] of folds) {
      if (all.some((piece) => piece.id === id)) continue;
      fold.remove();
      folds.delete(id);
      sets.delete(id);
    }
    for (const piece of all) {
      if (!folds.has(piece.id)) {
        folds.set(piece.id, foldFor(piece));
        list.prepend(folds.get(piece.id));
      }
      const name = folds.get(piece.id).querySelector("summary"), text = titled(piece);
      if (name.textContent !== text) name.textContent = text;
    }
    [me, ...sets.values()].forEach((set) => set.follow(record));
    wordAs(record);
  }

  drawKinds();
  pattern.hidden = true;
  pattern.after(make("datalist", { id: "cpd-types" }, ...TYPES.map((value) => make("option", { value }))));
  list.after(button("Write another entry", add), said);
  const me = fieldsIn(find("me"), "me");
  follow();
  document.addEventListener("course:entry", (/** @type {CustomEvent} */ event) => show(event.detail, "impact"));
  store.onChange(settled(follow, DRAW_AFTER));
  const flush = () => [me, ...sets.values()].forEach((set) => set.flush());
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => { if (document.hidden) flush(); });
}

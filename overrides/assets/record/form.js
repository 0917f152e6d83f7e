import * as dates from "../shared/dates.js";
import { button, make } from "../shared/dom.js";
import { store } from "../shared/store.js";
import * as cpdPieces from "./pieces.js";
import * as cpdText from "./text.js";

/**
 * The form of the record of learning: a set of fields for the person and one for each entry, kept as they are written.
 * The page's own fields are the pattern for every entry: three questions, and a fold with the rest, whose labels have a
 * wording for each form.
 */
export function cpdForm() {
  const SAVE_AFTER = 400, DRAW_AFTER = 60;
  const KIND = "cpd-form", KINDS = ["social", "supervision"];
  const TYPES = ["Self-directed online learning", "Training day or course", "Reading or research", "Team session", "Supervision", "Shadowing a colleague", "Feedback from a family or colleague"];
  const find = (name) => document.querySelector(`[data-cpd=${name}]`);
  const pattern = find("piece"), list = find("pieces");
  if (!pattern) return;

  /** Says beside the last date that it comes before the first, once neither is being written. Both stay as they are. */
  class Days {
    /** @param {HTMLInputElement} first @param {HTMLInputElement} last */
    constructor(first, last) {
      this.first = first;
      this.last = last;
      this.said = make("span", "cpd-field__wrong");
      this.said.id = `${last.id}-wrong`;
      this.said.setAttribute("role", "status");
      last.setAttribute("aria-describedby", this.said.id);
      last.after(this.said);
    }

    check() {
      const [from, to] = [this.first.value, this.last.value], wrong = Boolean(from && to && to < from);
      if (wrong && [this.first, this.last].some((date) => date === document.activeElement)) return;
      const text = wrong ? `This is before the first date, ${dates.inWords(from)}. Both dates are kept as you put them: change the one that is wrong.` : "";
      if (this.said.textContent !== text) this.said.textContent = text;
      this.last.setAttribute("aria-invalid", String(wrong));
    }
  }

  /** The fields in `root`, kept under the names of a piece. */
  class Fields {
    constructor(root, piece) {
      this.piece = piece;
      this.inputs = Array.from(root.querySelectorAll("[data-field]"));
      this.waiting = new Map();
      const [first, last] = ["from", "to"].map((name) => this.inputs.find((input) => input.dataset.field === name));
      this.days = first && last ? new Days(first, last) : null;
      for (const input of this.inputs) {
        input.addEventListener("input", () => {
          clearTimeout(this.waiting.get(input));
          this.waiting.set(input, setTimeout(() => this.save(input), SAVE_AFTER));
        });
        input.addEventListener("blur", () => { this.flush(); this.follow(); });
      }
      this.follow();
    }

    save(input) {
      clearTimeout(this.waiting.get(input));
      this.waiting.delete(input);
      store.cpd(`${this.piece}:${input.dataset.field}`, input.value);
    }

    flush() { Array.from(this.waiting.keys()).forEach((input) => this.save(input)); }

    /** Shows what the record holds; what is being written here goes first. */
    follow(record) {
      const fields = cpdPieces.fieldsOf(record || store.read(), this.piece);
      for (const input of this.inputs) {
        const text = fields[input.dataset.field] || "";
        const inHand = input === document.activeElement && document.hasFocus();
        if (!this.waiting.has(input) && !inHand && input.value !== text) input.value = text;
      }
      if (this.days) this.days.check();
    }
  }

  const sets = new Map();
  const folds = new Map();
  const status = make("p", "cpd-said");
  status.setAttribute("role", "status");

  /* Which form: its wording, and nothing else, changes */

  function drawKinds() {
    const group = make("fieldset", "cpd-kinds"), place = find("kind");
    group.append(make("legend", "", "This record is for"));
    for (const value of KINDS) {
      const line = make("p", ""), input = make("input", ""), label = make("label", "", place.dataset[value]);
      Object.assign(input, { type: "radio", name: "cpd-kind", value: value, id: `cpd-kind-${value}`, autocomplete: "off" });
      label.htmlFor = input.id;
      input.addEventListener("change", () => store.set(KIND, value));
      line.append(input, " ", label);
      group.append(line);
    }
    place.replaceChildren(group);
  }

  function wordAs(record) {
    const kind = record.settings[KIND] && record.settings[KIND].text === "supervision" ? "supervision" : "social";
    document.querySelectorAll(".cpd-more :is(summary, label)[data-supervision]").forEach((label) => {
      label.dataset.social = label.dataset.social || label.textContent;
      if (label.textContent !== label.dataset[kind]) label.textContent = label.dataset[kind];
    });
    document.querySelector(`#cpd-kind-${kind}`).checked = true;
  }

  /* Entries */

  function put(piece, fields) {
    for (const [name, text] of Object.entries(fields)) store.cpd(`${piece}:${name}`, text);
  }

  /** The fields of a piece: the page's own, under names of their own. */
  function fieldsFor(piece) {
    const made = pattern.cloneNode(true);
    made.hidden = false;
    delete made.dataset.cpd;
    const more = made.querySelector("[data-cpd=more]"), fold = make("details", "fold cpd-more"), opener = make("summary", "", more.dataset.social);
    Object.assign(opener.dataset, { social: more.dataset.social, supervision: more.dataset.supervision });
    more.before(fold);
    fold.append(opener, more);
    more.className = "cpd-fields";
    for (const [name, selector] of [["id", "[id]"], ["for", "[for]"], ["aria-describedby", "[aria-describedby]"]]) {
      made.querySelectorAll(selector).forEach((part) => part.setAttribute(name, part.getAttribute(name).replace(/^cpd-/, `${piece}-`)));
    }
    return made;
  }

  function titled(piece) {
    const { from } = piece.fields;
    return cpdText.nameOf(piece.fields) + (from ? `, ${dates.inWords(from)}` : "");
  }

  function foldFor(piece) {
    const fold = make("details", "cpd-piece"), name = make("summary", "", titled(piece));
    fold.append(name);
    fold.addEventListener("toggle", () => {
      if (!fold.open || sets.has(piece.id)) return;
      const fields = fieldsFor(piece.id);
      fold.append(fields, button("Remove this entry", () => remove(piece.id)));
      sets.set(piece.id, new Fields(fields, piece.id));
      wordAs(store.read());
    });
    return fold;
  }

  function remove(id) {
    sets.get(id).flush();
    const fields = cpdPieces.fieldsOf(store.read(), id);
    put(id, Object.assign(Object.fromEntries(Object.keys(fields).map((name) => [name, ""])), { gone: "yes" }));
    follow();
    status.textContent = "The entry is removed. ";
    status.append(button("Put it back", () => {
      put(id, Object.assign(fields, { gone: "" }));
      follow();
      status.textContent = "The entry is back.";
      folds.get(id).querySelector("summary").focus();
    }));
    status.querySelector("button").focus();
  }

  function add() {
    const id = cpdPieces.newId(store.read(), `own${Date.now().toString(36)}`);
    store.cpd(`${id}:type`, TYPES[0]);
    show(id, "what");
  }

  /** Opens an entry that is there now, with one of its fields in hand. */
  function show(id, field) {
    follow();
    status.textContent = "";
    folds.get(id).open = true;
    folds.get(id).addEventListener("toggle", () => folds.get(id).querySelector(`[data-field=${field}]`).focus(), { once: true });
  }

  let timer = 0;
  function follow() {
    clearTimeout(timer);
    const record = store.read(), all = cpdPieces.pieces(record).reverse();
    const ids = new Set(all.map((piece) => piece.id));
    for (const [id, fold] of folds) {
      if (ids.has(id)) continue;
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
    sets.forEach((set) => set.follow(record));
    me.follow(record);
    wordAs(record);
  }

  const types = make("datalist", "");
  types.id = "cpd-types";
  types.append(...TYPES.map((type) => Object.assign(make("option", ""), { value: type })));
  drawKinds();
  pattern.hidden = true;
  pattern.after(types);
  list.after(button("Write another entry", add), status);
  const me = new Fields(find("me"), "me");
  follow();
  list.prepend(...cpdPieces.pieces(store.read()).reverse().map((piece) => folds.get(piece.id)));
  document.addEventListener("course:entry", (/** @type {CustomEvent} */ event) => show(event.detail, "impact"));
  store.onChange(() => { clearTimeout(timer); timer = setTimeout(follow, DRAW_AFTER); });
  const flush = () => { sets.forEach((set) => set.flush()); me.flush(); };
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => { if (document.hidden) flush(); });
}

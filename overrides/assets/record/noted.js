import * as dates from "../shared/dates.js";
import { button, make, settled, status } from "../shared/dom.js";
import { store } from "../shared/store.js";
import * as cpdPieces from "./pieces.js";
import contents from "data/contents.json";

/** Offers to make an entry of what the learner did last in the course and is in none yet, and of the rest behind a fold. */
export function cpdNoted(place) {
  const told = make("p"), list = make("ul", "cpd-noted"), said = status("cpd-said"), more = make("summary");
  const fold = make("details", "fold", more, list, button("Make an entry from each of these", () => add(items.slice())));
  const first = button("", () => add(items.slice(0, 1)), "md-button md-button--primary");
  /** @type {import("./pieces.js").Noted[]} the latest first */
  let items = [];

  function add(chosen) {
    const made = chosen.map((item) => {
      const id = cpdPieces.newId(store.read(), item.slug.replace(/-/g, "") + item.to.slice(0, 4));
      for (const [name, text] of Object.entries(item.fields)) if (text) store.cpd(`${id}:${name}`, text);
      return id;
    });
    draw();
    said.textContent = `${made.length === 1 ? `"${chosen[0].title}" is an entry` : `${made.length} entries are made`} now. The words that matter are still yours to write.`;
    document.dispatchEvent(new CustomEvent("course:entry", { detail: made[0] }));
  }

  function about(item) {
    const day = item.to === dates.of(Date.now()) ? "today" : dates.inWords(item.to);
    return item.fields.minutes ? `${item.fields.minutes} min, ${day}` : day;
  }

  const words = (item) => `Make an entry from "${item.title}" (${about(item)})`;

  let drawn = "";
  function draw() {
    const record = store.read();
    items = cpdPieces.noted(record, contents).sort((one, other) => (one.to < other.to ? 1 : one.to > other.to ? -1 : 0));
    const some = cpdPieces.pieces(record).length > 0, now = JSON.stringify([items, some]);
    if (now === drawn) return;
    drawn = now;
    told.textContent = items.length ? "" : some
      ? "All that you did in the course is in your record."
      : "The course has noted nothing yet. It notes a module or a case when you answer its questions, read its sections or write a reflection.";
    first.hidden = !items.length;
    if (items.length) first.textContent = words(items[0]);
    fold.hidden = items.length < 2;
    more.textContent = `And ${items.length - 1} more`;
    list.replaceChildren(...items.slice(1).map((item) => make("li", "", button(words(item), () => add([item])))));
  }

  place.replaceChildren(told, first, fold, said);
  draw();
  store.onChange(settled(draw, 200));
}

import * as dates from "../shared/dates.js";
import { button, make } from "../shared/dom.js";
import { store } from "../shared/store.js";
import * as cpdPieces from "./pieces.js";
import contents from "data/contents.json";

/** Lists what the learner did in the course and is in no piece of learning yet, with a button that makes a piece of it. */
export function cpdNoted() {
  const place = document.querySelector("[data-cpd=noted]");
  if (!place) return;
  const DRAW_AFTER = 200;

  const told = make("p"), list = make("ul", "cpd-noted"), status = make("p", "cpd-said");
  const all = button("Add all of these to my record", () => add(cpdPieces.noted(store.read(), contents)));
  status.setAttribute("role", "status");
  status.tabIndex = -1;

  function add(items) {
    for (const item of items) {
      const id = cpdPieces.newId(store.read(), item.slug.replace(/-/g, "") + item.to.slice(0, 4));
      for (const [name, text] of Object.entries(item.fields)) if (text) store.cpd(`${id}:${name}`, text);
    }
    draw();
    const what = items.length === 1 ? `"${items[0].title}" is` : `${items.length} pieces are`;
    status.textContent = `${what} in your record now, under "Pieces of learning". The words that matter are still yours to write.`;
    status.focus();
  }

  function line(item) {
    const made = make("li"), words = make("p"), one = button("Add to my record", () => add([item]));
    const days = item.from === item.to ? dates.inWords(item.from) : `${dates.inWords(item.from)} to ${dates.inWords(item.to)}`;
    words.append(make("strong", "", item.title), ` ${days}: ${item.did}.`);
    one.setAttribute("aria-label", `Add to my record: ${item.title}`);
    made.append(words, one);
    return made;
  }

  let drawn = "", timer = 0;
  function draw() {
    clearTimeout(timer);
    const record = store.read(), items = cpdPieces.noted(record, contents);
    const some = cpdPieces.pieces(record).length > 0, now = JSON.stringify([items, some]);
    if (now === drawn) return;
    drawn = now;
    const none = some
      ? "All that you did in the course is in your record."
      : "The course has noted nothing yet. It notes a module or a case when you answer its questions, read its sections or write a reflection.";
    told.textContent = items.length ? "You worked on these, and they are not in your record yet:" : none;
    list.replaceChildren(...items.map(line));
    list.hidden = !items.length;
    all.hidden = items.length < 2;
  }

  place.replaceChildren(told, list, all, status);
  draw();
  store.onChange(() => { clearTimeout(timer); timer = setTimeout(draw, DRAW_AFTER); });
}

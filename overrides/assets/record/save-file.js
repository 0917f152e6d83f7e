import * as dates from "../shared/dates.js";
import { button, link, listOf, make, settled, status } from "../shared/dom.js";
import { askedToSave, download } from "../shared/save.js";
import { latest, store } from "../shared/store.js";
import * as files from "./file.js";
import contents from "data/contents.json";

const SAVED = "last-saved", WAIT = 6 * 864e5, PARTS = ["questions", "notes", "seen", "reviews", "counts", "cpd"];

function savedAt(record) { return Number(record.settings[SAVED]?.text) || 0; }

/** Saves the whole record of a store to a file, and gives back what is said of that. @param {typeof store} from */
export function saveFile(from) {
  const now = Date.now(), name = `my-learning-${dates.of(now)}.json`;
  from.set(SAVED, String(now));
  download(name, files.write(from.read(), now, contents.version), "application/json");
  return `${askedToSave(name, "your record")} Look for it in its folder for downloads.`;
}

/** Saves the whole record to a file, reminds in one line where there is none, and lets the learner ask the browser not to clear it. */
export function saveRecord(place) {
  const reminder = document.querySelector("[data-module=record-reminder]");
  const keeper = navigator.storage && navigator.storage.persist && navigator.storage.persisted ? navigator.storage : null;
  /** Whether the browser has promised not to clear what is kept. */
  let promised = false;

  const held = make("p", "record-file__held"), holds = make("div"), last = make("p", "record-file__last");
  const said = status("record-file__said"), asked = status("record-file__said");
  const asking = make(
    "div", "record-file__asking", make("p", "", "This browser can be asked not to clear your record by itself. You can still remove it."),
    button("Ask this browser to keep it", ask)
  );
  const unread = store.unread() === null ? "" : make("div", "", make("p", "", store.says()), button("Save what cannot be read here to a file", saveUnread));
  asked.tabIndex = -1;

  function save() {
    const told = saveFile(store);
    draw();
    said.textContent = told;
  }

  /** Gives what this version of the course cannot read to the learner, as it stands. */
  function saveUnread() { download(`my-learning-unread-${dates.of(Date.now())}.json`, store.unread(), "application/json"); }

  function ask() {
    keeper.persist().then((yes) => { promised = yes; }, () => {}).then(() => {
      asked.textContent = promised
        ? "The browser has promised not to clear it by itself."
        : "The browser made no promise. It may do so once you have used the course more. Until then, save a copy now and then.";
      draw();
      asked.focus();
    });
  }

  /** Whether the browser may clear what no file holds yet. */
  function isDue(record) {
    const saved = savedAt(record);
    return store.place() === "device" && !promised && latest(record, PARTS) > saved && Date.now() - saved > WAIT;
  }

  function remind(record) {
    reminder?.replaceChildren(...(isDue(record) ? [
      savedAt(record) ? "A copy was last asked for more than six days ago" : "There is no copy of your record yet", ", and some browsers clear what they keep. ",
      link("Save a copy", "#save"), "."] : []));
  }

  function draw() {
    const record = store.read(), items = files.count(record), saved = savedAt(record);
    held.textContent = items.length ? "Your record now holds:" : "Your record holds nothing yet.";
    holds.replaceChildren(items.length ? listOf(items) : "");
    if (!saved) said.textContent = "";
    last.textContent = saved ? `A copy was last asked for on ${dates.inWords(saved)}.` : "No copy has been asked for yet.";
    asking.hidden = !keeper || promised || store.place() !== "device";
    remind(record);
  }

  place.replaceChildren(held, holds, last, button("Save my record to a file", save), said, unread, asking, asked);
  draw();
  if (keeper) keeper.persisted().then((yes) => { promised = yes; draw(); }, () => {});
  store.onChange(settled(draw, 200));
}

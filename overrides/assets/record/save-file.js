import * as dates from "../shared/dates.js";
import { button, make } from "../shared/dom.js";
import { download } from "../shared/save.js";
import { store } from "../shared/store.js";
import * as files from "./file.js";
import contents from "data/contents.json";

/** Saves the whole record to a file, reminds in one line where there is none, and lets the learner ask the browser not to clear it. */
export function saveRecord() {
  const place = document.querySelector("[data-module=record-save]");
  if (!place) return;
  const SAVED = "last-saved", WAIT = 14 * 864e5, DRAW_AFTER = 200;
  const reminder = document.querySelector("[data-module=record-reminder]");
  const keeper = navigator.storage && navigator.storage.persist && navigator.storage.persisted ? navigator.storage : null;
  /** Whether the browser has promised not to clear what is kept. */
  let promised = false;

  const held = make("p", "record-file__held"), holds = make("ul"), last = make("p", "record-file__last");
  const said = make("p", "record-file__said"), asking = make("div", "record-file__asking"), asked = make("p", "record-file__said");
  [said, asked].forEach((status) => status.setAttribute("role", "status"));

  function savedAt(record) { return Number(record.settings[SAVED] && record.settings[SAVED].text) || 0; }

  /** When something was last written, answered or read. */
  function changedAt(record) {
    const times = Object.values(record.questions).map((entry) => entry.last.at);
    for (const part of ["notes", "seen", "reviews", "cpd"]) times.push(...Object.values(record[part]).map((thing) => thing.at));
    return times.reduce((latest, at) => Math.max(latest, at), 0);
  }

  function save() {
    const now = Date.now(), name = `my-learning-${dates.of(now)}.json`;
    store.set(SAVED, String(now));
    download(name, files.write(store.read(), now, contents.version), "application/json");
    draw();
    said.textContent = `Your record is saved as ${name}. Your browser may have put it in its folder for downloads.`;
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
    return store.place() === "device" && !promised && changedAt(record) > saved && Date.now() - saved > WAIT;
  }

  function remind(record) {
    if (!reminder) return;
    const link = make("a", "", "Save a copy");
    link.href = "#save";
    reminder.replaceChildren(...(isDue(record) ? [savedAt(record) ? "You last saved a copy more than two weeks ago" : "There is no copy of your record yet", ", and some browsers clear what they keep. ", link, "."] : []));
  }

  let timer = 0;
  function draw() {
    clearTimeout(timer);
    const record = store.read(), items = files.count(record), saved = savedAt(record);
    held.textContent = items.length ? "Your record now holds:" : "Your record holds nothing yet.";
    holds.replaceChildren(...items.map((text) => make("li", "", text)));
    holds.hidden = !items.length;
    if (!saved) said.textContent = "";
    last.textContent = saved ? `You last saved a copy on ${dates.inWords(dates.of(saved))}.` : "You have saved no copy yet.";
    asking.hidden = !keeper || promised || store.place() !== "device";
    remind(record);
  }

  asked.tabIndex = -1;
  asking.append(
    make("p", "", "This browser can be asked not to clear your record by itself. You can still remove it."),
    button("Ask this browser to keep it", ask)
  );
  const unread = make("div");
  if (store.unread() !== null) unread.append(make("p", "", store.says()), button("Save what cannot be read here to a file", saveUnread));
  place.replaceChildren(held, holds, last, button("Save my record to a file", save), said, unread, asking, asked);
  draw();
  if (keeper) keeper.persisted().then((yes) => { promised = yes; draw(); }, () => {});
  store.onChange(() => { clearTimeout(timer); timer = setTimeout(draw, DRAW_AFTER); });
}

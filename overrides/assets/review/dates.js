/** Says what is due and when, as a table, and gives the days as a calendar file. */
import { looksAt, nextLook } from "../learning/looks.js";
import * as dates from "../shared/dates.js";
import { button, link, make, status } from "../shared/dom.js";
import { askedToSave, download } from "../shared/save.js";
import { many } from "../shared/values.js";
import { store } from "../shared/store.js";
import { calendar } from "./calendar.js";
import * as reviewItems from "./items.js";
import * as schedule from "./schedule.js";
import contents from "data/contents.json";

const FILE = "learning-review.ics";

/** All that is due now, at 0, or on a day, the soonest first. What names a page is no word of `what`, which goes to a calendar. */
function agenda(record, now) {
  const items = reviewItems.items(record), due = items.filter((item) => schedule.isDue(item.standing, now)).length;
  const questions = (due ? [{ at: 0, count: due }] : []).concat(schedule.days(items, now))
    .map(({ at, count }) => ({ at, what: `${count} question${count === 1 ? "" : "s"}` }));
  const looks = contents.modules.map((page) => ({ day: nextLook(looksAt(record, page.slug)), page })).filter(({ day }) => day)
    .map(({ day, page }) => ({ at: day > now ? day : 0, what: "a second look", way: link(`Count again: ${page.title}`, `${page.href}#check`) }));
  return [...questions, ...looks].sort((one, other) => one.at - other.at);
}

/** The days of an agenda as a calendar has them. */
function daysOf(agenda) {
  const days = new Map();
  for (const { at, what } of agenda.filter((one) => one.at)) days.set(at, new Set(days.get(at)).add(what));
  return Array.from(days, ([at, what]) => ({ at, what: Array.from(what) }));
}

/** @param {HTMLElement} place */
export function reviewDates(place) {
  const none = make("p", "", "Nothing has a date yet. A question gets one when you have answered it, here or in its module.");
  const body = make("tbody"), heading = (scope, text) => make("th", { scope }, text), said = status();
  const table = make("table", "", make("thead", "", make("tr", "", heading("col", "When"), heading("col", "What"))), body);
  let days = [];

  const save = button("Save these dates for a calendar", () => {
    download(FILE, calendar(days, Date.now()), "text/calendar;charset=utf-8");
    said.textContent = `${askedToSave(FILE, many(days.length, "day", "days"))} Each is called "Learning review", and says no more.`;
  });

  place.replaceChildren(none, table, make("p", "", save), said);
  store.follow(() => {
    const all = agenda(store.read(), Date.now());
    days = daysOf(all);
    body.replaceChildren(...all.map(({ at, what, way }) => make("tr", "", heading("row", at ? dates.withWeekday(at) : "Now"), make("td", "", way || what))));
    none.hidden = all.length > 0;
    table.hidden = !all.length;
    save.hidden = !days.length;
  });
}

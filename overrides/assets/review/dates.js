/** Says what is due and when, as a table, and gives the days as a calendar file. */
import * as dates from "../shared/dates.js";
import { button, make, status } from "../shared/dom.js";
import { download } from "../shared/save.js";
import { store } from "../shared/store.js";
import { calendar } from "./calendar.js";
import * as reviewItems from "./items.js";
import * as schedule from "./schedule.js";

const FILE = "learning-review.ics";

/** @param {"col" | "row"} scope @param {string} text */
function heading(scope, text) { return Object.assign(make("th", "", text), { scope: scope }); }

/** @param {string} when @param {number} count */
function row(when, count) {
  const line = make("tr");
  line.append(heading("row", when), make("td", "", String(count)));
  return line;
}

export function reviewDates() {
  const place = document.querySelector("[data-review=when]");
  const none = make("p", "", "Nothing has a date yet. A question gets one when you have answered it, here or in its module.");
  const table = make("table"), head = make("tr"), body = make("tbody"), bar = make("p"), said = status();
  let days = [];

  const save = button("Save these dates for a calendar", () => {
    download(FILE, calendar(days, Date.now()), "text/calendar;charset=utf-8");
    said.textContent = `${days.length} day${days.length === 1 ? " is" : "s are"} saved as ${FILE}. Each is called "Learning review", and says no more.`;
  });

  function draw() {
    const now = Date.now(), items = reviewItems.items(store.read());
    const due = items.filter((item) => schedule.isDue(item.standing, now)).length;
    days = schedule.days(items, now);
    body.replaceChildren(...(due ? [row("Now", due)] : []), ...days.map((day) => row(dates.withWeekday(day.at), day.count)));
    none.hidden = body.childElementCount > 0;
    table.hidden = !none.hidden;
    save.hidden = !days.length;
  }

  head.append(heading("col", "When"), heading("col", "Questions"));
  table.createTHead().append(head);
  table.append(body);
  bar.append(save);
  place.replaceChildren(none, table, bar, said);
  draw();
  store.onChange(draw);
}

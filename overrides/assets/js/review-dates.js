/** Says what is due and when, as a table, and gives the days as a calendar file. */
(function () {
  "use strict";
  const course = window.course, store = course.store, schedule = course.schedule;
  const place = document.querySelector("[data-review=when]");
  if (!place) return;
  const FILE = "learning-review.ics";
  let days = [];

  function make(name, text) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  }

  const told = make("p"), table = make("table"), body = make("tbody"), bar = make("p"), status = make("p");
  const button = make("button", "Save these dates for a calendar");
  const head = make("tr");
  for (const text of ["When", "Questions"]) {
    const cell = make("th", text);
    cell.scope = "col";
    head.append(cell);
  }
  table.createTHead().append(head);
  table.append(body);
  button.type = "button";
  button.className = "md-button";
  status.setAttribute("role", "status");
  bar.append(button);

  function row(when, count) {
    const line = make("tr"), first = make("th", when);
    first.scope = "row";
    line.append(first, make("td", String(count)));
    return line;
  }

  function draw() {
    const now = Date.now(), items = course.review.items(store.read());
    const due = items.filter((item) => schedule.isDue(item.standing, now)).length;
    days = schedule.days(items, now);
    const rows = (due ? [row("Now", due)] : []).concat(days.map((day) => row(course.days.withWeekday(day.at), day.count)));
    told.textContent = rows.length ? "" : "Nothing has a date yet. A question gets one when you have answered it, here or in its module.";
    told.hidden = rows.length > 0;
    table.hidden = !rows.length;
    button.hidden = !days.length;
    body.replaceChildren(...rows);
  }

  button.addEventListener("click", () => {
    course.handover.save(FILE, course.calendar(days, Date.now()), "text/calendar;charset=utf-8");
    status.textContent = `${days.length} day${days.length === 1 ? " is" : "s are"} saved as ${FILE}. Each is called "Learning review", and says no more.`;
  });

  place.replaceChildren(told, table, bar, status);
  draw();
  store.onChange(draw);
})();

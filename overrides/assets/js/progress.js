/**
 * Says on the home page and in the course map where the learner is in each module and case, and what to do next. What
 * it needs to know of the course is loaded only when the record holds something.
 */
import { at, load } from "./page.js";

(function () {
  "use strict";
  const course = window.course;
  const places = Array.from(document.querySelectorAll("[data-progress-for]"));
  const start = document.querySelector("[data-module=next]");
  let items = null;

  function tell(place, record) {
    const item = items.get(place.dataset.progressFor);
    if (!item) return;
    const at = course.learning.stateOf(record, item);
    const more = [];
    if (at.state === "reading" && at.read) more.push(`${at.read} of ${item.sections.length} sections read`);
    if (at.answers) more.push(at.answers);
    place.dataset.state = at.state;
    place.textContent = at.state === "none" ? "" : at.said + (more.length ? ": " + more.join(", ") : "");
  }

  function update() {
    const record = course.store.read();
    places.forEach((place) => tell(place, record));
    if (!start) return;
    const next = course.learning.nextOf(record, course.contents, Date.now());
    start.href = at(next.href);
    start.textContent = next.text;
  }

  function isEmpty(record) {
    return ["questions", "seen", "notes", "reviews"].every((part) => !Object.keys(record[part]).length);
  }

  let asked = false;
  function begin() {
    if (items) return update();
    if (asked || isEmpty(course.store.read())) return;
    asked = true;
    load("assets/later/progress-facts.js").then(() => {
      items = new Map(course.contents.modules.concat(course.contents.cases).map((item) => [item.slug, item]));
      update();
    }, (error) => console.error(error));
  }

  begin();
  course.store.onChange(begin);
})();

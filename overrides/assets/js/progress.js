/** Says on the home page and in the course map where the learner is in each module and case, and what to do next. */
(function () {
  "use strict";
  const course = window.course;
  const places = Array.from(document.querySelectorAll("[data-progress-for]"));
  const start = document.querySelector("[data-module=next]");
  const items = new Map(course.contents.modules.concat(course.contents.cases).map((item) => [item.slug, item]));

  function tell(place, record) {
    const item = items.get(place.dataset.progressFor);
    if (!item) return;
    const at = course.learning.stateOf(record, item);
    const more = [];
    if (at.state === "reading" && at.read) more.push(`${at.read} of ${item.sections.length} sections read`);
    if (at.answered) more.push(`${at.answered} of ${item.quiz.length} questions answered`);
    place.dataset.state = at.state;
    place.textContent = at.state === "none" ? "" : [at.said].concat(more).join(" · ");
  }

  function update() {
    const record = course.store.read();
    places.forEach((place) => tell(place, record));
    if (!start) return;
    const next = course.learning.nextOf(record, course.contents, Date.now());
    start.href = new URL(next.href, course.root).href;
    start.textContent = next.text;
  }

  update();
  course.store.onChange(update);
})();

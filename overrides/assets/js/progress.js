/** Says in the course map and on the home page how many of a module's questions are answered. Without an answer it says nothing. */
(function () {
  "use strict";
  const store = window.course.store;
  const places = Array.from(document.querySelectorAll("[data-progress-for][data-questions]"));

  function update() {
    const kept = store.read().questions;
    for (const place of places) {
      const ids = place.dataset.questions.split(/\s+/).filter(Boolean);
      const count = ids.filter((id) => id in kept).length;
      place.textContent = count ? `${count} of ${ids.length} questions answered` : "";
    }
  }

  update();
  store.onChange(update);
})();

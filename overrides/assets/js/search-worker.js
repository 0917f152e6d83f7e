/**
 * Stands between the theme's search box and what answers it. It is all that a visit without a search pays for:
 * search-answers.js, the index and the theme's own worker are loaded at the first question.
 */
(function () {
  "use strict";
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const answers = String(new URL("../js/search-answers.js", self.workerAddress || self.location.href));
  const load = self.load || ((source) => Promise.resolve(importScripts(source)));
  const send = self.postMessage.bind(self);
  let options = {};
  let loading = null;

  function found(items) { send({ type: RESULT, data: { items: items } }); }

  /** Says so where the index or a script cannot be loaded: "nothing found" would not be true. */
  function failed(error) {
    console.warn(error);
    found([[{ location: "course-map.html", title: "The search could not be loaded", text: "Load this page again, or look in the course map.", score: 1, terms: {} }]]);
  }

  self.addEventListener("message", (event) => {
    const message = event.data;
    if (message.type === SETUP) {
      options = message.data.options;
      send({ type: READY });
    } else if (message.type === QUERY && !message.data.trim()) {
      found([]);
    } else if (message.type === QUERY) {
      try {
        loading = loading || load(answers);
      } catch (error) {
        return failed(error);
      }
      loading.then(() => self.courseSearch(options, message.data)).then(send, failed);
    }
  });
})();

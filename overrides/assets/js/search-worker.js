/**
 * Stands between the theme's search box and what answers it. It is all that a visit without a search pays for:
 * search-answers.js, the index and the theme's own worker are loaded at the first question.
 */
(function () {
  "use strict";
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const answers = String(new URL("search-answers.js", self.workerAddress || self.location.href));
  const load = self.load || ((source) => Promise.resolve(importScripts(source)));
  const send = self.postMessage.bind(self);
  let options = {};
  let loading = null;

  function nothing(error) {
    if (error) console.warn(error);
    send({ type: RESULT, data: { items: [] } });
  }

  self.addEventListener("message", (event) => {
    const message = event.data;
    if (message.type === SETUP) {
      options = message.data.options;
      send({ type: READY });
    } else if (message.type === QUERY && !message.data.trim()) {
      nothing();
    } else if (message.type === QUERY) {
      try {
        loading = loading || load(answers);
      } catch (error) {
        return nothing(error);
      }
      loading.then(() => self.courseSearch(options, message.data)).then(send, nothing);
    }
  });
})();

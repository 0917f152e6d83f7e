/**
 * Where a learner is in a module or a case, and the one best next thing, from the record and the contents of the course.
 * It reads and writes nothing.
 */
(function () {
  "use strict";
  const course = (window.course = window.course || {});
  const SAID = { none: "Not started", reading: "Reading", quiz: "Quiz done", decided: "Decisions made", reflected: "Reflected" };

  /**
   * @param {object} record of the store @param {object} item of the contents
   * @returns {{state: string, said: string, read: number, answered: number, at: number, section: ?string}}
   *   `at` is when something was last done there, `section` the first one not yet read
   */
  function stateOf(record, item) {
    const read = item.sections.filter((section) => `${item.slug}:${section.id}` in record.seen);
    const entries = item.quiz.map((id) => record.questions[id]).filter(Boolean);
    const notes = item.reflect.map((id) => record.notes[`reflect:${item.slug}:${id}`]).filter((note) => note && note.text.trim());
    const done = item.core.length > 0 && item.core.every((id) => id in record.questions);
    const begun = read.length || entries.length || notes.length;
    const state = !begun ? "none" : !done ? "reading" : !item.reflect.length ? "decided" : notes.length ? "reflected" : "quiz";
    const times = read.map((section) => record.seen[`${item.slug}:${section.id}`].at)
      .concat(entries.map((entry) => entry.last.at), notes.map((note) => note.at));
    const unread = item.sections.find((section) => !(`${item.slug}:${section.id}` in record.seen));
    return {
      state: state, said: SAID[state], read: read.length, answered: entries.length,
      at: Math.max(0, ...times), section: unread ? unread.id : null
    };
  }

  /** @returns {{href: string, text: string}} where to go next, relative to the site's root */
  function nextOf(record, contents, now) {
    const due = course.review.items(record).filter((item) => course.schedule.isDue(item.standing, now)).length;
    const modules = contents.modules.map((item) => ({ item: item, at: stateOf(record, item) }));
    const open = modules.filter((one) => one.at.state === "reading" || one.at.state === "quiz");
    open.sort((one, other) => other.at.at - one.at.at);
    if (open.length && open[0].at.state === "reading") {
      const { item, at } = open[0];
      return { href: `${item.href}#${at.section || "quiz"}`, text: `Go on with "${item.title}"` };
    }
    if (due) return { href: "review.html", text: `Review ${due} question${due === 1 ? "" : "s"}` };
    if (open.length) return { href: `${open[0].item.href}#reflect`, text: `Reflect on "${open[0].item.title}"` };
    const fresh = modules.find((one) => one.at.state === "none");
    const begun = modules.some((one) => one.at.state !== "none");
    if (fresh) return { href: fresh.item.href, text: begun ? `Next: "${fresh.item.title}"` : "Start with the first module" };
    const family = contents.cases.find((item) => stateOf(record, item).state !== "decided");
    if (family) return { href: family.href, text: `Follow a case: "${family.title}"` };
    return { href: "cpd-record.html", text: "See your professional record" };
  }

  course.learning = { stateOf: stateOf, nextOf: nextOf };
})();

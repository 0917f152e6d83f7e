/** Days as people read them, and as a record keeps them (2026-11-30), in the reader's own time zone. Pure. */
(function () {
  "use strict";
  const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
  const SHORT = { day: "numeric", month: "long", year: "numeric" };

  window.course = window.course || {};
  window.course.days = {
    /** @param {number} at @returns {string} such as 2026-11-30 */
    of(at) {
      const date = new Date(at);
      return [date.getFullYear(), String(date.getMonth() + 1).padStart(2, "0"), String(date.getDate()).padStart(2, "0")].join("-");
    },

    /** @param {string} day @returns {string} such as 30 November 2026; a text that is no day stays as it is */
    inWords(day) {
      const parts = DAY.exec(day);
      return parts ? new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])).toLocaleDateString("en-GB", SHORT) : day;
    },

    /** @param {number} at @returns {string} such as Monday 30 November 2026 */
    withWeekday(at) {
      const date = new Date(at);
      return `${date.toLocaleDateString("en-GB", { weekday: "long" })} ${date.toLocaleDateString("en-GB", SHORT)}`;
    }
  };
})();

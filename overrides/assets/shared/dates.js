/** Days as people read them, and as a record keeps them (2026-11-30), in the reader's own time zone. */

const LONG = /** @type {Intl.DateTimeFormatOptions} */ ({ day: "numeric", month: "long", year: "numeric" });

/** @param {number} number */
export function two(number) { return String(number).padStart(2, "0"); }

/** @param {number} at @returns {string} such as 2026-11-30 */
export function of(at) {
  const date = new Date(at);
  return [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
}

/** @param {string | number} day a day or a time @returns {string} such as 30 November 2026; a text that is no day, such as 2026-02-31, stays as it is */
export function inWords(day) {
  const text = typeof day === "number" ? of(day) : day;
  return isDay(text) ? new Date(`${text}T12:00`).toLocaleDateString("en-GB", LONG) : String(text);
}

/** Whether a text is a day as a record keeps it. @param {string} text */
export function isDay(text) { return of(Date.parse(`${text}T12:00`)) === text; }

/** @param {number} at @returns {string} such as Monday 30 November 2026 */
export function withWeekday(at) { return `${new Date(at).toLocaleDateString("en-GB", { weekday: "long" })} ${inWords(at)}`; }

/** The beginning of the day so many days after a time, whatever the clocks do in between. @param {number} at @param {number} days */
export function dayAfter(at, days) {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

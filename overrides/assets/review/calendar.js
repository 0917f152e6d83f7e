/** Days as a calendar file (RFC 5545): whole days that block nothing, with a title of our own few words that tells a passer-by nothing of the course. */
import * as dates from "../shared/dates.js";

function day(at) { return dates.of(at).replaceAll("-", ""); }
function stamp(at) { return new Date(at).toISOString().replace(/[-:]|\.\d+/g, ""); }

function event(one, now) {
  return [
    "BEGIN:VEVENT", `UID:${day(one.at)}${one.uid ? `-${one.uid}` : ""}@learning-review`, `DTSTAMP:${stamp(now)}`, `DTSTART;VALUE=DATE:${day(one.at)}`,
    `SUMMARY:Learning review: ${one.what.join("\\, ")}`, "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "END:VEVENT"
  ];
}

/** @param {{at: number, what: string[], uid?: string}[]} days @param {number} now @returns {string} */
export function calendar(days, now) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Learning review//EN", "CALSCALE:GREGORIAN"];
  return lines.concat(...days.map((one) => event(one, now)), "END:VCALENDAR", "").join("\r\n");
}

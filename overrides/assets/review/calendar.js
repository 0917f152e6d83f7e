/** Days as a calendar file (RFC 5545): whole days that block nothing, with a title that tells a passer-by nothing of the course. */
import * as dates from "../shared/dates.js";

const TITLE = "Learning review";

function day(at) { return dates.of(at).replaceAll("-", ""); }
function stamp(at) { return new Date(at).toISOString().replace(/[-:]|\.\d+/g, ""); }

/** A text as a value: nothing in it can end its line or begin another field. */
function escaped(text) { return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n").replace(/[\u0000-\u001f\u007f]/g, " "); }

/** A line in pieces of at most 75 bytes, no character cut in two. */
function folded(line) {
  const size = (text) => new TextEncoder().encode(text).length;
  const pieces = [""];
  for (const character of line) {
    const last = pieces.length - 1;
    if (size(pieces[last] + character) > (last ? 74 : 75)) pieces.push(character);
    else pieces[last] += character;
  }
  return pieces.join("\r\n ");
}

function event(one, now) {
  const title = `${TITLE}: ${one.what.join(", ")}`;
  return [
    "BEGIN:VEVENT", `UID:${day(one.at)}${one.uid ? `-${one.uid}` : ""}@learning-review`, `DTSTAMP:${stamp(now)}`, `DTSTART;VALUE=DATE:${day(one.at)}`,
    `SUMMARY:${escaped(title)}`, "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "END:VEVENT"
  ];
}

/** @param {{at: number, what: string[], uid?: string}[]} days @param {number} now @returns {string} */
export function calendar(days, now) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Learning review//EN", "CALSCALE:GREGORIAN"];
  return lines.concat(...days.map((one) => event(one, now)), "END:VCALENDAR").map(folded).join("\r\n") + "\r\n";
}

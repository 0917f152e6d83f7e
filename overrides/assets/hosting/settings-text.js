/** Reads the text of a settings file line by line, for the page on which hosts check a copy: what is wrong, and where. */
import { KINDS, complaint, textOf } from "./settings.js";

const LINE = /^\s*--([\w-]+)\s*:\s*(.*?)\s*$/;
const AROUND = /^\s*(course-settings\s*\{|\}|@charset "utf-8";)?\s*$/i;

/** Whether a value is one of the example's, whose names and numbers are nobody's. @param {string} value */
export function isMadeUp(value) { return /\bnorthshire\b|\.example\b|\b01632[ -]?960/i.test(value); }
export const MADE_UP = "this is the example's, and made up; write your own, or leave it out";

/** The lines without comments, so that a line keeps its number. */
function lines(text) {
  return text.replace(/^\uFEFF/, "").replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " ")).split(/\r?\n/);
}

function wrongWith(name, value) {
  if (!KINDS.has(name)) {
    const near = Array.from(KINDS.keys()).find((known) => known.startsWith(name.slice(0, 4)));
    return `there is no setting “${name}”; ${near ? `perhaps “${near}”` : "look for a slip of the pen"}`;
  }
  if (!value.endsWith(";")) return "the semicolon at the end is missing, so the next setting is lost too";
  if (/^[“”„‘’]/.test(value)) return "its quotation marks are curly, as a word processor makes them; type straight ones";
  const text = textOf(value.slice(0, -1));
  return complaint(KINDS.get(name), text) || (isMadeUp(text) ? MADE_UP : "");
}

/** @param {string} text @returns {string[]} every problem of a file as “line 3: what is wrong” */
export function problems(text) {
  const found = [], seen = new Map();
  const all = lines(text);
  const strange = all.findIndex((line) => /[\uFFFD\0]/.test(line));
  if (strange >= 0) return [`line ${strange + 1}: a letter here cannot be read, since the file is not saved as UTF-8; save it again with that encoding`];
  all.forEach((line, index) => {
    const setting = LINE.exec(line);
    const told = (words) => found.push(`line ${index + 1}: ${words}`);
    if (!setting && !AROUND.test(line)) told("this is not a setting; write --front-door: \"01632 960002\"; on a line of its own");
    if (!setting) return;
    const wrong = wrongWith(setting[1], setting[2]);
    if (wrong) told(`--${setting[1]}: ${wrong}`);
    if (seen.has(setting[1])) told(`--${setting[1]} stands on line ${seen.get(setting[1])} too; keep one`);
    seen.set(setting[1], index + 1);
  });
  if (!all.some((line) => /course-settings\s*\{/.test(line))) found.unshift("line 1: the file does not begin with course-settings {");
  if (!all.some((line) => /^\s*\}\s*$/.test(line))) found.push(`line ${all.length}: the file does not end with }`);
  return found;
}

/** A record of learning as it is read, in one shape for the page, plain text and Word. Pure.
 * @typedef {{label: string, text: string}} Line
 * @typedef {{title: string, about: Line[], standing: string[], pieces: {id: string, hasPeer: boolean, title: string, lines: Line[]}[]}} Told */
import * as dates from "../shared/dates.js";
import { calm } from "../shared/values.js";

const TITLE = "My record of learning";
const STANDING = ["Self-recorded. Not accredited, and not proof of competence.", "Do not enter details by which someone could be recognised."];
/** The fields of a piece in the order in which they are told; `to` is told with `from`. */
const ORDER = ["type", "what", "from", "minutes", "learnt", "impact", "peer", "action", "review"];
const LONGEST_NAME = 70;

function textOf(name, fields) {
  if (name === "from") return [fields.from, fields.to].filter(Boolean).map(dates.inWords).join(" to ");
  if (name === "review") return dates.inWords(fields.review || "");
  if (name === "minutes" && /^\d+$/.test(fields.minutes || "")) return `${Number(fields.minutes)} minutes`;
  return fields[name] || "";
}

/** What a piece is called: what its description has in quotation marks at its beginning, or the beginning itself. */
export function nameOf(fields) {
  const text = (fields.what || fields.type || "").trim();
  const quoted = /^"([^"\n]{1,100})"/.exec(text), first = quoted ? quoted[1] : text.split("\n")[0];
  return first.length > LONGEST_NAME ? `${first.slice(0, LONGEST_NAME).replace(/\s+\S*$/, "")} …` : first || "An entry";
}

/** @param {any} me its fields */
export function tell(me, pieces, labels, contents) {
  const about = ["name", "role", "employer"].filter((name) => me[name]).map((name) => ({ label: labels[name], text: me[name] }));
  about.push({ label: "Course", text: `${contents.title}, version ${contents.version}, content of ${dates.inWords(contents.date)}` });
  return {
    title: TITLE, about: about, standing: STANDING,
    pieces: pieces.map((piece, index) => ({
      id: piece.id, hasPeer: Boolean(piece.fields.peer), title: `${index + 1}. ${nameOf(piece.fields)}`,
      lines: ORDER.map((name) => ({ label: labels[name], text: textOf(name, piece.fields).trim() })).filter((line) => line.text)
    }))
  };
}

/** A text that can be pasted into a spreadsheet: calm, and without a tab, which would make a cell. */
function pasted(text) {
  return calm(text.replace(/\t/g, "  ").replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]/g, ""));
}

function line(one) { return `${one.label}: ${pasted(one.text).replace(/^'/, "")}`; }

/** @param {Told} told @returns {string} */
export function plain(told) {
  const head = [told.title, ...told.about.map(line), ...told.standing].join("\n");
  return [head, ...told.pieces.map((piece) => [pasted(piece.title), ...piece.lines.map(line)].join("\n"))].join("\n\n") + "\n";
}

/** @param {Told} told @returns {import("./docx.js").Block[]} */
export function blocks(told) {
  const normal = (text) => ({ style: "Normal", text: text });
  return [{ style: "Title", text: told.title }, ...told.about.map((one) => normal(`${one.label}: ${one.text}`)), ...told.standing.map(normal),
    ...told.pieces.flatMap((piece) => [{ style: "Heading1", text: piece.title },
      ...piece.lines.flatMap((one) => [{ style: "Heading2", text: one.label }, normal(one.text)])])];
}

/** Adds up teams' sheets as the page does: node scripts/evidence.mjs, with what to do as JSON on its standard input. */
import fs from "node:fs";
import { addUp, csv, plain } from "../overrides/assets/team/adding-up.js";
import { decoded, MOST_BYTES, WRONG } from "../overrides/assets/team/file.js";

const { known, files, isTable, now } = JSON.parse(fs.readFileSync(0, "utf8"));

/** @param {string} name */
function taken(name) {
  return fs.statSync(name).size > MOST_BYTES ? { name, problem: WRONG.large } : { name, text: decoded(fs.readFileSync(name)) };
}

const picture = addUp(files.map(taken), known, now);
process.stdout.write(isTable ? csv(picture) : plain(picture));
const notes = [...picture.refused.map(({ name, why }) => `${name}: left out. ${why}`), ...picture.remarks];
process.stderr.write(notes.map((line) => `${line}\n`).join(""));
process.exitCode = picture.refused.length ? 1 : 0;

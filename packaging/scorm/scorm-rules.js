/** What counts: the settings of whoever set the package up, what they leave to do, and when that is complete.
 * @typedef {{modules: string[], score: boolean, pass: ?number}} Given
 * @typedef {{items: Object[], score: boolean, pass: ?number, problems: string[]}} Settings */

const KNOWN = ["modules", "score", "pass"];
const FILE = "scorm-settings.js";

/** The modules or cases with these names, in the order of the course; all modules where none is named. */
function chosen(slugs, contents) {
  const all = contents.modules.concat(contents.cases);
  return slugs.length ? all.filter((item) => slugs.includes(item.slug)) : contents.modules;
}

function slips(given, contents) {
  const names = contents.modules.concat(contents.cases).map((item) => item.slug);
  const found = Object.keys(given).filter((name) => !KNOWN.includes(name)).map((name) => `“${name}” is not a setting; known are ${KNOWN.join(", ")}.`);
  const modules = given.modules === undefined ? [] : given.modules;
  if (!Array.isArray(modules)) found.push("modules must be a list such as [\"assessment\"].");
  else for (const name of modules) if (!names.includes(name)) found.push(`There is no module or case “${name}”; known are ${names.join(", ")}.`);
  if (![undefined, true, false].includes(given.score)) found.push("score must be true or false.");
  const pass = given.pass;
  if (pass !== undefined && pass !== null && !(Number.isInteger(pass) && pass > 0 && pass <= 100)) found.push("pass must be a whole number from 1 to 100, or null.");
  else if (pass && given.score !== true) found.push("pass needs score: true.");
  return found.map((text) => `${FILE}: ${text}`);
}

/** @param {*} given what the settings file says */
export function settings(given, own, contents) {
  const isThere = typeof given === "object" && given !== null && !Array.isArray(given);
  const problems = isThere ? slips(given, contents) : [`${FILE}: it is missing or cannot be read.`];
  const used = { modules: [], score: false, pass: null, ...(problems.length ? own : given) };
  return { items: chosen(used.modules, contents), score: used.score, pass: used.pass, problems };
}

/** What is left of a module or a case: its sections not yet read, and the ids of its core questions not yet tried. */
export function left(item, record, contents) {
  const tried = (id) => record.questions[id] && record.questions[id].version === contents.questions[id].version;
  return {
    sections: item.sections.filter((part) => !record.seen[item.slug + ":" + part.id]),
    questions: item.core.filter((id) => !tried(id))
  };
}

export function isDone(item, record, contents) {
  const rest = left(item, record, contents);
  return !rest.sections.length && !rest.questions.length;
}

/** The share, from 0 to 100, of the core questions whose latest answer is in line with the report's learning; null before the first answer. */
export function score(items, record, contents) {
  const ids = items.flatMap((item) => item.core);
  const tried = ids.map((id) => [record.questions[id], contents.questions[id]]).filter(([entry, now]) => entry && entry.version === now.version);
  return tried.length ? Math.round(100 * tried.filter(([entry]) => entry.last.keyed).length / ids.length) : null;
}

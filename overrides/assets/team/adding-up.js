/** Many teams' sheets added up, so that nobody can be found: each in its own quarter and not before that is over, no row of fewer than five sheets,
 * and each figure drawn once, over one set of sheets, so that none can be had by taking one from another. Pure, as file.js is.
 * @typedef {{title: string, note: string, head: string[], rows: string[][], bars?: [number, number][][]}} Table with what each row's bars compare
 * @typedef {{sheets: number, madeUp: boolean, said: string[], tables: Table[], refused: {name: string, why: string}[], remarks: string[]}} Picture */
import * as dates from "../shared/dates.js";
import { calm, many, parted } from "../shared/values.js";
import { countsOf, lacks, read } from "./file.js";

export const LEAST = 5, TALK = "A reason to talk, not a measure.", MADE_UP = "Made up: an example. No such teams exist.";
const WAIT = 42, TOGETHER = ", put together";

/** Below and above, for a list that stays the same in whatever order its files come. */
function inOrder(one, other) { return one < other ? -1 : Number(one > other); }

/** The rows of a list, with none of fewer than five: the smallest are put together, with as many more as it takes. */
function grouped(sheets, keyOf, things) {
  const rows = parted(sheets, keyOf).sort((one, other) => one[1].length - other[1].length || inOrder(one[0], other[0])), rest = [];
  while (rows.length && (rows[0][1].length < LEAST || (rest.length && rest.length < LEAST))) rest.push(...rows.shift()[1]);
  rows.sort((one, other) => inOrder(one[0].endsWith(TOGETHER), other[0].endsWith(TOGETHER)) || inOrder(one[0], other[0]));
  return rest.length ? rows.concat([[`${rows.length ? "Other" : "All"} ${things}${TOGETHER}`, rest]]) : rows;
}

function names(rows) { return new Map(rows.flatMap(([name, sheets]) => sheets.map((sheet) => [sheet, name]))); }

function list(sheets, nameOf) { return Array.from(new Set(sheets.map(nameOf))).sort(inOrder).join("; "); }

const QUARTERS = ["January to March", "April to June", "July to September", "October to December"];

/** The quarter of a day, such as 2026-0, and that in words. */
function quarter(day) { return `${day.slice(0, 4)}-${Math.floor((Number(day.slice(5, 7)) - 1) / 3)}`; }
function inWords(key) { return `${QUARTERS[Number(key.slice(5))]} ${key.slice(0, 4)}`; }

/** The day from which a quarter is added up: six weeks after its end, when second looks are in. */
function readyOn(key) { return dates.of(dates.dayAfter(new Date(Number(key.slice(0, 4)), 3 * Number(key.slice(5)) + 3, 1).getTime(), WAIT)); }
const sum = (sheets, number) => sheets.reduce((total, sheet) => total + number(sheet), 0);

/** What was used, and by which services: numbers of sheets, and beside them no more than names. */
function uses(sheets, themes, known) {
  const themeOf = names(themes), services = grouped(sheets, (sheet) => sheet.service, "services");
  const row = (rows, second) => rows.map(([name, some]) => [name, String(some.length), list(some, second)]);
  const note = `A row is of ${LEAST} sheets or more; what has fewer is put together.`;
  return [
    { title: "What was used", note, head: ["Theme", "Sheets", "As"], rows: row(themes, (sheet) => known.used[sheet.used].as) },
    { title: "Which services", note, head: ["Service", "Sheets", "What they used"], rows: row(services, (sheet) => themeOf.get(sheet)) }
  ];
}

/** Whether a figure may be drawn: from five sheets or more, and none of them with more than half of what was looked at. */
function isEnough(sheets, looks, base) {
  return sheets.length >= LEAST && looks.every((look) => 2 * Math.max(...sheets.map((sheet) => sheet[look][base])) <= sum(sheets, (sheet) => sheet[look][base]));
}

/** The counts of one check: of the teams that looked twice, else the first look of all, and a sheet in full or not at all: two sums over nearly the
 * same sheets would give away the rest. */
function counted(title, sheets, items) {
  const [base, ...parts] = items.map((item) => item.id);
  const isWhole = (look) => (sheet) => items.every(({ id }) => Object.hasOwn(sheet[look], id)) && sheet[look][base] > 0;
  const once = sheets.filter(isWhole("first")), twice = once.filter(isWhole("second"));
  const looks = isEnough(twice, ["first", "second"], base) ? ["first", "second"] : ["first"];
  const used = looks.length > 1 ? twice : once;
  if (!isEnough(used, looks, base)) return [];
  const bars = parts.map((part) => looks.map((look) => /** @type {[number, number]} */ ([sum(used, (sheet) => sheet[look][part]), sum(used, (sheet) => sheet[look][base])])));
  const note = `From ${used.length} sheets${looks.length > 1 ? " of teams that looked twice" : ", the first look"}. ${items[0].words}: the others are numbers of these.`;
  const rows = bars.map((pairs, at) => [items[at + 1].words, ...pairs.map(([some, all]) => `${some} of ${all}`)]);
  return [{ title: `Counts: ${title}`, note, head: ["What was counted", "First look", "When they looked again"].slice(0, 1 + looks.length), rows, bars }];
}

/** What was agreed, by the rows of themes, of which those where fewer than five sheets agreed anything are put together once more. */
function agreed(sheets, themes) {
  const some = sheets.filter((sheet) => sheet.agreed.some((line) => line.will.trim()));
  if (some.length < LEAST) return [];
  const themeOf = names(themes), lines = (one) => one.flatMap((sheet) => sheet.agreed).filter((line) => line.will.trim()).map((line) => [line.will.trim(), line.child.trim()]);
  const rows = grouped(some, (sheet) => themeOf.get(sheet), "themes")
    .flatMap(([theme, one]) => Array.from(new Map(lines(one).map((line) => [line.join("\n"), [theme, ...line]]))).sort((a, b) => inOrder(a[0], b[0])).map(([, row]) => row));
  const note = "In the teams' own words, without who takes it and by when. Read it through before you share it: a sentence can point to somebody.";
  return [{ title: "What was agreed", note, head: ["Theme", "What we will do", "How a child would notice"], rows }];
}

function drawn(sheets, known) {
  const themes = grouped(sheets, (sheet) => known.themes[known.used[sheet.used].theme], "themes"), rows = new Map(themes);
  const counts = Object.values(known.themes).filter((title) => rows.has(title)).flatMap((title) => counted(title, rows.get(title), countsOf(known, rows.get(title)[0].used)));
  return [...uses(sheets, themes, known), ...counts, ...agreed(sheets, themes)];
}

/** What is said of one quarter: of a small one, and of one that is not over, only that sheets exist. */
function saidOf(key, sheets, now) {
  const some = `${inWords(key)}: ${many(sheets.length, "sheet")}.`;
  if (readyOn(key) > dates.of(now)) return `${some} This quarter is added up from ${dates.inWords(readyOn(key))}, when second looks are in.`;
  if (sheets.length < LEAST) return `${some} A figure is drawn from ${LEAST} sheets or more: below that, this page says only that sheets exist.`;
  const due = sheets.filter((sheet) => sheet.look && !sheet.looked && sheet.look <= dates.of(now)).length;
  return `${some} ${sum(sheets, (sheet) => sheet.people)} people were in the room, counted once for each sheet. ` +
    `Due for another look: ${due >= LEAST ? due : due ? `fewer than ${LEAST}` : "none"}.`;
}

/** Of two versions of a sheet, whether the one is the later; where they were saved at the same moment, the same one always. */
function isLater(one, other) { return (one.sheet.saved - other.sheet.saved || inOrder(JSON.stringify(one.sheet), JSON.stringify(other.sheet))) > 0; }

/** The sheets of the files: each once, and its latest version. Made-up ones go where there are any others. */
function taken(files, known, now) {
  const kept = new Map(), refused = [], remarks = [];
  for (const { name, text, problem } of files) {
    const found = problem ? { problem, sheet: null } : read(text, known, now), why = found.problem || lacks(found.sheet, known);
    if (why) { refused.push({ name, why }); continue; }
    const one = { name, sheet: found.sheet }, other = kept.get(one.sheet.id), isNew = !other || isLater(one, other);
    if (isNew) kept.set(one.sheet.id, one);
    if (!other) continue;
    if (JSON.stringify(one.sheet) === JSON.stringify(other.sheet)) remarks.push(`${name} is the same sheet as ${other.name}, and is counted once.`);
    else remarks.push(`${name} and ${other.name} are two versions of one sheet: ${isNew ? name : other.name} is the later, and is counted.`);
  }
  const real = Array.from(kept.values()).filter((one) => !one.sheet.made_up), all = real.length ? real : Array.from(kept.values());
  for (const one of kept.values()) if (!all.includes(one)) refused.push({ name: one.name, why: "It is made up, and the others are not." });
  return { sheets: all.map((one) => one.sheet), refused, remarks };
}

/** @param {{name: string, text?: ?string, problem?: string}[]} files */
export function addUp(files, known, now) {
  const named = files.map((file) => ({ ...file, name: file.name.replace(/[\p{Cc}\p{Cs}]/gu, "?").slice(-100) }));
  const { sheets, refused, remarks } = taken(named, known, now), madeUp = sheets.some((sheet) => sheet.made_up);
  const quarters = parted(sheets, (sheet) => quarter(sheet.date)).sort((one, other) => inOrder(one[0], other[0]));
  const over = quarters.filter(([key]) => readyOn(key) <= dates.of(now)), total = sum(over, ([, some]) => some.length);
  const said = [`${many(total, "sheet is", "sheets are")} added up.`, ...quarters.map(([key, some]) => saidOf(key, some, now)), TALK];
  const tables = over.filter(([, some]) => some.length >= LEAST)
    .flatMap(([key, some]) => drawn(some, known).map((table) => ({ ...table, title: `${table.title}, ${inWords(key)}` })));
  return { sheets: total, madeUp, said: madeUp ? [MADE_UP, ...said] : said, tables, refused, remarks };
}

/** A cell for a spreadsheet. @param {string} text */
function quoted(text) { return `"${calm(text).replace(/"/g, '""')}"`; }

/** @param {Picture} picture @returns {string} as comma-separated values */
export function csv(picture) {
  const lines = [...picture.said.map((line) => [line]), ...picture.tables.flatMap((table) => [[], [table.title], [table.note], table.head, ...table.rows])];
  return lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
}

/** @param {Picture} picture @returns {string} as text for a terminal */
export function plain(picture) {
  const tables = picture.tables.map((table) => [table.title, table.note, "", table.head.join(" | "), ...table.rows.map((row) => row.join(" | ").replace(/\s+/g, " "))].join("\n"));
  return `${[picture.said.join("\n"), ...tables].join("\n\n")}\n`;
}

/** The settings of a host, local/settings.css: a style sheet that can style one element of its own alone, so it runs no script. Its values become text and four kinds of link. */
import { inWords, isDay } from "../shared/dates.js";
import { each, link, make } from "../shared/dom.js";
import { FILE } from "./settings-file.js";
import fields from "data/hostFields.json";

const FOLDER = new URL(".", FILE);
const { longest, forms } = fields;
/** The kind of each setting by its name. */
export const KINDS = new Map(Object.entries(fields.kinds));
const PIECE = new RegExp(forms.piece, "giu");

function fits(form, value) { return new RegExp(`^(?:${forms[form]})$`, "iu").test(value); }

/** The computed style of the one element that the file can style, or null where it cannot be loaded. @returns {Promise<?CSSStyleDeclaration>} */
function load() {
  return new Promise((resolve) => {
    const host = make("div", { hidden: true }), told = document.createElement("course-settings");
    const sheet = make("link", { rel: "stylesheet", href: FILE, onload: () => resolve(getComputedStyle(told)), onerror: () => resolve(null) });
    host.attachShadow({ mode: "open" }).append(sheet, told);
    document.body.append(host);
  });
}

/** The text of a property's value; null where it is not one text in quotation marks. */
export function textOf(value) {
  const quoted = /^\s*(?:"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)')\s*$/.exec(value);
  if (!quoted) return null;
  const inner = quoted[1] === undefined ? quoted[2] : quoted[1];
  return inner.replace(/\\([0-9a-f]{1,6})\s?|\\([^])/gi, (all, code, sign) =>
    sign || (parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(parseInt(code, 16)) : ""));
}

/** @returns {string} what is wrong with a value of this kind; nothing where it is sound */
export function complaint(kind, value) {
  if (value === null) return "it is not one text in straight quotation marks, with a semicolon at its end";
  if (!value.trim()) return "it is empty; leave it out";
  if (value.length > longest) return `it has ${value.length} characters, and ${longest} are the most`;
  if (/[\u0000-\u001f]/.test(value)) return "it goes over several lines; keep it on one";
  if (kind === "address" && fits("www", value)) return "it is a web address without its beginning; put https:// before it";
  if (kind === "address" && !fits("web", value) && !fits("file", value)) return "it is neither a web address with http or https nor a file in the folder local";
  if (kind === "logo" && !fits("logo", value)) return "it is not the name of a picture (svg, png, jpg or webp) in the folder local";
  if (kind === "date" && !isDay(value)) return "it is not a date such as 2027-05-01";
  if (kind === "number" && !fits("number", value)) return "it is not a whole number";
  return "";
}

/** Whether a setting names a file in the host's folder. @param {string} kind @param {string} value */
export function isFile(kind, value) { return kind === "logo" || (kind === "address" && !fits("web", value)); }

export function addressOf(value) {
  return fits("web", value) ? value : new URL(value.split("/").map(encodeURIComponent).join("/"), FOLDER).href;
}

/** The words as nodes: addresses, mail addresses and telephone numbers become links. */
function linked(text) {
  const nodes = [];
  let position = 0;
  for (const match of text.matchAll(PIECE)) {
    const { mail, phone, word } = match.groups;
    if (word) continue;
    const address = phone ? "tel:" + phone.replace(/[ -]/g, "") : mail ? "mailto:" + mail : match[0];
    nodes.push(text.slice(position, match.index), link(match[0], address));
    position = match.index + match[0].length;
  }
  return [...nodes, text.slice(position)];
}

function fill(place, value) {
  const kind = place.dataset.kind, words = kind === "address" ? [link(value, addressOf(value))] : kind === "date" ? [inWords(value)] : linked(value);
  place.querySelectorAll(".local__find, .local__write, .local__value").forEach((part) => part.remove());
  place.append(make("span", "local__value", ...words));
}

/** What is done with a setting of a name, beside its words in the page. @type {Record<string, (value: string, values: Map<string, string>) => void>} */
const USES = {
  organisation(name) {
    each("[data-local-name]", (place) => { place.textContent = name; });
    each("[data-local-host]", (place) => { place.hidden = false; });
  },
  /** The host's logo stands in the place of the course's mark, which comes back where the logo cannot be shown. */
  logo: (file) => each(".md-logo img", (mark) => {
    const own = mark.src;
    mark.onerror = () => { mark.onerror = null; mark.src = own; };
    mark.src = addressOf(file);
  }),
  procedures: (address) => each("[data-local-link=procedures]", (place) => place.replaceChildren(link(place.textContent, addressOf(address)))),
  "accessibility-statement": (address) => each(".foot-list a[href$='accessibility.html']", (one) => { one.href = addressOf(address); }),
  report: (address, values) => each("a.page-ref[href*='report-pages.html#p']", (ref) => {
    const page = /^#p(\d+)/.exec(ref.hash); // and not a paragraph that the source numbers
    if (page) ref.href = `${addressOf(address)}#page=${Number(page[1]) + parseInt(values.get("report-offset") || "0", 10)}`;
  })
};

/** Puts a host's own words on the page. @param {Map<string, string>} values */
export function apply(values) {
  each("[data-local][data-kind]", (place) => { if (values.has(place.dataset.local)) fill(place, values.get(place.dataset.local)); });
  for (const [name, use] of Object.entries(USES)) if (values.has(name)) use(values.get(name), values);
}

/** What the file says: whether it is there, the values that are sound, and the names of those that are not. */
export async function read() {
  const style = await load(), values = new Map(), wrong = [];
  for (const [name, kind] of style ? KINDS : []) {
    const raw = style.getPropertyValue("--" + name);
    if (!raw) continue;
    const value = textOf(raw);
    if (complaint(kind, value)) wrong.push(name);
    else values.set(name, value);
  }
  return { found: Boolean(style), values, wrong };
}

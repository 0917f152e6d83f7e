/**
 * Puts a host's own words on the page: names, numbers and links from the file local/settings.css, which no release
 * holds. The file is a style sheet of custom properties, loaded where it can style nothing but one element of its own,
 * so it can run no script and change no look. What it says becomes text, and links of four kinds alone.
 *
 * @typedef {{found: boolean, values: Map<string, string>, wrong: string[]}} Settings
 */
import { inWords } from "../shared/dates.js";
import { link } from "../shared/dom.js";
import { FILE } from "./settings-file.js";

const FOLDER = new URL(".", FILE);
const LONGEST = 300;
const APART = { organisation: "text", logo: "logo", procedures: "address", report: "address", "report-offset": "number" };
const WEB = /^https?:\/\/[^\s<>"'/]+(?:\/[^\s<>"']*)?$/i;
const LOCAL = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]*(?:\/[\p{L}\p{N}_][\p{L}\p{N}_ .-]*)*$/u;
const LOGO = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]*\.(?:svg|png|jpe?g|webp)$/iu;
const PIECE = new RegExp(
  "(?<web>https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)])" +
  "|(?<mail>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)" +
  "|(?<phone>(?<!\\w)(?:(?:\\+44[ -]?|0)\\d(?:[ -]?\\d){8,9}|999)(?![\\w-]))", "g");

/** The computed style of the one element that the file can style, or null where it cannot be loaded. */
function load() {
  return new Promise((resolve) => {
    const host = document.createElement("div");
    host.hidden = true;
    const sheet = document.createElement("link");
    const told = document.createElement("course-settings");
    sheet.rel = "stylesheet";
    sheet.href = FILE;
    sheet.onload = () => resolve(getComputedStyle(told));
    sheet.onerror = () => resolve(null);
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
  if (value.length > LONGEST) return `it has ${value.length} characters, and ${LONGEST} are the most`;
  if (/[\u0000-\u001f]/.test(value)) return "it goes over several lines; keep it on one";
  if (kind === "address" && !WEB.test(value) && !LOCAL.test(value)) return "it is neither a web address with http or https nor a file in the folder local";
  if (kind === "logo" && !LOGO.test(value)) return "it is not the name of a picture (svg, png, jpg or webp) in the folder local";
  if (kind === "date" && !isDate(value)) return "it is not a date such as 2027-05-01";
  if (kind === "number" && !/^-?\d{1,4}$/.test(value)) return "it is not a whole number";
  return "";
}

function isDate(value) {
  const day = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(value + "T00:00:00Z") : null;
  return Boolean(day) && !isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function addressOf(value) {
  return WEB.test(value) ? value : new URL(value.split("/").map(encodeURIComponent).join("/"), FOLDER).href;
}

/** The words as nodes: addresses, mail addresses and telephone numbers become links. */
function linked(text) {
  const nodes = [];
  let position = 0;
  for (const match of text.matchAll(PIECE)) {
    const { mail, phone } = match.groups;
    const address = phone ? "tel:" + phone.replace(/[ -]/g, "") : mail ? "mailto:" + mail : match[0];
    nodes.push(text.slice(position, match.index), link(match[0], address));
    position = match.index + match[0].length;
  }
  return [...nodes, text.slice(position)];
}

/** The nodes that stand for a value of this kind. */
function drawn(kind, value) {
  if (kind === "address") return [link(value, addressOf(value))];
  return kind === "date" ? [inWords(value)] : linked(value);
}

function fill(place, value) {
  const shown = document.createElement("span");
  shown.className = "local__value";
  shown.append(...drawn(place.dataset.kind, value));
  place.querySelectorAll(".local__find, .local__write, .local__value").forEach((part) => part.remove());
  place.append(shown);
}

function nameHost(name) {
  document.querySelectorAll("[data-local-name]").forEach((place) => { place.textContent = name; });
  document.querySelectorAll("[data-local-host]").forEach((place) => { place.hidden = false; });
}

function leadToReport(address, offset) {
  document.querySelectorAll("a.page-ref[href*='report-pages.html#p']").forEach((ref) => {
    ref.href = `${addressOf(address)}#page=${parseInt(/#p(\d+)/.exec(ref.getAttribute("href"))[1], 10) + offset}`;
  });
}

export function apply(values) {
  document.querySelectorAll("[data-local][data-kind]").forEach((place) => {
    if (values.has(place.dataset.local)) fill(place, values.get(place.dataset.local));
  });
  if (values.has("organisation")) nameHost(values.get("organisation"));
  if (values.has("logo")) document.querySelectorAll(".md-logo img").forEach((mark) => { mark.src = addressOf(values.get("logo")); });
  if (values.has("procedures")) document.querySelectorAll("[data-local-link=procedures]").forEach((place) => {
    place.replaceChildren(link(place.textContent, addressOf(values.get("procedures"))));
  });
  if (values.has("report")) leadToReport(values.get("report"), parseInt(values.get("report-offset") || "0", 10));
}

/** Names and kinds of what this page can show; a page that lists slots, as the hosts' check does, adds them all. */
function kinds() {
  const found = new Map(Object.entries(APART));
  document.querySelectorAll("[data-local][data-kind]").forEach((place) => found.set(place.dataset.local, place.dataset.kind));
  return found;
}

/** @returns {Promise<Settings>} */
export async function read() {
  const style = await load(), values = new Map(), wrong = [];
  for (const [name, kind] of style ? kinds() : []) {
    const raw = style.getPropertyValue("--" + name);
    if (!raw) continue;
    const value = textOf(raw);
    if (complaint(kind, value)) wrong.push(name);
    else values.set(name, value);
  }
  return { found: Boolean(style), values: values, wrong: wrong };
}


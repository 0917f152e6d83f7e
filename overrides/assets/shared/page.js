/** What the page says of itself, in its one block of JSON, and the way to the other files of the site. */
import { make } from "./dom.js";

/** @type {{root: string, course: string, slug?: string, sections?: string[], deck?: string, without?: string[]} & Record<string, any>} `root` leads from the page to the top of the site */
export const facts = JSON.parse(document.getElementById("page-facts").textContent);

/** One file leads nowhere, and may stand at an address that nothing can be found beside. */
export const root = facts.inOneFile ? null : new URL(`${facts.root}/`, document.baseURI);

/** The address of a file by its path in the site. @param {string} path */
export function at(path) { return new URL(path, root).href; }

/** Whether the course has a page, of those to which scripts lead. @param {string} path */
export const has = (path) => !(facts.without || []).includes(path);

/** What the page's own address names behind its #; nothing where that cannot be read. */
export function fragment() {
  try { return decodeURIComponent(location.hash.slice(1)); } catch (error) { return ""; }
}

/** @type {Map<string, Promise<void>>} what is on its way or here, by its path */
const loaded = new Map();

/** Loads a script or a style of the site once, or again where that failed. @param {string} path */
export function load(path) {
  if (facts.inOneFile) return Promise.resolve(); // all of it stands in the page
  if (!loaded.has(path)) loaded.set(path, fetched(path));
  loaded.get(path).catch(() => loaded.delete(path));
  return loaded.get(path);
}

/** @param {string} path @returns {Promise<void>} */
function fetched(path) {
  return new Promise((resolve, reject) => {
    const told = { onload: () => resolve(), onerror: () => reject(new Error(`cannot load ${path}`)) };
    document.head.append(path.endsWith(".css") ? make("link", { ...told, rel: "stylesheet", href: at(path) })
      : make("script", { ...told, async: false, src: at(path) }));
  });
}

/** Has the script of a name in `later/` do what it is for, once it is here. @param {string} name @param {any} detail what it works with */
export async function later(name, detail) {
  await load(`assets/later/${name}.js`);
  document.dispatchEvent(new CustomEvent(`course:${name}`, { detail }));
}

/** Says in such a script what it is for. @param {string} name @param {(detail: any) => void} act @param {AddEventListenerOptions} [options] */
export function asked(name, act, options) {
  document.addEventListener(`course:${name}`, (/** @type {CustomEvent} */ event) => act(event.detail), options);
}

/** What a file of data holds (`questions/assessment` in assets/questions/assessment.js), once it has been loaded; else nothing. */
export function held(name) { return Object.hasOwn(window.courseData || {}, name) ? window.courseData[name] : undefined; }

/** What a file of data holds. @param {string} name @returns {Promise<any>} */
export async function data(name) {
  if (!held(name)) await load(`assets/${name}.js`);
  if (!held(name)) throw new Error(`nothing in ${name}`);
  const edition = document.querySelector("meta[name=course-version]")?.content;
  if (edition && held("edition") !== edition) load("assets/later/renewed.js").catch(() => {});
  return held(name);
}

/** The frame in which the page of a learning system shows the course; behind this name stands whose record it is, as `.LEARNER.ATTEMPT`. */
export const FRAME = "course-in-a-learning-system";
export const isInLearningSystem = window.name.split(".")[0] === FRAME;
export const attempt = isInLearningSystem ? window.name.slice(FRAME.length + 1) : "";

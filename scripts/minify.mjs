/** Makes the pages and what the theme brings smaller in a built site: node scripts/minify.mjs <the site's folder>. The theme's styles lose the
 * rules that no page, and no script, can meet, and go into the file of our own style: one request for both. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { minify as minifyPage } from "html-minifier-terser";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";

const site = process.argv[2];

/** @param {string} folder @param {string} ending @returns {string[]} */
function files(folder, ending) {
  return fs.readdirSync(path.join(site, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** The start tags of a page, each as it is written. @param {string} html */
function tagsOf(html) { return html.match(/<[a-z](?:[^=>]|=\s*"[^"]*"|=\s*'[^']*'|=)*>/gi) || []; }

/** What start tags ask for. @param {string} tags */
function asked(tags) {
  const found = { tags: /** @type {string[]} */ ([]), attributes: { names: /** @type {string[]} */ ([]), values: /** @type {string[]} */ ([]) }, classes: /** @type {string[]} */ ([]), ids: /** @type {string[]} */ ([]), undetermined: [] };
  for (const tag of tagsOf(tags)) {
    const [, name, written] = /** @type {RegExpExecArray} */ (/^<([^\s/>]+)([^]*)>$/.exec(tag));
    found.tags.push(name.toLowerCase());
    for (const [, attribute, ...values] of written.matchAll(/([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)) {
      const parts = values.join("").split(" ");
      found.attributes.names.push(attribute);
      found.attributes.values.push(...parts);
      if (attribute === "class") found.classes.push(...parts);
      if (attribute === "id") found.ids.push(...parts);
    }
  }
  return found;
}

/** The words of a text. @param {string} text */
function words(text) { return text.match(/[A-Za-z0-9_-]+/g) || []; }

/** What a script may make: attributes of any of its words, elements that it names in quotes, classes of the theme that it names. @param {string} text */
function makings(text) {
  const all = words(text);
  const tags = Array.from(text.matchAll(/["'`]([a-z][a-z0-9]*)["'`]/g), (found) => found[1]);
  return { tags, attributes: { names: all, values: all }, classes: all.filter((word) => word.startsWith("md-")), ids: [], undetermined: [] };
}

/** The words inside the tags of slides, which a script keeps as text. @param {string} text */
function slideWords(text) { return (text.match(/<[^>]*>/g) || []).flatMap(words); }

/** A style without the custom properties, such as an icon's, that neither it nor `others` read. @param {string} css @param {string[]} others */
function withoutUnread(css, others) {
  const root = postcss.parse(css);
  const read = new Set(Array.from([css, ...others].join("\n").matchAll(/(?:var\(\s*|["'`])(--[\w-]+)/g), (found) => found[1]));
  root.walkDecls(/^--/, (declaration) => { if (!read.has(declaration.prop)) declaration.remove(); });
  root.walkRules((rule) => { if (!rule.nodes.length) rule.remove(); });
  const left = root.toString();
  return left === css ? css : withoutUnread(left, others);
}

/** Rules of the theme that draw nothing here: for signs that our style hides, for a class of ours, and what only a script of the theme would show. */
const DEAD = /(?:admonition-title|summary):before|\.question\b|md-dialog|md-(?:header|tabs)\[hidden\]|[_=]search\]|md-tabs__item:nth-child/;

/** A style without such rules, and without custom properties that neither it nor `others` read. @param {string} css @param {string[]} others */
function withoutDead(css, others) {
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    const alive = rule.selectors.filter((selector) => !DEAD.test(selector));
    if (!alive.length) rule.remove();
    else if (alive.length < rule.selectors.length) rule.selectors = alive;
  });
  return withoutUnread(root.toString(), others);
}

const OF_THEME = /<link [^>]*href="[^"]*(assets\/stylesheets\/[^"]*)"[^>]*>\s*/g;
const OURS = /assets\/bundles\/[\w-]+\.\w+\.css/;

const pages = files("", ".html").map((name) => ({ name, text: fs.readFileSync(name, "utf8") }));
const [bundled, later] = ["assets/bundles", "assets/later"].map((folder) => files(folder, ".js").map((name) => ({ name: path.basename(name), text: fs.readFileSync(name, "utf8") })));
const slides = files("assets/decks", ".js").flatMap((name) => slideWords(fs.readFileSync(name, "utf8")));
const inSlides = { raw: Array.from(new Set(slides)).join(" "), extension: "slides" };
const own = ["assets/bundles", "assets/later"].flatMap((folder) => files(folder, ".css")).map((name) => fs.readFileSync(name, "utf8"));

/** What `among` needs of the theme's styles, in the order in which they ask for them. @param {{text: string}[]} among */
async function ofTheme(among) {
  const names = new Set(among.flatMap(({ text }) => Array.from(text.matchAll(OF_THEME), (found) => found[1])));
  // Browsers mark the focus by themselves: the class that a script of the theme would put on is not needed.
  const css = Array.from(names, (name) => ({ raw: fs.readFileSync(path.join(site, name), "utf8").replaceAll(".focus-visible", ":focus-visible") }));
  const scripts = [...bundled.filter(({ name }) => among.some(({ text }) => text.includes(name))), ...later].map(({ text }) => text);
  const trimmed = await new PurgeCSS().purge({
    content: [{ raw: Array.from(new Set(among.flatMap(({ text }) => tagsOf(text)))).join(""), extension: "html" }, ...scripts.map((text) => ({ raw: text, extension: "js" })), inSlides],
    css,
    extractors: [
      { extractor: asked, extensions: ["html"] },
      { extractor: makings, extensions: ["js"] },
      { extractor: words, extensions: ["slides"] },
    ],
    safelist: ["js", "no-js"],
    keyframes: true,
  });
  return withoutDead(trimmed.map((sheet) => sheet.css).join("\n"), [...own, ...scripts]);
}

/** What the pages with one style of ours need of the theme's goes in front of it: one file that browsers may keep for good. */
async function joined(ours) {
  const among = pages.filter(({ text }) => text.search(OF_THEME) >= 0 && OURS.exec(text)[0] === ours);
  const text = `${await ofTheme(among)}\n${fs.readFileSync(path.join(site, ours), "utf8")}`;
  const name = ours.replace(/\w+(?=\.css$)/, createHash("sha256").update(text).digest("hex").slice(0, 8));
  fs.rmSync(path.join(site, ours));
  fs.writeFileSync(path.join(site, name), text);
  for (const page of among) page.text = page.text.replaceAll(OF_THEME, "").replaceAll(ours, name);
}

const themed = pages.filter(({ text }) => text.search(OF_THEME) >= 0);
for (const ours of new Set(themed.map(({ text }) => OURS.exec(text)[0]))) await joined(ours);
fs.rmSync(path.join(site, "assets/stylesheets"), { recursive: true, force: true });
for (const { name, text } of pages) {
  const options = { collapseWhitespace: true, conservativeCollapse: true, removeComments: true, sortAttributes: true };
  fs.writeFileSync(name, await minifyPage(text, options));
}

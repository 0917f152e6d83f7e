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

/** @param {string} name */
function read(name) { return fs.readFileSync(name, "utf8"); }

/** The start tags of a page, each as it is written. @param {string} html */
function tagsOf(html) { return html.match(/<[a-z](?:[^=>]|=\s*"[^"]*"|=\s*'[^']*'|=)*>/gi) || []; }

/** What start tags ask for. @param {string} tags */
function asked(tags) {
  const written = tagsOf(tags).map((tag) => /^<([^\s/>]+)([^]*)>$/.exec(tag));
  const attributes = written.flatMap(([, , text]) => Array.from(
    text.matchAll(/([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g), ([, name, ...values]) => ({ name, parts: values.join("").split(" ") })
  ));
  const of = (name) => attributes.filter((one) => one.name === name).flatMap((one) => one.parts);
  return {
    tags: written.map(([, name]) => name.toLowerCase()), classes: of("class"), ids: of("id"), undetermined: [],
    attributes: { names: attributes.map((one) => one.name), values: attributes.flatMap((one) => one.parts) }
  };
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

/** Rules of the theme that draw nothing here: for signs that our style hides, for a class of ours, and what only a script of the theme would show;
 * and those that take the ring of the focus from what its script has not marked. */
const DEAD = /:not\(\.focus-visible\)|(?:admonition-title|summary):before|\.question\b|md-dialog|md-(?:header|tabs)\[hidden\]|[_=]search\]|md-tabs__item:nth-child/;

/** A style without such rules, and without custom properties, such as an icon's, that neither it nor `others` read. @param {string} css @param {string[]} others */
function withoutDead(css, others) {
  const root = postcss.parse(css);
  const read = new Set(Array.from([css, ...others].join("\n").matchAll(/(?:var\(\s*|["'`])(--[\w-]+)/g), (found) => found[1]));
  root.walkDecls(/^--/, (declaration) => { if (!read.has(declaration.prop)) declaration.remove(); });
  root.walkRules((rule) => {
    const alive = rule.selectors.filter((selector) => !DEAD.test(selector));
    if (!alive.length || !rule.nodes.length) rule.remove();
    else if (alive.length < rule.selectors.length) rule.selectors = alive;
  });
  const left = root.toString();
  return left === css ? css : withoutDead(left, others);
}

const OF_THEME = /<link [^>]*href="[^"]*(assets\/stylesheets\/[^"]*)"[^>]*>\s*/g;
const OURS = /assets\/bundles\/[\w-]+\.\w+\.css/;

// A file to take away holds its own style and scripts, by their hashes.
const pages = files("", ".html").filter((name) => !name.includes("/take-away/"));
const [bundled, later] = ["assets/bundles", "assets/later"].map((folder) => files(folder, ".js").map((name) => ({ name: path.basename(name), text: read(name) })));
const slides = files("assets/decks", ".js").flatMap((name) => slideWords(read(name)));
const inSlides = { raw: Array.from(new Set(slides)).join(" "), extension: "slides" };
const own = ["assets/bundles", "assets/later"].flatMap((folder) => files(folder, ".css")).map(read);

/** What pages with these start tags need of the theme's styles, in the order in which they ask for them. @param {string} tags */
async function ofTheme(tags) {
  const names = new Set(Array.from(tags.matchAll(OF_THEME), (found) => found[1]));
  const css = Array.from(names, (name) => ({ raw: read(path.join(site, name)) }));
  const scripts = [...bundled.filter(({ name }) => tags.includes(name)), ...later].map(({ text }) => text);
  const trimmed = await new PurgeCSS().purge({
    content: [{ raw: tags, extension: "html" }, ...scripts.map((text) => ({ raw: text, extension: "js" })), inSlides],
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

/** The style of ours that a page has beside the theme's. @param {string} html */
function styleOf(html) { return html.search(OF_THEME) < 0 ? "" : OURS.exec(html)[0]; }

// The start tags of the pages with each style of ours, each once; as copies, since what is cut from a page keeps all of it in memory.
const tags = new Map();
for (const page of pages) {
  const html = read(page);
  const style = styleOf(html);
  if (style && !tags.has(style)) tags.set(style, new Set());
  for (const tag of style ? tagsOf(html) : []) tags.get(style).add(Buffer.from(tag).toString());
}

// What those pages need of the theme's goes in front of that style: one file that browsers may keep for good.
const names = new Map();
for (const [style, asking] of tags) {
  const css = `${await ofTheme(Array.from(asking).join(""))}\n${read(path.join(site, style))}`;
  names.set(style, style.replace(/\w+(?=\.css$)/, createHash("sha256").update(css).digest("hex").slice(0, 8)));
  fs.rmSync(path.join(site, style));
  fs.writeFileSync(path.join(site, names.get(style)), css);
}
fs.rmSync(path.join(site, "assets/stylesheets"), { recursive: true, force: true });

/** Pages beside this one in a menu: nearly half of a page of a large part, and already as small as they will be. */
const BESIDE = /(?:<li class="md-nav__item"> <a href="[^"]*" class="md-nav__link"> <span class="md-ellipsis"> [^<]* <\/span> <\/a> <\/li>\s*)+/g;
/** What the theme writes for its own script, and the names of the programs. */
const UNREAD = /<meta name="generator"[^>]*>|<input [^>]*id="__search"[^>]*>|<div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner[^>]*>\s*<\/div>\s*<\/div>/g;
for (const page of pages) {
  const html = read(page).replaceAll(UNREAD, "");
  const style = styleOf(html);
  const joined = style ? html.replaceAll(OF_THEME, "").replaceAll(style, names.get(style)) : html;
  const options = { collapseWhitespace: true, conservativeCollapse: true, removeComments: true, sortAttributes: true };
  const menu = [];
  const cut = joined.replace(BESIDE, (items) => `<li class="md-nav__item">${menu.push(items.replace(/\s+/g, " ")) - 1}</li>`);
  const small = await minifyPage(cut, options);
  fs.writeFileSync(page, small.replace(/<li class="md-nav__item">(\d+)<\/li> ?/g, (_, number) => menu[number]));
}
